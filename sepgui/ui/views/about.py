"""What this program is, and which version of it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from sepgui import __version__


class About(QMessageBox):
    """Says it in the present language."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setText(f"sepgui {__version__}")
        self.setIconPixmap(parent.windowIcon().pixmap(48, 48))
        self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("About sepgui"))
        words = self.tr(
            "Which port, in which direction, and who blocks it: a troubleshooter for the network ports of "
            "Symantec Endpoint Protection. It asks only what it says, and sends nothing anywhere else."
        )
        self.setInformativeText(words)

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
