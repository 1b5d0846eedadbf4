"""Says, over the whole window, that files may be dropped here; it is there only while files are dragged."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.theme import tokens_of

_MARGIN = 6.0
_RADIUS = 10.0


class DropHint(QWidget):
    """A veil with a frame and one line; it takes no events."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Cover the parent."""
        parent = self.parentWidget()
        if parent is not None:
            self.setGeometry(parent.rect())
        self.setAccessibleName(self._words())
        self.show()
        self.raise_()

    def _words(self) -> str:
        return self.tr("Drop files here to open or import them")

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.isVisible():
            self.setAccessibleName(self._words())
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint veil, frame and line."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        veil = tokens.color("window").lighter(100)
        veil.setAlphaF(0.86)
        painter.fillRect(self.rect(), veil)
        box = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.setPen(QPen(tokens.color("accent"), 2, Qt.PenStyle.DashLine))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.setPen(tokens.color("text"))
        painter.setFont(face(Face.TITLE))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._words())
