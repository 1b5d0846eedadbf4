from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sepgui.app.check import Progress, check
from sepgui.app.compose import Doors
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Outcome, Reason, State
from sepgui.domain.plan import Action, Pace, Pass, Plan, PlanOptions
from sepgui.domain.run import Run
from sepgui.engine.monitor import Bugs
from sepgui.probes.seams import ProbeRequest
from sepgui.simulation.clock import DEFAULT_UNIX_NS, SimClock, run_virtual
from tests.engine.plans import (
    MS,
    REFUSED,
    REJECTED,
    SILENT,
    Names,
    S,
    Script,
    Scripted,
    answers,
    flow,
    host,
    plan,
)

ROOT = Path(__file__).parent.parent.parent
FAST = PlanOptions(pace=Pace.FAST)
SEPM = host("192.0.2.10")


def checked(of: Plan, script: Script, names: Names | None = None) -> tuple[Run, list[Progress]]:
    told: list[Progress] = []

    async def main(clock: SimClock) -> Run:
        net = names or Names()
        net.clock = clock
        doors = Doors(net, clock, simulated=True)
        table = Scripted(script).table
        run = await check(of, doors, on_progress=told.append, probes=table, bugs=Bugs.RAISE)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return run

    return run_virtual(main), told


def test_a_run_tells_every_row_in_plan_order_and_how_long_it_took() -> None:
    of = plan(
        flow(1, SEPM), flow(2, SEPM, action=Action.LIST), flow(3, SEPM), flow(4, None, action=Action.SKIP)
    )
    run, _ = checked(of, answers({3: REFUSED}))
    assert [result.row.cell.port for result in run.results] == [1, 2, 3, 4]
    assert [result.judgement for result in run.results] == [
        Judgement.OK,
        Judgement.UNPROVEN,
        Judgement.PROBLEM,
        Judgement.SKIPPED,
    ]
    assert (run.duration_ns, run.started_unix_ns, run.simulated) == (20 * MS, DEFAULT_UNIX_NS, True)
    assert run.anchor is not None
    assert run.plan == of


def test_the_confirming_pass_replaces_the_silence() -> None:
    def rejects_later(request: ProbeRequest, before: int) -> tuple[int, Outcome]:
        return (5 * MS, REJECTED) if request.port == 1 or before else (request.timeout_ns, SILENT)

    run, _ = checked(plan(flow(1, SEPM), flow(2, SEPM), options=FAST), rejects_later)
    sample = run.results[1].sample
    assert sample is not None
    assert sample.asked is Pass.CONFIRMING
    assert sample.outcome == REJECTED


def test_a_name_that_fails_is_a_finding_and_no_problem_of_the_host() -> None:
    run, told = checked(plan(flow(1, host("nowhere.example")), options=FAST), answers({}))
    (result,) = run.results
    assert (result.judgement, result.state) == (Judgement.UNPROVEN, State.ERROR)
    assert result.sample is not None
    assert result.sample.outcome.meaning.reason is Reason.NAME_ERROR
    assert [finding.cause for finding in run.findings] == ["name-not-found"]
    assert [(p.answered, p.cells) for p in told] == [(1, 1)]


def test_ten_silent_ports_cost_one_deadline() -> None:
    of = plan(
        *(flow(port, SEPM) for port in range(1, 21)), options=PlanOptions(pace=Pace.FAST, timeout_ns=2 * S)
    )
    run, _ = checked(of, answers(dict.fromkeys(range(1, 11), SILENT)))
    assert run.duration_ns == 2 * S


def test_progress_counts_answers_and_names_the_pass() -> None:
    of = plan(flow(1, SEPM), flow(2, SEPM), flow(3, SEPM), flow(4, SEPM, action=Action.LIST), options=FAST)
    _, told = checked(of, answers({1: REJECTED, 2: SILENT}))
    assert [(p.answered, p.cells) for p in told] == [(1, 3), (2, 3), (3, 3), (3, 3)]
    assert [p.asked for p in told] == [Pass.FIRST, Pass.FIRST, Pass.FIRST, Pass.CONFIRMING]


# --- Ctrl+C ----------------------------------------------------------------------------------------

CHILD = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background inherits it ignored
from sepgui.app.check import check
from sepgui.app.compose import Doors
from sepgui.app.loop import Interrupted, run
from sepgui.probes.system_clock import SystemClock
from tests.engine.plans import Names, flow, host, plan

class Hangs(Names):
    async def resolve(self, name, deadline_ns):
        print("asking", flush=True)
        await SystemClock().sleep_until(1 << 62)

ended = run(check(plan(flow(8014, host("hangs.example"))), Doors(Hangs(), SystemClock())))
print("interrupted" if isinstance(ended, Interrupted) else ended, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_ends_a_run_cleanly() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", CHILD], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        assert child.stderr is not None
        assert child.stdout.readline() == "asking\n"
        os.kill(child.pid, signal.SIGINT)
        assert child.stdout.read() == "interrupted\n"
        assert child.stderr.read() == ""
    assert child.returncode == 0
