"""Probe kinds `http`, `https`, `http-head`, `https-head`: one question, of which only the head is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.http_exchange import Question, named, one_question
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Net, ProbeRequest
from sepgui.probes.tls import over_tls

if TYPE_CHECKING:
    from sepgui.wire.http import Reply

_ANSWERED = QT_TRANSLATE_NOOP("Probe", "HTTP answered with {status} from {server}.")
_MOVED = QT_TRANSLATE_NOOP(
    "Probe", "HTTP answered with {status} from {server}, which sends on to {location}."
)


async def probe_http(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one GET learnt: any HTTP status (RFC 9112 4) proves that HTTP is served here."""
    talk = one_question(request, clock, Question.START, answered, default_port=80)
    return await over_tcp(request, net, clock, talk)


async def probe_https(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one GET inside TLS learnt; the certificate is recorded, not enforced."""
    talk = one_question(request, clock, Question.START, answered, default_port=443)
    return await over_tls(request, net, clock, talk)


async def probe_http_head(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one HEAD learnt (RFC 9110 9.3.2): any HTTP status, 401 and 403 too, is an answer."""
    talk = one_question(request, clock, Question.HEAD, answered, default_port=80)
    return await over_tcp(request, net, clock, talk)


async def probe_https_head(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one HEAD inside TLS learnt; the certificate is recorded, not enforced."""
    talk = one_question(request, clock, Question.HEAD, answered, default_port=443)
    return await over_tls(request, net, clock, talk)


def answered(reply: Reply) -> Learnt:
    """Return what any HTTP answer proves: HTTP is served here, with this status and by this server."""
    facts = reply.facts
    detail = (_MOVED.with_(location=facts.location) if facts.location else _ANSWERED).with_(
        status=facts.status, server=named(facts.server)
    )
    return Learnt(Service.CONFIRMED, detail)
