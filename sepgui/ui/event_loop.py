"""The one event loop of the window: asyncio on Qt's own loop, made here and nowhere else."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self

import qasync
from PySide6.QtCore import QCoreApplication, QSocketNotifier

INTERRUPTED = 130


def run_window(app: QCoreApplication, main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run the window's root coroutine on Qt's loop and return its exit code; 130 after Ctrl+C.

    Ctrl+C cancels the coroutine, which cleans up before this returns.
    """
    with _SignalsWakeQt(), asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        try:
            return runner.run(main())
        except KeyboardInterrupt:
            return INTERRUPTED


@dataclass(frozen=True, slots=True)
class _Wired:
    near: socket.socket
    far: socket.socket
    notifier: QSocketNotifier
    before: int


class _SignalsWakeQt:
    """Lets Python see a signal while Qt's loop sleeps: the interpreter's wake-up byte wakes the loop."""

    def __init__(self) -> None:
        self._wired: _Wired | None = None

    def __enter__(self) -> Self:
        near, far = socket.socketpair()
        near.setblocking(False)
        far.setblocking(False)
        notifier = QSocketNotifier(near.fileno(), QSocketNotifier.Type.Read)
        notifier.activated.connect(self._drain)
        self._wired = _Wired(
            near, far, notifier, signal.set_wakeup_fd(far.fileno(), warn_on_full_buffer=False)
        )
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        wired, self._wired = self._wired, None
        if wired is not None:
            signal.set_wakeup_fd(wired.before)
            wired.notifier.setEnabled(False)
            wired.near.close()
            wired.far.close()

    def _drain(self) -> None:
        if self._wired is not None:
            try:
                self._wired.near.recv(4096)
            except OSError:
                return
