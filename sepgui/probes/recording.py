"""A network that keeps what is said over it: the door `Net`, with a bounded memory of the bytes.

It is put before the real network or the simulated one for one attempt, when somebody asks for its bytes;
nobody else pays for it.
"""

from __future__ import annotations

from sepgui.domain.attempt import Answered, Transport, classify
from sepgui.domain.exchange import MOST_KEPT, MOST_TALKS, Direction, Layer, Said, Talk
from sepgui.domain.outcome import Reason, RttSource, State
from sepgui.probes.seams import (
    Clock,
    Connection,
    Datagram,
    Ended,
    HopReply,
    Link,
    ListenerTable,
    Lost,
    Net,
    NotPermitted,
    NotResolved,
    NotSupported,
    Resolved,
    SystemProxy,
    Tap,
    TlsFailed,
    TlsOffer,
    TlsStarted,
    Unconnected,
)


class RecordingNet:
    """The door `Net` to another network; `talks` is what was said over it so far."""

    def __init__(self, net: Net, clock: Clock) -> None:
        self._net = net
        self._clock = clock
        self._began_ns = clock.now_ns()
        self._tapes: list[_Tape] = []

    @property
    def talks(self) -> tuple[Talk, ...]:
        """Every connection and datagram so far, in their order."""
        return tuple(tape.talk() for tape in self._tapes[:MOST_TALKS])

    async def resolve(self, name: str, deadline_ns: int) -> Resolved | NotResolved:
        """Return the addresses that the network gives; asking for them is no part of the exchange."""
        return await self._net.resolve(name, deadline_ns)

    async def connect(self, address: str, port: int, deadline_ns: int) -> Connection | Unconnected:
        """Try one TCP connection, and keep what is said on it."""
        tape = self._tape(Transport.TCP, address, port)
        found = await self._net.connect(address, port, deadline_ns)
        if isinstance(found, Unconnected):
            tape.end(*classify(Transport.TCP, found.attempt), found.local_address, found.local_port)
            return found
        tape.end(*classify(Transport.TCP, Answered()), found.link.local_address, found.link.local_port)
        return _Recorded(found, tape)

    async def ask(self, address: str, port: int, payload: bytes, deadline_ns: int) -> Datagram | Unconnected:
        """Send one datagram, and keep it and its answer."""
        tape = self._tape(Transport.UDP, address, port)
        tape.keep(Direction.SENT, Layer.WIRE, payload)
        found = await self._net.ask(address, port, payload, deadline_ns)
        if isinstance(found, Unconnected):
            tape.end(*classify(Transport.UDP, found.attempt), found.local_address, found.local_port)
            return found
        tape.end(*classify(Transport.UDP, Answered()), found.local_address, found.local_port)
        tape.keep(Direction.RECEIVED, Layer.WIRE, found.payload)
        return found

    async def probe_hop(
        self, address: str, port: int, hop_limit: int, deadline_ns: int
    ) -> HopReply | NotSupported:
        """Try one TCP connection that may go only so many hops; nothing is said on it."""
        return await self._net.probe_hop(address, port, hop_limit, deadline_ns)

    def is_own(self, address: str) -> bool:
        """Whether an address belongs to this computer."""
        return self._net.is_own(address)

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable | NotPermitted | NotSupported:
        """Return who listens on this computer; no packet is sent."""
        return await self._net.listeners(since_ns, deadline_ns)

    def system_proxy(self, host: str) -> SystemProxy | None:
        """Return the proxy that this system sends HTTPS to a host through; None for none."""
        return self._net.system_proxy(host)

    def _tape(self, transport: Transport, address: str, port: int) -> _Tape:
        tape = _Tape(self._clock, self._began_ns, transport, address, port)
        self._tapes.append(tape)
        return tape


class _Tape:
    """What is said on one connection, up to `MOST_KEPT` bytes of each direction and layer."""

    def __init__(self, clock: Clock, began_ns: int, transport: Transport, address: str, port: int) -> None:
        self._clock = clock
        self._began_ns = began_ns
        self._to = (transport, address, port)
        self._at_ns = clock.now_ns() - began_ns
        self._near: tuple[str | None, int | None] = (None, None)
        self._settled = (State.ERROR, Reason.LOCAL_ERROR)
        self._said: list[Said] = []
        self._counts: dict[tuple[Direction, Layer], int] = {}
        self.tls = ""

    def end(self, state: State, reason: Reason, local_address: str | None, local_port: int | None) -> None:
        """Take what became of the connection or the datagram."""
        self._settled = (state, reason)
        self._near = (local_address, local_port)

    def keep(self, direction: Direction, layer: Layer, data: bytes) -> None:
        """Keep bytes that went one way just now, or count those for which there is no room."""
        offset = self._counts.get((direction, layer), 0)
        self._counts[direction, layer] = offset + len(data)
        kept = data[: max(0, MOST_KEPT - offset)]
        if kept or not data:
            now_ns = self._clock.now_ns() - self._began_ns
            self._said.append(Said(direction, layer, now_ns, offset, bytes(kept), len(data)))

    def talk(self) -> Talk:
        """Return what was said so far."""
        kept: dict[tuple[Direction, Layer], int] = {}
        for each in self._said:
            way = each.direction, each.layer
            kept[way] = kept.get(way, 0) + len(each.data)
        left_out = tuple(
            (*way, count - kept.get(way, 0))
            for way, count in self._counts.items()
            if count > kept.get(way, 0)
        )
        return Talk(
            *self._to, *self._near, self._at_ns, *self._settled, tuple(self._said), left_out, self.tls
        )


class _Recorded:
    """The door `Connection` to another connection, whose bytes go on a tape."""

    def __init__(self, connection: Connection, tape: _Tape) -> None:
        self._connection = connection
        self._tape = tape
        self._layer = Layer.WIRE

    @property
    def link(self) -> Link:
        """What was known when the connection was accepted."""
        return self._connection.link

    def rtt(self) -> tuple[int | None, RttSource]:
        """Return the round-trip time as known by now, in nanoseconds, and whose it is."""
        return self._connection.rtt()

    def lost(self) -> Lost | None:
        """Return what went missing, where nothing was received."""
        return self._connection.lost()

    async def start_tls(
        self,
        server_name: str,
        deadline_ns: int,
        offer: TlsOffer = TlsOffer.CURRENT,
        tap: Tap | None = None,
    ) -> TlsStarted | TlsFailed:
        """Make a TLS handshake, whose bytes are kept as they are on the wire."""

        def listen(direction: Direction, data: bytes) -> None:
            if self._layer is Layer.WIRE:  # what comes after the handshake is encrypted
                self._tape.keep(direction, Layer.HANDSHAKE, data)
            if tap is not None:
                tap(direction, data)

        result = await self._connection.start_tls(server_name, deadline_ns, offer, listen)
        if isinstance(result, TlsStarted):
            self._layer = Layer.INSIDE
            self._tape.tls = result.facts.version
        else:
            self._tape.tls = result.detail or result.failure.value
        return result

    async def send(self, data: bytes, deadline_ns: int) -> Ended | None:
        """Send all the bytes; those that did not go out are not kept."""
        ended = await self._connection.send(data, deadline_ns)
        if ended is None:
            self._tape.keep(Direction.SENT, self._layer, data)
        return ended

    async def receive(self, limit: int, deadline_ns: int) -> bytes | Ended:
        """Return at least one and at most `limit` bytes, or how receiving ended."""
        got = await self._connection.receive(limit, deadline_ns)
        if not isinstance(got, Ended):
            self._tape.keep(Direction.RECEIVED, self._layer, got)
        return got

    async def close(self) -> None:
        """Close with FIN; what still comes is drained unseen."""
        await self._connection.close()
