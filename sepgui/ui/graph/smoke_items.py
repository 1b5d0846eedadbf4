"""Draws the smoke of the latency graph.

Each column is a thin line from the lowest to the highest value, so that no spike is lost, a stronger one
between the quartiles, and the median as the curve on top; 19 of 20 values lie below the mark of the p95.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg

from sepgui.ui.graph.scale import heights
from sepgui.ui.theme import mix

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from sepgui.ui.graph.reduce import PixelColumns
    from sepgui.ui.graph.scales import Scale
    from sepgui.ui.graph.smoke import Smoke

_WHISKER: Final = 0.34
_TAIL: Final = 0.5
_CORE: Final = 0.68


class SmokeItems:
    """The four curves that draw columns and smoke, in the order in which they are laid over each other."""

    def __init__(self) -> None:
        self.whiskers = pg.PlotCurveItem(connect="pairs", segmentedLineMode="on", skipFiniteCheck=True)
        self.tails = pg.PlotCurveItem(connect="pairs", segmentedLineMode="on", skipFiniteCheck=True)
        self.core = pg.PlotCurveItem(connect="pairs", segmentedLineMode="on", skipFiniteCheck=True)
        self.median = pg.PlotCurveItem(connect="finite", segmentedLineMode="on", skipFiniteCheck=False)
        self._colours: tuple[QColor, QColor] | None = None

    @property
    def all(self) -> tuple[pg.PlotCurveItem, ...]:
        """The curves, the lowest layer first."""
        return self.whiskers, self.tails, self.core, self.median

    def set_colours(self, curve: QColor, surface: QColor, width: int = 1) -> None:
        """Take the colour of the curve and of what lies under it; `width` is in pixels of the device."""
        self._colours = curve, surface
        for item, share in (
            (self.whiskers, _WHISKER),
            (self.tails, _TAIL),
            (self.core, _CORE),
            (self.median, 1.0),
        ):
            item.setPen(pg.mkPen(mix(curve, surface, share), width=width))

    def widen(self, width: int) -> None:
        """Draw lines of a width in pixels of the device: for pictures finer than the screen."""
        if self._colours is not None:
            self.set_colours(*self._colours, width)

    def clear(self) -> None:
        """Draw nothing."""
        for item in self.all:
            item.setData(np.empty(0), np.empty(0))

    def show(self, columns: PixelColumns, smoke: Smoke, scale: Scale, reach: int) -> None:
        """Draw columns; the median is broken where nothing answered, and by more than `reach` columns."""
        x = columns.middle_ns.astype(np.float64)
        self._pairs(self.whiskers, x, heights(scale, columns.low_us), heights(scale, columns.high_us))
        self._pairs(self.tails, x, heights(scale, columns.low_us), heights(scale, smoke.p95_us))
        self._pairs(self.core, x, heights(scale, smoke.quarter_us), heights(scale, smoke.three_quarters_us))
        where = np.flatnonzero(columns.asked > 0)
        y = heights(scale, smoke.median_us)[where]
        gaps = np.flatnonzero(np.diff(where) > reach) + 1
        at = x[where]
        self.median.setData(np.insert(at, gaps, at[gaps]), np.insert(y, gaps, np.nan))

    @staticmethod
    def _pairs(
        item: pg.PlotCurveItem,
        x: NDArray[np.float64],
        low: NDArray[np.float64],
        high: NDArray[np.float64],
    ) -> None:
        """Draw an upright line in each column in which the two ends differ."""
        shown = np.isfinite(low) & np.isfinite(high) & (high > low)
        ends = np.empty(2 * int(shown.sum()))
        ends[0::2], ends[1::2] = low[shown], high[shown]
        item.setData(np.repeat(x[shown], 2), ends)
