"""What simulated services say: each speech is a value that makes the server's side of one connection."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Protocol

from msgspec import Struct, field

from sepgui.simulation.draws import Draws
from sepgui.simulation.tls import TlsService
from sepgui.wire.secars import BODY as HELLO
from sepgui.wire.secars import TARGET
from sepgui.wire.sepm import API_TARGET, console_page, version_answer

_NOT_FOUND = b"<html><body><h1>Not Found</h1></body></html>"


class Say(Struct, frozen=True):
    """Send bytes, so long after the act before it (or after what was heard)."""

    data: bytes
    after_ns: int = 0


class HangUp(Struct, frozen=True):
    """Close with FIN."""

    after_ns: int = 0


class Reset(Struct, frozen=True):
    """Close with RST."""

    after_ns: int = 0


class Varying(Protocol):
    """A delay that varies."""

    def draw(self, at_ns: int, draws: Draws) -> int:
        """Return the delay at a moment, in nanoseconds."""
        ...


class Tunnel(Struct, frozen=True):
    """Pass every further byte on to another listener, so much farther away, and its answers back."""

    speech: Speech
    tls: TlsService | None
    think: Varying
    beyond: Varying | None = None
    after_ns: int = 0


Act = Say | HangUp | Reset | Tunnel


class Surroundings(Protocol):
    """What a service knows of the place where it runs."""

    def unix_s(self) -> int:
        """Return what the clock of its host shows, in seconds since 1970, UTC."""
        ...

    def reach(self, host: str, port: int) -> Tunnel | None:
        """Return the way to who takes TCP connections there, to a name or an address; None for nobody."""
        ...


class Peer(Protocol):
    """The server's side of one connection, without I/O; acts come back in their order."""

    def opened(self) -> tuple[Act, ...]:
        """Return what it does as soon as it is connected (after TLS, where there is TLS)."""
        ...

    def heard(self, data: bytes) -> tuple[Act, ...]:
        """Return what it does when bytes arrive; over UDP, when a datagram does."""
        ...

    def ended(self) -> tuple[Act, ...]:
        """Return what it does when the other side has said all (FIN)."""
        ...


class Speech(Protocol):
    """How a service speaks."""

    def peer(self, draws: Draws, around: Surroundings) -> Peer:
        """Return the server's side of a new connection."""
        ...


class Script(Struct, frozen=True):
    """A service that says the same whatever it hears: at once, at the first bytes, and at the end.

    With nothing at all it is mute: it takes the connection and never says a word.
    """

    at_once: tuple[Act, ...] = ()
    at_first_bytes: tuple[Act, ...] = ()
    at_end: tuple[Act, ...] = ()

    def peer(self, draws: Draws, around: Surroundings) -> Peer:
        """Return the server's side of a new connection."""
        del draws, around
        return _ScriptPeer(self)


class _ScriptPeer:
    def __init__(self, script: Script) -> None:
        self._script = script
        self._has_heard = False

    def opened(self) -> tuple[Act, ...]:
        return self._script.at_once

    def heard(self, data: bytes) -> tuple[Act, ...]:
        del data
        if self._has_heard:
            return ()
        self._has_heard = True
        return self._script.at_first_bytes

    def ended(self) -> tuple[Act, ...]:
        return self._script.at_end


MUTE = Script()
"""Takes the connection and never says a word, not even goodbye."""
CLOSES = Script(at_once=(HangUp(),))
"""Takes the connection and closes it with FIN before a word."""


def banner(data: bytes, after_ns: int = 0) -> Script:
    """Return a service that greets first, as SSH does (RFC 4253 4.2), and closes when the other side does."""
    return Script(at_once=(Say(data, after_ns),), at_end=(HangUp(),))


def drip(data: bytes, every_ns: int) -> Script:
    """Return a service that says its answer one byte at a time."""
    return Script(at_first_bytes=tuple(Say(bytes([byte]), every_ns) for byte in data))


class Garbage(Struct, frozen=True):
    """A service that answers the first bytes with drawn bytes and hangs up."""

    size: int

    def peer(self, draws: Draws, around: Surroundings) -> Peer:
        """Return the server's side of a new connection."""
        return Script(at_first_bytes=(Say(draws.data(self.size)), HangUp())).peer(draws, around)


class FileServer(Struct, frozen=True):
    """A Windows file server: it answers SMB NEGOTIATE with the time of its host (MS-SMB2 2.2.4)."""

    dialect: int
    signing: int

    def peer(self, draws: Draws, around: Surroundings) -> Peer:
        """Return the server's side of a new connection."""
        from sepgui.wire.smb import negotiate_reply

        reply = negotiate_reply(self.dialect, signing=self.signing, unix_s=around.unix_s())
        return Script(at_first_bytes=(Say(reply),), at_end=(HangUp(),)).peer(draws, around)


class Page(Struct, frozen=True):
    """What a web server answers for one path."""

    status: int
    body: bytes = b""
    location: str = ""


class Web(Struct, frozen=True):
    """A web server (RFC 9112): its pages by target, the page for every other, and its host's time."""

    server: str = ""
    pages: Mapping[str, Page] = field(default_factory=lambda: MappingProxyType({}))
    other: Page = Page(404, _NOT_FOUND)

    def peer(self, draws: Draws, around: Surroundings) -> Peer:
        """Return the server's side of a new connection."""
        del draws
        return _WebPeer(self, around)


_HELLO = Page(200, HELLO)


def secars(server: str, page: Page = _HELLO) -> Web:
    """Return a manager's Apache: it answers clients' hello to secars, and 404 to all else."""
    return Web(server, MappingProxyType({TARGET: page}))


def sepm(server: str, version: str) -> Web:
    """Return a manager's Tomcat: the console's page, and the version for who asks the web services."""
    pages = {"/": Page(200, console_page()), API_TARGET: Page(200, version_answer(version))}
    return Web(server, MappingProxyType(pages))


class _WebPeer:
    def __init__(self, web: Web, around: Surroundings) -> None:
        from sepgui.wire.http import Answering  # h11 only where somebody speaks HTTP

        self._web = web
        self._around = around
        self._exchange = Answering()
        self._is_over = False

    def opened(self) -> tuple[Act, ...]:
        return ()

    def heard(self, data: bytes) -> tuple[Act, ...]:
        from sepgui.wire.http import Request, answer, date_header

        read = None if self._is_over else self._exchange.take(data)
        if read is None:
            return ()
        self._is_over = True
        page, left_out = Page(400), 0
        if isinstance(read, Request):
            page = self._web.pages.get(read.target, self._web.other)
            left_out = len(page.body) if read.method == "HEAD" else 0  # RFC 9110 9.3.2
        headers = [date_header(self._around.unix_s()), ("Content-Type", "text/html")]
        headers += [("Location", page.location)] if page.location else []
        reply = answer(page.status, page.body, server=self._web.server, headers=headers)
        return (Say(reply[: len(reply) - left_out]), HangUp())

    def ended(self) -> tuple[Act, ...]:
        return (HangUp(),)
