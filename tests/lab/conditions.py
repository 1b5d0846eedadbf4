"""The literal table of the lab's conditions: what is done to a port, and what is therefore true of it.

Everything else follows from it: the firewall rules, the misbehaving listeners, the injected ICMP errors,
the tests, and the table in docs/verdicts.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.injector import Answer

TIMEOUT_MS = 3500
AT_ONCE_MS = (0, 900)
ONE_SYN_LOST_MS = (900, 2000)
NEIGHBOUR_SILENT_MS = (2000, 3490)
# The router may be in the middle of a search that an earlier attempt began.
ROUTER_S_NEIGHBOUR_SILENT_MS = (0, 3490)
DEADLINE_MS = (TIMEOUT_MS, TIMEOUT_MS + 500)

TCP, UDP = Transport.TCP, Transport.UDP


class Behaviour(StrEnum):
    """What a listener does."""

    ACCEPT = "accept, wait for the other side to close"
    RESET = "accept, reset at once"
    FIN = "accept, close at once"
    SILENT = "accept, never say a word"
    BANNER = "accept, say a line at once"
    SLOW_BANNER = "accept, say a line after 1.5 s"
    GARBAGE = "accept, send bytes without meaning"
    BACKLOG_FULL = "never accept, backlog full"
    ECHO = "send every datagram back"
    MUTE = "take every datagram, never answer"


@dataclass(frozen=True, slots=True)
class Rule:
    """A verdict of nftables for the packets of a condition, in the host firewall of a place or in the router.

    `reply` matches the way back instead.
    """

    place: Place
    verdict: str
    reply: bool = False


@dataclass(frozen=True, slots=True)
class Truth:
    """What is true: state, reason, the ICMP message (version, type, code) and its sender, how long it takes.

    `syn_retransmits` is how many SYNs had to be sent again before the answer.
    """

    state: State
    reason: Reason
    icmp: tuple[int, int, int] | None = None
    sender: str | None = None
    within_ms: tuple[int, int] = AT_ONCE_MS
    syn_retransmits: int = 0


@dataclass(frozen=True, slots=True)
class Condition:
    """One row: what is asked, what is done to it, what is true."""

    name: str
    transport: Transport
    address: str
    port: int
    truth: Truth
    rule: Rule | None = None
    listener: Behaviour | None = None
    injected: Answer | None = None

    @property
    def id(self) -> str:
        """The name as an identifier, unique in the table."""
        return f"{self.transport.value} {self.name}"


_OPEN = Truth(State.OPEN, Reason.SYN_ACK)
_REFUSED = Truth(State.CLOSED, Reason.CONN_REFUSED)
_SILENCE = Truth(State.FILTERED, Reason.NO_RESPONSE, within_ms=DEADLINE_MS)
_UDP_SILENCE = Truth(State.OPEN_FILTERED, Reason.NO_RESPONSE, within_ms=DEADLINE_MS)


def _told(
    state: State,
    reason: Reason,
    icmp: tuple[int, int, int],
    sender: str,
    within_ms: tuple[int, int] = AT_ONCE_MS,
) -> Truth:
    return Truth(state, reason, icmp, sender, within_ms)


# What nftables can reject with: code, nft's word, state and reason for TCP, then for UDP where it differs.
_ICMP_4 = (
    (0, "net-unreachable", State.UNREACHABLE, Reason.NET_UNREACH),
    (1, "host-unreachable", State.UNREACHABLE, Reason.HOST_UNREACH),
    (2, "prot-unreachable", State.FILTERED, Reason.PROTO_UNREACH),
    (3, "port-unreachable", State.FILTERED, Reason.PORT_UNREACH),
    (9, "net-prohibited", State.FILTERED, Reason.NET_PROHIBITED),
    (10, "host-prohibited", State.FILTERED, Reason.HOST_PROHIBITED),
    (13, "admin-prohibited", State.FILTERED, Reason.ADMIN_PROHIBITED),
)
_ICMP_6 = (
    (0, "no-route", State.UNREACHABLE, Reason.NET_UNREACH),
    (1, "admin-prohibited", State.FILTERED, Reason.ADMIN_PROHIBITED),
    (3, "addr-unreachable", State.UNREACHABLE, Reason.HOST_UNREACH),
    (4, "port-unreachable", State.FILTERED, Reason.PORT_UNREACH),
)
# What only the injector can send.
_RARE = (
    ("source route failed", Answer(3, 5), State.UNREACHABLE, Reason.SOURCE_ROUTE_FAILED),
    ("net unknown", Answer(3, 6), State.UNREACHABLE, Reason.NET_UNKNOWN),
    ("host unknown", Answer(3, 7), State.UNREACHABLE, Reason.HOST_UNKNOWN),
    ("host isolated", Answer(3, 8), State.UNREACHABLE, Reason.HOST_ISOLATED),
    ("net unreachable for this service", Answer(3, 11), State.UNREACHABLE, Reason.NET_TOS),
    ("host unreachable for this service", Answer(3, 12), State.UNREACHABLE, Reason.HOST_TOS),
    ("precedence violation", Answer(3, 14), State.FILTERED, Reason.PRECEDENCE_VIOLATION),
    ("precedence cutoff", Answer(3, 15), State.FILTERED, Reason.PRECEDENCE_CUTOFF),
    ("TTL exceeded", Answer(11, 0), State.UNREACHABLE, Reason.TTL_EXCEEDED),
    ("parameter problem", Answer(12, 0), State.UNREACHABLE, Reason.PARAM_PROBLEM),
    ("admin-prohibited, only 8 bytes quoted", Answer(3, 13, 8), State.FILTERED, Reason.ADMIN_PROHIBITED),
)
# What the injector sends and no TCP heeds: the attempt stays silent.
_UNHEEDED = (
    ("fragmentation needed", Answer(3, 4)),
    ("source quench", Answer(4, 0)),
    ("reassembly time exceeded", Answer(11, 1)),
)


def _rejects(transport: Transport, place: Place, first_port: int) -> Iterator[Condition]:
    who, sender_4, sender_6 = {
        Place.SERVER: ("target", at.SERVER, at.FAR_SERVER_6),
        Place.ROUTER: ("router", at.ROUTER, at.FAR_ROUTER_6),
    }[place]
    for code, word, state, reason in _ICMP_4:
        own_port = transport is UDP and code == 3 and place is Place.SERVER
        truth = _told(State.CLOSED if own_port else state, reason, (4, 3, code), sender_4)
        yield Condition(
            f"{who} rejects, ICMP 3/{code} {word}",
            transport,
            at.SERVER,
            first_port + code,
            truth,
            Rule(place, f"reject with icmp type {word}"),
        )
    for code, word, state, reason in _ICMP_6:
        own_port = transport is UDP and code == 4 and place is Place.SERVER
        truth = _told(State.CLOSED if own_port else state, reason, (6, 1, code), sender_6)
        yield Condition(
            f"IPv6 {who} rejects, ICMPv6 1/{code} {word}",
            transport,
            at.FAR_SERVER_6,
            first_port + 40 + code,
            truth,
            Rule(place, f"reject with icmpv6 type {word}"),
        )


def _injected(transport: Transport, first_port: int) -> Iterator[Condition]:
    for number, (words, answer, state, reason) in enumerate(_RARE):
        truth = _told(state, reason, (4, answer.type, answer.code), at.ROUTER)
        yield Condition(
            f"router answers ICMP {answer.type}/{answer.code} {words}",
            transport,
            at.SERVER,
            first_port + number,
            truth,
            Rule(Place.ROUTER, "drop"),
            injected=answer,
        )


SYNPROXY_CLOSED_PORT, SYNPROXY_DROPPED_PORT = 1211, 1212

CONDITIONS: tuple[Condition, ...] = (
    # The target itself.
    Condition("open", TCP, at.SERVER, 1001, _OPEN, listener=Behaviour.ACCEPT),
    Condition("closed", TCP, at.SERVER, 1002, _REFUSED),
    Condition("target drops", TCP, at.SERVER, 1003, _SILENCE, Rule(Place.SERVER, "drop")),
    Condition("target resets", TCP, at.SERVER, 1004, _REFUSED, Rule(Place.SERVER, "reject with tcp reset")),
    *_rejects(TCP, Place.SERVER, 1010),
    # The router between.
    Condition("router drops", TCP, at.SERVER, 1103, _SILENCE, Rule(Place.ROUTER, "drop")),
    Condition("router resets", TCP, at.SERVER, 1104, _REFUSED, Rule(Place.ROUTER, "reject with tcp reset")),
    *_rejects(TCP, Place.ROUTER, 1110),
    *_injected(TCP, 1400),
    *(
        Condition(
            f"router drops, ICMP {answer.type}/{answer.code} {words}",
            TCP,
            at.SERVER,
            1440 + number,
            _SILENCE,
            Rule(Place.ROUTER, "drop"),
            injected=answer,
        )
        for number, (words, answer) in enumerate(_UNHEEDED)
    ),
    Condition(
        "open, but the SYN-ACK is lost on the way back",
        TCP,
        at.SERVER,
        1105,
        _SILENCE,
        Rule(Place.ROUTER, "drop", reply=True),
        Behaviour.ACCEPT,
    ),
    Condition(
        "open, but the first SYN is lost",
        TCP,
        at.SERVER,
        1106,
        Truth(State.OPEN, Reason.SYN_ACK, within_ms=ONE_SYN_LOST_MS, syn_retransmits=1),
        Rule(Place.ROUTER, "tcp flags syn / syn,ack numgen inc mod 2 == 0 drop"),
        Behaviour.ACCEPT,
    ),
    # IPv6 over the far link: on a cable without any delay an ICMPv6 error arrives inside connect(),
    # and the kernel then keeps it to itself unless the error queue was asked for.
    Condition("IPv6 open", TCP, at.FAR_SERVER_6, 1001, _OPEN, listener=Behaviour.ACCEPT),
    Condition("IPv6 closed", TCP, at.FAR_SERVER_6, 1002, _REFUSED),
    Condition("IPv6 target drops", TCP, at.FAR_SERVER_6, 1003, _SILENCE, Rule(Place.SERVER, "drop")),
    Condition("IPv6 router drops", TCP, at.FAR_SERVER_6, 1103, _SILENCE, Rule(Place.ROUTER, "drop")),
    Condition(
        "IPv6 absent on our own link",
        TCP,
        at.FAR_ABSENT_NEIGHBOUR_6,
        445,
        _told(
            State.UNREACHABLE, Reason.HOST_UNREACH, (6, 1, 3), at.FAR_CLIENT_6, within_ms=NEIGHBOUR_SILENT_MS
        ),
    ),
    Condition(
        "IPv6 absent behind the router",
        TCP,
        at.FAR_ABSENT_BEHIND_ROUTER_6,
        445,
        _told(
            State.UNREACHABLE,
            Reason.HOST_UNREACH,
            (6, 1, 3),
            at.FAR_ROUTER_6,
            within_ms=ROUTER_S_NEIGHBOUR_SILENT_MS,
        ),
    ),
    Condition(
        "IPv6 router has no route",
        TCP,
        at.FAR_ROUTER_NO_ROUTE_6,
        445,
        _told(State.UNREACHABLE, Reason.NET_UNREACH, (6, 1, 0), at.FAR_ROUTER_6),
    ),
    Condition(
        "IPv6 router has a prohibit route",
        TCP,
        at.FAR_ROUTER_PROHIBIT_6,
        445,
        _told(State.FILTERED, Reason.ADMIN_PROHIBITED, (6, 1, 1), at.FAR_ROUTER_6),
    ),
    Condition(
        "IPv6 client has no route", TCP, at.CLIENT_NO_ROUTE_6, 445, Truth(State.ERROR, Reason.NO_ROUTE)
    ),
    # Hosts that are not there, and routes.
    Condition(
        "absent on our own link",
        TCP,
        at.ABSENT_NEIGHBOUR,
        445,
        _told(State.UNREACHABLE, Reason.HOST_UNREACH, (4, 3, 1), at.CLIENT, within_ms=NEIGHBOUR_SILENT_MS),
    ),
    Condition(
        "absent behind the router",
        TCP,
        at.ABSENT_BEHIND_ROUTER,
        445,
        _told(
            State.UNREACHABLE,
            Reason.HOST_UNREACH,
            (4, 3, 1),
            at.ROUTER,
            within_ms=ROUTER_S_NEIGHBOUR_SILENT_MS,
        ),
    ),
    Condition(
        "router has no route",
        TCP,
        at.ROUTER_NO_ROUTE,
        445,
        _told(State.UNREACHABLE, Reason.NET_UNREACH, (4, 3, 0), at.ROUTER),
    ),
    Condition("router has a blackhole route", TCP, at.ROUTER_BLACKHOLE, 445, _SILENCE),
    Condition(
        "router has an unreachable route",
        TCP,
        at.ROUTER_UNREACHABLE,
        445,
        _told(State.UNREACHABLE, Reason.HOST_UNREACH, (4, 3, 1), at.ROUTER),
    ),
    Condition(
        "router has a prohibit route",
        TCP,
        at.ROUTER_PROHIBIT,
        445,
        _told(State.FILTERED, Reason.ADMIN_PROHIBITED, (4, 3, 13), at.ROUTER),
    ),
    Condition(
        "routing loop",
        TCP,
        at.ROUTER_LOOP,
        445,
        _told(State.UNREACHABLE, Reason.TTL_EXCEEDED, (4, 11, 0), at.SERVER),
    ),
    Condition("client has no route", TCP, at.CLIENT_NO_ROUTE, 445, Truth(State.ERROR, Reason.NO_ROUTE)),
    Condition(
        "client has a blackhole route", TCP, at.CLIENT_BLACKHOLE, 445, Truth(State.ERROR, Reason.NO_ROUTE)
    ),
    Condition(
        "client has an unreachable route",
        TCP,
        at.CLIENT_UNREACHABLE,
        445,
        Truth(State.ERROR, Reason.NO_ROUTE),
    ),
    Condition(
        "client has a prohibit route", TCP, at.CLIENT_PROHIBIT, 445, Truth(State.ERROR, Reason.LOCAL_ERROR)
    ),
    # The firewall of the client itself.
    Condition("our own firewall drops", TCP, at.SERVER, 1301, _SILENCE, Rule(Place.CLIENT, "drop")),
    Condition(
        "our own firewall resets", TCP, at.SERVER, 1302, _REFUSED, Rule(Place.CLIENT, "reject with tcp reset")
    ),
    Condition(
        "our own firewall rejects, ICMP 3/13",
        TCP,
        at.SERVER,
        1303,
        _told(State.ERROR, Reason.LOCAL_FIREWALL, (4, 3, 13), at.CLIENT),
        Rule(Place.CLIENT, "reject with icmp type admin-prohibited"),
    ),
    # Listeners that misbehave.
    Condition("accepts, then resets", TCP, at.SERVER, 1201, _OPEN, listener=Behaviour.RESET),
    Condition("accepts, then closes", TCP, at.SERVER, 1202, _OPEN, listener=Behaviour.FIN),
    Condition("accepts, then silence", TCP, at.SERVER, 1203, _OPEN, listener=Behaviour.SILENT),
    Condition("banner at once", TCP, at.SERVER, 1204, _OPEN, listener=Behaviour.BANNER),
    Condition("banner after 1.5 s", TCP, at.SERVER, 1205, _OPEN, listener=Behaviour.SLOW_BANNER),
    Condition("bytes without meaning", TCP, at.SERVER, 1206, _OPEN, listener=Behaviour.GARBAGE),
    Condition("backlog full", TCP, at.SERVER, 1207, _SILENCE, listener=Behaviour.BACKLOG_FULL),
    Condition("SYN proxy before a closed port", TCP, at.SERVER, SYNPROXY_CLOSED_PORT, _OPEN),
    Condition(
        "SYN proxy before a dropped port",
        TCP,
        at.SERVER,
        SYNPROXY_DROPPED_PORT,
        _OPEN,
        Rule(Place.SERVER, "drop"),
    ),
    # UDP.
    Condition(
        "open, answers",
        UDP,
        at.SERVER,
        2001,
        Truth(State.OPEN, Reason.UDP_RESPONSE),
        listener=Behaviour.ECHO,
    ),
    Condition("open, never answers", UDP, at.SERVER, 2004, _UDP_SILENCE, listener=Behaviour.MUTE),
    Condition(
        "closed",
        UDP,
        at.SERVER,
        2002,
        _told(State.CLOSED, Reason.PORT_UNREACH, (4, 3, 3), at.SERVER),
    ),
    Condition("target drops", UDP, at.SERVER, 2003, _UDP_SILENCE, Rule(Place.SERVER, "drop")),
    *_rejects(UDP, Place.SERVER, 2010),
    Condition("router drops", UDP, at.SERVER, 2103, _UDP_SILENCE, Rule(Place.ROUTER, "drop")),
    *_rejects(UDP, Place.ROUTER, 2110),
    *_injected(UDP, 2400),
    Condition(
        "IPv6 closed",
        UDP,
        at.FAR_SERVER_6,
        2002,
        _told(State.CLOSED, Reason.PORT_UNREACH, (6, 1, 4), at.FAR_SERVER_6),
    ),
    Condition(
        "IPv6 open, answers",
        UDP,
        at.FAR_SERVER_6,
        2001,
        Truth(State.OPEN, Reason.UDP_RESPONSE),
        listener=Behaviour.ECHO,
    ),
    Condition(
        "absent on our own link",
        UDP,
        at.ABSENT_NEIGHBOUR,
        514,
        _told(State.UNREACHABLE, Reason.HOST_UNREACH, (4, 3, 1), at.CLIENT, within_ms=NEIGHBOUR_SILENT_MS),
    ),
    Condition(
        "absent behind the router",
        UDP,
        at.ABSENT_BEHIND_ROUTER,
        514,
        _told(
            State.UNREACHABLE,
            Reason.HOST_UNREACH,
            (4, 3, 1),
            at.ROUTER,
            within_ms=ROUTER_S_NEIGHBOUR_SILENT_MS,
        ),
    ),
    Condition(
        "router has no route",
        UDP,
        at.ROUTER_NO_ROUTE,
        514,
        _told(State.UNREACHABLE, Reason.NET_UNREACH, (4, 3, 0), at.ROUTER),
    ),
    Condition(
        "router has a prohibit route",
        UDP,
        at.ROUTER_PROHIBIT,
        514,
        _told(State.FILTERED, Reason.ADMIN_PROHIBITED, (4, 3, 13), at.ROUTER),
    ),
    Condition("client has no route", UDP, at.CLIENT_NO_ROUTE, 514, Truth(State.ERROR, Reason.NO_ROUTE)),
    Condition(
        "client has a blackhole route", UDP, at.CLIENT_BLACKHOLE, 514, Truth(State.ERROR, Reason.NO_ROUTE)
    ),
    Condition(
        "client has a prohibit route", UDP, at.CLIENT_PROHIBIT, 514, Truth(State.ERROR, Reason.LOCAL_ERROR)
    ),
    Condition(
        "our own firewall drops",
        UDP,
        at.SERVER,
        2301,
        Truth(State.ERROR, Reason.LOCAL_ERROR),
        Rule(Place.CLIENT, "drop"),
    ),
    Condition(
        "our own firewall rejects, ICMP 3/13",
        UDP,
        at.SERVER,
        2303,
        _told(State.ERROR, Reason.LOCAL_FIREWALL, (4, 3, 13), at.CLIENT),
        Rule(Place.CLIENT, "reject with icmp type admin-prohibited"),
    ),
)


def rules_of(condition: Condition, place: Place) -> list[str]:
    """Return the nftables rules of a condition at a place; none or one."""
    rule = condition.rule
    if rule is None or rule.place is not place:
        return []
    family = "ip6" if ":" in condition.address else "ip"
    side, port = ("saddr", "sport") if rule.reply else ("daddr", "dport")
    match = f"{family} {side} {condition.address} {condition.transport.value} {port} {condition.port}"
    return [f"{match} {rule.verdict}"]


def injected_answers() -> list[str]:
    """Return the injector's arguments, ``PORT=TYPE/CODE/QUOTED``."""
    return [f"{c.port}={c.injected.to_word()}" for c in CONDITIONS if c.injected is not None]
