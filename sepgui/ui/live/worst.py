"""The worst state of the open session, kept up to date from what the engine says, painted or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sepgui.domain.cell import CellKey
from sepgui.domain.judgement import SEVERITY, Judgement
from sepgui.domain.run import CellResult


class Worst:
    """Counts the rows by judgement; each change costs what changed.

    `failing` are the cells with a problem, and `changes` counts how often one came to them or went.
    """

    def __init__(self) -> None:
        self.results: dict[int, CellResult] = {}
        self._counts: Counter[Judgement] = Counter()
        self.failing: dict[CellKey, CellResult] = {}
        self.changes = 0

    def forget(self) -> None:
        """Begin anew: another session, or other rows."""
        self.results.clear()
        self._counts.clear()
        self.failing.clear()
        self.changes += 1

    def take(self, results: Iterable[tuple[int, CellResult]]) -> None:
        """Take the results of the rows that changed."""
        for row, result in results:
            before = self.results.get(row)
            if before is not None:
                self._counts[before.judgement] -= 1
            self.results[row] = result
            self._counts[result.judgement] += 1
            cell = result.row.cell
            fails = result.judgement is Judgement.PROBLEM
            self.changes += fails is not (cell in self.failing)
            if fails:
                self.failing[cell] = result
            else:
                self.failing.pop(cell, None)

    @property
    def judgement(self) -> Judgement | None:
        """The worst judgement there is, None before anything was measured."""
        asked = (found for found in SEVERITY if self._counts[found] > 0)
        return next((found for found in asked if found not in (Judgement.UNPROVEN, Judgement.SKIPPED)), None)

    def count(self, judgement: Judgement) -> int:
        """Return how many rows have a judgement."""
        return self._counts[judgement]
