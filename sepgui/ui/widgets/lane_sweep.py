"""A span dragged over the lanes themselves, as over the time axis above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from sepgui.ui.models.columns import Column

if TYPE_CHECKING:
    from sepgui.ui.views.matrix_view import MatrixView


class LaneSweep(QObject):
    """Watches the mouse over the lanes of a matrix, and hands spans to its header."""

    def __init__(self, matrix: MatrixView) -> None:
        super().__init__(matrix)
        self._matrix = matrix
        self._pressed_x: float | None = None
        matrix.viewport().installEventFilter(self)

    def _is_lane(self, event: QMouseEvent) -> bool:
        """Whether a lane is meant: not with keys held, which select rows."""
        at = self._matrix.indexAt(event.position().toPoint())
        return (
            event.button() is Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and at.isValid()
            and at.column() == Column.HISTORY
            and self._matrix.rows.row_at(at.row()) >= 0
        )

    def _move(self, event: QMouseEvent) -> bool:
        """Let a span grow once the pointer went along; whether the matrix is to know nothing of it."""
        if self._pressed_x is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return False
        titles, x = self._matrix.titles, event.position().x()
        if not titles.sweeping and abs(x - self._pressed_x) >= QApplication.startDragDistance():
            titles.begin_sweep(self._pressed_x)
        titles.sweep_to(x)
        return True

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take drags and double-clicks on lanes; presses choose their row as ever."""
        if not isinstance(event, QMouseEvent):
            return False
        match event.type():
            case QEvent.Type.MouseButtonPress:
                self._pressed_x = event.position().x() if self._is_lane(event) else None
            case QEvent.Type.MouseMove:
                return self._move(event)
            case QEvent.Type.MouseButtonRelease:
                self._pressed_x = None
                self._matrix.titles.end_sweep()
            case QEvent.Type.MouseButtonDblClick if self._is_lane(event):
                self._matrix.titles.take_between_ticks(event.position().x())
                return True
            case _:
                pass
        return False
