"""The numbers of a span of a session: every row judged anew from its samples; made to run in a worker."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sepgui.diagnosis import diagnose
from sepgui.domain.cell import HELD_NS, CellKey, Sample, settled
from sepgui.domain.finding import Finding, of_simulation
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.outcome import Outcome, RttSource
from sepgui.domain.run import CellResult, Recent, Row
from sepgui.domain.summary import Summary
from sepgui.store.blocks import ERROR_CODE, NO_RTT, OPEN_CODE, UNKNOWN_RETRANSMITS, SeriesColumns
from sepgui.store.figures import changes_of
from sepgui.store.reader import SessionReader
from sepgui.store.rings import RECENT


@dataclass(frozen=True, slots=True)
class Question:
    """A span of the session's monotonic time, from `from_ns` to before `to_ns`, and the rows to judge."""

    from_ns: int
    to_ns: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Focused:
    """What a span says: a result and the figures of each row, in the order asked, and the findings."""

    question: Question
    results: tuple[CellResult, ...]
    summaries: tuple[Summary, ...]
    findings: tuple[Finding, ...]


def _nobody_counts(_done: int) -> None:
    """Take no notice."""


def read_focus(path: Path, question: Question, on_row: Callable[[int], None] = _nobody_counts) -> Focused:
    """Return the numbers of a span, by the functions that judge and diagnose the present.

    A sample read from columns has no phases: how long the first byte took is judged only where the whole
    sample was kept, as at a change of state. `on_row` is told how many rows are read, and may
    raise to give up.

    Raises:
        SessionError: the file does not hold what it should.
    """
    with SessionReader(path) as reader:
        about = reader.about
        cells: dict[CellKey, tuple[Sample | None, Recent, Summary]] = {}
        for done, row in enumerate(question.rows):
            on_row(done)
            cells[row.cell] = _read(reader, row.cell, question)
    seen = (Observed(row, *cells[row.cell][:2]) for row in question.rows)
    now_unix_s = about.anchor.unix_at(question.to_ns) // 1_000_000_000
    results = judge(seen, about.plan, now_unix_s=now_unix_s, mode=Mode.WATCH)
    summaries = tuple(cells[row.cell][2] for row in question.rows)
    findings = diagnose(results, about.plan, now_unix_s)
    if about.simulated:
        findings = of_simulation(findings)
    return Focused(question, results, summaries, findings)


def _read(reader: SessionReader, cell: CellKey, question: Question) -> tuple[Sample | None, Recent, Summary]:
    columns = reader.columns(cell, question.from_ns, question.to_ns)
    figures = reader.summary(cell, question.from_ns, question.to_ns)
    if not len(columns):
        return None, Recent(), figures
    asked = [code for code in columns.state if code != ERROR_CODE]
    recent = Recent(
        asked=len(asked),
        failures=len(asked) - asked.count(OPEN_CODE),
        retransmits=figures.retransmits,
        baseline_ns=reader.recent(cell).baseline_ns,
        changes=changes_of(asked[-RECENT - 1 :]),
    )
    return _speaking(reader, cell, columns), recent, figures


def _speaking(reader: SessionReader, cell: CellKey, columns: SeriesColumns) -> Sample | None:
    """Return the sample that speaks for a cell at the end of a span, whole where the file kept it so."""
    whole = {change.sample.at_ns // 1_000: change.sample for change in reader.state_changes(cell)}
    newest = (reader.last(cell), reader.settled(cell))
    whole |= {sample.at_ns // 1_000: sample for sample in newest if sample is not None}
    source = next((each.outcome.rtt_source for each in newest if each is not None), RttSource.NONE)
    speaks: Sample | None = None
    for index in _last_of(columns):
        at_ns = columns.at_ns[index]
        sample = whole.get(at_ns // 1_000) or _sample(reader, cell, columns, index, source)
        speaks = settled(speaks, sample)
    return speaks


def _last_of(columns: SeriesColumns) -> Iterable[int]:
    """Return the places of the samples that can still speak at the end, oldest first."""
    since_ns = columns.at_ns[-1] - HELD_NS
    first = len(columns) - 1
    while first > 0 and columns.at_ns[first - 1] >= since_ns:
        first -= 1
    return range(first, len(columns))


def _sample(
    reader: SessionReader, cell: CellKey, columns: SeriesColumns, index: int, source: RttSource
) -> Sample:
    rtt_us, repeats = columns.rtt_us[index], columns.retransmits[index]
    outcome = Outcome(
        reader.meaning(columns.meaning[index]),
        None if rtt_us == NO_RTT else rtt_us * 1_000,
        RttSource.NONE if rtt_us == NO_RTT else source,
        None if repeats == UNKNOWN_RETRANSMITS else repeats,
        local_port=columns.local_port[index] or None,
    )
    return Sample(cell, columns.at_ns[index], columns.due_ns[index], outcome)
