"""A process that writes a session and is killed: what it wrote must be there afterwards."""

from __future__ import annotations

from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from sepgui.app.demo import run_demo
from sepgui.domain.cell import Anchor, Sample
from sepgui.domain.run import Run
from sepgui.simulation.scenario import load_scenario
from sepgui.store.schema import About
from sepgui.store.session import SessionWriter

_PATIENCE_S = 30.0


def write_in_a_process_and_kill_it(path: Path) -> tuple[Sample, ...]:
    """Have another process write a session, kill it once all is on disk, and return what it wrote.

    Raises:
        TimeoutError: it said nothing for half a minute.
        EOFError: it died by itself.
    """
    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe()
    process = spawning.Process(target=_write, args=(path, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(_PATIENCE_S):
            raise TimeoutError(f"nothing was written within {_PATIENCE_S:.0f} s")
        written: tuple[Sample, ...] = ours.recv()
    finally:
        process.kill()
        process.join()
        ours.close()
    return written


def _write(path: Path, told: Connection) -> None:
    run = run_demo(load_scenario(), unix_ns=1_800_000_000_000_000_000)
    samples = tuple(result.sample for result in run.results if result.sample is not None)
    writer = SessionWriter(path, _about(run), tuple(result.row for result in run.results))
    for sample in samples:
        writer.put(sample)
    writer.flush(max(sample.at_ns for sample in samples)).result()
    told.send(samples)
    told.recv()  # nothing comes; the kill does


def _about(run: Run) -> About:
    return About(
        plan=run.plan,
        anchor=run.anchor or Anchor(0, run.started_unix_ns),
        program="sepgui self-test",
        simulated=run.simulated,
        interval_ns=1_000_000_000,
    )
