from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable

import pytest

from sepgui.domain.entry import Asked, Role
from sepgui.domain.outcome import NameFailure, Outcome, Reason, State
from sepgui.domain.plan import Action, Pace, Pass, Plan, PlanOptions
from sepgui.domain.run import Row
from sepgui.engine.monitor import Bugs, Monitor
from sepgui.probes.seams import ProbeRequest
from sepgui.simulation.clock import SimClock, run_virtual
from tests.engine.plans import (
    MS,
    REFUSED,
    REJECTED,
    SILENT,
    Heard,
    Names,
    S,
    Script,
    Scripted,
    answers,
    flow,
    host,
    opened,
    plan,
)

FAST = PlanOptions(pace=Pace.FAST)
GENTLE = PlanOptions(pace=Pace.GENTLE)
SEPM = host("192.0.2.10")


class Bench:
    """A monitor over scripted probes, in virtual time."""

    def __init__(
        self, of: Plan, script: Script, *, names: Names | None = None, room: int | None = None
    ) -> None:
        self.room = room
        self.plan = of
        self.probes = Scripted(script)
        self.heard = Heard()
        self.names = names or Names()
        self.rows: list[tuple[Row, ...]] = []

    def monitor(self, clock: SimClock, *, interval_ns: int | None = None, bugs: Bugs = Bugs.RAISE) -> Monitor:
        self.names.clock = clock
        monitor = Monitor(
            self.plan,
            net=self.names,
            clock=clock,
            probes=self.probes.table,
            sink=self.heard,
            interval_ns=interval_ns,
            bugs=bugs,
            on_rows=self.rows.append,
            room=self.room,
        )
        self.rows.append(monitor.rows)
        return monitor

    def check(self, bugs: Bugs = Bugs.RAISE) -> int:
        """Run the check and return how long it took, in nanoseconds."""

        async def main(clock: SimClock) -> int:
            await self.monitor(clock, bugs=bugs).check()
            assert asyncio.all_tasks() == {asyncio.current_task()}
            return clock.now_ns()

        return run_virtual(main)

    def watch(
        self,
        for_ns: int,
        *,
        interval_ns: int | None = None,
        bugs: Bugs = Bugs.RAISE,
        then: Callable[[Monitor, SimClock], Awaitable[None]] | None = None,
    ) -> None:
        """Run the watch for a time, beside what `then` does to it."""

        async def main(clock: SimClock) -> None:
            monitor = self.monitor(clock, interval_ns=interval_ns, bugs=bugs)
            async with asyncio.TaskGroup() as group:
                watching = group.create_task(monitor.watch(), name="watch")
                await asyncio.sleep(0)
                if then is not None:
                    await then(monitor, clock)
                await clock.sleep_until(for_ns)
                watching.cancel()
            assert asyncio.all_tasks() == {asyncio.current_task()}

        run_virtual(main)


def test_a_check_asks_each_cell_once_to_the_nanosecond() -> None:
    bench = Bench(
        plan(flow(8014, SEPM), flow(443, SEPM), flow(8443, SEPM), options=FAST),
        answers({8014: opened(21 * MS + 1), 443: REFUSED, 8443: SILENT}),
    )
    assert bench.check() == 3_500_000_000
    told = {
        s.cell.port: (s.at_ns, s.due_ns, s.lateness_ns, s.outcome.meaning.state) for s in bench.heard.samples
    }
    assert told == {
        8014: (0, 0, 0, State.OPEN),
        443: (0, 0, 0, State.CLOSED),
        8443: (0, 0, 0, State.FILTERED),
    }
    assert [sample.cell.port for sample in bench.heard.samples] == [443, 8014, 8443]


def test_what_is_listed_or_skipped_gets_a_row_and_no_packet() -> None:
    bench = Bench(
        plan(flow(22, SEPM, action=Action.LIST), flow(23, None, action=Action.SKIP), flow(24, SEPM)),
        answers({}),
    )
    bench.check()
    assert [attempt.port for attempt in bench.probes.attempts] == [24]
    assert [(row.cell.port, row.cell.host, row.cell.address) for row in bench.rows[-1]] == [
        (22, "192.0.2.10", ""),
        (23, "", ""),
        (24, "192.0.2.10", "192.0.2.10"),
    ]


def test_a_name_is_resolved_once_and_its_time_is_a_phase_of_each_cell() -> None:
    names = Names({"sepm.example": ("192.0.2.10", "2001:db8::10")}, takes_ns=7 * MS)
    bench = Bench(
        plan(flow(8014, host("SEPM.example")), flow(443, host("SEPM.example"))), answers({}), names=names
    )
    bench.check()
    assert names.asked == ["sepm.example"]
    assert [(row.cell.port, row.cell.host, row.cell.address) for row in bench.rows[-1]] == [
        (8014, "SEPM.example", "192.0.2.10"),
        (8014, "SEPM.example", "2001:db8::10"),
        (443, "SEPM.example", "192.0.2.10"),
        (443, "SEPM.example", "2001:db8::10"),
    ]
    assert {sample.outcome.phases.resolve_ns for sample in bench.heard.samples} == {7 * MS}
    assert {sample.at_ns for sample in bench.heard.samples} == {7 * MS}


def test_a_literal_address_is_not_resolved() -> None:
    bench = Bench(plan(flow(8014, SEPM)), answers({}))
    bench.check()
    assert bench.names.asked == []
    assert bench.heard.samples[0].outcome.phases.resolve_ns is None


def test_a_failing_name_gives_one_error_a_flow_and_no_packet() -> None:
    bench = Bench(
        plan(flow(8014, host("nowhere.example")), flow(443, host("nowhere.example"))),
        answers({}),
        names=Names(takes_ns=4 * MS),
    )
    bench.check()
    assert bench.probes.attempts == []
    assert [(s.cell.port, s.cell.address) for s in bench.heard.samples] == [(8014, ""), (443, "")]
    meaning = bench.heard.samples[0].outcome.meaning
    assert (meaning.state, meaning.reason) == (State.ERROR, Reason.NAME_ERROR)
    assert meaning.name_failure is NameFailure.NOT_FOUND
    assert bench.heard.samples[0].outcome.phases.resolve_ns == 4 * MS


def test_a_hanging_resolver_is_given_five_seconds_and_holds_up_nobody_else() -> None:
    bench = Bench(
        plan(flow(8014, host("hangs.example")), flow(443, SEPM), options=FAST),
        answers({}),
        names=Names(takes_ns=120 * S),
    )
    assert bench.check() == 5 * S
    assert bench.heard.samples[0].cell.port == 443
    assert bench.heard.samples[0].at_ns == 0


def test_only_the_families_asked_for_are_probed() -> None:
    names = Names({"sepm.example": ("192.0.2.10", "2001:db8::10")})
    only_6 = PlanOptions(families=frozenset({6}))
    bench = Bench(
        plan(flow(8014, host("sepm.example")), flow(443, SEPM), options=only_6), answers({}), names=names
    )
    bench.check()
    assert [attempt.address for attempt in bench.probes.attempts] == ["2001:db8::10"]
    refused = bench.heard.of(443)[0]
    assert (refused.cell.address, refused.outcome.meaning.reason) == ("", Reason.NAME_ERROR)
    assert refused.outcome.meaning.name_failure is NameFailure.NO_ADDRESS


def test_two_flows_of_one_cell_are_asked_once() -> None:
    bench = Bench(plan(flow(8443, SEPM), flow(8443, SEPM)), answers({}))
    bench.check()
    assert len(bench.probes.attempts) == 1
    assert len(bench.rows[-1]) == 2


# --- the confirming pass ---------------------------------------------------------------------------


def test_silent_ports_of_a_rejecting_host_are_confirmed_one_per_1_1_s() -> None:
    ports = range(1, 6)
    of = plan(*(flow(port, SEPM) for port in ports), flow(99, host("192.0.2.77")), options=FAST)

    def script(request: ProbeRequest, before: int) -> tuple[int, Outcome]:
        if request.port == 1 or before:
            return 5 * MS, REJECTED
        return request.timeout_ns, SILENT

    bench = Bench(of, script)
    bench.check()
    confirming = [s for s in bench.heard.samples if s.asked is Pass.CONFIRMING]
    assert [s.cell.port for s in confirming] == [2, 3, 4, 5]
    assert [s.at_ns for s in confirming] == [3_500 * MS, 4_600 * MS, 5_700 * MS, 6_800 * MS]
    assert {s.outcome.meaning.reason for s in confirming} == {Reason.ADMIN_PROHIBITED}
    assert len(bench.probes.at(1)) == 1, "what was rejected is not asked again"
    assert len(bench.probes.at(99)) == 1, "another host's silence has nothing to do with it"


def test_a_rejection_that_comes_last_still_confirms_the_earlier_silence() -> None:
    """Two sockets a host: the rejected port is asked only after the silent ones ended."""
    bench = Bench(
        plan(flow(1, SEPM), flow(2, SEPM), flow(3, SEPM), options=GENTLE),
        answers({1: SILENT, 2: SILENT, 3: REJECTED}),
    )
    bench.check()
    confirming = [s for s in bench.heard.samples if s.asked is Pass.CONFIRMING]
    rejected_ns = bench.heard.of(3)[0].at_ns + 5 * MS
    assert [s.cell.port for s in confirming] == [1, 2]
    assert confirming[0].at_ns == rejected_ns + 1_100 * MS
    assert confirming[1].at_ns - confirming[0].at_ns == 1_100 * MS


def test_silence_without_a_rejection_is_not_confirmed() -> None:
    bench = Bench(plan(flow(1, SEPM), flow(2, SEPM), options=FAST), answers({1: SILENT, 2: REFUSED}))
    assert bench.check() == 3_500 * MS
    assert {s.asked for s in bench.heard.samples} == {Pass.FIRST}


def test_a_watch_does_not_confirm_without_end() -> None:
    bench = Bench(plan(flow(1, SEPM), flow(2, SEPM), options=FAST), answers({1: REJECTED, 2: SILENT}))
    bench.watch(120 * S)
    confirming = [s.at_ns for s in bench.heard.of(2) if s.asked is Pass.CONFIRMING]
    assert len(confirming) == 1


# --- pacing ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "room", "per_host", "in_all"),
    [(GENTLE, None, 2, 32), (FAST, 100, 24, 100), (FAST, None, 24, 600)],
)
def test_the_limits_are_honoured_and_reached(
    options: PlanOptions, room: int | None, per_host: int, in_all: int
) -> None:
    flows = [flow(port, host(f"10.0.{n}.1")) for n in range(25) for port in range(1, 25)]
    bench = Bench(plan(*flows, options=options), answers({}, default=opened(30 * MS)), room=room)
    bench.check()
    assert len(bench.heard.samples) == 600
    assert bench.probes.most_per_host == per_host
    assert bench.probes.most_in_all == in_all


def test_client_computers_are_asked_one_at_a_time_with_spacing() -> None:
    clients = [host(f"10.0.0.{n}", Role.CLIENT) for n in range(3)]
    flows = [flow(port, client) for client in clients for port in (139, 445)]
    bench = Bench(plan(*flows, flow(8014, SEPM), options=GENTLE), answers({445: SILENT}))
    bench.check()
    for client in clients:
        asked = [(a.port, a.at_ns) for a in bench.probes.attempts if a.address == client.name]
        (_, ended_ns), *_ = [each for each in bench.probes.ended_ns if each[0] == client.name]
        assert asked == [(445, 0), (139, ended_ns + 5 * S)]
    assert bench.probes.at(8014) == [0]


def test_waiting_for_a_turn_is_not_lateness() -> None:
    bench = Bench(plan(*(flow(port, SEPM) for port in (1, 2, 3)), options=GENTLE), answers({}))
    bench.check()
    third = bench.heard.of(3)[0]
    assert third.at_ns == 20 * MS
    assert third.lateness_ns == 0


# --- the watch -------------------------------------------------------------------------------------


def test_a_watch_repeats_on_a_grid_that_does_not_drift() -> None:
    bench = Bench(plan(flow(8014, SEPM), flow(443, SEPM), options=FAST), answers({8014: opened(333 * MS)}))
    bench.watch(600 * S)
    for port in (8014, 443):
        first, *turns = bench.probes.at(port)
        assert first == 0
        assert len(turns) in (599, 600)
        assert {at % S for at in turns} == {turns[0] % S}
    assert {sample.lateness_ns for sample in bench.heard.samples} == {0}


def test_the_gentle_interval_is_fifteen_seconds_give_or_take_a_fifth() -> None:
    bench = Bench(plan(flow(8014, SEPM), options=GENTLE), answers({}))
    bench.watch(3600 * S)
    _, *turns = bench.probes.at(8014)
    gaps = [b - a for a, b in itertools.pairwise(turns)]
    assert 12 * S <= min(gaps) < 14 * S
    assert 16 * S < max(gaps) <= 18 * S
    assert abs(len(turns) - 240) <= 1


def test_the_timeout_of_a_turn_is_shorter_than_its_period() -> None:
    bench = Bench(plan(flow(8014, SEPM), options=FAST), answers({8014: SILENT}))
    bench.watch(20 * S)
    opening, *turns = [attempt.timeout_ns for attempt in bench.probes.attempts]
    assert opening == 3_500 * MS
    assert set(turns) == {900 * MS}


def test_a_cell_under_way_is_not_asked_twice() -> None:
    bench = Bench(plan(flow(8014, SEPM), options=FAST), lambda request, before: (2_500 * MS, opened()))
    bench.watch(60 * S)
    assert bench.probes.most_in_all == 1
    assert len(bench.heard.samples) in (19, 20)


def test_local_only_ports_get_one_packet_a_check_and_none_in_a_watch() -> None:
    flows = [
        flow(8765, SEPM, local_only=True),
        flow(8447, SEPM, asked=Asked.EXPOSURE),
        flow(8014, SEPM),
    ]
    once = Bench(plan(*flows), answers({8765: SILENT, 8014: REJECTED}))
    once.check()
    assert len(once.probes.at(8447)) == 1
    watched = Bench(plan(*flows), answers({8765: SILENT, 8014: REJECTED}))

    async def wishes(monitor: Monitor, _clock: SimClock) -> None:
        monitor.run_once()
        monitor.run_once(row.cell for row in monitor.rows)

    watched.watch(120 * S, then=wishes)
    assert {attempt.port for attempt in watched.probes.attempts} == {8014}


def test_an_evening_of_watching_sends_nothing_to_the_shutdown_port() -> None:
    bench = Bench(plan(flow(8014, SEPM), flow(8765, SEPM, local_only=True), options=GENTLE), answers({}))

    async def wish(monitor: Monitor, clock: SimClock) -> None:
        await clock.sleep_until(3600 * S)
        monitor.run_once()

    bench.watch(4 * 3600 * S, then=wish)
    assert len(bench.probes.at(8014)) > 900
    assert bench.probes.at(8765) == []


def test_a_silent_cell_is_eased_up_to_five_minutes_and_woken_by_an_answer() -> None:
    comes_back_ns = 3_000 * S

    def script(request: ProbeRequest, _before: int) -> tuple[int, Outcome]:
        if bench.probes.attempts[-1].at_ns < comes_back_ns:
            return request.timeout_ns, SILENT
        return 20 * MS, opened()

    bench = Bench(plan(flow(1, SEPM), flow(2, SEPM), options=GENTLE), script)
    bench.watch(3_600 * S)
    times = bench.probes.at(1)
    gaps = [(b - a) / (15 * S) for a, b in itertools.pairwise(times)]
    eased = [round(gap) for gap, at in zip(gaps, times[1:], strict=False) if at < comes_back_ns]
    assert eased[1:6] == [2, 4, 8, 16, 20]
    assert max(eased) == 20
    woken_ns = min(at for port in (1, 2) for at in bench.probes.at(port) if at >= comes_back_ns)
    for port in (1, 2):
        after = [at for at in bench.probes.at(port) if at >= woken_ns]
        assert after[0] - woken_ns < 33 * S, "the answer of one port wakes its neighbours"
        assert max(b - a for a, b in itertools.pairwise(after)) <= 18 * S


def test_a_fast_watch_eases_nothing() -> None:
    bench = Bench(plan(flow(1, SEPM), options=FAST), answers({1: SILENT}))
    bench.watch(100 * S)
    assert len(bench.probes.at(1)) in range(96, 99)


def test_pause_asks_nothing_and_resume_skips_what_was_missed() -> None:
    bench = Bench(plan(flow(8014, SEPM), flow(443, SEPM), options=FAST), answers({}))

    async def pause_and_resume(monitor: Monitor, clock: SimClock) -> None:
        await clock.sleep_until(10 * S)
        monitor.pause()
        assert not monitor.running
        await clock.sleep_until(40 * S)
        monitor.resume()
        monitor.resume()

    bench.watch(60 * S, then=pause_and_resume)
    for port in (8014, 443):
        times = bench.probes.at(port)
        assert [at for at in times if 10 * S < at < 40 * S] == []
        later = [at for at in times if at >= 40 * S]
        assert len(later) in (20, 21)
        assert min(b - a for a, b in itertools.pairwise(later)) >= S // 2


def test_pause_stops_those_that_still_wait_for_their_turn() -> None:
    bench = Bench(plan(*(flow(port, SEPM) for port in range(1, 9)), options=GENTLE), answers({}))

    async def pause(monitor: Monitor, clock: SimClock) -> None:
        await clock.sleep_until(30 * MS)
        monitor.pause()

    bench.watch(100 * S, then=pause)
    assert len(bench.heard.samples) == 4


def test_run_once_asks_at_once_even_while_paused() -> None:
    bench = Bench(plan(flow(8014, SEPM), flow(443, SEPM), options=FAST), answers({}))

    async def once(monitor: Monitor, clock: SimClock) -> None:
        monitor.pause()
        await clock.sleep_until(30 * S)
        monitor.run_once([row.cell for row in monitor.rows if row.cell.port == 443])
        await clock.sleep_until(50 * S)
        monitor.run_once()

    bench.watch(60 * S, then=once)
    assert [at for at in bench.probes.at(443) if at] == [30 * S, 50 * S]
    assert [at for at in bench.probes.at(8014) if at] == [50 * S]


def test_set_pace_takes_effect_at_once() -> None:
    bench = Bench(plan(flow(8014, SEPM), options=GENTLE), answers({}))

    async def hurry(monitor: Monitor, clock: SimClock) -> None:
        await clock.sleep_until(100 * S)
        monitor.set_pace(S, Pace.FAST)
        assert monitor.interval_ns == S

    bench.watch(110 * S, then=hurry)
    assert len([at for at in bench.probes.at(8014) if at > 100 * S]) in (9, 10)


def test_no_interval_is_shorter_than_a_tenth_of_a_second() -> None:
    bench = Bench(plan(flow(8014, SEPM), options=FAST), answers({8014: opened(MS)}))

    async def storm(monitor: Monitor, clock: SimClock) -> None:
        await clock.sleep_until(S)
        monitor.set_pace(0, Pace.FAST)

    bench.watch(11 * S, interval_ns=1, then=storm)
    assert len(bench.probes.at(8014)) in range(105, 112)


def test_a_name_that_moves_gets_new_cells_and_leaves_the_old_ones() -> None:
    names = Names({"sepm.example": ("192.0.2.10",)})
    bench = Bench(plan(flow(8014, host("sepm.example")), options=FAST), answers({}), names=names)

    async def move(_monitor: Monitor, clock: SimClock) -> None:
        await clock.sleep_until(30 * S)
        names.addresses["sepm.example"] = ("192.0.2.11",)

    bench.watch(120 * S, then=move)
    old = [a.at_ns for a in bench.probes.attempts if a.address == "192.0.2.10"]
    new = [a.at_ns for a in bench.probes.attempts if a.address == "192.0.2.11"]
    assert max(old) < 61 * S
    assert new[0] == 60 * S
    assert len(new) in range(59, 62)
    assert [[row.cell.address for row in rows] for rows in bench.rows] == [
        [""],
        ["192.0.2.10"],
        ["192.0.2.11"],
    ]


def test_a_name_that_stops_resolving_keeps_its_cells_and_says_so() -> None:
    names = Names({"sepm.example": ("192.0.2.10",)})
    bench = Bench(plan(flow(8014, host("sepm.example")), options=FAST), answers({}), names=names)

    async def lose_and_find(_monitor: Monitor, clock: SimClock) -> None:
        await clock.sleep_until(30 * S)
        found = names.addresses.pop("sepm.example")
        await clock.sleep_until(100 * S)
        names.addresses["sepm.example"] = found

    bench.watch(300 * S, then=lose_and_find)
    faults = [s.at_ns for s in bench.heard.samples if s.outcome.meaning.reason is Reason.NAME_ERROR]
    assert faults == [60 * S, 75 * S, 90 * S], "while it fails it is tried again four times as often"
    assert len([a for a in bench.probes.attempts if a.address == "192.0.2.10"]) in range(299, 302)
    assert [[row.cell.address for row in rows] for rows in bench.rows] == [
        [""],
        ["192.0.2.10"],
        ["192.0.2.10", ""],
        ["192.0.2.10"],
    ]


# --- bugs ------------------------------------------------------------------------------------------


def buggy(request: ProbeRequest, _before: int) -> tuple[int, Outcome]:
    if request.port == 666:
        raise LookupError("a bug")
    return 20 * MS, opened()


def test_in_the_field_a_probes_bug_is_recorded_and_stops_its_cell() -> None:
    bench = Bench(plan(flow(666, SEPM), flow(8014, SEPM), options=FAST), buggy)

    async def wish(monitor: Monitor, clock: SimClock) -> None:
        await clock.sleep_until(5 * S)
        monitor.run_once()

    bench.watch(30 * S, bugs=Bugs.RECORD, then=wish)
    (sample,) = bench.heard.of(666)
    assert (sample.outcome.meaning.state, sample.outcome.meaning.reason) == (State.ERROR, Reason.PROBE_BUG)
    assert "LookupError: a bug" in (sample.outcome.traceback or "")
    assert "in buggy" in (sample.outcome.traceback or "")
    assert len(bench.heard.of(8014)) > 28


def test_in_tests_a_probes_bug_raises() -> None:
    bench = Bench(plan(flow(666, SEPM)), buggy)
    with pytest.raises(ExceptionGroup) as caught:
        bench.check(Bugs.RAISE)
    assert caught.group_contains(LookupError, match="a bug")


def test_cancelling_a_watch_cancels_its_probes_at_once() -> None:
    bench = Bench(plan(flow(1, SEPM), flow(2, SEPM), options=FAST), answers({1: SILENT, 2: SILENT}))
    bench.watch(S)
    assert bench.heard.samples == []
    assert {at_ns for _, at_ns in bench.probes.ended_ns} == {S}
