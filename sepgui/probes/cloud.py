"""Probe kind `cloud`: TLS and one HEAD, directly and through the system's proxy."""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.domain.outcome import Outcome, Service, TlsFacts, TlsProblem
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.conversation import clock_skew
from sepgui.probes.http_exchange import Answered, exchange, named
from sepgui.probes.outcomes import Learnt
from sepgui.probes.proxied import also_through_proxy
from sepgui.probes.seams import Clock, Connection, Depth, Net, ProbeRequest
from sepgui.probes.tls import inside_tls, over_tls, probe_tls

_ANSWERED = QT_TRANSLATE_NOOP("Probe", "The cloud answered with {status} ({server}).")
_INSPECTED = QT_TRANSLATE_NOOP(
    "Probe",
    "Something on the way opens TLS and signs it again (SSL inspection): the certificate is from {issuer}. "
    "SEP pins these names and refuses it: exclude them from inspection.",
)
_NO_PUBLIC_AUTHORITY = frozenset({TlsProblem.UNTRUSTED, TlsProblem.SELF_SIGNED})


async def probe_cloud(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a name of the cloud answers HTTP inside TLS (RFC 9110 9.3.2), and by which way.

    Any status will do. A certificate of no authority that this system knows means inspection there. As a
    pulse the direct handshake is all.
    """
    if request.depth is Depth.PULSE:
        return _told(await probe_tls(request, net, clock))

    async def ask(connection: Connection, deadline_ns: int) -> Learnt:
        from sepgui.wire.http import Asking, Method, Wanted, authority

        asking = Asking(Method.HEAD, "/", authority(request.host, request.port, 443), Wanted.HEAD)
        answered = await exchange(connection, asking, clock, deadline_ns)
        if not isinstance(answered, Answered):
            return answered
        http = answered.reply.facts
        return Learnt(
            Service.CONFIRMED,
            _ANSWERED.with_(status=http.status, server=named(http.server)),
            http=http,
            reply_ns=answered.reply_ns,
            facts=clock_skew(answered.reply.unix_s, clock),
        )

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        learnt = await inside_tls(request, ask)(connection, deadline_ns)
        if learnt.tls is None or not _is_inspected(learnt.tls):
            return learnt
        return replace(learnt, detail=_inspected(learnt.tls), tls=_named_so(learnt.tls))

    direct = _told(await over_tls(request, net, clock, ask))
    return await also_through_proxy(direct, request, net, clock, talk)


def _told(outcome: Outcome) -> Outcome:
    tls = outcome.meaning.tls
    if tls is None or not _is_inspected(tls):
        return outcome
    return replace(outcome, meaning=replace(outcome.meaning, detail=_inspected(tls), tls=_named_so(tls)))


def _is_inspected(tls: TlsFacts) -> bool:
    return not _NO_PUBLIC_AUTHORITY.isdisjoint(tls.problems)


def _named_so(tls: TlsFacts) -> TlsFacts:
    found = {problem for problem in tls.problems if problem not in _NO_PUBLIC_AUTHORITY}
    found.add(TlsProblem.INSPECTED)
    return replace(tls, problems=tuple(problem for problem in TlsProblem if problem in found))


def _inspected(tls: TlsFacts) -> Text:
    return _INSPECTED.with_(issuer=tls.issuer)
