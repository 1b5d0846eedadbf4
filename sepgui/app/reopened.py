"""A session file that is served without probing."""

from __future__ import annotations

from pathlib import Path

from sepgui.diagnosis.rules import worst_first
from sepgui.domain.finding import Finding
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.run import CellResult
from sepgui.engine.pipe import Batch, ComputerRead, Event, Happened, Kept, NotesChanged
from sepgui.store.reader import SessionReader


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

    def told(self) -> tuple[Event, ...]:
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
