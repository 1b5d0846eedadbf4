"""The two plots of the latency graph, latency above and failures below, and everything drawn in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

from sepgui.domain.outcome import State
from sepgui.ui.graph.failure_lane import FailureLane
from sepgui.ui.graph.limit_lines import LimitLines
from sepgui.ui.graph.mark_item import MarkColours, MarkItem
from sepgui.ui.graph.moment import MomentMark
from sepgui.ui.graph.others import OtherCurves
from sepgui.ui.graph.reduce import PixelColumns
from sepgui.ui.graph.scale import AxisEnds, ends_of
from sepgui.ui.graph.scales import Scale
from sepgui.ui.graph.smoke import Smoke
from sepgui.ui.graph.smoke_items import SmokeItems
from sepgui.ui.graph.time_axis import TimeAxis

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont

MIN_SPAN_NS: Final = 10_000_000_000
MAX_SPAN_NS: Final = 40 * 86_400 * 1_000_000_000
_AXIS_PX: Final = 70
_LANE_ROW_PX: Final = 22
_TIME_AXIS_PX: Final = 24


@dataclass(frozen=True, slots=True)
class GraphColours:
    """What the graph takes of the theme."""

    surface: QColor
    text: QColor
    quiet_text: QColor
    outline: QColor
    curve: QColor
    threshold: QColor
    states: dict[State, QColor]
    marks: MarkColours


class Plots:
    """Items by their use. `ends` is the latency axis, None before the first drawing; `ticks` its labels."""

    def __init__(self, parent: QWidget) -> None:
        self.view = pg.GraphicsLayoutWidget(parent)
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.ci.layout.setContentsMargins(2, 6, 10, 2)
        self.view.ci.layout.setVerticalSpacing(4)
        self.time = TimeAxis()
        self.latency = self.view.addPlot(row=0, col=0)
        self.failures = self.view.addPlot(row=1, col=0, axisItems={"bottom": self.time})
        self.failures.setXLink(self.latency)
        self.latency.hideAxis("bottom")
        for plot in (self.latency, self.failures):
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.setMouseEnabled(x=True, y=False)
            plot.getViewBox().setDefaultPadding(0)
            axis = plot.getAxis("left")
            axis.setWidth(_AXIS_PX)
            axis.enableAutoSIPrefix(False)
        self.latency.getViewBox().setLimits(minXRange=MIN_SPAN_NS, maxXRange=MAX_SPAN_NS)
        self.time.setHeight(_TIME_AXIS_PX)
        self.ends: AxisEnds | None = None
        self.ticks: list[tuple[float, str]] = []
        self._unknown = False
        self.smoke = SmokeItems()
        self.others = OtherCurves()
        self.also_us: tuple[float, float] | None = None
        self.extent_us: tuple[float, float] | None = None
        self.limits = LimitLines()
        self.marked = MarkItem()
        self.crosshair = pg.InfiniteLine(angle=90)
        self.crosshair.setZValue(30)
        self.crosshair.hide()
        self._empty = pg.TextItem(anchor=(0.5, 0.5))
        self.lane = FailureLane()
        self._lane_rows: tuple[str, ...] = ()
        for item in (
            *self.smoke.all,
            *self.others.all,
            *self.limits.all,
            self._empty,
            self.marked,
            self.crosshair,
        ):
            self.latency.addItem(item, ignoreBounds=True)
        self.failures.addItem(self.lane)
        self.moment = MomentMark(self.latency, self.failures)

    def set_colours(self, colours: GraphColours, font: QFont) -> None:
        """Take the theme's colours and the small font of axes."""
        self.view.setBackground(colours.surface)
        for plot in (self.latency, self.failures):
            for name in ("left", "bottom"):
                axis = plot.getAxis(name)
                axis.setTextPen(colours.quiet_text)
                axis.setPen(colours.outline)
                axis.setTickFont(font)
                axis.setStyle(tickLength=-4)
        self.latency.getAxis("left").setGrid(28)
        self.smoke.set_colours(colours.curve, colours.surface)
        self.others.set_colours(colours.surface)
        self.limits.set_colours(colours.threshold, font)
        self.crosshair.setPen(pg.mkPen(colours.text, width=1))
        self.marked.set_colours(colours.marks)
        self._empty.setColor(colours.quiet_text)
        self._empty.setFont(font)
        self.lane.set_colours(colours.states)
        self.moment.set_colours(colours.text, colours.surface, font)

    def forget(self) -> None:
        """Lay axes anew at the next drawing: another cell, scale or language."""
        self.ends = None
        self._lane_rows = ()

    def shown_ns(self) -> tuple[int, int]:
        """Return the instants at the left and at the right edge."""
        low, high = self.latency.getViewBox().viewRange()[0]
        return int(low), int(high)

    def edges(self) -> tuple[float, float]:
        """Return the left and right edge of the plots, in pixels of the view."""
        box = self.latency.getViewBox().sceneBoundingRect()
        return box.left(), box.right()

    def pixel_ns(self) -> float:
        """Return how long a pixel is."""
        low, high = self.shown_ns()
        left, right = self.edges()
        return (high - low) / max(1.0, right - left)

    def show(
        self,
        columns: PixelColumns | None,
        smoke: Smoke | None,
        scale: Scale,
        lane_words: Sequence[str],
        name: str = "",
    ) -> None:
        """Draw the latency and the failures of columns, or nothing, and the others that were read before.

        Among others the failure lane has a row for each cell, the first of them called `name`.
        """
        reach = 1 if columns is None else 3 * columns.spacing
        self._lay_scale(columns, scale)
        if columns is None or smoke is None:
            self.smoke.clear()
        else:
            self.smoke.show(columns, smoke, scale, reach)
        self.others.show(scale)
        others = [other.columns for other in self.others.drawn]
        self.lane.set_columns(columns, reach, others)
        if others:
            lane_words = [name, *(other.named.name for other in self.others.drawn)]
        self._lay_lane(lane_words)
        self.place_moment()

    def place_moment(self) -> None:
        """Put the marked moment where the shown span has it."""
        if self.ends is not None:
            self.moment.place(*self.shown_ns(), self.ends.high)

    def say(self, words: str) -> None:
        """Say something in the middle of the plot, or nothing."""
        self._empty.setVisible(bool(words))
        if words and self.ends is not None:
            low, high = self.shown_ns()
            self._empty.setText(words)
            self._empty.setPos((low + high) / 2, (self.ends.low + self.ends.high) / 2)

    def _lay_lane(self, words: Sequence[str]) -> None:
        rows = self.lane.rows
        laid = tuple(words[row] for row in rows)
        if laid == self._lane_rows:
            return
        self._lane_rows = laid
        ticks = [(line + 0.5, words[row]) for line, row in enumerate(rows)]
        self.failures.getAxis("left").setTicks([ticks])
        self.failures.setYRange(0, len(rows), padding=0)
        self.view.ci.layout.setRowFixedHeight(1, len(rows) * _LANE_ROW_PX + _TIME_AXIS_PX)

    def _lay_scale(self, columns: PixelColumns | None, scale: Scale) -> None:
        lowest, highest = 0.0, 0.0
        if columns is not None and np.isfinite(columns.high_us).any():
            lowest, highest = float(np.nanmin(columns.low_us)), float(np.nanmax(columns.high_us))
        extents = [each for each in (self.others.extent_us, self.also_us) if each is not None]
        own = None if columns is None or not highest else (lowest, highest)
        known = [each for each in (own, self.others.extent_us) if each is not None]
        self.extent_us = (min(low for low, _ in known), max(high for _, high in known)) if known else None
        if extents:
            lows = [low for low, _ in extents] + ([lowest] if own else [])
            lowest, highest = min(lows), max(highest, *(high for _, high in extents))
        ends = ends_of(scale, lowest, highest, self.ends)
        unknown = not (known or extents)
        if ends == self.ends and unknown is self._unknown:
            return
        self.ends, self._unknown = ends, unknown
        self.latency.setYRange(ends.low, ends.high, padding=0)
        self.ticks = [] if unknown else ends.ticks()
        self.latency.getAxis("left").setTicks([self.ticks])
