"""What helps: the guide, what a row is for, and the command palette; each in a window that is only shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from sepgui.ui.board import Board
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.guide import Guide
    from sepgui.ui.views.main_window import MainWindow


class Help(QObject):
    """Keeps the one guide; a palette lives as long as it is open."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._guide: Guide | None = None
        window.closed.connect(self._close)

    def show_guide(self) -> None:
        """Show the user guide."""
        self._raised().show_guide()

    def explain(self, board: Board) -> None:
        """Show what the catalogue knows of the chosen row; without one, all the ports."""
        row = board.matrix.chosen_row()
        guide = self._raised()
        if row is None or row < 0:
            guide.show_entry("")
        else:
            guide.show_entry(board.model.result(row).row.planned.flow.entry.id)

    def show_palette(self) -> None:
        """Show every command."""
        from sepgui.ui.views.palette import Palette

        palette = Palette(self._window.menus.bar, self._settings.commands, self._window)
        palette.chosen.connect(self._settings.remember_command)
        palette.open()

    @property
    def guide(self) -> Guide | None:
        """The guide, once it was asked for."""
        return self._guide

    def _raised(self) -> Guide:
        from sepgui.ui.views.guide import Guide

        if self._guide is None:
            self._guide = Guide(self._window)
        self._guide.show()
        self._guide.raise_()
        self._guide.activateWindow()
        return self._guide

    def _close(self) -> None:
        if self._guide is not None:
            self._guide.close()
