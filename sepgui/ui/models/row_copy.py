"""Rows of the matrix as a text to paste: aligned for a mail, CSV for a sheet, Markdown for a ticket."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QMimeData

from sepgui.ui.models.columns import Column, text_of
from sepgui.ui.stamp import is_simulated, simulation_word, stamped

if TYPE_CHECKING:
    from sepgui.domain.run import Row
    from sepgui.ui.models.lines import Line


class Form(Enum):
    """How rows are written."""

    TEXT = auto()
    CSV = auto()
    MARKDOWN = auto()


TYPES = {Form.TEXT: "text/plain", Form.CSV: "text/csv"}
"""What rows can be dropped or pasted as."""


def table_of(
    columns: Collection[Column], titles: Callable[[Column], str], rows: Iterable[tuple[Line, Row]]
) -> tuple[list[str], list[list[str]]]:
    """Return titles and cells of rows: the wanted columns, and always whom they ask, by name and address."""
    wanted = {*columns, Column.DIRECTION, Column.HOST} - {Column.HISTORY}
    chosen = [column for column in Column if column in wanted]
    at = chosen.index(Column.HOST) + 1
    named = [titles(column) for column in chosen]
    named.insert(at, QCoreApplication.translate("MatrixModel", "Address"))
    cells: list[list[str]] = []
    for line, row in rows:
        told = [line.entry if column is Column.ENTRY else text_of(line, column) for column in chosen]
        told.insert(at, row.cell.address)
        cells.append(told)
    return named, cells


def carried(texts: Mapping[Form, str]) -> QMimeData:
    """Return texts as what can be dropped or pasted."""
    data = QMimeData()
    for form, text in texts.items():
        data.setData(TYPES[form], text.encode())
    return data


def rows_as(form: Form, titles: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows under their titles, every line ended; CSV as RFC 4180 has it, but with plain line ends.

    Simulated rows say so: above them, in CSV in a column of its own.
    """
    match form:
        case Form.TEXT:
            return stamped(_aligned([titles, *rows]))
        case Form.CSV:
            out = io.StringIO()
            mark = [simulation_word()] if is_simulated() else []
            csv.writer(out, lineterminator="\n").writerows([*line, *mark] for line in [titles, *rows])
            return out.getvalue()
        case Form.MARKDOWN:
            lines = [titles, ["---"] * len(titles), *rows]
            return stamped("".join(f"| {' | '.join(map(_escaped, line))} |\n" for line in lines))


def _aligned(lines: Sequence[Sequence[str]]) -> str:
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    said = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "".join(f"{line.rstrip()}\n" for line in said)


def _escaped(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")
