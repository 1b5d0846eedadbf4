"""Draws what stands on the graph besides latency: repeated first packets, events, the span in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF, QTransform

from sepgui.ui.graph.marks import Mark, MarkKind

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from sepgui.ui.graph.buffer import SampleBuffer
    from sepgui.ui.graph.reduce import PixelColumns

_REPEAT_PX: Final = 5.0
_FLAG_PX: Final = 7.0
_NEAR_PX: Final = 5.0


@dataclass(frozen=True, slots=True)
class MarkColours:
    """The colours of repeated packets, of each kind of event, and of the span in focus."""

    repeat: QColor
    finding: QColor
    note: QColor
    computer: QColor
    scenario: QColor
    focus: QColor
    surface: QColor


def repeated_columns(samples: SampleBuffer, columns: PixelColumns) -> NDArray[np.int64]:
    """Return how many samples of each column had to repeat their first packet."""
    start, step = columns.start_ns, columns.step_ns
    end = start + step * len(columns)
    read = samples.covering(start, end)
    begin, stop = np.searchsorted(read.at_ns, (start, end))
    at_ns = read.at_ns[begin:stop][read.repeats[begin:stop] > 0]
    return np.bincount((at_ns - start) // step, minlength=len(columns))[: len(columns)].astype(np.int64)


class MarkItem(pg.GraphicsObject):
    """Triangles at the bottom for repeated packets, flags at the top for events, a frame for the focus."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QRectF()
        self._repeats_ns: tuple[float, ...] = ()
        self._marks: tuple[Mark, ...] = ()
        self._focus: tuple[int, int] | None = None
        self._colours: MarkColours | None = None
        self.setZValue(20)

    def set_colours(self, colours: MarkColours) -> None:
        """Take the theme's colours."""
        self._colours = colours
        self.update()

    def set_picture(
        self,
        box: QRectF,
        repeats_ns: NDArray[np.int64],
        marks: Sequence[Mark],
        focus: tuple[int, int] | None,
    ) -> None:
        """Show what lies within the shown part of the plot, in its own coordinates."""
        self.prepareGeometryChange()
        self._box = box
        self._repeats_ns = tuple(float(at) for at in repeats_ns)
        self._marks = tuple(mark for mark in marks if box.left() <= mark.at_ns <= box.right())
        self._focus = focus
        self.update()

    @property
    def shown(self) -> tuple[Mark, ...]:
        """The events that are shown."""
        return self._marks

    @property
    def repeats(self) -> int:
        """How many columns are marked for repeated packets."""
        return len(self._repeats_ns)

    def near(self, at_ns: float, pixel_ns: float) -> Mark | None:
        """Return the event that a pointer touches."""
        reach = _NEAR_PX * pixel_ns
        close = [mark for mark in self._marks if abs(mark.at_ns - at_ns) <= reach]
        return min(close, key=lambda mark: abs(mark.at_ns - at_ns), default=None)

    # Qt's own names

    def boundingRect(self) -> QRectF:
        """The shown part of the plot."""
        return self._box

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw in pixels, whatever the axes say."""
        colours = self._colours
        if colours is None:
            return
        to_pixels = painter.worldTransform()
        ratio = painter.device().devicePixelRatio()
        painter.save()
        painter.setWorldTransform(QTransform.fromScale(ratio, ratio))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        corners = to_pixels.mapRect(self._box)
        top, bottom = corners.top() / ratio, corners.bottom() / ratio

        def at(ns: float) -> float:
            return to_pixels.map(QPointF(ns, self._box.top())).x() / ratio

        if self._focus is not None:
            self._paint_focus(painter, at(self._focus[0]), at(self._focus[1]), top, bottom, colours)
        painter.setPen(QPen(colours.surface, 1))
        painter.setBrush(colours.repeat)
        for ns in self._repeats_ns:
            x = at(ns)
            painter.drawPolygon(
                QPolygonF(
                    [
                        QPointF(x, bottom - 1.7 * _REPEAT_PX),
                        QPointF(x + _REPEAT_PX, bottom),
                        QPointF(x - _REPEAT_PX, bottom),
                    ]
                )
            )
        for mark in self._marks:
            self._paint_mark(painter, at(mark.at_ns), mark.kind, top, bottom, colours)
        painter.restore()

    @staticmethod
    def _paint_focus(
        painter: QPainter, left: float, right: float, top: float, bottom: float, colours: MarkColours
    ) -> None:
        veil = QColor(colours.focus)
        veil.setAlpha(34)
        painter.fillRect(QRectF(left, top, right - left, bottom - top), QBrush(veil))
        painter.setPen(QPen(colours.focus, 1))
        for x in (left, right):
            painter.drawLine(QPointF(round(x) + 0.5, top), QPointF(round(x) + 0.5, bottom))

    @staticmethod
    def _paint_mark(
        painter: QPainter, x: float, kind: MarkKind, top: float, bottom: float, colours: MarkColours
    ) -> None:
        colour = {
            MarkKind.FINDING: colours.finding,
            MarkKind.NOTE: colours.note,
            MarkKind.COMPUTER: colours.computer,
            MarkKind.SCENARIO: colours.scenario,
        }[kind]
        x = round(x) + 0.5
        painter.setPen(QPen(colour, 1, Qt.PenStyle.DotLine))
        painter.drawLine(QPointF(x, top + _FLAG_PX), QPointF(x, bottom))
        painter.setPen(QPen(colours.surface, 1))
        painter.setBrush(colour)
        if kind is MarkKind.FINDING:
            half = _FLAG_PX / 2 + 1
            shape = (QPointF(x, top), QPointF(x + half, top + half), QPointF(x, top + 2 * half))
            painter.drawPolygon(QPolygonF([*shape, QPointF(x - half, top + half)]))
        elif kind is MarkKind.COMPUTER:
            painter.drawEllipse(QPointF(x, top + 1 + _FLAG_PX / 2), _FLAG_PX / 2 + 0.5, _FLAG_PX / 2 + 0.5)
        elif kind is MarkKind.SCENARIO:
            half = _FLAG_PX / 2 + 1
            corners = (QPointF(x - half, top + 1), QPointF(x + half, top + 1), QPointF(x, top + 2 * half + 1))
            painter.drawPolygon(QPolygonF(list(corners)))
        else:
            painter.drawRect(QRectF(x - _FLAG_PX / 2, top + 1, _FLAG_PX, _FLAG_PX + 1))
