"""Probe kind `udp`, one empty datagram, and what all kinds over UDP do: one datagram, one answer or none."""

from __future__ import annotations

from collections.abc import Callable

from sepgui.domain.attempt import Answered, Transport, classify
from sepgui.domain.outcome import Meaning, Outcome, Phases, RttSource, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.outcomes import Learnt, unanswered
from sepgui.probes.seams import Clock, Net, ProbeRequest, Unconnected

_ANSWERED = QT_TRANSLATE_NOOP(
    "Probe", "A datagram came back (length in bytes: {count}); which application sent it is not known."
)


async def probe_udp(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one empty datagram (RFC 768, length 8) to the address learnt; silence is open|filtered."""
    return await over_udp(request, net, clock, b"", _unknown)


async def over_udp(
    request: ProbeRequest, net: Net, clock: Clock, payload: bytes, judge: Callable[[bytes], Learnt]
) -> Outcome:
    """Send one datagram (RFC 768) and let `judge` say what the answer means; silence is open|filtered."""
    deadline_ns = clock.now_ns() + request.timeout_ns
    answer = await net.ask(request.address, request.port, payload, deadline_ns)
    if isinstance(answer, Unconnected):
        return unanswered(Transport.UDP, answer)
    state, reason = classify(Transport.UDP, Answered())
    learnt = judge(answer.payload)
    return Outcome(
        meaning=Meaning(state, reason, learnt.service, learnt.detail, facts=learnt.facts),
        rtt_ns=answer.elapsed_ns,
        rtt_source=RttSource.WALL,
        phases=Phases(reply_ns=answer.elapsed_ns),
        local_address=answer.local_address,
        local_port=answer.local_port,
    )


def _unknown(payload: bytes) -> Learnt:
    return Learnt(Service.UNCHECKED, _ANSWERED.with_(count=len(payload)))
