"""The real network behind the door `Net`: non-blocking sockets on asyncio's selector loop.

One attempt, one address, no retry; every failure of the network is a value. Round-trip times and
ICMP errors come from the kernel where it tells (sepgui.probes.platform).
"""

from __future__ import annotations

import errno
import socket
import sys
import time
from types import CoroutineType
from typing import Any

from sepgui.domain.attempt import Answered, LocalTrouble, NotSent, Refused, Silent, Transport
from sepgui.domain.outcome import RttSource
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes import addresses
from sepgui.probes.addresses import Target
from sepgui.probes.listener_table import ListenerReader
from sepgui.probes.platform import TcpFacts, kernel
from sepgui.probes.readiness import readable, writable
from sepgui.probes.resolver import Resolver
from sepgui.probes.seams import (
    Datagram,
    HopReply,
    Link,
    ListenerTable,
    NotPermitted,
    NotResolved,
    NotSupported,
    Resolved,
    SystemProxy,
    Unconnected,
)
from sepgui.probes.stream import Stream
from sepgui.probes.troubles import Failure, failed_later, not_sent, refused_at_once

_IN_PROGRESS = (errno.EWOULDBLOCK,) if sys.platform == "win32" else (errno.EINPROGRESS,)
_LARGEST_DATAGRAM = 65_535
_NO_HOPS = QT_TRANSLATE_NOOP(
    "Probe", "This system does not tell an ordinary program which router ended a TCP attempt; Linux does."
)


class AsyncioNet:
    """The real network; one object per engine, used from its loop."""

    def __init__(self, *, resolver: Resolver | None = None) -> None:
        self._resolver = resolver or Resolver()
        self._listeners = ListenerReader()

    async def resolve(self, name: str, deadline_ns: int) -> Resolved | NotResolved:
        """Return the system's addresses of an ASCII name or address, both families."""
        return await self._resolver.resolve(name, deadline_ns)

    def is_own(self, address: str) -> bool:
        """Whether an address belongs to this computer."""
        return addresses.is_own(address)

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable | NotPermitted | NotSupported:
        """Return who listens on this computer, from a reading no older than `since_ns`; no packet is sent."""
        return await self._listeners.listeners(since_ns, deadline_ns)

    def system_proxy(self, host: str) -> SystemProxy | None:
        """Return the proxy that this system sends HTTPS to a host through; None for none."""
        from sepgui.probes.system_proxy import system_proxy

        return system_proxy(host)

    def connect(
        self, address: str, port: int, deadline_ns: int
    ) -> CoroutineType[Any, Any, Stream | Unconnected]:
        """Try one TCP connection to one address."""
        return self._connect(address, port, deadline_ns, None)

    async def probe_hop(
        self, address: str, port: int, hop_limit: int, deadline_ns: int
    ) -> HopReply | NotSupported:
        """Try one TCP connection whose packets die at hop `hop_limit`; one that is accepted ends with FIN."""
        if not kernel.TELLS_HOPS:
            return NotSupported(_NO_HOPS)
        connected = await self._connect(address, port, deadline_ns, hop_limit)
        if isinstance(connected, Unconnected):
            return HopReply(connected.attempt, connected.elapsed_ns)
        await connected.close()
        return HopReply(Answered(), connected.link.elapsed_ns)

    async def _connect(
        self, address: str, port: int, deadline_ns: int, hop_limit: int | None
    ) -> Stream | Unconnected:
        opened = _open(address, port, socket.SOCK_STREAM)
        if isinstance(opened, NotSent):
            return Unconnected(opened, 0, None, None)
        sock, asked = opened
        connected = False
        try:
            if hop_limit is not None:
                _limit_hops(sock, hop_limit)
            start_ns = time.monotonic_ns()
            code = sock.connect_ex(asked.address)
            near = _near_end(sock)
            if code in _IN_PROGRESS:
                settled = None
                while settled is None:
                    moment_ns = await writable(sock, deadline_ns)
                    settled = _outcome_of_connect(sock, asked, start_ns, moment_ns)
                failure, elapsed_ns = settled
            else:
                elapsed_ns = time.monotonic_ns() - start_ns
                failure = refused_at_once(code, kernel.icmp_errors(sock), asked) if code else None
            facts = kernel.tcp_facts(sock)
            if failure is not None:
                sent = None if isinstance(failure, NotSent) else facts.retransmits
                return Unconnected(failure, elapsed_ns, *near, syn_retransmits=sent)
            kernel.forget_icmp_errors(sock)
            link = _link(sock, elapsed_ns, facts)
            connected = True
            return Stream(sock, link)
        finally:
            if not connected:
                sock.close()

    async def ask(self, address: str, port: int, payload: bytes, deadline_ns: int) -> Datagram | Unconnected:
        """Send one datagram from a connected UDP socket and return the first answer from that peer."""
        opened = _open(address, port, socket.SOCK_DGRAM)
        if isinstance(opened, NotSent):
            return Unconnected(opened, 0, None, None)
        sock, asked = opened
        with sock:
            start_ns = time.monotonic_ns()
            try:
                sock.connect(asked.address)
                sock.send(payload)
            except OSError as error:
                failure = refused_at_once(error.errno, kernel.icmp_errors(sock), asked)
                return Unconnected(failure, time.monotonic_ns() - start_ns, *_near_end(sock))
            near = addresses.near_end(sock)
            while (moment_ns := await readable(sock, deadline_ns)) is not None:
                elapsed_ns = moment_ns - start_ns
                try:
                    return Datagram(sock.recv(_LARGEST_DATAGRAM), elapsed_ns, *near)
                except OSError as error:
                    queued = kernel.icmp_errors(sock)
                    if queued or not isinstance(error, BlockingIOError):
                        failure = failed_later(Transport.UDP, error.errno, queued, asked, elapsed_ns)
                        return Unconnected(failure, elapsed_ns, *near)
            return Unconnected(Silent(), time.monotonic_ns() - start_ns, *near)


def _link(sock: socket.socket, elapsed_ns: int, facts: TcpFacts) -> Link:
    local_address, local_port = addresses.near_end(sock)
    wall = facts.retransmits is None
    return Link(
        elapsed_ns=elapsed_ns,
        rtt_ns=elapsed_ns if wall else facts.rtt_ns,
        rtt_source=RttSource.WALL if wall else facts.rtt_source,
        syn_retransmits=facts.retransmits,
        local_address=local_address,
        local_port=local_port,
    )


def _limit_hops(sock: socket.socket, hop_limit: int) -> None:
    if sock.family == socket.AF_INET6:
        sock.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_UNICAST_HOPS, hop_limit)
    else:
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, hop_limit)


def _open(address: str, port: int, kind: socket.SocketKind) -> tuple[socket.socket, Target] | NotSent:
    try:
        asked = addresses.target(address, port)
    except ValueError:
        return NotSent(LocalTrouble.BAD_ADDRESS, "EINVAL")
    try:
        sock = socket.socket(asked.family, kind)
    except OSError as error:
        return not_sent(error.errno)
    sock.setblocking(False)
    kernel.ask_for_icmp_errors(sock)
    return sock, asked


def _outcome_of_connect(
    sock: socket.socket, asked: Target, start_ns: int, moment_ns: int | None
) -> tuple[Failure | None, int] | None:
    """Return what a wake-up at a moment means, or a deadline without one; None of one that means nothing."""
    if moment_ns is None:
        return Silent(), time.monotonic_ns() - start_ns
    elapsed_ns = moment_ns - start_ns
    code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
    if not code and (peer := _peer(sock)) is not None:
        # A SYN to a closed port of this computer, sent from that very port, is a simultaneous open
        # (RFC 9293 3.5): the socket is connected to itself, and nobody listens.
        return (Refused() if peer == sock.getsockname() else None), elapsed_ns
    queued = kernel.icmp_errors(sock)
    if code or queued:
        return failed_later(Transport.TCP, code, queued, asked, elapsed_ns), elapsed_ns
    return None


def _peer(sock: socket.socket) -> tuple[object, ...] | None:
    # None without a connection: the wake-up was only an error's echo, or a reset has come since.
    # It is asked once, for the reset may come between two questions.
    try:
        return sock.getpeername()
    except OSError as error:
        return None if error.errno == errno.ENOTCONN else ()


_NO_ADDRESS = ("0.0.0.0", "::")


def _near_end(sock: socket.socket) -> tuple[str, int] | tuple[None, None]:
    try:
        local_address, local_port = addresses.near_end(sock)
    except OSError:
        return None, None
    chosen = local_port and local_address not in _NO_ADDRESS  # else no route ever chose an address
    return (local_address, local_port) if chosen else (None, None)
