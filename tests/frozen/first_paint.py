"""How long a program takes from its start to the first pixel of its window, seen from outside.

`python -m tests.frozen.first_paint [-n TIMES] [--wine PREFIX] -- PROGRAM ARGUMENTS` prints the median in
milliseconds. A window counts as painted when a place in its left half, on an otherwise black screen, is no
longer black. The same way of looking serves any program, so that two of them can be compared.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from build_spec.wine.prefix import Wine
from tests.frozen.screen import screen

AT = ("400", "300")

# Takes the command as arguments; starts it and looks until that place has a colour.
_WATCH = """
import os, subprocess, sys, time
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["watch", "-platform", "xcb"])
look = app.primaryScreen()
x, y = int(sys.argv[1]), int(sys.argv[2])
black = look.grabWindow(0, x, y, 1, 1).toImage().pixel(0, 0)
child = dict(os.environ)
child.pop("QT_QPA_PLATFORM", None)
start = time.perf_counter()
running = subprocess.Popen(
    sys.argv[3:], env=child, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
)
while look.grabWindow(0, x, y, 1, 1).toImage().pixel(0, 0) == black:
    if time.perf_counter() - start > 60 or running.poll() is not None:
        running.kill()
        sys.exit(running.communicate()[0].decode(errors="replace") or "no window")
print((time.perf_counter() - start) * 1000)
running.kill()
"""


def once(command: Sequence[str], variables: Mapping[str, str]) -> float:
    """Return the milliseconds of one start."""
    with screen() as display:
        env = {**variables, **display.variables, "QT_QPA_PLATFORM": "xcb"}
        watch = [sys.executable, "-c", _WATCH, *AT, *command]
        done = subprocess.run(watch, env=env, capture_output=True, text=True, check=True, timeout=90)
    return float(done.stdout)


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=10)
    parser.add_argument("--wine", type=Path)
    parser.add_argument("command", nargs="+")
    given = parser.parse_args(arguments)
    wine = None if given.wine is None else Wine(given.wine.resolve())
    variables = dict(os.environ) if wine is None else wine.environment()
    command = given.command if wine is None else ["wine", *given.command]
    found: list[float] = []
    for _ in range(given.n):
        found.append(once(command, variables))
        if wine is not None:
            wine.end()
    print(f"{statistics.median(found):.0f} ms ({min(found):.0f} to {max(found):.0f})")


if __name__ == "__main__":
    main(sys.argv[1:])
