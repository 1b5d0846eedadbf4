"""Talks to the engine process: commands go out, a reader thread turns what comes in into Qt signals.

The thread only receives; every signal is delivered in the thread of the window, one message in each turn of
its loop: what came while it was held up does not hold it up any longer. An engine that ends without being
asked to is reported once, with the traceback it sent if it could.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal

from sepgui.engine.pipe import (
    Batch,
    Broken,
    Command,
    Ended,
    Event,
    Opened,
    Quit,
    Reopen,
    Replay,
    Watch,
    WatchScenario,
)

_PARTING_S = 2.0


class Engine(Protocol):
    """A running engine, as the window needs it."""

    @property
    def connection(self) -> Connection:
        """The window's end of the pipe."""
        ...

    def wait(self, timeout_s: float) -> bool:
        """Return whether the process has ended within a time."""
        ...

    def kill(self) -> None:
        """End the process at once."""
        ...


class EngineLink(QObject):
    """One engine at a time. Signals carry messages of `sepgui.engine.pipe`.

    `batch_came` is emitted once for each batch; `event_came` for every other event; `engine_died` with the
    traceback of an engine that ended unasked, empty when it told none; `reader_failed` with an exception
    of the reader itself, which is a bug.
    """

    batch_came = Signal(object)
    event_came = Signal(object)
    engine_died = Signal(str)
    engine_ended = Signal()
    reader_failed = Signal(object)
    _received = Signal(int, object)
    _closed = Signal(int)

    def __init__(self, start_engine: Callable[[], Engine], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._start_engine = start_engine
        self._engine: Engine | None = None
        self._reader: threading.Thread | None = None
        self._turn = 0
        self._quitting = False
        self._traceback = ""
        self._due: Reopen | None = None
        self._known: list[Event] = []
        self._waiting: deque[tuple[int, object]] = deque()
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._next)
        self._received.connect(self._queue)
        self._closed.connect(self._queue_end)

    @property
    def running(self) -> bool:
        """Whether an engine is there."""
        return self._engine is not None

    def start(self) -> None:
        """Start an engine and listen to it."""
        self._turn += 1
        self._traceback = ""
        self._engine = self._start_engine()
        self._reader = threading.Thread(
            target=self._read, args=(self._turn, self._engine.connection), name="engine reader", daemon=True
        )
        self._reader.start()

    def wait_with(self, first: Reopen, opened: Opened) -> None:
        """Start no engine before something is asked of one; of this file first, which is open already."""
        self._due = first
        self._known = [opened]

    def tell(self, events: Sequence[Event]) -> None:
        """Pass on what the window read itself; an engine that says the same later is not heard twice."""
        for event in events:
            self._take(self._turn, event)
        self._known += events

    def send(self, command: Command) -> None:
        """Send a command; to an engine that is gone it is lost, and the reader tells."""
        if self._due is not None:
            due, self._due = self._due, None
            self.start()
            if isinstance(command, Watch | WatchScenario | Replay | Reopen):
                self._known = []
            else:
                self.send(due)
        if self._engine is not None:
            try:
                self._engine.connection.send(command)
            except (BrokenPipeError, ConnectionError, OSError):
                return

    def quit(self) -> None:
        """Ask the engine to save and end; `engine_ended` follows, at once when there is none."""
        self._quitting = True
        self._due = None
        if self._engine is None:
            self.engine_ended.emit()
            return
        self.send(Quit())
        if self._reader is not None and not self._reader.is_alive():
            self._finish()  # the reader failed: nobody would hear the engine's last word

    def kill(self) -> None:
        """End the engine without asking; it loses at most the last second."""
        if self._engine is not None:
            self._engine.kill()
            self._part()

    def _part(self) -> None:
        """Let an engine that has ended go, and its reader with it."""
        engine, self._engine = self._engine, None
        if engine is not None:
            engine.wait(_PARTING_S)
            if self._reader is not None:
                self._reader.join(_PARTING_S)
            engine.connection.close()

    def _read(self, turn: int, connection: Connection) -> None:
        while True:
            try:
                message = connection.recv()
            except (EOFError, OSError):
                self._closed.emit(turn)
                return
            except Exception as error:  # noqa: BLE001 - a message that cannot be read is a bug, told as one
                self.reader_failed.emit(error)
                return
            self._received.emit(turn, message)

    def _queue(self, turn: int, message: object) -> None:
        self._waiting.append((turn, message))
        self._turns.start()

    def _queue_end(self, turn: int) -> None:
        self._queue(turn, None)

    def _next(self) -> None:
        """Take the oldest message that waits; None is the end of the pipe."""
        turn, message = self._waiting.popleft()
        if not self._waiting:
            self._turns.stop()
        if message is None:
            self._lose(turn)
        else:
            self._take(turn, message)

    def _take(self, turn: int, message: object) -> None:
        if turn != self._turn:
            return
        if message in self._known:
            self._known = [each for each in self._known if each != message]
            return
        match message:
            case Batch():
                self.batch_came.emit(message)
            case Broken(traceback):
                self._traceback = traceback
            case Ended():
                self._finish()
            case _:
                self.event_came.emit(message)

    def _lose(self, turn: int) -> None:
        if turn != self._turn or self._engine is None:
            return
        if self._quitting:
            self._finish()
            return
        self._engine.kill()
        self._part()
        self.engine_died.emit(self._traceback)

    def _finish(self) -> None:
        if self._engine is not None:
            self._part()
            self.engine_ended.emit()
