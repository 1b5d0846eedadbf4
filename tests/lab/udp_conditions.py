"""UDP ports of the lab and what is done to them."""

from __future__ import annotations

from sepgui.domain.outcome import Reason, State
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import (
    NEIGHBOUR_SILENT_MS,
    ROUTER_S_NEIGHBOUR_SILENT_MS,
    UDP,
    UDP_SILENCE,
    Behaviour,
    Condition,
    Rule,
    Truth,
    told,
)
from tests.lab.rejections import injected, rejects

UDP_CONDITIONS: tuple[Condition, ...] = (
    Condition(
        "open, answers",
        UDP,
        at.SERVER,
        2001,
        Truth(State.OPEN, Reason.UDP_RESPONSE),
        listener=Behaviour.ECHO,
    ),
    Condition("open, never answers", UDP, at.SERVER, 2004, UDP_SILENCE, listener=Behaviour.MUTE),
    Condition(
        "closed",
        UDP,
        at.SERVER,
        2002,
        told(State.CLOSED, Reason.PORT_UNREACH, (4, 3, 3), at.SERVER),
    ),
    Condition("target drops", UDP, at.SERVER, 2003, UDP_SILENCE, Rule(Place.SERVER, "drop")),
    *rejects(UDP, Place.SERVER, 2010),
    Condition("router drops", UDP, at.SERVER, 2103, UDP_SILENCE, Rule(Place.ROUTER, "drop")),
    *rejects(UDP, Place.ROUTER, 2110),
    *injected(UDP, 2400),
    Condition(
        "IPv6 closed",
        UDP,
        at.FAR_SERVER_6,
        2002,
        told(State.CLOSED, Reason.PORT_UNREACH, (6, 1, 4), at.FAR_SERVER_6),
    ),
    Condition(
        "IPv6 open, answers",
        UDP,
        at.FAR_SERVER_6,
        2001,
        Truth(State.OPEN, Reason.UDP_RESPONSE),
        listener=Behaviour.ECHO,
    ),
    Condition("IPv6 open, never answers", UDP, at.FAR_SERVER_6, 2004, UDP_SILENCE, listener=Behaviour.MUTE),
    Condition("IPv6 target drops", UDP, at.FAR_SERVER_6, 2003, UDP_SILENCE, Rule(Place.SERVER, "drop")),
    Condition("IPv6 router drops", UDP, at.FAR_SERVER_6, 2103, UDP_SILENCE, Rule(Place.ROUTER, "drop")),
    Condition(
        "IPv6 routing loop",
        UDP,
        at.FAR_ROUTER_LOOP_6,
        514,
        told(State.UNREACHABLE, Reason.TTL_EXCEEDED, (6, 3, 0), at.SERVER_6),
    ),
    Condition(
        "IPv6 client has no route", UDP, at.CLIENT_NO_ROUTE_6, 514, Truth(State.ERROR, Reason.NO_ROUTE)
    ),
    Condition(
        "absent on our own link",
        UDP,
        at.ABSENT_NEIGHBOUR,
        514,
        told(State.UNREACHABLE, Reason.HOST_UNREACH, (4, 3, 1), at.CLIENT, within_ms=NEIGHBOUR_SILENT_MS),
    ),
    Condition(
        "absent behind the router",
        UDP,
        at.ABSENT_BEHIND_ROUTER,
        514,
        told(
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
        told(State.UNREACHABLE, Reason.NET_UNREACH, (4, 3, 0), at.ROUTER),
    ),
    Condition(
        "router has a prohibit route",
        UDP,
        at.ROUTER_PROHIBIT,
        514,
        told(State.FILTERED, Reason.ADMIN_PROHIBITED, (4, 3, 13), at.ROUTER),
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
        told(State.ERROR, Reason.LOCAL_FIREWALL, (4, 3, 13), at.CLIENT),
        Rule(Place.CLIENT, "reject with icmp type admin-prohibited"),
    ),
    Condition(
        "IPv6 absent on our own link",
        UDP,
        at.FAR_ABSENT_NEIGHBOUR_6,
        514,
        told(
            State.UNREACHABLE, Reason.HOST_UNREACH, (6, 1, 3), at.FAR_CLIENT_6, within_ms=NEIGHBOUR_SILENT_MS
        ),
    ),
    Condition(
        "IPv6 absent behind the router",
        UDP,
        at.FAR_ABSENT_BEHIND_ROUTER_6,
        514,
        told(
            State.UNREACHABLE,
            Reason.HOST_UNREACH,
            (6, 1, 3),
            at.FAR_ROUTER_6,
            within_ms=ROUTER_S_NEIGHBOUR_SILENT_MS,
        ),
    ),
    Condition(
        "IPv6 router has no route",
        UDP,
        at.FAR_ROUTER_NO_ROUTE_6,
        514,
        told(State.UNREACHABLE, Reason.NET_UNREACH, (6, 1, 0), at.FAR_ROUTER_6),
    ),
    Condition(
        "IPv6 router has a prohibit route",
        UDP,
        at.FAR_ROUTER_PROHIBIT_6,
        514,
        told(State.FILTERED, Reason.ADMIN_PROHIBITED, (6, 1, 1), at.FAR_ROUTER_6),
    ),
    Condition(
        "IPv6 client has a blackhole route",
        UDP,
        at.CLIENT_BLACKHOLE_6,
        514,
        Truth(State.ERROR, Reason.NO_ROUTE),
    ),
    Condition(
        "IPv6 client has a prohibit route",
        UDP,
        at.CLIENT_PROHIBIT_6,
        514,
        Truth(State.ERROR, Reason.LOCAL_ERROR),
    ),
    Condition(
        "IPv6 our own firewall drops",
        UDP,
        at.FAR_SERVER_6,
        2301,
        Truth(State.ERROR, Reason.LOCAL_ERROR),
        Rule(Place.CLIENT, "drop"),
    ),
    Condition(
        "IPv6 our own firewall rejects, ICMPv6 1/1",
        UDP,
        at.FAR_SERVER_6,
        2303,
        told(State.ERROR, Reason.LOCAL_FIREWALL, (6, 1, 1), at.FAR_CLIENT_6),
        Rule(Place.CLIENT, "reject with icmpv6 type admin-prohibited"),
    ),
    Condition("router has a blackhole route", UDP, at.ROUTER_BLACKHOLE, 514, UDP_SILENCE),
    Condition("IPv6 router has a blackhole route", UDP, at.FAR_ROUTER_BLACKHOLE_6, 514, UDP_SILENCE),
    Condition(
        "routing loop",
        UDP,
        at.ROUTER_LOOP,
        514,
        told(State.UNREACHABLE, Reason.TTL_EXCEEDED, (4, 11, 0), at.SERVER),
    ),
)
