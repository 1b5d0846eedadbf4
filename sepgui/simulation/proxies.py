"""A simulated HTTP proxy: it opens tunnels (RFC 9110 9.3.6), refuses them, or opens TLS inside them."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from sepgui.simulation.draws import Draws
from sepgui.simulation.speech import Act, HangUp, Peer, Say, Surroundings, Tunnel
from sepgui.simulation.tls import Certificate, TlsService
from sepgui.simulation.world import Delay

_END_OF_HEAD = b"\r\n\r\n"
_LONGEST_HEAD = 16 * 1024
_OPENED, _BAD_REQUEST, _BAD_GATEWAY = 200, 400, 502


class Proxy(Struct, frozen=True):
    """A proxy: `status` is its answer to CONNECT, 200 where it opens the way, which is `beyond` longer.

    With `inspects` it makes the TLS inside a tunnel its own: this is the certificate that it shows.
    """

    server: str = ""
    status: int = _OPENED
    beyond: Delay = Delay(0)
    inspects: Certificate | None = None

    def peer(self, draws: Draws, around: Surroundings) -> Peer:
        """Return the server's side of a new connection."""
        del draws
        return _ProxyPeer(self, around)


class _ProxyPeer:
    def __init__(self, proxy: Proxy, around: Surroundings) -> None:
        self._proxy = proxy
        self._around = around
        self._head = b""

    def opened(self) -> tuple[Act, ...]:
        return ()

    def heard(self, data: bytes) -> tuple[Act, ...]:
        from sepgui.wire.tunnel import tunnel_target

        self._head += data
        if _END_OF_HEAD not in self._head and len(self._head) < _LONGEST_HEAD:
            return ()
        target = tunnel_target(self._head)
        if target is None:
            return self._refusal(_BAD_REQUEST)
        if not _OPENED <= self._proxy.status < 300:
            return self._refusal(self._proxy.status)
        onward = self._onward(target)
        if onward is None:
            return self._refusal(_BAD_GATEWAY)
        opened = f"HTTP/1.1 {self._proxy.status} Connection established\r\n\r\n"
        return (Say(opened.encode("ascii")), onward)

    def ended(self) -> tuple[Act, ...]:
        return (HangUp(),)

    def _onward(self, target: str) -> Tunnel | None:
        host, _, port = target.rpartition(":")
        found = self._around.reach(host.strip("[]"), int(port)) if port.isdecimal() else None
        if found is None:
            return None
        found = replace(found, beyond=self._proxy.beyond)
        if found.tls is None or self._proxy.inspects is None:
            return found
        return replace(found, tls=TlsService(self._proxy.inspects))

    def _refusal(self, status: int) -> tuple[Act, ...]:
        from sepgui.wire.http import answer, date_header

        headers = [date_header(self._around.unix_s()), ("Content-Type", "text/html")]
        return (Say(answer(status, b"", server=self._proxy.server, headers=headers)), HangUp())
