"""Somebody who uses the program while it runs: a script, each step waiting for the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE_MS = 20_000


class Person(QObject):
    """Acts out a script while the program runs: each step waits until its condition holds, then goes on."""

    def __init__(self, script: Iterator[Callable[[], bool]], patience_ms: int = PATIENCE_MS) -> None:
        super().__init__()
        self._script = script
        self._wanted: Callable[[], bool] = lambda: True
        self.finished = False
        self._timer = QTimer(self)
        self._timer.setInterval(10)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.timeout.connect(self._give_up)
        self._late.start(patience_ms)

    def stop(self) -> None:
        self._timer.stop()
        self._late.stop()

    def _look(self) -> None:
        if self._wanted():
            try:
                self._wanted = next(self._script)
            except StopIteration:
                self.finished = True
                self.stop()

    def _give_up(self) -> None:
        self._timer.stop()
        for widget in QApplication.topLevelWidgets():
            widget.close()
