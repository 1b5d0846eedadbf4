"""One run of a plan through the engine: names, first pass, confirming pass, judgement, findings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from sepgui.app.compose import Doors
from sepgui.diagnosis import diagnose
from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.entry import ProbeKind
from sepgui.domain.exchange import Exchange
from sepgui.domain.finding import of_simulation
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.plan import Action, Pass, Plan
from sepgui.domain.run import CellResult, Row, Run
from sepgui.engine.monitor import Bugs, Monitor
from sepgui.probes.seams import Probe
from sepgui.probes.table import PROBES
from sepgui.store.rings import Rings


class Bytes(StrEnum):
    """Whether the bytes of every cell's first attempt are kept."""

    KEPT = "kept"
    LET_GO = "let-go"


class Progress(Struct, frozen=True):
    """How far a run is: cells answered of cells to ask, and the pass that the newest answer came from."""

    answered: int
    cells: int
    asked: Pass


def _nobody_watches(_progress: Progress) -> None:
    """Take no notice."""


async def check(
    plan: Plan,
    doors: Doors,
    *,
    on_progress: Callable[[Progress], None] = _nobody_watches,
    probes: Mapping[ProbeKind, Probe] = PROBES,
    bugs: Bugs = Bugs.RECORD,
    bytes_: Bytes = Bytes.LET_GO,
) -> Run:
    """Return one run of a plan: every cell asked once, and what that means.

    `on_progress` is called after each answer, from the loop. With `bytes_` kept, the run has the exchange
    of every cell's first attempt.
    """
    clock = doors.clock
    anchor = Anchor(clock.now_ns(), clock.unix_ns())
    sink = _Sink(on_progress)
    exchanges: dict[CellKey, Exchange] = {}

    def learn(rows: tuple[Row, ...]) -> None:
        sink.learn(rows)
        if bytes_ is Bytes.KEPT:
            for row in rows:
                if row.cell not in exchanges:
                    monitor.keep_bytes(row.cell, partial(exchanges.__setitem__, row.cell))

    monitor = Monitor(
        plan,
        net=doors.net,
        clock=clock,
        probes=probes,
        sink=sink,
        bugs=bugs,
        on_rows=learn,
        room=doors.room,
    )
    learn(monitor.rows)
    await monitor.check()
    ended_ns = clock.now_ns()
    seen = observed(monitor.rows, sink.rings)
    now_unix_s = anchor.unix_at(ended_ns) // 1_000_000_000
    results = judge(seen, plan, now_unix_s=now_unix_s, mode=Mode.CHECK)
    run = run_of(plan, results, anchor, ended_ns, doors)
    kept = tuple((row.cell, exchanges[row.cell]) for row in monitor.rows if row.cell in exchanges)
    return replace(run, exchanges=kept)


def run_of(plan: Plan, results: tuple[CellResult, ...], anchor: Anchor, ended_ns: int, doors: Doors) -> Run:
    """Return the run that results make up, from its anchor to a moment, and what they mean."""
    findings = diagnose(results, plan, anchor.unix_at(ended_ns) // 1_000_000_000)
    return Run(
        plan=plan,
        started_unix_ns=anchor.unix_ns,
        duration_ns=ended_ns - anchor.monotonic_ns,
        simulated=doors.simulated,
        results=results,
        findings=of_simulation(findings) if doors.simulated else findings,
        anchor=anchor,
    )


def observed(rows: Iterable[Row], rings: Rings) -> list[Observed]:
    """Return each row with the sample that speaks for it and its recent past."""
    return [Observed(row, rings.settled(row.cell), rings.recent(row.cell)) for row in rows]


class _Sink:
    """Keeps the samples of a run and reports progress."""

    def __init__(self, on_progress: Callable[[Progress], None]) -> None:
        self.rings = Rings()
        self._on_progress = on_progress
        self._cells = 0
        self._answered = 0

    def learn(self, rows: Iterable[Row]) -> None:
        """Count the cells to ask; there are more when a name turns out to have several addresses."""
        self._cells = len({row.cell for row in rows if row.planned.action is Action.PROBE})

    def put(self, sample: Sample) -> None:
        self.rings.put(sample)
        self._answered += sample.asked is Pass.FIRST
        self._on_progress(Progress(self._answered, self._cells, sample.asked))
