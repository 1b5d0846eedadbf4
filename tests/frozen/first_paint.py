"""How long a program takes from its start to the first pixel of its window, seen from outside.

`python -m tests.frozen.first_paint [-n TIMES] [--beside OTHER] [--wine PREFIX] PROGRAM` prints the median in
milliseconds, and beside another program that is started in turn with it, the ratio. A window counts as
painted when a place in its left half, on an otherwise black screen, is no longer black. Under Wine a session
stays open all the while, as Windows is up before anybody double-clicks.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from collections.abc import Generator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
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
black = 0xFF000000
gone = time.perf_counter() + 30
while look.grabWindow(0, x, y, 1, 1).toImage().pixel(0, 0) != black:
    if time.perf_counter() > gone:
        sys.exit("the window of the run before stays")
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
    """Return the milliseconds of one start on the screen that the variables name."""
    watch = [sys.executable, "-c", _WATCH, *AT, *command]
    done = subprocess.run(watch, env=variables, capture_output=True, text=True, check=True, timeout=120)
    return float(done.stdout)


@contextmanager
def windows_session(wine: Wine, variables: Mapping[str, str]) -> Generator[None]:
    """Keep the services of a Windows running, so that no start is the start of Windows as well."""
    waiting = subprocess.Popen(
        ["wine", "cmd.exe"], env=variables, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    try:
        yield
    finally:
        waiting.kill()
        wine.end()


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("-n", type=int, default=10)
    parser.add_argument("--wine", type=Path)
    parser.add_argument("--beside")
    parser.add_argument("program")
    given = parser.parse_args(arguments)
    programs = [program for program in (given.program, given.beside) if program]
    found: dict[str, list[float]] = {program: [] for program in programs}
    with ExitStack() as stack:
        display = stack.enter_context(screen())
        shown = {**display.variables, "QT_QPA_PLATFORM": "xcb"}
        if given.wine is None:
            started, variables = list[str](), {**os.environ, **shown}
        else:
            wine = Wine(given.wine.resolve())
            started, variables = ["wine"], wine.environment(shown)
            stack.enter_context(windows_session(wine, variables))
        for program in programs * (1 + given.n):
            found[program].append(once([*started, program], variables))
    medians = [statistics.median(each[1:]) for each in found.values()]  # the first start warms up
    for program, median in zip(programs, medians, strict=True):
        each = found[program][1:]
        print(f"{median:.0f} ms ({min(each):.0f} to {max(each):.0f})  {program}")
    if len(medians) > 1:
        print(f"ratio {medians[0] / medians[1]:.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
