"""What all probe kinds say in the same way: an attempt without an answer, and an open port."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from msgspec import Struct
from msgspec.structs import replace

from sepgui.domain.attempt import (
    AcceptedThenReset,
    LocalTrouble,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Transport,
    Unreached,
    classify,
)
from sepgui.domain.outcome import (
    Fact,
    FactName,
    HttpFacts,
    Meaning,
    Outcome,
    Phases,
    Reason,
    RttSource,
    Service,
    State,
    TlsFacts,
    Vanished,
)
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.seams import Clock, Connection, Ended, Net, ProbeRequest, Unconnected

_RESET_AT_ONCE = QT_TRANSLATE_NOOP(
    "Probe",
    "The connection was accepted and reset at once: a firewall or proxy in between, or a service that "
    "turns this computer away.",
)
_SILENT_TCP = QT_TRANSLATE_NOOP(
    "Probe",
    "Nothing came back: a firewall drops the packets (on the way, on the target or on this computer), the "
    "answer is lost on its way back, or the service's queue is full. One socket cannot tell them apart.",
)
_SILENT_UDP = QT_TRANSLATE_NOOP(
    "Probe", "Nothing came back, which proves nothing: an open UDP port and a dropped packet look the same."
)
_REFUSED_TCP = QT_TRANSLATE_NOOP(
    "Probe",
    "A reset came back: nothing listens on this port, or a firewall refuses in the host's name. One socket "
    "cannot tell them apart.",
)
_REFUSED_UDP = QT_TRANSLATE_NOOP("Probe", "The host itself says that nothing listens on this UDP port.")
_REFUSED_UDP_UNSIGNED = QT_TRANSLATE_NOOP(
    "Probe", "This UDP port is refused; this system does not tell whether by the host or by a firewall."
)
_REJECTED_UDP = QT_TRANSLATE_NOOP(
    "Probe", "Not the host, but {sender} refuses this UDP port: a firewall or router on the way."
)
_VANISHED = {
    Vanished.ANSWER: QT_TRANSLATE_NOOP(
        "Probe",
        "Large packets vanish on the way here: the end of the answer arrived, the full-size packets before "
        "it never did. Somewhere on the path, as with a VPN, packets must be smaller (MTU), and the ICMP "
        "message that tells the server so is dropped (fragmentation needed, packet too big).",
    ),
    Vanished.REQUEST: QT_TRANSLATE_NOOP(
        "Probe",
        "The connection was accepted, but what was sent on it was never acknowledged, though it was sent "
        "again: something on the way lets the handshake pass and drops what follows, such as a firewall that "
        "looks inside, or a path for smaller packets only (MTU).",
    ),
}
_LOCAL_FIREWALL = QT_TRANSLATE_NOOP("Probe", "This computer's own firewall rejected the packet.")
NOT_SENT = {
    LocalTrouble.NO_ROUTE: QT_TRANSLATE_NOOP("Probe", "This computer has no route to the address ({errno})."),
    LocalTrouble.BLOCKED: QT_TRANSLATE_NOOP(
        "Probe", "This computer forbids the attempt: a firewall or a route of its own ({errno})."
    ),
    LocalTrouble.NO_PORT: QT_TRANSLATE_NOOP("Probe", "This computer has no free port left ({errno})."),
    LocalTrouble.NO_DESCRIPTOR: QT_TRANSLATE_NOOP(
        "Probe", "This computer has too many files and sockets open ({errno})."
    ),
    LocalTrouble.BAD_ADDRESS: QT_TRANSLATE_NOOP(
        "Probe", "This address cannot be asked from this computer ({errno})."
    ),
    LocalTrouble.OTHER: QT_TRANSLATE_NOOP("Probe", "This computer could not make the attempt ({errno})."),
}
"""The sentence for each trouble that keeps this computer from asking."""


class Learnt(Struct, frozen=True):
    """What talking to an open port taught: the service, the sentence, the facts and the durations.

    `second` is a talk on a second connection that may tell more, for a handshake that failed; it is taken
    only if its own handshake succeeds. `ended` is how the far end stopped where it did not answer;
    `heard` are the first bytes of an answer that was not understood.
    """

    service: Service
    detail: Text | None = None
    tls: TlsFacts | None = None
    http: HttpFacts | None = None
    tls_ns: int | None = None
    reply_ns: int | None = None
    facts: tuple[Fact, ...] = ()
    second: Talk | None = None
    ended: Ended | None = None
    heard: bytes = b""
    vanished: Vanished | None = None


Talk = Callable[[Connection, int], Awaitable[Learnt]]


async def over_tcp(request: ProbeRequest, net: Net, clock: Clock, talk: Talk) -> Outcome:
    """Connect, talk until the request's deadline, close with FIN, and return what was learnt.

    Where the talk asks for a second one, that gets a connection of its own within the same deadline.
    """
    deadline_ns = clock.now_ns() + request.timeout_ns
    outcome, learnt = await _talked(request, net, talk, deadline_ns)
    if learnt is None or learnt.second is None or clock.now_ns() >= deadline_ns:
        return outcome
    again, told = await _talked(request, net, learnt.second, deadline_ns)
    return again if told is not None and told.tls is not None else outcome


async def _talked(
    request: ProbeRequest, net: Net, talk: Talk, deadline_ns: int
) -> tuple[Outcome, Learnt | None]:
    connection = await net.connect(request.address, request.port, deadline_ns)
    if isinstance(connection, Unconnected):
        return unanswered(Transport.TCP, connection), None
    try:
        learnt = _with_loss(await talk(connection, deadline_ns), connection)
        link = connection.link
        rtt_ns, rtt_source = link.rtt_ns, link.rtt_source
        if rtt_ns is None:
            rtt_ns, rtt_source = connection.rtt()
    finally:
        await connection.close()
    outcome = Outcome(
        meaning=Meaning(
            State.OPEN,
            Reason.SYN_ACK,
            learnt.service,
            learnt.detail,
            tls=learnt.tls,
            http=learnt.http,
            facts=learnt.facts,
            vanished=learnt.vanished,
        ),
        rtt_ns=rtt_ns,
        rtt_source=rtt_source,
        syn_retransmits=link.syn_retransmits,
        phases=Phases(connect_ns=link.elapsed_ns, tls_ns=learnt.tls_ns, reply_ns=learnt.reply_ns),
        local_address=link.local_address,
        local_port=link.local_port,
    )
    return outcome, learnt


def _with_loss(learnt: Learnt, connection: Connection) -> Learnt:
    """Return what was learnt, and of a mute service why nothing was heard, where the kernel knows."""
    lost = connection.lost() if learnt.service is Service.MUTE else None
    if lost is None:
        return learnt
    facts = (*learnt.facts, Fact(FactName.MSS, str(lost.mss)))
    return replace(learnt, detail=_VANISHED[lost.what], facts=facts, vanished=lost.what)


def unanswered(transport: Transport, missed: Unconnected) -> Outcome:
    """Return the outcome of an attempt that no answer from the port ended.

    What the target itself refused is a round trip by our own clock; what others rejected tells nothing
    of the way to it, and after a retransmitted SYN nobody knows which of the packets was answered.
    """
    attempt = missed.attempt
    state, reason = classify(transport, attempt)
    answered = isinstance(attempt, Refused | AcceptedThenReset) or (
        isinstance(attempt, Rejected) and attempt.from_target
    )
    timed = answered and not missed.syn_retransmits
    tried = transport is Transport.TCP and not isinstance(attempt, NotSent)
    return Outcome(
        meaning=Meaning(
            state,
            reason,
            Service.MUTE if isinstance(attempt, AcceptedThenReset) else Service.UNCHECKED,
            _detail(transport, attempt, reason),
            icmp=attempt.icmp if isinstance(attempt, Rejected) else None,
        ),
        rtt_ns=missed.elapsed_ns if timed else None,
        rtt_source=RttSource.WALL if timed else RttSource.NONE,
        syn_retransmits=missed.syn_retransmits,
        phases=Phases(connect_ns=missed.elapsed_ns if tried else None),
        local_address=missed.local_address,
        local_port=missed.local_port,
    )


def _detail(
    transport: Transport,
    attempt: AcceptedThenReset | Refused | Rejected | Silent | Unreached | NotSent,
    reason: Reason,
) -> Text | None:
    match attempt:
        case AcceptedThenReset():
            return _RESET_AT_ONCE
        case Silent():
            return _SILENT_TCP if transport is Transport.TCP else _SILENT_UDP
        case NotSent(trouble, errno):
            return NOT_SENT[trouble].with_(errno=errno)
        case Rejected() if reason is Reason.LOCAL_FIREWALL:
            return _LOCAL_FIREWALL
        case Refused():
            return _REFUSED_TCP if transport is Transport.TCP else _REFUSED_UDP_UNSIGNED
        case Rejected() if transport is Transport.UDP and reason is Reason.PORT_UNREACH:
            return _REFUSED_UDP if attempt.from_target else _REJECTED_UDP.with_(sender=attempt.icmp.sender)
        case Rejected() | Unreached():
            return None
