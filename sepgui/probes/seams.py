"""The two doors to the outside, `Net` and `Clock`, as the probes ask for them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from sepgui.domain.attempt import (
    AcceptedThenReset,
    Attempt,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Transport,
    Unreached,
)
from sepgui.domain.computer import Adapter, Firewalls, HostWays, NameServers, Product, ProxyUse, Unread
from sepgui.domain.entry import ProbeKind, Process
from sepgui.domain.exchange import Direction
from sepgui.domain.outcome import NameFailure, Outcome, RttSource, TlsFacts, Vanished
from sepgui.domain.surroundings import Surroundings
from sepgui.i18n import Text


class Clock(Protocol):
    """Monotonic time in integer nanoseconds."""

    def now_ns(self) -> int:
        """Return the monotonic time, in nanoseconds."""
        ...

    def unix_ns(self) -> int:
        """Return the wall-clock time, in nanoseconds since 1970, UTC; for the session's anchor only."""
        ...

    async def sleep_until(self, when_ns: int) -> None:
        """Return when `now_ns()` is `when_ns` or later, never earlier."""
        ...


class Resolved(Struct, frozen=True):
    """The addresses the system gives for a name, in its order, without duplicates; IPv6 with zone."""

    addresses: tuple[str, ...]
    elapsed_ns: int


class NotResolved(Struct, frozen=True):
    """A name that gave no address, and why; `detail` is a sentence for people."""

    failure: NameFailure
    elapsed_ns: int
    detail: Text


class Link(Struct, frozen=True):
    """What is known of a connection at the moment it was accepted.

    `rtt_ns` is the kernel's where `rtt_source` says so, None after a retransmitted SYN;
    `elapsed_ns` is the wall time of the connect.
    """

    elapsed_ns: int
    rtt_ns: int | None
    rtt_source: RttSource
    syn_retransmits: int | None
    local_address: str
    local_port: int


class Ended(StrEnum):
    """How receiving ended without bytes."""

    EOF = "eof"
    RESET = "reset"
    TIMED_OUT = "timed-out"


class TlsOffer(StrEnum):
    """What a handshake offers: the versions in use, the outdated ones alone, or those in use for TDS 8.

    Outdated are TLS 1.0 and 1.1 (RFC 8996); TDS 8 names itself by ALPN (RFC 7301), ``tds/8.0`` (MS-TDS 2.1).
    """

    CURRENT = "current"
    OUTDATED = "outdated"
    TDS_8 = "tds/8.0"


Tap = Callable[[Direction, bytes], None]
"""Is told of bytes on the wire as they go."""


class Lost(Struct, frozen=True):
    """What vanished on an open connection; `mss` is the largest segment in use that way, in bytes."""

    what: Vanished
    mss: int


class Connection(Protocol):
    """An accepted TCP connection; never raises for what the network does."""

    @property
    def link(self) -> Link:
        """What was known when the connection was accepted."""
        ...

    def rtt(self) -> tuple[int | None, RttSource]:
        """Return the round-trip time as known by now, in nanoseconds, and whose it is.

        After a retransmitted SYN the kernel has none at first; the data that flows later gives one.
        """
        ...

    def lost(self) -> Lost | None:
        """Return what went missing, where nothing was received; None if nothing did, or nobody knows."""
        ...

    async def start_tls(
        self,
        server_name: str,
        deadline_ns: int,
        offer: TlsOffer = TlsOffer.CURRENT,
        tap: Tap | None = None,
    ) -> TlsStarted | TlsFailed:
        """Make a TLS handshake (RFC 8446, RFC 5246) of a version that is offered; no certificate is refused.

        `server_name` is a name (sent as SNI) or an address (not sent); names are compared with it.
        A server that knows only other versions fails with the alert ``protocol_version``. `tap` is told of
        the bytes on the wire, as long as the handshake lasts; a simulation has none where it succeeds.
        """
        ...

    async def send(self, data: bytes, deadline_ns: int) -> Ended | None:
        """Send all the bytes; None when they went out, else how it ended."""
        ...

    async def receive(self, limit: int, deadline_ns: int) -> bytes | Ended:
        """Return at least one and at most `limit` bytes, or how receiving ended."""
        ...

    async def close(self) -> None:
        """Close with FIN: half-close, drain up to 64 KB or 200 ms, then close."""
        ...


class TlsStarted(Struct, frozen=True):
    """A handshake that succeeded: its facts and its duration."""

    facts: TlsFacts
    elapsed_ns: int


class TlsFailure(StrEnum):
    """How a handshake failed."""

    NOT_TLS = "not-tls"
    ALERT = "alert"
    EOF = "eof"
    RESET = "reset"
    TIMED_OUT = "timed-out"
    CERTIFICATE_UNREADABLE = "certificate-unreadable"


class TlsFailed(Struct, frozen=True):
    """A handshake that failed; `detail` is the alert's name, such as ``protocol_version``.

    `start` is how an answer began that is not TLS.
    """

    failure: TlsFailure
    elapsed_ns: int
    detail: str = ""
    start: bytes = b""


class Unconnected(Struct, frozen=True):
    """An attempt without an answer: what the socket saw, and the near end where there was one.

    `syn_retransmits` is None for UDP and where the system does not tell.
    """

    attempt: AcceptedThenReset | Refused | Rejected | Silent | Unreached | NotSent
    elapsed_ns: int
    local_address: str | None
    local_port: int | None
    syn_retransmits: int | None = None


class Datagram(Struct, frozen=True):
    """A UDP answer from the address and port that were asked."""

    payload: bytes
    elapsed_ns: int
    local_address: str
    local_port: int


class HopReply(Struct, frozen=True):
    """What came back for a TCP connection that may go only so many hops; an accepted one is closed again."""

    attempt: Attempt
    elapsed_ns: int


class NotSupported(Struct, frozen=True):
    """What this system does not let an ordinary program do; `detail` is a sentence for people."""

    detail: Text


class NotPermitted(Struct, frozen=True):
    """What this system keeps from this account; `detail` is a sentence for people."""

    detail: Text


class Listening(Struct, frozen=True):
    """A TCP socket that listens on this computer, or a UDP socket that is bound.

    `address` may be the wildcard of its family; `pid` and `process` are None where the system does
    not tell this account.
    """

    transport: Transport
    address: str
    port: int
    pid: int | None = None
    process: str | None = None


class ListenerTable(Struct, frozen=True):
    """Who listens on this computer, as its own system had it at a moment of the clock."""

    at_ns: int
    listening: tuple[Listening, ...]

    def holders(self, transport: Transport, port: int) -> tuple[Listening, ...]:
        """Return who holds a port, on whichever address."""
        return tuple(each for each in self.listening if (each.transport, each.port) == (transport, port))


class SystemProxy(Struct, frozen=True):
    """The HTTP proxy that this system sends HTTPS to."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"


class Net(Protocol):
    """The network as probes use it: one attempt, one address, no retry, and failures are values."""

    async def resolve(self, name: str, deadline_ns: int) -> Resolved | NotResolved:
        """Return the system's addresses of an ASCII name or address, both families."""
        ...

    async def connect(self, address: str, port: int, deadline_ns: int) -> Connection | Unconnected:
        """Try one TCP connection to one address."""
        ...

    async def ask(self, address: str, port: int, payload: bytes, deadline_ns: int) -> Datagram | Unconnected:
        """Send one datagram from a connected UDP socket and return the first answer from that peer."""
        ...

    async def probe_hop(
        self, address: str, port: int, hop_limit: int, deadline_ns: int
    ) -> HopReply | NotSupported:
        """Try one TCP connection whose packets die at hop `hop_limit`; one that is accepted ends with FIN."""
        ...

    def is_own(self, address: str) -> bool:
        """Whether an address belongs to this computer."""
        ...

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable | NotPermitted | NotSupported:
        """Return who listens on this computer, from a reading no older than `since_ns`; no packet is sent."""
        ...

    def system_proxy(self, host: str) -> SystemProxy | None:
        """Return the proxy that this system sends HTTPS to a host through; None for none."""
        ...


class Sensor(Protocol):
    """The door to this computer itself: what anybody may know of its networks and clocks."""

    async def look(self, now_ns: int) -> Surroundings:
        """Return this computer as it is at a moment of the clock; no packet is sent."""
        ...


class Inspection(Struct, frozen=True):
    """What the system of this computer tells of it; `system` is its kind and version."""

    name: str
    system: str
    adapters: tuple[Adapter, ...] | Unread
    hosts: tuple[HostWays, ...]
    name_servers: NameServers | Unread
    proxies: tuple[ProxyUse, ...] | Unread
    firewalls: Firewalls
    product: Product


class Inspector(Protocol):
    """The door to what this computer's own system tells any account, without asking anybody else."""

    async def inspect(self, hosts: Sequence[tuple[str, tuple[str, ...]]]) -> Inspection:
        """Return what is told, with the ways to hosts: each a name and the addresses that are known of it."""
        ...


class Depth(StrEnum):
    """How far a probe goes: the whole proof of the service, or only the pulse of the port.

    A pulse is the connect, or the TLS handshake where the port speaks TLS. It serves between proofs,
    for services that a proof costs something.
    """

    PROOF = "proof"
    PULSE = "pulse"


class ProbeRequest(Struct, gc=False, frozen=True):
    """One attempt to make: where, on whose behalf, and until when.

    `host` is the ASCII name or address the technician meant, for SNI and the Host header; `address`
    is the resolved one that is asked. `path` is for kinds that ask a path. `processes` are the
    programs that should hold the port, as far as anybody knows.
    """

    kind: ProbeKind
    host: str
    address: str
    port: int
    timeout_ns: int
    path: str | None = None
    depth: Depth = Depth.PROOF
    processes: tuple[Process, ...] = ()


Probe = Callable[[ProbeRequest, Net, Clock], Awaitable[Outcome]]
