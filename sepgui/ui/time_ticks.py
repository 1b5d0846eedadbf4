"""Where the labels of a time axis stand: at round local times, in the graph as above the lanes."""

from __future__ import annotations

import math
from collections.abc import Iterator

from PySide6.QtCore import QDateTime

DAY_S = 86_400
STEPS_S = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, DAY_S)
"""Distances between labels that people call round, up to a day."""


def round_times(first_s: float, last_s: float, step_s: int) -> Iterator[int]:
    """Yield the instants of a span, in Unix seconds, at which the local clock shows whole steps."""
    offset = QDateTime.fromSecsSinceEpoch(int(first_s)).offsetFromUtc()
    at_s = math.ceil((first_s + offset) / step_s) * step_s - offset
    while at_s < last_s:
        yield at_s
        at_s += step_s
