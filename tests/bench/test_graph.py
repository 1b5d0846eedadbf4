"""What a frame of 24 lanes and a graph costs over a day at 1 Hz, beside others who draw the same samples."""

from __future__ import annotations

import os
import subprocess
import sys

import msgspec
import pytest

from tests.bench.framing import Frames
from tests.bench.screen import OFF_SCREEN, name_of, screen
from tests.bench.tables import print_table
from tests.lab.network import REPOSITORY

pytestmark = pytest.mark.timeout(600)

_WAYS = {"sepgui": "sepgui", "peer: pyqtgraph, defaults": "pyqtgraph"}
# Drawn with libraries that the program does not use (docs/adr/0027-peers-that-draw.md); `dev.py bench` tells
# which Python has them, or why none does.
_PEERS = {
    "peer: QtCharts": "qtcharts",
    "peer: QtCharts, OpenGL": "qtcharts-opengl",
    "peer: matplotlib (QtAgg)": "matplotlib",
}


def test_zoom_and_scroll_a_day() -> None:
    rows: list[tuple[str, ...]] = []
    with screen() as where:
        pythons = dict.fromkeys(_WAYS, sys.executable) | dict.fromkeys(_PEERS, os.environ.get("SEPGUI_PEERS"))
        for name, way in (_WAYS | _PEERS).items():
            python = pythons[name]
            if python is None:
                rows.append((name, os.environ.get("SEPGUI_PEERS_WHY", "not installed"), "", "", ""))
                continue
            if way == "qtcharts-opengl" and where["QT_QPA_PLATFORM"] == OFF_SCREEN:
                rows.append((name, "not off screen", "", "", ""))
                continue
            told = measured(python, way, where)
            spreads = (told.zoom, told.scroll, told.lanes)
            frames = ", ".join(str(each.frames) for each in spreads)
            rows.append((name, *(each.words() for each in spreads), frames))
    print_table(
        f"24 lanes and a graph, 24 h at 1 Hz ({name_of(where)}, 1366x768): one frame in ms, wall · processor,"
        " median (p95)",
        "at most 16 ms",
        ("who draws", "zoom", "scroll", "time goes on in the lanes", "frames"),
        rows,
    )


def measured(python: str, way: str, where: dict[str, str]) -> Frames:
    """Return what frames cost in one way, each in a process of its own."""
    done = subprocess.run(
        [python, "-m", "tests.bench.zooming", way],
        capture_output=True,
        cwd=REPOSITORY,
        env={**os.environ, **where},
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return msgspec.json.decode(done.stdout, type=Frames)
