"""Cards, glyphs and labels: the plain parts that views are put together from."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.glyphs import Glyph, draw_glyph

CARD_RADIUS = 8.0


class Card(QFrame):
    """A surface with a thin outline and rounded corners."""

    def __init__(self, padding: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(padding, padding, padding, padding)
        self.body.setSpacing(8)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface and outline."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("outline"), 1))
        painter.setBrush(tokens.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)


class GlyphMark(QWidget):
    """A silhouette by itself; its word stands beside it, so it has no name of its own."""

    def __init__(self, glyph: Glyph, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self._size = size
        self.setFixedSize(grown(size), grown(size))

    def show_glyph(self, glyph: Glyph) -> None:
        """Change the silhouette."""
        if glyph is not self._glyph:
            self._glyph = glyph
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the silhouette, a little smaller than the widget."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        box = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        draw_glyph(painter, self._glyph, box, tokens.color(self._glyph.value), tokens.color("window"))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.setFixedSize(grown(self._size), grown(self._size))


class Label(QLabel):
    """Plain text in one of the window's faces; `quiet` takes the second text colour of the theme."""

    def __init__(self, kind: Face = Face.BODY, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(face(kind))

    def quiet(self) -> Label:
        """Take the second text colour, and return itself."""
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        return self

    def wrapped(self) -> Label:
        """Break lines, and return itself."""
        self.setWordWrap(True)
        return self

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system's font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.setFont(face(self._kind))


def words_in(widget: QWidget) -> str:
    """Return everything that the labels of a widget say to who looks at it, a line each."""
    labels = widget.findChildren(Label)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(widget) and label.text())


class ElidedLabel(Label):
    """One line that gives way: to a shorter text, else to an ellipsis; it is whole in its tool tip."""

    def __init__(self, kind: Face = Face.BODY, parent: QWidget | None = None) -> None:
        super().__init__(kind, "", parent)
        self._whole = ""
        self._shorter: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def show_text(self, text: str, *shorter: str) -> None:
        """Show another text, or the first of the shorter ones that fits."""
        if (text, shorter) != (self._whole, self._shorter):
            self._whole, self._shorter = text, shorter
            self.setAccessibleName(text)
            self.updateGeometry()
            self._fit()

    @property
    def whole(self) -> str:
        """The text, uncut."""
        return self._whole

    def _fit(self) -> None:
        metrics, texts = self.fontMetrics(), (self._whole, *self._shorter)
        fits = (text for text in texts if metrics.horizontalAdvance(text) <= self.width())
        cut = metrics.elidedText(next(fits, texts[-1]), Qt.TextElideMode.ElideRight, self.width())
        self.setText(cut)
        self.setToolTip(self._whole if cut != self._whole else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the size of the whole text."""
        return QSize(self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return a size that shows an ellipsis."""
        return QSize(self.fontMetrics().horizontalAdvance("…") + 2, super().minimumSizeHint().height())
