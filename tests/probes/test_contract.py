"""The probe contract over real sockets on loopback."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.resolver import Resolver
from sepgui.probes.system_clock import SystemClock
from sepgui.wire.http import answer
from tests.fakes import far_end as fake
from tests.fakes.certificates import issue
from tests.probes.contract import (
    ANSWERS,
    PAGES,
    TLS_KINDS,
    UDP_KINDS,
    Condition,
    FarEnd,
    ProbeContract,
    World,
)
from tests.probes.names import look_up

GARBAGE = b"\x00\x06\x01\x01\x00\x10 no protocol of ours"
TIMEOUT_NS = 120_000_000
SERVED = issue(names=("sepm.example",)).server_context()

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts descriptors in /proc")


@dataclass
class Far:
    """A far end as the contract wants it."""

    address: str
    port: int
    tcp: fake.FarEnd | None = None
    udp: fake.Datagrams | None = None

    async def heard(self) -> bytes | None:
        if self.udp is not None:
            assert len(self.udp.heard) == 1
            return self.udp.heard[0]
        return await self.tcp.heard() if self.tcp else None

    async def goodbye(self) -> str | None:
        return (await self.tcp.goodbye()).value if self.tcp else None


class Loopback:
    """Real sockets on 127.0.0.1, real time, a short deadline."""

    timeout_ns = TIMEOUT_NS
    patience_ns = 5_000_000_000
    lateness_ns = 1_000_000_000
    unknown_name = "unknown.example"

    def __init__(self) -> None:
        self.net = AsyncioNet(resolver=Resolver(look_up))
        self.clock = SystemClock()

    @asynccontextmanager
    async def far_end(self, kind: ProbeKind, condition: Condition) -> AsyncGenerator[FarEnd]:
        if kind in UDP_KINDS:
            async with _udp(kind, condition) as far:
                yield far
        elif condition is Condition.REFUSES:
            yield Far("127.0.0.1", fake.refusing_port())
        elif condition is Condition.SILENT:
            async with fake.full_backlog() as port:
                yield Far("127.0.0.1", port)
        else:
            tls = SERVED if kind in TLS_KINDS else None
            talks_tls = tls if condition in (Condition.ANSWERS, Condition.DRIPS) else None
            async with fake.far_end(_manner(kind, condition), tls=talks_tls) as far:
                yield Far(far.address, far.port, tcp=far)

    def open_sockets(self) -> int:
        """How many descriptors of this process are sockets."""
        count = 0
        for descriptor in os.listdir("/proc/self/fd"):
            try:
                count += os.readlink(f"/proc/self/fd/{descriptor}").startswith("socket:")
            except FileNotFoundError:
                continue  # the listing's own descriptor
        return count


_ANSWERS = fake.answering(answer(200, b"OK", server="Apache"))
_MANNERS = {
    Condition.ANSWERS: _ANSWERS,
    Condition.MUTE: fake.silent,
    Condition.CLOSES: fake.closing,
    Condition.RESETS: fake.resetting,
    Condition.GARBAGE: fake.saying(GARBAGE),
    Condition.DRIPS: fake.dripping(_ANSWERS, TIMEOUT_NS / 3e9),
}


def _manner(kind: ProbeKind, condition: Condition) -> fake.Manner:
    if kind in PAGES and condition in (Condition.ANSWERS, Condition.DRIPS):
        manner = fake.answering(PAGES[kind])
        return fake.dripping(manner, TIMEOUT_NS / 3e9) if condition is Condition.DRIPS else manner
    if kind not in ANSWERS or condition not in (Condition.ANSWERS, Condition.DRIPS):
        return _MANNERS[condition]
    answers = fake.saying if kind is ProbeKind.SSH else fake.replying
    manner = answers(ANSWERS[kind])
    return fake.dripping(manner, TIMEOUT_NS / 3e9) if condition is Condition.DRIPS else manner


@asynccontextmanager
async def _udp(kind: ProbeKind, condition: Condition) -> AsyncGenerator[Far]:
    if condition is Condition.REFUSES:
        yield Far("127.0.0.1", fake.refusing_port(socket.SOCK_DGRAM))
        return
    reply = {Condition.ANSWERS: ANSWERS.get(kind, b""), Condition.GARBAGE: GARBAGE}.get(condition)
    async with fake.datagrams(reply) as (port, far):
        yield Far("127.0.0.1", port, udp=far)


class TestOnLoopback(ProbeContract):
    @pytest.fixture
    def world(self) -> World:
        return Loopback()
