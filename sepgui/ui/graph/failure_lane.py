"""The failure lane below the latency: one row a kind of failure, so that position tells the kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter

from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import STATE_CODES
from sepgui.ui.graph.reduce import PixelColumns

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

LANE_ROWS: Final[tuple[tuple[State, ...], ...]] = (
    (State.FILTERED, State.OPEN_FILTERED),
    (State.CLOSED,),
    (State.UNREACHABLE,),
    (State.ERROR,),
)
"""The rows from the bottom up; open|filtered is silence too and shares the row of filtered."""

ALWAYS_ROWS: Final = 2
"""How many rows stand even when nothing of their kind is shown."""

_MIN_PX: Final = 2.0


def runs(shown: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return the stretches of True as (first, end) pairs, `end` not included."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], shown, [False]))))
    return [(int(a), int(b)) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def _shown_in(columns: PixelColumns, reach: int) -> dict[int, list[tuple[int, int]]]:
    found: dict[int, list[tuple[int, int]]] = {}
    for row, states in enumerate(LANE_ROWS):
        shown = np.zeros(len(columns), np.bool_)
        for state in states:
            shown |= columns.lasting(STATE_CODES[state], reach)
        found[row] = runs(shown)
    return found


class FailureLane(pg.GraphicsObject):
    """Bars over the columns in which a kind of failure shows; each at least 2 pixels wide."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: PixelColumns | None = None
        self._colours: dict[State, QColor] = {}
        self._shown: dict[int, list[tuple[int, int]]] = {}
        self._others: list[dict[int, list[tuple[int, int]]]] = []

    def set_colours(self, colours: dict[State, QColor]) -> None:
        """Take the colour of each failing state."""
        self._colours = colours
        self.update()

    def set_columns(
        self, columns: PixelColumns | None, reach: int, others: Sequence[PixelColumns] = ()
    ) -> None:
        """Show a reduction; `reach` is how many unasked columns an outage spans.

        With others there is a row for each cell, that of `columns` on top, and the bars have their state's
        colour.
        """
        self.prepareGeometryChange()
        self._columns = columns
        self._shown = {} if columns is None else _shown_in(columns, reach)
        self._others = [_shown_in(each, 3 * each.spacing) for each in others]
        self.update()

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows that are shown, from the bottom up: indices of `LANE_ROWS`, or of cells."""
        if self._others:
            return tuple(range(len(self._others), -1, -1))
        return tuple(row for row in range(len(LANE_ROWS)) if row < ALWAYS_ROWS or self._shown.get(row))

    def cell_bars(self) -> list[tuple[int, State, float, float]]:
        """Return (index of the cell, state, from ns, to ns) of every bar, where cells have rows."""
        columns = self._columns
        if columns is None or not self._others:
            return []
        start, step = columns.start_ns, columns.step_ns
        return [
            (cell, LANE_ROWS[kind][0], float(start + first * step), float(start + end * step))
            for cell, shown in enumerate((self._shown, *self._others))
            for kind, found in shown.items()
            for first, end in found
        ]

    def bars(self) -> list[tuple[int, float, float]]:
        """Return (index of `LANE_ROWS`, from ns, to ns) of every bar."""
        columns = self._columns
        if columns is None or self._others:
            return []
        start, step = columns.start_ns, columns.step_ns
        return [
            (row, float(start + first * step), float(start + end * step))
            for row in self.rows
            for first, end in self._shown.get(row, ())
        ]

    # Qt's own names

    def boundingRect(self) -> QRectF:
        """The columns across, one unit a row."""
        columns = self._columns
        if columns is None:
            return QRectF()
        return QRectF(columns.start_ns, 0, len(columns) * columns.step_ns, len(self.rows))

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Draw the bars; silence is hatched where there is room."""
        along, _ = self.pixelVectors()
        pixel = abs(along.x()) if along is not None else 1.0
        place = {row: line for line, row in enumerate(self.rows)}
        bars = self.cell_bars() if self._others else [(r, LANE_ROWS[r][0], a, b) for r, a, b in self.bars()]
        for row, state, start, end in bars:
            hatched = state is State.FILTERED
            colour = self._colours.get(state, QColor("grey"))
            bar = QRectF(start, place[row] + 0.16, max(end - start, _MIN_PX * pixel), 0.68)
            painter.fillRect(bar, colour)
            if hatched and bar.width() > 6 * pixel:
                lines = QBrush(QColor(255, 255, 255, 70), Qt.BrushStyle.HorPattern)
                lines.setTransform(painter.worldTransform().inverted()[0])
                painter.fillRect(bar, lines)
