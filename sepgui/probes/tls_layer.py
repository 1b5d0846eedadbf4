"""TLS over an accepted connection, through memory: bytes, deadlines and the FIN stay ours.

Everything is recorded, no certificate is refused: any cipher and certificate that still makes a handshake
is taken, so that a faulty server is described instead of missed. Outdated versions are offered alone.
"""

from __future__ import annotations

import ssl
import time
import warnings
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import cache

from sepgui.domain.outcome import TlsFacts, TlsProblem
from sepgui.probes.addresses import target
from sepgui.probes.seams import Ended, TlsFailed, TlsFailure, TlsOffer, TlsStarted
from sepgui.wire.tls import alert_name, may_be_tls

Send = Callable[[bytes, int], Awaitable[Ended | None]]
Receive = Callable[[int, int], Awaitable[bytes | Ended]]

_READ = 16 * 1024
_START_KEPT = 64
_LONGEST_HANDSHAKE = 256 * 1024
_OLD_VERSIONS = ("SSLv3", "TLSv1", "TLSv1.1")
_LEGACY_SERVER_CONNECT = 0x4
_FAILURE_OF_END = {
    Ended.EOF: TlsFailure.EOF,
    Ended.RESET: TlsFailure.RESET,
    Ended.TIMED_OUT: TlsFailure.TIMED_OUT,
}


class TlsLayer:
    """The client's side of one TLS session over `send` and `receive`, which take absolute deadlines."""

    def __init__(
        self, server_name: str, send: Send, receive: Receive, offer: TlsOffer = TlsOffer.CURRENT
    ) -> None:
        self._server_name = server_name
        self._send = send
        self._receive = receive
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._session = _session(self._incoming, self._outgoing, server_name, offer)
        self._start = b""

    async def handshake(self, deadline_ns: int) -> TlsStarted | TlsFailed:
        """Make the handshake and return what it showed; the peer is judged by its bytes, not by its port."""
        start_ns = time.monotonic_ns()
        failed = await self._shake_hands(deadline_ns)
        elapsed_ns = time.monotonic_ns() - start_ns
        if failed is not None:
            failure, detail = failed
            start = self._start if failure is TlsFailure.NOT_TLS else b""
            return TlsFailed(failure, elapsed_ns, detail, start)
        facts = self._facts()
        if facts is None:
            return TlsFailed(TlsFailure.CERTIFICATE_UNREADABLE, elapsed_ns)
        return TlsStarted(facts, elapsed_ns)

    async def send(self, data: bytes, deadline_ns: int) -> Ended | None:
        """Send all the bytes; None when they went out, else how it ended."""
        left = memoryview(data)
        while left:
            try:
                left = left[self._session.write(left) :]
            except ssl.SSLWantReadError:
                ended = await self._flush(deadline_ns) or await self._fill(deadline_ns)
                if ended is not None:
                    return ended
            except ssl.SSLError:
                return Ended.EOF
        return await self._flush(deadline_ns)

    async def receive(self, limit: int, deadline_ns: int) -> bytes | Ended:
        """Return at least one and at most `limit` bytes; an alert ends the connection as an EOF does."""
        while True:
            try:
                return self._session.read(limit) or Ended.EOF
            except ssl.SSLWantReadError:
                ended = await self._flush(deadline_ns) or await self._fill(deadline_ns)
                if ended is Ended.EOF:
                    self._incoming.write_eof()
                elif ended is not None:
                    return ended
            except ssl.SSLError:
                return Ended.EOF

    def farewell(self) -> bytes:
        """Return the bytes that end the session (close_notify, RFC 8446 6.1); the peer's is not awaited."""
        with suppress(ssl.SSLError):
            self._session.unwrap()
        return self._outgoing.read()

    async def _shake_hands(self, deadline_ns: int) -> tuple[TlsFailure, str] | None:
        heard = 0
        while True:
            try:
                self._session.do_handshake()
            except ssl.SSLWantReadError:
                done = False
            except ssl.SSLError as error:
                await self._flush(deadline_ns)
                return self._broken(error)
            else:
                done = True
            ended = await self._flush(deadline_ns)
            if ended is None and done:
                return None
            if ended is None:
                ended = await self._fill(deadline_ns)
            if not may_be_tls(self._start):
                return TlsFailure.NOT_TLS, ""
            if ended is not None:
                return _FAILURE_OF_END[ended], alert_name(self._start) or ""
            heard += self._incoming.pending
            if heard > _LONGEST_HANDSHAKE:
                return TlsFailure.NOT_TLS, "too_long"

    async def _flush(self, deadline_ns: int) -> Ended | None:
        data = self._outgoing.read()
        return await self._send(data, deadline_ns) if data else None

    async def _fill(self, deadline_ns: int) -> Ended | None:
        if time.monotonic_ns() > deadline_ns:
            return Ended.TIMED_OUT
        got = await self._receive(_READ, deadline_ns)
        if isinstance(got, Ended):
            return got
        if len(self._start) < _START_KEPT:
            self._start = (self._start + got)[:_START_KEPT]
        self._incoming.write(got)
        return None

    def _broken(self, error: ssl.SSLError) -> tuple[TlsFailure, str]:
        if not may_be_tls(self._start):
            return TlsFailure.NOT_TLS, ""
        reason = (error.reason or "").lower()
        if reason == "unsupported_protocol":
            return TlsFailure.ALERT, "protocol_version"
        return TlsFailure.ALERT, alert_name(self._start) or reason.rpartition("alert_")[2]

    def _facts(self) -> TlsFacts | None:
        # `cryptography` and the system's store are loaded only after a handshake.
        from sepgui.probes.trust import is_trusted, sent_chain
        from sepgui.wire.certificate import read_certificate

        der = self._session.getpeercert(binary_form=True)
        version = self._session.version()
        cipher = self._session.cipher()
        if not der or version is None or cipher is None:
            return None
        read = read_certificate(der, self._server_name, time.time_ns() // 1_000_000_000)
        if read is None:
            return None
        problems = set(read.problems)
        if version in _OLD_VERSIONS:
            problems.add(TlsProblem.OLD_PROTOCOL)
        # A self-signed certificate is named as such, and no store can judge a signature that it refuses.
        judged = problems.isdisjoint((TlsProblem.SELF_SIGNED, TlsProblem.WEAK_SIGNATURE))
        if judged and is_trusted(sent_chain(self._session)) is False:
            problems.add(TlsProblem.UNTRUSTED)
        return TlsFacts(
            version=version,
            cipher=cipher[0],
            subject=read.subject,
            issuer=read.issuer,
            names=read.names,
            not_before=read.not_before,
            not_after=read.not_after,
            sha256=read.sha256,
            key=read.key,
            signature=read.signature,
            problems=tuple(problem for problem in TlsProblem if problem in problems),
        )


def prepare_tls() -> None:
    """Load what a handshake needs, so that no probe is timed while it loads; twice is once."""
    _context(TlsOffer.CURRENT)


def prepare_certificates() -> None:
    """Load what reads and judges a server's certificate: 50 ms and 10 MB; twice is once."""
    from sepgui.probes.trust import system_store
    from sepgui.wire.certificate import read_certificate

    system_store()
    read_certificate(b"", "", 0)


@cache
def _context(offer: TlsOffer) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.options |= _LEGACY_SERVER_CONNECT
    context.set_ciphers("ALL:!aNULL:@SECLEVEL=0")
    match offer:
        case TlsOffer.CURRENT:
            pass
        case TlsOffer.OUTDATED:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore", DeprecationWarning)  # this is what they are asked for
                context.minimum_version = ssl.TLSVersion.TLSv1
                context.maximum_version = ssl.TLSVersion.TLSv1_1
        case TlsOffer.TDS_8:
            context.set_alpn_protocols([offer.value])
    return context


def _session(
    incoming: ssl.MemoryBIO, outgoing: ssl.MemoryBIO, server_name: str, offer: TlsOffer
) -> ssl.SSLObject:
    context = _context(offer)
    try:
        return context.wrap_bio(incoming, outgoing, server_hostname=_indicated(server_name))
    except ValueError:
        return context.wrap_bio(incoming, outgoing)


def _indicated(server_name: str) -> str | None:
    # RFC 6066 3: an address is never indicated.
    try:
        target(server_name, 0)
    except ValueError:
        return server_name
    return None
