"""Ties engine, board and window together: what comes in is shown, what the person does goes out."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sepgui.domain.cell import CellKey
from sepgui.domain.entry import Role
from sepgui.domain.host import HostError
from sepgui.domain.plan import PlanOptions
from sepgui.domain.site import Site
from sepgui.domain.version import VersionError
from sepgui.engine.pipe import (
    Batch,
    CellTraced,
    ClockState,
    Command,
    NotSupported,
    Opened,
    Pause,
    Refusal,
    Reopen,
    Replay,
    RowsChanged,
    RunOnce,
    SaveAs,
    Saved,
    Start,
    Watch,
    WatchScenario,
)
from sepgui.engine.restarts import may_restart
from sepgui.i18n import Text
from sepgui.ui.models.subject import Subject, names_of, subject_of
from sepgui.ui.offers import offer_hosts
from sepgui.ui.sayable import Sayable
from sepgui.ui.session_words import buried_words, file_name_of, shown_of, status_of, title_of
from sepgui.ui.stamp import mark_simulated, stamped_title
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.ui.board import Board
    from sepgui.ui.bridge.engine_link import EngineLink
    from sepgui.ui.models.past import ReadPast
    from sepgui.ui.models.ranges import TimeRange
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.main_window import MainWindow
    from sepgui.ui.views.top_bar import TopBar


class Desk(QObject):
    """Knows which session is open and what was asked for last.

    `past_wanted` asks for the past of the open session, to be read by a worker and given to `restore`.
    """

    past_wanted = Signal()

    def __init__(
        self, window: MainWindow, link: EngineLink, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._link = link
        self._settings = settings
        self._board: Board | None = None
        self._site = Site("", ())
        self._opened: Opened | None = None
        self._running = False
        self._begun: Watch | WatchScenario | Reopen | Replay | None = None
        self._deaths_ns: list[int] = []
        self._session = 0
        self._past_due = False
        self._early: list[Batch] = []
        self.name_of = title_of
        self.clock: ClockState | None = None
        self.told = link.event_came
        link.batch_came.connect(self._take_batch)
        link.event_came.connect(self._take_event)
        link.engine_died.connect(self._bury)
        window.first.start_pressed.connect(self._begin_typed)
        window.watched_again.connect(self._catch_up)
        self._offer_hosts()

    # --- becoming ready -------------------------------------------------------------------------

    def seat(self, board: Board) -> None:
        """Take the board, once its libraries are loaded, and show what came meanwhile."""
        self._board = board
        bar = board.view.bar
        bar.pair_settled.connect(self._settle_pair)
        bar.start_or_pause.connect(self.start_or_pause)
        bar.once_pressed.connect(self.run_once)
        bar.range_chosen.connect(self.show_range)
        board.ask_pressed.connect(self._ask)
        board.trace_pressed.connect(self._send)
        board.view.workspace.compared.connect(self.past_wanted)
        board.show_range(self._settings.time_range)
        self._offer_hosts()
        if self._opened is not None:
            self._show_opened(self._opened)
        early, self._early = self._early, []
        for batch in early:
            self._take_batch(batch)

    # --- what the person does -------------------------------------------------------------------

    def begin(self, command: WatchScenario | Replay) -> None:
        """Begin something that is played."""
        self._begin(command)

    def watch_scenario(self, scenario: str) -> None:
        """Open a simulated site."""
        self._begin(WatchScenario(scenario))

    def reopen(self, path: Path) -> None:
        """Open a session file."""
        self._begin(Reopen(path))

    def take_read(self, path: Path, opened: Opened, batch: Batch) -> None:
        """Show a session file that the window read itself; an engine opens it when it is needed."""
        self._begun = Reopen(path)
        self._link.wait_with(self._begun, opened)
        self._take_event(opened)
        self._take_batch(batch)

    def use_site(self, site: Site) -> None:
        """Offer the hosts of a site document, and ask which pair."""
        self._site = site
        self._offer_hosts()
        first = self._window.first
        for picker, role in ((first.manager, Role.MANAGER), (first.client, Role.CLIENT)):
            names = names_of(site, role)
            picker.show_host(names[0] if len(names) == 1 else "")
        self._window.show_first()

    def start_or_pause(self) -> None:
        """Go on asking, or pause; a reopened session begins anew with the same pair."""
        opened = self._opened
        if self._window.asks_for_pair:
            self._window.first.press_start()
        elif opened is None or self._pair_changed():
            self._settle_pair()
        elif not opened.live:
            self._watch(Subject(opened.site, opened.pair, opened.version))
        else:
            self._send(Pause() if self._running else Start())
            self._show_running(running=not self._running)

    def run_once(self) -> None:
        """Ask every row once, now."""
        if self._opened is not None and self._opened.live:
            self._send(RunOnce())

    def ask_chosen(self) -> None:
        """Ask the chosen row once, now."""
        if self._board is not None:
            self._board.ask_chosen()

    def ask_for_pair(self) -> None:
        """Ask which pair comes next; the open session goes on meanwhile."""
        if self._opened is not None:
            self._window.first.offer_way_back()
        self._offer_hosts()
        self._window.show_first()

    def complain(self, text: Text) -> None:
        """Show a sentence about something that did not work."""
        self._refuse(text)

    def save_as(self, path: Path) -> None:
        """Write the session to a file that the person named."""
        self._send(SaveAs(path))

    def show_range(self, choice: TimeRange) -> None:
        """Show another time range, and remember it."""
        self._settings.time_range = choice
        if self._board is not None:
            self._board.show_range(choice)
            self.past_wanted.emit()

    # --- reading --------------------------------------------------------------------------------

    @property
    def opened(self) -> Opened | None:
        """The open session."""
        return self._opened

    @property
    def session(self) -> int:
        """A number that changes with every session opened."""
        return self._session

    @property
    def board(self) -> Board | None:
        """The board, None before its libraries are loaded."""
        return self._board

    def restore(self, pasts: tuple[ReadPast, ...], cells: tuple[CellKey, ...], session: int) -> None:
        """Take the past that was read for the cells of a session; ask again if they changed meanwhile."""
        if self._board is None or session != self._session:
            return
        if cells == self._board.cells:
            self._board.restore(pasts)
        else:
            self.past_wanted.emit()

    def suggested_name(self) -> str:
        """Return a file name for the open session: its manager and the day."""
        return "" if self._opened is None else file_name_of(self._opened)

    def retranslate(self) -> None:
        """Say everything in the present language."""
        if self._board is not None:
            self._board.retranslate()
        self._show_status()

    def close(self) -> None:
        """Show nothing any more, and hear nothing: the window is about to go."""
        self._opened = None
        mark_simulated(simulated=False)
        self._link.batch_came.disconnect(self._take_batch)
        self._link.event_came.disconnect(self._take_event)
        self._link.engine_died.disconnect(self._bury)
        if self._board is not None:
            self._board.close()

    # --- beginning ------------------------------------------------------------------------------

    def _settle_pair(self) -> None:
        if self._board is None:
            return
        bar = self._board.view.bar
        if self._opened is None or self._pair_changed():
            self._begin_typed(bar.manager.host, bar.client.host, bar.version.host)

    def _pair_changed(self) -> bool:
        if self._board is None or self._opened is None:
            return False
        bar, opened = self._board.view.bar, self._opened
        return (bar.manager.host, bar.client.host, bar.version.host) != shown_of(opened)

    def _begin_typed(self, manager: str, client: str, version: str = "") -> None:
        try:
            subject = subject_of(self._site, manager, client, version)
        except (HostError, VersionError) as error:
            self._fault(error.text)
        else:
            self._settings.remember_pair(manager, client, self._site.name)
            self._watch(subject)

    def _watch(self, subject: Subject) -> None:
        self._begin(
            Watch(subject.site, subject.pair, subject.version, PlanOptions(), self._settings.interval_ns)
        )

    def _begin(self, command: Watch | WatchScenario | Reopen | Replay) -> None:
        self._begun = command
        self._window.notice.hide()
        self._window.show_waiting()
        self._send(command)

    def _ask(self, cell: CellKey) -> None:
        self._send(RunOnce((cell,)))

    def _send(self, command: Command) -> None:
        self._link.send(command)

    def _fault(self, words: Sayable) -> None:
        if self._window.asks_for_pair:
            self._window.first.show_fault(words)
        else:
            self._window.notice.say(words)

    # --- what the engine says -------------------------------------------------------------------

    def _take_batch(self, batch: Batch) -> None:
        if self._opened is None:
            return
        if self._board is None:
            self._early.append(batch)
            return
        if self._window.watched:
            self._board.watch()
        else:
            self._board.look_away()
        self._board.take(batch)
        self._show_running(running=batch.running)
        if self._past_due:
            self._past_due = False
            self.past_wanted.emit()

    def _take_event(self, event: object) -> None:
        match event:
            case Opened():
                self._session += 1
                self._opened = event
                self.clock = None
                mark_simulated(simulated=event.simulated)
                self._early = []
                self._site = event.site
                self._running = event.live
                if self._board is not None:
                    self._show_opened(event)
            case ClockState():
                self.clock = event
            case RowsChanged(rows) if self._board is not None:
                self._board.change_rows(rows)
            case CellTraced() if self._board is not None:
                self._board.show_trace(event)
            case Saved(path):
                self._window.notice.say(lambda: self.tr("Saved to {file}.").format(file=str(path)), Glyph.OK)
            case Refusal(why):
                self._refuse(why)
            case NotSupported():
                self._refuse(lambda: self.tr("A real clock cannot be steered."))
            case _:
                pass

    def _refuse(self, words: Sayable) -> None:
        if self._opened is None:
            self._window.show_first()
            self._window.first.show_fault(words)
        else:
            self.back_to_session()
            self._window.notice.say(words)

    def _bury(self, traceback: str) -> None:
        """Start another engine and begin again, unless engines die too often."""
        now_ns = time.monotonic_ns()
        self._deaths_ns.append(now_ns)
        again = may_restart(self._deaths_ns, now_ns)
        self._window.notice.say(lambda: buried_words(traceback, again=again), details=traceback)
        if not again:
            self._opened = None
            self._window.show_first()
            return
        self._link.start()
        if self._begun is not None:
            self._link.send(self._begun)

    # --- showing --------------------------------------------------------------------------------

    def _show_opened(self, opened: Opened) -> None:
        board = self._board
        if board is None:
            return
        board.open(opened)
        board.watch()
        bar = board.view.bar
        self._offer_hosts()
        manager, client, version = shown_of(opened)
        bar.manager.show_host(manager)
        bar.client.show_host(client)
        bar.version.show_host(version)
        self._show_running(running=opened.live)
        self._show_status()
        self.back_to_session()
        self._past_due = True

    def back_to_session(self) -> None:
        """Show the open session, if there is one."""
        if self._board is not None and self._opened is not None:
            self._window.show_session(self._board.view)
            self.name_window()

    def name_window(self) -> None:
        """Give the window the name of the open session."""
        if self._opened is not None:
            self._window.set_title(stamped_title(self.name_of(self._opened)))

    def _show_running(self, *, running: bool) -> None:
        self._running = running
        if self._board is None:
            return
        bar: TopBar = self._board.view.bar
        if running:
            bar.show_running()
        else:
            bar.show_paused()
        bar.set_askable((True, self._opened is not None and self._opened.live))

    def _show_status(self) -> None:
        opened = self._opened
        if opened is None:
            self._window.status.show_text("")
            return
        self._window.status.show_text(*status_of(opened))

    def _offer_hosts(self) -> None:
        offer_hosts(self._window, self._board, self._settings, self._site)

    def _catch_up(self) -> None:
        if self._board is not None:
            self._board.watch()
