"""The probe contract over a simulated network, in virtual time."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from ipaddress import ip_network

import pytest
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind
from sepgui.probes.seams import TlsFailure
from sepgui.simulation.clock import SimClock
from sepgui.simulation.draws import Draws
from sepgui.simulation.net import SimNet
from sepgui.simulation.speech import (
    CLOSES,
    MUTE,
    Act,
    Garbage,
    HangUp,
    Peer,
    Reset,
    Say,
    Script,
    Speech,
    Surroundings,
    banner,
    drip,
    secars,
)
from sepgui.simulation.tls import Certificate, TlsService
from sepgui.simulation.world import Accepting, Delay, Listener, NameRecord, Path, SimHost, World
from sepgui.wire.http import answer
from tests.probes.contract import ANSWERS, PAGES, TLS_KINDS, UDP_KINDS, Condition, FarEnd, ProbeContract
from tests.probes.contract import World as ContractWorld

SECOND = 1_000_000_000
ADDRESS = "192.0.2.10"
PORT = 8014
TLS = TlsService(Certificate("CN=sepm.example", "CN=sepm.example", ("sepm.example",), -1000, 10_000_000))
TLS_BY_CONDITION = {
    Condition.ANSWERS: TLS,
    Condition.DRIPS: replace(TLS, failure=TlsFailure.TIMED_OUT),  # its bytes drip too
}
WEB = secars("Apache")
SPEECHES: dict[Condition, Speech] = {
    Condition.ANSWERS: WEB,
    Condition.MUTE: MUTE,
    Condition.CLOSES: CLOSES,
    Condition.RESETS: Script(at_once=(Reset(),)),
    Condition.GARBAGE: Garbage(40),
    Condition.DRIPS: drip(answer(200, b"OK", server="Apache"), SECOND),
}


@dataclass
class Far:
    """A listener that remembers what it heard; the far end as the contract wants it."""

    speech: Speech
    address: str = ADDRESS
    port: int = PORT
    said: list[bytes] = field(default_factory=list[bytes])
    fins: int = 0
    peers: int = 0

    def peer(self, draws: Draws, around: Surroundings) -> Peer:
        self.peers += 1
        return Remembering(self.speech.peer(draws, around), self)

    async def heard(self) -> bytes | None:
        return b"".join(self.said)

    async def goodbye(self) -> str | None:
        if not self.peers:
            return None  # the handshake never came through to the application
        return "fin" if self.fins == self.peers else "reset"


@dataclass
class Remembering:
    inner: Peer
    far: Far

    def opened(self) -> tuple[Act, ...]:
        return self.inner.opened()

    def heard(self, data: bytes) -> tuple[Act, ...]:
        self.far.said.append(data)
        return self.inner.heard(data)

    def ended(self) -> tuple[Act, ...]:
        self.far.fins += 1
        return self.inner.ended()


class Simulated:
    """One far host, ten milliseconds away, on a network of its own."""

    timeout_ns = 3 * SECOND
    patience_ns = 3 * SECOND
    lateness_ns = 200_000_000  # closing a connection drains for as long, if the peer does not close
    unknown_name = "unknown.example"

    def __init__(self, clock: SimClock) -> None:
        self.clock = clock
        self.nets = [SimNet(world_of(), clock)]

    @property
    def net(self) -> SimNet:
        return self.nets[-1]

    @asynccontextmanager
    async def far_end(self, kind: ProbeKind, condition: Condition) -> AsyncGenerator[FarEnd]:
        transport = Transport.UDP if kind in UDP_KINDS else Transport.TCP
        far = Far(speech_of(kind, condition))
        silent = condition is Condition.SILENT and transport is Transport.TCP
        listener = Listener(
            transport=transport,
            port=PORT,
            speech=far,
            accepting=Accepting.BACKLOG_FULL if silent else Accepting.ACCEPT,
            tls=TLS_BY_CONDITION.get(condition) if kind in TLS_KINDS else None,
        )
        world = world_of() if condition is Condition.REFUSES else world_of(listener)
        self.nets.append(SimNet(world, self.clock))
        yield far

    def open_sockets(self) -> int:
        return sum(net.open_sockets for net in self.nets)


def speech_of(kind: ProbeKind, condition: Condition) -> Speech:
    if kind is ProbeKind.SSH and condition is Condition.GARBAGE:
        return Script(at_once=(Say(b"\x00\x06\x01"), HangUp()))
    if kind in PAGES and condition is Condition.ANSWERS:
        return Script(at_first_bytes=(Say(PAGES[kind]), HangUp()))
    says = ANSWERS.get(kind, b"" if kind in (ProbeKind.UDP, ProbeKind.SYSLOG) else None)
    if says is None or condition not in (Condition.ANSWERS, Condition.DRIPS):
        return SPEECHES.get(condition, MUTE)
    greets = kind is ProbeKind.SSH
    if condition is Condition.DRIPS:
        drops = tuple(Say(bytes([byte]), SECOND) for byte in says)
        return Script(at_once=drops) if greets else Script(at_first_bytes=drops)
    return banner(says) if greets else Script(at_first_bytes=(Say(says),), at_end=(HangUp(),))


def world_of(*listeners: Listener) -> World:
    return World(
        seed=1,
        own=("192.0.2.77",),
        hosts=(SimHost("SEPM", (ADDRESS,), listeners),),
        paths=(Path((ip_network("192.0.2.0/24"),), Delay(10_000_000)),),
        names=(NameRecord("sepm.example", (ADDRESS,)),),
    )


class TestSimulated(ProbeContract):
    @pytest.fixture
    def world(self, clock: SimClock) -> ContractWorld:
        return Simulated(clock)
