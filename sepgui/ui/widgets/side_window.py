"""A window beside the main one, which a person may keep open: thumbnail, speaker's notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog

from sepgui.ui.fonts import tell_of_font

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QKeyEvent


class SideWindow(QDialog):
    """Emits `closed` when it is closed, as Escape does too; what is in it follows the font."""

    closed = Signal()

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close at Escape: a dialog would only hide."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say so."""
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            tell_of_font(self)
