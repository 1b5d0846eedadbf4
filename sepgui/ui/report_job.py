"""A report while it is made: in a thread of its own, telling how far it is, ready to be given up."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sepgui.reports.forms import FirewallPart, Wish, firewall_written, written

if TYPE_CHECKING:
    from sepgui.reports.told import Told


class _GivenUpError(Exception):
    """The person wants the report no more."""


class ReportJob(QObject):
    """Writes the report of a session file; `part` None is all of it.

    `read` tells how many ports of how many are read, `paged` the page that is laid out. `ended` carries
    True where the file was written (`copy` then names the copy of a session under way that its SHA-256 is
    of, if one was made), None where the job was given up, False where nothing was proved
    blocked, else the error.
    """

    read = Signal(int, int)
    paged = Signal(int)
    ended = Signal(object)

    def __init__(self, session: Path, target: Path, wish: Wish, part: FirewallPart | None) -> None:
        super().__init__()
        self.target = target
        self._session = session
        self._wish = wish
        self._part = part
        self._given_up = threading.Event()
        self.copy: Path | None = None

    def begin(self) -> None:
        """Begin; the thread ends with the work."""
        pool = ThreadPoolExecutor(1, thread_name_prefix="report")
        pool.submit(self._work)
        pool.shutdown(wait=False)

    def give_up(self) -> None:
        """End as soon as can be, without a file."""
        self._given_up.set()

    # --- in the thread ------------------------------------------------------------------------

    def _work(self) -> None:
        try:
            told: object = self._written()
        except _GivenUpError:
            told = None
        except BaseException as error:  # noqa: BLE001 - whoever waits for the end tells it, or raises it
            told = error
        self.ended.emit(told)

    def _written(self) -> bool:
        from sepgui.app.report import copy_beside, told_of_session

        copy = copy_beside(self.target, self._wish.form, self._part)
        told = told_of_session(self._session, self._on_cell, copy)
        try:
            made = self._made(told)
        except BaseException:
            if copy is not None:
                copy.unlink(missing_ok=True)
            raise
        if copy is not None and copy.exists():
            self.copy = copy
        return made

    def _made(self, told: Told) -> bool:
        if self._part is None:
            document = written(told, self._wish, self._on_page)
        else:
            document = firewall_written(told, self._wish, self._part)
        self._look()
        if not document:
            return False
        self.target.write_bytes(document)
        return True

    def _on_cell(self, done: int, cells: int) -> None:
        self._look()
        self.read.emit(done, cells)

    def _on_page(self, page: int) -> None:
        self._look()
        self.paged.emit(page)

    def _look(self) -> None:
        if self._given_up.is_set():
            raise _GivenUpError
