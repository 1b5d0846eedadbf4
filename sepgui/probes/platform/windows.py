"""The kernel seam on Windows: ICMP errors of a connect and the kernel's round-trip time, without privilege.

After Microsoft's documentation of WSAIoctl (SIO_TCP_INFO, Windows 10 1703; SIO_TCP_INITIAL_RTO, Windows 8)
and of the TCP socket options (TCP_FAIL_CONNECT_ON_ICMP_ERROR and TCP_ICMP_ERROR_INFO, Windows 10 2004).
Where a call is not there, as under Wine, nothing is known and times are our own loop's.
"""

from __future__ import annotations

import errno
import socket
import struct
import sys
from contextlib import suppress

from sepgui.domain.outcome import Icmp, RttSource
from sepgui.probes.platform.facts import UNKNOWN, IcmpError, TcpFacts
from sepgui.probes.seams import Lost

TELLS_HOPS = False
"""Whether the sender of an ICMP error is told for TCP, so that a path can be traced: not proved here."""

_TCP_FAIL_CONNECT_ON_ICMP_ERROR = 18
_TCP_ICMP_ERROR_INFO = 19

# _WSAIORW(IOC_VENDOR, 39) and _WSAIOW(IOC_VENDOR, 17) of mstcpip.h.
SIO_TCP_INFO = 0xD8000027
SIO_TCP_INITIAL_RTO = 0x98000011

# TCP_INITIAL_RTO_PARAMETERS: the initial time-out as the system has it, and how often a SYN is repeated. A
# repetition answers a reset too, half a second later: with Windows' own number a closed port takes two
# seconds. With one it takes half of one, and a single lost SYN does not yet make a port filtered.
_AS_THE_SYSTEM_HAS_IT = 0xFFFF
_SYN_REPETITIONS = 1
_INITIAL_RTO = struct.pack("<HBx", _AS_THE_SYSTEM_HAS_IT, _SYN_REPETITIONS)

# TCP_INFO_v0: where the fields lie that are read here, and how long the whole is.
_VERSION_0 = struct.pack("<I", 0)
_INFO_LENGTH = 88
_RTT_US_AT = 20
_SYN_RETRANSMITS_AT = 84

# ICMP_ERROR_INFO: a SOCKADDR_INET of 28 bytes, an IPPROTO of 4, type and code.
_ERROR_LENGTH = 36
_TYPE_AT = 32
_AF_INET = 2
_AF_INET6 = 23


def ask_for_icmp_errors(sock: socket.socket) -> None:
    """Have an ICMP error end a connect at once, and a refusal be believed after one repetition."""
    if sock.type != socket.SOCK_STREAM:
        return
    with suppress(OSError):
        sock.setsockopt(socket.IPPROTO_TCP, _TCP_FAIL_CONNECT_ON_ICMP_ERROR, 1)
    control(sock, SIO_TCP_INITIAL_RTO, _INITIAL_RTO, 0)


def forget_icmp_errors(sock: socket.socket) -> None:
    """Do nothing: only a connect is ended by an ICMP error here."""


def icmp_errors(sock: socket.socket) -> tuple[IcmpError, ...]:
    """Return the ICMP error that ended a connect, if one did; never raises for the network."""
    try:
        info = sock.getsockopt(socket.IPPROTO_TCP, _TCP_ICMP_ERROR_INFO, _ERROR_LENGTH)
    except OSError:
        return ()
    return icmp_errors_of(info)


def icmp_errors_of(info: bytes) -> tuple[IcmpError, ...]:
    """Return what an `ICMP_ERROR_INFO` says; nothing where it names no sender."""
    if len(info) < _TYPE_AT + 2:
        return ()
    (family,) = struct.unpack_from("<H", info)
    kind, code = info[_TYPE_AT], info[_TYPE_AT + 1]
    if family == _AF_INET:
        sender = socket.inet_ntop(socket.AF_INET, info[4:8])
        return (IcmpError(Icmp(4, kind, code, sender), errno.EHOSTUNREACH),)
    if family == _AF_INET6:
        (scope,) = struct.unpack_from("<I", info, 24)
        address = socket.inet_ntop(socket.AF_INET6, info[8:24])
        sender = f"{address}%{scope}" if scope else address
        return (IcmpError(Icmp(6, kind, code, sender), errno.EHOSTUNREACH),)
    return ()


def tcp_facts(sock: socket.socket) -> TcpFacts:
    """Return the round-trip time and the repetitions of the SYN; nobody knows where the call is not there."""
    return tcp_facts_of(control(sock, SIO_TCP_INFO, _VERSION_0, _INFO_LENGTH))


def tcp_facts_of(info: bytes) -> TcpFacts:
    """Return what a `TCP_INFO_v0` says.

    After a repeated SYN it cannot be told which of them was answered: there is no time then. A time of 0
    is none either, and the loop's own takes its place.
    """
    if len(info) < _INFO_LENGTH:
        return UNKNOWN
    (rtt_us,) = struct.unpack_from("<I", info, _RTT_US_AT)
    repeated = info[_SYN_RETRANSMITS_AT]
    if repeated:
        return TcpFacts(None, RttSource.NONE, repeated)
    return TcpFacts(rtt_us * 1000, RttSource.KERNEL, 0) if rtt_us else UNKNOWN


def lost(sock: socket.socket) -> Lost | None:
    """Return that nobody knows: what Windows counts was not compared with a real loss yet."""
    return None


def control(sock: socket.socket, code: int, given: bytes, length: int) -> bytes:
    """Return what WSAIoctl gives for a code, at most `length` bytes; nothing where it refuses."""
    if sys.platform != "win32":
        return b""
    import ctypes

    call = ctypes.WinDLL("ws2_32", use_last_error=False).WSAIoctl
    # The socket is as wide as a pointer: without the types it would be cut.
    call.argtypes = [
        ctypes.c_size_t,
        ctypes.c_uint32,
        ctypes.c_char_p,
        ctypes.c_uint32,
        ctypes.c_void_p,
        ctypes.c_uint32,
        ctypes.POINTER(ctypes.c_uint32),
        ctypes.c_void_p,
        ctypes.c_void_p,
    ]
    call.restype = ctypes.c_int
    room = ctypes.create_string_buffer(length) if length else None
    written = ctypes.c_uint32(0)
    refused = call(sock.fileno(), code, given, len(given), room, length, ctypes.byref(written), None, None)
    return b"" if refused or room is None else room.raw[: written.value]
