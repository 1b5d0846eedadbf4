"""Times command lines in turn, inside a namespace of the lab, so that entering it costs nobody anything."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import msgspec

from tests.lab.addresses import Place
from tests.lab.network import Lab


@dataclass(frozen=True, slots=True)
class Timed:
    """How long one command took by the wall and by the processor, its peak memory, and its exit code."""

    wall_s: float
    cpu_s: float
    peak_bytes: int
    exit_code: int


@dataclass(frozen=True, slots=True)
class Spread:
    """Several runs of one command; `exit_codes` holds each code that was seen."""

    runs: tuple[Timed, ...]

    @property
    def exit_codes(self) -> str:
        """The exit codes seen, such as ``0`` or ``0 1``."""
        return " ".join(str(code) for code in sorted({run.exit_code for run in self.runs}))

    def wall(self) -> str:
        """Return median and range of the wall time, in seconds."""
        walls = sorted(run.wall_s for run in self.runs)
        if len(walls) == 1:
            return f"{walls[0]:.3f} (one run)"
        return f"{median(walls):.3f} ({walls[0]:.3f} to {walls[-1]:.3f})"

    def cpu(self) -> str:
        """Return the median of the processor's time, in seconds."""
        return f"{median(run.cpu_s for run in self.runs):.3f}"

    def memory(self) -> str:
        """Return the largest peak of resident memory, in MB."""
        return f"{max(run.peak_bytes for run in self.runs) / 1e6:.0f}"


def time_in_turn(
    lab: Lab, commands: Mapping[str, Sequence[str]], *, runs: int, warm: bool = True
) -> dict[str, Spread]:
    """Run all commands once, then all again, so that a busy moment strikes all; the first round warms up."""
    rounds: list[list[Timed]] = []
    with TemporaryDirectory(prefix="sepgui-bytecode-") as bytecode:
        for _ in range(runs + warm):
            said = lab.run(
                Place.CLIENT,
                sys.executable,
                "-IS",
                str(Path(__file__).with_name("timed.py")),
                bytecode,
                stdin=msgspec.json.encode(list(commands.values())).decode(),
                seconds=300,
            )
            rounds.append(msgspec.json.decode(said, type=list[Timed]))
    return {name: Spread(tuple(each[at] for each in rounds[warm:])) for at, name in enumerate(commands)}


def into(file: Path, *command: str) -> tuple[str, ...]:
    """Return a command line that writes its output to a file."""
    return "sh", "-c", 'exec "$@" > "$0"', str(file), *command
