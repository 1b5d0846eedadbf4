"""A session file that is served without probing."""

from __future__ import annotations

from pathlib import Path

from sepgui.diagnosis.rules import worst_first
from sepgui.domain.finding import Finding
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.run import CellResult, Row
from sepgui.engine.pipe import Batch, ComputerRead, Happened, Kept, NotesChanged, Opened
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from sepgui.store.schema import About

Told = tuple[Batch, NotesChanged, Happened, *tuple[ComputerRead, ...]]
"""What the window is told of a session that is open."""


class Reopened:
    """The rows, results and findings of a session at its end."""

    def __init__(self, path: Path) -> None:
        """Open a session file; raises `SessionError` for what is none."""
        self._reader = SessionReader(path)
        reader = self._reader
        try:
            self.path = path
            self.about = reader.about
            self.rows = reader.rows()
            self.notes = reader.notes()
            self.happenings = reader.happenings()
            self.computer = reader.computer()
            self.findings: tuple[Finding, ...] = worst_first(reader.findings())
            newest = [reader.last(row.cell) for row in self.rows]
            times = [sample.at_ns for sample in newest if sample is not None]
            self.end_ns = reader.ended_ns or max(times, default=self.about.anchor.monotonic_ns)
            self.results = self._judged()
        except BaseException:
            reader.close()
            raise

    def opened(self) -> Opened:
        """Return what the window is told when it opens."""
        return opening(self.path, self.about, self.rows)

    def told(self) -> Told:
        """Return what the window is told of it once it is open."""
        batch = Batch(
            tick=0,
            now_ns=self.end_ns,
            running=False,
            asking=0,
            samples=(),
            results=tuple(enumerate(self.results)),
            findings=self.findings,
        )
        computer = () if self.computer is None else (ComputerRead(self.computer, Kept.IN_SESSION),)
        return batch, NotesChanged(self.notes), Happened(self.happenings), *computer

    def copy_to(self, path: Path) -> None:
        """Write the session to another file; raises `SessionError`."""
        self._reader.copy_to(path)

    def close(self) -> None:
        """Let the file go."""
        self._reader.close()

    def _judged(self) -> tuple[CellResult, ...]:
        seen = [
            Observed(row, self._reader.settled(row.cell), self._reader.recent(row.cell)) for row in self.rows
        ]
        now_unix_s = self.about.anchor.unix_at(self.end_ns) // 1_000_000_000
        return judge(seen, self.about.plan, now_unix_s=now_unix_s, mode=Mode.WATCH)


def opening(database: Path, about: About, rows: tuple[Row, ...]) -> Opened:
    """Return what the window is told of a session that is only served."""
    plan = about.plan
    return Opened(
        database=database,
        anchor=about.anchor,
        site=plan.site,
        pair=plan.pair,
        version=plan.version,
        version_assumed=plan.version_assumed,
        vantage=plan.vantage,
        rows=rows,
        live=False,
        simulated=about.simulated,
        interval_ns=about.interval_ns,
        floor_ns=about.floor_ns,
        title=about.title,
    )


def read_whole(path: Path) -> tuple[Opened, Told] | None:
    """Return what an engine would tell of a session file, None for one that it would refuse."""
    try:
        reopened = Reopened(path)
    except SessionError:
        return None
    try:
        return reopened.opened(), reopened.told()
    finally:
        reopened.close()
