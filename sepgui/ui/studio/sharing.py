"""Asks where the copy of a session that names nobody goes, or the scenario, and says how it went."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

from sepgui.domain.endings import SESSION_ENDING
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
        from PySide6.QtWidgets import QFileDialog

        opened = self._desk.opened
        if opened is None:
            return
        dialog = QFileDialog(self._window, self.tr("Save a copy or a scenario that names nobody"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SESSION_ENDING.removeprefix("."))
        scenarios = self.tr("Scenarios for the demo (*.toml)")
        dialog.setNameFilters([self.tr("Sessions (*.sepsession)"), scenarios])
        dialog.selectFile(self.tr("anonymous") + SESSION_ENDING)

        def follow(chosen: str) -> None:
            ending = _SCENARIO if chosen == scenarios else SESSION_ENDING
            dialog.setDefaultSuffix(ending.removeprefix("."))
            named = next(iter(dialog.selectedFiles()), self.tr("anonymous"))
            dialog.selectFile(Path(named).stem + ending)

        dialog.filterSelected.connect(follow)
        dialog.fileSelected.connect(partial(self._ask_for, opened))
        dialog.open()

    def is_scenario(self, target: Path) -> bool:
        """Return whether the file is to be a scenario, by its ending."""
        return target.suffix.lower() == _SCENARIO

    def tell(self, target: Path, drafted: Drafted | None = None) -> None:
        """Say that the copy is there, or how truly the drafted scenario shows what was recorded."""
        if drafted is not None:
            words = self.tr(
                "Saved to {file}: a scenario that names nobody. Looked at {moments} times, it showed {same} "
                "times the state and the reason that were recorded."
            )
            words = words.format(file=str(target), moments=drafted.looked_at, same=drafted.same)
            self._window.notice.say(words, Glyph.OK)
            return
        words = self.tr(
            "Saved to {file}: names, addresses and certificates are fictitious, notes are left out."
        )
        self._window.notice.say(words.format(file=str(target)), Glyph.OK)

    def _ask_for(self, opened: Opened, name: str) -> None:
        self.wanted.emit(opened.database, Path(name))
