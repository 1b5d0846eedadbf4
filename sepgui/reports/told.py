"""What a report knows: a run, and of a session also its past, its notes and what was tried."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

from sepgui.domain.cell import Anchor, CellKey
from sepgui.domain.computer import Computer
from sepgui.domain.finding import FirewallRequest
from sepgui.domain.judgement import Judgement
from sepgui.domain.note import Note
from sepgui.domain.outcome import Reason, State
from sepgui.domain.run import CellResult, Run
from sepgui.domain.summary import Summary
from sepgui.domain.trace import StoredTrace
from sepgui.reports.plot import Series
from sepgui.store.schema import FindingSpan, StateChange

MOST_TRIED = 10
"""How many of the last failed attempts of a cell a firewall team is given."""
_UNWELL = frozenset({Judgement.PROBLEM, Judgement.DEGRADED})


class Tried(Struct, frozen=True):
    """One failed attempt as a firewall's log has it: when, and from which address and port."""

    unix_ns: int
    local_address: str | None
    local_port: int | None
    state: State
    reason: Reason


class Source(Struct, frozen=True):
    """The session that a report was made of: its file's name, its SHA-256 in hex, and its size in bytes.

    `copied_unix_ns` is when the file was copied from a session that was not one finished file, None for one
    that was.
    """

    name: str
    sha256: str
    size: int
    copied_unix_ns: int | None = None


def _no_series() -> Mapping[CellKey, Series]:
    return MappingProxyType({})


def _no_figures() -> Mapping[CellKey, Summary]:
    return MappingProxyType({})


def _none_tried() -> Mapping[CellKey, tuple[Tried, ...]]:
    return MappingProxyType({})


class Told(Struct, frozen=True):
    """Everything that a report can say. `interval_ns` is None for a single run."""

    run: Run
    program: str
    system: str | None = None
    interval_ns: int | None = None
    floor_ns: int | None = None
    series: Mapping[CellKey, Series] = field(default_factory=_no_series)
    figures: Mapping[CellKey, Summary] = field(default_factory=_no_figures)
    tried: Mapping[CellKey, tuple[Tried, ...]] = field(default_factory=_none_tried)
    changes: tuple[StateChange, ...] = ()
    spans: tuple[FindingSpan, ...] = ()
    notes: tuple[Note, ...] = ()
    traces: tuple[StoredTrace, ...] = ()
    source: Source | None = None
    computer: Computer | None = None

    @property
    def anchor(self) -> Anchor | None:
        """What ties the samples to the wall clock."""
        return self.run.anchor


def requests(told: Told) -> tuple[FirewallRequest, ...]:
    """Return what a firewall team must open: each flow once, and only what was proved blocked from here."""
    blocked = {_place(result) for result in told.run.results if _is_blocked(result)}
    found = (request for finding in told.run.findings for request in finding.requests)
    wanted = [
        request
        for request in found
        if (request.entry, request.destination_address, request.port, request.transport.value) in blocked
    ]
    return tuple(dict.fromkeys(wanted))


def blocked_cell(told: Told, request: FirewallRequest) -> CellKey | None:
    """Return the cell that a request is for."""
    wanted = (request.entry, request.destination_address, request.port, request.transport.value)
    cells = (result.row.cell for result in told.run.results if _place(result) == wanted)
    return next(cells, None)


def _place(result: CellResult) -> tuple[str, str, int, str]:
    cell = result.row.cell
    return cell.entry, cell.address, cell.port, cell.transport.value


def _is_blocked(result: CellResult) -> bool:
    return result.row.planned.provable and result.sample is not None and result.judgement in _UNWELL
