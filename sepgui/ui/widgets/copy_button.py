"""A button that copies a text, and says for a moment that it did."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QWidget

from sepgui.ui.stamp import stamped

_COPIED_MS = 1500


class CopyButton(QPushButton):
    """Copies what `source` returns when it is pressed; `naming` returns its words in the present language."""

    def __init__(
        self, naming: Callable[[], str], source: Callable[[], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._naming = naming
        self._source = source
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.setInterval(_COPIED_MS)
        self._told.timeout.connect(self.rename)
        self.setMinimumHeight(30)
        self.clicked.connect(self._copy)
        self.rename()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(stamped(self._source()))
        self.setText(self.tr("Copied"))
        self._told.start()

    def rename(self) -> None:
        """Take the words that hold now."""
        self.setText(self._naming())

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.rename()
