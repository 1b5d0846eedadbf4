"""Listeners with chosen faults, all in one process; it runs in the server namespace.

Which port misbehaves in which way is in the table of conditions.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
import tempfile
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path

from tests.lab import addresses as at
from tests.lab.certificates import write_certificate
from tests.lab.condition import Behaviour
from tests.lab.conditions import CONDITIONS

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
_HANDSHAKE = b"\x16"
_UNEXPECTED_MESSAGE = bytes.fromhex("15 0303 0002 02 0a")
_PAGE = b"HTTP/1.1 404 Not Found\r\nServer: lab\r\nContent-Length: 4\r\nConnection: close\r\n\r\nlab\n"
_LINGER_ZERO = struct.pack("ii", 1, 0)


def _quietly(talk: Talk) -> Talk:
    async def talking(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
        except (ConnectionError, ssl.SSLError):
            writer.close()

    return talking


async def _accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _drain(reader)
    writer.close()


async def _reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    accepted: socket.socket = writer.get_extra_info("socket")
    accepted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _LINGER_ZERO)
    writer.close()


async def _fin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.close()


async def _banner(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(b"SSH-2.0-OpenSSH_9.2p1\r\n")
    await _accept(reader, writer)


async def _slow_banner(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(1.5)
    await _banner(reader, writer)


async def _garbage(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    writer.write(bytes(range(256)))
    await _accept(reader, writer)


async def _drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    for byte in _PAGE:
        writer.write(bytes([byte]))
        await writer.drain()
        await asyncio.sleep(1)
    writer.close()


async def _endless_head(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _without_end(writer, b"HTTP/1.1 200 OK\r\n", b"X-Lab: and more of it\r\n")


async def _endless_body(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await _without_end(writer, b"HTTP/1.1 200 OK\r\nServer: lab\r\n\r\n", b"and more of it\n")


async def _without_end(writer: asyncio.StreamWriter, start: bytes, more: bytes) -> None:
    writer.write(start)
    while True:
        writer.write(more * 500)
        await writer.drain()


async def _tls(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Shake hands with who speaks TLS and serve HTTP inside; alert who does not (RFC 8446 6.2)."""
    handshake = ssl.MemoryBIO()
    said = ssl.MemoryBIO()
    tls = _tls_context().wrap_bio(handshake, said, server_side=True)
    data = await reader.read(65536)
    if data[:1] != _HANDSHAKE:
        writer.write(_UNEXPECTED_MESSAGE)
        await _accept(reader, writer)
        return
    asked = b""
    while data and not asked:
        handshake.write(data)
        try:
            tls.do_handshake()
            asked = tls.read()
        except ssl.SSLWantReadError:
            pass
        writer.write(said.read())
        data = await reader.read(65536) if not asked else b""
    if asked:
        tls.write(_PAGE)
        writer.write(said.read())
    await _accept(reader, writer)


@cache
def _tls_context() -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.TemporaryDirectory() as directory:
        written = write_certificate(Path(directory), (f"listener.{at.DOMAIN}",), (at.SERVER, at.FAR_SERVER_6))
        context.load_cert_chain(written.certificate, written.key)
    return context


async def _http(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    if await reader.read(65536):
        writer.write(_PAGE)
    await _accept(reader, writer)


async def _drain(reader: asyncio.StreamReader) -> None:
    try:
        while await reader.read(65536):
            pass
    except ConnectionError:
        pass


_TALKS: dict[Behaviour, Talk] = {
    Behaviour.ACCEPT: _accept,
    Behaviour.SILENT: _accept,
    Behaviour.RESET: _reset,
    Behaviour.FIN: _fin,
    Behaviour.BANNER: _banner,
    Behaviour.SLOW_BANNER: _slow_banner,
    Behaviour.GARBAGE: _garbage,
    Behaviour.DRIP: _drip,
    Behaviour.ENDLESS_HEAD: _endless_head,
    Behaviour.ENDLESS_BODY: _endless_body,
    Behaviour.TLS: _tls,
    Behaviour.HTTP: _http,
}


def _datagrams(address: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_DGRAM)
    listener.bind((address, port))
    return listener


def _echo(listener: socket.socket) -> None:
    data, sender = listener.recvfrom(65536)
    listener.sendto(data, sender)


def _full_backlog(address: str, port: int) -> list[socket.socket]:
    """Return a listener that never accepts and the connections of our own that fill its backlog."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.create_server((address, port), family=family, backlog=0)
    fillers = [socket.socket(family) for _ in range(3)]
    for filler in fillers:
        filler.setblocking(False)
        filler.connect_ex((address, port))
    return [listener, *fillers]


async def serve() -> None:
    """Listen on every port that the conditions name, and never return."""
    kept: list[object] = []
    loop = asyncio.get_running_loop()
    for condition in CONDITIONS:
        here = condition.address, condition.port
        match condition.listener:
            case None:
                continue
            case Behaviour.BACKLOG_FULL:
                kept += _full_backlog(*here)
            case Behaviour.MUTE:
                kept.append(_datagrams(*here))
            case Behaviour.ECHO:
                listener = _datagrams(*here)
                loop.add_reader(listener, _echo, listener)
            case behaviour:
                kept.append(await asyncio.start_server(_quietly(_TALKS[behaviour]), *here, backlog=1024))
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
