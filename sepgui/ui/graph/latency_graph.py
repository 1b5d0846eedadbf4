"""The latency graph: one cell's round-trip times and their smoke over its failure lane, on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sepgui.domain.cell import Anchor
from sepgui.ui.graph.crosshair import Crosshair
from sepgui.ui.graph.limits import Limit
from sepgui.ui.graph.mark_item import repeated_columns
from sepgui.ui.graph.marks import Mark
from sepgui.ui.graph.others import MOST, smoke_in
from sepgui.ui.graph.plots import MAX_SPAN_NS, MIN_SPAN_NS, GraphColours, Plots
from sepgui.ui.graph.reduce import PixelColumns
from sepgui.ui.graph.scale import latency_words
from sepgui.ui.graph.scales import Scale
from sepgui.ui.graph.smoke import Smoke
from sepgui.ui.widgets.graphic import Graphic

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QKeyEvent, QResizeEvent

    from sepgui.ui.graph.others import Named, Series

_LEAST_FOCUS_PX: Final = 3


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What the last drawing was made of."""

    shown: tuple[int, int]
    columns: PixelColumns | None
    smoke: Smoke | None


class LatencyGraph(Graphic):
    """Shows one cell; follows the present until the reader zooms or pans, and again on Home.

    `span_changed` carries the shown span in nanoseconds and whether it follows the present;
    `span_picked` a span that the person wants the numbers of, `live_wanted` that they want the present;
    `pointed` where the crosshair stands now, None for nowhere; `redrawn` follows each drawing.
    """

    span_changed = Signal(object, bool)
    span_picked = Signal(object, object)
    live_wanted = Signal()
    pointed = Signal(object)
    redrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._series: Series | None = None
        self._now_ns = 0
        self._span_ns = 3_600_000_000_000
        self._following = True
        self._setting = False
        self._scale = Scale.ZERO
        self._drawn = _Drawn((0, 0), None, None)
        self._marks: tuple[Mark, ...] = ()
        self._focus: tuple[int, int] | None = None
        self._sweeping: tuple[int, int] | None = None
        self._anchor = Anchor(0, 0)
        self._name = ""
        self.plots = Plots(self)
        self._crosshair = Crosshair(self.plots, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plots.view)
        self.plots.latency.getViewBox().sigXRangeChanged.connect(self._range_moved)
        self.plots.view.scene().sigMouseMoved.connect(self._point_at)
        self.plots.time.swept.connect(self._sweep)
        self.plots.time.picked.connect(self._pick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._retranslate()

    def set_colours(self, colours: GraphColours, font: QFont) -> None:
        """Take the theme's colours and the small font of axes."""
        self.plots.set_colours(colours, font)

    def set_session(self, anchor: Anchor) -> None:
        """Take the anchor of the session whose instants the samples carry."""
        self._anchor = anchor
        self.plots.time.set_anchor(anchor)

    def set_cell(
        self, title: str, series: Series | None, limits: Sequence[Limit] = (), marks: Sequence[Mark] = ()
    ) -> None:
        """Show a cell: its name, its samples (read again at each `advance`), its limits and events."""
        self.setAccessibleName(title or self.tr("Latency graph"))
        self._series = series
        self.plots.limits.set_limits(limits)
        self._marks = tuple(marks)
        self.plots.forget()
        self.hide_crosshair()
        self._draw()

    def set_others(self, name: str, others: Sequence[Named]) -> None:
        """Draw further cells beside the chosen one, which goes by a name among them; none of them alone."""
        before = [each.series for each in self.plots.others.named]
        self._name, self.plots.others.named = name, tuple(others[:MOST])
        if before != [each.series for each in self.plots.others.named]:
            self.plots.forget()
            self._draw()

    def show_range(self, low_ns: int, high_ns: int) -> None:
        """Show a span and stay there, telling nobody."""
        self._following = False
        if self.shown_ns() != (low_ns, high_ns):
            self._setting = True
            self.plots.latency.setXRange(low_ns, high_ns, padding=0)
            self._setting = False
        if not self._same_as(self._drawn):
            self._draw()

    def make_room_for(self, extent_us: tuple[float, float] | None) -> None:
        """Let the height hold other latencies too: those of a graph that this one is compared with."""
        if extent_us != self.plots.also_us:
            self.plots.also_us = extent_us
            self._draw()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show other events of the same cell."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._draw()

    def set_focus(self, span: tuple[int, int] | None) -> None:
        """Mark the span in focus, None for none."""
        self._focus, self._sweeping = span, None
        self._draw()

    def set_span(self, span_ns: int) -> None:
        """Follow the present with a span of this many nanoseconds."""
        self._span_ns = max(MIN_SPAN_NS, min(MAX_SPAN_NS, span_ns))
        self._following = True
        self._show_span()

    def set_scale(self, scale: Scale) -> None:
        """Turn latency into height in another way."""
        if scale is not self._scale:
            self._scale = scale
            self.plots.forget()
            self._draw()

    def advance(self, now_ns: int) -> None:
        """Take the present, in the session's monotonic nanoseconds, and draw what is new.

        Nothing is painted while the picture is the same: the right edge moves by whole columns.
        """
        self._now_ns = now_ns
        if self._following:
            self._place_span()
        if not self._same_as(self._drawn):
            self._draw()

    def shown_ns(self) -> tuple[int, int]:
        """Return the instants at the left and at the right edge."""
        return self.plots.shown_ns()

    @property
    def scale(self) -> Scale:
        """How latency is turned into height."""
        return self._scale

    @property
    def following(self) -> bool:
        """Whether the right edge is the present."""
        return self._following

    # --- moving in time -------------------------------------------------------------------------

    def zoom(self, factor: float) -> None:
        """Shrink (below 1) or stretch (above 1) the span; a following graph keeps its right edge."""
        low, high = self.shown_ns()
        span = max(MIN_SPAN_NS, min(MAX_SPAN_NS, int((high - low) * factor)))
        if self._following:
            self._span_ns = span
            self._show_span()
            self.span_changed.emit(span, True)
            return
        middle = (low + high) // 2
        self.plots.latency.setXRange(middle - span // 2, middle + span // 2, padding=0)

    def pan(self, share: float) -> None:
        """Move by a share of the span, to the past when negative; the graph stops following."""
        low, high = self.shown_ns()
        shift = int((high - low) * share)
        self.plots.latency.setXRange(low + shift, high + shift, padding=0)

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
        self.plots.latency.setXRange(edge - self._span_ns, edge, padding=0)
        self._setting = False

    def _width(self) -> int:
        return max(50, int(self.plots.latency.getViewBox().width() * self.devicePixelRatioF() + 0.99))

    def _range_moved(self) -> None:
        if self._setting:
            return
        self._following = False
        low, high = self.shown_ns()
        self._draw()
        self.span_changed.emit(high - low, False)

    # --- focus ----------------------------------------------------------------------------------

    def _sweep(self, first_ns: int, last_ns: int) -> None:
        self._sweeping = first_ns, last_ns
        self._draw_marks()

    def _pick(self, first_ns: int, last_ns: int) -> None:
        self._sweeping = None
        self._draw_marks()
        if last_ns - first_ns >= _LEAST_FOCUS_PX * self.plots.pixel_ns():
            self.span_picked.emit(first_ns, last_ns)

    def pick_shown(self) -> None:
        """Ask for the numbers of what is shown."""
        low, high = self.shown_ns()
        self.span_picked.emit(low, min(high, self._now_ns + 1))

    # --- the crosshair --------------------------------------------------------------------------

    @property
    def said(self) -> str:
        """What the crosshair says, empty while there is none."""
        return self._crosshair.said

    @property
    def pointed_ns(self) -> int | None:
        """Where the crosshair stands, None for nowhere."""
        return self._crosshair.at_ns

    def step_crosshair(self, steps: int) -> None:
        """Move the crosshair over so many asked columns, to the past when negative, and announce it."""
        if self._crosshair.step(self._drawn.columns, steps):
            self._show_crosshair()
            self.pointed.emit(self.pointed_ns)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.said))

    def point_at(self, at_ns: int | None) -> None:
        """Put the crosshair at an instant, or away, without telling anybody."""
        self._crosshair.at_ns = at_ns
        self._show_crosshair()

    def hide_crosshair(self) -> None:
        """Point at nothing any more."""
        if self.pointed_ns is not None:
            self._crosshair.hide()
            self.pointed.emit(None)

    def _point_at(self, at: QPointF) -> None:
        box = self.plots.latency.getViewBox()
        if not box.sceneBoundingRect().contains(at):
            self.hide_crosshair()
            return
        self._crosshair.at_ns = round(box.mapSceneToView(at).x())
        self._show_crosshair()
        self.pointed.emit(self.pointed_ns)

    def _show_crosshair(self) -> None:
        drawn, others = self._drawn, self.plots.others.drawn
        name = self._name if others else ""
        self._crosshair.show(self._series, drawn.columns, drawn.smoke, self._anchor, name, others)

    # --- drawing --------------------------------------------------------------------------------

    def _columns(self) -> PixelColumns | None:
        low, high = self.shown_ns()
        return None if self._series is None else self._series.reduced(low, high, self._width())

    def _same_as(self, drawn: _Drawn) -> bool:
        before, now = drawn.columns, self._columns()
        if drawn.shown != self.shown_ns() or before is None or now is None:
            return drawn.shown == self.shown_ns() and before is now
        others = self.plots.others.drawn
        fresh = (each.named.series.reduced(*self.shown_ns(), self._width()) for each in others)
        return now.looks_like(before) and all(
            new.looks_like(each.columns) for new, each in zip(fresh, others, strict=True)
        )

    def _draw(self) -> None:
        columns, series = self._columns(), self._series
        self.plots.others.reduce(*self.shown_ns(), self._width())
        smoke = None if series is None or columns is None else smoke_in(series, columns)
        self._drawn = _Drawn(self.shown_ns(), columns, smoke)
        self.plots.show(columns, smoke, self._scale, self._lane_words(), self._name)
        self._draw_marks()
        empty = columns is None or not columns.asked.any()
        nothing = self.tr("No cell chosen") if series is None else self.tr("No samples in this span")
        self.plots.say(nothing if empty else "")
        self.setAccessibleDescription(self.summary(columns))
        if self.pointed_ns is not None:
            self._show_crosshair()
        self.redrawn.emit()

    def _draw_marks(self) -> None:
        low, high = self._drawn.shown
        ends, columns, series = self.plots.ends, self._drawn.columns, self._series
        if ends is None:
            return
        self.plots.limits.show(ends, low + (high - low) * 0.012)
        repeats_ns = np.empty(0, np.int64)
        if columns is not None and series is not None:
            repeats_ns = columns.middle_ns[repeated_columns(series.samples, columns) > 0]
        box = QRectF(low, ends.low, high - low, ends.high - ends.low)
        self.plots.marked.set_picture(box, repeats_ns, self._marks, self._sweeping or self._focus)

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
        self.setAccessibleName(self.tr("Latency graph"))
        self.plots.forget()
        self._draw()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Take up a new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self.hide_crosshair()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Reduce anew for the new width."""
        super().resizeEvent(event)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Zoom with + and -, pan with the arrows, read values with Shift and them; Home is the present."""
        reading = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        match event.key():
            case Qt.Key.Key_Plus | Qt.Key.Key_Equal:
                self.zoom(0.5)
            case Qt.Key.Key_Minus:
                self.zoom(2.0)
            case Qt.Key.Key_Left if reading:
                self.step_crosshair(-1)
            case Qt.Key.Key_Right if reading:
                self.step_crosshair(1)
            case Qt.Key.Key_Left:
                self.pan(-0.25)
            case Qt.Key.Key_Right:
                self.pan(0.25)
            case Qt.Key.Key_Home:
                self.follow()
                self.live_wanted.emit()
            case _:
                super().keyPressEvent(event)
