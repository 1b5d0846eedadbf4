"""TCP ports of the lab and what is done to them."""

from __future__ import annotations

from collections.abc import Iterator

from sepgui.domain.outcome import Reason, State
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import (
    ONE_SYN_IS_LOST,
    ONE_SYN_LOST_MS,
    OPEN,
    REFUSED,
    SILENCE,
    TCP,
    Behaviour,
    Condition,
    Rule,
    Truth,
)
from tests.lab.hosts_away import away, own_firewall
from tests.lab.rejections import UNHEEDED, injected, rejects

SYNPROXY_CLOSED_PORT, SYNPROXY_DROPPED_PORT = 1211, 1212


def _talkers() -> Iterator[Condition]:
    """Yield every way in which a listener misbehaves, or is another than was asked for, IPv4 and IPv6."""
    for words, address in (("", at.SERVER), ("IPv6 ", at.FAR_SERVER_6)):
        for port, name, behaviour in (
            (1201, "accepts, then resets", Behaviour.RESET),
            (1202, "accepts, then closes", Behaviour.FIN),
            (1203, "accepts, then silence", Behaviour.SILENT),
            (1204, "banner at once", Behaviour.BANNER),
            (1205, "banner after 1.5 s", Behaviour.SLOW_BANNER),
            (1206, "bytes without meaning", Behaviour.GARBAGE),
            (1220, "one byte a second", Behaviour.DRIP),
            (1221, "headers without end", Behaviour.ENDLESS_HEAD),
            (1222, "a page without end", Behaviour.ENDLESS_BODY),
            (1223, "TLS, whatever was asked", Behaviour.TLS),
            (1224, "plain HTTP, whatever was asked", Behaviour.HTTP),
        ):
            yield Condition(words + name, TCP, address, port, OPEN, listener=behaviour)
        yield Condition(f"{words}backlog full", TCP, address, 1207, SILENCE, listener=Behaviour.BACKLOG_FULL)


def _lost_on_the_way() -> Iterator[Condition]:
    """Yield what an open port looks like when packets are lost, IPv4 and IPv6."""
    for words, address, port in (("", at.SERVER, 1106), ("IPv6 ", at.FAR_SERVER_6, 1107)):
        yield Condition(
            f"{words}open, but the SYN-ACK is lost on the way back",
            TCP,
            address,
            1105,
            SILENCE,
            Rule(Place.ROUTER, "drop", reply=True),
            Behaviour.ACCEPT,
        )
        yield Condition(
            f"{words}open, but the first SYN is lost",
            TCP,
            address,
            port,
            Truth(State.OPEN, Reason.SYN_ACK, within_ms=ONE_SYN_LOST_MS, syn_retransmits=1),
            Rule(Place.ROUTER, ONE_SYN_IS_LOST),
            Behaviour.ACCEPT,
        )


def _proxied() -> Iterator[Condition]:
    """Yield ports for which a middlebox completes the handshake, whatever the server says, IPv4 and IPv6."""
    for words, address in (("", at.SERVER), ("IPv6 ", at.FAR_SERVER_6)):
        yield Condition(f"{words}SYN proxy before a closed port", TCP, address, SYNPROXY_CLOSED_PORT, OPEN)
        yield Condition(
            f"{words}SYN proxy before a dropped port",
            TCP,
            address,
            SYNPROXY_DROPPED_PORT,
            OPEN,
            Rule(Place.SERVER, "drop"),
        )


TCP_CONDITIONS: tuple[Condition, ...] = (
    # The target itself.
    Condition("open", TCP, at.SERVER, 1001, OPEN, listener=Behaviour.ACCEPT),
    Condition("closed", TCP, at.SERVER, 1002, REFUSED),
    Condition("target drops", TCP, at.SERVER, 1003, SILENCE, Rule(Place.SERVER, "drop")),
    Condition("target resets", TCP, at.SERVER, 1004, REFUSED, Rule(Place.SERVER, "reject with tcp reset")),
    *rejects(TCP, Place.SERVER, 1010),
    # The router between.
    Condition("router drops", TCP, at.SERVER, 1103, SILENCE, Rule(Place.ROUTER, "drop")),
    Condition("router resets", TCP, at.SERVER, 1104, REFUSED, Rule(Place.ROUTER, "reject with tcp reset")),
    *rejects(TCP, Place.ROUTER, 1110),
    *injected(TCP, 1400),
    *(
        Condition(
            f"router drops, ICMP {answer.type}/{answer.code} {words}",
            TCP,
            at.SERVER,
            1440 + number,
            SILENCE,
            Rule(Place.ROUTER, "drop"),
            injected=answer,
        )
        for number, (words, answer) in enumerate(UNHEEDED)
    ),
    *_lost_on_the_way(),
    # IPv6 over the far link: on a cable without any delay an ICMPv6 error arrives inside connect(),
    # and the kernel then keeps it to itself unless the error queue was asked for.
    Condition("IPv6 open", TCP, at.FAR_SERVER_6, 1001, OPEN, listener=Behaviour.ACCEPT),
    Condition("IPv6 closed", TCP, at.FAR_SERVER_6, 1002, REFUSED),
    Condition("IPv6 target drops", TCP, at.FAR_SERVER_6, 1003, SILENCE, Rule(Place.SERVER, "drop")),
    Condition("IPv6 router drops", TCP, at.FAR_SERVER_6, 1103, SILENCE, Rule(Place.ROUTER, "drop")),
    Condition(
        "IPv6 target resets", TCP, at.FAR_SERVER_6, 1004, REFUSED, Rule(Place.SERVER, "reject with tcp reset")
    ),
    Condition(
        "IPv6 router resets", TCP, at.FAR_SERVER_6, 1104, REFUSED, Rule(Place.ROUTER, "reject with tcp reset")
    ),
    Condition(
        "our own firewall resets", TCP, at.SERVER, 1302, REFUSED, Rule(Place.CLIENT, "reject with tcp reset")
    ),
    Condition(
        "IPv6 our own firewall resets",
        TCP,
        at.FAR_SERVER_6,
        1302,
        REFUSED,
        Rule(Place.CLIENT, "reject with tcp reset"),
    ),
    # Listeners that misbehave, and middleboxes.
    *_talkers(),
    *_proxied(),
    *away(TCP, 445, SILENCE),
    *own_firewall(TCP, 1301, 1303, SILENCE),
)
