"""Times command lines in turn, inside a namespace of the lab, so that entering it costs nobody anything.

Standard input is a JSON list of command lines; standard output is a JSON list of `Timed`, in the same order.
The argument is a folder for bytecode: an installed program has its own, and a checkout whose environment
forbids writing it would compile every module in every run.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from tempfile import TemporaryDirectory

import msgspec

from tests.lab.addresses import Place
from tests.lab.network import Lab


@dataclass(frozen=True, slots=True)
class Timed:
    """How long one command took by the wall and by the processor, and its exit code."""

    wall_s: float
    cpu_s: float
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
        return f"{median(walls):.3f} ({walls[0]:.3f} to {walls[-1]:.3f})"

    def cpu(self) -> str:
        """Return the median of the processor's time, in seconds."""
        return f"{median(run.cpu_s for run in self.runs):.3f}"


def time_in_turn(lab: Lab, commands: Mapping[str, Sequence[str]], *, runs: int) -> dict[str, Spread]:
    """Run all commands once, then all again, so that a busy moment strikes all; the first round warms up."""
    rounds: list[list[Timed]] = []
    with TemporaryDirectory(prefix="sepgui-bytecode-") as bytecode:
        for _ in range(runs + 1):
            said = lab.run(
                Place.CLIENT,
                sys.executable,
                "-m",
                "tests.bench.timing",
                bytecode,
                stdin=msgspec.json.encode(list(commands.values())).decode(),
                seconds=300,
            )
            rounds.append(msgspec.json.decode(said, type=list[Timed]))
    return {name: Spread(tuple(each[at] for each in rounds[1:])) for at, name in enumerate(commands)}


def as_installed(environment: Mapping[str, str], bytecode: str) -> dict[str, str]:
    """Return an environment in which Python keeps bytecode, in a folder of its own."""
    kept = {name: value for name, value in environment.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return kept | {"PYTHONPYCACHEPREFIX": bytecode}


def _timed(command: Sequence[str], environment: Mapping[str, str]) -> Timed:
    before = os.times()
    begun = time.perf_counter()
    done = subprocess.run(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    wall_s = time.perf_counter() - begun
    after = os.times()
    cpu_s = after.children_user + after.children_system - before.children_user - before.children_system
    return Timed(wall_s, cpu_s, done.returncode)


def main() -> None:
    """Time the commands on standard input."""
    commands = msgspec.json.decode(sys.stdin.read(), type=list[list[str]])
    environment = as_installed(os.environ, sys.argv[1])
    print(msgspec.json.encode([_timed(command, environment) for command in commands]).decode())


if __name__ == "__main__":
    main()
