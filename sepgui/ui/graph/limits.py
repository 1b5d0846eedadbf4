"""The lines above which latency is slow: the site's own limit, and a multiple of what is usual."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, Qt

from sepgui.ui.graph.scale import latency_words

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

    from sepgui.domain.site import Thresholds
    from sepgui.ui.graph.scale import AxisEnds

_LINES = 2
_LABEL = 0.25
"""The part of the axis that a label takes in a small graph."""


class LimitKind(Enum):
    """Where a limit comes from."""

    SITE = auto()
    USUAL = auto()


@dataclass(frozen=True, slots=True)
class Limit:
    """A latency in microseconds above which a cell is degraded; `factor` is that of what is usual."""

    us: float
    kind: LimitKind = LimitKind.SITE
    factor: float = 1.0

    def words(self) -> str:
        """Return the label of the line."""
        value = latency_words(self.us)
        if self.kind is LimitKind.SITE:
            return QCoreApplication.translate("Graph", "limit {value}").format(value=value)
        return QCoreApplication.translate("Graph", "{factor} × usual, {value}").format(
            factor=f"{round(self.factor, 1):g}", value=value
        )


def limits_of(thresholds: Thresholds, usual_ns: int | None) -> tuple[Limit, ...]:
    """Return the limits of a site for a cell: the site's own, and a multiple of what is usual."""
    site = Limit(thresholds.connect_ns / 1000)
    if usual_ns is None:
        return (site,)
    multiple_ns = max(thresholds.baseline_factor * usual_ns, thresholds.baseline_floor_ns)
    return site, Limit(multiple_ns / 1000, LimitKind.USUAL, multiple_ns / usual_ns)


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
