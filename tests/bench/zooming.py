"""A window of 24 lanes and a graph over a day at 1 Hz, zoomed and scrolled frame by frame; or its peer.

The argument is `ours` or `pyqtgraph`: the same samples as PlotDataItems with that library's defaults, a plot
for each lane and one for the graph, on one time axis. Standard output is a `Frames` as JSON.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from statistics import median, quantiles
from typing import TYPE_CHECKING

import msgspec
import numpy as np
import pyqtgraph as pg
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from sepgui.domain.cell import Anchor
from sepgui.ui.graph.buffer import NO_RTT
from sepgui.ui.main import make_application
from sepgui.ui.models.lane_book import LaneBook
from sepgui.ui.models.lanes import RowPast
from sepgui.ui.models.lines import folds
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.views.graph_card import GraphCard
from sepgui.ui.views.matrix_view import MatrixView
from tests.bench.screen import SIZE
from tests.fakes import results
from tests.fakes.sites import DATABASE, GUP, plan_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

LANES = 24
DAY_S = 86_400
_SECOND = 1_000_000_000
_FRAMES = 40
_LOSS = 0.01
_EXPOSED_MS = 1500
"""How long a window has to come up."""


class Frames(msgspec.Struct, frozen=True):
    """Milliseconds of a frame, median and 95th percentile: a zoom, a scroll, and time going on in lanes."""

    zoom_ms: tuple[float, float]
    scroll_ms: tuple[float, float]
    lanes_ms: tuple[float, float]


def series(seed: int) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
    """Return a day of one cell: instants in ns, round-trip times in µs, states; one in a hundred failed."""
    dice = np.random.default_rng(seed)
    rtt = (20_000 + dice.gamma(1.2, 1_600.0, DAY_S)).astype(np.int32)
    failed = dice.random(DAY_S) < _LOSS
    rtt[failed] = NO_RTT
    return np.arange(DAY_S, dtype=np.int64) * _SECOND, rtt, np.where(failed, 2, 0).astype(np.uint8)


def timed(window: QWidget, act: Callable[[int], None], frames: int = _FRAMES) -> tuple[float, float]:
    """Return median and 95th percentile of the time that an act and the whole frame after it take."""
    taken: list[float] = []
    for turn in range(frames):
        begun = time.perf_counter()
        act(turn)
        window.repaint()
        QApplication.sendPostedEvents()
        taken.append((time.perf_counter() - begun) * 1e3)
    return median(taken), quantiles(taken, n=20)[-1]


def lane_turns(matrix: MatrixView, book: LaneBook) -> tuple[float, float]:
    """Time the turns in which lanes follow the time, a few of them in each, until all are drawn."""
    taken: list[float] = []
    for _ in range(5):
        book.now_ns += 600 * _SECOND
        drawn = matrix.rows_delegate.strips_drawn
        for _ in range(LANES):
            if matrix.rows_delegate.strips_drawn - drawn >= LANES:
                break
            begun = time.perf_counter()
            matrix.rows_delegate.begin_turn()
            matrix.viewport().repaint()
            taken.append((time.perf_counter() - begun) * 1e3)
    return median(taken), quantiles(taken, n=20)[-1]


def ours() -> tuple[QWidget, Callable[[], Frames]]:
    """Return the product's matrix and graph, and what times them."""
    rows = [row for row in results.rows(plan_of(None, GUP, DATABASE)) if not folds(row)]
    many = [
        replace(rows[n % len(rows)], cell=replace(rows[n % len(rows)].cell, address=f"192.0.2.{n}"))
        for n in range(LANES)
    ]
    book, model = LaneBook(), MatrixModel()
    book.open(LANES, Anchor(0, time.time_ns()), DAY_S * _SECOND)
    book.range = TimeRange.DAY
    for number, past in enumerate(book.pasts):
        past.samples.extend(*series(number))
    model.open_rows(many)
    window = QWidget()
    window.resize(*SIZE)
    matrix, card = MatrixView(model, book, lambda _row: 200_000.0, window), GraphCard(window)
    layout = QHBoxLayout(window)
    layout.addWidget(matrix, 3)
    layout.addWidget(card, 2)
    shown: RowPast = book.pasts[0]
    card.graph.set_session(book.anchor)
    card.graph.set_cell("", shown)
    card.graph.set_span(DAY_S * _SECOND)
    card.graph.advance(book.now_ns)

    def measure() -> Frames:
        turns_ms = lane_turns(matrix, book)
        card.graph.pan(-0.1)
        zoom = timed(window, lambda turn: card.graph.zoom(0.8 if turn % 20 < 10 else 1.25))
        scroll = timed(window, lambda turn: card.graph.pan(-0.02 if turn % 20 < 10 else 0.02))
        return Frames(zoom, scroll, turns_ms)

    return window, measure


def defaults() -> tuple[QWidget, Callable[[], Frames]]:
    """Return pyqtgraph as it comes, every sample handed to a PlotDataItem, and what times it."""
    window = pg.GraphicsLayoutWidget()
    window.resize(*SIZE)
    first: pg.PlotItem | None = None
    for number in range(LANES + 1):
        at, rtt, _ = series(min(number, LANES - 1))
        plot = window.addPlot(row=number, col=0)
        plot.hideAxis("bottom")
        plot.addItem(pg.PlotDataItem(at / 1e9, np.where(rtt < 0, np.nan, rtt)))
        if first is None:
            first = plot
        else:
            plot.setXLink(first)
    assert first is not None
    shared = first

    def zoom(turn: int) -> None:
        share = 0.8 ** (turn % 10)
        shared.setXRange(DAY_S * (1 - share), DAY_S, padding=0)

    def scroll(turn: int) -> None:
        shared.setXRange(DAY_S * 0.1 - turn * 40, DAY_S - turn * 40, padding=0)

    def measure() -> Frames:
        zoomed, scrolled = timed(window.viewport(), zoom, 8), timed(window.viewport(), scroll, 8)
        return Frames(zoomed, scrolled, scrolled)

    return window, measure


def tell(window: QWidget, measure: Callable[[], Frames]) -> None:
    """Print what a window on screen costs, and end the process: pyqtgraph's items outlive their scene."""
    window.repaint()
    print(msgspec.json.encode(measure()).decode(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    application = make_application()
    shown_window, measured = ours() if sys.argv[1] == "ours" else defaults()
    shown_window.show()
    QTimer.singleShot(_EXPOSED_MS, lambda: tell(shown_window, measured))
    application.exec()
