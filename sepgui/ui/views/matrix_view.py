"""The matrix on screen: one line for each cell, worst first; rows never move under the pointer."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.models.columns import ALWAYS, AT_FIRST, Column
from sepgui.ui.models.listing import Sorting
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.models.row_list import GROUP
from sepgui.ui.views.column_widths import fitted
from sepgui.ui.widgets.lane_header import LaneHeader
from sepgui.ui.widgets.row_delegate import RowDelegate

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sepgui.ui.models.lane_book import LaneBook

_RESORT_MS = 1000
_LATE_LANES_MS = 15
_KEYS_REST_S = 3.0
_ROW_TIGHT = 10
_ROW_ROOMY = 18
_Index = QModelIndex | QPersistentModelIndex


class MatrixView(QTableView):
    """Emits `row_chosen` with the engine's index of the current row, and `row_opened` when Enter opens it.

    `menu_wanted` and `header_menu_wanted` carry the place on screen where a menu of the row, or of the
    columns, was asked for; `sorted_anew` follows a click on a title, `columns_laid` other widths.
    """

    row_chosen = Signal(int)
    row_opened = Signal()
    menu_wanted = Signal(QPoint)
    header_menu_wanted = Signal(QPoint)
    sorted_anew = Signal()
    columns_laid = Signal()

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
        self._loss_fits = True
        self._wanted_columns = AT_FIRST
        self.insisted: frozenset[Column] = frozenset()
        self._kept: tuple[int | None, tuple[int, ...]] = (None, ())
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
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._ask_header_menu)
        header.sort_wanted.connect(self._sort_by_title)
        header.band_changed.connect(self.viewport().update)
        self.titles = header
        model.modelAboutToBeReset.connect(self._before_reset)
        model.modelReset.connect(self._after_reset)
        for signal in (model.layoutChanged, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._span_group)
        self._retranslate()

    def _look(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(20)

    # --- what others call -----------------------------------------------------------------------

    def chosen_row(self) -> int | None:
        """Return the row that is current, `GROUP` for a heading, None without one."""
        index = self.currentIndex()
        return max(GROUP, self._rows.row_at(index.row())) if index.isValid() else None

    def choose(self, row: int) -> None:
        """Make a row current, unfolding the group if it lies there."""
        self._following_worst = False
        if self._rows.position_of(row) is None and row != GROUP:
            self._rows.reveal(row)
        self._go_to(row)

    @property
    def rows(self) -> MatrixModel:
        """The model of the rows."""
        return self._rows

    def selected_rows(self) -> list[int]:
        """Return the selected rows in the order in which they stand, without headings."""
        places = sorted({index.row() for index in self.selectionModel().selectedRows()})
        return [row for row in map(self._rows.row_at, places) if row >= 0]

    @property
    def columns(self) -> frozenset[Column]:
        """The columns that the person wants, whether they fit or not."""
        return self._wanted_columns

    def show_columns(self, columns: frozenset[Column], insisted: frozenset[Column] = frozenset()) -> None:
        """Show these columns, and those without which a row says nothing; `insisted` ones by all means."""
        self._wanted_columns, self.insisted = columns | ALWAYS, insisted & columns
        self.rows_delegate.forget()
        self.lay_columns()

    def sort_by(self, sorting: Sorting) -> None:
        """Sort the rows, and say so in the header."""
        self._rows.sort_by(sorting)
        self.titles.show_sorting(sorting)

    def choose_rows(self, rows: Sequence[int]) -> None:
        """Select rows, the first of them current; what hides one of them is undone."""
        self._following_worst = False
        for row in rows:
            if self._rows.position_of(row) is None:
                self._rows.reveal(row)
        self._go_to(rows[0])
        chosen = QItemSelection()
        for position in map(self._rows.position_of, rows):
            if position is not None:
                index = self._rows.index(position, 0)
                chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(chosen, flag.ClearAndSelect | flag.Rows)

    def show_loss(self) -> None:
        """Show the columns of loss and p95."""
        self._loss_fits = True
        self.lay_columns()

    def hide_loss(self) -> None:
        """Hide the columns of loss and p95: the window is narrow."""
        self._loss_fits = False
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
        numbers: set[Column] = set() if self._loss_fits else {Column.LOSS, Column.P95}
        shown, sizes = fitted(
            self._rows,
            self._wanted_columns - (numbers - self.insisted),
            self.viewport().width(),
            self.insisted,
        )
        self._rows.columns = self._wanted_columns
        for column in Column:
            self.setColumnHidden(column, column not in shown)
        for column, size in sizes.items():
            self.setColumnWidth(column, size)
        self.columns_laid.emit()

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

    def _before_reset(self) -> None:
        self._kept = (self.chosen_row(), tuple(self.selected_rows()))

    def _take_up(self) -> None:
        """After the same rows were listed anew: choose what was chosen, if it is still there."""
        self.rows_delegate.hovered = -1
        self._span_group()
        current, selected = self._kept
        selection = QItemSelection()
        for row in selected:
            if (at := self._rows.position_of(row)) is not None:
                selection.select(self._rows.index(at, 0), self._rows.index(at, len(Column) - 1))
        if current is not None and (current == GROUP or self._rows.position_of(current) is not None):
            self._go_to(current)
        elif self._rows.rowCount():
            self._go_to(self._rows.row_at(0))
        else:
            self.row_chosen.emit(GROUP)
        self.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.Select)

    def _after_reset(self) -> None:
        if self._rows.relisting:
            self._take_up()
            return
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
        for position in self._rows.heading_positions:
            self.setSpan(position, 0, 1, len(Column))

    def _go_to(self, row: int) -> None:
        position = self._rows.position_of(row)
        if position is not None:
            flag = QItemSelectionModel.SelectionFlag  # the view itself would look at Ctrl and Shift
            index = self._rows.index(position, 0)
            self.selectionModel().setCurrentIndex(index, flag.ClearAndSelect | flag.Rows)

    def _sort_by_title(self, sorting: Sorting) -> None:
        self.sort_by(sorting)
        self.sorted_anew.emit()

    def _ask_header_menu(self, at: QPoint) -> None:
        self.header_menu_wanted.emit(self.titles.viewport().mapToGlobal(at))

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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and over the lanes the span in focus."""
        super().paintEvent(event)
        self.titles.paint_band(self.viewport())

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        """Tell which row is current; where there is none any more, nobody shows one."""
        super().currentChanged(current, previous)
        self.row_chosen.emit(self._rows.row_at(current.row()) if current.isValid() else GROUP)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open rows with Enter; fold and unfold the group with Enter, space and the arrows."""
        self._last_key_s = time.monotonic()
        self._following_worst = False
        row, key = self.chosen_row(), event.key()
        opens = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
        if row == GROUP:
            code = self._rows.row_at(self.currentIndex().row())
            there = self._rows.is_open(code)
            if opens or key == (Qt.Key.Key_Left if there else Qt.Key.Key_Right):
                self._rows.toggle_group(code)
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
            if (code := self._rows.row_at(index.row())) < 0:
                self._rows.toggle_group(code)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the row under the pointer."""
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the row, under the pointer or, from the keyboard, under the current row."""
        at = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            at = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        if (self.chosen_row() or 0) >= 0:
            self.menu_wanted.emit(at)

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
