"""One run of a scenario's plan in virtual time: what `check` would say on the simulated site."""

from __future__ import annotations

from sepgui.app.check import check
from sepgui.app.compose import Doors
from sepgui.app.vantage import stated_vantage
from sepgui.catalogue import load_catalogue
from sepgui.domain.plan import PlanOptions
from sepgui.domain.planning import make_plan
from sepgui.domain.run import Run
from sepgui.probes.table import prepare
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.scenario import Scenario, simulate


def run_demo(scenario: Scenario, *, unix_ns: int) -> Run:
    """Return one run on a simulated site, at the end of its history, which is `unix_ns`; takes no time."""
    vantage = stated_vantage(
        scenario.vantage.name if scenario.vantage else "none", scenario.site, scenario.pair
    )
    plan = make_plan(
        load_catalogue(), scenario.site, scenario.pair, vantage, None, PlanOptions(only=scenario.only)
    )
    prepare(planned.probe for planned in plan.flows)
    clock, net = simulate(scenario, unix_ns=unix_ns)

    async def run(_clock: SimClock) -> Run:
        await clock.sleep_until(scenario.history_ns)
        return await check(plan, Doors(net, clock, simulated=True))

    return run_virtual(run, clock=clock)
