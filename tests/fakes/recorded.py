"""Sessions of simulated sites, recorded in virtual time by the real engine."""

from __future__ import annotations

import asyncio
from pathlib import Path

from sepgui.app.compose import Doors
from sepgui.app.live import LiveSession
from sepgui.app.trace import trace_way
from sepgui.app.vantage import stated_vantage
from sepgui.catalogue import load_catalogue
from sepgui.domain.judgement import Judgement
from sepgui.domain.note import Note
from sepgui.domain.planning import make_plan
from sepgui.domain.trace import StoredTrace, Way
from sepgui.engine.monitor import Bugs
from sepgui.probes.table import prepare
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.scenario import load_scenario, simulate

UNIX_NS = 1_795_507_200_000_000_000
S = 1_000_000_000


def recorded(
    path: Path, scenario: str = "first-look", seconds: int = 900, vantage_of: str | None = None
) -> Path:
    """Record the last seconds of a scenario's history and what follows into a session file.

    `vantage_of` names another host to plan for; it is the network of the scenario's own that answers.
    """
    told = load_scenario(scenario)
    here = vantage_of or (told.vantage.name if told.vantage else "none")
    vantage = stated_vantage(here, told.site, told.pair)
    plan = make_plan(load_catalogue(), told.site, told.pair, vantage, None)
    prepare(planned.probe for planned in plan.flows)
    clock, net = simulate(told, unix_ns=UNIX_NS)
    doors = Doors(net, clock, simulated=True)

    async def main(_clock: SimClock) -> Path:
        await clock.sleep_until(max(0, told.history_ns - seconds * S))
        session = LiveSession(plan, doors, path, interval_ns=5 * S, bugs=Bugs.RAISE, title=told.title)
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(session.monitor.watch(), name="watch")
            for second in range(0, seconds, 30):
                await clock.sleep_until(session.about.anchor.monotonic_ns + (second + 30) * S)
                session.diagnose()
                session.write_second()
            failing = next((r for r in session.results if r.judgement is Judgement.PROBLEM), None)
            if failing is not None and failing.row.cell.address:
                way = await trace_way(failing.row.cell.address, failing.row.cell.port, doors, None)
                if isinstance(way, Way):
                    session.put_trace(StoredTrace(failing.row.cell, session.now_ns, way))
            session.put_note(Note(session.now_ns, "Switch at sepm01 was restarted"))
            watching.cancel()
        assert session.close() is None
        return session.database

    return run_virtual(main, clock=clock)
