"""Tells when a line of the matrix need not be made anew until somebody reads it: many thousands of rows."""

from __future__ import annotations

from collections.abc import Sequence

from sepgui.domain.run import CellResult
from sepgui.ui.models.lines import Figures

MANY = 500
"""So many rows with other numbers at once, and their lines wait: fewer can all be in sight, or nearly."""


def only_numbers_differ(before: CellResult, after: CellResult) -> bool:
    """Return whether the lines of two results of a row differ in nothing but their numbers."""
    if before.sample is None or after.sample is None:
        return False
    return (
        before.judgement is after.judgement
        and before.sample.outcome.meaning == after.sample.outcome.meaning
        and before.why == after.why
    )


def others_of(before: Sequence[Figures], after: Sequence[Figures]) -> set[int]:
    """Return the rows whose figures differ."""
    pairs = enumerate(zip(before, after, strict=True))
    return {row for row, (one, other) in pairs if one is not other and one != other}
