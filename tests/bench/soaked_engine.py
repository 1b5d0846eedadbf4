"""The engine of a soak: the product's, on a site of 24 rows, with a second pipe that says what it holds."""

from __future__ import annotations

import asyncio
import gc
import sys
import threading
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection

from sepgui import assets
from sepgui.app.engine_process import EngineProcess
from sepgui.simulation.clock import SteppingLoop

SCENARIO = "healthy-site"
"""The scenario that the window asks for; the engine of a soak makes a larger and livelier site of it."""
_CHANGES = (
    ('interval = "2s"', 'interval = "1s"'),
    ('addresses = ["10.40.1.10"]', 'addresses = ["10.40.1.10", "10.40.1.11", "10.40.1.12"]'),
    (
        'addresses = ["10.50.8.20"]',
        'addresses = ["10.50.8.20", "10.50.8.21", "10.50.8.22", "10.50.8.23", "10.50.8.24"]',
    ),
    ('rtt = { base = "14ms", jitter = "4ms" }', 'rtt = { base = "14ms", jitter = "4ms" }\nloss = 0.01'),
    (
        "# --- what is told",
        """[[firewall]]
name = "fw-verona"
addresses = ["10.50.0.1"]

[[firewall.rule]]
action = "drop"
to = ["SEPM-PD"]
ports = ["8014"]
transports = ["tcp"]
when = ["1m..40d every 37m for 4m"]

[[firewall.rule]]
action = "reject"
to = ["GUP-VR"]
ports = ["2967"]
transports = ["tcp"]
when = ["2m..40d every 23m for 2m"]

# --- what is told""",
    ),
)


@dataclass(frozen=True, slots=True)
class EngineHeld:
    """What an engine holds; `tasks` are names, but for the probes under way, `timers` those of its loop."""

    threads: int
    tasks: list[str]
    timers: int
    objects: int


def scenario_text() -> str:
    """Return the site of a soak, as TOML."""
    text = assets.asset("resources", "scenarios", f"{SCENARIO}.toml").read_text("utf-8")
    for before, after in _CHANGES:
        assert before in text, before
        text = text.replace(before, after, 1)
    return text


def start_soaked_engine() -> tuple[EngineProcess, Connection]:
    """Return an engine, and the pipe on which it answers anything with an `EngineHeld`."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    asking, answering = context.Pipe()
    process = context.Process(target=_run, args=(theirs, answering), name="sepgui engine")
    process.start()
    theirs.close()
    answering.close()
    return EngineProcess(ours, process), asking


def _run(connection: Connection, answering: Connection) -> None:
    from sepgui.app.engine_main import main
    from sepgui.simulation import scenario

    made = scenario.scenario_from_text(scenario_text(), f"{SCENARIO}.toml")

    def load(_name: str) -> scenario.Scenario:
        return made

    scenario.load_scenario = load
    threading.Thread(target=_answer, args=(answering,), name="says what is held", daemon=True).start()
    sys.exit(main(connection))


def _answer(answering: Connection) -> None:
    while True:
        try:
            answering.recv()
        except (EOFError, OSError):
            return
        answering.send(_held())


def _held() -> EngineHeld:
    gc.collect()
    objects = gc.get_objects()
    loop = next(each for each in objects if isinstance(each, SteppingLoop))
    names = [task.get_name() for task in asyncio.all_tasks(loop)]
    return EngineHeld(
        threading.active_count(),
        sorted(name for name in names if not name.startswith("probe ")),
        sum(isinstance(each, asyncio.TimerHandle) and not each.cancelled() for each in objects),
        len(objects),
    )
