"""Work beside the window: in a thread of its own, telling how far it is, ready to be given up."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Signal

OnCell = Callable[[int, int], None]


class _GivenUpError(Exception):
    """The person wants it no more."""


class SideJob(QObject):
    """Does one piece of work. `read` tells how many ports of how many are read.

    `ended` carries what the work returned, None where it was given up, else the error.
    """

    read = Signal(int, int)
    ended = Signal(object)

    def __init__(self, name: str, work: Callable[[OnCell], object]) -> None:
        super().__init__()
        self._name = name
        self._work = work
        self._given_up = threading.Event()

    def begin(self) -> None:
        """Begin; the thread ends with the work."""
        pool = ThreadPoolExecutor(1, thread_name_prefix=self._name)
        pool.submit(self._run)
        pool.shutdown(wait=False)

    def give_up(self) -> None:
        """End as soon as can be."""
        self._given_up.set()

    # --- in the thread ------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            told: object = self._work(self._on_cell)
            self._look()
        except _GivenUpError:
            told = None
        except BaseException as error:  # noqa: BLE001 - whoever waits for the end tells it, or raises it
            told = error
        self.ended.emit(told)

    def _on_cell(self, done: int, cells: int) -> None:
        self._look()
        self.read.emit(done, cells)

    def _look(self) -> None:
        if self._given_up.is_set():
            raise _GivenUpError
