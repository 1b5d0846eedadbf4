"""matplotlib as its manual recommends it: its style for speed, which simplifies paths, and blitting in lanes.

A zoom or a scroll changes axes too, so the whole figure is drawn, which is what `draw_idle` comes to; where
time goes on in lanes alone, only their lines are drawn over a kept background.
"""

from __future__ import annotations

import matplotlib.style
from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtWidgets import QApplication

from tests.bench.day import DAY_S, LANES, MOST_US, line, scrolled, zoomed
from tests.bench.framing import Frames, timed
from tests.bench.screen import SIZE


class Plots:
    """The figure of 24 lanes and a graph; `window` is its canvas."""

    def __init__(self) -> None:
        matplotlib.style.use("fast")
        figure = Figure()
        self.window = FigureCanvasQTAgg(figure)
        self.window.resize(*SIZE)
        grid = figure.add_gridspec(
            LANES, 2, width_ratios=(3, 2), left=0.01, right=0.99, top=0.99, bottom=0.05, hspace=0.1
        )
        self._lanes = [figure.add_subplot(grid[number, 0]) for number in range(LANES)]
        self._graph = figure.add_subplot(grid[:, 1])
        self._figure = figure
        self._lines = [
            axes.plot(*line(number), linewidth=1)[0]
            for number, axes in enumerate((*self._lanes, self._graph))
        ]
        for axes in self._lanes:
            axes.set_axis_off()
            axes.set_ylim(0, MOST_US)
        self._graph.set_ylim(0, MOST_US)
        self._show((0.0, DAY_S))

    def measure(self) -> Frames:
        """Return what frames cost."""
        zoom = timed(lambda turn: self._show(zoomed(turn)))
        scroll = timed(lambda turn: self._show(scrolled(turn)))
        for drawn in self._lines[:LANES]:
            drawn.set_animated(True)
        self.window.draw()
        background = self.window.copy_from_bbox(self._figure.bbox)

        def go_on(turn: int) -> None:
            self.window.restore_region(background)
            for axes, drawn in zip(self._lanes, self._lines, strict=False):
                axes.set_xlim(*scrolled(turn))
                axes.draw_artist(drawn)
            self.window.blit(self._figure.bbox)
            QApplication.sendPostedEvents()

        return Frames(zoom, scroll, timed(go_on))

    def _show(self, shown: tuple[float, float]) -> None:
        for axes in (*self._lanes, self._graph):
            axes.set_xlim(*shown)
        self.window.draw()
        QApplication.sendPostedEvents()
