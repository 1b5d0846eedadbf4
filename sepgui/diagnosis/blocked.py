"""Rule: a client computer that answered falls silent on every port, as its protection does to a scanner."""

from __future__ import annotations

from collections.abc import Iterator

from sepgui.diagnosis.scene import Scene, by_address, is_silent, make, should_listen
from sepgui.domain.entry import Role
from sepgui.domain.finding import Cause, Certainty, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.run import CellResult
from sepgui.i18n import QT_TRANSLATE_NOOP

_LEAST = 2


def client_may_block_us(scene: Scene) -> Iterator[Finding]:
    """Yield one finding for each client address of which two ports or more answered of late and none does."""
    of_clients = (r for r in scene.left if r.row.planned.flow.entry.listener_role is Role.CLIENT)
    for results in by_address(of_clients).values():
        answered = [result for result in results if _answered_before(result)]
        if len(answered) < _LEAST or not all(is_silent(result) for result in results):
            continue
        listening = [result for result in results if should_listen(result)]
        ports = ", ".join(f"{r.row.cell.port}/{r.row.cell.transport.value}" for r in answered)
        yield make(
            Cause.CLIENT_MAY_BLOCK_US,
            listening or answered,
            _SUMMARY,
            (Evidence(_ANSWERED.with_(ports=ports), answered[0].row.cell),),
            certainty=Certainty.POSSIBLE,
            severity=Judgement.PROBLEM,
            decides=_DECIDES,
        )


def _answered_before(result: CellResult) -> bool:
    recent = result.recent
    return recent.asked > 1 and recent.failures < recent.asked


_SUMMARY = QT_TRANSLATE_NOOP(
    "Finding",
    "{where} answered and now is silent on every port: its protection may be blocking this computer "
    "(Active Response).",
)
_ANSWERED = QT_TRANSLATE_NOOP("Finding", "{ports}: open a short while ago, silent now")
_DECIDES = QT_TRANSLATE_NOOP(
    "Finding",
    "Look for this computer's address in the client's security log: if it is not there, the host was "
    "switched off or left the network.",
)
