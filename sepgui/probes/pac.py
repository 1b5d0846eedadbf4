"""Probe kind `pac`: the proxy script of SEP's Local Proxy Service, from the client itself alone."""

from __future__ import annotations

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.http_exchange import Answered, exchange, named
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Depth, Net, ProbeRequest
from sepgui.wire.pac import TARGET, is_script

_SERVED = QT_TRANSLATE_NOOP("Probe", "The proxy script (PAC) for browsers is served here ({server}).")
_OTHER_BODY = QT_TRANSLATE_NOOP(
    "Probe", "HTTP {status} from {server}, but what came is no proxy script (PAC): another program answers."
)
_NONE_HERE = QT_TRANSLATE_NOOP(
    "Probe",
    "{server} has no proxy script (PAC) under {path}: HTTP {status}. Another program may hold the port.",
)
_FORBIDDEN = QT_TRANSLATE_NOOP(
    "Probe", "{server} keeps the proxy script (PAC) from this computer: HTTP {status}."
)
_BROKEN = QT_TRANSLATE_NOOP("Probe", "{server} cannot serve the proxy script (PAC): HTTP {status}.")
_OTHER_STATUS = QT_TRANSLATE_NOOP(
    "Probe", "{server} answers with HTTP {status}, which is no proxy script (PAC)."
)


async def probe_pac(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether one GET brings a proxy script (RFC 9112; HTTP/1.0); a pulse only connects."""

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        if request.depth is Depth.PULSE:
            return Learnt(Service.UNCHECKED)

        from sepgui.wire.http import Asking, Method, Wanted, authority

        host = authority(request.host, request.port, 80)
        asking = Asking(Method.GET, request.path or TARGET, host, Wanted.BODY, version="1.0")
        answered = await exchange(connection, asking, clock, deadline_ns)
        if not isinstance(answered, Answered):
            return answered
        facts = answered.reply.facts
        match facts.status:
            case 200 if is_script(answered.reply.body):
                service, detail = Service.CONFIRMED, _SERVED
            case 200:
                service, detail = Service.UNEXPECTED, _OTHER_BODY
            case 404 | 410:
                service, detail = Service.FAILING, _NONE_HERE
            case 401 | 403 | 407:
                service, detail = Service.FAILING, _FORBIDDEN
            case status if status >= 500:
                service, detail = Service.FAILING, _BROKEN
            case _:
                service, detail = Service.UNEXPECTED, _OTHER_STATUS
        said = detail.with_(status=facts.status, server=named(facts.server), path=request.path or TARGET)
        return Learnt(service, said, http=facts, reply_ns=answered.reply_ns)

    return await over_tcp(request, net, clock, talk)
