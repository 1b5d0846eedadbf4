"""Frees the window's garbage in the window's thread: Qt's objects must not end in another one.

Python's collector runs in whichever thread happens to allocate. A closed dialog is a cycle of Python and Qt
objects; freed by the thread that reads the engine's pipe it takes the process with it, sooner or later.

Once a minute memory that was let go goes back to the system (sepgui.app.heap).
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from sepgui.app.heap import give_back

LOOKS_MS = 1_000
GIVES_BACK = 60
"""After so many looks, memory that was let go is given back to the system."""


class Collector(QObject):
    """In place of Python's own collector from now on: the same generations, from a timer of this thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._looks = 0
        self._timer = QTimer(self, interval=LOOKS_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def end(self) -> None:
        """Free what is left and stop; Python's own collector stays off."""
        self._timer.stop()
        gc.collect()

    def _look(self) -> None:
        collect_due()
        self._looks += 1
        if self._looks % GIVES_BACK == 0:
            give_back()


def collect_due() -> None:
    """Free the oldest generation that is due, and with it the younger ones."""
    due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
    if due[0]:
        gc.collect(2 if due[1] and due[2] else 1 if due[1] else 0)
