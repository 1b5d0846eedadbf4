"""Starts the window as `python -m sepgui` does, and says when it was painted.

Prints two instants of the monotonic clock, in nanoseconds: when the first frame was out, whatever stood in
it, and when the first frame with a button in it was. The argument says what is imported first: `nothing`, or
`everything` that the window will need at work; `bare` shows a main window of Qt with one button instead. The
path of a session opens that, and the second instant is that of the first frame with its view.
"""

from __future__ import annotations

import gc
import importlib
import os
import sys
import time
from typing import TYPE_CHECKING

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

    is_session = first not in ("nothing", "everything")
    watch_painting(is_session=is_session)
    command_line([first] if is_session else [])


def watch_painting(*, is_session: bool) -> None:
    """Have the application look out for paint events of a main window, and of a button or a session."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

    from sepgui.ui import main as window

    class Watching(QApplication):
        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            self.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint:
                FRAMES.window |= isinstance(watched, QMainWindow)
                FRAMES.button |= isinstance(watched, QPushButton) and not is_session
                if is_session and type(watched).__name__ == "SessionView":
                    FRAMES.button = True
                    QTimer.singleShot(0, FRAMES.out)
            return False

        @staticmethod
        def sync() -> None:
            QApplication.sync()
            FRAMES.out()

    window.QApplication = Watching


def bare() -> None:
    """Show a main window with a button in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton

    class Button(QPushButton):
        def paintEvent(self, event: QPaintEvent) -> None:
            FRAMES.window = FRAMES.button = True
            super().paintEvent(event)

    app = QApplication(["bare"])
    window = QMainWindow()
    window.setCentralWidget(Button("bare"))
    window.resize(1280, 700)
    window.show()
    app.sync()
    FRAMES.out()
    sys.exit("no frame was painted")


class Frames:
    """Which paint events came, and when the first frame was out, in nanoseconds."""

    def __init__(self) -> None:
        self.window = False
        self.button = False
        self._first_ns = 0

    def out(self) -> None:
        """Take down that a frame is out; with a button in it, say so and end, whatever is on its way."""
        now_ns = time.monotonic_ns()
        if self.window and not self._first_ns:
            self._first_ns = now_ns
        if self.button:
            print(self._first_ns, now_ns, flush=True)
            os._exit(0)


FRAMES = Frames()

if __name__ == "__main__":
    main(sys.argv[1])
