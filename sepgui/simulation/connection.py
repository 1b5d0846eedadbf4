"""An accepted connection to a simulated service: bytes arrive when the world lets them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable

from sepgui.domain.exchange import Direction
from sepgui.domain.outcome import RttSource, Vanished
from sepgui.probes.seams import Clock, Ended, Link, Lost, Tap, TlsFailed, TlsFailure, TlsOffer, TlsStarted
from sepgui.simulation.draws import Draws
from sepgui.simulation.routes import MSS, Route
from sepgui.simulation.speech import (
    Act,
    HangUp,
    Peer,
    Reset,
    Say,
    Script,
    Speech,
    Surroundings,
    Tunnel,
    Varying,
)
from sepgui.simulation.tls import TlsService
from sepgui.simulation.world import Delay, Listener
from sepgui.wire.tls import alert

_DRAIN_BYTES = 64 * 1024
_DRAIN_NS = 200_000_000
_FLIGHT = 3000
"""About what a server's certificate and its handshake messages weigh, in bytes."""
_CRYPTO = Delay(1_200_000, 800_000)
_CLIENT_HELLO = bytes.fromhex("16 0301 0005 01 000001 00")
_BEFORE_TLS = Script(at_first_bytes=(Say(alert("unexpected_message")), HangUp()), at_end=(HangUp(),))
"""A TLS service answers who does not speak TLS with a fatal alert (RFC 8446 6)."""
_MISUNDERSTOOD = {
    Ended.EOF: TlsFailure.EOF,
    Ended.RESET: TlsFailure.RESET,
    Ended.TIMED_OUT: TlsFailure.TIMED_OUT,
}
_SECOND_NS = 1_000_000_000


def microseconds(elapsed_ns: int) -> int:
    """Return nanoseconds as the kernel counts them, in whole microseconds (TCP_INFO)."""
    return elapsed_ns // 1000 * 1000


class SimConnection:
    """The door `Connection` to a listener; nothing runs between its calls.

    `ended` is called once, when it is closed.
    """

    def __init__(
        self,
        clock: Clock,
        route: Route,
        listener: Listener,
        link: Link,
        draws: Draws,
        around: Surroundings,
        ended: Callable[[SimConnection], None],
    ) -> None:
        self._clock = clock
        self._route = route
        self._speech: Speech = listener.speech
        self._tls: TlsService | None = listener.tls
        self._think: Varying = listener.think
        self._link = link
        self._draws = draws
        self._around = around
        self._beyond: Varying | None = None
        self._ended = ended
        self._inbox: deque[tuple[int, bytes | Ended]] = deque()
        self._data_rtt_ns: int | None = None
        self._closed = False
        self._has_heard = False
        self._vanished: Vanished | None = None
        self._peer = self._first_peer()
        self._arrive(self._peer.opened(), clock.now_ns() + self._round_trip())

    @property
    def link(self) -> Link:
        """What was known when the connection was accepted."""
        return self._link

    def rtt(self) -> tuple[int | None, RttSource]:
        """Return the round-trip time as known by now: of the handshake, else of the first data."""
        rtt_ns = self._data_rtt_ns if self._link.rtt_ns is None else self._link.rtt_ns
        return rtt_ns, RttSource.NONE if rtt_ns is None else RttSource.KERNEL

    def lost(self) -> Lost | None:
        """Return what vanished, where the way swallowed it; nobody knows once anything was heard."""
        return None if self._vanished is None or self._has_heard else Lost(self._vanished, MSS)

    async def start_tls(
        self,
        server_name: str,
        deadline_ns: int,
        offer: TlsOffer = TlsOffer.CURRENT,
        tap: Tap | None = None,
    ) -> TlsStarted | TlsFailed:
        """Return the facts that the service's description gives, after as many round trips as TLS takes.

        There are no bytes of a handshake with a service that speaks TLS, so that a tap hears none of them.
        """
        started_ns = self._clock.now_ns()
        service = self._tls
        if service is None:
            await self.send(_CLIENT_HELLO, deadline_ns)
            got = await self.receive(len(_CLIENT_HELLO), deadline_ns)
            elapsed_ns = self._clock.now_ns() - started_ns
            if isinstance(got, Ended):
                return TlsFailed(_MISUNDERSTOOD[got], elapsed_ns)
            if tap is not None:
                tap(Direction.RECEIVED, got)
            return TlsFailed(TlsFailure.NOT_TLS, elapsed_ns, start=got)
        failure, detail = service.fails(offer)
        trips = 1 if failure else service.round_trips
        ready_ns = started_ns + _CRYPTO.draw(started_ns, self._draws)
        ready_ns += sum(self._round_trip() for _ in range(trips))
        ready_ns += self._route.sending(_FLIGHT, started_ns)
        if failure is None and self._route.swallows(_FLIGHT, started_ns):
            self._vanished, failure = Vanished.ANSWER, TlsFailure.TIMED_OUT
        if self._route.swallows_requests(started_ns):
            self._vanished, failure = Vanished.REQUEST, TlsFailure.TIMED_OUT
        if failure is TlsFailure.TIMED_OUT or ready_ns > deadline_ns:
            ready_ns, failure = max(started_ns, deadline_ns), TlsFailure.TIMED_OUT
        await self._clock.sleep_until(ready_ns)
        if failure is not None:
            return TlsFailed(failure, ready_ns - started_ns, detail)
        self._has_heard = True
        self._peer = self._speech.peer(self._draws, self._around)
        self._arrive(self._peer.opened(), ready_ns)
        unix_ns = self._clock.unix_ns()
        start_ns = unix_ns - ready_ns - self._route.clock_off(ready_ns)
        start_s, now_s = start_ns // _SECOND_NS, unix_ns // _SECOND_NS
        return TlsStarted(service.facts(server_name, start_s, now_s), ready_ns - started_ns)

    async def send(self, data: bytes, deadline_ns: int) -> Ended | None:
        """Send all the bytes; they are under way at once, for nothing here fills a buffer."""
        del deadline_ns
        now_ns = self._clock.now_ns()
        if any(got is Ended.RESET and at_ns <= now_ns for at_ns, got in self._inbox):
            return Ended.RESET
        if self._route.swallows_requests(now_ns):
            self._vanished = Vanished.REQUEST
            return None
        took_ns, rtt_ns = self._exchange()
        self._data_rtt_ns = self._data_rtt_ns or microseconds(rtt_ns)
        think_ns = self._think.draw(now_ns, self._draws)
        self._arrive(self._peer.heard(data), now_ns + took_ns + think_ns)
        return None

    async def receive(self, limit: int, deadline_ns: int) -> bytes | Ended:
        """Return at least one and at most `limit` bytes, or how receiving ended."""
        if not self._inbox or self._inbox[0][0] > max(deadline_ns, self._clock.now_ns()):
            await self._clock.sleep_until(deadline_ns)
            return Ended.TIMED_OUT
        if self._inbox[0][0] > self._clock.now_ns():
            await self._clock.sleep_until(self._inbox[0][0])
        got = b""
        while len(got) < limit and self._inbox and self._inbox[0][0] <= self._clock.now_ns():
            at_ns, item = self._inbox[0]
            if isinstance(item, Ended):
                return got or item
            self._inbox.popleft()
            self._has_heard = True
            room = limit - len(got)
            got += item[:room]
            if item[room:]:
                self._inbox.appendleft((at_ns, item[room:]))
        return got

    async def close(self) -> None:
        """Close with FIN: half-close, drain up to 64 KB or 200 ms, then close; twice is once.

        A cancelled task does not wait for the peer: it drains what is there and closes.
        """
        if self._closed:
            return
        self._closed = True
        now_ns = self._clock.now_ns()
        task = asyncio.current_task()
        is_cancelled = task is not None and task.cancelling() > 0
        until_ns = now_ns + (0 if is_cancelled else _DRAIN_NS)
        try:
            if self._vanished is not Vanished.REQUEST:  # else the FIN follows bytes that never arrived
                self._arrive(self._peer.ended(), now_ns + self._round_trip())
            drained = 0
            while drained < _DRAIN_BYTES:
                got = await self.receive(_DRAIN_BYTES, until_ns)
                if isinstance(got, Ended):
                    return
                drained += len(got)
        finally:
            self._ended(self)

    def _first_peer(self) -> Peer:
        speech = self._speech if self._tls is None else _BEFORE_TLS
        return speech.peer(self._draws, self._around)

    def _exchange(self) -> tuple[int, int]:
        """Return how long an exchange takes with the far end, and the round trip that our kernel sees."""
        now_ns = self._clock.now_ns()
        beyond_ns = self._beyond.draw(now_ns, self._draws) if self._beyond else 0
        took_ns, rtt_ns = self._route.round_trip(now_ns, self._draws)
        return took_ns + beyond_ns, rtt_ns

    def _round_trip(self) -> int:
        return self._exchange()[0]

    def _arrive(self, acts: tuple[Act, ...], at_ns: int) -> None:
        if self._inbox:
            at_ns = max(at_ns, self._inbox[-1][0])
        for act in acts:
            if self._inbox and isinstance(self._inbox[-1][1], Ended):
                return
            at_ns += act.after_ns
            match act:
                case Say(data) if self._route.swallows(len(data), at_ns):
                    self._vanished = Vanished.ANSWER
                    return
                case Say(data):
                    at_ns += self._route.sending(len(data), at_ns)
                    self._inbox.append((at_ns, data))
                case HangUp():
                    self._inbox.append((at_ns, Ended.EOF))
                case Reset():
                    self._inbox.append((at_ns, Ended.RESET))
                case Tunnel(speech, tls, think, beyond):
                    self._speech, self._tls, self._think, self._beyond = speech, tls, think, beyond
                    self._peer = self._first_peer()
                    self._arrive(self._peer.opened(), at_ns + self._round_trip())
