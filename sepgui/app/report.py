"""Gathers what a report tells: from a session file, or from a run that has just ended."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from sepgui import __version__
from sepgui.app.here import this_system
from sepgui.app.reopened import Reopened
from sepgui.diagnosis import diagnose
from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.computer import Computer
from sepgui.domain.finding import of_simulation
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Outcome
from sepgui.domain.run import CellResult, Run
from sepgui.domain.summary import Summary
from sepgui.reports.forms import FirewallPart, Form
from sepgui.reports.plot import COLUMNS, Column, Series
from sepgui.reports.told import MOST_TRIED, Source, Told, Tried
from sepgui.store.blocks import NO_RTT, OPEN_CODE, STATE_CODES, SeriesColumns
from sepgui.store.errors import unreadable
from sepgui.store.figures import summary_of
from sepgui.store.minutes import Minute, Spread, spread_of, spread_of_many
from sepgui.store.reader import SessionReader

OnCell = Callable[[int, int], None]
_WHOLE_NS = 86_400_000_000_000
"""Up to this length every sample is read; of a longer session, the order statistics of its minutes."""
_STATES = {code: state for state, code in STATE_CODES.items()}
_FEWEST = 3
"""How many samples make a graph worth drawing."""
_CHUNK = 1 << 20


def _nobody_counts(_done: int, _all: int) -> None:
    """Take no notice."""


def told_of_run(run: Run, computer: Computer | None = None) -> Told:
    """Return what a report tells of a run that has just ended, with the computer's view where it was read."""
    anchor = run.anchor
    tried: dict[CellKey, tuple[Tried, ...]] = {}
    for result in run.results:
        sample = result.sample
        if sample is not None and anchor is not None and sample.outcome.failed:
            tried[result.row.cell] = (_tried(sample, anchor.unix_at(sample.at_ns)),)
    return Told(run, __version__, this_system(), tried=tried, computer=computer)


def told_of_session(path: Path, on_cell: OnCell = _nobody_counts, copy: Path | None = None) -> Told:
    """Return what a report tells of a session file; raises `SessionError`.

    `on_cell` is told how many cells of how many are read, and may raise to give up. A session that is written
    still, or was left by a crash, is more than the bytes of its file: with `copy` it is first copied there as
    it is at this moment, and the report tells of the copy and its SHA-256; without, of no SHA-256.
    """
    if copy is None or not _has_log(path):
        return _told_of(path, on_cell, None)
    copied_unix_ns = time.time_ns()
    with SessionReader(path) as reader:
        reader.copy_to(copy, lambda: on_cell(0, 1))
    try:
        return _told_of(copy, on_cell, copied_unix_ns)
    except BaseException:
        with suppress(OSError):
            copy.unlink()
        raise


def copy_beside(report: Path, form: Form, part: FirewallPart | None = None) -> Path | None:
    """Return where the copy of a session lies that a report tells the SHA-256 of; None if it tells none."""
    if part is not None or form is Form.CSV:
        return None
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H-%M-%SZ")
    return report.with_name(f"{report.stem} {moment}.sepsession")


def _told_of(path: Path, on_cell: OnCell, copied_unix_ns: int | None) -> Told:
    reopened = Reopened(path)
    try:
        with SessionReader(path) as reader:
            return _told(reopened, reader, on_cell, copied_unix_ns)
    finally:
        reopened.close()


def run_of(reopened: Reopened) -> Run:
    """Return a session as the run that it was to its end."""
    about, anchor = reopened.about, reopened.about.anchor
    findings = reopened.findings
    if not findings and not any(row.cell.seen_from for row in reopened.rows):  # of several, each has its own
        findings = diagnose(reopened.results, about.plan)
    return Run(
        plan=about.plan,
        started_unix_ns=anchor.unix_ns,
        duration_ns=max(0, reopened.end_ns - anchor.monotonic_ns),
        simulated=about.simulated,
        results=reopened.results,
        findings=of_simulation(findings) if about.simulated else findings,
        anchor=anchor,
    )


def _told(reopened: Reopened, reader: SessionReader, on_cell: OnCell, copied_unix_ns: int | None) -> Told:
    about, run = reopened.about, run_of(reopened)
    series: dict[CellKey, Series] = {}
    figures: dict[CellKey, Summary] = {}
    tried: dict[CellKey, tuple[Tried, ...]] = {}
    asked = [result for result in run.results if result.sample is not None]
    for done, result in enumerate(asked):
        on_cell(done, len(asked))
        cell = result.row.cell
        past = _Past(reader, cell, run)
        figures[cell] = past.figures
        if past.figures.asked >= _FEWEST:
            series[cell] = past.series
        if result.judgement in (Judgement.PROBLEM, Judgement.DEGRADED) and past.figures.failures:
            tried[cell] = _last_failed(reader, result, past.columns)
    on_cell(len(asked), len(asked))
    return Told(
        run=run,
        program=about.program,
        system=about.system,
        interval_ns=about.interval_ns,
        floor_ns=about.floor_ns,
        series=series,
        figures=figures,
        tried=tried,
        changes=reader.state_changes(),
        spans=reader.finding_spans(),
        notes=reader.notes(),
        traces=reader.traces(),
        computer=reopened.computer,
        source=None if _has_log(reader.path) else _source(reader.path, copied_unix_ns),
    )


class _Past:
    """The past of one cell: its figures, and its columns for a graph."""

    def __init__(self, reader: SessionReader, cell: CellKey, run: Run) -> None:
        anchor = run.anchor
        assert anchor is not None
        begin_ns, end_ns = anchor.monotonic_ns, anchor.monotonic_ns + max(1, run.duration_ns)
        buckets = [_Bucket() for _ in range(COLUMNS)]
        width_ns = max(1, -(-(end_ns - begin_ns + 1) // COLUMNS))
        if run.duration_ns <= _WHOLE_NS:
            self.columns = reader.columns(cell)
            self.figures = summary_of(self.columns)
            for at_ns, us, state in zip(
                self.columns.at_ns, self.columns.rtt_us, self.columns.state, strict=True
            ):
                buckets[_place(at_ns, begin_ns, width_ns)].add(us, state)
        else:
            self.columns = reader.columns(cell, end_ns - _WHOLE_NS)
            minutes = reader.minutes(cell)
            for minute in minutes:
                buckets[_place(minute.at_ns, begin_ns, width_ns)].add_minute(minute)
            self.figures = reader.summary_of_minutes(cell, minutes)
        columns = tuple(bucket.column() for bucket in buckets)
        to_unix_ns = anchor.unix_at(begin_ns + width_ns * COLUMNS)
        self.series = Series(anchor.unix_at(begin_ns), to_unix_ns, columns)


class _Bucket:
    """What falls into one column of a graph."""

    def __init__(self) -> None:
        self._rtts: list[int] = []
        self._spreads: list[Spread] = []
        self._asked = 0
        self._failed = 0

    def add(self, us: int, state: int) -> None:
        self._asked += 1
        if state != OPEN_CODE:
            self._failed += 1
        elif us != NO_RTT:
            self._rtts.append(us)

    def add_minute(self, minute: Minute) -> None:
        asked = sum(minute.states)
        self._asked += asked
        self._failed += asked - minute.states[OPEN_CODE]
        self._spreads.append(minute.spread)

    def column(self) -> Column:
        spread = spread_of_many([*self._spreads, spread_of(self._rtts)])
        times = (spread.min_us, spread.median_us, spread.max_us)
        low, mid, high = (None if us == NO_RTT else us for us in times)
        return Column(low, mid, high, self._asked, self._failed)


def _place(at_ns: int, begin_ns: int, width_ns: int) -> int:
    return min(COLUMNS - 1, max(0, (at_ns - begin_ns) // width_ns))


def _last_failed(reader: SessionReader, result: CellResult, columns: SeriesColumns) -> tuple[Tried, ...]:
    """Return the last failed attempts of a cell, newest first.

    A session keeps the local port of each failure, and the local address of the newest sample.
    """
    anchor = reader.about.anchor
    newest = reader.last(result.row.cell)
    address = newest.outcome.local_address if newest is not None else None
    found: list[Tried] = []
    for place in range(len(columns) - 1, -1, -1):
        if columns.state[place] == OPEN_CODE:
            continue
        meaning = reader.meaning(columns.meaning[place])
        port = columns.local_port[place] or None
        state = _STATES[columns.state[place]]
        found.append(Tried(anchor.unix_at(columns.at_ns[place]), address, port, state, meaning.reason))
        if len(found) == MOST_TRIED:
            break
    return tuple(found)


def _tried(sample: Sample, unix_ns: int) -> Tried:
    outcome: Outcome = sample.outcome
    meaning = outcome.meaning
    return Tried(unix_ns, outcome.local_address, outcome.local_port, meaning.state, meaning.reason)


def _has_log(path: Path) -> bool:
    """Whether a session is still being written, or was left so: the bytes of its file are not all of it."""
    return path.with_name(f"{path.name}-wal").exists()


def _source(path: Path, copied_unix_ns: int | None) -> Source:
    digest, size = hashlib.sha256(), 0
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
    except OSError as error:
        raise unreadable(path, error) from error
    return Source(path.name, digest.hexdigest(), size, copied_unix_ns)
