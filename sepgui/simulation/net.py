"""The simulated `Net`: the same door that probes use on a real network, over a world of values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Generator
from contextlib import contextmanager
from ipaddress import ip_address

from msgspec.structs import replace

from sepgui.domain.attempt import (
    AcceptedThenReset,
    Answered,
    LocalTrouble,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Transport,
)
from sepgui.domain.outcome import NameFailure, RttSource
from sepgui.probes.seams import (
    Clock,
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
from sepgui.simulation.around import Around
from sepgui.simulation.connection import SimConnection, microseconds
from sepgui.simulation.draws import Draws
from sepgui.simulation.listeners import listener_table
from sepgui.simulation.names import WHY, record_of
from sepgui.simulation.routes import Accepted, Answer, IcmpLimits, Route
from sepgui.simulation.speech import Say
from sepgui.simulation.world import World, is_so

_SYN_OFFSETS_NS = tuple((2**n - 1) * 1_000_000_000 for n in range(7))
"""When a SYN is sent: at once and again after 1, 3, 7 … 63 s (RFC 6298 2.1 and 5.5; six retries)."""
_FIRST_PORT, _PORTS = 49_152, 16_384
_Failure = AcceptedThenReset | Refused | Rejected | Silent | NotSent


class SimNet:
    """A `Net` over a world whose simulated time began at 0: same seed, same nanoseconds.

    Chance is drawn anew for each attempt, from the seed, the port asked and how often it was asked
    before, so the order in which tasks run does not matter.
    """

    def __init__(self, world: World, clock: Clock) -> None:
        self._world = world
        self._clock = clock
        self._limits = IcmpLimits()
        self._routes: dict[tuple[Transport, str, int], Route | None] = {}
        self._asked: Counter[tuple[str, str, int]] = Counter()
        self._open: set[object] = set()

    @property
    def open_sockets(self) -> int:
        """How many sockets are open: attempts under way and connections not yet closed."""
        return len(self._open)

    def is_own(self, address: str) -> bool:
        """Whether an address belongs to the simulated computer."""
        try:
            ip = ip_address(address.partition("%")[0])
        except ValueError:
            return False
        return ip.is_loopback or str(ip) in self._world.own

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable | NotPermitted | NotSupported:
        """Return who listens on the simulated computer now, at once, or that its system does not tell."""
        del since_ns, deadline_ns
        return listener_table(self._world, self._clock.now_ns())

    def system_proxy(self, host: str) -> SystemProxy | None:
        """Return the proxy that the simulated system uses for a host now, None for none."""
        now_ns = self._clock.now_ns()
        proxy = next((each for each in reversed(self._world.proxies) if is_so(each.when, now_ns)), None)
        return SystemProxy(proxy.host, proxy.port) if proxy is not None and proxy.serves(host) else None

    async def resolve(self, name: str, deadline_ns: int) -> Resolved | NotResolved:
        """Return the addresses that the world's resolver has for a name, or why it has none."""
        try:
            return Resolved((str(ip_address(name)),), 0)
        except ValueError:
            pass
        started_ns = self._clock.now_ns()
        record = record_of(self._world, name, started_ns)
        failure = record.failure
        answer_ns = started_ns + record.delay.draw(started_ns, self._draws("name", name.lower(), 0))
        if failure is NameFailure.TIMED_OUT or answer_ns > deadline_ns:
            answer_ns, failure = max(started_ns, deadline_ns), NameFailure.TIMED_OUT
        await self._clock.sleep_until(answer_ns)
        elapsed_ns = answer_ns - started_ns
        if failure is None:
            if record.addresses:
                return Resolved(record.addresses, elapsed_ns)
            failure = NameFailure.NO_ADDRESS
        detail = WHY[failure].with_(
            name=name, servers=self._world.name_server, seconds=round(elapsed_ns / 1e9, 1)
        )
        return NotResolved(failure, elapsed_ns, detail)

    async def connect(self, address: str, port: int, deadline_ns: int) -> SimConnection | Unconnected:
        """Try one TCP connection to one address; the simulated kernel repeats a SYN that is lost."""
        started_ns = self._clock.now_ns()
        route = self._route(Transport.TCP, address, port)
        if isinstance(route, NotSent):
            return Unconnected(route, 0, None, None)
        draws = self._draws(Transport.TCP, address, port)
        local_port = _FIRST_PORT + draws.below(_PORTS)
        with self._socket():
            answer, retransmits = await self._handshake(lambda at_ns: route.answer(at_ns, draws), deadline_ns)
        elapsed_ns = self._clock.now_ns() - started_ns
        if answer is None or not isinstance(answer.what, Accepted):
            failure = _failure(answer, elapsed_ns)
            return Unconnected(failure, elapsed_ns, route.local_address, local_port, retransmits)
        link = Link(
            elapsed_ns=elapsed_ns,
            rtt_ns=None if retransmits else microseconds(elapsed_ns),
            rtt_source=RttSource.NONE if retransmits else RttSource.KERNEL,
            syn_retransmits=retransmits,
            local_address=route.local_address,
            local_port=local_port,
        )
        around = Around(self._world, self._clock, answer.what.host)
        connection = SimConnection(
            self._clock, route, answer.what.listener, link, draws, around, self._open.discard
        )
        self._open.add(connection)
        return connection

    async def ask(self, address: str, port: int, payload: bytes, deadline_ns: int) -> Datagram | Unconnected:
        """Send one datagram and return the first answer of that peer; nothing is sent twice."""
        started_ns = self._clock.now_ns()
        route = self._route(Transport.UDP, address, port)
        if isinstance(route, NotSent):
            return Unconnected(route, 0, None, None)
        draws = self._draws(Transport.UDP, address, port)
        local_port = _FIRST_PORT + draws.below(_PORTS)
        held_back = route.held_back(started_ns)
        if held_back is not None:
            return Unconnected(held_back, 0, route.local_address, local_port)
        answer = route.answer(started_ns, draws)
        reply = b""
        if answer is not None and isinstance(answer.what, Accepted):
            listener = answer.what.listener
            peer = listener.speech.peer(draws, Around(self._world, self._clock, answer.what.host))
            said = [act for act in peer.heard(payload) if isinstance(act, Say)]
            think_ns = listener.think.draw(started_ns, draws) + (said[0].after_ns if said else 0)
            reply = said[0].data if said else b""
            answer = replace(answer, at_ns=answer.at_ns + think_ns) if said else None
        if answer is None or answer.at_ns > deadline_ns:
            answer = None
        with self._socket():
            await self._clock.sleep_until(deadline_ns if answer is None else answer.at_ns)
        elapsed_ns = self._clock.now_ns() - started_ns
        if answer is not None and isinstance(answer.what, Accepted):
            return Datagram(reply, elapsed_ns, route.local_address, local_port)
        return Unconnected(_failure(answer, elapsed_ns), elapsed_ns, route.local_address, local_port)

    async def probe_hop(self, address: str, port: int, hop_limit: int, deadline_ns: int) -> HopReply:
        """Try one TCP connection whose packets die at hop `hop_limit`; the path's routers are the hops."""
        started_ns = self._clock.now_ns()
        route = self._route(Transport.TCP, address, port)
        if isinstance(route, NotSent):
            return HopReply(route, 0)
        draws = self._draws(Transport.TCP, address, port)
        with self._socket():
            answer, _ = await self._handshake(
                lambda at_ns: route.answer_at(hop_limit, at_ns, draws), deadline_ns
            )
        elapsed_ns = self._clock.now_ns() - started_ns
        if answer is not None and isinstance(answer.what, Accepted):
            return HopReply(Answered(), elapsed_ns)
        return HopReply(_failure(answer, elapsed_ns), elapsed_ns)

    async def _handshake(
        self, answer_to: Callable[[int], Answer | None], deadline_ns: int
    ) -> tuple[Answer | None, int]:
        started_ns = self._clock.now_ns()
        first: Answer | None = None
        retransmits = -1
        for offset_ns in _SYN_OFFSETS_NS:
            send_ns = started_ns + offset_ns
            if send_ns >= deadline_ns or (first is not None and first.at_ns <= send_ns):
                break
            if offset_ns:
                await self._clock.sleep_until(send_ns)
            retransmits += 1
            answer = answer_to(send_ns)
            if answer is not None and (first is None or answer.at_ns < first.at_ns):
                first = answer
        if first is not None and first.at_ns > deadline_ns:
            first = None
        await self._clock.sleep_until(deadline_ns if first is None else first.at_ns)
        if first is not None and isinstance(first.what, Rejected) and first.what.from_self:
            retransmits = 0  # a SYN that waits for its neighbour's address was never sent
        return first, max(0, retransmits)

    def _route(self, transport: Transport, address: str, port: int) -> Route | NotSent:
        key = (transport, address, port)
        if key not in self._routes:
            self._routes[key] = _route(self._world, self._limits, transport, address, port)
        route = self._routes[key]
        if route is None:
            return NotSent(LocalTrouble.BAD_ADDRESS, "EINVAL")
        return route.trouble(self._clock.now_ns()) or route

    def _draws(self, kind: str, address: str, port: int) -> Draws:
        key = (kind, address, port)
        self._asked[key] += 1
        return Draws(self._world.seed, *key, self._asked[key])

    @contextmanager
    def _socket(self) -> Generator[None]:
        socket = object()
        self._open.add(socket)
        try:
            yield
        finally:
            self._open.discard(socket)


def _route(world: World, limits: IcmpLimits, transport: Transport, address: str, port: int) -> Route | None:
    try:
        ip_address(address.partition("%")[0])
    except ValueError:
        return None
    return Route(world, limits, transport, address, port) if 0 <= port <= 65_535 else None


def _failure(answer: Answer | None, elapsed_ns: int) -> _Failure:
    if answer is None or isinstance(answer.what, Accepted):
        return Silent()
    if isinstance(answer.what, Rejected):
        return replace(answer.what, elapsed_ns=elapsed_ns)
    return answer.what
