"""A simulated world as values: what this computer can reach, and what becomes of a packet at a moment.

Everything that changes says when (`Windows`), so the world at a moment is a pure function of that moment.
"""

from __future__ import annotations

from enum import StrEnum
from ipaddress import IPv4Network, IPv6Network, ip_address

from msgspec import Struct

from sepgui.domain.attempt import LocalTrouble, Transport
from sepgui.domain.outcome import NameFailure, Reason
from sepgui.simulation.draws import Draws
from sepgui.simulation.speech import Speech
from sepgui.simulation.tls import TlsService

Network = IPv4Network | IPv6Network
Ports = tuple[range, ...]
"""Port numbers; every one, if empty."""
_UNIT = 1 << 16


class Window(Struct, frozen=True):
    """A span of simulated time since the start, in nanoseconds; without an end when that is None.

    With a period it comes back every `period_ns` from its start on, each time for `length_ns`.
    """

    from_ns: int = 0
    until_ns: int | None = None
    period_ns: int = 0
    length_ns: int = 0

    def holds(self, at_ns: int) -> bool:
        """Whether a moment lies in the span; its end does not."""
        if at_ns < self.from_ns or (self.until_ns is not None and at_ns >= self.until_ns):
            return False
        return not self.period_ns or (at_ns - self.from_ns) % self.period_ns < self.length_ns

    def edges(self) -> tuple[int, ...]:
        """Return the moments when something begins or ends for good, or begins to come and go."""
        end = () if self.until_ns is None else (self.until_ns,)
        return (self.from_ns, *end)


Windows = tuple[Window, ...]
"""When something is so; always, if empty."""


def is_so(when: Windows, at_ns: int) -> bool:
    """Return whether something with these windows is so at a moment."""
    return not when or any(window.holds(at_ns) for window in when)


class Rise(Struct, frozen=True):
    """A delay that grows evenly from nothing to `by_ns` within a window, and stays."""

    by_ns: int
    from_ns: int
    until_ns: int

    def at(self, at_ns: int) -> int:
        """Return the added delay at a moment, in nanoseconds."""
        gone_ns = min(max(at_ns, self.from_ns), self.until_ns) - self.from_ns
        return self.by_ns * gone_ns // max(1, self.until_ns - self.from_ns)


class Delay(Struct, frozen=True):
    """A delay that varies: never less than `base_ns`, with jitter, a slow sway and a rise on top."""

    base_ns: int
    jitter_ns: int = 0
    sway_ns: int = 0
    sway_period_ns: int = 1_800_000_000_000
    rise: Rise | None = None

    def draw(self, at_ns: int, draws: Draws) -> int:
        """Return the delay of one exchange at a moment, in nanoseconds."""
        delay_ns = self.base_ns + draws.jitter(self.jitter_ns)
        if self.rise is not None:
            delay_ns += self.rise.at(at_ns)
        if self.sway_ns:
            phase = at_ns % self.sway_period_ns * 2 * _UNIT // self.sway_period_ns
            slope = phase if phase <= _UNIT else 2 * _UNIT - phase
            delay_ns += self.sway_ns * slope * slope * (3 * _UNIT - 2 * slope) // _UNIT**3
        return delay_ns


class Path(Struct, frozen=True):
    """The way from this computer to some networks, or to some ports there; the last that fits is taken.

    `loss` is how many round trips in a million lose a packet. `routers` are the addresses that speak
    for an absent host; none: the networks are on this computer's own link. `largest` is the size in bytes
    above which packets towards this computer vanish without a word, as in a tunnel whose ICMP is dropped.
    `bandwidth`, in bits a second, is what answers pass at; None: at once.
    """

    to: tuple[Network, ...]
    rtt: Delay
    loss: int = 0
    largest: int | None = None
    bandwidth: int | None = None
    routers: tuple[str, ...] = ()
    ports: Ports = ()
    when: Windows = ()


class Action(StrEnum):
    """What a firewall does with a packet.

    One that swallows looks inside: it lets TCP's handshake pass and drops what this computer says then, and
    every datagram.
    """

    ACCEPT = "accept"
    DROP = "drop"
    REJECT = "reject"
    RESET = "reset"
    SWALLOW = "swallow"


class Rule(Struct, frozen=True):
    """One rule of a firewall: the first that fits and holds decides. Empty sets fit everything.

    `code` is the reason a rejection names, in ICMP or ICMPv6.
    """

    action: Action
    to: tuple[Network, ...] = ()
    ports: Ports = ()
    transports: frozenset[Transport] = frozenset()
    code: Reason = Reason.ADMIN_PROHIBITED
    when: Windows = ()


class Firewall(Struct, frozen=True):
    """A device on the way: it rejects from its own address, after its own round trip.

    Without an address of the packet's family it drops where it should reject. `rtt` None: as far as
    the target. `icmp_burst` rejections pass at once and then one per `icmp_interval_ns`, as routers
    limit them (RFC 1812 4.3.2.8); 0: all pass.
    """

    name: str
    addresses: tuple[str, ...]
    rules: tuple[Rule, ...]
    rtt: Delay | None = None
    icmp_burst: int = 0
    icmp_interval_ns: int = 1_000_000_000


class Accepting(StrEnum):
    """What a listener does with a connection, before anybody speaks."""

    ACCEPT = "accept"
    RESET = "reset"
    BACKLOG_FULL = "backlog-full"


class Listener(Struct, frozen=True):
    """A port on which something listens; of several on one port, the last that holds counts.

    `think` is how long the application takes before each answer. A UDP listener that says nothing
    is silent. `process` is the program's name in its host's table of listeners, None where the table
    does not tell; a `loopback` listener serves its own host alone.
    """

    transport: Transport
    port: int
    speech: Speech
    accepting: Accepting = Accepting.ACCEPT
    tls: TlsService | None = None
    think: Delay = Delay(0)
    when: Windows = ()
    process: str | None = None
    loopback: bool = False


class ClockError(Struct, frozen=True):
    """By how much a host's clock is wrong; ahead of the time if positive."""

    off_ns: int
    when: Windows = ()


class SimHost(Struct, frozen=True):
    """A host that is there, with its addresses and listeners; what it lists nowhere is closed.

    Outside `when` it is absent: its neighbours get no answer from it. Of several errors of its clock the
    last that holds counts.
    """

    name: str
    addresses: tuple[str, ...]
    listeners: tuple[Listener, ...] = ()
    when: Windows = ()
    clock: tuple[ClockError, ...] = ()

    def clock_off(self, at_ns: int) -> int:
        """Return by how much its clock is wrong at a moment, in nanoseconds."""
        return next((error.off_ns for error in reversed(self.clock) if is_so(error.when, at_ns)), 0)


class NameRecord(Struct, frozen=True):
    """What the resolver says of a name: addresses, or a failure; the last record that holds counts."""

    name: str
    addresses: tuple[str, ...] = ()
    failure: NameFailure | None = None
    delay: Delay = Delay(1_000_000)
    when: Windows = ()


class SimInterface(Struct, frozen=True):
    """A network interface of this computer while it is up; `tunnel` is true of a VPN's."""

    name: str
    addresses: tuple[str, ...]
    tunnel: bool = False
    when: Windows = ()


class Trouble(Struct, frozen=True):
    """What keeps this computer from sending; `errno` is the system's symbol. Empty sets fit everything."""

    trouble: LocalTrouble
    errno: str
    to: tuple[Network, ...] = ()
    ports: Ports = ()
    transports: frozenset[Transport] = frozenset()
    when: Windows = ()


class ProxySetting(Struct, frozen=True):
    """The HTTP proxy that this computer's system sends HTTPS to; `exceptions` are asked directly.

    An exception is a name, or all names of a domain: ``*.corp.example``.
    """

    host: str
    port: int
    exceptions: tuple[str, ...] = ()
    when: Windows = ()

    def serves(self, host: str) -> bool:
        """Return whether a host, by name or address, is reached through the proxy."""
        name = host.rstrip(".").lower()
        return not any(
            name == known.lower() or (known.startswith("*.") and name.endswith(known[1:].lower()))
            for known in self.exceptions
        )


class Telling(StrEnum):
    """What this computer's system tells an ordinary account of its listeners."""

    ALL = "all"
    NOT_PERMITTED = "not-permitted"
    NOT_SUPPORTED = "not-supported"


class World(Struct, frozen=True):
    """All there is. `own` are the addresses of this computer, `seed` decides what chance decides.

    A name that no record has does not exist; an address that no path leads to has no route.
    `name_server` is who answers for names, as sentences call it. Of several proxies the last that holds
    is the system's. The simulated wall clock is that of this computer, wrong or not.
    """

    seed: int
    own: tuple[str, ...]
    hosts: tuple[SimHost, ...] = ()
    paths: tuple[Path, ...] = ()
    firewalls: tuple[Firewall, ...] = ()
    names: tuple[NameRecord, ...] = ()
    name_server: str = ""
    interfaces: tuple[SimInterface, ...] = ()
    troubles: tuple[Trouble, ...] = ()
    proxies: tuple[ProxySetting, ...] = ()
    listeners_told: Telling = Telling.ALL

    @property
    def here(self) -> tuple[SimHost, ...]:
        """This computer's hosts: one, if the world is a sensible one."""
        return tuple(host for host in self.hosts if set(host.addresses) & set(self.own))

    def clock_off(self, at_ns: int) -> int:
        """Return by how much this computer's clock is wrong at a moment, in nanoseconds."""
        return next((host.clock_off(at_ns) for host in self.here), 0)


def concerns(ports: Ports, port: int) -> bool:
    """Return whether a port is among the ports."""
    return not ports or any(port in range_ for range_ in ports)


def fits(networks: tuple[Network, ...], address: str) -> bool:
    """Return whether an address, with or without zone, lies in one of the networks."""
    bare = ip_address(address.partition("%")[0])
    return any(bare in network for network in networks if network.version == bare.version)
