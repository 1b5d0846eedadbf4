"""Draws the limits of a cell on the latency graph, each with its label."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from sepgui.ui.graph.limits import Limit
    from sepgui.ui.graph.scale import AxisEnds

_LINES = 2
_LABEL = 0.25
"""The part of the axis that a label takes in a small graph."""


class LimitLines:
    """At most two dashed lines with their labels; what the axis does not show is not drawn."""

    def __init__(self) -> None:
        self._lines = [pg.InfiniteLine(angle=0) for _ in range(_LINES)]
        self._texts = [pg.TextItem(anchor=(0, 1)) for _ in range(_LINES)]
        self._limits: tuple[Limit, ...] = ()

    @property
    def all(self) -> tuple[pg.GraphicsObject, ...]:
        """Lines and labels."""
        return (*self._lines, *self._texts)

    def set_colours(self, colour: QColor, font: QFont) -> None:
        """Take the colour of the lines and the font of the labels."""
        for line, text in zip(self._lines, self._texts, strict=True):
            line.setPen(pg.mkPen(colour, width=1, style=Qt.PenStyle.DashLine))
            text.setColor(colour)
            text.setFont(font)

    def set_limits(self, limits: Sequence[Limit]) -> None:
        """Take the limits of a cell."""
        self._limits = tuple(limits[:_LINES])

    def show(self, ends: AxisEnds, left_ns: float) -> None:
        """Draw what the axis shows; labels begin at an instant."""
        shown = [limit for limit in self._limits if ends.shows(limit.us) and limit.us > ends.bottom_us]
        heights = [ends.height(limit.us) for limit in shown]
        close = max(heights, default=0) - min(heights, default=0) < _LABEL * (ends.high - ends.low)
        for place, (line, text) in enumerate(zip(self._lines, self._texts, strict=True)):
            line.setVisible(place < len(shown))
            text.setVisible(place < len(shown))
            if place < len(shown):
                height = heights[place]
                lower = close and height < max(heights)
                near_top = height > ends.low + 0.86 * (ends.high - ends.low)
                line.setPos(height)
                text.setAnchor((0, 0 if near_top or lower else 1))
                text.setPos(left_ns, height)
                text.setText(shown[place].words())
