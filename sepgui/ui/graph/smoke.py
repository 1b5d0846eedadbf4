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
from sepgui.ui.graph.older import SHARES, rank_of
from sepgui.ui.graph.reduce import Grid, PixelColumns
from sepgui.ui.graph.scale import heights
from sepgui.ui.theme import mix

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QColor

    from sepgui.ui.graph.older import Minutes
    from sepgui.ui.graph.scales import Scale

_OPEN: Final = STATE_CODES[State.OPEN]
_US_BITS: Final = 31
_WEIGHT_BITS: Final = 16
_MOST_US: Final = (1 << _US_BITS) - 1
_MOST_WEIGHT: Final = (1 << _WEIGHT_BITS) - 1
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


def smoke_of(samples: SampleBuffer, columns: PixelColumns, minutes: Minutes | None = None) -> Smoke:
    """Return the order statistics of the columns of a reduction, from single samples and older minutes.

    Nearest rank, as sepgui.domain.summary.quantile: the value at place ceil(n × share). A column of several
    minutes is never said to be faster than it was (sepgui.ui.graph.older).
    """
    count = len(columns)
    span = columns.start_ns, columns.start_ns + count * columns.step_ns, count
    grid = Grid(samples.at_ns, *span)
    rtt = samples.rtt_us[grid.inside]
    answered = (samples.state[grid.inside] == _OPEN) & (rtt >= 0)
    points = _packed(grid.bucket[answered], rtt[answered], np.ones(int(answered.sum()), np.int64))
    unknown = np.zeros(count, np.bool_)
    if minutes is not None and len(minutes.at_ns):
        older = Grid(minutes.at_ns, *span)
        part = minutes.between(older.inside.start, older.inside.stop)
        weights = part.weights()
        told = _packed(np.broadcast_to(older.bucket, weights.shape), part.times_us, weights)
        points = np.concatenate((told[weights.ravel() > 0], points))
        unknown[older.bucket[part.unknown]] = True
    points = np.sort(points)
    weight = points & _MOST_WEIGHT
    value = (points >> _WEIGHT_BITS) & _MOST_US
    reached = np.cumsum(weight)
    edges = np.searchsorted(points, np.arange(count + 1, dtype=np.int64) << (_WEIGHT_BITS + _US_BITS))
    ends = np.concatenate(([0], reached))[edges]
    before, per_column = ends[:-1], np.diff(ends)
    some = (per_column > 0) & ~unknown

    def at(share: float) -> NDArray[np.float64]:
        found = np.full(count, np.nan)
        places = np.searchsorted(reached, (before + np.minimum(rank_of(per_column, share), per_column))[some])
        found[some] = value[places]
        return found

    return Smoke(*map(at, SHARES))


def _packed(bucket: NDArray[np.intp], us: NDArray[np.int32], weight: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return numbers that sort by column, then by value, and carry their weight."""
    heavy = np.minimum(weight, _MOST_WEIGHT).ravel()
    known = np.maximum(us, 0).astype(np.int64).ravel()
    return (((bucket.astype(np.int64).ravel() << _US_BITS) | known) << _WEIGHT_BITS) | heavy


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
