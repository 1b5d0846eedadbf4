"""Probe kind `ssh`: the greeting is read and nothing is sent; each such visit leaves a line in its log."""

from __future__ import annotations

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.conversation import Heard, converse, stranger
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Depth, Net, ProbeRequest
from sepgui.probes.tcp import probe_tcp
from sepgui.wire.ssh import NotSsh, read_greeting

_GREETED = QT_TRANSLATE_NOOP("Probe", "An SSH server greets: {software} (protocol {protocol}).")


async def probe_ssh(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether an SSH server greets (RFC 4253 4.2); as a pulse only whether it accepts."""
    if request.depth is Depth.PULSE:
        return await probe_tcp(request, net, clock)

    async def listen(connection: Connection, deadline_ns: int) -> Learnt:
        heard = await converse(connection, b"", read_greeting, clock, deadline_ns)
        if not isinstance(heard, Heard):
            return heard
        greeting = heard.answer
        if isinstance(greeting, NotSsh):
            return stranger(greeting.start, heard.reply_ns)
        return Learnt(
            Service.CONFIRMED,
            _GREETED.with_(software=greeting.software or "?", protocol=greeting.protocol),
            reply_ns=heard.reply_ns,
            facts=(Fact(FactName.PRODUCT, greeting.software),) if greeting.software else (),
        )

    return await over_tcp(request, net, clock, listen)
