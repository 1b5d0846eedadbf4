"""What the monitor keeps of each cell it asks, and why it asks."""

from __future__ import annotations

import traceback
from collections.abc import Awaitable, Callable
from enum import StrEnum
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.entry import Process, Role
from sepgui.domain.exchange import Exchange
from sepgui.domain.outcome import Meaning, Outcome, Reason, State
from sepgui.domain.plan import Plan, PlannedFlow
from sepgui.engine.pacing import HostKind
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.own_ports import ask_within, with_holder
from sepgui.probes.seams import Clock, Depth, Net, Probe, ProbeRequest


class Bugs(StrEnum):
    """What becomes of an exception out of a probe: a recorded outcome in the field, a failure in tests."""

    RECORD = "record"
    RAISE = "raise"


class Sink(Protocol):
    """Where samples go."""

    def put(self, sample: Sample) -> None:
        """Take a sample; at once, without waiting for anything."""
        ...


class Mode(StrEnum):
    """Once, or again and again."""

    CHECK = "check"
    WATCH = "watch"


class Cause(StrEnum):
    """Why a cell is asked: the first round, its turn has come, or somebody wants it now."""

    OPENING = "opening"
    TURN = "turn"
    WISH = "wish"


class Standing(StrEnum):
    """Where a listener is, seen from this computer; within: on it, and for it, as its own database is."""

    ELSEWHERE = "elsewhere"
    HERE = "here"
    WITHIN = "within"


class Place(Struct):
    """A cell's flow and target, where that is, and the programs that should hold it.

    Besides: its silences in a row, whether its probe has a bug, whether it is under way, and who wants the
    bytes of its next attempt.
    """

    planned: PlannedFlow
    target: str
    kind: HostKind
    standing: Standing = Standing.ELSEWHERE
    processes: tuple[Process, ...] = ()
    silences: int = 0
    broken: bool = False
    asking: bool = False
    kept: Callable[[Exchange], None] | None = None

    def request(self, cell: CellKey, timeout_ns: int, depth: Depth) -> ProbeRequest:
        """Return what a probe of the cell is asked for."""
        kind, path = self.planned.probe, self.planned.flow.endpoint.path
        return ProbeRequest(
            kind, self.target, cell.address, cell.port, timeout_ns, path, depth, self.processes
        )


def place_of(planned: PlannedFlow, target: str, plan: Plan) -> Place:
    """Return the place of a flow before anything was asked."""
    entry, standing = planned.flow.entry, _standing(planned, plan)
    is_client = entry.listener_role is Role.CLIENT and planned.own is None
    kind = HostKind.CLIENT_COMPUTER if is_client else HostKind.SERVER
    if standing is Standing.ELSEWHERE:
        return Place(planned, target, kind)
    processes = entry.listeners_in(None if plan.version_assumed else plan.version)
    return Place(planned, target, kind, standing, processes)


def _standing(planned: PlannedFlow, plan: Plan) -> Standing:
    listener = planned.flow.listener
    if planned.own is not None:
        return Standing.WITHIN
    if listener is None or listener != plan.vantage.host:
        return Standing.ELSEWHERE
    is_own_database = planned.flow.entry.listener_role is Role.DATABASE and planned.flow.initiator == listener
    return Standing.WITHIN if is_own_database else Standing.HERE


def ask(place: Place, request: ProbeRequest, probe: Probe, net: Net, clock: Clock) -> Awaitable[Outcome]:
    """Return the attempt; of a port of this computer, also with what its table of listeners says."""
    if place.kept is not None:
        return _ask_and_keep(place, place.kept, request, probe, net, clock)
    if place.standing is Standing.ELSEWHERE:
        return probe(request, net, clock)  # thousands may wait: no coroutine of ours around it
    return _ask_here(place, request, probe, net, clock)


async def _ask_and_keep(
    place: Place,
    kept: Callable[[Exchange], None],
    request: ProbeRequest,
    probe: Probe,
    net: Net,
    clock: Clock,
) -> Outcome:
    """Return the attempt, and hand over the bytes of it; those of one attempt."""
    from sepgui.probes.recording import RecordingNet  # only whoever asks for bytes pays for them

    place.kept = None
    at_unix_ns, recording = clock.unix_ns(), RecordingNet(net, clock)
    try:
        return await ask(place, request, probe, recording, clock)
    finally:
        kept(Exchange(request.kind, at_unix_ns, recording.talks))


async def _ask_here(place: Place, request: ProbeRequest, probe: Probe, net: Net, clock: Clock) -> Outcome:
    planned = place.planned
    if planned.own is None and not net.is_own(request.address):
        return await probe(request, net, clock)
    if place.standing is Standing.WITHIN and planned.flow.transport is Transport.TCP:
        return await ask_within(request, probe, net, clock)
    asked_ns = clock.now_ns()
    outcome = await probe(request, net, clock)
    return await with_holder(outcome, request, planned.flow.transport, net, clock, asked_ns=asked_ns)


def after_resolving(outcome: Outcome, resolve_ns: int | None) -> Outcome:
    """Return the outcome with the time that its name took to resolve; None where there was no name."""
    if resolve_ns is None:
        return outcome
    return replace(outcome, phases=replace(outcome.phases, resolve_ns=resolve_ns))


def bug_in(place: Place) -> Outcome:
    """Return the outcome of an attempt whose probe raised just now; its cell is not asked again."""
    place.broken = True
    meaning = Meaning(State.ERROR, Reason.PROBE_BUG, detail=PROBE_BUG)
    return Outcome(meaning, traceback=traceback.format_exc())


PROBE_BUG = QT_TRANSLATE_NOOP("Engine", "A fault of this program: the port was not asked.")
