"""Wires the two doors, `Net` and `Clock`: real ones here, a scenario's behind the same two names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sepgui.probes.seams import Clock, Inspector, Net, Sensor

if TYPE_CHECKING:
    from sepgui.simulation.clock import SimClock
    from sepgui.simulation.scenario import Scenario


class Doors(Struct, frozen=True):
    """What the probes see of the world; `simulated` when it is made up.

    `room` is how many attempts it lets be under way at once, None where nothing limits them;
    `sensor` looks at this computer itself, and `inspector` reads what its system tells of it.
    """

    net: Net
    clock: Clock
    simulated: bool = False
    room: int | None = None
    sensor: Sensor | None = None
    inspector: Inspector | None = None


def real_doors() -> Doors:
    """Return the network and the clock of this computer."""
    from sepgui.engine.pacing import MOST_IN_ALL
    from sepgui.probes.asyncio_net import AsyncioNet
    from sepgui.probes.own.inspector import OwnInspector
    from sepgui.probes.platform.descriptors import room_for_sockets
    from sepgui.probes.system_clock import SystemClock
    from sepgui.probes.this_computer import ThisComputer

    room = room_for_sockets(MOST_IN_ALL)
    return Doors(AsyncioNet(), SystemClock(), room=room, sensor=ThisComputer(), inspector=OwnInspector())


def scenario_doors(scenario: Scenario, unix_ns: int) -> tuple[Doors, SimClock]:
    """Return the doors of a simulated site at the beginning of its history, which ends at `unix_ns`.

    The clock steers them; its loop is `sepgui.simulation.clock.SteppingLoop`.
    """
    from sepgui.simulation.computer import SimComputer
    from sepgui.simulation.inspector import SimInspector
    from sepgui.simulation.scenario import simulate

    clock, net = simulate(scenario, unix_ns=unix_ns)
    sensor, inspector = SimComputer(scenario.world, clock), SimInspector(scenario.world, clock)
    return Doors(net, clock, simulated=True, sensor=sensor, inspector=inspector), clock
