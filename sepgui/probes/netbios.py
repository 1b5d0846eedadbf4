"""Probe kinds `netbios-session` and `nbstat`: one session request, and one unicast question for the names."""

from __future__ import annotations

from sepgui.domain.outcome import Fact, FactName, Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.addresses import target
from sepgui.probes.conversation import Heard, converse, stranger
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Net, ProbeRequest
from sepgui.probes.udp import over_udp
from sepgui.wire import netbios

_ACCEPTED = QT_TRANSLATE_NOOP("Probe", "The NetBIOS session service accepts sessions.")
_RETARGETED = QT_TRANSLATE_NOOP("Probe", "The NetBIOS session service answers, and sends on to another host.")
_NEGATIVE = QT_TRANSLATE_NOOP("Probe", "The NetBIOS session service answers, and declines: {why}.")
_ERRORS: dict[int, Text] = {
    0x80: QT_TRANSLATE_NOOP("Probe", "it does not listen on the name *SMBSERVER"),
    0x81: QT_TRANSLATE_NOOP("Probe", "it does not listen to this caller"),
    0x82: QT_TRANSLATE_NOOP("Probe", "the name *SMBSERVER is not present"),
    0x83: QT_TRANSLATE_NOOP("Probe", "it has no resources left"),
}
_UNSPECIFIED = QT_TRANSLATE_NOOP("Probe", "error 0x{code}")
_NAMED = QT_TRANSLATE_NOOP("Probe", "The computer answers to its NetBIOS names: {names}.")
_STALE = QT_TRANSLATE_NOOP(
    "Probe",
    "The computer at this address calls itself {names}, not {wanted}: the DNS entry may be stale and lead to "
    "another computer.",
)
_NAMELESS = QT_TRANSLATE_NOOP("Probe", "A NetBIOS name service answers, but names no computer.")


async def probe_netbios_session(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return whether a NetBIOS session service answers (RFC 1002 4.3.2); a negative answer is one too."""

    async def talk(connection: Connection, deadline_ns: int) -> Learnt:
        question = netbios.session_request()
        heard = await converse(connection, question, netbios.read_session_answer, clock, deadline_ns)
        if not isinstance(heard, Heard):
            return heard
        answer = heard.answer
        if isinstance(answer, netbios.NotNetbios):
            return stranger(answer.start, heard.reply_ns)
        detail = _RETARGETED if answer.retargeted else _ACCEPTED
        if answer.error is not None:
            why = _ERRORS.get(answer.error, _UNSPECIFIED).with_(code=f"{answer.error:02x}")
            detail = _NEGATIVE.with_(why=why)
        return Learnt(Service.CONFIRMED, detail, reply_ns=heard.reply_ns)

    return await over_tcp(request, net, clock, talk)


async def probe_nbstat(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what a computer calls itself (RFC 1002 4.2.17), asked at its address alone, never by broadcast.

    Where the host was given as a name and the computer has another, the sentence tells of a stale entry.
    """

    def judge(payload: bytes) -> Learnt:
        answer = netbios.read_status(payload)
        if isinstance(answer, netbios.NotNetbios):
            return stranger(answer.start, None)
        names = ", ".join(answer.computer)
        mac = () if set(answer.mac) <= {"0", ":"} else (Fact(FactName.MAC, answer.mac),)
        if not names:
            return Learnt(Service.CONFIRMED, _NAMELESS, facts=mac)
        facts = (Fact(FactName.NETBIOS_NAMES, names), *mac)
        wanted = _wanted(request.host)
        if wanted is None or wanted in answer.computer:
            return Learnt(Service.CONFIRMED, _NAMED.with_(names=names), facts=facts)
        return Learnt(Service.CONFIRMED, _STALE.with_(names=names, wanted=wanted), facts=facts)

    return await over_udp(request, net, clock, netbios.status_request(), judge)


def _wanted(host: str) -> str | None:
    """Return the NetBIOS name that a host name stands for, None for an address."""
    try:
        target(host, 0)
    except ValueError:
        return host.partition(".")[0].upper()[:15]
    return None
