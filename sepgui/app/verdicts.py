"""The results of all rows of a watch, judged again only where samples may have changed them."""

from __future__ import annotations

from collections.abc import Iterable

from sepgui.domain.cell import CellKey
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.plan import Plan
from sepgui.domain.run import CellResult, Row
from sepgui.store.rings import Rings


class Verdicts:
    """Keeps one result for each row. Entries that stand in for each other are judged together."""

    def __init__(self, plan: Plan, rings: Rings) -> None:
        self._plan = plan
        self._rings = rings
        self._places: dict[CellKey, list[int]] = {}
        self._together: dict[tuple[str, str], list[int]] = {}
        self.rows: tuple[Row, ...] = ()
        self.results: list[CellResult] = []

    def set_rows(self, rows: tuple[Row, ...], now_unix_s: int) -> None:
        """Take the rows as they are now, and judge all of them."""
        self.rows = rows
        self._places = {}
        self._together = {}
        for index, row in enumerate(rows):
            self._places.setdefault(row.cell, []).append(index)
            if row.planned.flow.entry.family is not None:
                self._together.setdefault((row.cell.host, row.cell.address), []).append(index)
        self.results = list(self._judged(range(len(rows)), now_unix_s))

    def judge_again(self, cells: Iterable[CellKey], now_unix_s: int) -> set[int]:
        """Judge the rows of these cells, and return the places of the results that are others than before."""
        wanted: set[int] = set()
        for cell in cells:
            own = self._places.get(cell, ())
            wanted.update(own)
            if any(self.rows[index].planned.flow.entry.family is not None for index in own):
                wanted.update(self._together[cell.host, cell.address])
        order = sorted(wanted)
        changed: set[int] = set()
        for index, result in zip(order, self._judged(order, now_unix_s), strict=True):
            if result != self.results[index]:
                self.results[index] = result
                changed.add(index)
        return changed

    def _judged(self, order: Iterable[int], now_unix_s: int) -> tuple[CellResult, ...]:
        rows = (self.rows[index] for index in order)
        seen = (Observed(row, self._rings.settled(row.cell), self._rings.recent(row.cell)) for row in rows)
        return judge(seen, self._plan, now_unix_s=now_unix_s, mode=Mode.WATCH)
