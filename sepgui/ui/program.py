"""The window's root coroutine: starts the engine, owns every task, and ends everything cleanly."""

from __future__ import annotations

import asyncio
import sys
import threading
import traceback
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, QTimer

from sepgui.ui.loading import load_drawing, load_numbers
from sepgui.ui.opening import Opening

if TYPE_CHECKING:
    from pathlib import Path

    from sepgui.app.cut_off import Found
    from sepgui.engine.pipe import Event
    from sepgui.ui.acts import Acts
    from sepgui.ui.board import Board
    from sepgui.ui.bridge.engine_link import Engine, EngineLink
    from sepgui.ui.desk import Desk
    from sepgui.ui.graph.shelf import FileShelf
    from sepgui.ui.live.live import Live
    from sepgui.ui.models.cell_past import CellQuestion
    from sepgui.ui.models.focused import Question
    from sepgui.ui.settings import Settings
    from sepgui.ui.studio.sharing import Sharing
    from sepgui.ui.views.main_window import MainWindow

SAVING_S = 8.0
"""How long a closing window waits for the engine to save before it ends it."""


class Program(QObject):
    """Runs the window. A bug in a task, a slot or a thread ends it with a report and exit code 1."""

    def __init__(
        self, window: MainWindow, settings: Settings, acts: Acts, start_engine: Callable[[], Engine]
    ) -> None:
        super().__init__()
        self._window = window
        self._settings = settings
        self._acts = acts
        self._start_engine = start_engine
        self._end = asyncio.Event()
        self._engine_ended = asyncio.Event()
        self._seen = asyncio.Event()
        self._seen.set()
        self._bug: BaseException | None = None
        self._link: EngineLink | None = None
        self._desk: Desk | None = None
        self._live: Live | None = None
        self._shelf: FileShelf | None = None
        self._group: asyncio.TaskGroup | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._worker = ThreadPoolExecutor(1, "session reader")
        window.closed.connect(self._end.set)

    async def run(self, opening: Opening) -> int:
        """Run until the window is closed; 0, or 1 after a bug."""
        hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._slot_failed
        threading.excepthook = self._thread_failed
        asyncio.get_running_loop().set_exception_handler(self._callback_failed)
        try:
            async with asyncio.TaskGroup() as group:
                self._group = group
                self._spawn(self._set_up(opening), "set up")
                await self._end.wait()
                self._group = None  # what a slot asks for from now on comes too late
                for task in tuple(self._tasks):
                    task.cancel()
        except* Exception as bugs:  # noqa: BLE001 - whatever it is, it is a bug, and reported as one
            self.fail(bugs)
        finally:
            self._group = None
            await self._shut_down()
            sys.excepthook, threading.excepthook = hooks
        if self._bug is None:
            return 0
        await self._report(self._bug)
        return 1

    def fail(self, bug: BaseException) -> None:
        """End the program because of a bug; the first one is reported."""
        if self._bug is None:
            self._bug = bug
        self._end.set()

    # --- setting up, in the order in which it is needed -----------------------------------------

    async def _set_up(self, opening: Opening) -> None:
        """Load what the first frame did not need, in the order in which it is seen.

        A session file needs no engine: its rows stand first, all else follows once they are painted.
        Otherwise the engine starts while libraries are loaded.
        """
        from sepgui.ui.bridge.engine_link import EngineLink
        from sepgui.ui.desk import Desk

        link = self._link = EngineLink(self._start_engine, self)
        link.reader_failed.connect(self.fail)
        link.engine_ended.connect(self._engine_ended.set)
        desk = self._desk = Desk(self._window, link, self._settings, self)
        desk.past_wanted.connect(self._read_past)
        known = () if opening.session is None else await self._show_file(desk, opening.session)
        if not known:
            link.start()
            opening.begin(desk)
        self._seat(desk, link)
        board = desk.board or await self._seat_board(desk)
        self._furnish(desk, board, link)
        link.tell(known)
        if opening.scenario is not None:
            self._acts.scenarios.remember(opening.scenario)
        await asyncio.get_running_loop().run_in_executor(self._worker, load_drawing)
        board.view.workspace.make_graph()
        files = self._acts.files
        files.wanted.connect(self._work_on_files)
        if (fault := self._settings.fault()) is not None:
            self._window.notice.say(fault)
        await self._working_on_files(files.looking())
        if fault is None and not await self._told_of_end() and opening == Opening():
            files.tell_of_crash()

    async def _show_file(self, desk: Desk, path: Path) -> tuple[Event, ...]:
        """Show the rows of a session file, and return what else is told of it; nothing where it is none."""
        from sepgui.app.reopened import read_whole
        from sepgui.ui.first_paint import painted

        read = asyncio.get_running_loop().run_in_executor(self._worker, read_whole, path)
        board = await self._seat_board(desk)
        whole = await read
        if whole is None:
            return ()
        opened, told = whole
        self._seen.clear()
        desk.take_read(path, opened, told[0])
        await painted(board.view)
        await self._read_now()
        self._seen.set()
        await painted(board.matrix.viewport())
        return told

    def _seat(self, desk: Desk, link: EngineLink) -> None:
        """Let the menus ask the desk."""
        from sepgui.ui.computer_acts import ComputerActs
        from sepgui.ui.views.menu_acts import Act

        computer = ComputerActs(self._window, desk, link, self._settings)
        self._acts.more[Act.THIS_COMPUTER] = computer.show
        self._acts.seat(desk)

    async def _seat_board(self, desk: Desk) -> Board:
        """Make the board, without a graph yet."""
        await asyncio.get_running_loop().run_in_executor(self._worker, load_numbers)
        from sepgui.app.folders import data_folder
        from sepgui.ui.board import Board
        from sepgui.ui.graph.shelf import FileShelf

        shelf = self._shelf = FileShelf(data_folder, self._work_behind)
        board = Board(desk, shelf)
        board.focus.wanted.connect(self._read_focus)
        board.looking.wanted.connect(self._read_cell)
        desk.seat(board)
        return board

    def _furnish(self, desk: Desk, board: Board, link: EngineLink) -> None:
        """Put together what stands around the board."""
        from sepgui.ui.byte_acts import ByteActs
        from sepgui.ui.graph_acts import GraphActs
        from sepgui.ui.live.live import Live
        from sepgui.ui.live.notices import session_bus
        from sepgui.ui.live.tray import Desktop
        from sepgui.ui.studio.studio import Studio

        desktop = Desktop(self._window, session_bus())
        self._live = Live(self._window, board, link, self._settings, self._acts, desktop, self)
        self._acts.seat_board(board)
        studio = Studio(self._window, desk, board, link, self._acts, self)
        studio.sharing.wanted.connect(partial(self._share, studio.sharing))
        GraphActs(self._window, self._settings, board.view.workspace)
        ByteActs(self._window, desk, board, link, self._acts, self)
        if desk.opened is not None:
            self._live.open(desk.opened)
            studio.open(desk.opened)

    async def _told_of_end(self) -> bool:
        """Tell of a window that was struck down, and offer the report; whether there was one."""
        from sepgui.app.crash_file import left_behind

        lines = await asyncio.get_running_loop().run_in_executor(self._worker, left_behind)
        if lines:
            self._window.notice.say(
                lambda: self.tr("sepgui was struck down last time; what it had measured is kept.")
            )
            self._window.notice.offer(lambda: self.tr("Report…"), partial(self._show_report, lines))
        return bool(lines)

    def _show_report(self, lines: str) -> None:
        from sepgui.ui.views.bug_report import Ended, report_of

        report = report_of(lines, self._settings, Ended.PROGRAM, self._window)
        report.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        report.open()

    # --- session files --------------------------------------------------------------------------

    def _work_on_files(self, work: Callable[[], Found]) -> None:
        self._spawn(self._working_on_files(work), "work on session files")

    async def _working_on_files(self, work: Callable[[], Found]) -> None:
        """Do it in the worker, and show what there is then."""
        from sepgui.store.errors import SessionError

        try:
            found = await asyncio.get_running_loop().run_in_executor(self._worker, work)
        except SessionError as error:
            if self._desk is not None:
                self._desk.complain(error.text)
        else:
            self._acts.files.take(found)

    def _work_behind(self, work: Callable[[], None]) -> None:
        self._spawn(self._working_behind(work), "put samples on the shelf")

    async def _working_behind(self, work: Callable[[], None]) -> None:
        await asyncio.get_running_loop().run_in_executor(self._worker, work)

    # --- the past of a session ------------------------------------------------------------------

    def _read_past(self) -> None:
        self._spawn(self._reading(), "read the past")

    async def _reading(self) -> None:
        """Read the past, once the rows stand."""
        await self._seen.wait()
        await self._read_now()

    async def _read_now(self) -> None:
        """Read the past of the open session in the worker, and hand it over if it is still wanted."""
        desk = self._desk
        if desk is None or desk.opened is None or desk.board is None:
            return
        from sepgui.store.errors import SessionError
        from sepgui.ui.models.events import read_events
        from sepgui.ui.models.past import read_findings, read_past
        from sepgui.ui.together import reach_ns

        opened, session, board = desk.opened, desk.session, desk.board
        cells, book = board.cells, board.book
        from_ns = book.now_ns - reach_ns(book, board.view.workspace.made_graph)
        if book.known_from_ns is not None and book.known_from_ns <= from_ns:
            return
        loop = asyncio.get_running_loop()
        try:
            pasts = await loop.run_in_executor(
                self._worker,
                read_past,
                opened.database,
                cells,
                opened.anchor,
                book.now_ns,
                book.now_ns - from_ns,
            )
            events = await loop.run_in_executor(self._worker, read_events, opened.database)
            spans = await loop.run_in_executor(self._worker, read_findings, opened.database)
        except SessionError as error:
            desk.complain(error.text)
        else:
            desk.restore(pasts, cells, session)
            if session == desk.session and cells == board.cells:
                book.known_from_ns = from_ns
            if session == desk.session:
                board.restore_events(events)
                board.findings.restore(spans)

    def _read_focus(self, question: Question) -> None:
        self._spawn(self._focusing(question), "read a span")

    async def _focusing(self, question: Question) -> None:
        """Work out the numbers of a span in the worker, and show them if they are still wanted."""
        desk = self._desk
        if desk is None or desk.opened is None or desk.board is None:
            return
        from sepgui.store.errors import SessionError
        from sepgui.ui.models.focused import read_focus

        board = desk.board
        loop = asyncio.get_running_loop()
        try:
            answer = await loop.run_in_executor(self._worker, read_focus, desk.opened.database, question)
        except SessionError as error:
            desk.complain(error.text)
            board.focus.end()
        else:
            board.focus.take(answer)

    # --- a copy that names nobody ---------------------------------------------------------------

    def _share(self, sharing: Sharing, source: Path, target: Path) -> None:
        self._spawn(self._sharing(sharing, source, target), "write a copy that names nobody")

    async def _sharing(self, sharing: Sharing, source: Path, target: Path) -> None:
        """Write the copy, or the scenario, in the worker, and say how it went."""
        from sepgui.app.drafted import Drafted, write_scenario
        from sepgui.app.sharing import share
        from sepgui.store.errors import SessionError

        loop = asyncio.get_running_loop()
        found: Drafted | None = None
        try:
            if sharing.is_scenario(target):
                found = await loop.run_in_executor(self._worker, write_scenario, source, target)
            else:
                await loop.run_in_executor(self._worker, share, source, target)
        except SessionError as error:
            if self._desk is not None:
                self._desk.complain(error.text)
        else:
            sharing.tell(target, found)

    def _read_cell(self, question: CellQuestion) -> None:
        self._spawn(self._looking_at(question), "read a cell")

    async def _looking_at(self, question: CellQuestion) -> None:
        """Read what the file knows of a cell; that it cannot be read is told by those who read all of it."""
        desk = self._desk
        if desk is None or desk.opened is None or desk.board is None:
            return
        from sepgui.store.errors import SessionError
        from sepgui.ui.models.cell_past import read_cell

        board = desk.board
        loop = asyncio.get_running_loop()
        with suppress(SessionError):
            board.looking.take(
                await loop.run_in_executor(self._worker, read_cell, desk.opened.database, question)
            )

    async def _shut_down(self) -> None:
        """Wait for a reading to end, so that the engine leaves one file; let it save and end, or end it."""
        self._worker.shutdown()
        if self._link is not None:
            self._link.quit()
            try:
                async with asyncio.timeout(SAVING_S):
                    await self._engine_ended.wait()
            except TimeoutError:
                self._link.kill()
        if self._live is not None:
            self._live.close()
        if self._desk is not None:
            self._desk.close()
        if self._shelf is not None:
            self._shelf.close()
        self._settings.save()

    async def _report(self, bug: BaseException) -> None:
        """Show the traceback until the person has seen it."""
        from sepgui.ui.views.bug_report import Ended, report_of

        text = "".join(traceback.format_exception(bug))
        sys.stderr.write(text)
        closed = asyncio.Event()
        report = report_of(text, self._settings, Ended.PROGRAM)
        report.finished.connect(closed.set)
        report.open()
        await closed.wait()

    def _spawn(self, work: Coroutine[Any, Any, None], name: str) -> None:
        group = self._group
        if group is None:
            work.close()
            return
        task = group.create_task(work, name=name)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _slot_failed(
        self, _kind: type[BaseException], bug: BaseException, _traceback: TracebackType | None
    ) -> None:
        self.fail(bug)

    def _thread_failed(self, told: threading.ExceptHookArgs) -> None:
        bug = told.exc_value
        if bug is not None:
            QTimer.singleShot(0, self, lambda: self.fail(bug))

    def _callback_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        bug = context.get("exception")
        self.fail(bug if isinstance(bug, BaseException) else RuntimeError(str(context.get("message"))))
