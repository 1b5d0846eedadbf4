"""When the board is painted: once a second, at once where something turned, never most of the time."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QTimer

PAINTS_EVERY_MS = 1000
"""How often figures are painted; a change of verdict is painted at once."""
_RESTS = 39
"""After a painting nothing is urgent for so many times its length: of many thousands of rows some turn ten
times a second."""
_STEP_MS = 35
"""How far apart matrix, lanes, details and graph are painted, so that no turn of the loop is long."""


class PaintPace(QObject):
    """Calls `paint` a second after the last painting began."""

    def __init__(self, paint: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(paint)
        self._began_s = 0.0
        self._rested_s = 0.0

    def allows(self, *, urgent: bool) -> bool:
        """Whether it is time to paint; what is urgent has its turn once the last painting is rested from."""
        rest_ms = math.ceil((self._rested_s - time.monotonic()) * 1e3)
        if urgent and 0 < rest_ms < self._timer.remainingTime():
            self._timer.start(rest_ms)
        return not self._timer.isActive() or (urgent and rest_ms <= 0)

    def begin(self) -> None:
        """Note that a painting begins."""
        self._timer.start(PAINTS_EVERY_MS)
        self._began_s = time.thread_time()

    def end(self, parts: int) -> None:
        """Note that the first of some parts of it, all alike, is done."""
        took_s = parts * (time.thread_time() - self._began_s)
        self._rested_s = time.monotonic() + _RESTS * took_s

    def stop(self) -> None:
        """Call no more."""
        self._timer.stop()


class Steps(QObject):
    """Does one thing after the other, each in a turn of the loop of its own."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._left: list[Callable[[], None]] = []
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._step)

    def begin(self, steps: Iterable[Callable[[], None]]) -> None:
        """Do these, instead of what is left."""
        self._left = list(steps)
        if not self._timer.isActive():
            self._timer.start()

    def first(self, step: Callable[[], None]) -> None:
        """Do this before what is left."""
        self._left.insert(0, step)

    def stop(self) -> None:
        """Do nothing more."""
        self._left = []
        self._timer.stop()

    def _step(self) -> None:
        if self._left:
            self._left.pop(0)()
        if not self._left:
            self._timer.stop()
