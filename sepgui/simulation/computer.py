"""The simulated computer itself: its interfaces as a scenario says them, on its simulated clock."""

from __future__ import annotations

from sepgui.domain.surroundings import Interface, Surroundings
from sepgui.probes.seams import Clock
from sepgui.simulation.world import World, is_so


class SimComputer:
    """A `Sensor` of a simulated world."""

    def __init__(self, world: World, clock: Clock) -> None:
        self._world = world
        self._clock = clock

    async def look(self, now_ns: int) -> Surroundings:
        """Return the computer as it is at a moment of the simulated clock."""
        up = [each for each in self._world.interfaces if is_so(each.when, now_ns)]
        interfaces = tuple(Interface(each.name, each.addresses, each.tunnel) for each in up)
        return Surroundings(now_ns, self._clock.unix_ns(), interfaces)
