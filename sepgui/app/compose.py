"""Wires the two doors, `Net` and `Clock`: real ones here, a scenario's behind the same two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sepgui.probes.seams import Clock, Net

if TYPE_CHECKING:
    from sepgui.simulation.clock import SimClock
    from sepgui.simulation.scenario import Scenario


class Doors(Struct, frozen=True):
    """What the probes see of the world; `simulated` when it is made up.

    `room` is how many attempts it lets be under way at once, None where nothing limits them.
    """

    net: Net
    clock: Clock
    simulated: bool = False
    room: int | None = None


def real_doors() -> Doors:
    """Return the network and the clock of this computer."""
    from sepgui.engine.pacing import MOST_IN_ALL
    from sepgui.probes.asyncio_net import AsyncioNet
    from sepgui.probes.platform.descriptors import room_for_sockets
    from sepgui.probes.system_clock import SystemClock

    return Doors(AsyncioNet(), SystemClock(), room=room_for_sockets(MOST_IN_ALL))


def scenario_doors(scenario: Scenario, unix_ns: int) -> tuple[Doors, SimClock]:
    """Return the doors of a simulated site at the beginning of its history, which ends at `unix_ns`.

    The clock steers them; its loop is `sepgui.simulation.clock.SteppingLoop`.
    """
    from sepgui.simulation.scenario import simulate

    clock, net = simulate(scenario, unix_ns=unix_ns)
    return Doors(net, clock, simulated=True), clock
