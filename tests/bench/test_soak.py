"""What window and engine hold as a simulated day goes by: 24 rows, each asked once a second."""

from __future__ import annotations

import os
import time

import pytest

from tests.bench.soaking import soaked
from tests.bench.tables import print_table

pytestmark = pytest.mark.timeout(7_200)

_HOURS = int(os.environ.get("SEPGUI_SOAK_HOURS", "24"))
_SHOWN = 8
_MB = 1e6


def test_a_simulated_day() -> None:
    begun = time.monotonic()
    held = soaked(3_600, _HOURS, 7_000)
    took_min = (time.monotonic() - begun) / 60
    every = max(1, _HOURS // _SHOWN)
    shown = [held[0], *(each for at, each in enumerate(held[1:], 2) if at % every == 0)]
    print_table(
        f"The demo for {_HOURS} simulated hours, 24 rows at 1 Hz, a person at work (took {took_min:.0f} min)",
        "flat, and below 250 MB",
        (
            *("hours", "samples", "window MB", "engine MB", "files", "threads", "tasks", "timers"),
            *("widgets", "objects of Python", "MB on disk"),
        ),
        [
            (
                f"{each.simulated_s / 3600:g}",
                f"{each.samples:,}",
                f"{each.window_bytes / _MB:.0f}",
                f"{each.engine_bytes / _MB:.0f}",
                f"{each.window_files} + {each.engine_files}",
                f"{each.window_threads} + {each.engine_threads}",
                f"{len(each.window_tasks)} + {len(each.engine_tasks)}",
                f"{each.window_timers} + {each.engine_timers}",
                f"{each.widgets}",
                f"{each.window_objects:,} + {each.engine_objects:,}",
                f"{each.disk_bytes / _MB:.0f}",
            )
            for each in shown
        ],
    )
