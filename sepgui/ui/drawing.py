"""Draws the chosen row in the graph, once there is a graph: its samples, limits, marks and name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from sepgui.ui.models.row_list import GROUP
from sepgui.ui.together import show_together

if TYPE_CHECKING:
    from sepgui.domain.cell import Anchor
    from sepgui.ui.graph.limits import Limit
    from sepgui.ui.models.lane_book import LaneBook
    from sepgui.ui.models.matrix_model import MatrixModel
    from sepgui.ui.models.ranges import TimeRange
    from sepgui.ui.views.graph_card import GraphCard
    from sepgui.ui.views.matrix_view import MatrixView
    from sepgui.ui.views.workspace import Workspace


class Drawing:
    """Follows the choice in the matrix; without a graph it does nothing, and `take` catches up."""

    def __init__(
        self,
        model: MatrixModel,
        book: LaneBook,
        matrix: MatrixView,
        workspace: Workspace,
        limits: Callable[[int], tuple[Limit, ...]],
    ) -> None:
        self._model = model
        self._book = book
        self._matrix = matrix
        self._workspace = workspace
        self._limits = limits
        self._anchor: Anchor | None = None
        self._row: int | None = None

    def open(self, anchor: Anchor) -> None:
        """Begin with another session."""
        self.forget()
        self._anchor = anchor
        if (card := self._workspace.made_graph) is not None:
            card.graph.set_session(anchor)

    def take(self, card: GraphCard) -> None:
        """Show in a graph that was just made what there is."""
        if self._anchor is not None:
            card.graph.set_session(self._anchor)
        card.graph.set_span(self._book.range.span_ns)
        self.name()
        self.show()

    def show_range(self, choice: TimeRange) -> None:
        """Show another range."""
        if (card := self._workspace.made_graph) is not None:
            card.graph.set_span(choice.span_ns)

    def forget(self) -> None:
        """Read the samples of the chosen row anew the next time: they are others."""
        self._row = None

    def show(self) -> None:
        """Draw the chosen row as it is now, if the graph can be seen."""
        card = self._workspace.made_graph
        if card is None or not self._workspace.graph_is_shown:
            self._row = None
            return
        chosen = self._matrix.chosen_row()
        wanted = None if chosen == GROUP else chosen
        if wanted != self._row or wanted is None:
            self._row = wanted
            series = None if wanted is None else self._book.pasts[wanted]
            limits = () if wanted is None else self._limits(wanted)
            self.name()
            card.show_cell(card.title, series, self._anchor, limits)
        show_together(self._workspace, self._matrix, self._book, wanted)
        self.name()
        marks = () if wanted is None else self._book.marks_of(self._model.result(wanted).row.cell)
        card.graph.set_marks(marks)
        card.graph.advance(self._book.now_ns)

    def name(self) -> None:
        """Say over the graph what it shows."""
        if (card := self._workspace.made_graph) is not None:
            card.show_title(self._title(len(card.legend.names)))

    def _title(self, count: int) -> str:
        row = self._matrix.chosen_row()
        if row is None or row == GROUP:
            return QCoreApplication.translate("Board", "Latency")
        if count > 1:
            return QCoreApplication.translate("Board", "Latency of {count} ports").format(count=count)
        line = self._model.line(row)
        return QCoreApplication.translate("Board", "Latency of {port}, {entry}").format(
            port=line.port, entry=line.entry
        )
