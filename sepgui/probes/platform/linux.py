"""The kernel seam on Linux: ICMP errors from the error queue and TCP_INFO, both without privilege.

IP_RECVERR and IPV6_RECVERR (ip(7), ipv6(7)) queue the ICMP error that ended an attempt with its
type, code and sender, for UDP and, since 5.8, for TCP in SYN_SENT.
"""

from __future__ import annotations

import errno
import socket
import struct
from collections.abc import Iterable

from sepgui.domain.outcome import Icmp, RttSource, Vanished
from sepgui.probes.platform.facts import UNKNOWN, IcmpError, TcpFacts
from sepgui.probes.seams import Lost

TELLS_HOPS = True
"""Whether the sender of an ICMP error is told for TCP, so that a path can be traced."""

_IP_RECVERR = 11
_IPV6_RECVERR = 25
_MSG_ERRQUEUE = 0x2000
_MSG_DONTWAIT = 0x40
_TCP_INFO = 11

_EXTENDED_ERROR = struct.Struct("=IBBBBII")
_VERSION_OF_ORIGIN = {2: 4, 3: 6}
_INFO_LENGTH = 152
_LEAST_INFO_LENGTH = 104
_RTT_US_AT = 68
_TOTAL_RETRANSMITS_AT = 100
_BYTES_ACKED_AT = 120
_MIN_RTT_US_AT = 148
_SYN_COUNTS_AS = 1
_SEND_MSS_AT = 16
_UNACKED_AT = 24
_ADVERTISED_MSS_AT = 84
_BYTES_RECEIVED_AT = 128
_BYTES_RETRANSMITTED_AT = 208
_OUT_OF_ORDER_AT = 224
_LONG_INFO_LENGTH = 232
_QUEUE_READS = 16


def ask_for_icmp_errors(sock: socket.socket) -> None:
    """Have the kernel queue the ICMP errors that concern this socket."""
    _set_icmp_errors(sock, 1)


def forget_icmp_errors(sock: socket.socket) -> None:
    """Empty the queue and stop filling it.

    On an established connection a queued error would end it (RFC 1122 4.2.3.9 says it must not)
    and keep the descriptor ready for ever.
    """
    _set_icmp_errors(sock, 0)


def icmp_errors(sock: socket.socket) -> tuple[IcmpError, ...]:
    """Return and remove the queued ICMP errors, oldest first; never waits, never raises for the network."""
    found: list[IcmpError] = []
    for _ in range(_QUEUE_READS):
        try:
            _, ancillary, _, _ = sock.recvmsg(0, 512, _MSG_ERRQUEUE | _MSG_DONTWAIT)
        except OSError:
            break
        found += icmp_errors_of(ancillary)
    return tuple(found)


def icmp_errors_of(ancillary: Iterable[tuple[int, int, bytes]]) -> list[IcmpError]:
    """Return the ICMP errors in the control messages of one read (linux/errqueue.h, sock_extended_err)."""
    found: list[IcmpError] = []
    for level, kind, data in ancillary:
        if (level, kind) not in ((socket.IPPROTO_IP, _IP_RECVERR), (socket.IPPROTO_IPV6, _IPV6_RECVERR)):
            continue
        if len(data) < _EXTENDED_ERROR.size:
            continue
        number, origin, icmp_type, code, _, _, _ = _EXTENDED_ERROR.unpack_from(data)
        version = _VERSION_OF_ORIGIN.get(origin)
        sender = _address(data[_EXTENDED_ERROR.size :])
        if version is not None and sender is not None:
            found.append(IcmpError(Icmp(version, icmp_type, code, sender), number))
    return found


def tcp_facts(sock: socket.socket) -> TcpFacts:
    """Return the round-trip time and the retransmissions so far (linux/tcp.h, struct tcp_info).

    Right after the handshake the time is that of SYN to SYN-ACK, and the retransmissions are the
    SYN's. After a retransmitted SYN the kernel has at most a guess from timestamps that count
    milliseconds (RFC 7323 4.1): it is left out, until data was acknowledged and gave a time.
    """
    try:
        info = sock.getsockopt(socket.IPPROTO_TCP, _TCP_INFO, _INFO_LENGTH)
    except OSError:
        return UNKNOWN
    return tcp_facts_of(info)


def tcp_facts_of(info: bytes) -> TcpFacts:
    """Return what a `struct tcp_info` says; one that an older kernel cut short says less."""
    if len(info) < _LEAST_INFO_LENGTH:
        return UNKNOWN
    (retransmits,) = struct.unpack_from("=I", info, _TOTAL_RETRANSMITS_AT)
    (rtt_us,) = struct.unpack_from("=I", info, _RTT_US_AT)
    if retransmits:
        rtt_us = _least_rtt_us(info)
    if not rtt_us:
        return TcpFacts(None, RttSource.NONE, retransmits)
    return TcpFacts(rtt_us * 1000, RttSource.KERNEL, retransmits)


def lost(sock: socket.socket) -> Lost | None:
    """Return what is missing on a connection that received nothing, as the kernel counts it."""
    try:
        info = sock.getsockopt(socket.IPPROTO_TCP, _TCP_INFO, _LONG_INFO_LENGTH)
    except OSError:
        return None
    return lost_of(info)


def lost_of(info: bytes) -> Lost | None:
    """Return what a `struct tcp_info` (Linux 5.4) says to be missing; None where data was received.

    Segments that came out of order, while nothing came in order, lack the ones before them.
    """
    if len(info) < _LONG_INFO_LENGTH:
        return None
    (received,) = struct.unpack_from("=Q", info, _BYTES_RECEIVED_AT)
    (out_of_order,) = struct.unpack_from("=I", info, _OUT_OF_ORDER_AT)
    (acked,) = struct.unpack_from("=Q", info, _BYTES_ACKED_AT)
    (unacked,) = struct.unpack_from("=I", info, _UNACKED_AT)
    (sent_again,) = struct.unpack_from("=Q", info, _BYTES_RETRANSMITTED_AT)
    if received:
        return None
    if out_of_order:
        return Lost(Vanished.ANSWER, *struct.unpack_from("=I", info, _ADVERTISED_MSS_AT))
    if unacked and sent_again and acked <= _SYN_COUNTS_AS:
        return Lost(Vanished.REQUEST, *struct.unpack_from("=I", info, _SEND_MSS_AT))
    return None


def _least_rtt_us(info: bytes) -> int:
    if len(info) < _INFO_LENGTH:
        return 0
    (acked,) = struct.unpack_from("=Q", info, _BYTES_ACKED_AT)
    (least_us,) = struct.unpack_from("=I", info, _MIN_RTT_US_AT)
    return least_us if acked > _SYN_COUNTS_AS else 0


def _set_icmp_errors(sock: socket.socket, value: int) -> None:
    level, option = (
        (socket.IPPROTO_IPV6, _IPV6_RECVERR)
        if sock.family == socket.AF_INET6
        else (socket.IPPROTO_IP, _IP_RECVERR)
    )
    try:
        sock.setsockopt(level, option, value)
    except OSError as error:
        if error.errno not in (errno.ENOPROTOOPT, errno.EINVAL, errno.EPERM):
            raise


def _address(data: bytes) -> str | None:
    if len(data) < 2:
        return None
    (family,) = struct.unpack_from("=H", data)
    if family == socket.AF_INET and len(data) >= 8:
        return socket.inet_ntop(socket.AF_INET, data[4:8])
    if family == socket.AF_INET6 and len(data) >= 24:
        address = socket.inet_ntop(socket.AF_INET6, data[8:24])
        scope = struct.unpack_from("=I", data, 24)[0] if len(data) >= 28 else 0
        return f"{address}%{_interface(scope)}" if scope else address
    return None


def _interface(index: int) -> str:
    try:
        return socket.if_indextoname(index)
    except OSError:
        return str(index)
