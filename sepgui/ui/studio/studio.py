"""Puts the demo studio together: band, pane and big type around a simulated session, and what they do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.domain.cell import CellKey
from sepgui.engine.pipe import Batch, Opened, Replay, RowsChanged
from sepgui.ui.models.lines import folds
from sepgui.ui.reasons import NO_DEMO, NO_SESSION, NOT_SAVED_ONE
from sepgui.ui.session_words import title_of
from sepgui.ui.stamp import simulation_word
from sepgui.ui.studio.answer_form import RowChoice
from sepgui.ui.studio.band import SimulationBand
from sepgui.ui.studio.big_type import BigType
from sepgui.ui.studio.conductor import Conductor
from sepgui.ui.studio.guess import Comparison, Guess, compared
from sepgui.ui.studio.pane import Stage, StudioPane, Told
from sepgui.ui.studio.sharing import Sharing
from sepgui.ui.studio.speaker import SpeakerWindow
from sepgui.ui.studio.telling import coming_words, next_event, points_of, revealed_points
from sepgui.ui.views.menus import Act
from sepgui.ui.words import clock, say_words, span

if TYPE_CHECKING:
    from collections.abc import Callable

    from sepgui.ui.acts import Acts
    from sepgui.ui.board import Board
    from sepgui.ui.bridge.engine_link import EngineLink
    from sepgui.ui.desk import Desk
    from sepgui.ui.studio.cards import ScenarioCard
    from sepgui.ui.views.main_window import MainWindow

_SIMULATED = (Act.STUDIO_PANE, Act.SPEAKER_WINDOW, Act.REVEAL_ANSWER)
_FROM_AFAR = (Act.CLOCK_PLAY, Act.CLOCK_NEXT, Act.CLOCK_START, Act.CLOCK_FASTER, Act.CLOCK_SLOWER)
"""What the keys of the speaker's own window do as well."""


class Studio(QObject):
    """The presenter's view: nothing of it is shown over a real session."""

    def __init__(
        self, window: MainWindow, desk: Desk, board: Board, link: EngineLink, acts: Acts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        self._board = board
        self._choice = acts.scenarios
        self._opened: Opened | None = None
        self._card: ScenarioCard | None = None
        self._comparison: Comparison | None = None
        self._revealed = False
        self._now_ns = 0
        self.band = SimulationBand(window)
        window.add_band(self.band)
        self.pane = StudioPane(board.chosen_cells)
        board.view.add_pane(self.pane)
        self.conductor = Conductor(window, link, self.band, self)
        self.big_type = BigType(window, acts.settings)
        self.speaker: SpeakerWindow | None = None
        window.closed.connect(self._put_speaker_away)
        self.sharing = Sharing(window, desk)
        self.conductor.changed.connect(self._clock_changed)
        self.band.pressed.connect(acts.do)
        self.pane.closed.connect(self._close_pane)
        self.pane.window_wanted.connect(window.menus.action(Act.SPEAKER_WINDOW).trigger)
        self.pane.form.revealed.connect(self._compare)
        self.pane.retranslated.connect(self._say_everything)
        self._choice.hidden_changed.connect(self._follow_hidden)
        desk.name_of = self._name
        link.event_came.connect(self._take_event)
        link.batch_came.connect(self._take_batch)
        acts.more |= self._acts()
        window.menus.enable(dict.fromkeys(_SIMULATED, False), NO_DEMO)
        window.menus.enable({Act.REPLAY: False}, NOT_SAVED_ONE)
        window.menus.enable({Act.ANONYMISE: False}, NO_SESSION)

    def open(self, opened: Opened) -> None:
        """Begin with a session that was opened before there was a studio."""
        self.conductor.open(opened, self._desk.clock)
        self._open(opened)

    def _acts(self) -> dict[Act, Callable[[], None]]:
        return {
            **self.conductor.acts,
            Act.STUDIO_PANE: self._toggle_pane,
            Act.SPEAKER_WINDOW: self._toggle_speaker,
            Act.REVEAL_ANSWER: self._reveal_by_menu,
            Act.REPLAY: self._replay,
            Act.ANONYMISE: self.sharing.ask_where,
            Act.BIG_TYPE: self.big_type.toggle,
        }

    # --- a session ------------------------------------------------------------------------------

    def _take_event(self, event: object) -> None:
        match event:
            case Opened():
                self._open(event)
            case RowsChanged():
                self._offer_rows()
            case _:
                pass

    def _open(self, opened: Opened) -> None:
        self._opened = opened
        self._comparison = None
        self._revealed = False
        self._now_ns = opened.anchor.monotonic_ns
        told = opened.simulated or opened.replayed
        self._card = self._card_of(opened) if opened.simulated else None
        self.band.setVisible(told)
        menus = self._window.menus
        menus.enable(dict.fromkeys(_SIMULATED, opened.simulated), NO_DEMO)
        menus.enable({Act.REPLAY: not opened.live}, NOT_SAVED_ONE)
        menus.enable({Act.ANONYMISE: True})
        self.pane.form.begin()
        if not opened.simulated:
            self._show_pane(shown=False)
            self._put_speaker_away()
        self._follow_hidden()

    def _card_of(self, opened: Opened) -> ScenarioCard | None:
        """Return the card of the scenario that a session is, or was; None for one that nobody knows."""
        title = opened.title
        cards = reversed(
            self._choice.cards
        )  # a file that was opened before a bundled scenario of the same title
        return next((card for card in cards if card.scenario.title == title), None)

    def _name(self, opened: Opened) -> str:
        """Return what a session is called; a number while its title would give the answer away."""
        if self._hiding and self._card is not None:
            return self._card.title(answer=False)
        return title_of(opened)

    @property
    def _hiding(self) -> bool:
        """Whether the audience is to find out."""
        opened = self._opened
        return self._choice.hidden and opened is not None and opened.simulated and not self._revealed

    def _take_batch(self, batch: Batch) -> None:
        self._now_ns = max(self._now_ns, batch.now_ns)
        if self.band.isVisible():
            self._show_time()

    # --- the clock ------------------------------------------------------------------------------

    def _clock_changed(self) -> None:
        self._now_ns = max(self._now_ns, self.conductor.now_ns)
        if self._board.book.staged != self.conductor.events:
            self._board.book.staged = self.conductor.events
            self._board.refresh()
        self._show_time()

    def _show_time(self) -> None:
        opened = self._opened
        if opened is None:
            return
        coming = ""
        end_ns = self.conductor.end_ns
        if self.conductor.jumping:
            coming = self.tr("Running ahead …")
        elif end_ns is not None:
            left = span(max(0, end_ns - self._now_ns))
            coming = self.tr("{time} of the recording are left").format(time=left)
        elif opened.live:
            event = next_event(self.conductor.events, self._now_ns)
            coming = coming_words(event, self._now_ns, answer=not self._hiding)
        if self._card is not None:
            notes = self._card.scenario.notes
            current = sum(note.at_ns <= self._now_ns for note in notes) - 1
            self.pane.mark_note(current)
            if self.speaker is not None:
                self.speaker.mark_note(current)
        time = clock(opened.anchor.unix_at(self._now_ns))
        self.band.show_time(time, coming)
        if self.speaker is not None:
            known = opened.live and end_ns is None and not self.conductor.jumping
            event = next_event(self.conductor.events, self._now_ns) if known else None
            self.speaker.show_time(time, coming_words(event, self._now_ns, answer=True) if known else coming)

    def _replay(self) -> None:
        if self._opened is not None and not self._opened.live:
            self._desk.begin(Replay(self._opened.database))

    # --- the answer -----------------------------------------------------------------------------

    def _follow_hidden(self) -> None:
        """Hide the answer of the open session, or show it."""
        self.band.check(Act.HIDE_ANSWER, self._choice.hidden)
        if not self._choice.hidden:
            self._revealed = False
            self._comparison = None
        if self._hiding:
            self._board.findings.hide()
            self._offer_rows()
            self._show_pane(shown=True)
        else:
            self._board.findings.reveal()
        self._say_everything()
        self._board.refresh()

    def _compare(self, guess: Guess) -> None:
        """Reveal the answer beside that of the audience."""
        self._comparison = compared(guess, self._board.findings.held)
        self._reveal()

    def _reveal_by_menu(self) -> None:
        """Reveal the answer, with what was answered so far if that is an answer."""
        if not self._hiding:
            return
        guess = self.pane.form.guess()
        self._comparison = None if guess is None else compared(guess, self._board.findings.held)
        self._reveal()

    def _reveal(self) -> None:
        self._revealed = True
        self._board.findings.reveal()
        self._show_pane(shown=True)
        self._say_everything()
        self._board.refresh()

    def _offer_rows(self) -> None:
        """Offer the rows that can be proved from here as what may suffer."""
        model = self._board.model
        rows = [
            RowChoice(result.row.cell, self._cell_name(result.row.cell))
            for result in sorted(model.results, key=lambda each: each.row.cell.port)
            if not folds(result.row)
        ]
        self.pane.form.offer(rows)

    def _cell_name(self, cell: CellKey) -> str:
        row = self._board.model.row_of(cell)
        if row is None:
            return f"{cell.port}/{cell.transport}"
        line = self._board.model.line(row)
        return " · ".join(part for part in (line.port, line.entry, line.address) if part)

    # --- the pane -------------------------------------------------------------------------------

    def _toggle_pane(self) -> None:
        self._show_pane(shown=not self.pane.isVisibleTo(self._board.view))
        if self.pane.isVisible():
            self.pane.take_focus()

    def _close_pane(self) -> None:
        self._show_pane(shown=False)
        self._board.matrix.setFocus()

    def _show_pane(self, *, shown: bool) -> None:
        self.pane.setVisible(shown)
        self._board.view.place_pane()
        self.band.check(Act.STUDIO_PANE, shown)
        self._window.menus.set_checked(Act.STUDIO_PANE, shown)

    # --- the speaker's own window ---------------------------------------------------------------

    def _toggle_speaker(self) -> None:
        if self.speaker is not None:
            self._put_speaker_away()
            return
        menus = self._window.menus
        made = self.speaker = SpeakerWindow([menus.action(act) for act in _FROM_AFAR])
        made.setWindowIcon(self._window.windowIcon())
        made.closed.connect(self._put_speaker_away)
        menus.set_checked(Act.SPEAKER_WINDOW, True)
        self._say_everything()
        made.place(self._window)

    def _put_speaker_away(self) -> None:
        gone, self.speaker = self.speaker, None
        self._window.menus.set_checked(Act.SPEAKER_WINDOW, False)
        if gone is not None:
            gone.closed.disconnect(self._put_speaker_away)
            gone.close()
            gone.deleteLater()

    def _say_everything(self) -> None:
        """Say in the present language what band and pane say."""
        opened = self._opened
        if opened is None:
            return
        self._desk.name_window()
        self.band.show_tag(simulation_word() if opened.simulated else self.tr("REPLAY"))
        told = self._told(opened)
        if self.speaker is not None:
            self.speaker.tell(replace(told, title=title_of(opened)))
        self._show_time()
        self._offer_rows()
        self.pane.tell(told)
        findings = self._board.findings.held
        if self._hiding:
            self.pane.show_stage(Stage.QUESTION)
        elif not self._revealed:
            self.pane.show_stage(Stage.NOTES)
        elif self._comparison is not None:
            self.pane.show_stage(Stage.REVEALED, points_of(self._comparison, findings, self._cell_name))
        else:
            self.pane.show_stage(Stage.REVEALED, revealed_points(findings))

    def _told(self, opened: Opened) -> Told:
        card = self._card
        if card is None:
            return Told(self._name(opened), "", "")
        scenario = card.scenario
        notes = tuple(
            (clock(opened.anchor.unix_at(note.at_ns)) if note.at_ns else "", say_words(note.words))
            for note in scenario.notes
        )
        return Told(self._name(opened), say_words(scenario.story), say_words(scenario.lesson), notes)
