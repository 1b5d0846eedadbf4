"""The pure arithmetic between wall time and simulated time, for `SimClock`."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

SLOWEST = 1.0
FASTEST = 60.0


class Tempo(Struct, frozen=True):
    """A straight line from wall to simulated nanoseconds, flat while paused; exact, in integers.

    At `wall_ns` it is `sim_ns`, and from there on each wall second is `speed_milli` simulated
    milliseconds.
    """

    wall_ns: int
    sim_ns: int
    speed_milli: int = 1000
    playing: bool = True

    def sim_at(self, wall_ns: int) -> int:
        """Return the simulated time at a wall time, rounded down; it never runs backwards."""
        if not self.playing:
            return self.sim_ns
        return self.sim_ns + max(0, wall_ns - self.wall_ns) * self.speed_milli // 1000

    def wall_at(self, sim_ns: int) -> int | None:
        """Return the first wall time whose simulated time is `sim_ns` or later; None while paused."""
        if sim_ns <= self.sim_ns:
            return self.wall_ns
        if not self.playing:
            return None
        return self.wall_ns - ((sim_ns - self.sim_ns) * -1000 // self.speed_milli)

    def from_here(self, wall_ns: int, sim_ns: int) -> Tempo:
        """Return the same pace, starting again from a given pair of instants."""
        return replace(self, wall_ns=wall_ns, sim_ns=sim_ns)

    def at_speed(self, speed: float) -> Tempo:
        """Return the same starting point with another speed, 1.0 to 60.0; raises `ValueError` beyond."""
        if not SLOWEST <= speed <= FASTEST:
            raise ValueError(f"the speed of a simulation is from {SLOWEST:g} to {FASTEST:g}, not {speed:g}")
        return replace(self, speed_milli=round(speed * 1000))
