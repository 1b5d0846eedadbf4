"""Tells which rows of the matrix are on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sepgui.ui.views.matrix_view import MatrixView


def rows_in_sight(matrix: MatrixView) -> list[int]:
    """Return the rows that are on the screen, from top to bottom."""
    first, last = matrix.rowAt(0), matrix.rowAt(matrix.viewport().height() - 1)
    last = matrix.rows.rowCount() - 1 if last < 0 else last
    shown = (matrix.rows.row_at(at) for at in range(max(0, first), last + 1))
    return [row for row in shown if row >= 0]
