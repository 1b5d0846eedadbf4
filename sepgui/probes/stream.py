"""An accepted TCP connection on a real socket: the bytes, the end, and TLS on the same bytes."""

from __future__ import annotations

import asyncio
import socket
import time
from typing import TYPE_CHECKING

from sepgui.domain.exchange import Direction
from sepgui.domain.outcome import RttSource
from sepgui.probes.platform import kernel
from sepgui.probes.readiness import readable, writable
from sepgui.probes.seams import Ended, Link, Lost, Tap, TlsFailed, TlsOffer, TlsStarted

if TYPE_CHECKING:
    from sepgui.probes.tls_layer import TlsLayer

_DRAIN_BYTES = 64 * 1024
_DRAIN_NS = 200_000_000
_READ = 16 * 1024


class Stream:
    """The door `Connection` on a connected, non-blocking socket; `close` gives the socket back."""

    def __init__(self, sock: socket.socket, link: Link) -> None:
        self._socket = sock
        self._link = link
        self._tls: TlsLayer | None = None
        self._tap: Tap | None = None

    @property
    def link(self) -> Link:
        """What was known when the connection was accepted."""
        return self._link

    def rtt(self) -> tuple[int | None, RttSource]:
        """Return the kernel's round-trip time by now, or the connect's own time where no kernel tells."""
        facts = kernel.tcp_facts(self._socket)
        if facts.rtt_ns is None and self._link.rtt_source is RttSource.WALL:
            return self._link.rtt_ns, RttSource.WALL
        return facts.rtt_ns, facts.rtt_source

    def lost(self) -> Lost | None:
        """Return what the kernel knows to be missing on a connection that received nothing."""
        return kernel.lost(self._socket)

    async def start_tls(
        self,
        server_name: str,
        deadline_ns: int,
        offer: TlsOffer = TlsOffer.CURRENT,
        tap: Tap | None = None,
    ) -> TlsStarted | TlsFailed:
        """Make a TLS handshake (RFC 8446, RFC 5246) and return its facts; no certificate is refused."""
        from sepgui.probes.tls_layer import TlsLayer  # ssl and cryptography only where TLS is asked for

        layer = TlsLayer(server_name, self._send_raw, self._receive_raw, offer)
        self._tap = tap
        try:
            result = await layer.handshake(deadline_ns)
        finally:
            self._tap = None
        if isinstance(result, TlsStarted):
            self._tls = layer
        return result

    async def send(self, data: bytes, deadline_ns: int) -> Ended | None:
        """Send all the bytes; None when they went out, else how it ended."""
        if self._tls is not None:
            return await self._tls.send(data, deadline_ns)
        return await self._send_raw(data, deadline_ns)

    async def receive(self, limit: int, deadline_ns: int) -> bytes | Ended:
        """Return at least one and at most `limit` bytes, or how receiving ended."""
        if self._tls is not None:
            return await self._tls.receive(limit, deadline_ns)
        return await self._receive_raw(limit, deadline_ns)

    async def close(self) -> None:
        """Close with FIN: half-close, drain up to 64 KB or 200 ms, then close; twice is once.

        A cancelled task does not wait for the peer: it drains what is there and closes.
        """
        if self._socket.fileno() < 0:
            return
        try:
            if self._tls is not None:
                self._send_now(self._tls.farewell())
            if self._half_close():
                task = asyncio.current_task()
                cancelled = task is not None and task.cancelling() > 0
                await self._drain(time.monotonic_ns() + (0 if cancelled else _DRAIN_NS))
        finally:
            self._socket.close()

    async def _send_raw(self, data: bytes, deadline_ns: int) -> Ended | None:
        left = memoryview(data)
        while left:
            try:
                left = left[self._socket.send(left) :]
            except BlockingIOError:
                if await writable(self._socket, deadline_ns) is None:
                    return Ended.TIMED_OUT
            except OSError as error:
                return _ended(error)
        if self._tap is not None:
            self._tap(Direction.SENT, data)
        return None

    async def _receive_raw(self, limit: int, deadline_ns: int) -> bytes | Ended:
        while True:
            try:
                got = self._socket.recv(limit)
            except BlockingIOError:
                if await readable(self._socket, deadline_ns) is None:
                    return Ended.TIMED_OUT
            except OSError as error:
                return _ended(error)
            else:
                if self._tap is not None and got:
                    self._tap(Direction.RECEIVED, got)
                return got or Ended.EOF

    def _send_now(self, data: bytes) -> None:
        try:
            self._socket.send(data)
        except OSError:
            return

    def _half_close(self) -> bool:
        try:
            self._socket.shutdown(socket.SHUT_WR)
        except OSError:
            return False
        return True

    async def _drain(self, deadline_ns: int) -> None:
        drained = 0
        while drained < _DRAIN_BYTES:
            got = await self._receive_raw(_READ, deadline_ns)
            if isinstance(got, Ended):
                return
            drained += len(got)


def _ended(error: OSError) -> Ended:
    return Ended.TIMED_OUT if isinstance(error, TimeoutError) else Ended.RESET
