"""Asks where the copy of a session that names nobody goes, or the scenario, and says how it went."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sepgui.domain.endings import SESSION_ENDING
from sepgui.ui.file_dialogs import ask_target
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.app.drafted import Drafted
    from sepgui.engine.pipe import Opened
    from sepgui.ui.desk import Desk
    from sepgui.ui.views.main_window import MainWindow

_SCENARIO = ".toml"


class Sharing(QObject):
    """`wanted` carries the session's database and the file that the person named, for a worker."""

    wanted = Signal(object, object)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    def ask_where(self) -> None:
        """Show the dialog that names the copy."""
        opened = self._desk.opened
        if opened is None:
            return
        ask_target(
            self._window,
            lambda: self.tr("Save a copy or a scenario that names nobody"),
            lambda: (self.tr("Sessions (*.sepsession)"), self.tr("Scenarios for the demo (*.toml)")),
            self.tr("anonymous") + SESSION_ENDING,
            partial(self._ask_for, opened),
        )

    def is_scenario(self, target: Path) -> bool:
        """Return whether the file is to be a scenario, by its ending."""
        return target.suffix.lower() == _SCENARIO

    def tell(self, target: Path, drafted: Drafted | None = None) -> None:
        """Say that the copy is there, or how truly the drafted scenario shows what was recorded."""
        self._window.notice.say(lambda: self._told_words(target, drafted), Glyph.OK)

    def _told_words(self, target: Path, drafted: Drafted | None) -> str:
        if drafted is not None:
            words = self.tr(
                "Saved to {file}: a scenario that names nobody. Looked at {moments} times, it showed {same} "
                "times the state and the reason that were recorded."
            )
            return words.format(file=str(target), moments=drafted.looked_at, same=drafted.same)
        words = self.tr(
            "Saved to {file}: names, addresses and certificates are fictitious, notes are left out."
        )
        return words.format(file=str(target))

    def _ask_for(self, opened: Opened, target: Path) -> None:
        self.wanted.emit(opened.database, target)
