"""The window over very many rows that all change every second: what it costs, how long its loop stalls.

Standard input is a `Flood` as JSON; standard output is a `watching.Cost`.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from sepgui.domain.plan import PlanOptions
from sepgui.domain.site import Pair, Site
from sepgui.engine.pipe import Watch
from sepgui.ui.event_loop import run_window
from tests.bench.feeding import start_feeder
from tests.bench.watching import Cost, Watched, taken
from tests.fakes.sites import MANAGER

_SETTLING_S = 8.0


@dataclass(frozen=True, slots=True)
class Flood:
    """How many hosts, and for how long the cost is taken."""

    hosts: int
    seconds: float


def main() -> None:
    """Take what comes, and print the cost."""
    flood = msgspec.json.decode(sys.stdin.read(), type=Flood)
    with TemporaryDirectory() as folder:
        print(msgspec.json.encode(cost_of(flood, Path(folder))).decode())


def cost_of(flood: Flood, folder: Path) -> Cost:
    """Return what showing costs once everything has settled."""
    watched = Watched(folder, partial(start_feeder, flood.hosts))
    costs: list[Cost] = []

    async def run() -> int:
        watched.begin(Watch(Site("", (MANAGER,)), Pair(MANAGER, None), None, PlanOptions(), 1_000_000_000))
        await watched.answered.wait()
        await asyncio.sleep(_SETTLING_S)
        costs.append(await taken(watched, len(watched.board.cells), flood.seconds))
        await watched.end()
        return 0

    run_window(watched.app, run)
    return costs[0]
