"""The small world that the tests of simulated packets share: this computer, a router, a server behind it."""

from __future__ import annotations

from ipaddress import ip_network

from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason
from sepgui.simulation.speech import MUTE, Say, Script, banner
from sepgui.simulation.world import (
    Accepting,
    Action,
    Delay,
    Firewall,
    Listener,
    NameRecord,
    Path,
    Rule,
    SimHost,
    World,
)

SECOND = 1_000_000_000
MS = 1_000_000
RTT = 20 * MS
OWN, OWN_6 = "192.0.2.2", "2001:db8:1::2"
ROUTER, ROUTER_6 = "192.0.2.1", "2001:db8:1::1"
SERVER, SERVER_6 = "198.51.100.2", "2001:db8:2::2"
ABSENT, ABSENT_6 = "198.51.100.99", "2001:db8:2::99"
ABSENT_HERE, ABSENT_HERE_6 = "192.0.2.99", "2001:db8:1::99"
NO_ROUTE, NO_ROUTE_6 = "203.0.113.1", "2001:db8:3::1"
OPEN, MUTED, FULL, RESETTING, GREETING, CLOSED = 8014, 8015, 8016, 8017, 22, 9

LISTENERS = (
    Listener(Transport.TCP, OPEN, Script(at_first_bytes=(Say(b"pong"),))),
    Listener(Transport.TCP, MUTED, MUTE),
    Listener(Transport.TCP, FULL, MUTE, Accepting.BACKLOG_FULL),
    Listener(Transport.TCP, RESETTING, MUTE, Accepting.RESET),
    Listener(Transport.TCP, GREETING, banner(b"SSH-2.0-Test\r\n", 500 * MS)),
    Listener(Transport.UDP, OPEN, Script(at_first_bytes=(Say(b"pong"),))),
    Listener(Transport.UDP, MUTED, MUTE),
)
SERVER_HOST = SimHost("server", (SERVER, SERVER_6), LISTENERS)
HERE = Path((ip_network("192.0.2.0/24"), ip_network("2001:db8:1::/64")), Delay(MS))
BEHIND = Path(
    (ip_network("198.51.100.0/24"), ip_network("2001:db8:2::/64")), Delay(RTT), routers=(ROUTER, ROUTER_6)
)
WORLD = World(
    seed=1,
    own=(OWN, OWN_6),
    hosts=(SimHost("here", (OWN, OWN_6), LISTENERS[:1]), SERVER_HOST),
    paths=(HERE, BEHIND),
    names=(NameRecord("server.example", (SERVER, SERVER_6)),),
    name_server="192.0.2.53",
)


def lossy(per_million: int) -> World:
    """Return the world with loss on the way to the server."""
    return replace(WORLD, paths=(HERE, replace(BEHIND, loss=per_million)))


def behind(*rules: Rule, addresses: tuple[str, ...] = (ROUTER, ROUTER_6), icmp_burst: int = 0) -> World:
    """Return the world with a firewall of these rules, half as far away as the server."""
    firewall = Firewall("fw", addresses, rules, Delay(RTT // 2), icmp_burst)
    return replace(WORLD, firewalls=(firewall,))


def on_target(*rules: Rule) -> World:
    """Return the world with a firewall on the server itself."""
    return replace(WORLD, firewalls=(Firewall("own", (SERVER, SERVER_6), rules),))


def on_this_computer(*rules: Rule) -> World:
    """Return the world with a firewall on this computer."""
    return replace(WORLD, firewalls=(Firewall("local", (OWN, OWN_6), rules),))


DROP, RESET = Rule(Action.DROP), Rule(Action.RESET)


def reject(code: Reason) -> Rule:
    """Return a rule that rejects everything for a reason."""
    return Rule(Action.REJECT, code=code)
