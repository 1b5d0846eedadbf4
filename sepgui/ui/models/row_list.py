"""Which rows stand where: the order, the headings, what is folded and what is filtered away."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sepgui.domain.judgement import SEVERITY
from sepgui.domain.run import CellResult
from sepgui.ui.models.headings import Heading, heading_of
from sepgui.ui.models.late_lines import LateLines
from sepgui.ui.models.lines import Figures, direction, entry, folds, has_loss, host, reason, waits
from sepgui.ui.models.listing import (
    Grouping,
    RowFilter,
    Sorting,
    SortKey,
    direction_of,
    exists_in,
    grouped,
    searched,
    sorted_rows,
)

GROUP = -1
"""Stands for the line of the quiet group among the indices of rows; other headings are less than it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What stands from top to bottom: rows, and headings as negative numbers; `quiet` rows fit the filter."""

    shown: list[int]
    headings: dict[int, Heading]
    quiet: int
    unfolded: bool


_SEVERITIES = {judgement: at for at, judgement in enumerate(SEVERITY)}
_WORDS: dict[SortKey, Callable[[CellResult], str]] = {
    SortKey.ENTRY: entry,
    SortKey.DIRECTION: lambda result: direction(result.row),
    SortKey.HOST: host,
    SortKey.REASON: reason,
}
NOTHING = Listed([], {}, 0, unfolded=False)


class RowList:
    """Lists rows by their indices. It reads the lists of the model that owns it, and changes none of them."""

    def __init__(self, results: list[CellResult], lines: LateLines, figures: list[Figures]) -> None:
        self._results = results
        self._lines = lines
        self._figures = figures
        self._order: list[int] = []
        self._folded: list[int] = []
        self._closed: set[object] = set()
        self._texts: dict[int, str] = {}
        self._places: list[int] = []
        self._unfolded = False
        self.sorting = Sorting()
        self.grouping = Grouping.NONE
        self.filter = RowFilter()

    def begin(self) -> None:
        """Forget what belonged to another session: its filter, and what was folded."""
        self._unfolded = False
        self.filter = RowFilter()
        self._closed.clear()

    def take(self, results: list[CellResult], lines: LateLines, figures: list[Figures]) -> None:
        """Take other rows."""
        self._places = _places(results)
        self._results, self._lines, self._figures = results, lines, figures
        self._texts.clear()
        self._folded = [index for index, result in enumerate(results) if folds(result.row)]
        self._order = [index for index, result in enumerate(results) if not folds(result.row)]
        self.sort()

    @property
    def hangs_on_ranks(self) -> bool:
        """Whether nothing but a changed rank moves rows."""
        usual = (self.sorting, self.grouping) == (Sorting(), Grouping.NONE)
        return usual and self.filter.lets_all_pass

    def group_by(self, grouping: Grouping) -> None:
        """Take other headings, all of them open."""
        self.grouping = grouping
        self._closed.clear()

    def only(self, wanted: RowFilter) -> None:
        """Take another filter; the quiet rows are unfolded where no other row fits."""
        self.filter = wanted
        if not wanted.lets_all_pass and not self._fitting(self._order):
            self._unfolded = self._unfolded or bool(self._fitting(self._folded))

    def toggle(self, heading: Heading | None) -> None:
        """Fold or unfold what stands under a heading, None for that of the quiet group."""
        if heading is None:
            self._unfolded = not self._unfolded
        else:
            self._closed ^= {heading.key}

    def reveal(self, row: int) -> None:
        """Unfold what a row is folded into, and take the filter away if it does not fit."""
        if not self._fitting((row,)):
            self.filter = RowFilter()
        if row in self._folded:
            self._unfolded = True
        else:
            self._closed.discard(self._group_key(row))

    def is_open(self, heading: Heading) -> bool:
        """Return whether the rows under a heading are shown."""
        return heading.key not in self._closed

    def sort(self) -> None:
        """Put the rows in order; the quiet ones keep the plan's unless another order was asked for."""
        self._order = self._sorted(self._order)
        self._folded = self._folded if self.sorting == Sorting() else self._sorted(self._folded)

    def build(self) -> Listed:
        """Return the rows, unsorted, under their headings."""
        rows, quiet = list(self._order), list(self._folded)
        if not self.filter.lets_all_pass:
            rows, quiet = self._fitting(rows), self._fitting(quiet)
        headings: dict[int, Heading] = {}
        shown: list[int] = []
        if self.grouping is Grouping.NONE:
            shown = rows
        else:
            for key, members in grouped(rows, self._group_key, self._rank):
                code = GROUP - 1 - len(headings)
                headings[code] = heading_of(key, self._lines[members[0]], len(members))
                shown += [code, *(() if key in self._closed else members)]
        unfolded = self._unfolded
        shown = [*shown, *([GROUP] if quiet else ()), *(quiet if unfolded else ())]
        return Listed(shown, headings, len(quiet), unfolded)

    def _rank(self, row: int) -> int:
        return _SEVERITIES[self._results[row].judgement] * len(self._places) + self._places[row]

    def _fitting(self, rows: Sequence[int]) -> list[int]:
        """Return the rows that fit the filter. What words are looked for in is made once for each line."""
        wanted = self.filter
        fitting = list(rows)
        if not wanted.picks_nothing:
            fitting = [row for row in fitting if passes(self._results[row], wanted)]
        words = wanted.text.casefold().split()
        if words:
            texts = self._texts_of(fitting)
            for word in words:
                fitting = [row for row in fitting if word in texts[row]]
        return fitting

    def _texts_of(self, rows: Sequence[int]) -> dict[int, str]:
        texts = self._texts
        for row in rows:
            if row not in texts:
                texts[row] = searched(self._results[row], self._lines[row])
        return texts

    def forget_words(self, rows: Iterable[int]) -> None:
        """Note that more than the numbers of some rows changed."""
        for row in rows:
            self._texts.pop(row, None)

    def forget_all_words(self) -> None:
        """Note that another language is spoken."""
        self._texts.clear()

    def prepare(self, first: int, count: int) -> bool:
        """Make ready what the words are looked for in, a slice of rows; whether there are more."""
        self._texts_of(range(first, min(first + count, len(self._lines))))
        return first + count < len(self._lines)

    def _sorted(self, rows: Iterable[int]) -> list[int]:
        return sorted_rows(rows, self.sorting, self._rank, self._value, self._words)

    def _value(self, row: int, key: SortKey) -> float | None:
        if key is SortKey.LOSS:
            return self._figures[row].loss if has_loss(self._results[row]) else None
        if key is SortKey.P95:
            return self._figures[row].p95_ns if has_loss(self._results[row]) else None
        if key is SortKey.PORT:
            return self._results[row].row.planned.flow.port
        sample = self._results[row].sample
        return sample.outcome.latency_ns if sample else None

    def _words(self, row: int, key: SortKey) -> str:
        return _WORDS[key](self._results[row])

    def _group_key(self, row: int) -> object:
        result = self._results[row]
        if self.grouping is Grouping.DIRECTION:
            return direction_of(result.row)
        return None if waits(result) else result.judgement


def _places(results: Sequence[CellResult]) -> list[int]:
    """Return where each row stands by port, entry and address: among its equals in judgement."""
    keys = [
        (result.row.planned.flow.port, result.row.planned.flow.entry.id, result.row.cell.address)
        for result in results
    ]
    places = [0] * len(keys)
    for place, row in enumerate(sorted(range(len(keys)), key=keys.__getitem__)):
        places[row] = place
    return places


def passes(result: CellResult, wanted: RowFilter) -> bool:
    """Return whether a row fits what a filter picks from lists; its words are another matter."""
    sides = direction_of(result.row)
    if result.row.cell in wanted.hidden:
        return False
    if wanted.judgements and (waits(result) or result.judgement not in wanted.judgements):
        return False
    if wanted.state is not None and (
        result.sample is None or result.sample.outcome.meaning.state is not wanted.state
    ):
        return False
    if wanted.direction is not None and sides != wanted.direction:
        return False
    if wanted.role is not None and wanted.role not in sides:
        return False
    return wanted.version is None or exists_in(result.row, wanted.version)


def run_between(shorter: Sequence[int], longer: Sequence[int]) -> tuple[int, int] | None:
    """Return first and last place of the one run that `longer` has more than `shorter`, if it is one."""
    more = len(longer) - len(shorter)
    if more <= 0:
        return None
    pairs = enumerate(zip(shorter, longer, strict=False))
    first = next((at for at, (one, other) in pairs if one != other), len(shorter))
    return (first, first + more - 1) if longer[first + more :] == shorter[first:] else None
