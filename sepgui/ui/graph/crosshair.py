"""The crosshair of the graph: where it stands, and the exact values there, of every cell that is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sepgui.ui.graph.readout import Picked, ReadoutLabel, readout, values

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sepgui.domain.cell import Anchor
    from sepgui.ui.graph.others import Other, Series
    from sepgui.ui.graph.plots import Plots
    from sepgui.ui.graph.reduce import PixelColumns
    from sepgui.ui.graph.smoke import Smoke


class Crosshair:
    """Stands at `at_ns`, None for nowhere."""

    def __init__(self, plots: Plots, parent: QWidget) -> None:
        self.at_ns: int | None = None
        self._plots = plots
        self._label = ReadoutLabel(parent)
        self._label.raise_()

    @property
    def said(self) -> str:
        """What it says, empty while it stands nowhere."""
        return "" if self.at_ns is None else self._label.text()

    def hide(self) -> None:
        """Stand nowhere."""
        self.at_ns = None
        self._plots.crosshair.hide()
        self._label.hide()

    def step(self, columns: PixelColumns | None, steps: int) -> bool:
        """Go over so many asked columns, to the past when negative; whether there is one to go to."""
        asked = np.empty(0, np.intp) if columns is None else np.flatnonzero(columns.asked)
        if columns is None or not len(asked):
            return False
        if self.at_ns is None:
            place = len(asked) - 1
        else:
            at = (self.at_ns - columns.start_ns) // columns.step_ns
            side = "left" if steps > 0 else "right"
            place = int(np.searchsorted(asked, at, side)) - (0 if steps > 0 else 1)
            place += steps if 0 <= place < len(asked) and asked[place] == at else 0
        column = int(asked[min(len(asked) - 1, max(0, place))])
        self.at_ns = columns.start_ns + column * columns.step_ns + columns.step_ns // 2
        return True

    def show(
        self,
        series: Series | None,
        columns: PixelColumns | None,
        smoke: Smoke | None,
        anchor: Anchor,
        name: str,
        others: tuple[Other, ...],
    ) -> None:
        """Show it where it stands, over what was drawn last; `name` is the cell's among others."""
        at_ns, plots = self.at_ns, self._plots
        low, high = plots.shown_ns()
        if series is None or columns is None or smoke is None or at_ns is None or not low <= at_ns <= high:
            self.hide()
            return
        at = min(len(columns) - 1, (at_ns - columns.start_ns) // columns.step_ns)
        column = nearest_asked(columns, at)
        mark = plots.marked.near(at_ns, plots.pixel_ns())
        words = readout(Picked(columns, smoke, series.samples, anchor, column, mark), name)
        for other in others:
            theirs = nearest_asked(other.columns, min(len(other.columns) - 1, column))
            picked = Picked(other.columns, other.smoke, other.named.series.samples, anchor, theirs)
            words += f"\n{other.named.name}  ·  {values(picked)}"
        x_ns = columns.start_ns + columns.step_ns * column + columns.step_ns / 2
        left, right = plots.edges()
        plots.crosshair.setPos(x_ns)
        plots.crosshair.show()
        self._label.show_at(words, left + (x_ns - low) / (high - low) * (right - left), left, right)


def nearest_asked(columns: PixelColumns, at: int) -> int:
    """Return the asked column within three pixels of another, or that one."""
    near = np.flatnonzero(columns.asked[max(0, at - 3) : at + 4]) + max(0, at - 3)
    return int(near[np.argmin(np.abs(near - at))]) if len(near) else int(at)
