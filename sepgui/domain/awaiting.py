"""For which cells one can wait until they open, and when they have."""

from __future__ import annotations

from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import State
from sepgui.domain.plan import Expectation
from sepgui.domain.run import CellResult


def is_failing(result: CellResult) -> bool:
    """Whether one can wait for a cell to open: it is a problem, and not for being open."""
    wanted = result.row.planned.expectation is not Expectation.NOT_FOR_US
    return result.judgement is Judgement.PROBLEM and wanted and result.row.cell.address != ""


def has_opened(result: CellResult, before: State | None) -> bool:
    """Whether a cell that failed in a state has opened: it is open, and serves if it was open before."""
    if result.state is not State.OPEN:
        return False
    return before is not State.OPEN or result.judgement is not Judgement.PROBLEM
