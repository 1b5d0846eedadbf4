"""Writes docs/measured.md from one run of all benchmarks: `python -m tests.bench.measured`."""

from __future__ import annotations

import compileall
import importlib.metadata
import os
import platform
import subprocess
import sys
import time
from collections.abc import Iterable

from tests.lab.network import REPOSITORY

PAGE = REPOSITORY / "docs" / "measured.md"
_HEAD = """# Measured

What `python3 dev.py bench` printed on {day}, in one run; `python -m tests.bench.measured` writes it anew.
The machine: {machine}.

It is shared and noisy: read each figure by its median and beside its peers', measured in the same run. No
test asserts any of this.
"""
_READ = "## Read against the goals"
"""What a person writes below the tables stays from run to run; it begins here."""
_LIBRARIES = ("PySide6-Essentials", "pyqtgraph", "numpy", "qasync")


def main() -> int:
    """Run the benchmarks, showing what they print, and write the page if all of them ran."""
    compileall.compile_dir(REPOSITORY / "sepgui", quiet=1)  # nobody starts a program that is not compiled
    command = [sys.executable, "dev.py", "bench", "--no-header"]
    lines: list[str] = []
    with subprocess.Popen(command, cwd=REPOSITORY, stdout=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None
        for line in running.stdout:
            sys.stdout.write(line)
            lines.append(line.rstrip("\n"))
    if running.returncode == 0:
        head = _HEAD.format(day=time.strftime("%Y-%m-%d"), machine=machine())
        PAGE.write_text("\n".join((head, *tables(lines), "", reading())) + "\n", "utf-8")
    return running.returncode


def reading() -> str:
    """Return what is written below the tables of the page as it is."""
    text = PAGE.read_text("utf-8") if PAGE.exists() else ""
    return _READ + text.partition(_READ)[2].rstrip()


def machine() -> str:
    """Return processor cores, Python and libraries, in one line."""
    libraries = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in _LIBRARIES)
    return f"{os.cpu_count()} cores, Linux, Python {platform.python_version()}, {libraries}"


def tables(lines: Iterable[str]) -> list[str]:
    """Return what `print_table` printed: from each title to the line about the machine, that one left out."""
    found: list[str] = []
    inside = False
    for line in lines:
        if line.startswith("## "):
            inside = True
        elif line.startswith("Python "):
            inside = False
        if inside:
            found.append(line)
    while found and not found[-1]:
        found.pop()
    return found


if __name__ == "__main__":
    sys.exit(main())
