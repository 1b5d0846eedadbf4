"""A window of 24 lanes and a graph over a day at 1 Hz, zoomed and scrolled frame by frame; or its peers.

The argument is one of `WAYS`: the product, or the same samples drawn by a library on its own. Standard output
is a `Frames` as JSON.

A frame is over when everything is done that it asked Qt for: layouts, and the painting of what it changed.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir

import msgspec
import pyqtgraph as pg
from msgspec.structs import replace
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from sepgui.domain.cell import Anchor
from sepgui.ui.garbage import LOOKS_MS, Collector, collect_due
from sepgui.ui.main import make_application
from sepgui.ui.models.lane_book import LaneBook
from sepgui.ui.models.lanes import RowPast
from sepgui.ui.models.lines import folds
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.views.graph_card import GraphCard
from sepgui.ui.views.matrix_view import MatrixView
from tests.bench.day import DAY_S, LANES, SECOND, line, scrolled, series, zoomed
from tests.bench.framing import FRAMES, Frames, Spread, cost, spread, timed
from tests.bench.screen import SIZE
from tests.fakes import results
from tests.fakes.shelves import shelf_in
from tests.fakes.sites import DATABASE, GUP, plan_of

_EXPOSED_MS = 1500
"""How long a window has to come up."""

Measured = tuple[QWidget, Callable[[], Frames]]


class Ours:
    """The product's matrix and graph, side by side."""

    def __init__(self) -> None:
        rows = [row for row in results.rows(plan_of(None, GUP, DATABASE)) if not folds(row)]
        many = [
            replace(rows[n % len(rows)], cell=replace(rows[n % len(rows)].cell, address=f"192.0.2.{n}"))
            for n in range(LANES)
        ]
        self._book, model = LaneBook(shelf_in(Path(gettempdir()))), MatrixModel()
        self._book.open(LANES, Anchor(0, time.time_ns()), DAY_S * SECOND)
        self._book.range = TimeRange.DAY
        for number, past in enumerate(self._book.pasts):
            past.samples.extend(*series(number))
        model.open_rows(many)
        self.window = QWidget()
        self.window.resize(*SIZE)
        self._collector = Collector(self.window)
        self._collected = time.monotonic()
        self._matrix = MatrixView(model, self._book, lambda _row: 200_000.0, self.window)
        card = GraphCard(self.window)
        self._graph = card.graph
        layout = QHBoxLayout(self.window)
        layout.addWidget(self._matrix, 3)
        layout.addWidget(card, 2)
        shown: RowPast = self._book.pasts[0]
        self._graph.set_session(self._book.anchor)
        self._graph.set_cell("", shown)
        self._graph.set_span(DAY_S * SECOND)
        self._graph.advance(self._book.now_ns)

    def measure(self) -> Frames:
        """Return what frames cost."""
        lanes = self._lane_turns()
        self._graph.pan(-0.1)
        return Frames(
            timed(lambda turn: self._frame(lambda: self._graph.zoom(0.8 if turn % 20 < 10 else 1.25))),
            timed(lambda turn: self._frame(lambda: self._graph.pan(-0.02 if turn % 20 < 10 else 0.02))),
            lanes,
        )

    def _frame(self, act: Callable[[], None]) -> None:
        act()
        QApplication.sendPostedEvents()
        self._collect()

    def _collect(self) -> None:
        """Free garbage as often as the program does, whose timer does not run here."""
        if time.monotonic() - self._collected > LOOKS_MS / 1e3:
            self._collected = time.monotonic()
            collect_due()

    def _lane_turns(self) -> Spread:
        """Time the turns in which lanes follow the time, a few of them in each, until all are drawn."""
        walls: list[float] = []
        processors: list[float] = []
        delegate = self._matrix.rows_delegate

        def turn() -> None:
            delegate.begin_turn()
            self._frame(self._matrix.refresh_axis)

        while len(walls) < FRAMES:
            self._book.now_ns += 600 * SECOND
            drawn = delegate.strips_drawn
            for _ in range(LANES):
                if delegate.strips_drawn - drawn >= LANES:
                    break
                wall, processor = cost(turn)
                walls.append(wall)
                processors.append(processor)
        return spread(walls, processors)


def ours() -> Measured:
    """Return the product's window, and what times it."""
    made = Ours()
    return made.window, made.measure


def defaults() -> Measured:
    """Return pyqtgraph as it comes, every sample handed to a PlotDataItem, and what times it."""
    window = pg.GraphicsLayoutWidget()
    window.resize(*SIZE)
    lanes = [window.addPlot(row=number, col=0) for number in range(LANES)]
    graph = window.addPlot(row=0, col=1, rowspan=LANES)
    for column, share in enumerate((3, 2)):
        window.ci.layout.setColumnStretchFactor(column, share)
    for number, plot in enumerate((*lanes, graph)):
        plot.addItem(pg.PlotDataItem(*line(number)))
    for plot in lanes:
        plot.hideAxis("bottom")
        plot.setXLink(lanes[0])

    def show(shown: tuple[float, float], plots: tuple[pg.PlotItem, ...]) -> None:
        for plot in plots:
            plot.setXRange(*shown, padding=0)
        QApplication.sendPostedEvents()

    def measure() -> Frames:
        return Frames(
            timed(lambda turn: show(zoomed(turn), (lanes[0], graph))),
            timed(lambda turn: show(scrolled(turn), (lanes[0], graph))),
            timed(lambda turn: show(scrolled(turn), (lanes[0],))),
        )

    return window, measure


def charts(*, opengl: bool) -> Measured:
    """Return QtCharts, and what times it."""
    from tests.bench.charting import Charts

    made = Charts(opengl=opengl)
    return made.window, made.measure


def plots() -> Measured:
    """Return matplotlib, and what times it."""
    from tests.bench.plotting import Plots

    made = Plots()
    return made.window, made.measure


WAYS: dict[str, Callable[[], Measured]] = {
    "sepgui": ours,
    "pyqtgraph": defaults,
    "qtcharts": lambda: charts(opengl=False),
    "qtcharts-opengl": lambda: charts(opengl=True),
    "matplotlib": plots,
}


def tell(window: QWidget, measure: Callable[[], Frames]) -> None:
    """Print what a window on screen costs, and end the process: pyqtgraph's items outlive their scene."""
    window.repaint()
    told = measure()
    if len(sys.argv) > 2:
        window.grab().save(sys.argv[2])
    print(msgspec.json.encode(told).decode(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    application = make_application()
    shown_window, measured = WAYS[sys.argv[1]]()
    shown_window.show()
    QTimer.singleShot(_EXPOSED_MS, lambda: tell(shown_window, measured))
    application.exec()
