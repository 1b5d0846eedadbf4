"""Hosts that are not there, routes that lead nowhere: the same for TCP and UDP, IPv4 and IPv6."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import (
    NEIGHBOUR_SILENT_MS,
    ROUTER_S_NEIGHBOUR_SILENT_MS,
    Condition,
    Rule,
    Truth,
    told,
)

_NO_ROUTE = Truth(State.ERROR, Reason.NO_ROUTE)
_REFUSED_HERE = Truth(State.ERROR, Reason.LOCAL_ERROR)


@dataclass(frozen=True)
class _Family:
    """Where a family's hosts and routes are, and with which ICMP type and code each condition is told."""

    words: str
    neighbour: str
    behind_router: str
    no_route: str
    prohibit: str
    blackhole: str
    unreachable: str
    loop: str
    own_no_route: str
    own_blackhole: str
    own_unreachable: str
    own_prohibit: str
    client: str
    router: str
    looping: str
    server: str
    icmp_host: tuple[int, int, int]
    icmp_no_route: tuple[int, int, int]
    icmp_unreachable: tuple[int, int, int]
    unreachable_reason: Reason
    icmp_prohibit: tuple[int, int, int]
    icmp_loop: tuple[int, int, int]
    own_firewall: str


_V4 = _Family(
    words="",
    neighbour=at.ABSENT_NEIGHBOUR,
    behind_router=at.ABSENT_BEHIND_ROUTER,
    no_route=at.ROUTER_NO_ROUTE,
    prohibit=at.ROUTER_PROHIBIT,
    blackhole=at.ROUTER_BLACKHOLE,
    unreachable=at.ROUTER_UNREACHABLE,
    loop=at.ROUTER_LOOP,
    own_no_route=at.CLIENT_NO_ROUTE,
    own_blackhole=at.CLIENT_BLACKHOLE,
    own_unreachable=at.CLIENT_UNREACHABLE,
    own_prohibit=at.CLIENT_PROHIBIT,
    client=at.CLIENT,
    router=at.ROUTER,
    looping=at.SERVER,
    server=at.SERVER,
    icmp_host=(4, 3, 1),
    icmp_no_route=(4, 3, 0),
    icmp_unreachable=(4, 3, 1),
    unreachable_reason=Reason.HOST_UNREACH,
    icmp_prohibit=(4, 3, 13),
    icmp_loop=(4, 11, 0),
    own_firewall="icmp",
)
_V6 = _Family(
    words="IPv6 ",
    neighbour=at.FAR_ABSENT_NEIGHBOUR_6,
    behind_router=at.FAR_ABSENT_BEHIND_ROUTER_6,
    no_route=at.FAR_ROUTER_NO_ROUTE_6,
    prohibit=at.FAR_ROUTER_PROHIBIT_6,
    blackhole=at.FAR_ROUTER_BLACKHOLE_6,
    unreachable=at.FAR_ROUTER_UNREACHABLE_6,
    loop=at.FAR_ROUTER_LOOP_6,
    own_no_route=at.CLIENT_NO_ROUTE_6,
    own_blackhole=at.CLIENT_BLACKHOLE_6,
    own_unreachable=at.CLIENT_UNREACHABLE_6,
    own_prohibit=at.CLIENT_PROHIBIT_6,
    client=at.FAR_CLIENT_6,
    router=at.FAR_ROUTER_6,
    looping=at.SERVER_6,
    server=at.FAR_SERVER_6,
    icmp_host=(6, 1, 3),
    icmp_no_route=(6, 1, 0),
    icmp_unreachable=(6, 1, 0),
    unreachable_reason=Reason.NET_UNREACH,
    icmp_prohibit=(6, 1, 1),
    icmp_loop=(6, 3, 0),
    own_firewall="icmpv6",
)


def away(transport: Transport, port: int, silence: Truth) -> Iterator[Condition]:
    """Yield a port of every host that is not there or not on any way; `silence` is what no answer means."""
    for family in (_V6, _V4):
        for words, address, truth in _routes(family, silence):
            yield Condition(family.words + words, transport, address, port, truth)


def _routes(family: _Family, silence: Truth) -> Iterator[tuple[str, str, Truth]]:
    unreachable, client, router = State.UNREACHABLE, family.client, family.router
    host, late = family.icmp_host, ROUTER_S_NEIGHBOUR_SILENT_MS
    near = told(unreachable, Reason.HOST_UNREACH, host, client, within_ms=NEIGHBOUR_SILENT_MS)
    yield "absent on our own link", family.neighbour, near
    far = told(unreachable, Reason.HOST_UNREACH, host, router, within_ms=late)
    yield "absent behind the router", family.behind_router, far
    none = told(unreachable, Reason.NET_UNREACH, family.icmp_no_route, router)
    yield "router has no route", family.no_route, none
    yield "router has a blackhole route", family.blackhole, silence
    dead = told(unreachable, family.unreachable_reason, family.icmp_unreachable, router)
    yield "router has an unreachable route", family.unreachable, dead
    forbidden = told(State.FILTERED, Reason.ADMIN_PROHIBITED, family.icmp_prohibit, router)
    yield "router has a prohibit route", family.prohibit, forbidden
    turning = told(unreachable, Reason.TTL_EXCEEDED, family.icmp_loop, family.looping)
    yield "routing loop", family.loop, turning
    yield "client has no route", family.own_no_route, _NO_ROUTE
    yield "client has a blackhole route", family.own_blackhole, _NO_ROUTE
    yield "client has an unreachable route", family.own_unreachable, _NO_ROUTE
    yield "client has a prohibit route", family.own_prohibit, _REFUSED_HERE


def own_firewall(transport: Transport, dropping: int, rejecting: int, dropped: Truth) -> Iterator[Condition]:
    """Yield ports that the client's own firewall blocks; `dropped` is what a silent rule looks like."""
    for family in (_V4, _V6):
        words = f"{family.words}our own firewall"
        drop = Rule(Place.CLIENT, "drop")
        yield Condition(f"{words} drops", transport, family.server, dropping, dropped, drop)
        version, kind, code = family.icmp_prohibit
        answer = f"{'ICMPv6' if version == 6 else 'ICMP'} {kind}/{code}"
        truth = told(State.ERROR, Reason.LOCAL_FIREWALL, family.icmp_prohibit, family.client)
        reject = Rule(Place.CLIENT, f"reject with {family.own_firewall} type admin-prohibited")
        yield Condition(f"{words} rejects, {answer}", transport, family.server, rejecting, truth, reject)
