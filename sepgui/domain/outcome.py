"""What one probe learnt: states, reasons, services and the `Outcome` value that carries them."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sepgui.i18n import Text


class State(StrEnum):
    """What the far end of a flow showed of a port, from one attempt."""

    OPEN = "open"
    CLOSED = "closed"
    FILTERED = "filtered"
    OPEN_FILTERED = "open|filtered"
    UNREACHABLE = "unreachable"
    ERROR = "error"


class Reason(StrEnum):
    """Why a state was given, in the field's words (RFC 792, RFC 1812 5.2.7, RFC 4443).

    `LISTENING` and `NOT_LISTENING` come from this computer's own table of listeners: no packet was sent.
    """

    SYN_ACK = "syn-ack"
    UDP_RESPONSE = "udp-response"
    CONN_REFUSED = "conn-refused"
    NO_RESPONSE = "no-response"
    NET_UNREACH = "net-unreach"
    HOST_UNREACH = "host-unreach"
    PROTO_UNREACH = "proto-unreach"
    PORT_UNREACH = "port-unreach"
    SOURCE_ROUTE_FAILED = "source-route-failed"
    NET_UNKNOWN = "net-unknown"
    HOST_UNKNOWN = "host-unknown"
    HOST_ISOLATED = "host-isolated"
    NET_PROHIBITED = "net-prohibited"
    HOST_PROHIBITED = "host-prohibited"
    NET_TOS = "net-unreach-for-tos"
    HOST_TOS = "host-unreach-for-tos"
    ADMIN_PROHIBITED = "admin-prohibited"
    PRECEDENCE_VIOLATION = "precedence-violation"
    PRECEDENCE_CUTOFF = "precedence-cutoff"
    BEYOND_SCOPE = "beyond-scope"
    SOURCE_POLICY = "source-policy"
    REJECT_ROUTE = "reject-route"
    TTL_EXCEEDED = "ttl-exceeded"
    PARAM_PROBLEM = "param-problem"
    NO_ROUTE = "no-route"
    NAME_ERROR = "name-error"
    LOCAL_ERROR = "local-error"
    LOCAL_FIREWALL = "local-firewall"
    PROBE_BUG = "probe-bug"
    LISTENING = "listening"
    NOT_LISTENING = "not-listening"


class Service(StrEnum):
    """What the application behind an open port proved to be."""

    CONFIRMED = "confirmed"
    UNEXPECTED = "unexpected"
    FAILING = "failing"
    MUTE = "mute"
    UNCHECKED = "unchecked"


class NameFailure(StrEnum):
    """Why a name gave no address."""

    NOT_FOUND = "not-found"
    NO_ADDRESS = "no-address"
    SERVER_FAILURE = "server-failure"
    REFUSED = "refused"
    NO_SERVER = "no-server"
    TIMED_OUT = "timed-out"
    MALFORMED = "malformed"
    OTHER = "other"


class Vanished(StrEnum):
    """What the kernel knows to have been lost on an open connection, and to be missing still.

    ANSWER: later data arrived and the first never did; REQUEST: what we sent was never acknowledged.
    """

    ANSWER = "answer"
    REQUEST = "request"


class RttSource(StrEnum):
    """Whose clock gave the round-trip time: the kernel's, our own loop's, or nobody's."""

    KERNEL = "kernel"
    WALL = "wall"
    NONE = "none"


class Icmp(Struct, frozen=True):
    """An ICMP error message that ended an attempt, and who sent it (RFC 792, RFC 4443)."""

    version: int
    type: int
    code: int
    sender: str


class TlsProblem(StrEnum):
    """One fault of a TLS service, named apart from all others."""

    EXPIRED = "expired"
    NOT_YET_VALID = "not-yet-valid"
    WRONG_NAME = "wrong-name"
    SELF_SIGNED = "self-signed"
    UNTRUSTED = "untrusted"
    INSPECTED = "inspected"
    WEAK_KEY = "weak-key"
    WEAK_SIGNATURE = "weak-signature"
    OLD_PROTOCOL = "old-protocol"
    HANDSHAKE_FAILED = "handshake-failed"


class TlsFacts(Struct, frozen=True):
    """What a handshake showed; verification is recorded in `problems`, never enforced.

    `not_before` and `not_after` are Unix seconds; `sha256` is the fingerprint of the DER
    certificate in lower-case hex; `key` and `signature` read like ``RSA 2048`` and ``sha256``.
    """

    version: str
    cipher: str
    subject: str
    issuer: str
    names: tuple[str, ...]
    not_before: int
    not_after: int
    sha256: str
    key: str
    signature: str
    problems: tuple[TlsProblem, ...] = ()


class HttpFacts(Struct, frozen=True):
    """The head of an HTTP answer (RFC 9112); `server` and `location` are empty when absent."""

    status: int
    server: str = ""
    location: str = ""


class FactName(StrEnum):
    """What a probe may learn beside the service itself."""

    PRODUCT = "product"
    VERSION = "version"
    SEP_VERSION = "sep-version"
    ENGINE = "engine"
    ENCRYPTION = "encryption"
    DIALECT = "dialect"
    SIGNING = "signing"
    SERVER_GUID = "server-guid"
    SERVER_NAME = "server-name"
    NETBIOS_NAMES = "netbios-names"
    MAC = "mac"
    TCP_PORT = "tcp-port"
    INSTANCES = "instances"
    CONSOLE_PORT = "console-port"
    PROCESS = "process"
    MSS = "mss"
    PID = "pid"
    LISTENING_ON = "listening-on"
    CLOCK_SKEW = "clock-skew"


class Fact(Struct, frozen=True):
    """One thing learnt: words of the far end that are safe to show, or a text of ours.

    The value does not waver between samples, for a session keeps each distinct meaning once.
    """

    name: FactName
    value: str | Text


class Proxied(Struct, frozen=True):
    """What the same question learnt through the system's proxy; `proxy` reads like ``proxy.example:3128``.

    `tls` is what was shown inside the tunnel.
    """

    proxy: str
    service: Service
    tls: TlsFacts | None = None

    @property
    def serves(self) -> bool:
        """Whether SEP gets through: the service answers, and nothing on this way opens its TLS."""
        opened = self.tls is not None and TlsProblem.INSPECTED in self.tls.problems
        return self.service is Service.CONFIRMED and not opened


class Meaning(Struct, gc=False, frozen=True):
    """What an outcome says, without its numbers; hashable, so a session keeps each one once.

    `name_failure` is the kind of failure behind `Reason.NAME_ERROR`; `vanished` what was lost after the
    connection was accepted, where the kernel tells (TCP_INFO).
    """

    state: State
    reason: Reason
    service: Service = Service.UNCHECKED
    detail: Text | None = None
    icmp: Icmp | None = None
    tls: TlsFacts | None = None
    http: HttpFacts | None = None
    name_failure: NameFailure | None = None
    facts: tuple[Fact, ...] = ()
    proxied: Proxied | None = None
    vanished: Vanished | None = None

    @property
    def rejected_by(self) -> str | None:
        """The address that named itself in an ICMP error, if one did."""
        return self.icmp.sender if self.icmp else None


class Phases(Struct, gc=False, frozen=True):
    """Wall-clock durations of the steps of one attempt, in nanoseconds; None for a step not taken."""

    resolve_ns: int | None = None
    connect_ns: int | None = None
    tls_ns: int | None = None
    reply_ns: int | None = None


class Outcome(Struct, gc=False, frozen=True):
    """What one attempt on one address learnt: its meaning and its numbers.

    `rtt_ns` is the round-trip time of the SYN or of the UDP question (None when nobody measured
    one, as after a retransmitted SYN); `rtt_source` says whose clock gave it; `syn_retransmits`
    is None where the system does not tell. `local_address` and `local_port` are the near end
    of the five-tuple. `traceback` is filled only for `Reason.PROBE_BUG`.
    """

    meaning: Meaning
    rtt_ns: int | None = None
    rtt_source: RttSource = RttSource.NONE
    syn_retransmits: int | None = None
    phases: Phases = Phases()
    local_address: str | None = None
    local_port: int | None = None
    traceback: str | None = None

    @property
    def latency_ns(self) -> int | None:
        """The round-trip time to the service: none of a port that did not answer as open."""
        return None if self.failed else self.rtt_ns

    @property
    def failed(self) -> bool:
        """Whether the attempt counts as a failure in loss figures: anything but an answer from the port."""
        return self.meaning.state is not State.OPEN
