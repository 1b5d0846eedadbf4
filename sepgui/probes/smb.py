"""Probe kind `smb`: SMB2 NEGOTIATE and no step further: no log-on, no share."""

from __future__ import annotations

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.conversation import Heard, clock_skew, converse, stranger
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Net, ProbeRequest

_NEGOTIATED = QT_TRANSLATE_NOOP("Probe", "File sharing answers: SMB {dialect}.")
_NO_DIALECT = QT_TRANSLATE_NOOP(
    "Probe", "File sharing answers, but shares none of the SMB dialects 2.0.2 to 3.0.2 (status {status})."
)

_SIGNING_REQUIRED = QT_TRANSLATE_NOOP("Probe", "required")
_SIGNING_OFFERED = QT_TRANSLATE_NOOP("Probe", "offered, not required")


async def probe_smb(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a file server negotiates SMB 2 or 3 (MS-SMB2 2.2.3); it stops there."""

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        from sepgui.wire.smb import NotSmb, negotiate_request, read_reply

        heard = await converse(connection, negotiate_request(), read_reply, clock, deadline_ns)
        if not isinstance(heard, Heard):
            return heard
        answer = heard.answer
        if isinstance(answer, NotSmb):
            return stranger(answer.start, heard.reply_ns)
        if answer.status:
            detail = _NO_DIALECT.with_(status=f"0x{answer.status:08x}")
            return Learnt(Service.CONFIRMED, detail, reply_ns=heard.reply_ns)
        facts = (
            Fact(FactName.DIALECT, answer.dialect),
            Fact(FactName.SIGNING, _SIGNING_REQUIRED if answer.signing_required else _SIGNING_OFFERED),
            Fact(FactName.SERVER_GUID, answer.guid),
            *clock_skew(answer.unix_s, clock),
        )
        detail = _NEGOTIATED.with_(dialect=answer.dialect)
        return Learnt(Service.CONFIRMED, detail, reply_ns=heard.reply_ns, facts=facts)

    return await over_tcp(request, net, clock, talk)
