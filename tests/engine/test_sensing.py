"""This computer is looked at every five seconds, and what happened is told once."""

from __future__ import annotations

import asyncio

from sepgui.domain.surroundings import Happening, Kind
from sepgui.engine.sensing import sense
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.computer import SimComputer
from sepgui.simulation.world import SimInterface, Window, World

S = 1_000_000_000


def test_a_tunnel_that_comes_and_goes_is_told_when_it_does() -> None:
    always = SimInterface("eth0", ("192.0.2.55",))
    tunnel = SimInterface("tun0", ("10.60.0.14",), tunnel=True, when=(Window(12 * S, 31 * S),))
    told: list[Happening] = []

    async def main(clock: SimClock) -> None:
        computer = SimComputer(World(1, ("192.0.2.55",), interfaces=(always, tunnel)), clock)
        async with asyncio.TaskGroup() as group:
            task = group.create_task(sense(computer, clock, told.append), name="sensor")
            await clock.sleep_until(120 * S)
            task.cancel()

    run_virtual(main)
    assert [(each.at_ns // S, each.kind) for each in told] == [(15, Kind.TUNNEL), (35, Kind.TUNNEL)]
