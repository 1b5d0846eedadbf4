"""What a notification tells: how it stands, and which ports began to fail or are well again since."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sepgui.ui.words import lang

if TYPE_CHECKING:
    from sepgui.domain.cell import CellKey
    from sepgui.domain.run import CellResult

_NAMED = 3


def news(
    stands: str,
    before: frozenset[CellKey],
    failing: Mapping[CellKey, CellResult],
    known: Iterable[CellResult],
) -> str:
    """Return how it stands, then what changed in the cells that fail, one line each."""
    began = [result for cell, result in failing.items() if cell not in before]
    ended = [each for each in known if each.row.cell in before and each.row.cell not in failing]
    lines = [stands]
    if began:
        words = QCoreApplication.translate("News", "Fails now: {ports}")
        lines.append(words.format(ports=_listed(began)))
    if ended:
        lines.append(
            QCoreApplication.translate("News", "No longer fails: {ports}").format(ports=_listed(ended))
        )
    return "\n".join(lines)


def _listed(results: list[CellResult]) -> str:
    named = ", ".join(
        f"{each.row.cell.port}/{each.row.cell.transport.value} {each.row.planned.flow.entry.name.in_(lang())}"
        for each in results[:_NAMED]
    )
    more = len(results) - _NAMED
    if more <= 0:
        return named
    return QCoreApplication.translate("News", "{ports} and {count} more").format(ports=named, count=more)
