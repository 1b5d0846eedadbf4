"""Simulated time: exact when virtual, never early when played, and true while it runs ahead."""

from __future__ import annotations

import asyncio
import selectors
import socket
import time
from collections.abc import Callable, Coroutine, Mapping
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sepgui.simulation.clock import (
    DEFAULT_UNIX_NS,
    SimClock,
    StalledError,
    SteppingLoop,
    VirtualLoop,
    run_virtual,
)

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

SECOND = 1_000_000_000


class FakeWall(selectors.BaseSelector):
    """A selector whose waiting takes no time: the wall clock is moved instead, in whole milliseconds."""

    def __init__(self) -> None:
        self._inner = selectors.DefaultSelector()
        self.now = 5_000

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = self._inner.select(0)
        if ready or timeout == 0:
            return ready
        if timeout is None:
            raise AssertionError("the loop would wait for ever")
        self.now += -int(-timeout * 1000 // 1) * 1_000_000
        return []

    def register(self, fileobj: FileDescriptorLike, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._inner.register(fileobj, events, data)

    def unregister(self, fileobj: FileDescriptorLike) -> selectors.SelectorKey:
        return self._inner.unregister(fileobj)

    def close(self) -> None:
        self._inner.close()

    def get_map(self) -> Mapping[FileDescriptorLike, selectors.SelectorKey]:
        return self._inner.get_map()


def play(main: Callable[[SimClock, FakeWall], Coroutine[Any, Any, None]]) -> None:
    """Run a test on a live loop whose wall clock is a fake."""
    wall = FakeWall()
    with asyncio.Runner(loop_factory=lambda: SteppingLoop(wall)) as runner:
        runner.run(main(SimClock(wall_ns=lambda: wall.now), wall))


# --- virtual -------------------------------------------------------------------------------------


def test_virtual_sleep_ends_at_the_very_nanosecond() -> None:
    async def main(clock: SimClock) -> list[int]:
        seen: list[int] = []
        for when_ns in (1, 2, 3 * SECOND, 3 * SECOND + 1, 86_400 * SECOND):
            await clock.sleep_until(when_ns)
            seen.append(clock.now_ns())
        return seen

    assert run_virtual(main) == [1, 2, 3 * SECOND, 3 * SECOND + 1, 86_400 * SECOND]


@given(st.lists(st.lists(st.integers(0, 10**15), min_size=1, max_size=6), min_size=1, max_size=6))
@settings(deadline=None, max_examples=60)
def test_no_task_ever_wakes_early_and_time_stops_nowhere_else(plans: list[list[int]]) -> None:
    async def main(clock: SimClock) -> set[int]:
        woken: set[int] = set()

        async def follow(steps: list[int]) -> None:
            for step in steps:
                due_ns = clock.now_ns() + step
                await clock.sleep_until(due_ns)
                assert clock.now_ns() == due_ns
                woken.add(due_ns)

        async with asyncio.TaskGroup() as group:
            for number, steps in enumerate(plans):
                group.create_task(follow(steps), name=f"follow {number}")
        assert clock.now_ns() == max(woken)
        return woken

    sums = {sum(plan[: count + 1]) for plan in plans for count in range(len(plan))}
    assert run_virtual(main) == sums


def test_tasks_due_at_one_instant_wake_in_the_order_they_fell_asleep() -> None:
    async def main(clock: SimClock) -> list[int]:
        order: list[int] = []

        async def sleeper(number: int) -> None:
            await clock.sleep_until(SECOND)
            order.append(number)

        async with asyncio.TaskGroup() as group:
            for number in range(5):
                group.create_task(sleeper(number), name=f"sleeper {number}")
        return order

    assert run_virtual(main) == [0, 1, 2, 3, 4]


def test_a_past_instant_returns_at_the_next_turn_without_moving_time() -> None:
    async def main(clock: SimClock) -> None:
        await clock.sleep_until(7)
        turns: list[str] = []

        async def other() -> None:
            turns.append("other")

        async with asyncio.TaskGroup() as group:
            group.create_task(other(), name="other")
            await clock.sleep_until(3)
            turns.append("main")
        assert clock.now_ns() == 7
        assert turns == ["other", "main"]

    run_virtual(main)


def test_asyncio_s_own_timers_are_virtual_too() -> None:
    async def main(clock: SimClock) -> int:
        with pytest.raises(TimeoutError):
            async with asyncio.timeout(100):
                await asyncio.get_running_loop().create_future()
        return clock.now_ns()

    began = time.monotonic()
    elapsed_ns = run_virtual(main)
    assert 100 * SECOND <= elapsed_ns < 100 * SECOND + 1000
    assert time.monotonic() - began < 5


def test_unix_time_starts_at_the_base_and_runs_along() -> None:
    async def main(clock: SimClock) -> tuple[int, int]:
        first = clock.unix_ns()
        await clock.sleep_until(90 * SECOND)
        return first, clock.unix_ns()

    assert run_virtual(main) == (DEFAULT_UNIX_NS, DEFAULT_UNIX_NS + 90 * SECOND)
    assert run_virtual(main, clock=SimClock(unix_ns=5)) == (5, 5 + 90 * SECOND)


def test_a_cancelled_sleep_does_not_hold_time() -> None:
    async def main(clock: SimClock) -> int:
        async with asyncio.TaskGroup() as group:
            long = group.create_task(clock.sleep_until(50 * SECOND), name="long")
            await clock.sleep_until(SECOND)
            long.cancel()
        await clock.sleep_until(2 * SECOND)
        return clock.now_ns()

    assert run_virtual(main) == 2 * SECOND


def test_a_run_in_which_nothing_will_wake_anybody_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sepgui.simulation.clock._STALL_S", 0.01)

    async def main(clock: SimClock) -> None:
        await clock.sleep_until(42)
        await asyncio.get_running_loop().create_future()

    with pytest.raises(StalledError, match="at 42 ns"):
        run_virtual(main)


def test_a_thread_may_wake_a_virtual_run() -> None:
    async def main(clock: SimClock) -> str:
        return await asyncio.to_thread(lambda: "woken")

    assert run_virtual(main) == "woken"


def test_an_exception_of_the_run_comes_out() -> None:
    async def main(clock: SimClock) -> None:
        await clock.sleep_until(1)
        raise KeyError("bug")

    with pytest.raises(KeyError, match="bug"):
        run_virtual(main)


def test_an_ordinary_loop_is_refused() -> None:
    with asyncio.Runner() as runner, pytest.raises(TypeError, match="SteppingLoop"):
        runner.run(SimClock().sleep_until(1))


def test_a_virtual_loop_takes_no_other_clock() -> None:
    async def main(clock: SimClock) -> None:
        with pytest.raises(RuntimeError, match="another simulated clock"):
            await SimClock().sleep_until(1)

    run_virtual(main)


# --- played --------------------------------------------------------------------------------------


def test_it_starts_paused_and_plays_on_from_there() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        wall.now += 10 * SECOND
        assert (clock.playing, clock.speed, clock.now_ns()) == (False, 1.0, 0)
        clock.play()
        began = wall.now
        await clock.sleep_until(2 * SECOND)
        assert clock.playing
        assert clock.now_ns() == 2 * SECOND
        assert 2 * SECOND <= wall.now - began <= 2 * SECOND + 2_000_000

    play(main)


@given(st.sampled_from([1.0, 1.5, 7.0, 60.0]), st.lists(st.integers(1, 20 * SECOND), min_size=1, max_size=8))
@settings(deadline=None, max_examples=40)
def test_played_time_is_exact_for_tasks_and_never_early_by_the_wall(speed: float, steps: list[int]) -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        clock.set_speed(speed)
        clock.play()
        began, due_ns = wall.now, 0
        for step in steps:
            due_ns += step
            await clock.sleep_until(due_ns)
            assert clock.now_ns() == due_ns
            assert (wall.now - began) * speed >= due_ns

    play(main)


def test_pause_holds_sleepers_until_play() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        clock.play()
        async with asyncio.TaskGroup() as group:
            sleeper = group.create_task(clock.sleep_until(10 * SECOND), name="sleeper")
            await clock.sleep_until(4 * SECOND)
            clock.pause()
            wall.now += 100 * SECOND
            await asyncio.sleep(0)
            assert clock.now_ns() == 4 * SECOND
            assert not sleeper.done()
            began = wall.now
            clock.play()
            await sleeper
            assert clock.now_ns() == 10 * SECOND
            assert 6 * SECOND <= wall.now - began <= 6 * SECOND + 2_000_000

    play(main)


def test_a_change_of_speed_keeps_the_instant() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        clock.play()
        await clock.sleep_until(4 * SECOND)
        clock.set_speed(20)
        assert clock.now_ns() == 4 * SECOND
        began = wall.now
        await clock.sleep_until(24 * SECOND)
        assert SECOND <= wall.now - began <= SECOND + 2_000_000
        with pytest.raises(ValueError, match="from 1 to 60"):
            clock.set_speed(61)
        assert clock.speed == 20

    play(main)


def test_a_jump_meets_everybody_on_the_way_and_takes_no_wall_time() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        woken: list[int] = []

        async def each_second() -> None:
            while True:
                await clock.sleep_until(clock.now_ns() + SECOND)
                woken.append(clock.now_ns())

        clock.play()
        began = wall.now
        async with asyncio.TaskGroup() as group:
            ticking = group.create_task(each_second(), name="each second")
            await clock.jump(3600 * SECOND)
            await asyncio.sleep(0)
            ticking.cancel()
        assert woken == [second * SECOND for second in range(1, 3601)]
        assert clock.now_ns() == 3600 * SECOND
        assert wall.now == began
        await clock.sleep_until(3601 * SECOND)
        assert wall.now - began >= SECOND

    play(main)


def test_a_jump_while_paused_stays_paused() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        await clock.jump(30 * SECOND)
        wall.now += SECOND
        await asyncio.sleep(0)
        assert (clock.playing, clock.now_ns()) == (False, 30 * SECOND)

    play(main)


def test_a_jump_to_now_changes_nothing() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        await clock.jump(0)
        clock.play()
        wall.now += 3 * SECOND
        clock.pause()
        assert clock.now_ns() == 3 * SECOND

    play(main)


def test_time_does_not_jump_back() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        await clock.jump(30 * SECOND)
        with pytest.raises(ValueError, match="does not go back"):
            await clock.jump(29 * SECOND)

    play(main)


def test_a_cancelled_jump_goes_on_at_the_clock_s_own_pace() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        clock.play()
        async with asyncio.TaskGroup() as group:
            jumping = group.create_task(clock.jump(3600 * SECOND), name="jump")
            await clock.sleep_until(5 * SECOND)
            jumping.cancel()
        began = wall.now
        await clock.sleep_until(6 * SECOND)
        assert wall.now - began >= SECOND

    play(main)


def test_real_timers_go_on_while_simulated_time_is_paused() -> None:
    async def main() -> None:
        clock = SimClock()
        async with asyncio.TaskGroup() as group:
            sleeper = group.create_task(clock.sleep_until(SECOND), name="sleeper")
            await asyncio.sleep(0.01)
            assert not sleeper.done()
            clock.set_speed(60)
            clock.play()
            began = time.monotonic_ns()
            await sleeper
            assert time.monotonic_ns() - began >= SECOND // 60

    with asyncio.Runner(loop_factory=SteppingLoop) as runner:
        runner.run(main())


@pytest.mark.parametrize("playing", [True, False])
def test_a_command_from_outside_is_heard_while_simulated_time_goes_on_or_not(playing: bool) -> None:
    async def main() -> None:
        clock = SimClock()
        if playing:
            clock.play()
        heard = asyncio.Event()
        loop = asyncio.get_running_loop()
        async with asyncio.TaskGroup() as group:
            sleeper = group.create_task(clock.sleep_until(3600 * SECOND), name="sleeper")
            caller = Thread(target=lambda: loop.call_soon_threadsafe(heard.set), name="caller")
            loop.call_later(0.01, caller.start)
            await heard.wait()
            assert (0 < clock.now_ns() < 3600 * SECOND) == playing
            assert not sleeper.done()
            sleeper.cancel()
        caller.join()

    with asyncio.Runner(loop_factory=SteppingLoop) as runner:
        runner.run(main())


def test_a_socket_is_heard_before_time_moves_on() -> None:
    async def main(clock: SimClock) -> int:
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        readable, writable = asyncio.Event(), asyncio.Event()
        with ours, theirs:
            theirs.send(b"x")
            loop.add_reader(ours, lambda: (loop.remove_reader(ours), readable.set()))
            loop.add_writer(ours, lambda: (loop.remove_writer(ours), writable.set()))
            async with asyncio.TaskGroup() as group:
                sleeper = group.create_task(clock.sleep_until(SECOND), name="sleeper")
                await readable.wait()
                await writable.wait()
                heard_ns = clock.now_ns()
                sleeper.cancel()
        return heard_ns

    assert run_virtual(main) == 0
    with asyncio.Runner(loop_factory=SteppingLoop) as runner:
        assert runner.run(main(SimClock())) == 0


def test_a_command_is_heard_in_the_middle_of_a_jump() -> None:
    async def main() -> None:
        clock = SimClock()
        loop = asyncio.get_running_loop()
        ours, theirs = socket.socketpair()
        heard_ns: list[int] = []
        with ours, theirs:
            loop.add_reader(ours, lambda: (loop.remove_reader(ours), heard_ns.append(clock.now_ns())))

            async def each_second() -> None:
                while True:
                    await clock.sleep_until(clock.now_ns() + SECOND)
                    if clock.now_ns() == 1800 * SECOND:
                        theirs.send(b"x")

            async with asyncio.TaskGroup() as group:
                ticking = group.create_task(each_second(), name="each second")
                await clock.jump(3600 * SECOND)
                ticking.cancel()
        assert heard_ns == [1800 * SECOND]

    with asyncio.Runner(loop_factory=SteppingLoop) as runner:
        runner.run(main())


def test_a_loop_steps_one_clock_at_a_time() -> None:
    async def main(clock: SimClock, wall: FakeWall) -> None:
        other = SimClock(wall_ns=lambda: wall.now)
        clock.play()
        async with asyncio.TaskGroup() as group:
            group.create_task(clock.sleep_until(SECOND), name="sleeper")
            await asyncio.sleep(0)
            with pytest.raises(RuntimeError, match="another simulated clock"):
                await other.sleep_until(1)
        other.play()
        await other.sleep_until(SECOND)
        assert (clock.now_ns(), other.now_ns()) == (SECOND, SECOND)

    play(main)


def test_without_a_clock_the_loop_is_an_ordinary_one() -> None:
    async def main() -> float:
        began = time.monotonic()
        await asyncio.sleep(0.02)
        return time.monotonic() - began

    with asyncio.Runner(loop_factory=SteppingLoop) as runner:
        assert runner.run(main()) >= 0.019


def test_a_virtual_loop_tells_simulated_seconds() -> None:
    clock = SimClock()
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(clock)) as runner:
        runner.run(clock.sleep_until(2_500_000_000))
        assert runner.get_loop().time() == 2.5
