"""The table of diagnosis rules, and the one function that applies it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from sepgui.diagnosis.alternatives import alternatives_down
from sepgui.diagnosis.blocked import client_may_block_us
from sepgui.diagnosis.names import name_does_not_resolve
from sepgui.diagnosis.silence import host_is_silent
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Finding
from sepgui.domain.plan import Plan
from sepgui.domain.run import CellResult

Rule = Callable[[Sequence[CellResult], Plan], Iterator[Finding]]
"""From the results that no earlier rule has explained to findings."""

RULES: tuple[Rule, ...] = (
    name_does_not_resolve,
    client_may_block_us,
    host_is_silent,
    alternatives_down,
)
"""In order: what an earlier rule explains, no later rule sees."""


def diagnose(results: Sequence[CellResult], plan: Plan) -> tuple[Finding, ...]:
    """Return the findings of a run or of the newest samples of a watch; a cell has one finding at most."""
    findings: list[Finding] = []
    explained: set[CellKey] = set()
    for rule in RULES:
        left = [result for result in results if result.row.cell not in explained]
        for finding in rule(left, plan):
            findings.append(finding)
            explained.update(finding.cells)
    return tuple(findings)
