"""Two spans of one cell, one above the other: the lower graph follows the upper one, on axes that agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDateTime, QLocale, QObject, Qt, Signal

from sepgui.ui.fonts import Face
from sepgui.ui.graph.comparing import Comparing, other_span
from sepgui.ui.graph.latency_graph import LatencyGraph
from sepgui.ui.graph.older import quantiles_us
from sepgui.ui.widgets.card import ElidedLabel
from sepgui.ui.words import clock_minutes, local_time, ms, percent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QBoxLayout, QWidget

    from sepgui.domain.cell import Anchor
    from sepgui.ui.models.lanes import RowPast


class Comparison(QObject):
    """Makes the lower graph when it is wanted first, and says so. Each graph has figures above it."""

    made = Signal(object)

    def __init__(self, upper: LatencyGraph, column: QBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._upper = upper
        self._column = column
        self._parent = parent
        self.lower: LatencyGraph | None = None
        self.comparing = Comparing.NOTHING
        self._following = False
        self._anchor: Anchor | None = None
        self._series: RowPast | None = None
        self._below: tuple[RowPast | None, Anchor | None] = (None, None)
        self._title = ""
        self._focus: tuple[int, int] | None = None
        self.captions = (ElidedLabel(Face.SMALL, parent), ElidedLabel(Face.SMALL, parent))
        for caption in self.captions:
            caption.setIndent(6)
            caption.hide()
        column.insertWidget(column.indexOf(upper), self.captions[0])
        upper.redrawn.connect(self.follow)
        upper.pointed.connect(self._point)

    def compare(self, comparing: Comparing) -> None:
        """Compare with another span, or with none."""
        self.comparing = comparing
        if comparing is not Comparing.NOTHING and self.lower is None:
            self.lower = LatencyGraph(self._parent)
            self.lower.setSizePolicy(self._upper.sizePolicy())
            self.lower.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            for plot in (self.lower.plots.latency, self.lower.plots.failures):
                plot.setMouseEnabled(x=False, y=False)
            self.lower.pointed.connect(self._point_back)
            self._column.addWidget(self.captions[1])
            self._column.addWidget(self.lower, 1)
            self.made.emit(self.lower)
        self.follow()

    def set_cell(self, title: str, series: RowPast | None, anchor: Anchor | None) -> None:
        """Take the cell that the upper graph shows."""
        self._series, self._anchor = series, anchor
        self._title = title
        self.follow()

    def set_focus(self, span: tuple[int, int] | None) -> None:
        """Take the span in focus; without one there is nothing to compare with it."""
        if span is not None or self.comparing is not Comparing.FOCUS:
            self._focus = span or self._focus
        self.follow()

    def follow(self) -> None:
        """Show beneath what belongs to what the upper graph shows."""
        if not self._following:
            self._following = True
            self._follow()
            self._following = False

    def _follow(self) -> None:
        low, high = self._upper.shown_ns()
        span = other_span(self.comparing, low, high, self._focus)
        lower = self.lower
        shown = span is not None and lower is not None and self._series is not None
        for widget in (*self.captions, lower):
            if widget is not None:
                widget.setVisible(shown)
        if span is None or lower is None or not shown:
            self._upper.make_room_for(None)
            return
        if self._anchor is not None and (self._series, self._anchor) != self._below:
            self._below = self._series, self._anchor
            lower.set_session(self._anchor)
            lower.set_cell(self.tr("{title}, earlier").format(title=self._title), self._series)
        lower.set_scale(self._upper.scale)
        lower.show_range(*span)
        self._upper.make_room_for(lower.plots.extent_us)
        lower.make_room_for(self._upper.plots.extent_us)
        self.captions[0].show_text(self._figures(low, high))
        self.captions[1].show_text(self._figures(*span))

    @property
    def said(self) -> str:
        """What both lines of figures say."""
        return "\n".join(caption.whole for caption in self.captions if caption.isVisibleTo(self._parent))

    def _point(self, at_ns: int | None) -> None:
        """Point at the same place of the other span."""
        lower = self.lower
        if lower is None or not lower.isVisibleTo(self._parent):
            return
        shift = lower.shown_ns()[0] - self._upper.shown_ns()[0]
        lower.point_at(None if at_ns is None else at_ns + shift)

    def _point_back(self, at_ns: int | None) -> None:
        if self.lower is not None:
            shift = self.lower.shown_ns()[0] - self._upper.shown_ns()[0]
            self._upper.point_at(None if at_ns is None else at_ns - shift)

    def _figures(self, low: int, high: int) -> str:
        if self._series is None or self._anchor is None:
            return ""
        first, last = (local_time(self._anchor.unix_at(at)) for at in (low, high))
        ends = {"from": clock_minutes(first), "to": clock_minutes(last)}
        if first.date() != QDateTime.currentDateTime().date():
            ends["from"] = f"{QLocale().toString(first.date(), 'd MMM')} {ends['from']}"
        loss = self._series.loss(low, high)
        if not loss.asked:
            return self.tr("{from} – {to}: not asked").format(**ends)
        found = quantiles_us(self._series.samples, self._series.minutes, low, high, (0.5, 0.95))
        median, p95 = (None if us is None else us * 1000 for us in found)
        return self.tr("{from} – {to}: median {median}, p95 {p95}, {loss} lost of {asked}").format(
            **ends, median=ms(median), p95=ms(p95), loss=percent(loss.share), asked=loss.asked
        )
