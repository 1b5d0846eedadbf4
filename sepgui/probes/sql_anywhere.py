"""Probe kind `sql-anywhere`: which engine the manager's own database is, SQL Server or SQL Anywhere.

The UDP ping of SQL Anywhere comes first, while the TCP connection is open: who answers it need not be asked
PRELOGIN, the question of SQL Server.
"""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Datagram, Depth, Net, ProbeRequest
from sepgui.probes.tcp import probe_tcp
from sepgui.probes.tds import ask_prelogin, strictly
from sepgui.wire.strangers import is_known

SQL_ANYWHERE = "SQL Anywhere"
_PING_NS = 1_000_000_000

_ANSWERED = QT_TRANSLATE_NOOP("Probe", "SQL Anywhere answers its ping: server {name}.")
_ELSEWHERE = QT_TRANSLATE_NOOP(
    "Probe", "SQL Anywhere answers its ping: server {name}, but with its databases on TCP port {port}."
)
_UNPROVEN = QT_TRANSLATE_NOOP(
    "Probe",
    "The port is open and no SQL Server answers: probably SQL Anywhere, which tells who it is only to a "
    "log-on. Its ping over UDP is not answered, which proves nothing: it may be off.",
)


async def probe_sql_anywhere(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return which database engine answers: SQL Anywhere its ping, or SQL Server PRELOGIN (MS-TDS 2.2.6.5).

    The ping is waited for a second at most. An engine that answers neither is not mute: SQL Anywhere waits
    for a log-on, which is never made. As a pulse only whether the port accepts.
    """
    if request.depth is Depth.PULSE:
        return await probe_tcp(request, net, clock)

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        now_ns = clock.now_ns()
        until_ns = now_ns + min(_PING_NS, (deadline_ns - now_ns) // 2)
        if (located := await _pinged(request, net, until_ns)) is not None:
            return located
        learnt = await ask_prelogin(connection, deadline_ns, clock, strictly(request, clock))
        if learnt.service is Service.CONFIRMED or is_known(learnt.heard):
            return learnt
        return replace(learnt, service=Service.UNCHECKED, detail=_UNPROVEN)

    return await over_tcp(request, net, clock, talk)


async def _pinged(request: ProbeRequest, net: Net, deadline_ns: int) -> Learnt | None:
    from sepgui.wire.sql_anywhere import ping_request, read_ping

    answer = await net.ask(request.address, request.port, ping_request(), deadline_ns)
    located = read_ping(answer.payload) if isinstance(answer, Datagram) else None
    if located is None or not isinstance(answer, Datagram):
        return None
    facts = [Fact(FactName.ENGINE, SQL_ANYWHERE), Fact(FactName.SERVER_NAME, located.name)]
    if located.port is not None:
        facts.append(Fact(FactName.TCP_PORT, str(located.port)))
    moved = located.port not in (None, request.port)
    return Learnt(
        Service.CONFIRMED,
        (_ELSEWHERE if moved else _ANSWERED).with_(name=located.name, port=located.port or request.port),
        reply_ns=answer.elapsed_ns,
        facts=tuple(facts),
    )
