"""The same question through the system's proxy: CONNECT (RFC 9110 9.3.6), then what the kind says inside."""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.domain.outcome import Outcome, Proxied, Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.http_exchange import named
from sepgui.probes.outcomes import Learnt, Talk
from sepgui.probes.seams import (
    Clock,
    Connection,
    Ended,
    Net,
    ProbeRequest,
    Resolved,
    SystemProxy,
    Unconnected,
)
from sepgui.wire.shown import shown_bytes

_READ = 4 * 1024

_BOTH = QT_TRANSLATE_NOOP("Probe", "Directly: {direct} Through the system proxy {proxy}: {through}")
_DIRECT_FAILED = QT_TRANSLATE_NOOP("Probe", "no connection.")
_NO_SUCH_NAME = QT_TRANSLATE_NOOP("Probe", "the proxy's name does not resolve.")
_NOT_REACHED = QT_TRANSLATE_NOOP("Probe", "the proxy cannot be reached.")
_NO_ANSWER = QT_TRANSLATE_NOOP("Probe", "the proxy does not answer.")
_NO_PROXY = QT_TRANSLATE_NOOP("Probe", "what answers is no HTTP proxy; it began with “{start}”.")
_CREDENTIALS = QT_TRANSLATE_NOOP("Probe", "407: the proxy asks for credentials, and sepgui sends none.")
_FORBIDDEN = QT_TRANSLATE_NOOP("Probe", "403: the proxy ({server}) forbids this destination.")
_REFUSED = QT_TRANSLATE_NOOP("Probe", "{status}: the proxy ({server}) opens no tunnel.")
_UNCHECKED = QT_TRANSLATE_NOOP("Probe", "it opens the way.")
_REFUSALS = {403: _FORBIDDEN, 407: _CREDENTIALS}


async def also_through_proxy(
    direct: Outcome, request: ProbeRequest, net: Net, clock: Clock, talk: Talk
) -> Outcome:
    """Return a direct outcome with what the same question learnt through the system's proxy, if it has one.

    The question has a deadline of its own, as long as the direct one's. State, reason and times stay those
    of the direct way.
    """
    proxy = net.system_proxy(request.host)
    if proxy is None:
        return direct
    learnt = await _through(proxy, request, net, clock, talk)
    detail = _BOTH.with_(
        direct=direct.meaning.detail or _DIRECT_FAILED,
        proxy=str(proxy),
        through=learnt.detail or _UNCHECKED,
    )
    proxied = Proxied(str(proxy), learnt.service, learnt.tls)
    meaning = replace(direct.meaning, detail=detail, proxied=proxied)
    return replace(direct, meaning=meaning)


async def _through(proxy: SystemProxy, request: ProbeRequest, net: Net, clock: Clock, talk: Talk) -> Learnt:
    deadline_ns = clock.now_ns() + request.timeout_ns
    found = await net.resolve(proxy.host, deadline_ns)
    if not isinstance(found, Resolved):
        return Learnt(Service.FAILING, _NO_SUCH_NAME)
    connection = await net.connect(found.addresses[0], proxy.port, deadline_ns)
    if isinstance(connection, Unconnected):
        return Learnt(Service.FAILING, _NOT_REACHED)
    try:
        why_not = await _tunnel(connection, request, deadline_ns)
        return await talk(connection, deadline_ns) if why_not is None else Learnt(Service.FAILING, why_not)
    finally:
        await connection.close()


async def _tunnel(connection: Connection, request: ProbeRequest, deadline_ns: int) -> Text | None:
    """Open the tunnel; why not, if the proxy does not."""
    from sepgui.wire.tunnel import AskingTunnel, NoProxy

    asking = AskingTunnel(request.host, request.port)
    answer = None
    ended = await connection.send(asking.request, deadline_ns)
    while ended is None and answer is None:
        got = await connection.receive(_READ, deadline_ns)
        if isinstance(got, Ended):
            ended = got
        else:
            answer = asking.take(got)
    if answer is None:
        return _NO_ANSWER
    if isinstance(answer, NoProxy):
        return _NO_PROXY.with_(start=shown_bytes(answer.start))
    if answer.opened:
        return None
    return _REFUSALS.get(answer.status, _REFUSED).with_(status=answer.status, server=named(answer.via))
