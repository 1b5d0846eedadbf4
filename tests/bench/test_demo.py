"""How long `sepgui demo` takes in the terminal, from the first look with its hour to the longest list."""

from __future__ import annotations

import sys

import pytest

from tests.bench.tables import print_table
from tests.bench.test_check import rows
from tests.bench.timing import time_in_turn
from tests.lab.network import Lab

pytestmark = pytest.mark.timeout(300)

_DEMO = (sys.executable, "-m", "sepgui", "demo")


def test_a_simulated_site_in_the_terminal(lab: Lab) -> None:
    commands = {
        "sepgui demo --format table": (*_DEMO, "--format", "table"),
        "sepgui demo overloaded --format table": (*_DEMO, "overloaded", "--format", "table"),
        "sepgui demo --list": (*_DEMO, "--list"),
        "python -c pass": (sys.executable, "-c", "pass"),
    }
    print_table(
        "A simulated site in the terminal",
        "at most 2 s",
        ("command", "wall s, median (range)", "CPU s", "exit code"),
        rows(time_in_turn(lab, commands, runs=9)),
    )
