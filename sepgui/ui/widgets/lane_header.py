"""The header of the matrix: flat titles, and above the lanes the time axis that all of them share."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QToolTip, QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.graph.marks import MarkKind
from sepgui.ui.models.columns import SORTS, Column, title_tip
from sepgui.ui.models.listing import Sorting, SortKey
from sepgui.ui.style import draw_chevron
from sepgui.ui.theme import Tokens, tokens_of
from sepgui.ui.widgets.row_delegate import LANE_RIGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sepgui.ui.models.lane_book import LaneBook, LaneMark

_PAD = 8.0
_FIRST_PAD = 13.0
_NEAR_PX = 6
_MARKS_PX = 12
"""How high a mark stands."""
_LEAST_SWEEP = 4.0
_MARK_COLOURS = {
    MarkKind.NOTE: "accent",
    MarkKind.FINDING: "refused",
    MarkKind.COMPUTER: "text2",
    MarkKind.SCENARIO: "text",
}
_WEIGHTIEST = (MarkKind.NOTE, MarkKind.FINDING, MarkKind.SCENARIO, MarkKind.COMPUTER)
_APART_PX = 10
"""Signs closer than this would lie over each other."""
_LARGEST_FIRST = (SortKey.NOW, SortKey.LOSS, SortKey.P95)
"""Of these the large values are looked for."""


def signs_of(marks: Sequence[LaneMark], width: float) -> frozenset[LaneMark]:
    """Return the marks that have room for a sign on an axis of a width in pixels, the weightiest first.

    The others keep their stems, and the tool tip tells of all of them.
    """
    signs: list[LaneMark] = []
    for mark in sorted(marks, key=lambda each: _WEIGHTIEST.index(each.kind)):
        if all(abs(mark.share - other.share) * width >= _APART_PX for other in signs):
            signs.append(mark)
    return frozenset(signs)


class LaneHeader(QHeaderView):
    """Titles with the padding of their cells; ticks at round local times over the history.

    `sort_wanted` carries what a click on a title sorts by: its column, then the other way round, then the
    worst first again. A drag over the time axis, or a double-click between two of its ticks, is a span:
    `band_changed` says that what is marked changed, `span_picked` carries it, in the session's nanoseconds.
    """

    sort_wanted = Signal(object)
    span_picked = Signal(object, object)
    band_changed = Signal()

    def __init__(self, book: LaneBook, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._book = book
        self._sorting = Sorting()
        self._marked: tuple[int, int] | None = None
        self._sweep: tuple[float, float] | None = None
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(40)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

        self.sectionClicked.connect(self._click)

    def show_sorting(self, sorting: Sorting) -> None:
        """Mark the column that the rows are sorted by."""
        self._sorting = sorting
        self.viewport().update()

    def _click(self, section: int) -> None:
        key = SORTS.get(Column(section))
        if key is None:
            return
        now = self._sorting
        if now.key is not key:
            self.sort_wanted.emit(Sorting(key, descending=key in _LARGEST_FIRST))
        elif now.descending is (key in _LARGEST_FIRST):
            self.sort_wanted.emit(Sorting(key, descending=not now.descending))
        else:
            self.sort_wanted.emit(Sorting())

    def mark_span(self, span: tuple[int, int] | None) -> None:
        """Mark a span on the axis and over the lanes, None for none."""
        self._marked = span
        self.viewport().update()
        self.band_changed.emit()

    def band(self) -> tuple[float, float] | None:
        """Return the left and right edge of the marked span in pixels of the viewport, None without one."""
        left, width = self._lane()
        if self._sweep is not None:
            return min(self._sweep), max(self._sweep)
        if self._marked is None:
            return None
        first, last = (left + self._book.share_of(at) * width for at in self._marked)
        shown = max(left, first), min(left + width, last)
        return shown if shown[1] > shown[0] else None

    @property
    def sweeping(self) -> bool:
        """Whether a span is being dragged."""
        return self._sweep is not None

    def begin_sweep(self, x: float) -> None:
        """Begin a span at a place of the header."""
        self._sweep = x, x

    def sweep_to(self, x: float) -> None:
        """Let the span grow to a place, as far as the lanes go."""
        if self._sweep is not None:
            left, width = self._lane()
            self._sweep = self._sweep[0], min(left + width, max(left, x))
            self.viewport().update()
            self.band_changed.emit()

    def end_sweep(self) -> None:
        """Take the span; one that is too short to be meant is none."""
        if self._sweep is None:
            return
        (first, last), self._sweep = self._sweep, None
        if abs(last - first) >= _LEAST_SWEEP:
            self._pick(first, last)
        self.viewport().update()
        self.band_changed.emit()

    def take_between_ticks(self, x: float) -> None:
        """Take what lies between the two ticks around a place."""
        left, width = self._lane()
        edges = [left, *(left + tick.share * width for tick in self._book.ticks(width)), left + width]
        at = min(left + width - 1, max(left, x))
        self._pick(max(edge for edge in edges if edge <= at), min(edge for edge in edges if edge > at))

    def paint_band(self, lanes: QWidget) -> None:
        """Paint the marked span over the lanes, within their own painting."""
        band = self.band()
        if band is None:
            return
        accent = QColor(tokens_of(self.palette()).color("accent"))
        painter = QPainter(lanes)
        for x in band:
            painter.fillRect(QRectF(round(x), 0, 1, lanes.height()), accent)
        accent.setAlpha(28)
        painter.fillRect(QRectF(band[0], 0, band[1] - band[0], lanes.height()), accent)

    def _lane(self) -> tuple[float, float]:
        """Return where the lanes begin and how wide they are."""
        left = self.sectionViewportPosition(Column.HISTORY) + _PAD
        return left, max(1.0, self.sectionSize(Column.HISTORY) - _PAD - LANE_RIGHT)

    def _is_axis(self, event: QMouseEvent) -> bool:
        left, width = self._lane()
        on_axis = left - _PAD <= event.position().x() <= left + width + LANE_RIGHT
        return on_axis and event.button() is Qt.MouseButton.LeftButton

    def _pick(self, first: float, last: float) -> None:
        left, width = self._lane()
        ends = [self._book.instant((x - left) / width) for x in (min(first, last), max(first, last))]
        self.span_picked.emit(*ends)

    def _axis(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        lane = box.adjusted(_PAD, 0, -LANE_RIGHT, 0)
        painter.setFont(face(Face.AXIS))
        painter.setPen(tokens.color("text2"))
        if (band := self.band()) is not None:
            painter.fillRect(
                QRectF(band[0], box.top(), band[1] - band[0], box.height()), tokens.mixed("accent", 0.22)
            )
        # Where there are marks, they stand at the foot and the words above them.
        line = lane.adjusted(0, 0, 0, -_MARKS_PX) if self._book.marks() else lane
        now = self.tr("now")
        metrics = painter.fontMetrics()
        free = lane.right() - metrics.horizontalAdvance(now) - 10
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, now)
        for tick in self._book.ticks(lane.width()):
            x = lane.left() + tick.share * lane.width()
            width = metrics.horizontalAdvance(tick.words)
            if x + 4 + width > free:
                continue
            painter.drawText(
                QRectF(x + 4, line.top(), width + 2, line.height()), Qt.AlignmentFlag.AlignVCenter, tick.words
            )
            painter.fillRect(QRectF(round(x), box.bottom() - 6, 1, 5), tokens.color("field"))
        self._notes(painter, lane, tokens)

    def _notes(self, painter: QPainter, lane: QRectF, tokens: Tokens) -> None:
        """Paint flags for notes, diamonds for findings, dots for this computer, wedges for what is played."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        marks = self._book.marks()
        signs = signs_of(marks, lane.width())
        for mark in marks:
            painter.setBrush(tokens.color(_MARK_COLOURS[mark.kind]))
            x, foot = lane.left() + mark.share * lane.width(), lane.bottom() - 1
            height = 11 if mark in signs else 4
            painter.drawRect(QRectF(x - 0.5, foot - height, 1, height))
            if mark not in signs:
                continue
            match mark.kind:
                case MarkKind.NOTE:
                    ends = [QPointF(x, foot - 11), QPointF(x + 7, foot - 8), QPointF(x, foot - 5)]
                    painter.drawPolygon(ends)
                case MarkKind.FINDING:
                    tips = [(0, -11.5), (4, -7.5), (0, -3.5), (-4, -7.5)]
                    painter.drawPolygon([QPointF(x + across, foot + up) for across, up in tips])
                case MarkKind.COMPUTER:
                    painter.drawEllipse(QPointF(x, foot - 8), 3.5, 3.5)
                case MarkKind.SCENARIO:
                    wedge = [(-4, -11.5), (4, -11.5), (0, -4.5)]
                    painter.drawPolygon([QPointF(x + across, foot + up) for across, up in wedge])

    def tip_at(self, x: int) -> str:
        """Return what is said at a place of the header: notes, or what a title means; empty for nothing."""
        section = self.logicalIndexAt(x)
        return self._note_at(x) or (title_tip(Column(section)) if section >= 0 else "")

    def _note_at(self, x: int) -> str:
        """Return the words of the events at a place of the header."""
        left = self.sectionViewportPosition(Column.HISTORY) + _PAD
        width = self.sectionSize(Column.HISTORY) - _PAD - LANE_RIGHT
        near = [mark.words for mark in self._book.marks() if abs(left + mark.share * width - x) <= _NEAR_PX]
        return "\n".join(near)

    def _mark(self, painter: QPainter, box: QRectF, tokens: Tokens) -> None:
        """Paint a chevron between the column and its neighbour: up for the smallest first."""
        at = QPointF(box.right() - 4, box.center().y())
        draw_chevron(painter, at, tokens.color("accent"), 0 if self._sorting.descending else 2)

    # Qt's own names

    def viewportEvent(self, event: QEvent) -> bool:
        """Show the note under the pointer, or what a title means."""
        if isinstance(event, QHelpEvent) and (words := self.tip_at(event.pos().x())):
            QToolTip.showText(event.globalPos(), words, self.viewport())
            return True
        return super().viewportEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a span on the axis."""
        if self._is_axis(event):
            self.begin_sweep(event.position().x())
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Let a span grow."""
        if self._sweep is None:
            super().mouseMoveEvent(event)
        else:
            self.sweep_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a span."""
        if self._sweep is None:
            super().mouseReleaseEvent(event)
        else:
            self.end_sweep()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take what lies between two ticks."""
        if self._is_axis(event):
            self.take_between_ticks(event.position().x())
        else:
            super().mouseDoubleClickEvent(event)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """Paint a title, or the axis."""
        tokens = tokens_of(self.palette())
        box = QRectF(rect)
        painter.save()
        painter.fillRect(rect, tokens.color("surface"))
        if logicalIndex == Column.HISTORY:
            self._axis(painter, box, tokens)
        else:
            model = self.model()
            orientation = Qt.Orientation.Horizontal
            align = model.headerData(logicalIndex, orientation, Qt.ItemDataRole.TextAlignmentRole)
            words = str(model.headerData(logicalIndex, orientation, Qt.ItemDataRole.DisplayRole))
            painter.setFont(face(Face.CAPTION))
            painter.setPen(tokens.color("text2"))
            room = box.adjusted(_FIRST_PAD if logicalIndex == 0 else _PAD, 0, -_PAD, 0)
            if SORTS[Column(logicalIndex)] is self._sorting.key and self._sorting != Sorting():
                painter.setPen(tokens.color("text"))
                self._mark(painter, box, tokens)
            cut = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, math.ceil(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag(align), cut)
        painter.setPen(QPen(tokens.color("outline"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()
