"""The legend above a graph of several cells: each line as it is drawn, and the name of its cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.graph.others import DASHES, SYMBOLS, colours_on
from sepgui.ui.theme import tokens_of

_LINE = 26.0
_GAP = 14.0
_PAD = 6.0
_HALF = 4.0


class Legend(QWidget):
    """Hidden while there is one cell alone; the first name is that of the chosen cell."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    @property
    def names(self) -> tuple[str, ...]:
        """The cells, the chosen one first; none while there is one alone."""
        return self._names

    def show_names(self, names: Sequence[str]) -> None:
        """Name the cells that are drawn."""
        if tuple(names) != self._names:
            self._names = tuple(names)
            self.setAccessibleName(self.tr("In the graph: {names}").format(names=", ".join(names)))
            self.updateGeometry()
            self.update()
        self.setVisible(len(names) > 1)

    def paint_on(self, painter: QPainter, left: float, top: float, width: float) -> None:
        """Paint it anywhere: on the screen, or on a picture to hand on."""
        if len(self._names) < 2:
            return
        painter.save()
        tokens = tokens_of(self.palette())
        colours = (tokens.color("accent"), *colours_on(tokens.color("surface")))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(face(Face.SMALL))
        metrics = QFontMetricsF(face(Face.SMALL))
        for place, (x, y) in enumerate(self._places(width)):
            at = QPointF(left + x, top + y + metrics.height() / 2)
            dash = Qt.PenStyle.SolidLine if place == 0 else DASHES[place - 1]
            painter.setPen(QPen(colours[place], 2, dash))
            painter.drawLine(at, at + QPointF(_LINE, 0))
            if place:
                _draw_symbol(painter, SYMBOLS[place - 1], at + QPointF(_LINE / 2, 0), colours[place])
            painter.setPen(tokens.color("text"))
            base = top + y + metrics.ascent()
            painter.drawText(QPointF(left + x + _LINE + 5, base), self._names[place])
        painter.restore()

    def height_on(self, width: float) -> float:
        """Return how high it is on a width, 0 while it is hidden."""
        if len(self._names) < 2:
            return 0.0
        line = QFontMetricsF(face(Face.SMALL)).height()
        return self._places(width)[-1][1] + line + 4

    def _places(self, width: float) -> list[tuple[float, float]]:
        metrics = QFontMetricsF(face(Face.SMALL))
        x, y, found = _PAD, 1.0, list[tuple[float, float]]()
        for name in self._names:
            wide = _LINE + 5 + metrics.horizontalAdvance(name)
            if x > _PAD and x + wide > width - _PAD:
                x, y = _PAD, y + metrics.height() + 2
            found.append((x, y))
            x += wide + _GAP
        return found

    # Qt's own names

    def hasHeightForWidth(self) -> bool:
        """Names go on in the next line where there is no room."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of its lines."""
        return round(self.height_on(width))

    def sizeHint(self) -> QSize:
        """Return the size at the width there is."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint lines and names."""
        painter = QPainter(self)
        self.paint_on(painter, 0, 0, self.width())
        painter.end()


def _draw_symbol(painter: QPainter, symbol: str, at: QPointF, colour: QColor) -> None:
    """Draw a mark as pyqtgraph draws it on the line."""
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(colour)
    r = _HALF
    match symbol:
        case "t":
            tips = [(-r, -r), (r, -r), (0, r)]
        case "s":
            tips = [(-r, -r), (r, -r), (r, r), (-r, r)]
        case "d":
            tips = [(0, -r * 1.3), (r, 0), (0, r * 1.3), (-r, 0)]
        case "x":
            painter.drawLine(at + QPointF(-r, -r), at + QPointF(r, r))
            painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r))
            return
        case _:
            painter.drawLine(at + QPointF(-r, 0), at + QPointF(r, 0))
            painter.drawLine(at + QPointF(0, -r), at + QPointF(0, r))
            return
    painter.drawPolygon(QPolygonF([at + QPointF(x, y) for x, y in tips]))
