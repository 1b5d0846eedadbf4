"""Probe kind `tds`: the question a SQL Server answers before any log-on, and no step further."""

from __future__ import annotations

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.conversation import Heard, converse, stranger
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Depth, Net, ProbeRequest
from sepgui.probes.tcp import probe_tcp

_ANSWERED = QT_TRANSLATE_NOOP("Probe", "SQL Server answers: version {version}.")


async def probe_tds(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a SQL Server answers PRELOGIN (MS-TDS 2.2.6.5); as a pulse only whether it accepts.

    No log-on follows, so none fails and no account is locked.
    """
    if request.depth is Depth.PULSE:
        return await probe_tcp(request, net, clock)

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        from sepgui.wire.tds import NotTds, prelogin_request, read_prelogin

        heard = await converse(connection, prelogin_request(), read_prelogin, clock, deadline_ns)
        if not isinstance(heard, Heard):
            return heard
        answer = heard.answer
        if isinstance(answer, NotTds):
            return stranger(answer.start, heard.reply_ns)
        facts = (Fact(FactName.ENGINE, "SQL Server"), Fact(FactName.VERSION, answer.version))
        return Learnt(
            Service.CONFIRMED,
            _ANSWERED.with_(version=answer.version),
            reply_ns=heard.reply_ns,
            facts=facts,
        )

    return await over_tcp(request, net, clock, talk)
