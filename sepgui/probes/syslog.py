"""Probe kind `syslog`: one test message to a collector, and only on request; none ever answers."""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.domain.outcome import Outcome, Service, State
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.outcomes import Learnt
from sepgui.probes.seams import Clock, Net, ProbeRequest
from sepgui.probes.udp import over_udp

_SENT = QT_TRANSLATE_NOOP(
    "Probe",
    "The test message is on its way, and nobody refused it. Syslog over UDP never answers: look on the "
    "collector for “{text}”.",
)
_ANSWERED = QT_TRANSLATE_NOOP(
    "Probe", "Something answered the test message (length in bytes: {count}), which no collector does."
)


async def probe_syslog(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Send one message (RFC 5426 3) and return whether somebody refused it; silence is the usual success."""
    from sepgui.wire.syslog import message, read_message

    outcome = await over_udp(request, net, clock, message(), _answered)
    if outcome.meaning.state is not State.OPEN_FILTERED:
        return outcome
    said = read_message(message())
    detail = _SENT.with_(text=said.text if said else "")
    return replace(outcome, meaning=replace(outcome.meaning, detail=detail))


def _answered(payload: bytes) -> Learnt:
    return Learnt(Service.UNEXPECTED, _ANSWERED.with_(count=len(payload)))
