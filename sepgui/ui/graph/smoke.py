"""The smoke of the latency graph: order statistics of the samples in each pixel column, and their drawing.

Each column is a thin line from the lowest to the highest value, so that no spike is lost, a stronger one
between the quartiles, and the median as the curve on top; 19 of 20 values lie below the mark of the p95.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg

from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import STATE_CODES, SampleBuffer
from sepgui.ui.graph.reduce import Grid, PixelColumns
from sepgui.ui.graph.scale import heights
from sepgui.ui.theme import mix

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from sepgui.ui.graph.scales import Scale

_OPEN: Final = STATE_CODES[State.OPEN]
_WHISKER: Final = 0.34
_TAIL: Final = 0.5
_CORE: Final = 0.68


@dataclass(frozen=True, slots=True)
class Smoke:
    """Order statistics of round-trip times in µs, by nearest rank; NaN for a column without any."""

    quarter_us: NDArray[np.float64]
    median_us: NDArray[np.float64]
    three_quarters_us: NDArray[np.float64]
    p95_us: NDArray[np.float64]


def smoke_of(samples: SampleBuffer, columns: PixelColumns) -> Smoke:
    """Return the order statistics of the columns of a reduction, from single samples alone.

    Nearest rank, as sepgui.domain.summary.quantile: the value at place ceil(n × share).
    """
    count = len(columns)
    grid = Grid(samples.at_ns, columns.start_ns, columns.start_ns + count * columns.step_ns, count)
    rtt = samples.rtt_us[grid.inside]
    answered = (samples.state[grid.inside] == _OPEN) & (rtt >= 0)
    bucket = grid.bucket[answered].astype(np.int64)
    ordered = np.sort((bucket << 32) | rtt[answered].astype(np.int64))
    per_column = np.bincount(bucket, minlength=count)[:count]
    starts = np.concatenate(([0], np.cumsum(per_column)[:-1]))
    some = per_column > 0

    def at(share: float) -> NDArray[np.float64]:
        place = np.ceil(np.round(per_column * share, 9)).astype(np.int64)
        place = np.clip(place, 1, np.maximum(per_column, 1)) - 1
        found = np.full(count, np.nan)
        found[some] = ordered[(starts + place)[some]] & 0xFFFFFFFF
        return found

    return Smoke(at(0.25), at(0.5), at(0.75), at(0.95))


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
