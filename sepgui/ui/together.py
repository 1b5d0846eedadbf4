"""What the graph shows beside the chosen row: the other selected rows, and how far back another span lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sepgui.ui.graph.comparing import other_span

if TYPE_CHECKING:
    from sepgui.ui.models.lane_book import LaneBook
    from sepgui.ui.views.graph_card import GraphCard
    from sepgui.ui.views.matrix_view import MatrixView
    from sepgui.ui.views.workspace import Workspace


def show_together(workspace: Workspace, matrix: MatrixView, book: LaneBook, row: int | None) -> None:
    """Draw the other selected rows beside a row; rows that were never asked have nothing to draw."""
    from sepgui.ui.graph.others import MOST, Named

    selected = [] if row is None else matrix.selected_rows()
    others = [at for at in selected if at != row and at < len(book.pasts) and len(book.pasts[at].samples)]
    named = [Named(_name(matrix, at), book.pasts[at]) for at in others[:MOST]]
    workspace.show_others("" if row is None else _name(matrix, row), named)


def reach_ns(book: LaneBook, card: GraphCard | None) -> int:
    """Return how far back the past is shown, in nanoseconds, with what it is compared with."""
    if card is None:
        return book.range.span_ns
    low, high = card.graph.shown_ns()
    other = other_span(card.comparison.comparing, low, high, None)
    return book.range.span_ns + (0 if other is None else low - other[0])


def _name(matrix: MatrixView, row: int) -> str:
    """Return the port of a row, with its address where the flow is asked on several."""
    line = matrix.rows.line(row)
    return f"{line.port}  {line.address}".strip()
