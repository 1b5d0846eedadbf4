"""The lines of all rows, each made when somebody reads it: of many thousands few are ever in sight."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sepgui.domain.run import CellResult, Row
from sepgui.ui.models.lines import Figures, Line, line_of

MANY = 500
"""So many rows with other numbers at once, and their lines wait: fewer can all be in sight, or nearly."""


def only_numbers_differ(before: CellResult, after: CellResult) -> bool:
    """Return whether the lines of two results of a row differ in nothing but their numbers."""
    if before.sample is None or after.sample is None:
        return False
    return (
        before.judgement is after.judgement
        and before.sample.outcome.meaning == after.sample.outcome.meaning
        and before.why == after.why
    )


def others_of(before: Sequence[Figures], after: Sequence[Figures]) -> set[int]:
    """Return the rows whose figures differ."""
    pairs = enumerate(zip(before, after, strict=True))
    return {row for row, (one, other) in pairs if one is not other and one != other}


class LateLines:
    """Lines by row, over lists of the model that owns them, which it changes in place.

    `addresses` are those that tell rows of one flow apart.
    """

    def __init__(
        self, results: list[CellResult], figures: list[Figures], addresses: Sequence[str] = ()
    ) -> None:
        self._results = results
        self._figures = figures
        self._addresses = addresses
        self.addresses = frozenset(addresses)
        self._made: list[Line | None] = [None] * len(results)
        self._late: set[int] = set()
        self._kind_of = _kinds(results)
        self._typical: Collection[int] | None = None

    def __len__(self) -> int:
        return len(self._made)

    def __getitem__(self, row: int) -> Line:
        """Return what a row shows now."""
        line = self._made[row]
        return self.make(row) if line is None or row in self._late else line

    def last(self, row: int) -> Line | None:
        """Return what a row showed when it was read last."""
        return self._made[row]

    def make(self, row: int) -> Line:
        """Make the line of a row, and return it."""
        self._late.discard(row)
        line = self._made[row] = line_of(self._results[row], self._figures[row], self._addresses[row])
        return line

    def outdate(self, rows: Collection[int]) -> None:
        """Make the lines of rows anew when they are read next."""
        self._late.update(rows)

    def outdate_all(self) -> None:
        """Make all lines anew when they are read next: another language is spoken."""
        self._made[:] = [None] * len(self._made)
        self._late.clear()

    def outdate_words(self) -> None:
        """Note that more than the numbers of some rows changed."""
        self._typical = None

    @property
    def typical(self) -> Collection[int]:
        """A few rows whose lines bear, between them, every word that all lines do but hosts and addresses."""
        if self._typical is None:
            found: dict[tuple[object, ...], int] = {}
            for row, (result, kind) in enumerate(zip(self._results, self._kind_of, strict=True)):
                sample = result.sample
                if sample is None:
                    found.setdefault((kind, result.judgement), row)
                else:
                    said = sample.outcome.meaning
                    key = (kind, result.judgement, said.state, said.service, said.reason)
                    found.setdefault(key, row)
            self._typical = found.values()
        return self._typical


def _kinds(results: Sequence[CellResult]) -> list[int]:
    """Return a number for each row; those that differ in nothing but host and address have the same."""
    kinds: dict[tuple[object, ...], int] = {}
    return [kinds.setdefault(_kind(result.row), len(kinds)) for result in results]


def _kind(row: Row) -> tuple[object, ...]:
    planned, flow = row.planned, row.planned.flow
    return (
        *(flow.entry.id, flow.endpoint.transport, flow.port, flow.initiator_role),
        *(row.cell.seen_from, planned.action, planned.provable),
    )
