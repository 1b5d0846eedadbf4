"""The moment of a finding in the latency graph: a line through curve and failure lane, and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pyqtgraph as pg
from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont


_ABOVE_MARKS = 20


class MomentMark:
    """Marks one instant, or none."""

    def __init__(self, plot: Any, lane_plot: Any) -> None:
        self.at_ns: int | None = None
        self._words = ""
        self._lines = [pg.InfiniteLine(angle=90), pg.InfiniteLine(angle=90)]
        self._text: Any = pg.TextItem(anchor=(0, 0))
        for where, line in zip((plot, lane_plot), self._lines, strict=True):
            line.setZValue(5)
            where.addItem(line, ignoreBounds=True)
        self._text.setZValue(_ABOVE_MARKS)
        plot.addItem(self._text, ignoreBounds=True)
        self.place(0, 0, 1.0)

    @property
    def words(self) -> str:
        """What stands beside the line; empty without one."""
        return self._words if self.at_ns is not None else ""

    def set(self, at_ns: int | None, words: str) -> None:
        """Mark another instant, or none."""
        self.at_ns, self._words = at_ns, words
        self._text.setText(words)

    def set_colours(self, ink: QColor, ground: QColor, font: QFont) -> None:
        """Take the theme's ink, the ground that keeps lines off the words, and the small font of axes."""
        for line in self._lines:
            line.setPen(pg.mkPen(ink, width=1, style=Qt.PenStyle.DotLine))
        self._text.setColor(ink)
        self._text.fill = pg.mkBrush(ground)
        self._text.setFont(font)

    def place(self, low: int, high: int, top: float) -> None:
        """Stand where the shown span has the instant; the words lie on the side with more room."""
        at = self.at_ns
        shown = at is not None and low <= at <= high
        for item in (*self._lines, self._text):
            item.setVisible(shown)
        if at is None or not shown:
            return
        for line in self._lines:
            line.setPos(at)
        self._text.setAnchor((1, 0) if at - low > (high - low) // 2 else (0, 0))
        self._text.setPos(at, top)
