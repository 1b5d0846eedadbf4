"""A session while it is measured: monitor, rings, session file, judgement and findings, tied together."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from sepgui import __version__
from sepgui.app.compose import Doors
from sepgui.app.here import this_system
from sepgui.app.verdicts import Verdicts
from sepgui.diagnosis import diagnose
from sepgui.domain.cell import Anchor, Sample
from sepgui.domain.computer import Computer
from sepgui.domain.entry import ProbeKind
from sepgui.domain.finding import Finding, of_simulation
from sepgui.domain.note import Note
from sepgui.domain.plan import Plan
from sepgui.domain.run import CellResult, Row
from sepgui.domain.surroundings import Happening
from sepgui.domain.trace import StoredTrace
from sepgui.domain.words import Words
from sepgui.engine.monitor import Bugs, Monitor
from sepgui.engine.sensing import sense
from sepgui.probes.seams import Probe
from sepgui.probes.table import PROBES
from sepgui.store.errors import SessionError
from sepgui.store.rings import Rings
from sepgui.store.schema import About
from sepgui.store.session import SessionWriter

_S = 1_000_000_000
_FRESH = 50_000
"""How many samples wait for a window that does not take them; it reads older ones from the session file."""


class Source(Protocol):
    """Where the samples of a session come from: a monitor that asks, or a recording that plays."""

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the matrix, in their order."""
        ...

    @property
    def running(self) -> bool:
        """Whether samples go on coming."""
        ...

    @property
    def asking(self) -> int:
        """How many probes are under way."""
        ...

    @property
    def interval_ns(self) -> int:
        """How often a cell is asked."""
        ...

    async def watch(self) -> None:
        """Put samples into the sink until cancelled, or until there are no more."""
        ...


class Changes(Struct, frozen=True):
    """What changed since the last time: samples in time order, and results by the index of their row."""

    samples: tuple[Sample, ...]
    results: tuple[tuple[int, CellResult], ...]


def _nobody_is_told(_news: object) -> None:
    """Take no notice."""


class LiveSession:
    """One watch under way and everything that belongs to it; it is the monitor's sink.

    Whoever owns it runs `watch()` as a task, calls `write_second` once a second, and
    `close` at the end. `on_rows` is called when rows are others than before, within `take_changes` or
    `diagnose`, `on_judged` when results are, `on_notes` when notes are, `on_happened` when
    something happened to this computer; `copy` is the file that the
    person named, written at the end.
    """

    def __init__(
        self,
        plan: Plan,
        doors: Doors,
        database: Path,
        *,
        interval_ns: int,
        floor_ns: int | None = None,
        title: Words | None = None,
        on_rows: Callable[[tuple[Row, ...]], None] = _nobody_is_told,
        probes: Mapping[ProbeKind, Probe] = PROBES,
        bugs: Bugs = Bugs.RECORD,
        source: Source | None = None,
    ) -> None:
        """Begin a session in a new file; raises `SessionError` if it cannot be had.

        Without a `source` it is measured.
        """
        clock = doors.clock
        anchor = Anchor(clock.now_ns(), clock.unix_ns())
        told = (__version__, doors.simulated, interval_ns, floor_ns, title, this_system())
        self.about = About(plan, anchor, *told)
        self.copy: Path | None = None
        self.findings: tuple[Finding, ...] = ()
        self.doors = doors
        self._clock = clock
        self.on_rows = on_rows
        self.on_notes: Callable[[tuple[Note, ...]], None] = _nobody_is_told
        self._notes: dict[int, Note] = {}
        self.happenings: tuple[Happening, ...] = ()
        self.computer: Computer | None = None
        self.on_happened: Callable[[tuple[Happening, ...]], None] = _nobody_is_told
        self.on_judged: Callable[[tuple[CellResult, ...]], None] = _nobody_is_told
        self._rings = Rings()
        self._fresh: deque[Sample] = deque(maxlen=_FRESH)
        self._judged_tick = 0
        self._found_tick = -1
        self._verdicts = Verdicts(plan, self._rings)
        self.source: Source = source or Monitor(
            plan,
            net=doors.net,
            clock=clock,
            probes=probes,
            sink=self,
            interval_ns=interval_ns,
            bugs=bugs,
            on_rows=self._take_rows,
            room=doors.room,
        )
        self._changed: set[int] = set()
        self._new_rows: tuple[Row, ...] | None = None
        self._set_rows(self.source.rows)
        self._writer = SessionWriter(database, self.about, self.rows)

    # --- what is known ------------------------------------------------------------------------

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the matrix, in their order."""
        return self._verdicts.rows

    @property
    def results(self) -> tuple[CellResult, ...]:
        """The results of all rows, as of the last `take_changes` or `diagnose`."""
        return tuple(self._verdicts.results)

    @property
    def monitor(self) -> Monitor:
        """What asks; raises `TypeError` for a session that is not measured."""
        if not isinstance(self.source, Monitor):
            raise TypeError("a recording that plays asks nothing")
        return self.source

    @property
    def tick(self) -> int:
        """A number that grows with every sample."""
        return self._rings.tick

    @property
    def now_ns(self) -> int:
        """The session's monotonic time."""
        return self._clock.now_ns()

    @property
    def database(self) -> Path:
        """The live session file."""
        return self._writer.path

    @property
    def trouble(self) -> SessionError | None:
        """Why the session file cannot be written just now, None if it can."""
        return self._writer.trouble

    # --- what goes in and out -----------------------------------------------------------------

    def put(self, sample: Sample) -> None:
        """Take a sample from the monitor."""
        self._rings.put(sample)
        self._writer.put(sample)
        self._fresh.append(sample)

    def take_changes(self) -> Changes:
        """Judge what changed since the last time, and return it; all rows when they are others than then."""
        self._judge()
        samples = sorted(self._fresh, key=lambda sample: sample.at_ns)
        changed = tuple((index, self._verdicts.results[index]) for index in sorted(self._changed))
        self._fresh.clear()
        self._changed.clear()
        return Changes(tuple(samples), changed)

    def forget_samples(self) -> None:
        """Tell no more of the samples so far: whoever wants them reads the session file."""
        self._fresh.clear()

    def write_second(self) -> Future[None]:
        """Have the second written to the session file; the future ends when it is on disk."""
        return self._writer.flush(self.now_ns)

    def diagnose(self) -> tuple[Finding, ...] | None:
        """Apply the rules to what is known now; return all findings if they changed, else None."""
        self._judge()
        if self._found_tick == self._rings.tick:
            return None
        self._found_tick = self._rings.tick
        findings = diagnose(self._verdicts.results, self.about.plan, self._now_unix_s)
        if self.about.simulated:
            findings = of_simulation(findings)
        if findings == self.findings:
            return None
        self.findings = findings
        self._writer.set_findings(findings, self.now_ns)
        return findings

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes, in time order."""
        return tuple(sorted(self._notes.values(), key=lambda note: (note.at_ns, note.id)))

    def put_note(self, note: Note) -> None:
        """Write a note down, in place of the one with its number if there is one; 0 takes the next."""
        kept = replace(note, id=note.id or max(self._notes, default=0) + 1)
        self._notes[kept.id] = kept
        self._writer.put_note(kept)
        self.on_notes(self.notes)

    def drop_note(self, number: int) -> None:
        """Delete a note; one that is not there is deleted already."""
        if self._notes.pop(number, None) is not None:
            self._writer.drop_note(number)
            self.on_notes(self.notes)

    def happened(self, happening: Happening) -> None:
        """Write down what happened to this computer."""
        self.happenings = (*self.happenings, happening)
        self._writer.put_happening(happening)
        self.on_happened(self.happenings)

    async def watch(self) -> None:
        """Measure, and look at this computer besides, until cancelled."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self.source.watch(), name="monitor")
            if self.doors.sensor is not None:
                group.create_task(sense(self.doors.sensor, self._clock, self.happened), name="sensor")

    def set_computer(self, computer: Computer) -> None:
        """Keep this computer's view with the session."""
        self.computer = computer
        self._writer.set_computer(computer)

    def put_trace(self, trace: StoredTrace) -> None:
        """Write down the way to a cell."""
        self._writer.put_trace(trace)

    def copy_to(self, path: Path) -> Future[None]:
        """Have the session copied to a file; the future raises `SessionError` if that fails."""
        return self._writer.copy_to(path)

    def renew(self, path: Path) -> Future[None]:
        """Have the named file written anew; the future raises `ReplacedError` if it holds something else."""
        return self._writer.renew(path)

    def close(self) -> SessionError | None:
        """Write all that is left and end the session; return what could not be done."""
        try:
            self._judge()
        finally:
            trouble = self._writer.close(self.now_ns, self.copy)
        return trouble

    # --- inside -------------------------------------------------------------------------------

    @property
    def _now_unix_s(self) -> int:
        return self.about.anchor.unix_at(self._clock.now_ns()) // _S

    def _judge(self) -> None:
        if self._new_rows is not None:
            rows, self._new_rows = self._new_rows, None
            self._set_rows(rows)
            self._writer.set_rows(rows)
            self.on_rows(rows)
        self._judged_tick, cells = self._rings.changed_since(self._judged_tick)
        changed = self._verdicts.judge_again(cells, self._now_unix_s)
        self._changed.update(changed)
        if changed:
            self.on_judged(tuple(self._verdicts.results[index] for index in sorted(changed)))

    def _set_rows(self, rows: tuple[Row, ...]) -> None:
        self._verdicts.set_rows(rows, self._now_unix_s)
        self._changed = set(range(len(rows)))

    def _take_rows(self, rows: tuple[Row, ...]) -> None:
        """Keep them for the next judging: many names may resolve in a moment."""
        self._new_rows = rows
