"""Probe kind `tls`: a handshake and a farewell; the application behind it is not asked.

Today's versions are offered first. Only where the server wants none of them, a second connection offers the
outdated ones alone: that tells an old server from one that is broken.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec.structs import replace

from sepgui.domain.outcome import Outcome, Service, TlsFacts
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Net, ProbeRequest, TlsFailed, TlsFailure, TlsOffer
from sepgui.wire.strangers import named
from sepgui.wire.tls import may_be_tls

_ANSWERED = QT_TRANSLATE_NOOP("Probe", "{version} answered; the application behind it was not asked.")
_NOT_TLS = QT_TRANSLATE_NOOP("Probe", "The port is open, but what answers does not speak TLS: {stranger}.")
_FAILURES: dict[TlsFailure, tuple[Service, Text]] = {
    TlsFailure.NOT_TLS: (
        Service.UNEXPECTED,
        QT_TRANSLATE_NOOP("Probe", "The port is open, but what answers does not speak TLS."),
    ),
    TlsFailure.ALERT: (
        Service.FAILING,
        QT_TRANSLATE_NOOP("Probe", "The server speaks TLS, but the handshake failed: {alert}."),
    ),
    TlsFailure.EOF: (
        Service.MUTE,
        QT_TRANSLATE_NOOP("Probe", "The connection was accepted and closed during the TLS handshake."),
    ),
    TlsFailure.RESET: (
        Service.MUTE,
        QT_TRANSLATE_NOOP("Probe", "The connection was accepted and reset during the TLS handshake."),
    ),
    TlsFailure.TIMED_OUT: (
        Service.MUTE,
        QT_TRANSLATE_NOOP(
            "Probe", "The connection was accepted, but nothing answered the TLS handshake in time."
        ),
    ),
    TlsFailure.CERTIFICATE_UNREADABLE: (
        Service.FAILING,
        QT_TRANSLATE_NOOP(
            "Probe", "The TLS handshake succeeded, but the server's certificate cannot be read."
        ),
    ),
}

_MAY_BE_OUTDATED = frozenset({"protocol_version", "handshake_failure"})

TalkInside = Callable[[Connection, int], Awaitable[Learnt]]


async def probe_tls(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one TLS handshake with the address learnt (RFC 8446, RFC 5246); no data follows."""

    async def say_nothing(connection: Connection, deadline_ns: int) -> Learnt:
        return Learnt(Service.UNCHECKED)

    return await over_tls(request, net, clock, say_nothing)


async def over_tls(request: ProbeRequest, net: Net, clock: Clock, talk: TalkInside) -> Outcome:
    """Connect, make the handshake, talk inside it until the deadline, and return what was learnt."""
    return await over_tcp(request, net, clock, inside_tls(request, talk))


def inside_tls(request: ProbeRequest, talk: TalkInside, offer: TlsOffer = TlsOffer.CURRENT) -> TalkInside:
    """Return a talk on a plain connection: the handshake for the request's host, then `talk` inside it.

    A server that wants none of the current versions is asked a second time, with the outdated ones.
    """

    async def shake_hands_and_talk(connection: Connection, deadline_ns: int) -> Learnt:
        started = await connection.start_tls(request.host, deadline_ns, offer)
        if isinstance(started, TlsFailed):
            failed = _failed(started)
            if offer is TlsOffer.CURRENT and started.detail in _MAY_BE_OUTDATED:
                return replace(failed, second=inside_tls(request, talk, TlsOffer.OUTDATED))
            return failed
        learnt = await talk(connection, deadline_ns)
        return replace(
            learnt,
            detail=learnt.detail or _answered(started.facts),
            tls=started.facts,
            tls_ns=started.elapsed_ns,
        )

    return shake_hands_and_talk


def _answered(facts: TlsFacts) -> Text:
    name, _, number = facts.version.partition("v")
    return _ANSWERED.with_(version=f"{name} {number}" if "." in number else f"{name} {number}.0")


def _failed(failed: TlsFailed) -> Learnt:
    service, detail = _FAILURES[failed.failure]
    if failed.failure is TlsFailure.NOT_TLS and not may_be_tls(failed.start):
        detail = _NOT_TLS.with_(stranger=named(failed.start))
    if failed.failure is TlsFailure.ALERT:
        detail = detail.with_(alert=failed.detail or "?")
    return Learnt(service, detail, tls_ns=failed.elapsed_ns)
