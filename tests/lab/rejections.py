"""Conditions of every ICMP error: what firewalls can reject with, and what only the injector can send."""

from __future__ import annotations

from collections.abc import Iterator

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import UDP, Condition, Rule, told
from tests.lab.injector import Answer

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
UNHEEDED = (
    ("fragmentation needed", Answer(3, 4)),
    ("source quench", Answer(4, 0)),
    ("reassembly time exceeded", Answer(11, 1)),
)


def rejects(transport: Transport, place: Place, first_port: int) -> Iterator[Condition]:
    """Yield every rejection of a firewall at a place, IPv4 and IPv6, each on a port of its own."""
    who, sender_4, sender_6 = {
        Place.SERVER: ("target", at.SERVER, at.FAR_SERVER_6),
        Place.ROUTER: ("router", at.ROUTER, at.FAR_ROUTER_6),
    }[place]
    for code, word, state, reason in _ICMP_4:
        own_port = transport is UDP and code == 3 and place is Place.SERVER
        truth = told(State.CLOSED if own_port else state, reason, (4, 3, code), sender_4)
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
        truth = told(State.CLOSED if own_port else state, reason, (6, 1, code), sender_6)
        yield Condition(
            f"IPv6 {who} rejects, ICMPv6 1/{code} {word}",
            transport,
            at.FAR_SERVER_6,
            first_port + 40 + code,
            truth,
            Rule(place, f"reject with icmpv6 type {word}"),
        )


_RARE_6 = (
    ("beyond scope of source", Answer(1, 2), State.UNREACHABLE, Reason.BEYOND_SCOPE),
    ("source address failed policy", Answer(1, 5), State.FILTERED, Reason.SOURCE_POLICY),
    ("reject route", Answer(1, 6), State.FILTERED, Reason.REJECT_ROUTE),
    ("hop limit exceeded", Answer(3, 0), State.UNREACHABLE, Reason.TTL_EXCEEDED),
    ("parameter problem", Answer(4, 0), State.UNREACHABLE, Reason.PARAM_PROBLEM),
)


def injected(transport: Transport, first_port: int) -> Iterator[Condition]:
    """Yield every error that only the injector in the router can send, IPv4 and IPv6."""
    for number, (words, answer, state, reason) in enumerate(_RARE):
        truth = told(state, reason, (4, answer.type, answer.code), at.ROUTER)
        yield Condition(
            f"router answers ICMP {answer.type}/{answer.code} {words}",
            transport,
            at.SERVER,
            first_port + number,
            truth,
            Rule(Place.ROUTER, "drop"),
            injected=answer,
        )
    for number, (words, answer, state, reason) in enumerate(_RARE_6):
        yield Condition(
            f"IPv6 router answers ICMPv6 {answer.type}/{answer.code} {words}",
            transport,
            at.FAR_SERVER_6,
            first_port + 20 + number,
            told(state, reason, (6, answer.type, answer.code), at.FAR_ROUTER_6),
            Rule(Place.ROUTER, "drop"),
            injected=answer,
        )
