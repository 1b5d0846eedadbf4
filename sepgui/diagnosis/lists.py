"""What a dead manager means where clients have others: they pick one at random, so it fails now and then."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.domain.entry import Family
from sepgui.domain.judgement import Judgement
from sepgui.domain.plan import Plan
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP, Text


def intermittent(host: str, results: Sequence[CellResult], plan: Plan) -> Iterator[Text]:
    """Yield one sentence if clients of the list reach another manager than this one, which is down."""
    managers = {manager.target.shown for manager in plan.pair.managers}
    if host not in managers:
        return
    serving = {
        result.row.cell.host
        for result in results
        if result.row.planned.flow.entry.family is Family.CLIENT_PROTOCOL
        and result.judgement in (Judgement.OK, Judgement.DEGRADED)
    }
    others = sorted(serving & managers - {host})
    if others:
        yield QT_TRANSLATE_NOOP(
            "Finding",
            "Clients pick a manager of the list at random, and {others} answers: for them this comes "
            "and goes.",
        ).with_(others=", ".join(others))
