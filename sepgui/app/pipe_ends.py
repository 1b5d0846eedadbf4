"""The engine's end of the pipe: a thread that reads and a thread that writes, so that the loop does neither.

The selector loop of Windows cannot wait for pipes, and a window that does not read must not stop
a measurement.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from multiprocessing.connection import Connection
from queue import SimpleQueue

from sepgui.engine.pipe import Command, Event

_PATIENCE_S = 2.0


class Outbox:
    """Sends events in the order in which they are put, from a thread; events to a dead window are dropped."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._events: SimpleQueue[Event | None] = SimpleQueue()
        self._waiting = 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._work, name="pipe writer", daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        """Whether something that was put is still on its way into the pipe."""
        return self._waiting > 0

    def put(self, event: Event) -> None:
        """Have an event sent; returns at once."""
        with self._lock:
            self._waiting += 1
        self._events.put(event)

    def close(self) -> None:
        """Send what is left, for two seconds at most."""
        self._events.put(None)
        self._thread.join(_PATIENCE_S)

    def _work(self) -> None:
        while (event := self._events.get()) is not None:
            try:
                self._connection.send(event)
            except OSError:
                return
            finally:
                with self._lock:
                    self._waiting -= 1


def read_commands(connection: Connection, take: Callable[[Command | None], None]) -> None:
    """Start a thread that gives every command to `take`, and None once the window is gone."""

    def work() -> None:
        while True:
            try:
                command: Command | None = connection.recv()
            except (EOFError, OSError):
                command = None
            try:
                take(command)
            except RuntimeError:
                return  # the loop that took commands is closed
            if command is None:
                return

    threading.Thread(target=work, name="pipe reader", daemon=True).start()
