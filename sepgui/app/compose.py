"""Wires the two doors, `Net` and `Clock`: real ones here, a scenario's behind the same two names."""

from __future__ import annotations

from dataclasses import dataclass

from sepgui.probes.seams import Clock, Net


@dataclass(frozen=True, slots=True)
class Doors:
    """What the probes see of the world; `simulated` when it is made up."""

    net: Net
    clock: Clock
    simulated: bool = False


def real_doors() -> Doors:
    """Return the network and the clock of this computer."""
    from sepgui.probes.asyncio_net import AsyncioNet
    from sepgui.probes.system_clock import SystemClock

    return Doors(AsyncioNet(), SystemClock())
