"""What a socket saw of one attempt, and the pure table that turns it into state and reason."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from sepgui.domain.outcome import Icmp, Reason, State


class Transport(StrEnum):
    """The transport protocol of an endpoint."""

    TCP = "tcp"
    UDP = "udp"


class LocalTrouble(StrEnum):
    """Why an attempt never left this computer."""

    NO_ROUTE = "no-route"
    BLOCKED = "blocked"
    NO_PORT = "no-port"
    NO_DESCRIPTOR = "no-descriptor"
    BAD_ADDRESS = "bad-address"
    OTHER = "other"


class Answered(Struct, frozen=True, tag="answered"):
    """TCP: the handshake was completed. UDP: a datagram came back."""


class AcceptedThenReset(Struct, frozen=True, tag="accepted-then-reset"):
    """TCP: accepted, and reset before our side saw it (ECONNRESET out of connect)."""


class Refused(Struct, frozen=True, tag="refused"):
    """TCP: a reset came back for the SYN (RFC 9293 3.5.2), with no ICMP message queued.

    UDP: the port is closed, and this system does not tell who said so.
    """


class Rejected(Struct, frozen=True, tag="rejected"):
    """An ICMP error came back; `elapsed_ns` tells a neighbour's silence from a local firewall.

    `from_self`: the sender is an address of this computer; `from_target`: it is the one asked.
    """

    icmp: Icmp
    from_self: bool
    from_target: bool
    elapsed_ns: int


class Silent(Struct, frozen=True, tag="silent"):
    """Nothing came back until the deadline."""


class Unreached(Struct, frozen=True, tag="unreached"):
    """Something on the way gave up, and this system tells no more than errno, such as ``EHOSTUNREACH``.

    Linux never says so: its error queue names the ICMP message and its sender (`Rejected`).
    """

    errno: str


class NotSent(Struct, frozen=True, tag="not-sent"):
    """The attempt could not be made; `errno` is the system's symbol, such as ``EMFILE``."""

    trouble: LocalTrouble
    errno: str


Attempt = Answered | AcceptedThenReset | Refused | Rejected | Silent | Unreached | NotSent

_UNREACHABLE_4 = {
    0: Reason.NET_UNREACH,
    1: Reason.HOST_UNREACH,
    5: Reason.SOURCE_ROUTE_FAILED,
    6: Reason.NET_UNKNOWN,
    7: Reason.HOST_UNKNOWN,
    8: Reason.HOST_ISOLATED,
    11: Reason.NET_TOS,
    12: Reason.HOST_TOS,
}
_FILTERED_4 = {
    2: Reason.PROTO_UNREACH,
    3: Reason.PORT_UNREACH,
    9: Reason.NET_PROHIBITED,
    10: Reason.HOST_PROHIBITED,
    13: Reason.ADMIN_PROHIBITED,
    14: Reason.PRECEDENCE_VIOLATION,
    15: Reason.PRECEDENCE_CUTOFF,
}
_UNREACHABLE_6 = {0: Reason.NET_UNREACH, 2: Reason.BEYOND_SCOPE, 3: Reason.HOST_UNREACH}
_FILTERED_6 = {
    1: Reason.ADMIN_PROHIBITED,
    4: Reason.PORT_UNREACH,
    5: Reason.SOURCE_POLICY,
    6: Reason.REJECT_ROUTE,
}
_UNREACHED = {
    "ENETUNREACH": (State.UNREACHABLE, Reason.NET_UNREACH),
    "ENOPROTOOPT": (State.FILTERED, Reason.PROTO_UNREACH),
    "EACCES": (State.FILTERED, Reason.ADMIN_PROHIBITED),
    "EPROTO": (State.UNREACHABLE, Reason.PARAM_PROBLEM),
}
_NEIGHBOUR_SILENCE_NS = 50_000_000
"""A search for a silent neighbour lasts three seconds (RFC 4861 10), but who asks late waits for its rest
only; a local firewall answers within a millisecond."""


def classify(transport: Transport, attempt: Attempt) -> tuple[State, Reason]:
    """Return state and reason of one attempt (RFC 792, RFC 1812 5.2.7.1, RFC 4443 3.1-3.4)."""
    match attempt:
        case Answered():
            reason = Reason.SYN_ACK if transport is Transport.TCP else Reason.UDP_RESPONSE
            return State.OPEN, reason
        case AcceptedThenReset():
            return State.OPEN, Reason.SYN_ACK
        case Refused():
            reason = Reason.CONN_REFUSED if transport is Transport.TCP else Reason.PORT_UNREACH
            return State.CLOSED, reason
        case Unreached(errno):
            return _UNREACHED.get(errno, (State.UNREACHABLE, Reason.HOST_UNREACH))
        case Silent():
            state = State.FILTERED if transport is Transport.TCP else State.OPEN_FILTERED
            return state, Reason.NO_RESPONSE
        case NotSent(trouble):
            reason = Reason.NO_ROUTE if trouble is LocalTrouble.NO_ROUTE else Reason.LOCAL_ERROR
            return State.ERROR, reason
        case Rejected():
            return _rejected(transport, attempt)
        case _:
            assert_never(attempt)


def _rejected(transport: Transport, attempt: Rejected) -> tuple[State, Reason]:
    icmp = attempt.icmp
    if attempt.from_self and not attempt.from_target:
        host_unreachable = (icmp.version, icmp.type, icmp.code) in ((4, 3, 1), (6, 1, 3))
        if host_unreachable and attempt.elapsed_ns >= _NEIGHBOUR_SILENCE_NS:
            return State.UNREACHABLE, Reason.HOST_UNREACH
        return State.ERROR, Reason.LOCAL_FIREWALL
    unreachable_type = 3 if icmp.version == 4 else 1
    exceeded_type = 11 if icmp.version == 4 else 3
    problem_type = 12 if icmp.version == 4 else 4
    if icmp.type == exceeded_type:
        return State.UNREACHABLE, Reason.TTL_EXCEEDED
    if icmp.type == problem_type:
        return State.UNREACHABLE, Reason.PARAM_PROBLEM
    if icmp.type == unreachable_type:
        filtered = _FILTERED_4 if icmp.version == 4 else _FILTERED_6
        unreachable = _UNREACHABLE_4 if icmp.version == 4 else _UNREACHABLE_6
        if (reason := filtered.get(icmp.code)) is not None:
            told_by_target = reason is Reason.PORT_UNREACH and attempt.from_target
            closed = told_by_target and transport is Transport.UDP
            return (State.CLOSED if closed else State.FILTERED), reason
        if (reason := unreachable.get(icmp.code)) is not None:
            return State.UNREACHABLE, reason
    return State.UNREACHABLE, Reason.NET_UNREACH
