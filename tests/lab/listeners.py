"""Listeners with chosen faults, all in one process; it runs in the server namespace.

Which port misbehaves in which way is in the table of conditions.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable

from tests.lab.conditions import CONDITIONS, Behaviour

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
_LINGER_ZERO = struct.pack("ii", 1, 0)


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
    listener = socket.create_server((address, port), backlog=0)
    fillers = [socket.socket() for _ in range(3)]
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
                kept.append(await asyncio.start_server(_TALKS[behaviour], *here, backlog=1024))
    print("ready", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())
