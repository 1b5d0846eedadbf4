"""What the audience answers, and how it compares with what the diagnosis says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Cause, Finding
from sepgui.domain.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Guess:
    """A cause, None for *nothing is wrong*, and the cells that are said to suffer from it."""

    cause: Cause | None
    cells: frozenset[CellKey]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A guess beside the finding that it is held against, None where there is none.

    `among` says that the cause is among the findings. Cells are those named rightly, those left out, and
    those that do not belong to the finding.
    """

    guess: Guess
    finding: Finding | None
    among: bool
    right: frozenset[CellKey]
    missed: frozenset[CellKey]
    extra: frozenset[CellKey]

    @property
    def agrees(self) -> bool:
        """Whether the cause was named, or rightly none."""
        return self.among if self.finding is not None else self.guess.cause is None


def compared(guess: Guess, findings: Sequence[Finding]) -> Comparison:
    """Return a guess beside the finding with its cause, or else beside the worst one."""
    serious = [finding for finding in findings if finding.severity is not Judgement.EXPECTED]
    same = [finding for finding in serious if finding.cause is guess.cause]
    finding = max(same, key=lambda each: len(guess.cells & set(each.cells)), default=None)
    against = finding if finding is not None else next(iter(serious), None)
    cells = frozenset(against.cells) if against is not None else frozenset[CellKey]()
    return Comparison(
        guess=guess,
        finding=against,
        among=finding is not None,
        right=guess.cells & cells,
        missed=cells - guess.cells,
        extra=guess.cells - cells,
    )
