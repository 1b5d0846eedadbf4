"""Probe kind `jrmp`: the ping of Java RMI and no call, from the host itself alone."""

from __future__ import annotations

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.conversation import Heard, converse, stranger
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Depth, Net, ProbeRequest
from sepgui.probes.tcp import probe_tcp
from sepgui.wire.jrmp import NotJrmp, ping, read_ack

_ALIVE = QT_TRANSLATE_NOOP("Probe", "A Java RMI service answers the ping; nothing was called.")


async def probe_jrmp(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether Java RMI answers a ping (Java RMI Specification 10.2); a pulse only connects."""
    if request.depth is Depth.PULSE:
        return await probe_tcp(request, net, clock)

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        heard = await converse(connection, ping(), read_ack, clock, deadline_ns)
        if not isinstance(heard, Heard):
            return heard
        if isinstance(heard.answer, NotJrmp):
            return stranger(heard.answer.start, heard.reply_ns)
        return Learnt(Service.CONFIRMED, _ALIVE, reply_ns=heard.reply_ns)

    return await over_tcp(request, net, clock, talk)
