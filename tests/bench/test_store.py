"""What the session file costs: bytes a sample, a second's commit, and reading a day."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TypeVar

import pytest

from sepgui.domain.cell import Anchor, Sample
from sepgui.domain.outcome import Meaning, Outcome, Phases, Reason, RttSource, Service, State
from sepgui.engine.rows import Known, PlanRows
from sepgui.store.document import Document
from sepgui.store.reader import SessionReader
from sepgui.store.schema import About
from tests.bench.tables import print_table
from tests.engine.plans import S, flow, host, plan

pytestmark = pytest.mark.timeout(600)

T = TypeVar("T")

CELLS = 24
_OPEN = Meaning(State.OPEN, Reason.SYN_ACK, Service.CONFIRMED)
_SILENT = Outcome(Meaning(State.FILTERED, Reason.NO_RESPONSE))
_NAMES = [f"192.0.2.{number}" for number in range(1, CELLS + 1)]
PLAN = plan(*(flow(8014, host(name)) for name in _NAMES))
ROWS = PlanRows(PLAN, {name: Known((name,)) for name in _NAMES}).rows
_UNIX_NS = 1_795_507_200_000_000_000


class Latency:
    """A path of 14 ms that drifts and jitters, with spikes, repeated SYNs and 0.3 % silence."""

    def __init__(self, seed: int) -> None:
        self._dice = random.Random(seed)
        self._drift = 0.0

    def sample(self, number: int, due_ns: int) -> Sample:
        """Return the next sample of a cell; due times are exact, starts late by some hundred microseconds."""
        dice = self._dice
        self._drift = 0.9 * self._drift + dice.gauss(0, 0.25)
        late_ns = int(dice.gammavariate(2, 150e3))
        outcome = _SILENT
        if dice.random() >= 0.003:
            rtt_ns = int((14 + self._drift + dice.gammavariate(1.2, 0.6)) * 1e6)
            phases = Phases(connect_ns=rtt_ns + 60_000, reply_ns=rtt_ns + 900_000)
            port = dice.randrange(32_768, 60_999)
            outcome = Outcome(_OPEN, rtt_ns, RttSource.KERNEL, 0, phases, "192.0.2.200", port)
        return Sample(ROWS[number].cell, due_ns + late_ns, due_ns, outcome)


def written(folder: Path, *, interval_s: int, hours: float) -> tuple[Document, int, list[float]]:
    """Write a session second by second; return it, its samples, and each commit's duration in ms."""
    about = About(PLAN, Anchor(0, _UNIX_NS), "bench", True, interval_s * S)
    document = Document(folder / "live.db", about, ROWS)
    cells = [Latency(number) for number in range(CELLS)]
    commits: list[float] = []
    count = 0
    for second in range(int(hours * 3600)):
        due = [number for number in range(CELLS) if (second + number) % interval_s == 0]
        samples = [cells[number].sample(number, second * S + number * 41_666_666) for number in due]
        begun = time.perf_counter()
        document.write(samples, second * S)
        commits.append((time.perf_counter() - begun) * 1e3)
        count += len(samples)
    return document, count, commits


def timed(do: Callable[[], T], times: int = 5) -> tuple[T, float]:
    """Return what a call returns, and the median of its durations in ms."""
    results: list[T] = []
    durations: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        results.append(do())
        durations.append((time.perf_counter() - begun) * 1e3)
    return results[-1], median(durations)


def size_of(document: Document, folder: Path) -> int:
    document.copy_to(folder / "copy.sepsession", lambda: None)
    return (folder / "copy.sepsession").stat().st_size


def test_bytes_a_sample(tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = []
    for name, interval_s, hours in (("fast, every second", 1, 4.0), ("gentle, every 15 s", 15, 12.0)):
        folder = tmp_path / str(interval_s)
        folder.mkdir()
        document, count, commits = written(folder, interval_s=interval_s, hours=hours)
        document.finish(int(hours * 3600) * S)
        size = size_of(document, folder)
        a_day = size / hours * 24 / 1e6
        quick = sorted(commits)
        rows.append(
            (
                name,
                f"{count:,}",
                f"{size / count:.2f}",
                f"{a_day:.1f}",
                f"{a_day * 30 / 1e3:.2f}",
                f"{median(quick):.2f}",
                f"{quick[len(quick) * 99 // 100]:.2f}",
                f"{quick[-1]:.1f}",
            )
        )
        document.close()
    print_table(
        f"The session file, {CELLS} cells",
        "1.5 GB for thirty days at 24 × 1 Hz; a commit never in the way of a measurement (own thread)",
        ("pace", "samples", "B a sample", "MB a day", "GB in 30 days", "commit ms", "99 %", "max"),
        rows,
    )


def test_reading(tmp_path: Path) -> None:
    hours = 4.0
    document, _, _ = written(tmp_path, interval_s=1, hours=hours)
    cells = [row.cell for row in ROWS]
    with SessionReader(document.path) as reader:
        (_, first) = timed(lambda: len(reader.columns(cells[0])), 1)
        samples, one = timed(lambda: len(reader.columns(cells[0])))
        _, one_of_minutes = timed(lambda: len(reader.minutes(cells[0])))
        _, all_of_minutes = timed(lambda: [len(reader.minutes(cell)) for cell in cells], 3)
        end_ns = int(hours * 3600) * S
        _, last_quarter = timed(lambda: [len(reader.columns(cell, end_ns - 900 * S)) for cell in cells], 3)
    (_, opening) = timed(lambda: SessionReader(document.path).close())
    document.close()
    print_table(
        f"Reading a live session of {hours:g} hours at {CELLS} × 1 Hz",
        "the window reads in a worker; a range changes within 100 ms",
        ("what", "ms"),
        (
            ("open the file", f"{opening:.1f}"),
            (
                f"first reading of one cell, {samples:,} samples, with the unsealed part of all",
                f"{first:.1f}",
            ),
            ("one cell, every sample, again", f"{one:.1f}"),
            ("one cell, its minutes", f"{one_of_minutes:.1f}"),
            (f"{CELLS} cells, their minutes", f"{all_of_minutes:.1f}"),
            (f"{CELLS} cells, every sample of the last 15 minutes", f"{last_quarter:.1f}"),
        ),
    )
