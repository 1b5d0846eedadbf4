"""Probe kinds `http` and `https`: one GET, of which only the head of the answer is read."""

from __future__ import annotations

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.http_exchange import Answered, exchange, named
from sepgui.probes.outcomes import Learnt, Talk, over_tcp
from sepgui.probes.seams import Clock, Connection, Net, ProbeRequest
from sepgui.probes.tls import over_tls

_ANSWERED = QT_TRANSLATE_NOOP("Probe", "HTTP answered with {status} from {server}.")
_MOVED = QT_TRANSLATE_NOOP(
    "Probe", "HTTP answered with {status} from {server}, which sends on to {location}."
)


async def probe_http(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one GET learnt: any HTTP status (RFC 9112 4) proves that HTTP is served here."""
    return await over_tcp(request, net, clock, _ask_head(request, clock, default_port=80))


async def probe_https(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one GET inside TLS learnt; the certificate is recorded, not enforced."""
    return await over_tls(request, net, clock, _ask_head(request, clock, default_port=443))


def _ask_head(request: ProbeRequest, clock: Clock, *, default_port: int) -> Talk:
    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        from sepgui.wire.http import Asking, Method, Wanted, authority

        host = authority(request.host, request.port, default_port)
        asking = Asking(Method.GET, request.path or "/", host, Wanted.HEAD)
        answered = await exchange(connection, asking, clock, deadline_ns)
        if not isinstance(answered, Answered):
            return answered
        facts = answered.reply.facts
        detail = (_MOVED.with_(location=facts.location) if facts.location else _ANSWERED).with_(
            status=facts.status, server=named(facts.server)
        )
        return Learnt(Service.CONFIRMED, detail, http=facts, reply_ns=answered.reply_ns)

    return talk
