"""What a run means as an exit code."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sepgui.domain.run import CellResult

OK = 0
NOT_OK = 1
USAGE = 2
NOTHING_PROVED = 3
INTERRUPTED = 130

_BAD = ("problem", "degraded")
_GOOD = ("ok", "expected")


def exit_code(results: Iterable[CellResult]) -> int:
    """Return 1 if any cell is degraded or a problem, else 0 if any is ok or as expected, else 3."""
    judgements = {result.judgement.value for result in results}
    if judgements.intersection(_BAD):
        return NOT_OK
    return OK if judgements.intersection(_GOOD) else NOTHING_PROVED
