"""HTTP/1.1 (RFC 9112) without I/O, both sides, over h11; any bytes are taken, and taking is bounded.

Import it where HTTP is spoken, not at start-up: h11 costs ten milliseconds.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable, Sequence
from enum import Enum
from http import HTTPStatus
from typing import Literal

import h11
from msgspec import Struct

from sepgui import __version__
from sepgui.domain.outcome import HttpFacts
from sepgui.wire.shown import shown_header

USER_AGENT = f"sepgui/{__version__} (port check)"
LONGEST_HEAD = 64 * 1024
LONGEST_BODY = 4 * 1024

_STATUS_LINE = re.compile(rb"HTTP/1\.[01] (\d{3})[ \r\n]")
_START_KEPT = 64
_MOST_INTERIM = 8


class Method(Enum):
    """The request methods that a probe uses."""

    GET = "GET"
    HEAD = "HEAD"


class Wanted(Enum):
    """How much of a reply is read."""

    HEAD = "head"
    BODY = "body"


class Reply(Struct, frozen=True):
    """An HTTP answer: its head, at most 4 KB of its body, and whether the body came whole.

    `unix_s` is the server's clock (RFC 9110 6.6.1), None where it does not tell.
    """

    facts: HttpFacts
    body: bytes
    whole: bool
    unix_s: int | None = None


class NotHttp(Struct, frozen=True):
    """An answer that is not HTTP/1: its first bytes."""

    start: bytes


class Request(Struct, frozen=True):
    """A request as a server reads it."""

    method: str
    target: str
    host: str
    user_agent: str


def authority(host: str, port: int, default_port: int) -> str:
    """Return the Host header of a name or address (RFC 9112 3.2; IPv6 in brackets, without zone)."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        name = host
    else:
        bare = str(address).partition("%")[0]
        name = f"[{bare}]" if address.version == 6 else bare
    return name if port == default_port else f"{name}:{port}"


class Asking:
    """The client's side of one exchange: the request's bytes, then the reply as it comes in."""

    def __init__(
        self,
        method: Method,
        target: str,
        host: str,
        wanted: Wanted,
        *,
        version: Literal["1.0", "1.1"] = "1.1",
    ) -> None:
        self._wanted = wanted
        self._start = b""
        self._taken = 0
        self._interim = 0
        self._head: HttpFacts | None = None
        self._body = b""
        self._unix_s: int | None = None
        self._connection = h11.Connection(h11.CLIENT, max_incomplete_event_size=LONGEST_HEAD)
        request = h11.Request(
            method=method.value,
            target=target,
            headers=[("Host", host), ("User-Agent", USER_AGENT), ("Connection", "close")],
        )
        head = self._connection.send(request) or b""
        # h11 writes requests of 1.1 only; with "Connection: close" nothing else differs.
        head = head.replace(b" HTTP/1.1\r\n", f" HTTP/{version}\r\n".encode(), 1)
        self.request = head + (self._connection.send(h11.EndOfMessage()) or b"")

    @property
    def start(self) -> bytes:
        """The first bytes that came."""
        return self._start

    def take(self, data: bytes) -> Reply | NotHttp | None:
        """Take the next bytes (none: the peer has ended); None while more are needed.

        It always ends: a head longer than 64 KB, a body longer than 4 KB, and any end of the bytes
        give a value. After a value, do not take more.
        """
        self._start = (self._start + data)[:_START_KEPT]
        self._taken += len(data)
        if not may_be_http(self._start) or (not data and self._head is None):
            return self._broken()
        try:
            self._connection.receive_data(data)
            return self._next()
        except h11.RemoteProtocolError:
            return self._broken()

    def so_far(self) -> Reply | None:
        """Return the reply as far as it came, None before its head is complete."""
        return None if self._head is None else Reply(self._head, self._body, whole=False, unix_s=self._unix_s)

    def _next(self) -> Reply | NotHttp | None:
        while True:
            event = self._connection.next_event()
            match event:
                case h11.InformationalResponse():
                    self._interim += 1
                    if self._interim > _MOST_INTERIM:
                        return self._broken()
                case h11.Response():
                    self._head = _facts(event)
                    self._unix_s = _date(_header(event.headers, b"date"))
                    if self._wanted is Wanted.HEAD:
                        return self.so_far()
                case h11.Data() if self._head is not None:
                    self._body = (self._body + event.data)[:LONGEST_BODY]
                    if len(self._body) == LONGEST_BODY:
                        return self.so_far()
                case h11.EndOfMessage() if self._head is not None:
                    return Reply(self._head, self._body, whole=True, unix_s=self._unix_s)
                case h11.NEED_DATA if self._taken <= 2 * LONGEST_HEAD:
                    return None
                case _:
                    return self._broken()

    def _broken(self) -> Reply | NotHttp:
        reply = self.so_far()
        if reply is not None:
            return reply
        # A status line followed by a faulty head is still HTTP that answered.
        status = _STATUS_LINE.match(self._start)
        if status is not None:
            return Reply(HttpFacts(int(status[1])), b"", whole=False)
        return NotHttp(self._start)


class Answering:
    """The server's side of one exchange: the request as it comes in, then the reply's bytes."""

    def __init__(self) -> None:
        self._start = b""
        self._connection = h11.Connection(h11.SERVER, max_incomplete_event_size=LONGEST_HEAD)

    def take(self, data: bytes) -> Request | NotHttp | None:
        """Take the next bytes (none: the peer has ended); None while the head is not complete."""
        self._start = (self._start + data)[:_START_KEPT]
        if not data:
            return NotHttp(self._start)
        try:
            self._connection.receive_data(data)
            event = self._connection.next_event()
        except h11.RemoteProtocolError:
            return NotHttp(self._start)
        if event is h11.NEED_DATA:
            return None
        if not isinstance(event, h11.Request):
            return NotHttp(self._start)
        return Request(
            method=event.method.decode("ascii"),
            target=event.target.decode("ascii"),
            host=_header(event.headers, b"host"),
            user_agent=_header(event.headers, b"user-agent"),
        )


def answer(
    status: int, body: bytes = b"", *, server: str = "", headers: Sequence[tuple[str, str]] = ()
) -> bytes:
    """Return a whole reply that closes the connection (RFC 9112 4, 9.6); `status` is 200 to 599."""
    phrase = HTTPStatus(status).phrase if status in set(HTTPStatus) else ""
    lines = [f"HTTP/1.1 {status} {phrase}"]
    if server:
        lines.append(f"Server: {server}")
    lines += [f"{name}: {value}" for name, value in headers]
    lines += [f"Content-Length: {len(body)}", "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


def date_header(unix_s: int) -> tuple[str, str]:
    """Return the header that tells a server's time, seconds since 1970 (RFC 9110 6.6.1 and 5.6.7)."""
    from email.utils import formatdate

    return "Date", formatdate(unix_s, usegmt=True)


def may_be_http(start: bytes) -> bool:
    """Return whether bytes begin like an HTTP/1 answer, as far as they go (RFC 9112 4)."""
    return b"HTTP/1."[: len(start)] == start[:7]


def _facts(response: h11.Response) -> HttpFacts:
    return HttpFacts(
        status=response.status_code,
        server=_header(response.headers, b"server"),
        location=_header(response.headers, b"location"),
    )


def _date(value: str) -> int | None:
    from email.utils import parsedate_to_datetime

    try:
        return int(parsedate_to_datetime(value).timestamp())
    except (ValueError, OverflowError):
        return None


def _header(headers: Iterable[tuple[bytes, bytes]], wanted: bytes) -> str:
    for name, value in headers:
        if name == wanted:
            return shown_header(value)
    return ""
