"""Errno of a socket call as the value that says what the socket saw; one table for TCP and UDP."""

from __future__ import annotations

import errno
from collections.abc import Sequence

from sepgui.domain.attempt import (
    AcceptedThenReset,
    LocalTrouble,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Transport,
    Unreached,
)
from sepgui.probes.addresses import Target, is_own, same_host, source_towards
from sepgui.probes.platform import IcmpError

Failure = AcceptedThenReset | Refused | Rejected | Silent | Unreached | NotSent

_WINDOWS_NAMES = {
    10013: "EACCES",
    10022: "EINVAL",
    10024: "EMFILE",
    10047: "EAFNOSUPPORT",
    10048: "EADDRINUSE",
    10049: "EADDRNOTAVAIL",
    10050: "ENETDOWN",
    10051: "ENETUNREACH",
    10053: "ECONNABORTED",
    10054: "ECONNRESET",
    10055: "ENOBUFS",
    10060: "ETIMEDOUT",
    10061: "ECONNREFUSED",
    10064: "EHOSTDOWN",
    10065: "EHOSTUNREACH",
}
_TROUBLES = {
    "ENETUNREACH": LocalTrouble.NO_ROUTE,
    "EHOSTUNREACH": LocalTrouble.NO_ROUTE,
    "ENETDOWN": LocalTrouble.NO_ROUTE,
    "EAFNOSUPPORT": LocalTrouble.NO_ROUTE,
    "EINVAL": LocalTrouble.NO_ROUTE,
    "EACCES": LocalTrouble.BLOCKED,
    "EPERM": LocalTrouble.BLOCKED,
    "EADDRNOTAVAIL": LocalTrouble.NO_PORT,
    "EADDRINUSE": LocalTrouble.NO_PORT,
    "EAGAIN": LocalTrouble.NO_PORT,
    "EMFILE": LocalTrouble.NO_DESCRIPTOR,
    "ENFILE": LocalTrouble.NO_DESCRIPTOR,
}
_ON_THE_WAY = (
    "ENETUNREACH",
    "EHOSTUNREACH",
    "EHOSTDOWN",
    "ENONET",
    "ENOPROTOOPT",
    "EACCES",
    "EPROTO",
    "ENOTSUP",
)


def symbol(number: int | None) -> str:
    """Return the symbol of an errno or of a Windows socket error, such as ``EMFILE``."""
    if number is None:
        return "unknown"
    return _WINDOWS_NAMES.get(number) or errno.errorcode.get(number, f"errno {number}")


def not_sent(number: int | None) -> NotSent:
    """Return the attempt that a call made impossible before anything left."""
    name = symbol(number)
    return NotSent(_TROUBLES.get(name, LocalTrouble.OTHER), name)


def refused_at_once(number: int | None, queued: Sequence[IcmpError], asked: Target) -> Failure:
    """Return what an error says that a call gave before anything could come back."""
    if queued:
        return _rejected(queued[0], asked, 0)
    name = symbol(number)
    if name == "ECONNREFUSED":
        return Refused()
    if name == "EADDRNOTAVAIL" and source_towards(asked) is None:
        return NotSent(LocalTrouble.NO_ROUTE, name)
    return not_sent(number)


def failed_later(
    transport: Transport, number: int | None, queued: Sequence[IcmpError], asked: Target, elapsed_ns: int
) -> Failure:
    """Return what an error says that came while waiting for an answer."""
    if queued:
        return _rejected(queued[0], asked, elapsed_ns)
    match symbol(number):
        case "ECONNREFUSED":
            return Refused()
        case "ECONNRESET" if transport is Transport.UDP:
            return Refused()  # Windows' word for a port that is unreachable
        case "ECONNRESET" | "ECONNABORTED" | "EPIPE":
            return AcceptedThenReset()
        case "ETIMEDOUT":
            return Silent()
        case name if name in _ON_THE_WAY:
            return Unreached(name)
        case _:
            return not_sent(number)


def _rejected(error: IcmpError, asked: Target, elapsed_ns: int) -> Rejected:
    sender = error.icmp.sender
    return Rejected(
        icmp=error.icmp,
        from_self=is_own(sender),
        from_target=same_host(sender, str(asked.ip)),
        elapsed_ns=elapsed_ns,
    )
