"""The program opens a session of many days, and a person changes the range: how long both take.

Standard input is a `Question` as JSON; standard output is an `Answer`.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import msgspec
from PySide6.QtWidgets import QApplication

from sepgui.app.engine_process import start_engine
from sepgui.ui.acts import Acts
from sepgui.ui.board import Board
from sepgui.ui.desk import Desk
from sepgui.ui.event_loop import run_window
from sepgui.ui.language import Language
from sepgui.ui.main import make_application
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.opening import Opening
from sepgui.ui.program import Program
from sepgui.ui.settings import Settings
from sepgui.ui.theme import ThemeChoice, apply_theme
from sepgui.ui.views.main_window import MainWindow
from sepgui.ui.views.menus import Act
from tests.bench.screen import SIZE
from tests.bench.soak import part

_LOOKS_S: Final = 0.001
_RANGES: Final = {
    "month": Act.RANGE_MONTH,
    "day": Act.RANGE_DAY,
    "hour": Act.RANGE_HOUR,
    "quarter": Act.RANGE_QUARTER,
}


@dataclass(frozen=True, slots=True)
class Question:
    """Which session is opened, and how often."""

    path: str
    times: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Milliseconds, each until all is painted: opening with a range, and changing to one once it was read."""

    open_ms: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    change_ms: dict[str, list[float]] = field(default_factory=dict[str, list[float]])


def main() -> None:
    """Open and change as standard input says."""
    question = msgspec.json.decode(sys.stdin.read(), type=Question)
    with TemporaryDirectory() as folder:
        print(msgspec.json.encode(answer(question, Path(folder))).decode())


def answer(question: Question, folder: Path) -> Answer:
    """Return how long it took."""
    app, window = make_application(), MainWindow()
    settings, language = Settings(folder / "window.ini"), Language()
    settings.time_range = TimeRange.MONTH
    language.use("it")
    apply_theme(app, ThemeChoice.LIGHT)
    acts = Acts(app, window, settings, language)
    window.resize(*SIZE)
    window.show()
    told = Answer()

    async def act(program: Program) -> None:
        path = Path(question.path)
        desk, board = await part(program, Desk), await part(program, Board)
        await until_known(board)
        for name, range_act in _RANGES.items():
            acts.do(range_act)
            for _ in range(question.times):
                told.open_ms.setdefault(name, []).append(await opened(window, desk, board, path))
        acts.do(Act.RANGE_MONTH)
        await until_known(board)
        for _ in range(question.times):
            for name, range_act in _RANGES.items():
                begun = time.perf_counter()
                acts.do(range_act)
                paint(window)
                told.change_ms.setdefault(name, []).append((time.perf_counter() - begun) * 1e3)
                await asyncio.sleep(0.5)
        window.close()

    async def run() -> int:
        program = Program(window, settings, acts, start_engine)
        async with asyncio.TaskGroup() as group:
            ran = group.create_task(program.run(Opening(session=Path(question.path))), name="program")
            group.create_task(act(program), name="act")
        return ran.result()

    assert run_window(app, run) == 0, "the program failed"
    return told


async def opened(window: MainWindow, desk: Desk, board: Board, path: Path) -> float:
    """Open a session again, and return after how many milliseconds all of it was painted."""
    session, begun = desk.session, time.perf_counter()
    desk.reopen(path)
    await soon(lambda: desk.session != session)
    await until_known(board)
    paint(window)
    return (time.perf_counter() - begun) * 1e3


def paint(window: MainWindow) -> None:
    """Paint all of the window."""
    QApplication.sendPostedEvents()
    window.repaint()


async def until_known(board: Board) -> None:
    """Return once the past of the shown range was read."""

    def known() -> bool:
        book = board.book
        from_ns = book.known_from_ns
        return from_ns is not None and from_ns <= book.now_ns - book.range.span_ns

    await soon(known)


async def soon(holds: Callable[[], bool]) -> None:
    """Return once a condition holds; raises `TimeoutError` after a minute."""
    async with asyncio.timeout(60):
        while True:
            if holds():
                return
            await asyncio.sleep(_LOOKS_S)
