"""A time axis in local wall-clock time, written by QLocale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QDateTime, QLocale, QPointF, Qt, Signal

from sepgui.domain.cell import Anchor
from sepgui.ui.time_ticks import DAY_S, STEPS_S, round_times

if TYPE_CHECKING:
    from pyqtgraph.GraphicsScene.mouseEvents import MouseClickEvent, MouseDragEvent

_SECOND: Final = 1_000_000_000
_LABEL_PX: Final = 64


def tick_step_s(span_s: float, width_px: float) -> int:
    """Return the smallest round step, in seconds, whose labels do not touch; whole days beyond one day."""
    for step in STEPS_S:
        if span_s / step * _LABEL_PX <= width_px:
            return step
    days = max(1, math.ceil(span_s / DAY_S * _LABEL_PX / max(width_px, 1)))
    return days * DAY_S


class TimeAxis(pg.AxisItem):
    """The bottom axis; its values are monotonic nanoseconds of the session.

    `swept` carries the span that a drag has covered so far, `picked` the span that a drag or a double-click
    ended with: a double-click takes the stretch between two ticks.
    """

    swept = Signal(object, object)
    picked = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("bottom")
        self._anchor = Anchor(0, 0)
        self.enableAutoSIPrefix(False)

    def set_anchor(self, anchor: Anchor) -> None:
        """Take the session's tie between monotonic and wall time."""
        self._anchor = anchor
        self.update()

    def _instant(self, at: QPointF) -> int:
        view = self.linkedView()
        low, high = view.viewRange()[0]
        return round(min(high, max(low, view.mapSceneToView(at).x())))

    # Qt's and pyqtgraph's own names

    def mouseDragEvent(self, event: MouseDragEvent) -> None:
        """Cover a span."""
        if event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        first, last = self._instant(event.buttonDownScenePos()), self._instant(event.scenePos())
        (self.picked if event.isFinish() else self.swept).emit(min(first, last), max(first, last))

    def mouseClickEvent(self, event: MouseClickEvent) -> None:
        """Take the stretch between two ticks at a double-click."""
        if not event.double() or event.button() != Qt.MouseButton.LeftButton:
            event.ignore()
            return
        event.accept()
        low, high = self.linkedView().viewRange()[0]
        at = self._instant(event.scenePos())
        ((_, ticks),) = self.tickValues(low, high, self.width())
        edges = [low, *ticks, high]
        before = max((edge for edge in edges if edge <= at), default=low)
        after = min((edge for edge in edges if edge > at), default=high)
        self.picked.emit(round(before), round(after))

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        """Ticks at round local times."""
        step_s = tick_step_s((maxVal - minVal) / _SECOND, size)
        first = self._anchor.unix_at(int(minVal)) / _SECOND
        last = self._anchor.unix_at(int(maxVal)) / _SECOND
        times = round_times(first, last, step_s)
        values = [float(self._anchor.monotonic_at(at_s * _SECOND)) for at_s in times]
        return [(float(step_s * _SECOND), values)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        """Their labels."""
        return [self.words(value, spacing) for value in values]

    def words(self, value: float, spacing: float) -> str:
        """Return the label of one instant; `spacing` in nanoseconds decides seconds, minutes or days."""
        moment = QDateTime.fromSecsSinceEpoch(round(self._anchor.unix_at(int(value)) / _SECOND))
        if spacing >= DAY_S * _SECOND:
            return QLocale().toString(moment.date(), "d MMM")
        return moment.toString("HH:mm" if spacing >= 60 * _SECOND else "HH:mm:ss")
