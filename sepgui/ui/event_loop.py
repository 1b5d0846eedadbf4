"""The one event loop of the window: asyncio on Qt's own loop, made here and nowhere else."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Self

import qasync
from PySide6.QtCore import QSocketNotifier

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

INTERRUPTED = 130


def run_window(app: QApplication, main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run the window's root coroutine on Qt's loop and return its exit code; 130 after Ctrl+C.

    Ctrl+C cancels the coroutine, which cleans up before this returns; the end of the desktop's session
    (SIGTERM) closes the windows.
    """
    with _SignalsWakeQt(app), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        try:
            return runner.run(main())
        except KeyboardInterrupt:
            return INTERRUPTED


@dataclass(frozen=True, slots=True)
class _Wired:
    near: socket.socket
    far: socket.socket
    notifier: QSocketNotifier
    wakeup_fd: int
    terminate: Callable[[int, FrameType | None], object] | int | None


class _SignalsWakeQt:
    """Lets Python see a signal while Qt's loop sleeps: the interpreter's wake-up byte wakes the loop."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._wired: _Wired | None = None

    def __enter__(self) -> Self:
        near, far = socket.socketpair()
        near.setblocking(False)
        far.setblocking(False)
        notifier = QSocketNotifier(near.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(self._drain)
        wakeup_fd = signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
        terminate = signal.signal(signal.SIGTERM, self._close_windows)
        self._wired = _Wired(near, far, notifier, wakeup_fd, terminate)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        wired, self._wired = self._wired, None
        if wired is not None:
            signal.signal(signal.SIGTERM, wired.terminate or signal.SIG_DFL)
            signal.set_wakeup_fd(wired.wakeup_fd)
            wired.notifier.setEnabled(False)
            wired.near.close()
            wired.far.close()

    def _close_windows(self, _number: int, _frame: FrameType | None) -> None:
        self._app.closeAllWindows()

    def _drain(self) -> None:
        if self._wired is not None:
            try:
                self._wired.near.recv(4096)
            except OSError:
                return
