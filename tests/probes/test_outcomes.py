"""What all kinds say in the same way, over a net that answers as it is told."""

from __future__ import annotations

from dataclasses import dataclass, field

import pytest
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
)
from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import FactName, Icmp, Phases, Reason, RttSource, Service, State, Vanished
from sepgui.i18n import Text, translate
from sepgui.probes.outcomes import Learnt, over_tcp, unanswered
from sepgui.probes.seams import (
    Connection,
    Datagram,
    Ended,
    HopReply,
    Link,
    ListenerTable,
    Lost,
    NotResolved,
    ProbeRequest,
    Resolved,
    SystemProxy,
    Tap,
    TlsFailed,
    TlsOffer,
    TlsStarted,
    Unconnected,
)
from sepgui.probes.system_clock import SystemClock

FROM_FIREWALL = Rejected(Icmp(4, 3, 13, "192.0.2.1"), from_self=False, from_target=False, elapsed_ns=5)
FROM_OWN_FIREWALL = Rejected(Icmp(4, 3, 13, "192.0.2.9"), from_self=True, from_target=False, elapsed_ns=5)
NEIGHBOUR = Rejected(Icmp(4, 3, 1, "192.0.2.9"), from_self=True, from_target=False, elapsed_ns=3 * 10**9)
FROM_TARGET = Rejected(Icmp(4, 3, 3, "192.0.2.10"), from_self=False, from_target=True, elapsed_ns=5)
FROM_THIS_VERY_HOST = Rejected(Icmp(4, 3, 3, "127.0.0.1"), from_self=True, from_target=True, elapsed_ns=5)

ATTEMPTS = [
    (Refused(), True),
    (AcceptedThenReset(), True),
    (FROM_FIREWALL, False),
    (FROM_TARGET, True),
    (FROM_THIS_VERY_HOST, True),
    (FROM_OWN_FIREWALL, False),
    (NEIGHBOUR, False),
    (Silent(), False),
    (Unreached("EHOSTUNREACH"), False),
    (NotSent(LocalTrouble.NO_ROUTE, "ENETUNREACH"), False),
]
Missed = AcceptedThenReset | Refused | Rejected | Silent | Unreached | NotSent


@pytest.mark.parametrize("transport", Transport)
@pytest.mark.parametrize(("attempt", "timed"), ATTEMPTS)
def test_only_what_the_target_answers_is_a_round_trip(
    attempt: Missed, timed: bool, transport: Transport
) -> None:
    outcome = unanswered(transport, Unconnected(attempt, 7, "192.0.2.9", 50_123))
    assert outcome.rtt_ns == (7 if timed else None)
    assert outcome.rtt_source is (RttSource.WALL if timed else RttSource.NONE)
    assert (outcome.local_address, outcome.local_port) == ("192.0.2.9", 50_123)
    is_tried = transport is Transport.TCP and not isinstance(attempt, NotSent)
    assert outcome.phases == Phases(connect_ns=7 if is_tried else None)


@pytest.mark.parametrize(("retransmits", "rtt_ns"), [(None, 7), (0, 7), (1, None)])
def test_answer_to_a_retransmitted_syn_is_no_round_trip(retransmits: int | None, rtt_ns: int | None) -> None:
    outcome = unanswered(Transport.TCP, Unconnected(Refused(), 7, None, None, retransmits))
    assert (outcome.rtt_ns, outcome.syn_retransmits) == (rtt_ns, retransmits)


def test_rejection_names_its_sender() -> None:
    meaning = unanswered(Transport.TCP, Unconnected(FROM_FIREWALL, 7, None, None)).meaning
    assert (meaning.state, meaning.reason) == (State.FILTERED, Reason.ADMIN_PROHIBITED)
    assert meaning.rejected_by == "192.0.2.1"
    assert meaning.service is Service.UNCHECKED


@pytest.mark.parametrize(
    ("attempt", "sentence"),
    [
        (FROM_OWN_FIREWALL, "This computer's own firewall rejected the packet."),
        (
            NotSent(LocalTrouble.NO_ROUTE, "ENETUNREACH"),
            "This computer has no route to the address (ENETUNREACH).",
        ),
        (
            NotSent(LocalTrouble.NO_DESCRIPTOR, "EMFILE"),
            "This computer has too many files and sockets open (EMFILE).",
        ),
        (
            NotSent(LocalTrouble.NO_PORT, "EADDRNOTAVAIL"),
            "This computer has no free port left (EADDRNOTAVAIL).",
        ),
        (NotSent(LocalTrouble.OTHER, "ENOBUFS"), "This computer could not make the attempt (ENOBUFS)."),
    ],
)
def test_own_troubles_are_sentences(attempt: Missed, sentence: str) -> None:
    meaning = unanswered(Transport.TCP, Unconnected(attempt, 7, None, None)).meaning
    assert meaning.detail is not None
    assert translate(meaning.detail, "en") == sentence
    assert meaning.state is State.ERROR


@pytest.mark.parametrize("trouble", LocalTrouble)
def test_every_trouble_has_a_sentence(trouble: LocalTrouble) -> None:
    detail = unanswered(Transport.UDP, Unconnected(NotSent(trouble, "EWHAT"), 0, None, None)).meaning.detail
    assert detail is not None
    assert "EWHAT" in translate(detail, "en")


def test_a_reset_names_the_possibilities() -> None:
    detail = unanswered(Transport.TCP, Unconnected(Refused(), 7, None, None)).meaning.detail
    assert detail is not None
    assert "nothing listens on this port, or a firewall" in translate(detail, "en")


@pytest.mark.parametrize(
    ("attempt", "state", "words"),
    [
        (FROM_TARGET, State.CLOSED, "The host itself says that nothing listens on this UDP port."),
        (
            replace(FROM_TARGET, from_target=False),
            State.FILTERED,
            "Not the host, but 192.0.2.10 refuses this UDP port: a firewall or router on the way.",
        ),
        (
            Refused(),
            State.CLOSED,
            "This UDP port is refused; this system does not tell whether by the host or by a firewall.",
        ),
    ],
)
def test_a_refused_udp_port_says_who_refused(attempt: Missed, state: State, words: str) -> None:
    meaning = unanswered(Transport.UDP, Unconnected(attempt, 7, None, None)).meaning
    assert meaning.detail is not None
    assert (meaning.state, translate(meaning.detail, "en")) == (state, words)


def test_silence_names_the_possibilities() -> None:
    tcp = unanswered(Transport.TCP, Unconnected(Silent(), 7, None, None)).meaning
    udp = unanswered(Transport.UDP, Unconnected(Silent(), 7, None, None)).meaning
    assert (tcp.state, udp.state) == (State.FILTERED, State.OPEN_FILTERED)
    assert tcp.detail is not None
    assert udp.detail is not None
    assert tcp.detail != udp.detail


@dataclass
class Wire:
    """A connection that was accepted after a lost SYN, whose kernel learns its time later."""

    later: tuple[int | None, RttSource]
    rtt_ns: int | None = None
    closed: int = 0
    missing: Vanished | None = None
    link: Link = field(init=False)

    def __post_init__(self) -> None:
        source = RttSource.NONE if self.rtt_ns is None else RttSource.KERNEL
        self.link = Link(9, self.rtt_ns, source, 1, "192.0.2.9", 50_123)

    def rtt(self) -> tuple[int | None, RttSource]:
        return self.later

    def lost(self) -> Lost | None:
        return Lost(self.missing, 1460) if self.missing else None

    async def start_tls(
        self, server_name: str, deadline_ns: int, offer: TlsOffer = TlsOffer.CURRENT, tap: Tap | None = None
    ) -> TlsStarted | TlsFailed:
        raise NotImplementedError

    async def send(self, data: bytes, deadline_ns: int) -> Ended | None:
        raise NotImplementedError

    async def receive(self, limit: int, deadline_ns: int) -> bytes | Ended:
        raise NotImplementedError

    async def close(self) -> None:
        self.closed += 1


@dataclass
class Cable:
    """A net with one wire."""

    wire: Wire

    async def resolve(self, name: str, deadline_ns: int) -> Resolved | NotResolved:
        raise NotImplementedError

    async def connect(self, address: str, port: int, deadline_ns: int) -> Connection | Unconnected:
        return self.wire

    async def ask(self, address: str, port: int, payload: bytes, deadline_ns: int) -> Datagram | Unconnected:
        raise NotImplementedError

    async def probe_hop(self, address: str, port: int, hop_limit: int, deadline_ns: int) -> HopReply:
        raise NotImplementedError

    def is_own(self, address: str) -> bool:
        return False

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable:
        raise NotImplementedError

    def system_proxy(self, host: str) -> SystemProxy | None:
        return None


REQUEST = ProbeRequest(ProbeKind.TCP, "sepm.example", "192.0.2.10", 8014, 10**9)


async def nothing(connection: Connection, deadline_ns: int) -> Learnt:
    return Learnt(Service.UNCHECKED, tls_ns=3, reply_ns=4)


@pytest.mark.parametrize("later", [(None, RttSource.NONE), (20, RttSource.KERNEL)])
async def test_time_that_data_gave_later_is_taken(later: tuple[int | None, RttSource]) -> None:
    outcome = await over_tcp(REQUEST, Cable(Wire(later)), SystemClock(), nothing)
    assert (outcome.rtt_ns, outcome.rtt_source) == later
    assert outcome.syn_retransmits == 1
    assert outcome.phases == Phases(connect_ns=9, tls_ns=3, reply_ns=4)


async def test_time_of_the_handshake_is_kept() -> None:
    outcome = await over_tcp(REQUEST, Cable(Wire((99, RttSource.KERNEL), rtt_ns=5)), SystemClock(), nothing)
    assert (outcome.rtt_ns, outcome.rtt_source) == (5, RttSource.KERNEL)


async def test_connection_is_closed_also_after_a_bug() -> None:
    wire = Wire((None, RttSource.NONE))

    async def stumble(connection: Connection, deadline_ns: int) -> Learnt:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await over_tcp(REQUEST, Cable(wire), SystemClock(), stumble)
    assert wire.closed == 1


@pytest.mark.parametrize(
    ("missing", "words"),
    [(Vanished.ANSWER, "Large packets vanish"), (Vanished.REQUEST, "never acknowledged"), (None, "no words")],
)
async def test_mute_service_is_told_from_packets_that_vanish(missing: Vanished | None, words: str) -> None:
    async def hear_nothing(connection: Connection, deadline_ns: int) -> Learnt:
        return Learnt(Service.MUTE, Text("Probe", "no words"))

    wire = Wire((None, RttSource.NONE), missing=missing)
    outcome = await over_tcp(REQUEST, Cable(wire), SystemClock(), hear_nothing)
    assert outcome.meaning.service is Service.MUTE
    assert outcome.meaning.detail is not None
    assert words in translate(outcome.meaning.detail, "en")
    assert outcome.meaning.vanished is missing
    facts = [] if missing is None else [(FactName.MSS, "1460")]
    assert [(fact.name, fact.value) for fact in outcome.meaning.facts] == facts


async def test_a_service_that_spoke_is_not_explained_by_loss() -> None:
    outcome = await over_tcp(
        REQUEST, Cable(Wire((None, RttSource.NONE), missing=Vanished.ANSWER)), SystemClock(), nothing
    )
    assert outcome.meaning.detail is None
