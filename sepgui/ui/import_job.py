"""Files while they are read: in a thread of their own, for one of 32 MB takes seconds."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QObject, Signal


class ImportJob(QObject):
    """Reads files once; `ended` carries `sepgui.app.dropped.Files`, or the bug that ended the reading."""

    ended = Signal(object)

    def __init__(self, paths: Sequence[Path]) -> None:
        super().__init__()
        self.paths = tuple(paths)

    def begin(self) -> None:
        """Begin; the thread ends with the work."""
        pool = ThreadPoolExecutor(1, thread_name_prefix="import")
        pool.submit(self._work)
        pool.shutdown(wait=False)

    def _work(self) -> None:
        from sepgui.app.dropped import read_files

        try:
            told: object = read_files(self.paths)
        except BaseException as error:  # noqa: BLE001 - whoever waits for the end raises it
            told = error
        self.ended.emit(told)
