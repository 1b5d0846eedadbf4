"""The columns of the matrix: their order, their titles, and what a click on a title sorts by."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sepgui.ui.models.listing import SortKey

if TYPE_CHECKING:
    from sepgui.domain.run import Row
    from sepgui.ui.models.lines import Line


class Column(IntEnum):
    """The columns of the matrix, from the left."""

    VERDICT = 0
    PORT = 1
    ENTRY = 2
    DIRECTION = 3
    HOST = 4
    REASON = 5
    NOW = 6
    LOSS = 7
    P95 = 8
    HISTORY = 9


NUMBERS = frozenset({Column.PORT, Column.NOW, Column.LOSS, Column.P95})
"""Columns that stand to the right."""

ALWAYS = frozenset({Column.VERDICT, Column.PORT, Column.ENTRY})
"""Columns without which a row says nothing."""

AT_FIRST = frozenset(set(Column) - {Column.HOST, Column.REASON})
"""Columns that are shown until the person chooses others."""

SORTS = {
    Column.VERDICT: SortKey.WORST,
    Column.PORT: SortKey.PORT,
    Column.ENTRY: SortKey.ENTRY,
    Column.DIRECTION: SortKey.DIRECTION,
    Column.HOST: SortKey.HOST,
    Column.REASON: SortKey.REASON,
    Column.NOW: SortKey.NOW,
    Column.LOSS: SortKey.LOSS,
    Column.P95: SortKey.P95,
}
"""What a title sorts by; the history has a time axis instead."""


def title_of(column: Column, range_words: str = "", now_words: str = "") -> str:
    """Return a column's title; that of the loss names the shown range, `now_words` what is not now."""
    match column:
        case Column.VERDICT:
            return QCoreApplication.translate("MatrixModel", "Verdict")
        case Column.PORT:
            return QCoreApplication.translate("MatrixModel", "Port")
        case Column.ENTRY:
            return QCoreApplication.translate("MatrixModel", "Entry")
        case Column.DIRECTION:
            return QCoreApplication.translate("MatrixModel", "Direction")
        case Column.HOST:
            return QCoreApplication.translate("MatrixModel", "Host")
        case Column.REASON:
            return QCoreApplication.translate("MatrixModel", "Reason")
        case Column.NOW:
            return now_words or QCoreApplication.translate("MatrixModel", "Now")
        case Column.LOSS:
            words = QCoreApplication.translate("MatrixModel", "Loss {range}")
            return words.format(range=range_words).strip()
        case Column.P95:
            return QCoreApplication.translate("MatrixModel", "p95")
        case Column.HISTORY:
            return QCoreApplication.translate("MatrixModel", "History")


def title_tip(column: Column) -> str:
    """Return what a title says when the pointer rests on it, empty for nothing more than its words."""
    if column is Column.HISTORY:
        return QCoreApplication.translate(
            "MatrixModel",
            "Drag here or over the lanes for the numbers of a span; a double-click takes what lies between "
            "two times.",
        )
    if column is not Column.P95:
        return ""
    return QCoreApplication.translate(
        "MatrixModel",
        "95 of 100 answers in the shown range took at most so long. Minutes of which no single samples are "
        "kept any more do not count.",
    )


def text_of(line: Line, column: Column) -> str:
    """Return what a column says of a row."""
    match column:
        case Column.VERDICT:
            return line.word
        case Column.PORT:
            return line.port
        case Column.ENTRY:
            return f"{line.entry}  {line.address}" if line.address else line.entry
        case Column.DIRECTION:
            return line.direction
        case Column.HOST:
            return line.host
        case Column.REASON:
            return line.reason
        case Column.NOW:
            return line.now
        case Column.LOSS:
            return line.loss
        case Column.P95:
            return line.p95
        case Column.HISTORY:
            return ""


def tip_of(line: Line, row: Row, column: Column) -> str:
    """Return what a cell says when the pointer rests on it; the history's is the model's."""
    if column is Column.VERDICT:
        return f"{line.word}\n{line.tip}" if line.tip else line.word
    if column is Column.DIRECTION:
        ends = [host.name for host in (row.planned.flow.initiator, row.planned.flow.listener) if host]
        return "\n".join((line.direction, " → ".join(ends))) if len(ends) == 2 else line.direction
    return text_of(line, column)


def sentence_of(line: Line) -> str:
    """Return the whole row in one sentence, for those who hear it."""
    words = QCoreApplication.translate(
        "MatrixModel", "{word}: {entry}, port {port}, {direction}, now {now}, loss {loss}"
    )
    said = words.format(
        word=line.word,
        entry=f"{line.entry} {line.address}".strip(),
        port=line.port,
        direction=line.direction,
        now=line.now,
        loss=line.loss,
    )
    return f"{said}. {line.tip}" if line.tip else said
