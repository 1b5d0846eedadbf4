"""The window over very many rows that all change every second: what it costs, how long its loop stalls.

Standard input is a `Flood` as JSON; standard output is a `Crowd`.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from sepgui.domain.plan import PlanOptions
from sepgui.domain.site import Pair, Site
from sepgui.engine.pipe import Watch
from sepgui.ui.event_loop import run_window
from sepgui.ui.graph.buffer import SampleBuffer
from sepgui.ui.models.past import ReadPast
from sepgui.ui.views.menus import Act
from tests.bench.feeding import start_feeder
from tests.bench.watching import Cost, Heart, Watched, taken
from tests.fakes.sites import MANAGER

_SETTLING_S = 8.0
_TURNS_S = 2.0
_TIMES = 3
_WORDS = "8014 "


@dataclass(frozen=True, slots=True)
class Flood:
    """How many hosts, and for how long the cost is taken."""

    hosts: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Crowd:
    """What showing costs, and the longest turns of the window's loop after what a person does.

    Each is the largest processor time between two beats in the seconds after it, in milliseconds.
    """

    cost: Cost
    turns_ms: dict[str, list[float]]


def main() -> None:
    """Take what comes, and print the cost."""
    flood = msgspec.json.decode(sys.stdin.read(), type=Flood)
    with TemporaryDirectory() as folder:
        print(msgspec.json.encode(crowd_of(flood, Path(folder))).decode())


def crowd_of(flood: Flood, folder: Path) -> Crowd:
    """Return what showing costs once everything has settled, and how long turns are when somebody acts."""
    watched = Watched(folder, partial(start_feeder, flood.hosts))
    told: list[Crowd] = []

    async def run() -> int:
        opening = Heart()
        watched.begin(watch_crowd())
        opening.start()
        await watched.answered.wait()
        give_no_past(watched)
        await asyncio.sleep(_SETTLING_S)
        opening.stop()
        cost = await taken(watched, len(watched.board.cells), flood.seconds)
        turns_ms = {"open": [max(opening.busy_ms)]}
        for what, (there, back) in acts_of(watched).items():
            for do in (there, back) * _TIMES:
                turns_ms.setdefault(what, []).append(await longest_turn(do))
        told.append(Crowd(cost, turns_ms))
        await watched.end()
        return 0

    run_window(watched.app, run)
    return told[0]


def watch_crowd() -> Watch:
    """Return the command to watch; the feeder has rows of its own."""
    return Watch(Site("", (MANAGER,)), Pair(MANAGER, None), None, PlanOptions(), 1_000_000_000)


def give_no_past(watched: Watched) -> None:
    """Do what follows the reading of a session file that holds nothing yet."""
    cells = watched.board.cells
    none = tuple(ReadPast(0, SampleBuffer(16), SampleBuffer(16), None) for _ in cells)
    watched.desk.restore(none, cells, watched.desk.session)


def acts_of(watched: Watched) -> dict[str, tuple[Callable[[], None], Callable[[], None]]]:
    """Return what a person does, there and back."""
    do = watched.acts.do
    filter_line = watched.board.view.workspace.filter
    return {
        "idle": (lambda: None, lambda: None),
        "language": (partial(do, Act.LANG_EN), partial(do, Act.LANG_IT)),
        "theme": (partial(do, Act.THEME_DARK), partial(do, Act.THEME_LIGHT)),
        "open the filter": (filter_line.open_line, lambda: None),
        "filter by words": (partial(filter_line.text.setText, _WORDS), partial(filter_line.text.setText, "")),
        "sort by latency": (partial(do, Act.SORT_NOW), partial(do, Act.SORT_WORST)),
        "group by judgement": (partial(do, Act.GROUP_JUDGEMENT), partial(do, Act.GROUP_NONE)),
    }


async def longest_turn(do: Callable[[], None]) -> float:
    """Return the longest turn of the loop in the seconds after something was done, in milliseconds."""
    heart = Heart()
    heart.start()
    do()
    await asyncio.sleep(_TURNS_S)
    heart.stop()
    return max(heart.busy_ms)
