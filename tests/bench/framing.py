"""Times frames, and says in a table what they cost; what draws them may be anything."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from statistics import median, quantiles

import msgspec

FRAMES = 100
_BUDGET_S = 6.0
_LEAST = 3
_ENOUGH = 20
"""Of fewer frames there is no 95th percentile: the worst is told in its place."""


class Spread(msgspec.Struct, frozen=True):
    """Milliseconds of so many frames, by the wall and of the processors: median, and p95 or the worst."""

    frames: int
    wall_ms: tuple[float, float]
    processor_ms: tuple[float, float]

    def words(self) -> str:
        """Return a table's cell."""
        late = "worst " if self.frames < _ENOUGH else ""
        pairs = (f"{middle:.1f} ({late}{last:.1f})" for middle, last in (self.wall_ms, self.processor_ms))
        return " · ".join(pairs)


class Frames(msgspec.Struct, frozen=True):
    """What a frame costs: of a zoom, of a scroll, and of time going on in the lanes."""

    zoom: Spread
    scroll: Spread
    lanes: Spread


def timed(frame: Callable[[int], None]) -> Spread:
    """Return what frames cost, each of which is drawn when its call returns; fewer if they are slow."""
    walls: list[float] = []
    processors: list[float] = []
    first = time.perf_counter()
    for turn in range(FRAMES):
        if turn >= _LEAST and time.perf_counter() - first > _BUDGET_S:
            break
        wall, processor = cost(lambda turn=turn: frame(turn))
        walls.append(wall)
        processors.append(processor)
    return spread(walls, processors)


def cost(work: Callable[[], None]) -> tuple[float, float]:
    """Return the milliseconds that some work takes, by the wall and of the processors."""
    begun, used = time.perf_counter_ns(), time.process_time_ns()
    work()
    used = time.process_time_ns() - used
    return (time.perf_counter_ns() - begun) / 1e6, used / 1e6


def spread(walls: list[float], processors: list[float]) -> Spread:
    """Return median and 95th percentile of what single frames cost."""
    return Spread(len(walls), _middle_and_late(walls), _middle_and_late(processors))


def _middle_and_late(taken: Iterable[float]) -> tuple[float, float]:
    values = sorted(taken)
    late = quantiles(values, n=20)[-1] if len(values) >= _ENOUGH else values[-1]
    return median(values), late
