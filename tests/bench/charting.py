"""QtCharts as its manual recommends it: a chart for each lane and one for the graph, a QLineSeries in each.

The library is no dependency of the program (docs/adr/0027-peers-that-draw.md), so nothing knows its types;
what is called of it stands here. A series takes no NaN: a sample that failed is left out.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Protocol, cast

import numpy as np
from PySide6.QtCore import QMargins, QObject, Qt
from PySide6.QtWidgets import QApplication, QGraphicsLayout, QGridLayout, QWidget

from tests.bench.day import DAY_S, LANES, MOST_US, line, scrolled, zoomed
from tests.bench.framing import Frames, timed
from tests.bench.screen import SIZE

if TYPE_CHECKING:
    from numpy.typing import NDArray


class _Axis(Protocol):
    def setRange(self, low: float, high: float, /) -> None: ...
    def setVisible(self, visible: bool, /) -> None: ...


class _Series(Protocol):
    def replaceNp(self, x: NDArray[np.float64], y: NDArray[np.float64], /) -> None: ...
    def setUseOpenGL(self, enable: bool, /) -> None: ...
    def attachAxis(self, axis: _Axis, /) -> bool: ...


class _Chart(Protocol):
    def legend(self) -> QWidget: ...
    def layout(self) -> QGraphicsLayout: ...
    def setMargins(self, margins: QMargins, /) -> None: ...
    def addSeries(self, series: _Series, /) -> None: ...
    def addAxis(self, axis: _Axis, side: Qt.AlignmentFlag, /) -> None: ...


class _Library(Protocol):
    def QChart(self) -> _Chart: ...
    def QLineSeries(self, parent: QObject, /) -> _Series: ...
    def QValueAxis(self, parent: QObject, /) -> _Axis: ...
    def QChartView(self, chart: _Chart, parent: QWidget, /) -> QWidget: ...


class Charts:
    """The window of charts."""

    def __init__(self, *, opengl: bool) -> None:
        charts = cast("_Library", importlib.import_module("PySide6.QtCharts"))
        self.window = QWidget()
        self.window.resize(*SIZE)
        grid = QGridLayout(self.window)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(0)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        self._axes: list[_Axis] = []
        for number in range(LANES + 1):
            is_lane = number < LANES
            at, rtt = line(number)
            known = np.isfinite(rtt)
            series = charts.QLineSeries(self.window)
            series.setUseOpenGL(opengl)
            series.replaceNp(at[known], rtt[known])
            chart = charts.QChart()
            chart.legend().hide()
            chart.setMargins(QMargins(0, 0, 0, 0))
            chart.layout().setContentsMargins(0, 0, 0, 0)
            chart.addSeries(series)
            for side, high in ((Qt.AlignmentFlag.AlignBottom, DAY_S), (Qt.AlignmentFlag.AlignLeft, MOST_US)):
                axis = charts.QValueAxis(self.window)
                axis.setRange(0, high)
                axis.setVisible(not is_lane)
                chart.addAxis(axis, side)
                series.attachAxis(axis)
                if side is Qt.AlignmentFlag.AlignBottom:
                    self._axes.append(axis)
            view = charts.QChartView(chart, self.window)
            view.setMinimumSize(1, 1)
            if is_lane:
                grid.addWidget(view, number, 0)
            else:
                grid.addWidget(view, 0, 1, LANES, 1)

    def measure(self) -> Frames:
        """Return what frames cost."""
        lanes = self._axes[:LANES]
        return Frames(
            timed(lambda turn: self._show(self._axes, zoomed(turn))),
            timed(lambda turn: self._show(self._axes, scrolled(turn))),
            timed(lambda turn: self._show(lanes, scrolled(turn))),
        )

    def _show(self, axes: list[_Axis], shown: tuple[float, float]) -> None:
        for axis in axes:
            axis.setRange(*shown)
        QApplication.sendPostedEvents()
