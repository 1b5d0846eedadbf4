"""Starts the window as `python -m sepgui` does, and says when its first frame was painted.

Prints the instant of the monotonic clock, in nanoseconds, when that frame was out. The argument says what is
imported first: `nothing`, or `everything` that the window will need at work; `bare` shows an empty main
window of Qt instead.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import time
from typing import TYPE_CHECKING, Never

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

# As in sepgui/__main__.py.
gc.disable()

EVERYTHING = (
    "asyncio",
    "sqlite3",
    "multiprocessing.spawn",
    "numpy",
    "pyqtgraph",
    "qasync",
    "sepgui.app.engine_process",
    "sepgui.store.reader",
    "sepgui.ui.acts",
    "sepgui.ui.board",
    "sepgui.ui.desk",
    "sepgui.ui.event_loop",
    "sepgui.ui.program",
)


def main(first: str) -> None:
    """Open the window and end as soon as it is painted."""
    if first == "bare":
        bare()
    if first == "everything":
        for name in EVERYTHING:
            importlib.import_module(name)
    from sepgui.cli.main import main as command_line

    watch_painting()
    command_line([])


def watch_painting() -> None:
    """Have the application look out for the first paint event of a main window."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication, QMainWindow

    from sepgui.ui import main as window

    class Watching(QApplication):
        painted = False

        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            self.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and isinstance(watched, QMainWindow):
                Watching.painted = True
            return False

        @staticmethod
        def sync() -> None:
            QApplication.sync()
            tell(Watching.painted)

    window.QApplication = Watching


def bare() -> Never:
    """Show a main window with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    class Window(QMainWindow):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            self.painted = True
            super().paintEvent(event)

    app = QApplication(["bare"])
    window = Window()
    window.resize(1280, 700)
    window.show()
    app.sync()
    tell(window.painted)


def tell(painted: bool) -> Never:
    """Say that the first frame is out, which must have been painted; then end, whatever is on its way."""
    print(time.monotonic_ns(), flush=True)
    os._exit(0 if painted else 1)


if __name__ == "__main__":
    main(sys.argv[1])
