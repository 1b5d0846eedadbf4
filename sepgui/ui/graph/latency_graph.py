"""The latency graph: one cell's round-trip times over its failure lane, on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QLocale, Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from sepgui.domain.cell import Anchor
from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import SampleBuffer
from sepgui.ui.graph.failure_lane import FailureLane
from sepgui.ui.graph.reduce import PixelColumns, envelope, reduce_samples
from sepgui.ui.graph.time_axis import TimeAxis

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QFont, QKeyEvent, QResizeEvent

_AXIS_PX: Final = 70
_LANE_ROW_PX: Final = 22
_TIME_AXIS_PX: Final = 24
_MIN_SPAN_NS: Final = 10_000_000_000
_MAX_SPAN_NS: Final = 40 * 86_400 * 1_000_000_000
_MIN_TOP_US: Final = 100.0
_SHRINK: Final = 0.35


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


def top_us(highest_us: float, current_us: float) -> float:
    """Return the upper end of the latency axis: above the highest value, and slow to shrink.

    It grows at once to a round number at least 1/10 above the value, and shrinks only when
    the value fills less than about a third of the axis.
    """
    wanted = max(_MIN_TOP_US, highest_us * 1.1)
    if wanted <= current_us and wanted >= current_us * _SHRINK:
        return current_us
    return nice_above(wanted)


def nice_above(value: float) -> float:
    """Return the smallest of 1, 1.5, 2, 3, 4, 5, 6, 8 times a power of ten that is not below a value."""
    power = 10.0 ** np.floor(np.log10(value))
    for factor in (1, 1.5, 2, 3, 4, 5, 6, 8):
        if factor * power >= value * (1 - 1e-9):
            return float(factor * power)
    return float(10 * power)


def latency_words(us: float) -> str:
    """Return a latency in milliseconds with its unit, in the current locale."""
    ms = us / 1000
    decimals = 0 if ms >= 10 or ms == round(ms) else 1 if ms >= 1 else 2
    return f"{QLocale().toString(ms, 'f', decimals)} ms"


class LatencyGraph(QWidget):
    """Shows one cell; follows the present until the reader zooms or pans, and again on Home.

    `span_changed` carries the shown span in nanoseconds and whether it follows the present.
    """

    span_changed = Signal(object, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._samples: SampleBuffer | None = None
        self._now_ns = 0
        self._span_ns = 3_600_000_000_000
        self._following = True
        self._setting = False
        self._top_us = 0.0
        self._drawn: tuple[tuple[int, int], PixelColumns | None] | None = None
        self._threshold_us: float | None = None
        self._title = ""
        self._built_view()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def _built_view(self) -> None:
        self._view = pg.GraphicsLayoutWidget(self)
        self._view.setFrameShape(QFrame.Shape.NoFrame)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.ci.layout.setContentsMargins(2, 6, 10, 2)
        self._view.ci.layout.setVerticalSpacing(4)
        self._time = TimeAxis()
        self._plot = self._view.addPlot(row=0, col=0)
        self._lane_plot = self._view.addPlot(row=1, col=0, axisItems={"bottom": self._time})
        self._lane_plot.setXLink(self._plot)
        self._plot.hideAxis("bottom")
        for plot in (self._plot, self._lane_plot):
            plot.setMenuEnabled(False)
            plot.hideButtons()
            plot.setMouseEnabled(x=True, y=False)
            plot.getViewBox().setDefaultPadding(0)
            axis = plot.getAxis("left")
            axis.setWidth(_AXIS_PX)
            axis.enableAutoSIPrefix(False)
        self._plot.getViewBox().setLimits(minXRange=_MIN_SPAN_NS, maxXRange=_MAX_SPAN_NS)
        self._lane_rows: tuple[int, ...] = ()
        self._time.setHeight(_TIME_AXIS_PX)
        self._curve = pg.PlotCurveItem(connect="finite", segmentedLineMode="on", skipFiniteCheck=False)
        self._threshold = pg.InfiniteLine(angle=0)
        self._threshold_text = pg.TextItem(anchor=(0, 1))
        self._empty_text = pg.TextItem(anchor=(0.5, 0.5))
        self._lane = FailureLane()
        for item in (self._curve, self._threshold, self._threshold_text, self._empty_text):
            self._plot.addItem(item)
        self._lane_plot.addItem(self._lane)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self._plot.getViewBox().sigXRangeChanged.connect(self._range_moved)

    def set_colours(self, colours: GraphColours, font: QFont) -> None:
        """Take the theme's colours and the small font of axes."""
        self._view.setBackground(colours.surface)
        for plot in (self._plot, self._lane_plot):
            for name in ("left", "bottom"):
                axis = plot.getAxis(name)
                axis.setTextPen(colours.quiet_text)
                axis.setPen(colours.outline)
                axis.setTickFont(font)
                axis.setStyle(tickLength=-4)
        self._plot.getAxis("left").setGrid(28)
        self._curve.setPen(pg.mkPen(colours.curve, width=1))
        self._threshold.setPen(pg.mkPen(colours.threshold, width=1, style=Qt.PenStyle.DashLine))
        self._threshold_text.setColor(colours.threshold)
        self._threshold_text.setFont(font)
        self._empty_text.setColor(colours.quiet_text)
        self._empty_text.setFont(font)
        self._lane.set_colours(colours.states)

    def set_session(self, anchor: Anchor) -> None:
        """Take the anchor of the session whose instants the samples carry."""
        self._time.set_anchor(anchor)

    def set_cell(self, title: str, samples: SampleBuffer | None, threshold_ns: int | None) -> None:
        """Show a cell: its name, its samples (read again at each `advance`) and its threshold line."""
        self._title = title
        self._samples = samples
        self._threshold_us = None if threshold_ns is None else threshold_ns / 1000
        self._top_us = 0.0
        self._draw()

    def set_span(self, span_ns: int) -> None:
        """Follow the present with a span of this many nanoseconds."""
        self._span_ns = max(_MIN_SPAN_NS, min(_MAX_SPAN_NS, span_ns))
        self._following = True
        self._show_span()

    def advance(self, now_ns: int) -> None:
        """Take the present, in the session's monotonic nanoseconds, and draw what is new.

        Nothing is painted while the picture is the same: the right edge moves by whole columns.
        """
        self._now_ns = now_ns
        if self._following:
            self._place_span()
        if self._drawn is None or not self._same_as(self._drawn):
            self._draw()

    def shown_ns(self) -> tuple[int, int]:
        """Return the instants at the left and at the right edge."""
        low, high = self._plot.getViewBox().viewRange()[0]
        return int(low), int(high)

    def plot_edges(self) -> tuple[float, float]:
        """Return the left and right edge of the plot, in pixels of this widget."""
        box = self._plot.getViewBox().sceneBoundingRect()
        return box.left(), box.right()

    @property
    def following(self) -> bool:
        """Whether the right edge is the present."""
        return self._following

    def zoom(self, factor: float) -> None:
        """Shrink (below 1) or stretch (above 1) the span; a following graph keeps its right edge."""
        low, high = self.shown_ns()
        span = max(_MIN_SPAN_NS, min(_MAX_SPAN_NS, int((high - low) * factor)))
        if self._following:
            self._span_ns = span
            self._show_span()
            self.span_changed.emit(span, True)
            return
        middle = (low + high) // 2
        self._plot.setXRange(middle - span // 2, middle + span // 2, padding=0)

    def pan(self, share: float) -> None:
        """Move by a share of the span, to the past when negative; the graph stops following."""
        low, high = self.shown_ns()
        shift = int((high - low) * share)
        self._plot.setXRange(low + shift, high + shift, padding=0)

    def follow(self) -> None:
        """Return to the present with the span that is shown."""
        low, high = self.shown_ns()
        self._span_ns = high - low
        self._following = True
        self._show_span()
        self.span_changed.emit(self._span_ns, True)

    def _show_span(self) -> None:
        self._place_span()
        self._draw()

    def _place_span(self) -> None:
        step = max(1, -(-self._span_ns // self._width()))
        edge = -(-self._now_ns // step) * step
        if self.shown_ns() == (edge - self._span_ns, edge):
            return
        self._setting = True
        self._plot.setXRange(edge - self._span_ns, edge, padding=0)
        self._setting = False

    def _width(self) -> int:
        return max(50, int(self._plot.getViewBox().width()))

    def _columns(self) -> PixelColumns | None:
        samples = self._samples
        if samples is None:
            return None
        low, high = self.shown_ns()
        return reduce_samples(samples.at_ns, samples.rtt_us, samples.state, low, high, self._width())

    def _same_as(self, drawn: tuple[tuple[int, int], PixelColumns | None]) -> bool:
        shown, before = drawn
        now = self._columns()
        if shown != self.shown_ns() or before is None or now is None:
            return shown == self.shown_ns() and before is now
        return now.looks_like(before)

    def _range_moved(self) -> None:
        if self._setting:
            return
        self._following = False
        low, high = self.shown_ns()
        self._draw()
        self.span_changed.emit(high - low, False)

    def _draw(self) -> None:
        low, high = self.shown_ns()
        columns = self._columns()
        self._drawn = (low, high), columns
        reach = 1 if columns is None else 3 * columns.spacing
        x, y = (np.empty(0), np.empty(0)) if columns is None else envelope(columns, reach)
        self._curve.setData(x, y)
        self._lane.set_columns(columns, reach)
        self._lay_lane()
        self._scale(columns)
        self._place_texts(low, high, columns)
        self.setAccessibleDescription(self.summary(columns))

    def _lay_lane(self) -> None:
        rows = self._lane.rows
        if rows == self._lane_rows:
            return
        self._lane_rows = rows
        words = self._lane_words()
        ticks = [(line + 0.5, words[row]) for line, row in enumerate(rows)]
        self._lane_plot.getAxis("left").setTicks([ticks])
        self._lane_plot.setYRange(0, len(rows), padding=0)
        self._view.ci.layout.setRowFixedHeight(1, len(rows) * _LANE_ROW_PX + _TIME_AXIS_PX)

    def _scale(self, columns: PixelColumns | None) -> None:
        known = np.empty(0) if columns is None else columns.high_us[np.isfinite(columns.high_us)]
        top = top_us(float(known.max()) if len(known) else 0.0, self._top_us)
        if top == self._top_us:
            return
        self._top_us = top
        self._plot.setYRange(0, top, padding=0)
        parts = 4 if top / 10 ** np.floor(np.log10(top)) in (1.0, 2.0, 4.0, 8.0) else 3
        ticks = [(top * i / parts, latency_words(top * i / parts)) for i in range(parts + 1)]
        self._plot.getAxis("left").setTicks([ticks])

    def _place_texts(self, low: int, high: int, columns: PixelColumns | None) -> None:
        limit = self._threshold_us
        shown = limit is not None and limit <= self._top_us
        self._threshold.setVisible(shown)
        self._threshold_text.setVisible(shown)
        if limit is not None and shown:
            self._threshold.setPos(limit)
            self._threshold_text.setPos(low + (high - low) * 0.012, limit)
            self._threshold_text.setText(self.tr("limit {value}").format(value=latency_words(limit)))
        empty = columns is None or not columns.asked.any()
        self._empty_text.setVisible(empty)
        if empty:
            words = self.tr("No cell chosen") if self._samples is None else self.tr("No samples in this span")
            self._empty_text.setText(words)
            self._empty_text.setPos((low + high) / 2, self._top_us / 2)

    def summary(self, columns: PixelColumns | None) -> str:
        """Return the picture in one sentence, for those who do not see it."""
        if columns is None or not columns.asked.any():
            return self.tr("No samples in this span")
        asked, failures = int(columns.asked.sum()), int(columns.failures.sum())
        known = columns.high_us[np.isfinite(columns.high_us)]
        if not len(known):
            return self.tr("{asked} samples, {failures} failed, no latency").format(
                asked=asked, failures=failures
            )
        return self.tr("{asked} samples, {failures} failed, latency from {low} to {high}").format(
            asked=asked,
            failures=failures,
            low=latency_words(float(np.nanmin(columns.low_us))),
            high=latency_words(float(known.max())),
        )

    def _lane_words(self) -> Sequence[str]:
        return (self.tr("Filtered"), self.tr("Closed"), self.tr("Unreachable"), self.tr("Error"))

    def _retranslate(self) -> None:
        self._lane_rows = ()
        self.setAccessibleName(self.tr("Latency graph"))
        self._top_us = 0.0
        self._draw()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reduce anew for the new width."""
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, pan with the arrows, return to the present with Home."""
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(0.5)
            case Qt.Key.Key_Minus:
                self.zoom(2.0)
            case Qt.Key.Key_Left:
                self.pan(-0.25)
            case Qt.Key.Key_Right:
                self.pan(0.25)
            case Qt.Key.Key_Home:
                self.follow()
            case _:
                super().keyPressEvent(event)
