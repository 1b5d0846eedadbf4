"""Starts the window as `python -m sepgui` does, and says when it was painted.

Prints instants of the monotonic clock, in nanoseconds: when the first frame was out, whatever stood in it,
and when the first frame with a button in it was. The argument says what is imported first: `nothing`, or
`everything` that the window will need at work; `bare` shows a main window of Qt with one button instead. The
path of a session opens that, and the instants after the first are those of the first frame in which every row
stands with its verdict, of the first with the lanes of the past, and of the first with the graph: there, all
is as it stays.
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

FRAMES_OF_SESSION = 4
LOSS = 7
"""The column that has percentages once the past was read (`sepgui.ui.models.columns`, not loaded yet)."""
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

    if first in ("nothing", "everything"):
        watch_painting()
        command_line([])
    else:
        watch_session()
        command_line([first, "--lang", "en"])


def watch_painting() -> None:
    """Have the application look out for paint events of a main window, and of a button."""
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
                FRAMES.button |= isinstance(watched, QPushButton)
                if FRAMES.button:
                    QTimer.singleShot(0, self, FRAMES.out)  # a frame that the loop painted, not `sync`
            return False

        @staticmethod
        def sync() -> None:
            QApplication.sync()
            FRAMES.out()

    window.QApplication = Watching


def watch_session() -> None:
    """Have the application look out for paint events of a main window, of the matrix and of the graph."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

    from sepgui.ui import main as window

    class Watching(QApplication):
        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            self.installEventFilter(self)
            self.later = QTimer(self)
            self.later.setInterval(5)
            self.later.timeout.connect(self.look_again)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
                if isinstance(watched, QMainWindow):
                    INSTANTS.came(0)
                QTimer.singleShot(0, self, lambda: self.look(watched))
            return False

        def look(self, painted: QWidget) -> None:
            """Say what the frame held that is out now."""
            views = sys.modules.get("sepgui.ui.views.session_view")
            view = painted.window().findChild(views.SessionView) if views is not None else None
            if view is None or not view.isVisible():
                return
            workspace = view.workspace
            model = workspace.matrix.model()
            words = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
            if words and "Waiting" not in words:
                INSTANTS.came(1)
            losses = [str(model.index(row, LOSS).data()) for row in range(model.rowCount())]
            if painted.parent() is workspace.matrix and any(each.endswith("%") for each in losses):
                INSTANTS.came(2)
                self.later.start()
            if workspace.graph_is_shown and isinstance(painted, type(workspace.graph)):
                INSTANTS.came(3)

        @staticmethod
        def look_again() -> None:
            """See whether there is a graph now that stands behind another tab, where nobody paints it."""
            views = sys.modules["sepgui.ui.views.session_view"]
            found = (window.findChild(views.SessionView) for window in QApplication.topLevelWidgets())
            spaces = [view.workspace for view in found if view is not None]
            if any(each.made_graph is not None and not each.graph_is_shown for each in spaces):
                INSTANTS.came(3)

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


class Instants:
    """When each of the four frames of a session was out; they come in this order."""

    def __init__(self) -> None:
        self._at_ns: list[int] = []

    def came(self, number: int) -> None:
        """Take down that a frame of this number is out, if it is the next; after the last, say all."""
        if number == len(self._at_ns):
            self._at_ns.append(time.monotonic_ns())
        if len(self._at_ns) == FRAMES_OF_SESSION:
            print(*self._at_ns, flush=True)
            os._exit(0)


FRAMES = Frames()
INSTANTS = Instants()

if __name__ == "__main__":
    main(sys.argv[1])
