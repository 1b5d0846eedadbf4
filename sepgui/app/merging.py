"""Writes the sessions of several hosts of a site into one, in which each flow is seen from its own end."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from msgspec import Struct
from msgspec.structs import replace

from sepgui import __version__
from sepgui.app.other_end import finding_from, kept_runs, merged, name_of, run_of_file, seen_from
from sepgui.app.reopened import Reopened
from sepgui.app.report import run_of
from sepgui.app.told_once import began_ns
from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.note import Note
from sepgui.domain.run import Run
from sepgui.domain.site import Site
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.store.document import Document
from sepgui.store.errors import unwritable
from sepgui.store.opening import is_session
from sepgui.store.reader import SessionReader
from sepgui.store.recorded import recorded
from sepgui.store.schema import About, FindingSpan

OnCell = Callable[[int, int], None]
_AT_ONCE = 2_000
_USUAL_INTERVAL_NS = 15_000_000_000
LEFT_OUT = QT_TRANSLATE_NOOP(
    "Merging",
    "Where a session keeps minutes alone, its single samples dropped after thirty days, the merged one has "
    "nothing; those minutes stay in the file they came from.",
)
"""What is said of a merged session that does not reach as far back as its parts."""


class Part(Struct, frozen=True):
    """What one host measured; `session` is where its samples lie, None for a run that is all there is."""

    run: Run
    session: Path | None = None
    interval_ns: int = _USUAL_INTERVAL_NS


def _nobody_counts(_done: int, _all: int) -> None:
    """Take no notice."""


def part_of(path: Path, site: Site | None = None) -> Part:
    """Return what a session holds, or what our script printed; raises `SessionError` or `MergeError`."""
    if not is_session(path):
        return Part(run_of_file(path, site))
    reopened = Reopened(path)
    try:
        return Part(run_of(reopened), path, reopened.about.interval_ns)
    finally:
        reopened.close()


def write_merged(parts: Sequence[Part], target: Path, on_cell: OnCell = _nobody_counts) -> Run:
    """Write one session out of several and return its run; raises `MergeError` or `SessionError`.

    `on_cell` is told how many ports of how many are written, and may raise to give up: then nothing is there.
    Samples, notes, paths and findings keep their times, by the wall clock of the computer that took them.
    """
    whole = merged([part.run for part in parts])
    kept = kept_runs([part.run for part in parts])
    written = [part for run in kept for part in parts if part.run is run]
    anchor = Anchor(whole.started_unix_ns, whole.started_unix_ns)
    about = About(
        plan=whole.plan,
        anchor=anchor,
        program=__version__,
        simulated=whole.simulated,
        interval_ns=max(part.interval_ns for part in written),
        title=_title(whole, len(written)),
    )
    rows = tuple(result.row for result in whole.results)
    wanted = {row.cell for row in rows}
    with TemporaryDirectory(prefix="sepgui-merge-") as folder:
        try:
            document = Document(Path(folder) / "merged.db", about, rows)
        except (sqlite3.Error, OSError) as error:
            raise unwritable(target, error) from error
        try:
            _Writing(document, wanted, on_cell, len(written) > 1).write(written, whole)
            document.copy_to(target, lambda: None)
        except (sqlite3.Error, OSError) as error:
            raise unwritable(target, error) from error
        finally:
            with suppress(sqlite3.Error):
                document.close()
    return whole


def only_minutes(parts: Sequence[Part]) -> bool:
    """Return whether a part holds minutes whose single samples it dropped: those are not carried over."""
    for session in (part.session for part in parts if part.session is not None):
        with SessionReader(session) as reader:
            if reader.has_dropped():
                return True
    return False


def _title(run: Run, count: int) -> Words | None:
    if count == 1:
        return None
    manager, vantage = run.plan.pair.manager.name, run.plan.vantage.host
    names = vantage.name if vantage is not None else run.plan.vantage.label
    return Words(f"{manager}, visto da {names}", f"{manager}, seen from {names}")


class _Writing:
    """Carries the parts over, one after the other, each cell in time order."""

    def __init__(self, document: Document, wanted: set[CellKey], on_cell: OnCell, is_merged: bool) -> None:
        self._document = document
        self._wanted = wanted
        self._on_cell = on_cell
        self._is_merged = is_merged
        self._done = 0

    def write(self, parts: Sequence[Part], whole: Run) -> None:
        """Write everything, and end the session."""
        end_ns = whole.started_unix_ns + whole.duration_ns
        spans: list[FindingSpan] = []
        for part in parts:
            name = name_of(part.run) if self._is_merged else ""
            cells = {cell: new for cell in _cells(part.run) if (new := seen_from(cell, name)) in self._wanted}
            moved_ns = part.run.anchor.unix_at(0) if part.run.anchor is not None else 0
            if part.session is None:
                samples = (each.sample for each in part.run.results)
                self._put(_moved((each for each in samples if each is not None), cells, moved_ns))
            else:
                with SessionReader(part.session) as reader:
                    self._carry(reader, cells, moved_ns, name)
                    spans += (_span(each, moved_ns, name) for each in reader.finding_spans())
            self._on_cell(self._done, len(self._wanted))
        self._findings(spans, whole, end_ns)
        self._document.finish(end_ns)

    def _carry(
        self, reader: SessionReader, cells: Mapping[CellKey, CellKey], moved_ns: int, name: str
    ) -> None:
        for cell in cells:
            self._on_cell(self._done, len(self._wanted))
            self._put(_moved(recorded(reader, (cell,), reader.state_changes(cell)), cells, moved_ns))
            self._done += 1
        for note in reader.notes():
            text = f"{name}: {note.text}" if name else note.text
            cell = None if note.cell is None else seen_from(note.cell, name)
            self._document.put_note(Note(note.at_ns + moved_ns, text, cell))
        for happening in reader.happenings():
            self._document.put_happening(replace(happening, at_ns=happening.at_ns + moved_ns))
        for trace in reader.traces():
            cell = seen_from(trace.cell, name)
            self._document.put_trace(replace(trace, cell=cell, at_ns=trace.at_ns + moved_ns))

    def _put(self, samples: Iterator[Sample]) -> None:
        while batch := list(islice(samples, _AT_ONCE)):
            self._document.write(batch, batch[-1].at_ns)

    def _findings(self, spans: Sequence[FindingSpan], whole: Run, end_ns: int) -> None:
        """Write those that ended with their time, and those that hold as the merged run tells them, once."""
        ended = [span for span in spans if span.ended_ns is not None]
        holding = [(began_ns(each, spans, end_ns), None, each) for each in whole.findings]
        all_ = [*holding, *((span.began_ns, span.ended_ns, span.finding) for span in ended)]
        times = sorted({at for first, last, _ in all_ for at in (first, last) if at is not None})
        for now_ns in times:
            at_the_time = [
                finding
                for first, last, finding in all_
                if first <= now_ns and (last is None or now_ns < last)
            ]
            self._document.set_findings(at_the_time, now_ns)


def _cells(run: Run) -> Iterable[CellKey]:
    return dict.fromkeys(result.row.cell for result in run.results if result.sample is not None)


def _moved(samples: Iterator[Sample], cells: Mapping[CellKey, CellKey], moved_ns: int) -> Iterator[Sample]:
    for sample in samples:
        cell = cells.get(sample.cell)
        if cell is not None:
            yield replace(sample, cell=cell, at_ns=sample.at_ns + moved_ns, due_ns=sample.due_ns + moved_ns)


def _span(span: FindingSpan, moved_ns: int, name: str) -> FindingSpan:
    ended_ns = None if span.ended_ns is None else span.ended_ns + moved_ns
    return FindingSpan(finding_from(span.finding, name), span.began_ns + moved_ns, ended_ns)
