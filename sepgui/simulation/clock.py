"""Simulated time: a `Clock` that can be played, paused, sped up and run ahead, and the loop that steps it.

Simulated time stands still while any task can run. It moves only at the one moment when the event loop
has nothing left to do and is about to block in its selector: then it goes to the exact nanosecond of the
next wake-up (Clock.sleep_until), and to nowhere else. Played live, the loop first waits until the wall
clock has come as far; run virtually, it does not wait. So a simulation gives the same samples to the
nanosecond at any speed, and a run of an hour takes as long as its computing (docs/adr/0006).
"""

from __future__ import annotations

import asyncio
import heapq
import selectors
import time
from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from sepgui.simulation.tempo import Tempo

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

_T = TypeVar("_T")
_Ready = list[tuple[selectors.SelectorKey, int]]
_Wait = Callable[[float | None], _Ready]

DEFAULT_UNIX_NS = 1_795_507_200_000_000_000
"""2026-11-24 08:00:00 UTC: the wall clock of a simulation that names none."""
_NOT_AHEAD = -1
_STALL_S = 5.0


class StalledError(RuntimeError):
    """Every task of a virtual run waits, and nothing simulated or real will ever wake one."""


class SimClock:
    """A `Clock` of simulated nanoseconds; its loop must be a `SteppingLoop`.

    It starts paused at 0; `unix_ns` is the wall-clock time of that instant.
    """

    def __init__(
        self, *, unix_ns: int = DEFAULT_UNIX_NS, wall_ns: Callable[[], int] = time.monotonic_ns
    ) -> None:
        self._unix_ns = unix_ns
        self._wall_ns = wall_ns
        self._now_ns = 0
        self._tempo = Tempo(wall_ns(), 0, playing=False)
        self._ahead_to_ns = _NOT_AHEAD
        self._sleepers: list[tuple[int, int, asyncio.Future[None]]] = []
        self._order = 0

    # --- the door -----------------------------------------------------------------------------

    def now_ns(self) -> int:
        """Return the simulated time, in nanoseconds; it stands still while tasks run."""
        return self._now_ns

    def unix_ns(self) -> int:
        """Return the simulated wall-clock time, in nanoseconds since 1970, UTC."""
        return self._unix_ns + self._now_ns

    async def sleep_until(self, when_ns: int) -> None:
        """Return at the simulated nanosecond `when_ns`, or at the next turn if that is past.

        Raises:
            RuntimeError: the running loop is no `SteppingLoop`, or serves another clock's sleepers.
        """
        loop = _stepping_loop()
        loop.adopt(self)
        if when_ns <= self._now_ns:
            await asyncio.sleep(0)
            return
        woken = loop.create_future()
        self._order += 1
        heapq.heappush(self._sleepers, (when_ns, self._order, woken))
        await woken

    # --- steering -----------------------------------------------------------------------------

    @property
    def playing(self) -> bool:
        """Whether simulated time follows the wall clock."""
        return self._tempo.playing

    @property
    def speed(self) -> float:
        """How many simulated seconds a wall second is while playing."""
        return self._tempo.speed_milli / 1000

    def play(self) -> None:
        """Let simulated time follow the wall clock from where it is."""
        self._observe()
        self._tempo = Tempo(self._wall_ns(), self._now_ns, self._tempo.speed_milli)
        _stepping_loop().adopt(self)

    def pause(self) -> None:
        """Stop simulated time; whoever sleeps goes on sleeping."""
        self._observe()
        self._tempo = Tempo(self._wall_ns(), self._now_ns, self._tempo.speed_milli, playing=False)

    def set_speed(self, speed: float) -> None:
        """Change the speed, from 1.0 (real time) to 60.0; raises `ValueError` beyond."""
        self._observe()
        self._tempo = self._tempo.from_here(self._wall_ns(), self._now_ns).at_speed(speed)

    async def jump(self, to_ns: int) -> None:
        """Run ahead to an instant without waiting for the wall clock, then go on as before.

        Everything due on the way happens at its own nanosecond; raises `ValueError` for the past.
        """
        if to_ns < self._now_ns:
            raise ValueError(f"simulated time does not go back: {to_ns} is before {self._now_ns}")
        self._observe()
        if to_ns <= self._now_ns:
            return
        self._ahead_to_ns = max(to_ns, self._ahead_to_ns)
        try:
            await self.sleep_until(to_ns)
        finally:
            if self._now_ns < to_ns:
                self._end_of_run_ahead()

    # --- called by the loop -------------------------------------------------------------------

    @property
    def has_sleepers(self) -> bool:
        """Whether a task waits for this clock."""
        return self._next_ns() is not None

    def idle(self, wait: _Wait, timeout_s: float | None) -> _Ready:
        """Stand in for a blocking `select`: step to the next wake-up when it is time, else wait for it."""
        ready = wait(0)
        due_ns = self._next_ns()
        if ready:
            self._observe()
        elif due_ns is not None and due_ns <= self._ahead_to_ns:
            self._step_to(due_ns)
        else:
            ready = self._wait_for(due_ns, wait, timeout_s)
        return ready

    def idle_virtually(self, wait: _Wait, timeout_s: float | None) -> _Ready:
        """Stand in for a blocking `select` where the loop's own timers are simulated too."""
        ready = wait(0)
        if ready:
            return ready
        due_ns = self._next_ns()
        if timeout_s is not None:
            timer_ns = self._now_ns + max(1, -int(-timeout_s * 1e9 // 1))
            due_ns = timer_ns if due_ns is None else min(due_ns, timer_ns)
        if due_ns is not None:
            self._step_to(due_ns)
            return []
        ready = wait(_STALL_S)
        if not ready:
            raise StalledError(f"every task waits, and nothing will wake one, at {self._now_ns} ns")
        return ready

    def _wait_for(self, due_ns: int | None, wait: _Wait, timeout_s: float | None) -> _Ready:
        wall_due_ns = None if due_ns is None else self._tempo.wall_at(due_ns)
        if wall_due_ns is not None:
            until_due_s = max(0, wall_due_ns - self._wall_ns()) / 1e9
            timeout_s = until_due_s if timeout_s is None else min(timeout_s, until_due_s)
        ready = wait(timeout_s)
        arrived = wall_due_ns is not None and self._wall_ns() >= wall_due_ns
        if arrived and due_ns is not None and not ready:
            self._step_to(due_ns)
        else:
            self._observe()
        return ready

    def _step_to(self, now_ns: int) -> None:
        self._now_ns = max(self._now_ns, now_ns)
        while self._sleepers and self._sleepers[0][0] <= self._now_ns:
            woken = heapq.heappop(self._sleepers)[2]
            if not woken.done():
                woken.set_result(None)
        if _NOT_AHEAD < self._ahead_to_ns <= self._now_ns:
            self._end_of_run_ahead()

    def _end_of_run_ahead(self) -> None:
        self._ahead_to_ns = _NOT_AHEAD
        self._tempo = self._tempo.from_here(self._wall_ns(), self._now_ns)

    def _observe(self) -> None:
        if self._ahead_to_ns > _NOT_AHEAD:
            return
        sim_ns = self._tempo.sim_at(self._wall_ns())
        due_ns = self._next_ns()
        self._now_ns = max(self._now_ns, sim_ns if due_ns is None else min(sim_ns, due_ns - 1))

    def _next_ns(self) -> int | None:
        while self._sleepers and self._sleepers[0][2].done():
            heapq.heappop(self._sleepers)
        return self._sleepers[0][0] if self._sleepers else None


class SteppingLoop(asyncio.SelectorEventLoop):
    """An event loop that steps a `SimClock` when it is idle; without one it is an ordinary loop.

    Its own timers stay real, so that commands and the window's batches go on while simulated
    time is paused or runs ahead.
    """

    def __init__(self, selector: selectors.BaseSelector | None = None) -> None:
        self._clock: SimClock | None = None
        self._is_bound = False
        super().__init__(_IdleSelector(selector or selectors.DefaultSelector(), self._idle))

    def adopt(self, clock: SimClock) -> None:
        """Step this clock from now on; raises `RuntimeError` while tasks wait for another one."""
        if self._clock is clock:
            return
        if self._clock is not None and (self._clock.has_sleepers or self._is_bound):
            raise RuntimeError("this loop steps another simulated clock")
        self._clock = clock

    @property
    def clock(self) -> SimClock | None:
        """The clock it steps, if any."""
        return self._clock

    def _idle(self, wait: _Wait, timeout_s: float | None) -> _Ready:
        if self._clock is None:
            return wait(timeout_s)
        return self._clock.idle(wait, timeout_s)


class VirtualLoop(SteppingLoop):
    """A `SteppingLoop` on which all time is simulated: `asyncio.timeout` and `call_later` as well.

    Time does not wait for threads: they see it run on.
    """

    def __init__(self, clock: SimClock, selector: selectors.BaseSelector | None = None) -> None:
        self._virtual = clock
        super().__init__(selector)
        self.adopt(clock)
        self._is_bound = True

    def _idle(self, wait: _Wait, timeout_s: float | None) -> _Ready:
        return self._virtual.idle_virtually(wait, timeout_s)

    def time(self) -> float:
        """Return the simulated time, in seconds."""
        return self._virtual.now_ns() / 1e9


def run_virtual(main: Callable[[SimClock], Coroutine[Any, Any, _T]], *, clock: SimClock | None = None) -> _T:
    """Run a coroutine in virtual time to its end and return its result.

    `main` is called with the clock. Time jumps to the next wake-up as soon as every task waits;
    raises `StalledError` when all wait and nothing will wake them, and whatever `main` raises.
    """
    clock = clock or SimClock()
    with asyncio.Runner(loop_factory=lambda: VirtualLoop(clock)) as runner:
        return runner.run(main(clock))


def _stepping_loop() -> SteppingLoop:
    loop = asyncio.get_running_loop()
    if not isinstance(loop, SteppingLoop):
        raise TypeError("simulated time needs its loop: asyncio.Runner(loop_factory=SteppingLoop)")
    return loop


class _IdleSelector(selectors.BaseSelector):
    """Hands a blocking `select` to the loop; all else goes to the selector that it wraps."""

    def __init__(self, inner: selectors.BaseSelector, idle: Callable[[_Wait, float | None], _Ready]) -> None:
        self._inner = inner
        self._idle = idle

    def register(self, fileobj: FileDescriptorLike, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._inner.register(fileobj, events, data)

    def unregister(self, fileobj: FileDescriptorLike) -> selectors.SelectorKey:
        return self._inner.unregister(fileobj)

    def modify(self, fileobj: FileDescriptorLike, events: int, data: Any = None) -> selectors.SelectorKey:
        return self._inner.modify(fileobj, events, data)

    def select(self, timeout: float | None = None) -> _Ready:
        if timeout is not None and timeout <= 0:
            return self._inner.select(timeout)
        return self._idle(self._inner.select, timeout)

    def close(self) -> None:
        self._inner.close()

    def get_map(self) -> Mapping[FileDescriptorLike, selectors.SelectorKey]:
        return self._inner.get_map()
