"""Rule: a client computer that answered falls silent on every port, as its protection does to a scanner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sepgui.domain.entry import Role
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Reason
from sepgui.domain.plan import Expectation, Plan
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP

_LEAST = 2


def client_may_block_us(results: Sequence[CellResult], _plan: Plan) -> Iterator[Finding]:
    """Yield one finding for each client address of which two ports or more answered of late and none does."""
    by_address: dict[tuple[str, str], list[CellResult]] = {}
    for result in results:
        flow = result.row.planned.flow
        if flow.entry.listener_role is Role.CLIENT and result.sample is not None and result.row.cell.address:
            by_address.setdefault((result.row.cell.host, result.row.cell.address), []).append(result)
    for (host, address), asked in by_address.items():
        answered = [result for result in asked if _answered_before(result)]
        if len(answered) < _LEAST or not all(_is_silent(result) for result in asked):
            continue
        ports = ", ".join(f"{each.row.cell.port}/{each.row.cell.transport.value}" for each in answered)
        yield Finding(
            cause="client-may-block-us",
            severity=Judgement.PROBLEM,
            cells=tuple(
                result.row.cell for result in asked if result.row.planned.expectation is Expectation.LISTENING
            ),
            summary=_SUMMARY.with_(host=host, address=address),
            evidence=(_ANSWERED.with_(ports=ports),),
            remedy=_REMEDY,
        )


def _answered_before(result: CellResult) -> bool:
    recent = result.recent
    return recent.asked > 1 and recent.failures < recent.asked


def _is_silent(result: CellResult) -> bool:
    return result.sample is not None and result.sample.outcome.meaning.reason is Reason.NO_RESPONSE


_SUMMARY = QT_TRANSLATE_NOOP(
    "Finding",
    "{host} ({address}) answered and now is silent on every port: its protection may be blocking this "
    "computer (Active Response).",
)
_ANSWERED = QT_TRANSLATE_NOOP("Finding", "{ports}: open a short while ago, silent now")
_REMEDY = QT_TRANSLATE_NOOP(
    "Finding",
    "Active Response blocks for ten minutes unless the policy says otherwise; at the gentle pace the watch "
    "asks nothing of this host for that long. Look into the client's security log for this computer's "
    "address, and exclude it in the intrusion prevention policy if it is there. If it is not, see whether "
    "the host was switched off or left the network.",
)
