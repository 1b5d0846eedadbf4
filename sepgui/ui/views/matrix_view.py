"""The matrix on screen: one line for each cell, worst first; rows never move under the pointer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from sepgui.domain.outcome import Service, State
from sepgui.domain.wording import SERVICE_WORDS, STATE_WORDS
from sepgui.ui.fonts import Face, face
from sepgui.ui.models.matrix_model import GROUP, Column, MatrixModel
from sepgui.ui.widgets.lane_header import LaneHeader
from sepgui.ui.widgets.pills import pill_width
from sepgui.ui.widgets.row_delegate import RowDelegate
from sepgui.ui.words import capital, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from sepgui.ui.models.lane_book import LaneBook

_RESORT_MS = 1000
_LATE_LANES_MS = 15
_KEYS_REST_S = 3.0
_CELL_PAD = 17.0
_LANE_MIN = 240
_ROW_TIGHT = 10
_ROW_ROOMY = 18
_DIRECTION_MIN = 142
_DIRECTION_LEAST = 96
_ENTRY_MIN = 190
_ENTRY_LEAST = 130
_ENTRY_MOST = 300
_LANE_LEAST = 90
_NARROWER = ((_DIRECTION_MIN, _ENTRY_MIN, _LANE_MIN), (_DIRECTION_LEAST, _ENTRY_LEAST, _LANE_LEAST))
_USUAL_WORDS = (SERVICE_WORDS[Service.CONFIRMED], STATE_WORDS[State.FILTERED])
_Index = QModelIndex | QPersistentModelIndex


class MatrixView(QTableView):
    """Emits `row_chosen` with the engine's index of the current row, and `row_opened` when Enter opens it."""

    row_chosen = Signal(int)
    row_opened = Signal()

    def __init__(
        self,
        model: MatrixModel,
        book: LaneBook,
        limit_us: Callable[[int], float],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = model
        self._following_worst = True
        self._last_key_s = 0.0
        self._last_sort_s = 0.0
        self._loss_shown = True
        self.rows_delegate = RowDelegate(model, book, limit_us, self)
        self._retry = QTimer(self)
        self._retry.setSingleShot(True)
        self._retry.setInterval(_RESORT_MS)
        self._retry.timeout.connect(self.resort_when_allowed)
        self._late_lanes = QTimer(self)
        self._late_lanes.setSingleShot(True)
        self._late_lanes.setInterval(_LATE_LANES_MS)
        self._late_lanes.timeout.connect(self._paint_late_lanes)
        self.rows_delegate.lanes_are_late.connect(self._late_lanes.start)
        self.setModel(model)
        self.setItemDelegate(self.rows_delegate)
        self._look()
        header = LaneHeader(book, self)
        self.setHorizontalHeader(header)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self._after_reset)
        for signal in (model.layoutChanged, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._span_group)
        self._retranslate()

    def _look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)

    # --- what others call -----------------------------------------------------------------------

    def chosen_row(self) -> int | None:
        """Return the row that is current, `GROUP` for the group line, None without one."""
        index = self.currentIndex()
        return self._rows.row_at(index.row()) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Make a row current, unfolding the group if it lies there."""
        self._following_worst = False
        if self._rows.position_of(row) is None and row != GROUP:
            self._rows.toggle_group()
        self._go_to(row)

    def show_loss(self) -> None:
        """Show the column of the loss."""
        self._loss_shown = True
        self.lay_columns()

    def hide_loss(self) -> None:
        """Hide the column of the loss: the window is narrow."""
        self._loss_shown = False
        self.lay_columns()

    def resort_when_allowed(self) -> None:
        """Put rows in order, at most once a second, never under the pointer or between two keys."""
        if not self._rows.order_is_stale:
            return
        now = time.monotonic()
        rested = now - self._last_sort_s >= _RESORT_MS / 1000 and now - self._last_key_s >= _KEYS_REST_S
        if not rested or self.rows_delegate.hovered >= 0:
            if not self._retry.isActive():
                self._retry.start()
            return
        self._last_sort_s = now
        self._rows.resort()
        if self._following_worst and self._rows.rowCount():
            self._go_to(self._rows.row_at(0))

    def lay_columns(self) -> None:
        """Give every column its width: words first, the lane what is left."""
        width = self.viewport().width()
        wanted = self._wanted_widths()
        self.setColumnHidden(Column.LOSS, not self._loss_shown)
        fixed = [Column.VERDICT, Column.PORT, Column.NOW] + ([Column.LOSS] if self._loss_shown else [])
        left = width - sum(wanted[column] for column in fixed)
        entry, direction = wanted[Column.ENTRY], wanted[Column.DIRECTION]
        for least_direction, least_entry, lane in _NARROWER:
            missing = entry + direction + lane - left
            if missing <= 0:
                break
            given = min(missing, max(0, direction - least_direction))
            direction -= given
            entry -= min(missing - given, max(0, entry - least_entry))
        sizes = wanted | {Column.ENTRY: entry, Column.DIRECTION: direction}
        for column in Column:
            if column is not Column.HISTORY:
                self.setColumnWidth(column, sizes[column])
        self.setColumnWidth(Column.HISTORY, max(40, left - entry - direction))

    def lane_columns(self) -> int:
        """Return how many device pixels wide a lane is."""
        return self.rows_delegate.lane_columns(self.columnWidth(Column.HISTORY), self.devicePixelRatioF())

    def refresh_axis(self) -> None:
        """Paint the time axis and the lanes anew: time went on."""
        self.horizontalHeader().viewport().update()
        self._update_lanes()

    # --- inside ---------------------------------------------------------------------------------

    def _update_lanes(self) -> None:
        left, width = self.columnViewportPosition(Column.HISTORY), self.columnWidth(Column.HISTORY)
        self.viewport().update(left, 0, width, self.viewport().height())

    def _paint_late_lanes(self) -> None:
        self.rows_delegate.begin_turn()
        self._update_lanes()

    def _wanted_widths(self) -> dict[Column, int]:
        body, strong = QFontMetricsF(face(Face.BODY)), QFontMetricsF(face(Face.STRONG))
        caption = QFontMetricsF(face(Face.CAPTION))
        lines = [self._rows.line(row) for row in range(len(self._rows.results))]
        words = {line.word for line in lines} | {capital(say(text)) for text in _USUAL_WORDS}
        ports = {line.port for line in lines} | {"8443/tcp"}

        def titled(column: Column, width: float) -> int:
            title = str(self._rows.headerData(column, Qt.Orientation.Horizontal))
            return round(max(width, caption.horizontalAdvance(title)) + _CELL_PAD)

        entry = max((strong.horizontalAdvance(line.entry) for line in lines), default=160.0)
        apart = max((body.horizontalAdvance(line.address) for line in lines), default=0.0)
        direction = max((body.horizontalAdvance(line.direction) for line in lines), default=120.0)
        return {
            Column.VERDICT: round(max(map(pill_width, words)) + 18),
            Column.PORT: titled(Column.PORT, max(map(body.horizontalAdvance, ports))),
            Column.ENTRY: min(titled(Column.ENTRY, entry + apart), _ENTRY_MOST),
            Column.DIRECTION: titled(Column.DIRECTION, direction),
            Column.NOW: titled(Column.NOW, body.horizontalAdvance("9,99 ms")),
            Column.LOSS: titled(Column.LOSS, body.horizontalAdvance("100 %")),
        }

    def _row_height(self) -> None:
        """Give rows air where all of them fit with it."""
        line = round(QFontMetricsF(face(Face.BODY)).height())
        roomy = (line + _ROW_ROOMY) * self._rows.rowCount() <= self.viewport().height()
        height = max(24, line + (_ROW_ROOMY if roomy else _ROW_TIGHT))
        rows = self.verticalHeader()
        if rows.defaultSectionSize() != height:
            rows.setMinimumSectionSize(min(height, rows.minimumSectionSize()))
            rows.setDefaultSectionSize(height)
            self.rows_delegate.forget()
        self.horizontalHeader().setFixedHeight(max(24, line + _ROW_TIGHT))

    def _after_reset(self) -> None:
        self._following_worst = True
        self.rows_delegate.forget()
        self.rows_delegate.hovered = -1
        self._span_group()
        self.lay_columns()
        if self._rows.rowCount():
            self._go_to(self._rows.row_at(0))

    def _span_group(self) -> None:
        self._row_height()
        self.clearSpans()
        position = self._rows.group_position
        if position is not None:
            self.setSpan(position, 0, 1, len(Column))

    def _go_to(self, row: int) -> None:
        position = self._rows.group_position if row == GROUP else self._rows.position_of(row)
        if position is not None:
            self.setCurrentIndex(self._rows.index(position, 0))

    def _hover(self, position: int) -> None:
        if position != self.rows_delegate.hovered:
            self.rows_delegate.hovered = position
            self.viewport().update()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Ports of this pair"))
        self.setAccessibleDescription(
            self.tr("Worst first. Enter opens the details; on the last line it unfolds the quiet rows.")
        )
        self._restyle()

    def _restyle(self) -> None:
        self.rows_delegate.forget()
        self._row_height()
        self.lay_columns()
        self.viewport().update()

    # Qt's own names

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which row is current."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.row_chosen.emit(self._rows.row_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open rows with Enter; fold and unfold the group with Enter, space and the arrows."""
        self._last_key_s = time.monotonic()
        self._following_worst = False
        row, key = self.chosen_row(), event.key()
        opens = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if row == GROUP:
            unfolds = key == Qt.Key.Key_Right and not self._rows.unfolded
            folds = key == Qt.Key.Key_Left and self._rows.unfolded
            if opens or unfolds or folds:
                self._rows.toggle_group()
                return
        elif row is not None and opens:
            self.row_opened.emit()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row; a press on the group line folds or unfolds it."""
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            self._following_worst = False
            if self._rows.row_at(index.row()) == GROUP:
                self._rows.toggle_group()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Keep rows where they are while the pointer is here."""
        super().enterEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        """Let rows move again."""
        super().leaveEvent(event)
        self._hover(-1)
        self.resort_when_allowed()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the columns anew."""
        super().resizeEvent(event)
        self._row_height()
        self.lay_columns()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._restyle()
