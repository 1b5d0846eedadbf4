"""What the window costs: how soon it is painted, what it does to measuring, and what watching takes."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Literal

import msgspec
import pytest

from tests.bench.month import write_days
from tests.bench.screen import OFF_SCREEN, ask_window, name_of, screen, warm
from tests.bench.tables import print_table
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.link import Impairment
from tests.lab.network import REPOSITORY, Lab
from tests.lab.servers import MANAGER_NAMES, Servers
from tests.lab.wire import listening

pytestmark = pytest.mark.timeout(300)

_STARTS = 12
_CLOSED_PORT = 9
_SECONDS = 20.0
_WAYS: Mapping[str, Literal["engine", "window", "thread"]] = {
    "engine, a process of its own": "engine",
    "peer: a thread of the window": "thread",
    "peer: the window's loop (qasync)": "window",
}


class Seen(msgspec.Struct, frozen=True):
    """`repainting.Seen`, read where there is no Qt."""

    local_port: int | None
    rtt_ms: float | None
    connect_ms: float | None


class Told(msgspec.Struct, frozen=True):
    """`repainting.Told`."""

    accepted: list[Seen]
    refused: list[Seen]
    frames: int
    elapsed_s: float
    longest_ms: float


class Cost(msgspec.Struct, frozen=True):
    """`watching.Cost`."""

    series: int
    samples: int
    elapsed_s: float
    window_share: float
    engine_share: float
    gap_p99_ms: float
    gap_max_ms: float
    busy_p99_ms: float
    busy_max_ms: float


class Watching(msgspec.Struct, frozen=True):
    """`watching.Told`."""

    visible: Cost
    minimised: Cost
    language_ms: list[float]
    theme_ms: list[float]


def since_start_ms(module: str, word: str, env: dict[str, str]) -> tuple[float, ...]:
    """Return the times from the start of a process to the instants that it prints."""
    begun_ns = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", module, word],
        capture_output=True,
        cwd=REPOSITORY,
        env=env,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return tuple((int(instant) - begun_ns) / 1e6 for instant in done.stdout.split())


def spread(values: Sequence[float]) -> str:
    """Return median and range, in whole milliseconds."""
    return f"{median(values):.0f} ({min(values):.0f} to {max(values):.0f})"


def test_start_to_first_paint(tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = []
    day = write_days(tmp_path / "day.sepsession", 1)
    session = "python -m sepgui SESSION, one of a day"
    later: list[tuple[str, ...]] = []
    commands = {
        "python -m sepgui": "nothing",
        session: str(day),
        "peer: the same, importing everything first": "everything",
        "a main window of Qt with one button": "bare",
    }
    with screen() as shown:
        off = {"QT_QPA_PLATFORM": OFF_SCREEN}
        for where in [shown] if shown == off else [off, shown]:
            env = {**warm(tmp_path), **where}
            rounds = [
                [since_start_ms("tests.bench.first_paint", first, env) for first in commands.values()]
                for _ in range(_STARTS + 1)
            ]
            for number, name in enumerate(commands):
                instants = list(zip(*(each[number] for each in rounds[1:]), strict=True))
                rows.append((name, name_of(where), *(spread(each) for each in instants[:2])))
                if name == session:
                    later.append((name_of(where), *(spread(each) for each in instants[1:])))
    print_table(
        "Start to first painted window, from source, warm, in ms",
        "at most 200 ms; 250 ms where a session of a day is opened",
        ("what", "where", "first frame, median (range)", "first frame with its contents"),
        rows,
    )
    print_table(
        "A session of a day, from its start on, from source, warm, in ms",
        "rows as soon as may be; lanes and graph may follow",
        ("where", "every row with its verdict, median (range)", "lanes of the past", "graph: all stands"),
        later,
    )


def test_demo_to_its_verdicts(tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = []
    with screen() as shown:
        off = {"QT_QPA_PLATFORM": OFF_SCREEN}
        for where in [shown] if shown == off else [off, shown]:
            env = {**warm(tmp_path), **where}
            for scenario in ("first-look", "silent-firewall"):
                rounds = [
                    since_start_ms("tests.bench.first_verdict", scenario, env)
                    for _ in range(_STARTS // 2 + 1)
                ][1:]
                spreads = map(spread, zip(*rounds, strict=True))
                rows.append((f"python -m sepgui demo {scenario}", name_of(where), *spreads))
    print_table(
        "The demo, from its start to its verdicts, from source, warm, in ms",
        "at most 2,000 ms",
        (
            "what",
            "where",
            "first frame, median (range)",
            "rows of the matrix",
            "a verdict in every row asked",
        ),
        rows,
    )


def errors(values: Sequence[tuple[float | None, int | None]], truth: Mapping[int, float]) -> tuple[str, ...]:
    """Return count, median, 95th percentile and maximum of the errors, in milliseconds."""
    wrong_by = sorted(
        abs(value - truth[port])
        for value, port in values
        if value is not None and port is not None and port in truth
    )
    if not wrong_by:
        return "0", "", "", ""
    late = wrong_by[len(wrong_by) * 95 // 100]
    return str(len(wrong_by)), f"{median(wrong_by):.3f}", f"{late:.3f}", f"{wrong_by[-1]:.3f}"


def test_round_trip_while_the_window_repaints(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    rows: list[tuple[str, ...]] = []
    known: list[float] = []
    with screen() as where, lab.impaired(Impairment(delay_ms=10)):
        for name, who in _WAYS.items():
            with listening(lab, Place.CLIENT, "far") as wire:
                question = {
                    "who": who,
                    "address": at.FAR_SERVER,
                    "closed_port": _CLOSED_PORT,
                    "count": 150,
                    "spacing_ms": 100,
                    "points": 100_000,
                }
                told = ask_window(
                    lab,
                    [sys.executable, "-m", "tests.bench.repainting"],
                    {**warm(tmp_path), **where},
                    Told,
                    question=question,
                    seconds=90,
                )
                truth = wire.round_trips_ms()
            known += truth.values()
            frames = f"{told.frames / told.elapsed_s:.1f}, {told.longest_ms:.0f} ms"
            for what, values in (
                ("accepted, kernel", [(seen.rtt_ms, seen.local_port) for seen in told.accepted]),
                ("accepted, wall", [(seen.connect_ms, seen.local_port) for seen in told.accepted]),
                ("refused, wall", [(seen.rtt_ms, seen.local_port) for seen in told.refused]),
            ):
                rows.append((name, what, *errors(values, truth), frames))
    print_table(
        f"Round-trip time of 20 ms (the wire saw {median(known):.2f}) while the window repaints, error in ms",
        "median below 0.1 ms for accepted connections (kernel), below 1 ms for refusals (wall)",
        ("who asks", "what", "count", "median", "p95", "max", "frames a second, slowest"),
        rows,
    )


def cost_row(what: str, cost: Cost) -> tuple[str, ...]:
    """Return a line of a table of costs."""
    return (
        what,
        f"{cost.window_share:.1%}",
        f"{cost.engine_share:.1%}",
        f"{cost.samples / cost.elapsed_s:,.1f}",
        f"{cost.gap_p99_ms:.0f}, {cost.gap_max_ms:.0f}",
        f"{cost.busy_p99_ms:.0f}, {cost.busy_max_ms:.0f}",
        f"{cost.elapsed_s:.0f} s",
    )


_COSTS = (
    *("window is", "window", "engine", "samples a second", "heartbeat gap ms, p99 and max"),
    *("of it processor, p99 and max", "over"),
)


def test_watching_24_series(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    with screen() as where:
        told = ask_window(
            lab,
            [sys.executable, "-m", "tests.bench.watching"],
            {**warm(tmp_path), **where},
            Watching,
            question={"managers": MANAGER_NAMES[:3], "seconds": _SECONDS},
            seconds=180,
        )
    print_table(
        f"Window ({name_of(where)}, 1366x768), {told.visible.series} series at 1 Hz, an hour of history",
        "visible below 3 % of a core, minimised below 1 %; no gap of a 10 ms heartbeat above 50 ms",
        _COSTS,
        [cost_row("visible", told.visible), cost_row("minimised", told.minimised)],
    )
    print_table(
        f"Switches of the window ({name_of(where)}, 1366x768), {told.visible.series} series, in ms",
        "at most 200 ms until all is painted anew",
        ("what", "median (range)"),
        [("language", spread(told.language_ms)), ("theme", spread(told.theme_ms))],
    )


class Crowd(msgspec.Struct, frozen=True):
    """`flooding.Crowd`."""

    cost: Cost
    turns_ms: dict[str, list[float]]


def test_500_hosts(lab: Lab, tmp_path: Path) -> None:
    with screen() as where:
        told = ask_window(
            lab,
            [sys.executable, "-c", "from tests.bench.flooding import main; main()"],
            {**warm(tmp_path), **where},
            Crowd,
            question={"hosts": 500, "seconds": _SECONDS},
            seconds=200,
        )
    print_table(
        f"500 hosts with 24 rows each, all of them changing every second ({name_of(where)}, 1366x768)",
        "below 25 % of a core, no gap of a 10 ms heartbeat above 50 ms",
        _COSTS,
        [cost_row("visible", told.cost)],
    )
    print_table(
        f"The same 500 hosts, and a person at work ({name_of(where)}), in ms",
        "no turn of the loop above 100 ms of the window's own processor time",
        ("what", "longest turn, median (range)"),
        [(what, spread(turns_ms)) for what, turns_ms in told.turns_ms.items()],
    )


class Reopened(msgspec.Struct, frozen=True):
    """`reopening.Answer`."""

    open_ms: dict[str, list[float]]
    change_ms: dict[str, list[float]]


def test_thirty_days_on_disk(lab: Lab, tmp_path: Path) -> None:
    path = write_days(tmp_path / "month.sepsession", 30)
    with screen() as where:
        told = ask_window(
            lab,
            [sys.executable, "-c", "from tests.bench.reopening import main; main()"],
            {**warm(tmp_path), **where},
            Reopened,
            question={"path": str(path), "times": 5},
            seconds=200,
        )
    print_table(
        f"30 days at 24 × 1 Hz, {path.stat().st_size / 1e6:.0f} MB ({name_of(where)}), in ms until painted",
        "open at most 1 s, change the range at most 100 ms",
        ("range", "open it showing that range, median (range)", "change to that range"),
        [(name, spread(ms), spread(told.change_ms[name])) for name, ms in told.open_ms.items()],
    )
