"""A plan watched by the real engine in the time of a simulated clock: as long as wanted, in no time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sepgui.domain.plan import Plan
from sepgui.engine.monitor import Bugs, Monitor, Sink
from sepgui.probes.seams import Net
from sepgui.probes.table import PROBES
from sepgui.simulation.clock import SimClock, SteppingLoop


def watch_until(
    until_ns: int,
    plan: Plan,
    simulated: tuple[SimClock, Net],
    sink: Sink,
    interval_ns: int,
    *,
    loop: Callable[[], asyncio.AbstractEventLoop] = SteppingLoop,
) -> Monitor:
    """Return the monitor of a watch that the clock has led to a moment; its samples are in the sink."""
    clock, net = simulated

    async def main() -> Monitor:
        monitor = Monitor(
            plan, net=net, clock=clock, probes=PROBES, sink=sink, interval_ns=interval_ns, bugs=Bugs.RAISE
        )
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(monitor.watch(), name="watch")
            await (clock.jump(until_ns) if loop is SteppingLoop else clock.sleep_until(until_ns))
            watching.cancel()
        return monitor

    with asyncio.Runner(loop_factory=loop) as runner:
        return runner.run(main())
