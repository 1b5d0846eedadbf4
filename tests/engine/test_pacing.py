from __future__ import annotations

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sepgui.domain.plan import Pace
from sepgui.engine.pacing import LIMITS, HostKind, Limits, Pacing, turns_between
from sepgui.simulation.clock import SimClock, run_virtual

S = 1_000_000_000
TIGHT = Limits(per_host=1, in_all=2, client_spacing_ns=3 * S, interval_ns=S, spread=0.0, eases=False)


def test_the_paces_are_those_of_the_design() -> None:
    gentle, fast = LIMITS[Pace.GENTLE], LIMITS[Pace.FAST]
    assert (gentle.per_host, gentle.in_all, gentle.interval_ns, gentle.spread) == (2, 32, 15 * S, 0.2)
    assert (fast.per_host, fast.in_all, fast.interval_ns, fast.spread) == (None, 2560, S, 0.0)
    assert gentle.client_spacing_ns is not None
    assert fast.client_spacing_ns is None


def granted(turns: list[tuple[str, HostKind]], limits: Limits = TIGHT) -> list[tuple[int, bool]]:
    """Return when each turn, of one second, was granted, and whether it waited."""

    async def main(clock: SimClock) -> list[tuple[int, bool]]:
        pacing = Pacing(limits, clock)

        async def one(address: str, kind: HostKind) -> tuple[int, bool]:
            turn = pacing.turn(address, kind)
            await turn.begin()
            at_ns = clock.now_ns()
            await clock.sleep_until(at_ns + S)
            turn.end()
            return at_ns, turn.waited

        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(one(*turn), name="turn") for turn in turns]
        return [task.result() for task in tasks]

    return run_virtual(main)


def test_hosts_wait_for_themselves_and_all_for_the_whole() -> None:
    a, b, c = (("a", HostKind.SERVER), ("b", HostKind.SERVER), ("c", HostKind.SERVER))
    assert granted([a, b, a, c]) == [(0, False), (0, False), (S, True), (S, True)]


def test_a_client_computer_is_asked_one_port_at_a_time_with_a_pause() -> None:
    a, b = (("a", HostKind.CLIENT_COMPUTER), ("b", HostKind.CLIENT_COMPUTER))
    assert granted([a, b, a, a]) == [(0, False), (0, False), (4 * S, True), (8 * S, True)]


def test_a_cancelled_turn_gives_its_place_back() -> None:
    async def main(clock: SimClock) -> int:
        pacing = Pacing(TIGHT, clock)

        async def hold() -> None:
            turn = pacing.turn("a", HostKind.SERVER)
            await turn.begin()
            try:
                await clock.sleep_until(100 * S)
            finally:
                turn.end()

        holding = [asyncio.Task(hold(), name="hold"), asyncio.Task(hold(), name="wait")]
        await clock.sleep_until(S)
        for task in holding:
            task.cancel()
        await asyncio.wait(holding)
        turn = pacing.turn("a", HostKind.SERVER)
        await turn.begin()
        assert not turn.waited
        return clock.now_ns()

    assert run_virtual(main) == S


def test_a_place_given_to_a_waiter_that_is_cancelled_meanwhile_goes_to_the_next() -> None:
    async def main(clock: SimClock) -> bool:
        pacing = Pacing(TIGHT, clock)
        first, second, third = (pacing.turn("a", HostKind.SERVER) for _ in range(3))
        await first.begin()
        waiting = [asyncio.Task(turn.begin(), name="wait") for turn in (second, third)]
        await asyncio.sleep(0)
        first.end()
        waiting[0].cancel()
        await asyncio.wait(waiting)
        return waiting[0].cancelled() and not waiting[1].cancelled() and third.waited

    assert run_virtual(main)


def test_a_computer_with_little_room_has_fewer_under_way() -> None:
    clock = SimClock()
    assert Pacing(LIMITS[Pace.FAST], clock, room=448).limits.in_all == 448
    assert Pacing(LIMITS[Pace.GENTLE], clock, room=448).limits.in_all == 32
    assert Pacing(LIMITS[Pace.FAST], clock, room=0).limits.in_all == 1


@pytest.mark.parametrize(
    ("silences", "turns"), [(0, 1), (1, 1), (2, 2), (3, 4), (4, 8), (5, 16), (6, 20), (7, 20), (1000, 20)]
)
def test_silence_doubles_the_interval_up_to_five_minutes(silences: int, turns: int) -> None:
    assert turns_between(silences, 15 * S) == turns


@settings(deadline=None)
@given(silences=st.integers(0, 10_000), period_ns=st.integers(100_000_000, 900 * S))
def test_easing_never_exceeds_five_minutes_or_goes_below_one(silences: int, period_ns: int) -> None:
    turns = turns_between(silences, period_ns)
    assert turns >= 1
    assert turns == 1 or turns * period_ns <= 300 * S
