"""Progress of work beside the window, shown only once the work turns out to be long."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

_PATIENCE_MS = 400
"""Work that takes no longer than this shows nothing."""


class LateProgress(QObject):
    """Opens one dialog for one piece of work, and closes it with the work's end."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._make: Callable[[], QDialog] | None = None
        self._shown: QDialog | None = None
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE_MS)
        self._late.timeout.connect(self.show_now)

    def begin(self, make: Callable[[], QDialog]) -> None:
        """Work has begun; `make` makes its dialog if it takes long."""
        self._make = make
        self._late.start()

    def show_now(self) -> None:
        """Show the dialog of the work under way, if it is not there."""
        if self._make is None or self._shown is not None:
            return
        self._shown = self._make()
        self._shown.destroyed.connect(self._forget)
        self._shown.open()

    def end(self) -> None:
        """The work has ended."""
        self._late.stop()
        self._make = None
        if self._shown is not None:
            self._shown.accept()

    def _forget(self) -> None:
        self._shown = None
