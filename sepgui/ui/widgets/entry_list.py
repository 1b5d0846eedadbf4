"""A list of lines that a person wrote or may throw away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class EntryList(QListWidget):
    """Breaks long lines; `delete_pressed` when the Delete key means the chosen one."""

    delete_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setSpacing(2)

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the Delete key, and leave the others to the list."""
        if event.key() == Qt.Key.Key_Delete:
            self.delete_pressed.emit()
        else:
            super().keyPressEvent(event)
