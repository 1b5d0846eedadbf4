"""Prints what a benchmark measured, as a table in Markdown, with the goal it is read against."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence


def print_table(title: str, goal: str, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table under its title; the machine's load stands beside it, because it explains much."""
    widths = [max(len(row[at]) for row in (heading, *rows)) for at in range(len(heading))]
    lines = [_line(heading, widths), _line(["-" * width for width in widths], widths)]
    lines += [_line(row, widths) for row in rows]
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    machine = (
        f"Python {platform.python_version()}, Linux {platform.release()}, {os.cpu_count()} cores, load {load}"
    )
    print("\n".join(("", f"## {title}", "", f"Goal: {goal}", "", *lines, "", machine)), flush=True)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
