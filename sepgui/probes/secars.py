"""Probe kinds `secars-http` and `secars-https`: the hello that a manager answers with 200 and OK."""

from __future__ import annotations

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.conversation import clock_skew
from sepgui.probes.http_exchange import Answered, exchange, named
from sepgui.probes.outcomes import Learnt, Talk, over_tcp
from sepgui.probes.seams import Clock, Connection, Net, ProbeRequest
from sepgui.probes.tls import over_tls
from sepgui.wire import secars
from sepgui.wire.secars import SecarsAnswer

_MEANINGS: dict[SecarsAnswer, tuple[Service, Text]] = {
    SecarsAnswer.HELLO: (
        Service.CONFIRMED,
        QT_TRANSLATE_NOOP("Probe", "The manager's secars answered OK ({server})."),
    ),
    SecarsAnswer.CUT_SHORT: (
        Service.FAILING,
        QT_TRANSLATE_NOOP("Probe", "{status} from {server}, but secars' OK did not arrive whole."),
    ),
    SecarsAnswer.OTHER_BODY: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP("Probe", "A web server answers here, but not with secars' OK: {server}."),
    ),
    SecarsAnswer.NO_SUCH_PATH: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe",
            "404: a web server without secars answers here ({server}): another product, "
            "or secars is not mapped.",
        ),
    ),
    SecarsAnswer.MOVED: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe", "{status}: the web server ({server}) sends secars' clients elsewhere: {location}."
        ),
    ),
    SecarsAnswer.CREDENTIALS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP(
            "Probe",
            "{status}: {server} asks for credentials, which no manager does: a proxy or another product.",
        ),
    ),
    SecarsAnswer.FORBIDDEN: (
        Service.FAILING,
        QT_TRANSLATE_NOOP("Probe", "403: the web server ({server}) forbids secars to this computer."),
    ),
    SecarsAnswer.BROKEN: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe",
            "{status}: the web server ({server}) cannot run secars, or the manager has lost its database.",
        ),
    ),
    SecarsAnswer.OVERLOADED: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe", "503: the manager is overloaded or its web server is stopping ({server})."
        ),
    ),
    SecarsAnswer.OTHER_STATUS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP("Probe", "{status} is no answer of secars: {server}."),
    ),
}


async def probe_secars_http(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a manager's secars answers its hello over HTTP; the request changes nothing there."""
    return await over_tcp(request, net, clock, _say_hello(request, clock, default_port=80))


async def probe_secars_https(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a manager's secars answers its hello over HTTPS; the certificate is recorded."""
    return await over_tls(request, net, clock, _say_hello(request, clock, default_port=443))


def _say_hello(request: ProbeRequest, clock: Clock, *, default_port: int) -> Talk:
    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        from sepgui.wire.http import Asking, Method, Wanted, authority

        host = authority(request.host, request.port, default_port)
        asking = Asking(Method.GET, request.path or secars.TARGET, host, Wanted.BODY)
        answered = await exchange(connection, asking, clock, deadline_ns)
        if not isinstance(answered, Answered):
            return answered
        reply = answered.reply
        ended = secars.Body.WHOLE if reply.whole else secars.Body.CUT
        service, detail = _MEANINGS[secars.meaning(reply.facts.status, reply.body, ended)]
        filled = detail.with_(
            status=reply.facts.status,
            server=named(reply.facts.server),
            location=reply.facts.location or "?",
        )
        skew = clock_skew(reply.unix_s, clock)
        return Learnt(service, filled, http=reply.facts, reply_ns=answered.reply_ns, facts=skew)

    return talk
