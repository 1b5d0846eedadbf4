"""Writes a session in a thread of its own, so that no disk ever holds up a measurement."""

from __future__ import annotations

import sqlite3
import threading
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from enum import StrEnum
from pathlib import Path
from queue import Empty, SimpleQueue

from msgspec import Struct, field

from sepgui.domain.cell import Sample
from sepgui.domain.computer import Computer
from sepgui.domain.finding import Finding
from sepgui.domain.note import Note
from sepgui.domain.run import Row
from sepgui.domain.surroundings import Happening
from sepgui.domain.trace import StoredTrace
from sepgui.store.document import Document
from sepgui.store.errors import SessionError, replaced, unwritable
from sepgui.store.schema import About


class _Kind(StrEnum):
    """Writes are done even while a copy is under way; what is done alone waits for its end."""

    WRITE = "write"
    ALONE = "alone"
    LAST = "last"


class _Job(Struct):
    kind: _Kind
    do: Callable[[Document], None]
    done: Future[None] = field(default_factory=Future[None])


class SessionWriter:
    """The owner and only writer of a live session file. A `Sink`: `put` only remembers.

    `flush`, called once a second, hands what was put to the thread, which commits it: no more than
    that second is lost at a kill. What the disk refuses is kept and tried again with the next
    write, and `trouble` says so meanwhile. A bug in writing is raised by the next call.
    """

    def __init__(self, path: Path, about: About, rows: tuple[Row, ...]) -> None:
        """Create the file; raises `SessionError` if it cannot be had."""
        self.path = path
        self.trouble: SessionError | None = None
        self._bug: BaseException | None = None
        self._put: list[Sample] = []
        self._jobs: SimpleQueue[_Job] = SimpleQueue()
        self._later: deque[_Job] = deque()
        self._unwritten: deque[_Job] = deque()
        self._copies: set[Path] = set()
        opened: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._work, args=(about, rows, opened), name="session writer", daemon=True
        )
        self._thread.start()
        try:
            opened.result()
        except (sqlite3.Error, OSError) as error:
            raise unwritable(path, error) from error

    def put(self, sample: Sample) -> None:
        """Remember a sample until the next flush."""
        self._put.append(sample)

    def flush(self, now_ns: int) -> Future[None]:
        """Have what was put written; `now_ns` is the session's time. The future ends when it is on disk."""
        samples, self._put = self._put, []
        return self._submit(_Kind.WRITE, lambda document: document.write(samples, now_ns))

    def set_rows(self, rows: tuple[Row, ...]) -> Future[None]:
        """Have the rows of the matrix written."""
        return self._submit(_Kind.WRITE, lambda document: document.set_rows(rows))

    def set_findings(self, findings: Iterable[Finding], now_ns: int) -> Future[None]:
        """Have it written which findings hold from now on."""
        holding = tuple(findings)
        return self._submit(_Kind.WRITE, lambda document: document.set_findings(holding, now_ns))

    def put_note(self, note: Note) -> Future[None]:
        """Have a note written, or written anew."""
        return self._submit(_Kind.WRITE, lambda document: document.put_note(note))

    def drop_note(self, number: int) -> Future[None]:
        """Have a note deleted."""
        return self._submit(_Kind.WRITE, lambda document: document.drop_note(number))

    def put_happening(self, happening: Happening) -> Future[None]:
        """Have something written that happened to this computer."""
        return self._submit(_Kind.WRITE, lambda document: document.put_happening(happening))

    def set_computer(self, computer: Computer) -> Future[None]:
        """Have this computer's view written, in place of one before."""
        return self._submit(_Kind.WRITE, lambda document: document.set_computer(computer))

    def put_trace(self, trace: StoredTrace) -> Future[None]:
        """Have the way to a cell written down."""
        return self._submit(_Kind.WRITE, lambda document: document.put_trace(trace))

    def copy_to(self, path: Path) -> Future[None]:
        """Have the session written as one self-contained file; the future raises `SessionError` if not."""
        return self._submit(_Kind.ALONE, lambda document: self._copy(document, path))

    def renew(self, path: Path) -> Future[None]:
        """Have the named file written anew; the future raises `SessionError` if not.

        That is a `ReplacedError` where this session had been written there before, and is there no more.
        """
        return self._submit(_Kind.ALONE, lambda document: self._renew(document, path))

    def close(self, now_ns: int, copy: Path | None = None) -> SessionError | None:
        """Write all that is left, end the session and let the file go; return what could not be done.

        With `copy` the whole session is written there as well, as by `renew`.
        """
        samples, self._put = self._put, []
        jobs = [
            _Job(_Kind.WRITE, lambda document: document.write(samples, now_ns)),
            _Job(_Kind.ALONE, lambda document: document.finish(now_ns)),
        ]
        if copy is not None:
            jobs.append(_Job(_Kind.ALONE, lambda document: self._renew(document, copy)))
        for job in (*jobs, _Job(_Kind.LAST, lambda _: None)):
            self._jobs.put(job)
        self._thread.join()
        if self._bug is not None:
            raise self._bug
        errors = (job.done.exception() for job in jobs)
        return next((error for error in errors if isinstance(error, SessionError)), None)

    def _submit(self, kind: _Kind, do: Callable[[Document], None]) -> Future[None]:
        if self._bug is not None:
            raise self._bug
        job = _Job(kind, do)
        self._jobs.put(job)
        return job.done

    # --- in the thread ------------------------------------------------------------------------

    def _work(self, about: About, rows: tuple[Row, ...], opened: Future[None]) -> None:
        try:
            document = Document(self.path, about, rows)
        except BaseException as error:  # noqa: BLE001 - whoever waits for the future raises it
            opened.set_exception(error)
            return
        opened.set_result(None)
        try:
            last = False
            while not last:
                job = self._later.popleft() if self._later else self._jobs.get()
                self._do(document, job)
                last = job.kind is _Kind.LAST
        finally:
            document.close()

    def _do(self, document: Document, job: _Job) -> None:
        if job.kind is not _Kind.WRITE:
            self._try(document, job)
            return
        self._unwritten.append(job)
        while self._unwritten and self._try(document, self._unwritten[0]):
            self._unwritten.popleft()
        if not self._unwritten:
            self.trouble = None
        elif self.trouble is not None:
            _fail(job, self.trouble)

    def _try(self, document: Document, job: _Job) -> bool:
        """Do a job and tell whoever waits for it; False when it may be tried again."""
        try:
            job.do(document)
        except (sqlite3.Error, OSError) as error:
            self.trouble = unwritable(self.path, error)
            _fail(job, self.trouble)
            return False
        except SessionError as error:
            _fail(job, error)
        except BaseException as error:  # noqa: BLE001 - a bug: the next call from the engine raises it
            self._bug = error
            _fail(job, error)
        else:
            if not job.done.done():
                job.done.set_result(None)
        return True

    def _copy(self, document: Document, path: Path) -> None:
        try:
            document.copy_to(path, lambda: self._write_meanwhile(document))
        except (sqlite3.Error, OSError) as error:
            raise unwritable(path, error) from error
        self._copies.add(path)

    def _renew(self, document: Document, path: Path) -> None:
        if path in self._copies and not document.is_at(path):
            raise replaced(path)
        self._copy(document, path)

    def _write_meanwhile(self, document: Document) -> None:
        while True:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                return
            if job.kind is _Kind.WRITE:
                self._do(document, job)
            else:
                self._later.append(job)


def _fail(job: _Job, error: BaseException) -> None:
    if not job.done.done():
        job.done.set_exception(error)
