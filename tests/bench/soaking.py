"""Lets the demo run in a process of its own, in accelerated time, and returns what it and its engine held."""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec

from tests.bench.held import Held
from tests.bench.screen import OFF_SCREEN
from tests.lab.network import REPOSITORY

_SOAK = "from tests.bench.soak import main; main()"
"""Not with -m: the engine, spawned, would import the main module of the window, and all of Qt with it."""


def soaked(step_s: int, steps: int, seconds: float) -> list[Held]:
    """Return what was held after each step of simulated time."""
    done = subprocess.run(
        [sys.executable, "-c", _SOAK],
        input=msgspec.json.encode({"step_s": step_s, "steps": steps}),
        capture_output=True,
        cwd=REPOSITORY,
        env={**os.environ, "QT_QPA_PLATFORM": OFF_SCREEN},
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return msgspec.json.decode(done.stdout, type=list[Held])
