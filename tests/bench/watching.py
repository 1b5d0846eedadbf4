"""The window at work on an hour of history, with the real engine: what both cost, how long the loop stalls.

Standard input is a `Task` as JSON; standard output is a `Told`. Runs in the client namespace.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
import numpy as np
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from sepgui.app.engine_process import EngineProcess, start_engine
from sepgui.domain.entry import Role
from sepgui.domain.host import parse_host
from sepgui.domain.plan import Pace, PlanOptions
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.engine.pipe import Batch, Watch
from sepgui.ui.acts import Acts
from sepgui.ui.board import Board
from sepgui.ui.bridge.engine_link import EngineLink
from sepgui.ui.desk import Desk
from sepgui.ui.event_loop import run_window
from sepgui.ui.garbage import Collector
from sepgui.ui.graph.buffer import SampleBuffer
from sepgui.ui.language import Language
from sepgui.ui.live.live import Live
from sepgui.ui.main import make_application
from sepgui.ui.models.past import ReadPast
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.settings import Settings
from sepgui.ui.theme import ThemeChoice, apply_theme
from sepgui.ui.views.main_window import MainWindow
from sepgui.ui.views.menus import Act
from tests.bench.screen import SIZE
from tests.ui.stage import FakeMessenger

_SECOND_NS: Final = 1_000_000_000
_HOUR_S: Final = 3600
_BEAT_MS: Final = 10
_SETTLING_S: Final = 5.0
_SWITCHES: Final = 5
_BETWEEN_S: Final = 1.5
_TICKS: Final = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Task:
    """Which managers are watched every second, and for how long the cost is taken."""

    managers: list[str]
    seconds: float


@dataclass(frozen=True, slots=True)
class Cost:
    """Shares of one core, and the gaps between beats of a 10 ms heartbeat, in milliseconds."""

    series: int
    samples: int
    elapsed_s: float
    window_share: float
    engine_share: float
    gap_p99_ms: float
    gap_max_ms: float
    busy_p99_ms: float
    busy_max_ms: float


@dataclass(frozen=True, slots=True)
class Told:
    """What the window costs while it is seen and while it is minimised, and how long switches take, in ms."""

    visible: Cost
    minimised: Cost
    language_ms: list[float]
    theme_ms: list[float]


class Heart(QObject):
    """Beats every 10 ms in the window's loop and keeps the gaps.

    `busy_ms` is the processor time of the window's thread between two beats: how long a gap would be if
    nobody else wanted the processor.
    """

    def __init__(self) -> None:
        super().__init__()
        self.gaps_ms: list[float] = []
        self.busy_ms: list[float] = []
        self._last = self._used = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self._last, self._used = time.perf_counter(), time.thread_time()
        self._timer.start(_BEAT_MS)

    def stop(self) -> None:
        self._timer.stop()

    def _beat(self) -> None:
        now, used = time.perf_counter(), time.thread_time()
        self.gaps_ms.append((now - self._last) * 1e3)
        self.busy_ms.append((used - self._used) * 1e3)
        self._last, self._used = now, used


class Watched:
    """The whole window over an engine, the real one by default, with a session open."""

    def __init__(self, folder: Path, start: Callable[[], EngineProcess] = start_engine) -> None:
        self._start_one = start
        self.app = make_application()
        self.settings = Settings(folder / "window.ini")
        self.settings.time_range = TimeRange.HOUR
        self.language = Language()
        self.language.use("it")
        apply_theme(self.app, ThemeChoice.LIGHT)
        self.window = MainWindow()
        self.window.resize(*SIZE)
        self.window.show()
        gc.freeze()
        self._collector = Collector(self.app)  # as the program does: garbage costs the window's own thread
        self.engines: list[EngineProcess] = []
        self.samples = 0
        self.answered = asyncio.Event()

    def begin(self, command: Watch) -> None:
        """Open the session; call it once the loop runs."""
        self.acts = acts = Acts(self.app, self.window, self.settings, self.language)
        self.link = EngineLink(self._start)
        self.desk = Desk(self.window, self.link, self.settings)
        self.link.batch_came.connect(self._count)
        self.link.start()
        acts.seat(self.desk)
        self.board = Board(self.desk)
        self.desk.seat(self.board)
        self.live = Live(self.window, self.board, self.link, self.settings, acts, FakeMessenger())
        acts.seat_board(self.board)
        self.link.send(command)

    def give_past(self) -> int:
        """Put an hour of samples before what was measured; return the number of series that are asked."""
        opened = self.desk.opened
        assert opened is not None
        asked = [cell for cell in self.board.cells if cell.address]
        dice = np.random.default_rng(20261124)
        pasts = tuple(
            past(dice, opened.anchor.monotonic_ns if cell.address else None) for cell in self.board.cells
        )
        self.desk.restore(pasts, self.board.cells, self.desk.session)
        return len(asked)

    async def end(self) -> None:
        """Close the window, and the engine with it."""
        ended = asyncio.Event()
        self.link.engine_ended.connect(ended.set)
        self.link.quit()
        await ended.wait()
        self.live.close()
        self.desk.close()
        self.window.close()
        self._collector.end()

    def _start(self) -> EngineProcess:
        self.engines.append(self._start_one())
        return self.engines[-1]

    def _count(self, batch: Batch) -> None:
        self.samples += len(batch.samples)
        if self.samples:
            self.answered.set()


def main() -> None:
    """Watch as standard input says, and print the cost."""
    task = msgspec.json.decode(sys.stdin.read(), type=Task)
    with TemporaryDirectory() as folder:
        print(msgspec.json.encode(cost_of(task, Path(folder))).decode())


def cost_of(task: Task, folder: Path) -> Told:
    """Return what watching costs once everything has settled."""
    watched = Watched(folder)
    told: list[Told] = []

    async def run() -> int:
        watched.begin(watch(task.managers))
        await watched.answered.wait()
        await asyncio.sleep(_BETWEEN_S)
        series = watched.give_past()
        await asyncio.sleep(_SETTLING_S)
        visible = await taken(watched, series, task.seconds)
        language_ms = await switched(watched, (Act.LANG_EN, Act.LANG_IT))
        theme_ms = await switched(watched, (Act.THEME_DARK, Act.THEME_LIGHT))
        watched.window.showMinimized()
        await asyncio.sleep(_SETTLING_S)
        assert not watched.window.watched
        told.append(Told(visible, await taken(watched, series, task.seconds), language_ms, theme_ms))
        await watched.end()
        return 0

    run_window(watched.app, run)
    return told[0]


async def switched(watched: Watched, acts: Sequence[Act]) -> list[float]:
    """Return how long each of some switches took until the window was painted whole, in milliseconds."""
    taken_ms: list[float] = []
    for act in [*acts] * _SWITCHES:
        begun = time.perf_counter()
        watched.acts.do(act)
        QApplication.sendPostedEvents()
        watched.window.repaint()
        watched.app.sync()
        taken_ms.append((time.perf_counter() - begun) * 1e3)
        await asyncio.sleep(_BETWEEN_S)
    return taken_ms


async def taken(watched: Watched, series: int, seconds: float) -> Cost:
    """Return the cost of the coming seconds, then the gaps of as many more: the heart costs something too."""
    pid = watched.engines[-1].pid
    assert pid is not None
    begun, samples = time.perf_counter(), watched.samples
    own, engine = time.process_time(), process_s(pid)
    await asyncio.sleep(seconds)
    elapsed_s = time.perf_counter() - begun
    samples = watched.samples - samples
    own, engine = time.process_time() - own, process_s(pid) - engine
    heart = Heart()
    heart.start()
    await asyncio.sleep(seconds)
    heart.stop()
    gaps, busy = sorted(heart.gaps_ms), sorted(heart.busy_ms)
    return Cost(
        series,
        samples,
        elapsed_s,
        own / elapsed_s,
        engine / elapsed_s,
        gaps[len(gaps) * 99 // 100],
        gaps[-1],
        busy[len(busy) * 99 // 100],
        busy[-1],
    )


def watch(managers: list[str]) -> Watch:
    """Return the command to ask all that these managers offer, once a second."""
    hosts = [SiteHost(name, parse_host(name), frozenset({Role.MANAGER})) for name in managers]
    pair = Pair(hosts[0], None, tuple(hosts[1:]))
    return Watch(Site("", tuple(hosts)), pair, None, PlanOptions(pace=Pace.FAST), _SECOND_NS)


def past(dice: np.random.Generator, end_ns: int | None) -> ReadPast:
    """Return an hour of a healthy series with a lone failure now and then; nothing for a row without one."""
    samples = SampleBuffer(4096)
    if end_ns is not None:
        at_ns = end_ns - np.arange(_HOUR_S, 0, -1, dtype=np.int64) * _SECOND_NS
        failed = dice.random(_HOUR_S) < 0.002
        rtt_us = np.where(failed, -1, 14_000 + dice.gamma(1.2, 600.0, _HOUR_S)).astype(np.int32)
        samples.extend(at_ns, rtt_us, np.where(failed, 2, 0).astype(np.uint8))
    return ReadPast(0, samples, SampleBuffer(16), None)


def process_s(pid: int) -> float:
    """Return the processor time that a process has used, in seconds (proc(5))."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


if __name__ == "__main__":
    main()
