"""Probe kind `gup`: one GET in HTTP/1.0 for the root, which never makes a GUP fetch content."""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.conversation import clock_skew
from sepgui.probes.http_exchange import Answered, exchange, named
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Depth, Net, ProbeRequest
from sepgui.wire.gup import is_rtvscan

_ALIVE = QT_TRANSLATE_NOOP(
    "Probe", "A Web cache answers as a GUP does: HTTP {status} from {server}; any status will do."
)
_RTVSCAN = QT_TRANSLATE_NOOP(
    "Probe", "What answered is no GUP: it begins as rtvscan of the old Symantec AntiVirus does."
)


async def probe_gup(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a GUP answers: any HTTP status (RFC 9112 4) shows that its cache is alive."""

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        if request.depth is Depth.PULSE:
            return Learnt(Service.UNCHECKED)

        from sepgui.wire.http import Asking, Method, Wanted, authority

        host = authority(request.host, request.port, 80)
        asking = Asking(Method.GET, "/", host, Wanted.HEAD, version="1.0")
        answered = await exchange(connection, asking, clock, deadline_ns)
        if isinstance(answered, Answered):
            facts = answered.reply.facts
            detail = _ALIVE.with_(status=facts.status, server=named(facts.server))
            skew = clock_skew(answered.reply.unix_s, clock)
            return Learnt(Service.CONFIRMED, detail, http=facts, reply_ns=answered.reply_ns, facts=skew)
        if answered.service is Service.UNEXPECTED and is_rtvscan(asking.start):
            return replace(answered, detail=_RTVSCAN)
        return answered

    return await over_tcp(request, net, clock, talk)
