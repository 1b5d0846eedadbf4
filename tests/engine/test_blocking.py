from __future__ import annotations

import asyncio
import itertools

from sepgui.domain.entry import ProbeKind, Role
from sepgui.domain.outcome import Meaning, Outcome, Reason, State
from sepgui.domain.plan import Pace, PlanOptions
from sepgui.engine.blocking import HELD_NS
from sepgui.engine.monitor import Bugs, Monitor
from sepgui.probes.seams import Clock, Depth, Net, Probe, ProbeRequest
from sepgui.simulation.clock import SimClock, run_virtual
from tests.engine.plans import REFUSED, SILENT, Heard, Names, S, Script, Scripted, flow, host, opened, plan

GENTLE = PlanOptions(pace=Pace.GENTLE)


PULSE = Outcome(Meaning(State.OPEN, Reason.SYN_ACK))


def watched(script: Script, *ports: int, role: Role = Role.CLIENT, for_s: int = 900) -> Scripted:
    """Watch some ports of a host, gently, and return what its probes were asked."""
    probes = Scripted(script)
    asked = plan(*(flow(port, host("192.0.2.20", role)) for port in ports), options=GENTLE)

    async def main(clock: SimClock) -> None:
        monitor = Monitor(asked, net=Names(), clock=clock, probes=probes.table, sink=Heard(), bugs=Bugs.RAISE)
        await follow(monitor, clock, for_s * S)

    run_virtual(main)
    return probes


async def follow(monitor: Monitor, clock: SimClock, until_ns: int) -> None:
    """Let a watch run for a while."""
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(monitor.watch(), name="watch")
        await clock.sleep_until(until_ns)
        watching.cancel()


def silent_from(turn: int, *, but: dict[int, Outcome] | None = None) -> Script:
    """Return a script of a host whose ports answer so many times each, and then not."""

    def script(request: ProbeRequest, before: int) -> tuple[int, Outcome]:
        if but and request.port in but:
            return 0, but[request.port]
        return (request.timeout_ns, SILENT) if before >= turn else (0, opened(0))

    return script


def longest_pause(probes: Scripted) -> int:
    at = sorted(attempt.at_ns for attempt in probes.attempts)
    return max(after - before for before, after in itertools.pairwise(at))


def test_a_client_that_fell_silent_is_left_alone_for_ten_minutes_and_then_asked_again() -> None:
    assert longest_pause(watched(silent_from(3), 445, 139)) >= HELD_NS


def test_one_port_that_still_says_something_is_no_blocking() -> None:
    assert longest_pause(watched(silent_from(3, but={137: REFUSED}), 445, 139, 137)) < 60 * S


def test_a_client_that_never_answered_or_on_one_port_only_is_eased_and_not_left_alone() -> None:
    assert longest_pause(watched(silent_from(0), 445, 139)) < HELD_NS
    assert longest_pause(watched(silent_from(3), 445)) < HELD_NS


def test_a_server_that_fell_silent_is_not_left_alone() -> None:
    assert longest_pause(watched(silent_from(3), 8443, 9090, role=Role.MANAGER)) < HELD_NS


def test_the_first_probes_of_a_client_are_spread_the_likely_open_ports_first() -> None:
    probes = watched(silent_from(99), 137, 139, 445, for_s=16)
    first = {port: probes.at(port)[0] for port in (445, 139, 137)}
    assert list(first.values()) == [0, 5 * S, 10 * S]


def test_turns_between_proofs_ask_for_the_pulse() -> None:
    depths: list[tuple[int, Depth]] = []

    async def probe(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
        depths.append((clock.now_ns(), request.depth))
        if len(depths) == 4:
            return REFUSED
        return opened(0) if request.depth is Depth.PROOF else PULSE

    async def main(clock: SimClock) -> None:
        table: dict[ProbeKind, Probe] = dict.fromkeys(ProbeKind, probe)
        monitor = Monitor(
            plan(flow(8443, host("192.0.2.10")), options=GENTLE),
            net=Names(),
            clock=clock,
            probes=table,
            sink=Heard(),
            bugs=Bugs.RAISE,
            pulsed=frozenset({ProbeKind.TCP}),
        )
        await follow(monitor, clock, 1200 * S)

    run_virtual(main)
    told = [depth for _, depth in depths]
    assert told[:6] == [Depth.PROOF, *[Depth.PULSE] * 3, Depth.PROOF, Depth.PULSE]
    proofs = [at_ns for at_ns, depth in depths if depth is Depth.PROOF]
    assert len(proofs) == 3
    assert 600 * S <= proofs[2] - proofs[1] <= 620 * S
