"""Further cells in the graph of a chosen one: each a line with a colour, a dash and a mark of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from sepgui.ui.graph.scale import heights
from sepgui.ui.graph.smoke import Smoke, smoke_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sepgui.ui.graph.buffer import SampleBuffer
    from sepgui.ui.graph.older import Minutes
    from sepgui.ui.graph.reduce import PixelColumns
    from sepgui.ui.graph.scales import Scale

MOST: Final = 5
"""How many cells are drawn beside the chosen one: more lines than that nobody tells apart."""
_LIGHT: Final = ("#b45309", "#0f766e", "#a21caf", "#4d7c0f", "#57534e")
_DARK: Final = ("#fdba74", "#5eead4", "#f0abfc", "#bef264", "#d6d3d1")
SYMBOLS: Final = ("t", "s", "d", "x", "+")
DASHES: Final = (
    Qt.PenStyle.DashLine,
    Qt.PenStyle.DotLine,
    Qt.PenStyle.DashDotLine,
    Qt.PenStyle.DashDotDotLine,
    Qt.PenStyle.SolidLine,
)
_MARKS: Final = 7
"""How many marks a line bears: enough to tell it by, few enough to see the line."""


class Series(Protocol):
    """What the graph draws of a cell: single samples, and columns that know older minutes too."""

    @property
    def samples(self) -> SampleBuffer:
        """Every sample kept singly."""
        ...

    @property
    def minutes(self) -> Minutes | None:
        """What is older than that."""
        ...

    def reduced(self, start_ns: int, end_ns: int, count: int) -> PixelColumns:
        """Return the span between two instants as about `count` columns."""
        ...


@dataclass(frozen=True, slots=True)
class Named:
    """A cell by the few words that tell it from the others in the graph."""

    name: str
    series: Series


@dataclass(frozen=True, slots=True)
class Other:
    """A further cell as it was drawn last."""

    named: Named
    columns: PixelColumns
    smoke: Smoke


def colours_on(surface: QColor) -> tuple[QColor, ...]:
    """Return the colours of the lines on a ground; none of them is that of a state."""
    return tuple(QColor(name) for name in (_DARK if surface.lightness() < 128 else _LIGHT))


class OtherCurves:
    """The lines; `drawn` is what they show."""

    def __init__(self) -> None:
        self._lines = [pg.PlotCurveItem(connect="finite", skipFiniteCheck=False) for _ in range(MOST)]
        self._marks = [pg.ScatterPlotItem(size=7, pxMode=True) for _ in range(MOST)]
        self.named: tuple[Named, ...] = ()
        self.drawn: tuple[Other, ...] = ()

    @property
    def all(self) -> tuple[pg.GraphicsObject, ...]:
        """Lines and marks."""
        return (*self._lines, *self._marks)

    def set_colours(self, surface: QColor) -> None:
        """Take the ground on which they are drawn."""
        for place, colour in enumerate(colours_on(surface)):
            self._lines[place].setPen(pg.mkPen(colour, width=2, style=DASHES[place]))
            self._marks[place].setPen(pg.mkPen(colour, width=1))
            self._marks[place].setBrush(pg.mkBrush(colour))
            self._marks[place].setSymbol(SYMBOLS[place])

    def reduce(self, low: int, high: int, count: int) -> None:
        """Read what they show of a span."""
        found: list[Other] = []
        for named in self.named:
            columns = named.series.reduced(low, high, count)
            found.append(Other(named, columns, smoke_in(named.series, columns)))
        self.drawn = tuple(found)

    @property
    def extent_us(self) -> tuple[float, float] | None:
        """The lowest and the highest latency that they show, None for none."""
        values = [middle_us(other.columns, other.smoke) for other in self.drawn]
        known = [each[np.isfinite(each)] for each in values]
        joined = np.concatenate(known) if known else np.empty(0)
        return (float(joined.min()), float(joined.max())) if len(joined) else None

    def show(self, scale: Scale) -> None:
        """Draw what was read."""
        for place, (line, marks) in enumerate(zip(self._lines, self._marks, strict=True)):
            drawn = place < len(self.drawn)
            if line.isVisible() != drawn:
                line.setVisible(drawn)
                marks.setVisible(drawn)
            if not drawn:
                continue
            columns, smoke = self.drawn[place].columns, self.drawn[place].smoke
            us = middle_us(columns, smoke)
            where = np.flatnonzero(columns.asked > 0)
            x, y = columns.middle_ns[where].astype(np.float64), heights(scale, us)[where]
            gaps = np.flatnonzero(np.diff(where) > 3 * columns.spacing) + 1
            line.setData(np.insert(x, gaps, x[gaps]), np.insert(y, gaps, np.nan))
            known = np.flatnonzero(np.isfinite(y))
            some = known[:: max(1, len(known) // _MARKS)] if len(known) else known
            marks.setData(x[some], y[some])


def smoke_in(series: Series, columns: PixelColumns) -> Smoke:
    """Return the order statistics of the columns of a cell."""
    return smoke_of(series.samples, columns, series.minutes)


def middle_us(columns: PixelColumns, smoke: Smoke) -> NDArray[np.float64]:
    """Return the median of each column; the middle of its ends where an old file kept no more."""
    return np.where(np.isfinite(smoke.median_us), smoke.median_us, (columns.low_us + columns.high_us) / 2)
