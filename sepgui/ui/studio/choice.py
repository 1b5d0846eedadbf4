"""Lets the person choose a scenario, and remembers whether the answer is to be kept from the audience."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sepgui.ui.views.menus import Act

if TYPE_CHECKING:
    from sepgui.ui.desk import Desk
    from sepgui.ui.studio.cards import ScenarioCard
    from sepgui.ui.studio.gallery import Gallery
    from sepgui.ui.views.main_window import MainWindow


class ScenarioChoice(QObject):
    """`hidden_changed` follows when the answer is to be hidden, or no more."""

    hidden_changed = Signal()

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._cards: tuple[ScenarioCard, ...] = ()
        self._files: dict[str, ScenarioCard] = {}
        self._hidden = False
        self.gallery: Gallery | None = None

    @property
    def cards(self) -> tuple[ScenarioCard, ...]:
        """The bundled scenarios, read when they are first asked for, and those of files that were opened."""
        if not self._cards:
            from sepgui.ui.studio.cards import load_cards

            self._cards = load_cards()
        return (*self._cards, *self._files.values())

    def open_file(self, path: Path) -> None:
        """Open the scenario of a file."""
        self.remember(str(path))
        self._desk.watch_scenario(str(path))

    def remember(self, name: str) -> None:
        """Have a card for a scenario's file too; why it cannot be used is for who opens it to say."""
        from sepgui.simulation.scenario import ScenarioError, is_scenario_file
        from sepgui.ui.studio.cards import card_of_file

        if is_scenario_file(name):
            with suppress(ScenarioError):
                self._files[name] = card_of_file(Path(name), len(self.cards) + 1)

    @property
    def hidden(self) -> bool:
        """Whether the answer is kept from the audience."""
        return self._hidden

    def toggle_hidden(self) -> None:
        """Hide the answer, or hide it no more."""
        self._hide(not self._hidden)

    def show_gallery(self) -> None:
        """Show the cards."""
        from sepgui.ui.studio.gallery import Gallery

        gallery = self.gallery = Gallery(self.cards, self._window, hidden=self._hidden)
        gallery.chosen.connect(self._desk.watch_scenario)
        gallery.answer_hidden.connect(self._hide)
        gallery.finished.connect(self._forget)
        gallery.open()

    def _hide(self, hidden: bool) -> None:
        if hidden != self._hidden:
            self._hidden = hidden
            self._window.menus.set_checked(Act.HIDE_ANSWER, hidden)
            self.hidden_changed.emit()

    def _forget(self) -> None:
        self.gallery = None
