"""Stands in for an engine that asks very much: each row once a second, told in ten batches, over a pipe.

No engine of ours asks 12,000 ports a second; what is measured is the window, which would have to show them.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random

from msgspec.structs import replace

from sepgui.app.engine_process import EngineProcess
from sepgui.domain.cell import Anchor, Sample
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Meaning, Outcome, Phases, Reason, RttSource, Service, State
from sepgui.domain.plan import Action, Plan
from sepgui.domain.run import CellResult, Recent, Row
from sepgui.engine.pipe import Batch, Ended, Opened, Quit
from tests.fakes import results
from tests.fakes.sites import DATABASE, GUP, plan_of

ROWS_A_HOST = 24
_BATCHES = 10
_SECOND_NS = 1_000_000_000
_OPEN = Meaning(State.OPEN, Reason.SYN_ACK, Service.CONFIRMED)
_SILENT = Meaning(State.FILTERED, Reason.NO_RESPONSE)
_FAILS = 0.002


def start_feeder(hosts: int) -> EngineProcess:
    """Return what the window takes for an engine that watches so many hosts."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs, hosts), name="sepgui engine")
    process.start()
    theirs.close()
    return EngineProcess(ours, process)


def rows_of(plan: Plan, hosts: int) -> tuple[Row, ...]:
    """Return 24 rows for each host, all of which can be proved."""
    asked = [row for row in results.rows(plan) if row.planned.action is Action.PROBE and row.planned.provable]
    return tuple(
        replace(row, cell=replace(row.cell, address=f"10.{host // 250}.{host % 250}.1", port=1000 + number))
        for host in range(hosts)
        for number, row in ((each, asked[each % len(asked)]) for each in range(ROWS_A_HOST))
    )


def _run(connection: Connection, hosts: int) -> None:
    plan = plan_of(None, GUP, DATABASE)
    rows = rows_of(plan, hosts)
    anchor = Anchor(time.monotonic_ns(), time.time_ns())
    connection.recv()
    connection.send(
        Opened(
            database=Path("none"),
            anchor=anchor,
            site=plan.site,
            pair=plan.pair,
            version=plan.version,
            version_assumed=plan.version_assumed,
            vantage=plan.vantage,
            rows=rows,
            live=True,
            simulated=False,
            interval_ns=_SECOND_NS,
            floor_ns=40_000,
        )
    )
    dice = Random(20261124)
    tick, due = 0, time.monotonic()
    while True:
        due += 1 / _BATCHES
        while (left_s := due - time.monotonic()) > 0:
            if connection.poll(left_s) and isinstance(connection.recv(), Quit):
                connection.send(Ended())
                sys.exit(0)
        if due < time.monotonic() - 1:
            due = time.monotonic()  # the window does not take them as fast
        tick += 1
        connection.send(batch(tick, rows, dice))


def batch(tick: int, rows: Sequence[Row], dice: Random) -> Batch:
    """Return a tenth of a second's samples: every tenth row, and what they mean."""
    now_ns = time.monotonic_ns()
    share = range(tick % _BATCHES, len(rows), _BATCHES)
    found = [(index, Sample(rows[index].cell, now_ns, now_ns, outcome(dice))) for index in share]
    told = tuple(
        (index, CellResult(rows[index], sample, Recent(50, 0, 0, 14_000_000), judged(sample)))
        for index, sample in found
    )
    return Batch(tick, now_ns, True, 0, tuple(sample for _, sample in found), told, None)


def outcome(dice: Random) -> Outcome:
    """Return an answer after 14 ms, or silence now and then."""
    if dice.random() < _FAILS:
        return Outcome(_SILENT)
    rtt_ns = int((14 + dice.gammavariate(1.2, 0.6)) * 1e6)
    phases = Phases(connect_ns=rtt_ns + 60_000, reply_ns=rtt_ns + 900_000)
    return Outcome(_OPEN, rtt_ns, RttSource.KERNEL, 0, phases, "192.0.2.200", dice.randrange(32_768, 60_999))


def judged(sample: Sample) -> Judgement:
    """Return what a sample means."""
    return Judgement.OK if sample.outcome.meaning.state is State.OPEN else Judgement.PROBLEM
