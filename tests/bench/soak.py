"""The demo in accelerated time, the whole program over the real engine, and what both hold as time goes on.

Standard input is a `Task` as JSON; standard output is a list of `Held`, one for each step. Between steps a
person chooses rows, ranges, a language and a theme, and opens and closes what can be opened.
"""

from __future__ import annotations

import asyncio
import gc
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, TypeVar

import msgspec
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from sepgui.app.engine_process import EngineProcess
from sepgui.engine.pipe import Batch, ClockState, Jump, SetClock
from sepgui.ui.acts import Acts
from sepgui.ui.board import Board
from sepgui.ui.bridge.engine_link import EngineLink
from sepgui.ui.event_loop import run_window
from sepgui.ui.garbage import Collector
from sepgui.ui.language import Language
from sepgui.ui.main import make_application
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.opening import Opening
from sepgui.ui.program import Program
from sepgui.ui.settings import Settings
from sepgui.ui.theme import ThemeChoice, apply_theme
from sepgui.ui.views.main_window import MainWindow
from sepgui.ui.views.menus import Act
from tests.bench.held import Held
from tests.bench.screen import SIZE
from tests.bench.soaked_engine import SCENARIO, EngineHeld, start_soaked_engine

_SECOND_NS: Final = 1_000_000_000
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_SETTLING_S: Final = 2.5
"""How long the window has after each step to paint what came."""
_LOOKS_S: Final = 0.05
_AT_ONCE_S: Final = 60
"""How far simulated time runs ahead at once: what waits to be told stays as little as in real time."""

T = TypeVar("T", bound=QObject)


@dataclass(frozen=True, slots=True)
class Task:
    """How far simulated time goes in each step, and how often."""

    step_s: int
    steps: int


def main() -> None:
    """Let time go on as standard input says, and print what is held."""
    task = msgspec.json.decode(sys.stdin.read(), type=Task)
    with TemporaryDirectory() as folder:
        for name in ("DATA", "CONFIG", "CACHE", "STATE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder, name.lower()))
        print(msgspec.json.encode(Soak(Path(folder)).run(task)).decode())


class Soak:
    """The program at work, and what is learnt of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._app = make_application()
        self._window = MainWindow()
        self._settings = Settings(folder / "window.ini")
        language = Language()
        language.use("it")
        apply_theme(self._app, ThemeChoice.LIGHT)
        self._acts = Acts(self._app, self._window, self._settings, language)
        self._window.resize(*SIZE)
        self._window.show()
        self._engine: EngineProcess | None = None
        self._asking: Connection | None = None
        self._samples = 0
        self._now_ns = 0
        self._target_ns = 0
        self._arrived = asyncio.Event()
        self._held: list[Held] = []

    def run(self, task: Task) -> list[Held]:
        """Return what is held after each step."""
        collector = Collector(self._app)

        async def run() -> int:
            program = Program(self._window, self._settings, self._acts, self._start)
            async with asyncio.TaskGroup() as group:
                ran = group.create_task(program.run(Opening(scenario=SCENARIO)), name="program")
                group.create_task(self._soak(program, task), name="soak")
            return ran.result()

        code = run_window(self._app, run)
        collector.end()
        assert code == 0, "the program failed"
        return self._held

    def _start(self) -> EngineProcess:
        self._engine, self._asking = start_soaked_engine()
        return self._engine

    async def _soak(self, program: Program, task: Task) -> None:
        link, board = await part(program, EngineLink), await part(program, Board)
        link.batch_came.connect(self._count)
        link.event_came.connect(self._take)
        await until(lambda: self._samples > 0)
        link.send(SetClock(playing=False, speed=1.0))
        begun_ns = self._target_ns = self._now_ns
        for step in range(1, task.steps + 1):
            for ahead_s in range(0, task.step_s, _AT_ONCE_S):
                self._target_ns += min(_AT_ONCE_S, task.step_s - ahead_s) * _SECOND_NS
                self._arrived.clear()
                link.send(Jump(self._target_ns))
                await self._arrived.wait()
            await self._play_about(board, step)
            await asyncio.sleep(_SETTLING_S)
            self._held.append(self._look((self._now_ns - begun_ns) // _SECOND_NS, len(board.cells)))
            sys.stderr.write(f"{self._held[-1]}\n")
        self._window.close()

    async def _play_about(self, board: Board, step: int) -> None:
        """Do in every step the same things, so that each of them would be held once more if it leaked."""
        for lang, theme in ((Act.LANG_EN, Act.THEME_DARK), (Act.LANG_IT, Act.THEME_LIGHT)):
            self._acts.do(lang)
            self._acts.do(theme)
            await asyncio.sleep(_LOOKS_S)
        for turn in range(4):
            board.matrix.choose((4 * step + turn) % len(board.cells))
            board.view.workspace.open_detail()
            await asyncio.sleep(4 * _LOOKS_S)
        for act in (Act.RANGE_HOUR, Act.RANGE_DAY, Act.RANGE_MONTH, Act.RANGE_QUARTER):
            self._acts.do(act)
            await asyncio.sleep(10 * _LOOKS_S)
        now_ns = board.book.now_ns
        board.focus.ask(now_ns - TimeRange.QUARTER.span_ns, now_ns - TimeRange.QUARTER.span_ns // 2)
        await asyncio.sleep(10 * _LOOKS_S)
        board.focus.end()
        self._acts.do(Act.ABOUT)
        await asyncio.sleep(_LOOKS_S)
        modal = self._app.activeModalWidget()
        if modal is not None:
            modal.close()

    def _count(self, batch: Batch) -> None:
        self._samples += len(batch.samples)
        self._now_ns = max(self._now_ns, batch.now_ns)

    def _take(self, event: object) -> None:
        if isinstance(event, ClockState):
            self._now_ns = max(self._now_ns, event.now_ns)
            if event.ahead_to_ns is None and event.now_ns >= self._target_ns:
                self._arrived.set()

    def _look(self, simulated_s: int, rows: int) -> Held:
        engine, asking = self._engine, self._asking
        assert engine is not None
        assert engine.pid is not None
        assert asking is not None
        gc.collect()
        asking.send(None)
        told = asking.recv()
        assert isinstance(told, EngineHeld)
        objects = gc.get_objects()
        return Held(
            simulated_s,
            self._samples,
            rows,
            bytes_of(os.getpid()),
            bytes_of(engine.pid),
            files_of(os.getpid()),
            files_of(engine.pid),
            threading.active_count(),
            told.threads,
            sorted(task.get_name() for task in asyncio.all_tasks()),
            told.tasks,
            sum(isinstance(each, QTimer) for each in objects),
            told.timers,
            len(QApplication.allWidgets()),
            len(objects),
            told.objects,
            sum(each.stat().st_size for each in self._folder.rglob("*") if each.is_file()),
        )


async def part(program: Program, kind: type[T]) -> T:
    """Return a part of the program, once it is there."""
    await until(lambda: program.findChild(kind) is not None)
    found = program.findChild(kind)
    assert found is not None
    return found


async def until(holds: Callable[[], bool]) -> None:
    """Return once a condition holds; raises `TimeoutError` after a minute."""
    async with asyncio.timeout(60):
        while True:
            if holds():
                return
            await asyncio.sleep(_LOOKS_S)


def bytes_of(pid: int) -> int:
    """Return the resident memory of a process that it shares with no file (proc(5), statm)."""
    resident, shared = map(int, Path(f"/proc/{pid}/statm").read_text().split()[1:3])
    return (resident - shared) * _PAGE


def files_of(pid: int) -> int:
    """Return how many files a process has open."""
    return len(os.listdir(f"/proc/{pid}/fd"))
