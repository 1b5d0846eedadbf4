"""Puts together what goes on beside the matrix, and gives the menus what they ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer

from sepgui.diagnosis.headline import headline
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.plan import Pace
from sepgui.engine.pipe import Batch, CellOpened, Opened, RowsChanged, SetPace
from sepgui.ui.live.awaited import Awaited
from sepgui.ui.live.herald import Herald, Messenger, program_name
from sepgui.ui.live.news import news
from sepgui.ui.live.notes import NoteBook
from sepgui.ui.live.thumbnail import Thumbnail
from sepgui.ui.live.tray import bring_forward
from sepgui.ui.live.worst import Worst
from sepgui.ui.models.row_list import GROUP
from sepgui.ui.session_words import title_of
from sepgui.ui.stamp import stamped_title
from sepgui.ui.views.bug_report import Ended, report_of
from sepgui.ui.views.menus import INTERVALS, Act
from sepgui.ui.widgets.glyphs import Glyph, glyph_of
from sepgui.ui.words import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from sepgui.domain.cell import CellKey
    from sepgui.domain.run import CellResult
    from sepgui.ui.acts import Acts
    from sepgui.ui.board import Board
    from sepgui.ui.bridge.engine_link import EngineLink
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.main_window import MainWindow

SETTLED_MS = 5_000
"""How long a change must hold before it is told."""
GLANCE_MS = 1_000
"""How often the small window is painted."""


class Live(QObject):
    """Waiting for ports, intervals, the tray icon, and notifications when the worst state changes."""

    def __init__(
        self,
        window: MainWindow,
        board: Board,
        link: EngineLink,
        settings: Settings,
        acts: Acts,
        messenger: Messenger,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._board = board
        self._link = link
        self._settings = settings
        self.herald = Herald(window, settings, messenger, self)
        self.awaited = Awaited(window, board, link, self.herald, self)
        self.notes = NoteBook(window, board, link, self)
        self._worst = Worst()
        self._told: Judgement | None = None
        self._told_failing: frozenset[CellKey] = frozenset()
        self._compared, self._same_fail = -1, True
        self._title = program_name()
        self.settling = QTimer(self)
        self.settling.setSingleShot(True)
        self.settling.setInterval(SETTLED_MS)
        self.settling.timeout.connect(self._tell_change)
        self._hour = QTimer(self)
        self._hour.setSingleShot(True)
        self._hour.setInterval(3_600_000)
        self._hour.timeout.connect(self._speak)
        self._findings: tuple[Finding, ...] = ()
        self.thumbnail: Thumbnail | None = None
        self._glances = QTimer(self)
        self._glances.setInterval(GLANCE_MS)
        self._glances.timeout.connect(self._show_thumbnail)
        self._buried = ""
        link.engine_died.connect(self._offer_report)
        link.event_came.connect(self._take_event)
        link.batch_came.connect(self._take_batch)
        acts.more |= self._acts()
        acts.undoable = self.notes.stack
        menus = window.menus
        menus.set_checked(Act.SOUND, settings.sound)
        start = board.view.bar.start_button
        start.addActions([menus.action(act) for act in INTERVALS])

    def open(self, opened: Opened) -> None:
        """Begin with a session that was opened before there was anything live."""
        self._title = title_of(opened)
        self.awaited.open(opened)
        self.notes.open(opened)
        self._show_interval(opened)

    def close(self) -> None:
        """Take away what stands outside the window."""
        self.settling.stop()
        self._hour.stop()
        self._put_away()
        self.notes.close()
        self.herald.close()

    def _acts(self) -> dict[Act, Callable[[], None]]:
        intervals = {act: self._interval_setter(seconds) for act, seconds in INTERVALS.items()}
        return {
            **self.awaited.acts,
            **self.notes.acts,
            **intervals,
            Act.SOUND: self._toggle_sound,
            Act.SILENCE: self._toggle_silence,
            Act.THUMBNAIL: self._toggle_thumbnail,
        }

    # --- what the person does -------------------------------------------------------------------

    def _interval_setter(self, seconds: int) -> Callable[[], None]:
        def set_it() -> None:
            self._settings.interval_ns = seconds * 1_000_000_000
            self._link.send(SetPace(self._settings.interval_ns, Pace.GENTLE))

        return set_it

    def _toggle_sound(self) -> None:
        self._settings.sound = self._window.menus.action(Act.SOUND).isChecked()

    def _toggle_silence(self) -> None:
        if self._window.menus.action(Act.SILENCE).isChecked():
            self.herald.rest()
            self._hour.start()
        else:
            self._speak()

    def _speak(self) -> None:
        self._hour.stop()
        self.herald.speak()
        self._window.menus.set_checked(Act.SILENCE, False)

    # --- the small window -----------------------------------------------------------------------

    def _toggle_thumbnail(self) -> None:
        if not self._window.menus.action(Act.THUMBNAIL).isChecked():
            self._put_away()
            return
        small = self.thumbnail = Thumbnail(self._board)
        small.setWindowIcon(self._window.windowIcon())
        small.forward.connect(lambda: bring_forward(self._window))
        small.closed.connect(self._put_away)
        small.retranslated.connect(self._glance_soon)
        self._show_thumbnail()
        small.show()
        self._glances.start()

    def _put_away(self) -> None:
        self._glances.stop()
        small, self.thumbnail = self.thumbnail, None
        if small is not None:
            small.closed.disconnect(self._put_away)
            small.close()
            small.deleteLater()
            self._window.menus.set_checked(Act.THUMBNAIL, False)

    def _glance_soon(self) -> None:
        """Say everything anew once the rest of the window has."""
        QTimer.singleShot(0, self, self._show_thumbnail)

    def _show_thumbnail(self) -> None:
        small = self.thumbnail
        if small is None:
            return
        worst, results = self._worst.judgement, tuple(self._worst.results.values())
        if worst is None:
            small.show_state(Glyph.UNKNOWN, stamped_title(program_name()), self._sentence(results))
        else:
            sentence = self._sentence(results)
            small.show_state(glyph_of(worst.value), self._worst_words(worst), sentence)
        row = self._board.matrix.chosen_row()
        if row is None or row == GROUP:
            small.show_cell("")
        else:
            line = self._board.model.line(row)
            small.show_cell(f"{line.port}  ·  {line.entry}")

    def _sentence(self, results: tuple[CellResult, ...]) -> str:
        """Return the sentence of the diagnosis, unless it is hidden."""
        if self._board.findings.hidden:
            return self._board.findings.sentence().words
        return say(headline(self._findings, results))

    # --- an engine that died --------------------------------------------------------------------

    def _offer_report(self, traceback: str) -> None:
        self._buried = traceback
        self._window.notice.offer(lambda: self.tr("Report…"), self._show_report)

    def _show_report(self) -> None:
        report = report_of(self._buried, self._settings, Ended.ENGINE, self._window)
        report.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        report.open()

    # --- what the engine says -------------------------------------------------------------------

    def _take_event(self, event: object) -> None:
        match event:
            case Opened():
                self._worst.forget()
                self._told = None
                self._told_failing = frozenset()
                self._title = title_of(event)
                self._findings = ()
                self.settling.stop()
                self._show_interval(event)
            case RowsChanged():
                self._worst.forget()
            case CellOpened(_, result):
                self._told_failing -= {result.row.cell}  # it has just been told by itself
                self._compared = -1
            case _:
                pass

    def _show_interval(self, opened: Opened) -> None:
        for act, seconds in INTERVALS.items():
            if opened.interval_ns == seconds * 1_000_000_000:
                self._window.menus.check(act)

    def _take_batch(self, batch: Batch) -> None:
        self._worst.take(batch.results)
        if batch.findings is not None:
            self._findings = batch.findings
        worst = self._worst.judgement
        if worst is None:
            return
        self.herald.show_state(glyph_of(worst.value), self._worst_words(worst))
        if self._told is None:
            self._remember_told(worst)  # how it begins is no news
        elif self._is_told(worst):
            self.settling.stop()
        elif not self.settling.isActive():
            self.settling.start()

    def _tell_change(self) -> None:
        """Tell what differs from what was told last; it has held for a while."""
        worst, failing = self._worst.judgement, self._worst.failing
        if worst is None or self._is_told(worst):
            return
        words = news(self._worst_words(worst), self._told_failing, failing, self._worst.results.values())
        self._remember_told(worst)
        self.herald.tell(self._title, words, glyph_of(worst.value))

    def _remember_told(self, worst: Judgement) -> None:
        self._told, self._told_failing = worst, frozenset(self._worst.failing)
        self._compared, self._same_fail = self._worst.changes, True

    def _is_told(self, worst: Judgement) -> bool:
        """Return whether this was told last; the ports that fail are compared only when they changed."""
        if self._compared != self._worst.changes:
            self._same_fail = self._worst.failing.keys() == self._told_failing
            self._compared = self._worst.changes
        return worst is self._told and self._same_fail

    def _worst_words(self, worst: Judgement) -> str:
        return stamped_title(self._plain_words(worst))

    def _plain_words(self, worst: Judgement) -> str:
        match worst:
            case Judgement.PROBLEM:
                return self.tr("%n port(s) with a problem", "", self._worst.count(worst))
            case Judgement.DEGRADED:
                return self.tr("%n port(s) degraded, none with a problem", "", self._worst.count(worst))
            case _:
                return self.tr("Everything that can be proved is well")
