"""Which rows of the matrix are listed, in which order, and under which headings: pure, for the model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:  # the settings read what stands here before the first frame
    from sepgui.domain.cell import CellKey
    from sepgui.domain.entry import Entry, Role
    from sepgui.domain.judgement import Judgement
    from sepgui.domain.outcome import State
    from sepgui.domain.run import CellResult, Row
    from sepgui.domain.site import SiteHost
    from sepgui.domain.version import SepVersion
    from sepgui.ui.models.lines import Line

Direction: TypeAlias = "tuple[Role, Role]"
"""Who connects, and to whom."""


class Grouping(StrEnum):
    """What the rows stand together by."""

    NONE = "none"
    DIRECTION = "direction"
    JUDGEMENT = "judgement"


class SortKey(StrEnum):
    """What the rows are sorted by; `WORST` is by judgement, then by port."""

    WORST = "worst"
    PORT = "port"
    ENTRY = "entry"
    DIRECTION = "direction"
    HOST = "host"
    REASON = "reason"
    NOW = "now"
    LOSS = "loss"
    P95 = "p95"


@dataclass(frozen=True, slots=True)
class Sorting:
    """What the rows are sorted by, and whether the other way round; rows without a value stay last."""

    key: SortKey = SortKey.WORST
    descending: bool = False


@dataclass(frozen=True, slots=True)
class RowFilter:
    """Which rows are listed: those that fit every part that is given.

    Every word of `text` must stand somewhere in the row: in its verdict, port, entry, roles, hosts,
    addresses or reason, in upper or lower case. `version` leaves the rows that a version has,
    `hidden` all but these.
    """

    text: str = ""
    judgements: frozenset[Judgement] = frozenset()
    state: State | None = None
    direction: Direction | None = None
    role: Role | None = None
    version: SepVersion | None = None
    hidden: frozenset[CellKey] = frozenset()

    @property
    def lets_all_pass(self) -> bool:
        """Whether nothing is filtered."""
        return self.picks_nothing and not self.text.strip()

    @property
    def picks_nothing(self) -> bool:
        """Whether nothing but words is given."""
        return self == RowFilter(text=self.text)


def direction_of(row: Row) -> Direction:
    """Return who connects to whom in a row."""
    return row.planned.flow.initiator_role, row.planned.flow.entry.listener_role


def exists_in(row: Row, version: SepVersion) -> bool:
    """Return whether a version of SEP knows a row's flow: its entry, and who opens it."""
    flow = row.planned.flow
    callers = [each for each in flow.entry.initiators if each.role is flow.initiator_role]
    known = not callers or any(each.versions.covers(version) for each in callers)
    return known and flow.entry.versions.covers(version)


def versions_in(rows: Iterable[Row]) -> tuple[SepVersion, ...]:
    """Return the versions between which rows differ, and those of their hosts, oldest first."""
    entries: dict[int, Entry] = {}
    hosts: dict[int, SiteHost | None] = {}
    for row in rows:  # each is one object in very many rows
        flow = row.planned.flow
        entries[id(flow.entry)] = flow.entry
        hosts[id(flow.initiator)], hosts[id(flow.listener)] = flow.initiator, flow.listener
    found = {host.version for host in hosts.values() if host is not None and host.version is not None}
    for entry in entries.values():
        ranges = [entry.versions, *(each.versions for each in entry.initiators)]
        found.update(end for each in ranges for end in (each.from_, each.to) if end is not None)
    return tuple(sorted(found))


def sorted_rows(
    rows: Iterable[int],
    sorting: Sorting,
    rank_of: Callable[[int], int],
    value_of: Callable[[int, SortKey], float | None],
    words_of: Callable[[int, SortKey], str],
) -> list[int]:
    """Return rows in an order; `rank_of` tells what sorts worst first, which every other order begins with.

    `value_of` tells a row's port, latency, loss or p95, None for none; `words_of` what else it is sorted by.
    """
    order = sorted(rows, key=rank_of)
    key = sorting.key
    match key:
        case SortKey.WORST:
            return order[::-1] if sorting.descending else order
        case SortKey.PORT | SortKey.NOW | SortKey.LOSS | SortKey.P95:
            valued = [(value, row) for row in order if (value := value_of(row, key)) is not None]
            valued.sort(key=lambda pair: pair[0], reverse=sorting.descending)
            known = [row for _, row in valued]
            there = frozenset(known)
            return [*known, *(row for row in order if row not in there)]
        case SortKey.ENTRY | SortKey.DIRECTION | SortKey.HOST | SortKey.REASON:
            named = {row: words_of(row, key).casefold() for row in order}
            known = [row for row in order if named[row]]
            known.sort(key=named.__getitem__, reverse=sorting.descending)
            return [*known, *(row for row in order if not named[row])]


def grouped(
    rows: Sequence[int], key_of: Callable[[int], object], rank_of: Callable[[int], int]
) -> list[tuple[object, list[int]]]:
    """Return rows under their keys, the group with the worst row first; the order within stays."""
    groups: dict[object, list[int]] = {}
    for row in rows:
        groups.setdefault(key_of(row), []).append(row)
    return sorted(groups.items(), key=lambda group: min(map(rank_of, group[1])))


def searched(result: CellResult, line: Line) -> str:
    """Return all that the words of a filter are looked for in, in lower case."""
    flow, cell = result.row.planned.flow, result.row.cell
    hosts = [host.name for host in (flow.initiator, flow.listener) if host is not None]
    parts = (line.word, line.port, line.entry, line.direction, line.host, line.reason, line.tip)
    return " ".join((*parts, cell.address, cell.host, flow.entry.id, *hosts)).casefold()
