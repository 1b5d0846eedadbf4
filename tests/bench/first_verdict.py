"""Starts the demo as `python -m sepgui demo` does, and says when its verdicts were painted.

Prints three instants of the monotonic clock, in nanoseconds: when the first frame was out, the first of a
window that has rows, and the first of one in which every row that is asked has its verdict; then it ends.
"""

from __future__ import annotations

import gc
import os
import sys
import time

# As in sepgui/__main__.py.
gc.disable()


class Instants:
    """The instants, as far as they have come."""

    def __init__(self) -> None:
        self.window_ns = 0
        self.rows_ns = 0

    def painted(self, *, rows: int, waiting: int) -> None:
        """Take down that a frame is out; with every verdict in it, say all and end."""
        now_ns = time.monotonic_ns()
        self.window_ns = self.window_ns or now_ns
        if not rows:
            return
        self.rows_ns = self.rows_ns or now_ns
        if not waiting:
            print(self.window_ns, self.rows_ns, now_ns, flush=True)
            os._exit(0)


def main(scenario: str) -> None:
    """Open the window on a scenario."""
    from sepgui.cli.main import main as command_line

    watch_painting(Instants())
    command_line(["demo", scenario, "--lang", "en"])
    sys.exit("the window ended before its verdicts were painted")


def watch_painting(instants: Instants) -> None:
    """Have the application look out for paint events of the window and of the matrix."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication, QWidget

    from sepgui.ui import main as window

    class Watching(QApplication):
        def __init__(self, arguments: list[str]) -> None:
            super().__init__(arguments)
            self.installEventFilter(self)

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Paint and isinstance(watched, QWidget):
                rows, waiting = self._told(watched)
                QTimer.singleShot(0, self, lambda: instants.painted(rows=rows, waiting=waiting))
            return False

        @staticmethod
        def _told(painted: QWidget) -> tuple[int, int]:
            """Return how many rows the window has, whichever of its parts is shown, and how many wait."""
            views = sys.modules.get("sepgui.ui.views.matrix_view")
            matrix = painted.window().findChild(views.MatrixView) if views is not None else None
            model = matrix.model() if matrix is not None else None
            if model is None:
                return 0, 0
            words = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
            return len(words), words.count("Waiting")

    window.QApplication = Watching


if __name__ == "__main__":
    main(sys.argv[1])
