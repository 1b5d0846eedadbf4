"""UDP ports of the lab and what is done to them."""

from __future__ import annotations

from sepgui.domain.outcome import Reason, State
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import (
    UDP,
    UDP_SILENCE,
    Behaviour,
    Condition,
    Rule,
    Truth,
    told,
)
from tests.lab.hosts_away import away, own_firewall
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
    *away(UDP, 514, UDP_SILENCE),
    *own_firewall(UDP, 2301, 2303, Truth(State.ERROR, Reason.LOCAL_ERROR)),
)
