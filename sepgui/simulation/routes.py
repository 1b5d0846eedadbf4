"""What becomes of a packet in a simulated world: the whole way to one port, and what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address

from msgspec import Struct

from sepgui.domain.attempt import AcceptedThenReset, LocalTrouble, NotSent, Refused, Rejected, Transport
from sepgui.domain.outcome import Icmp, Reason
from sepgui.simulation.draws import Draws
from sepgui.simulation.world import (
    Accepting,
    Action,
    Delay,
    Firewall,
    Listener,
    Path,
    Rule,
    SimHost,
    Trouble,
    World,
    concerns,
    fits,
    is_so,
)

ICMP_4 = {
    Reason.NET_UNREACH: (3, 0),
    Reason.HOST_UNREACH: (3, 1),
    Reason.PROTO_UNREACH: (3, 2),
    Reason.PORT_UNREACH: (3, 3),
    Reason.SOURCE_ROUTE_FAILED: (3, 5),
    Reason.NET_UNKNOWN: (3, 6),
    Reason.HOST_UNKNOWN: (3, 7),
    Reason.HOST_ISOLATED: (3, 8),
    Reason.NET_PROHIBITED: (3, 9),
    Reason.HOST_PROHIBITED: (3, 10),
    Reason.NET_TOS: (3, 11),
    Reason.HOST_TOS: (3, 12),
    Reason.ADMIN_PROHIBITED: (3, 13),
    Reason.PRECEDENCE_VIOLATION: (3, 14),
    Reason.PRECEDENCE_CUTOFF: (3, 15),
    Reason.TTL_EXCEEDED: (11, 0),
    Reason.PARAM_PROBLEM: (12, 0),
}
"""ICMP type and code by reason (RFC 792, RFC 1812 5.2.7.1)."""
ICMP_6 = {
    Reason.NET_UNREACH: (1, 0),
    Reason.ADMIN_PROHIBITED: (1, 1),
    Reason.BEYOND_SCOPE: (1, 2),
    Reason.HOST_UNREACH: (1, 3),
    Reason.PORT_UNREACH: (1, 4),
    Reason.SOURCE_POLICY: (1, 5),
    Reason.REJECT_ROUTE: (1, 6),
    Reason.TTL_EXCEEDED: (3, 0),
    Reason.PARAM_PROBLEM: (4, 0),
}
"""ICMPv6 type and code by reason (RFC 4443 3.1-3.4)."""

MSS = 1460
"""The largest segment of a simulated connection (RFC 9293 3.7.1, for a link of 1500 bytes)."""
_HEADERS = 40
_NEIGHBOUR_SILENCE = Delay(3_060_000_000, 20_000_000)
"""Three questions to a neighbour, one a second (RFC 4861 10, Linux): 3.06 to 3.08 s as measured."""
_OWN_PATH = Path((), Delay(35_000, 25_000))
_OWN_FIREWALL = Delay(60_000, 20_000)


class Accepted(Struct, frozen=True):
    """The handshake was completed, or a datagram was taken, by this listener of a host."""

    listener: Listener
    host: SimHost


class Answer(Struct, frozen=True):
    """What one packet brings back, and when it arrives; `elapsed_ns` of a rejection is still 0."""

    at_ns: int
    what: Accepted | AcceptedThenReset | Refused | Rejected


class IcmpLimits:
    """How many rejections each device may still send: a bucket of tokens per firewall."""

    def __init__(self) -> None:
        self._buckets: dict[str, tuple[int, int]] = {}

    def allows(self, firewall: Firewall, at_ns: int) -> bool:
        """Return whether a device may send one more rejection at a moment, and count it."""
        if not firewall.icmp_burst:
            return True
        full_ns = firewall.icmp_burst * firewall.icmp_interval_ns
        saved_ns, seen_ns = self._buckets.get(firewall.name, (full_ns, at_ns))
        saved_ns = min(full_ns, saved_ns + max(0, at_ns - seen_ns))
        allowed = saved_ns >= firewall.icmp_interval_ns
        self._buckets[firewall.name] = (saved_ns - firewall.icmp_interval_ns * allowed, at_ns)
        return allowed


class Route:
    """All that can matter to packets from this computer to one port of one address."""

    def __init__(
        self, world: World, limits: IcmpLimits, transport: Transport, address: str, port: int
    ) -> None:
        ip = ip_address(address.partition("%")[0])
        self.transport = transport
        self.address = address
        self._limits = limits
        self._world = world
        self._version = ip.version
        self._own = tuple(own for own in world.own if ip_address(own.partition("%")[0]).version == ip.version)
        self._is_own = ip.is_loopback or str(ip) in self._own
        found = set(world.own) if self._is_own else {str(ip)}
        self._hosts = [host for host in world.hosts if found & set(host.addresses)]
        self._listeners = {
            host.name: [
                x
                for x in host.listeners
                if (x.transport, x.port) == (transport, port) and (ip.is_loopback or not x.loopback)
            ]
            for host in self._hosts
        }
        self._paths = [
            path for path in reversed(world.paths) if fits(path.to, address) and concerns(path.ports, port)
        ]
        self._rules = [
            (firewall, [rule for rule in firewall.rules if self._concerns(rule, port)])
            for firewall in world.firewalls
        ]
        self._troubles = [trouble for trouble in world.troubles if self._concerns(trouble, port)]

    @property
    def local_address(self) -> str:
        """The near end of a flow on this route."""
        if self._is_own:
            return self.address
        return self._own[0] if self._own else self.address

    def clock_off(self, at_ns: int) -> int:
        """Return by how much this computer's clock is wrong at a moment, in nanoseconds."""
        return self._world.clock_off(at_ns)

    def trouble(self, at_ns: int) -> NotSent | None:
        """Return why a packet cannot leave this computer at a moment, None if it can."""
        own = next((each for each in self._troubles if is_so(each.when, at_ns)), None)
        if own is not None:
            return NotSent(own.trouble, own.errno)
        if self._path(at_ns) is None or not (self._own or self._is_own):
            return NotSent(LocalTrouble.NO_ROUTE, "ENETUNREACH")
        return None

    def held_back(self, at_ns: int) -> NotSent | None:
        """Return that this computer's own firewall keeps a datagram that has a way, None if it does not."""
        firewall, rule = self._decision(at_ns)
        dropped = rule is not None and rule.action is Action.DROP
        if dropped and self.transport is Transport.UDP and self._is_self(firewall):
            return NotSent(LocalTrouble.BLOCKED, "EPERM")
        return None

    def answer(self, at_ns: int, draws: Draws) -> Answer | None:
        """Return what a packet sent at a moment brings back, None for nothing; there must be no trouble."""
        path = self._path(at_ns) or _OWN_PATH
        rtt_ns = path.rtt.draw(at_ns, draws)
        if draws.chance(path.loss):
            return None
        firewall, rule = self._decision(at_ns)
        if firewall is not None and rule is not None:
            return self._decided(firewall, rule, at_ns, rtt_ns, draws)
        host = next((host for host in reversed(self._hosts) if is_so(host.when, at_ns)), None)
        if host is None:
            silence_ns = _NEIGHBOUR_SILENCE.draw(at_ns, draws)
            if not path.routers:
                return self._icmp(Reason.HOST_UNREACH, self._own, at_ns + silence_ns)
            return self._icmp(Reason.HOST_UNREACH, path.routers, at_ns + silence_ns + rtt_ns)
        return self._taken(host, self._listener(host, at_ns), at_ns + rtt_ns)

    def answer_at(self, hop_limit: int, at_ns: int, draws: Draws) -> Answer | None:
        """Return what a packet brings back that dies at a hop; there must be no trouble.

        A router looks at the hops that are left before its firewall does, as Linux's does. A firewall
        that is none of the path's routers stands behind the last.
        """
        path = self._path(at_ns) or _OWN_PATH
        routers = [router for router in path.routers if (":" in router) == (self._version == 6)]
        firewall, _ = self._decision(at_ns)
        if hop_limit > self._hops_before(firewall, routers):
            return self.answer(at_ns, draws)
        rtt_ns = path.rtt.draw(at_ns, draws) * hop_limit // (len(routers) + 1)
        if draws.chance(path.loss):
            return None
        return self._icmp(Reason.TTL_EXCEEDED, (routers[hop_limit - 1],), at_ns + rtt_ns)

    def _hops_before(self, firewall: Firewall | None, routers: list[str]) -> int:
        if firewall is None:
            return len(routers)
        if self._is_self(firewall):
            return 0
        of_router = (n for n, router in enumerate(routers, 1) if router in firewall.addresses)
        return next(of_router, len(routers))

    def round_trip(self, at_ns: int, draws: Draws) -> tuple[int, int]:
        """Return how long one exchange on an open connection takes, and the round trip that the kernel sees.

        A lost segment is sent again after 200 ms or twice the round trip, doubling (RFC 6298, and
        Linux's minimum). What is measured is the segment that arrived (RFC 7323 4.1).
        """
        path = self._path(at_ns) or _OWN_PATH
        rtt_ns = took_ns = path.rtt.draw(at_ns, draws)
        wait_ns = max(200_000_000, 2 * rtt_ns)
        while draws.chance(path.loss):
            took_ns += wait_ns
            wait_ns *= 2
        return took_ns, rtt_ns

    def swallows_requests(self, at_ns: int) -> bool:
        """Return whether what this computer says on an open connection never arrives."""
        return any(rule is not None and rule.action is Action.SWALLOW for _, rule in self._decisions(at_ns))

    def swallows(self, size: int, at_ns: int) -> bool:
        """Return whether so many bytes from the other end make a packet that never arrives."""
        path = self._path(at_ns) or _OWN_PATH
        return path.largest is not None and min(size, MSS) + _HEADERS > path.largest

    def sending(self, size: int, at_ns: int) -> int:
        """Return how long so many bytes from the other end take to pass the line, in nanoseconds."""
        path = self._path(at_ns) or _OWN_PATH
        if path.bandwidth is None:
            return 0
        packets = -(-size // MSS)
        return (size + packets * _HEADERS) * 8_000_000_000 // path.bandwidth

    def _path(self, at_ns: int) -> Path | None:
        if self._is_own:
            return _OWN_PATH
        return next((path for path in self._paths if is_so(path.when, at_ns)), None)

    def _concerns(self, rule: Rule | Trouble, port: int) -> bool:
        return (
            (not rule.to or fits(rule.to, self.address))
            and concerns(rule.ports, port)
            and (not rule.transports or self.transport in rule.transports)
        )

    def _decisions(self, at_ns: int) -> Iterator[tuple[Firewall, Rule | None]]:
        for firewall, rules in self._rules:
            yield firewall, next((rule for rule in rules if is_so(rule.when, at_ns)), None)

    def _decision(self, at_ns: int) -> tuple[Firewall | None, Rule | None]:
        passing = (Action.ACCEPT, Action.SWALLOW) if self.transport is Transport.TCP else (Action.ACCEPT,)
        for firewall, rule in self._decisions(at_ns):
            if rule is not None and rule.action not in passing:
                return firewall, rule
        return None, None

    def _decided(
        self, firewall: Firewall, rule: Rule, at_ns: int, rtt_ns: int, draws: Draws
    ) -> Answer | None:
        if self._is_self(firewall):
            rtt_ns = _OWN_FIREWALL.draw(at_ns, draws)
        elif firewall.rtt is not None:
            rtt_ns = firewall.rtt.draw(at_ns, draws)
        if rule.action is Action.RESET and self.transport is Transport.TCP:
            return Answer(at_ns + rtt_ns, Refused())
        if rule.action is Action.REJECT and self._limits.allows(firewall, at_ns):
            return self._icmp(rule.code, firewall.addresses, at_ns + rtt_ns)
        return None

    def _taken(self, host: SimHost, listener: Listener | None, at_ns: int) -> Answer | None:
        if listener is None and self.transport is Transport.TCP:
            return Answer(at_ns, Refused())
        if listener is None:
            return self._icmp(Reason.PORT_UNREACH, (self.address,), at_ns)
        match listener.accepting:
            case Accepting.ACCEPT:
                return Answer(at_ns, Accepted(listener, host))
            case Accepting.RESET:
                return Answer(at_ns, AcceptedThenReset())
            case Accepting.BACKLOG_FULL:
                return None

    def _listener(self, host: SimHost, at_ns: int) -> Listener | None:
        listeners = reversed(self._listeners[host.name])
        return next((listener for listener in listeners if is_so(listener.when, at_ns)), None)

    def _icmp(self, reason: Reason, senders: tuple[str, ...], at_ns: int) -> Answer | None:
        kinds = ICMP_4 if self._version == 4 else ICMP_6
        sender = next((sender for sender in senders if (":" in sender) == (self._version == 6)), None)
        if sender is None or reason not in kinds:
            return None
        icmp = Icmp(self._version, *kinds[reason], sender)
        from_target = sender.partition("%")[0] == self.address.partition("%")[0]
        return Answer(at_ns, Rejected(icmp, sender in self._own, from_target, 0))

    def _is_self(self, firewall: Firewall | None) -> bool:
        return firewall is not None and bool(set(firewall.addresses) & set(self._own))
