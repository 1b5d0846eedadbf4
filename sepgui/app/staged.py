"""Opens simulated sites as sessions: with their history behind them, or at their first moment."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable

from sepgui.app.compose import scenario_doors
from sepgui.app.planned import planned
from sepgui.app.sessions import Running, begun, prepare_for
from sepgui.app.stage import Stage, no_such_speed
from sepgui.app.vantage import NOWHERE, stated_vantage
from sepgui.engine.pipe import Begin, Play, WatchScenario
from sepgui.i18n import Text

Begins = Callable[[Running], Awaitable[None]]


async def staged_scenario(
    command: WatchScenario, begin: Callable[[Running], Awaitable[None]]
) -> Running | Text:
    """Return a session on a simulated site that goes on from where it was asked for, or why not.

    `begin` is called with it before the first sample, and owns it from then on.
    """
    from sepgui.simulation.scenario import ScenarioError, load_scenario

    try:
        scenario = load_scenario(command.scenario)
    except ScenarioError as error:
        return error.text
    history_ns = 0 if command.begin is Begin.START else scenario.history_ns
    present_ns = time.time_ns() + scenario.history_ns - history_ns
    doors, clock = scenario_doors(scenario, present_ns)
    why_not = no_such_speed(clock, command.speed)
    if why_not is not None:
        return why_not
    vantage = stated_vantage(
        scenario.vantage.name if scenario.vantage else NOWHERE, scenario.site, scenario.pair
    )
    plan = await planned(scenario.site, scenario.pair, None, scenario.options, doors, vantage)
    prepare_for(plan)
    stage = Stage(clock, scenario.events, command)
    made = begun(plan, doors, interval_ns=scenario.interval_ns, title=scenario.title, stage=stage)
    if isinstance(made, Text):
        return made
    monitor = made.live.monitor
    if history_ns:
        monitor.set_pace(scenario.history_interval_ns, scenario.pace)
    await begin(made)
    if history_ns:
        await clock.jump(history_ns)
        monitor.set_pace(scenario.interval_ns, scenario.pace)
        made.live.diagnose()
        await asyncio.wrap_future(made.live.write_second())
        made.live.forget_samples()
    if command.play is Play.PLAYING:
        clock.play()
    return made
