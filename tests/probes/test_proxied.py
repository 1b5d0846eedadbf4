"""The same question through the system's proxy, over real sockets on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Meaning, Outcome, Proxied, Reason, Service, State
from sepgui.i18n import Text, translate
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.outcomes import Learnt
from sepgui.probes.proxied import also_through_proxy
from sepgui.probes.seams import Connection, ProbeRequest, SystemProxy
from sepgui.probes.system_clock import SystemClock

SILENT = Outcome(Meaning(State.FILTERED, Reason.NO_RESPONSE, detail=Text("", "Nothing came back.")))
OPENED = b"HTTP/1.1 200 Connection established\r\n\r\n"


class NetWithProxy(AsyncioNet):
    """The real network of a computer that has a system proxy."""

    def __init__(self, proxy: SystemProxy | None) -> None:
        super().__init__()
        self._proxy = proxy

    def system_proxy(self, host: str) -> SystemProxy | None:
        return self._proxy


@asynccontextmanager
async def proxy(answer: bytes) -> AsyncGenerator[tuple[SystemProxy, list[bytes]]]:
    """A proxy that gives an answer to CONNECT and echoes what follows; what it heard, request first."""
    heard: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heard.append(await reader.readuntil(b"\r\n\r\n"))
        writer.write(answer)
        while data := await reader.read(100):
            heard.append(data)
            writer.write(data)
        writer.close()
        await writer.wait_closed()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
        yield SystemProxy("127.0.0.1", server.sockets[0].getsockname()[1]), heard


async def say_ping(connection: Connection, deadline_ns: int) -> Learnt:
    await connection.send(b"ping", deadline_ns)
    assert await connection.receive(100, deadline_ns) == b"ping"
    return Learnt(Service.CONFIRMED, Text("", "It echoes."))


async def ask(through: SystemProxy | None, direct: Outcome = SILENT) -> Outcome:
    request = ProbeRequest(ProbeKind.TLS, "sep.example", "192.0.2.1", 443, 2_000_000_000)
    return await also_through_proxy(direct, request, NetWithProxy(through), SystemClock(), say_ping)


async def test_without_a_proxy_the_direct_outcome_stands() -> None:
    assert await ask(None) is SILENT


async def test_the_question_is_asked_inside_the_tunnel() -> None:
    async with proxy(OPENED) as (through, heard):
        outcome = await ask(through)
    assert heard[0].startswith(b"CONNECT sep.example:443 HTTP/1.1\r\n")
    assert b"authorization" not in heard[0].lower()
    assert heard[1:] == [b"ping"]
    assert outcome.meaning.proxied == Proxied(str(through), Service.CONFIRMED)
    assert outcome.meaning.state is State.FILTERED
    assert outcome.meaning.detail is not None
    assert translate(outcome.meaning.detail, "en") == (
        f"Directly: Nothing came back. Through the system proxy {through}: It echoes."
    )


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"HTTP/1.1 407 No\r\nContent-Length: 0\r\n\r\n", "407: the proxy asks for credentials"),
        (
            b"HTTP/1.1 403 No\r\nServer: squid/5.7\r\n\r\n",
            "403: the proxy (squid/5.7) forbids this destination.",
        ),
        (b"HTTP/1.1 502 No\r\n\r\n", "502: the proxy (a server that does not name itself) opens no tunnel."),
        (
            b"220 mail.example ESMTP\r\n",
            "what answers is no HTTP proxy; it began with “220 mail.example ESMTP”.",
        ),
    ],
)
async def test_a_proxy_that_opens_no_tunnel_says_why(answer: bytes, words: str) -> None:
    async with proxy(answer) as (through, heard):
        outcome = await ask(through)
    assert len(heard) == 1
    assert outcome.meaning.proxied == Proxied(str(through), Service.FAILING)
    assert outcome.meaning.detail is not None
    assert words in translate(outcome.meaning.detail, "en")


async def test_a_proxy_that_is_not_there_is_a_value() -> None:
    async with proxy(OPENED) as (through, _):
        pass
    outcome = await ask(through)
    assert outcome.meaning.detail is not None
    assert "the proxy cannot be reached" in translate(outcome.meaning.detail, "en")
