"""Buttons in rows of two: one whose words need more room than a half has a row of its own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

_GAP = 8


class ButtonFlow(QWidget):
    """Places its buttons in their order, without the hidden ones; `refit` after one was shown or hidden."""

    def __init__(self, buttons: Sequence[QPushButton], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons = tuple(buttons)
        self._placed: tuple[tuple[QPushButton, ...], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for column in (0, 1):
            self._grid.setColumnStretch(column, 1)
        self._room = 0
        for button in self._buttons:
            button.setParent(self)
            button.installEventFilter(self)

    @property
    def rows(self) -> tuple[tuple[QPushButton, ...], ...]:
        """The buttons as they stand, row by row."""
        return self._placed

    def fit(self, room: int) -> None:
        """Place the buttons for a width in logical pixels."""
        self._room = room
        self.refit()

    def refit(self) -> None:
        """Place the buttons anew."""
        rows = self._broken((self._room - _GAP) // 2)
        if rows == self._placed or not self._room:
            return
        self._placed = rows
        for button in self._buttons:
            self._grid.removeWidget(button)
        for row, buttons in enumerate(rows):
            for column, button in enumerate(buttons):
                self._grid.addWidget(button, row, column, 1, 1 if len(buttons) > 1 else 2)

    def _broken(self, half: int) -> tuple[tuple[QPushButton, ...], ...]:
        rows: list[tuple[QPushButton, ...]] = []
        for button in (button for button in self._buttons if not button.isHidden()):
            pairs = bool(rows) and len(rows[-1]) == 1
            if pairs and max(button.sizeHint().width(), rows[-1][0].sizeHint().width()) <= half:
                rows[-1] = (rows[-1][0], button)
            else:
                rows.append((button,))
        return tuple(rows)

    # Qt's own names

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Place the buttons anew when one of them has other words, comes or goes; nothing is kept from it."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):
            self.refit()
        return super().eventFilter(watched, event)
