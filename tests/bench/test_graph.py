"""What a frame of 24 lanes and a graph costs over a day at 1 Hz, beside pyqtgraph's defaults."""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec
import pytest

from tests.bench.screen import name_of, screen
from tests.bench.tables import print_table
from tests.lab.network import REPOSITORY

pytestmark = pytest.mark.timeout(300)

_WAYS = {"sepgui": "ours", "peer: pyqtgraph, defaults": "pyqtgraph"}


class Frames(msgspec.Struct, frozen=True):
    """`zooming.Frames`, read where there is no Qt."""

    zoom_ms: tuple[float, float]
    scroll_ms: tuple[float, float]
    lanes_ms: tuple[float, float]


def test_zoom_and_scroll_a_day() -> None:
    rows: list[tuple[str, str, str, str]] = []
    with screen() as where:
        for name, way in _WAYS.items():
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.zooming", way],
                capture_output=True,
                cwd=REPOSITORY,
                env={**os.environ, **where},
                timeout=60,
                check=False,
            )
            assert done.returncode == 0, done.stderr.decode()
            told = msgspec.json.decode(done.stdout, type=Frames)
            spreads = (told.zoom_ms, told.scroll_ms, told.lanes_ms)
            zoom, scroll, lanes = (f"{middle:.1f} ({late:.1f})" for middle, late in spreads)
            rows.append((name, zoom, scroll, lanes))
    print_table(
        f"24 lanes and a graph, 24 h at 1 Hz ({name_of(where)}, 1366x768): one frame in ms, median (p95)",
        "at most 16 ms",
        ("who draws", "zoom", "scroll", "time goes on in the lanes"),
        rows,
    )
