"""A page of text that is read, selected and copied, in the program's own font."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from sepgui.ui.fonts import Face, face


class HtmlPage(QTextBrowser):
    """Has neither frame nor links; whoever fills it fills it anew after a change of theme or font."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 10) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(margin)
        self.document().setDefaultFont(face(Face.BODY))

    def refill(self, html: str) -> None:
        """Show other words at the same place."""
        place = self.verticalScrollBar().value()
        self.setHtml(html)
        self.verticalScrollBar().setValue(place)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.document().setDefaultFont(face(Face.BODY))
