"""A tunnel through an HTTP proxy without I/O, both sides over h11: CONNECT (RFC 9110 9.3.6, RFC 9112 3.2.3).

Import it where a proxy is asked, not at start-up: h11 costs ten milliseconds.
"""

from __future__ import annotations

import h11
from msgspec import Struct

from sepgui.wire.http import LONGEST_HEAD, USER_AGENT, authority, may_be_http
from sepgui.wire.shown import shown_header

_START_KEPT = 64


class TunnelAnswer(Struct, frozen=True):
    """What a proxy said to CONNECT: any 2xx opens the tunnel; `via` is how it names itself, or empty."""

    status: int
    via: str = ""

    @property
    def opened(self) -> bool:
        """Whether the bytes that follow are those of the host beyond."""
        return 200 <= self.status < 300


class NoProxy(Struct, frozen=True):
    """What answered is no HTTP proxy: its first bytes."""

    start: bytes


class AskingTunnel:
    """The client's side: the bytes of CONNECT, then the answer as it comes in; never credentials."""

    def __init__(self, host: str, port: int) -> None:
        self._start = b""
        self._taken = 0
        self._connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD)
        target = authority(host, port, default_port=0)
        self.request = (
            self._connection.send(
                h11.Request(
                    method="CONNECT", target=target, headers=[("Host", target), ("User-Agent", USER_AGENT)]
                )
            )
            or b""
        ) + (self._connection.send(h11.EndOfMessage()) or b"")

    def take(self, data: bytes) -> TunnelAnswer | NoProxy | None:
        """Take the next bytes (none: the peer has ended); None while more are needed. It always ends."""
        self._start = (self._start + data)[:_START_KEPT]
        self._taken += len(data)
        if not data or self._taken > LONGEST_HEAD or not may_be_http(self._start):
            return NoProxy(self._start)
        try:
            self._connection.receive_data(data)
            event = self._connection.next_event()
            while isinstance(event, h11.InformationalResponse):
                event = self._connection.next_event()
        except h11.RemoteProtocolError:
            return NoProxy(self._start)
        if event is h11.NEED_DATA:
            return None
        if not isinstance(event, h11.Response):
            return NoProxy(self._start)
        headers = {name: value for name, value in event.headers if name in (b"via", b"server")}
        named = headers.get(b"server") or headers.get(b"via") or b""
        return TunnelAnswer(event.status_code, shown_header(named))


def tunnel_target(head: bytes) -> str | None:
    """Return the host and port that a whole request head asks a tunnel to, None if it asks for none."""
    connection = h11.Connection(h11.SERVER, max_incomplete_event_size=LONGEST_HEAD)
    try:
        connection.receive_data(head)
        event = connection.next_event()
    except h11.RemoteProtocolError:
        return None
    if not isinstance(event, h11.Request) or event.method != b"CONNECT":
        return None
    return event.target.decode("ascii")
