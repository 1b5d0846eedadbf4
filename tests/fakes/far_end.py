"""A far end on loopback whose manners a test chooses, and which remembers what it heard and how it ended.

It runs in the test's own loop; TLS is spoken through memory, so that it sees the FIN below the session.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
import struct
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from enum import Enum

LINGER_ZERO = struct.pack("ii", 1, 0)
_PATIENCE_S = 5


class Goodbye(Enum):
    """How the other side ended the connection."""

    FIN = "fin"
    RESET = "reset"


class Accepted:
    """One accepted connection, for a manner to talk on; `heard` is what came, inside TLS if it is spoken.

    `raw_heard` and `raw_said` are the bytes on the wire.
    """

    def __init__(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, tls: ssl.SSLContext | None
    ) -> None:
        self.heard = b""
        self.raw_heard = b""
        self.raw_said = b""
        self.pause_s = 0.0
        self.goodbye: asyncio.Future[Goodbye] = asyncio.get_running_loop().create_future()
        self._reader = reader
        self._writer = writer
        self._raw: asyncio.Queue[bytes] = asyncio.Queue()
        self._incoming = ssl.MemoryBIO()
        self._outgoing = ssl.MemoryBIO()
        self._session = tls.wrap_bio(self._incoming, self._outgoing, server_side=True) if tls else None

    async def handshake(self) -> str | None:
        """Make the server's side of the TLS handshake, if TLS is spoken here; the protocol agreed by ALPN."""
        if self._session is None:
            return None
        await self._within_tls(self._session.do_handshake)
        return self._session.selected_alpn_protocol()

    async def request(self) -> bytes:
        """Return all that was heard up to the blank line that ends an HTTP request's head."""
        while b"\r\n\r\n" not in self.heard:
            if not await self._listen():
                break
        return self.heard

    async def hear(self) -> bytes:
        """Return the next bytes that come, none at the end."""
        return await self._listen()

    async def say(self, data: bytes) -> None:
        """Send bytes, one at a time with a pause between them where the manner asked for one."""
        if self._session is not None:
            self._session.write(data)
            data = self._outgoing.read()
        await self._say_raw(data)

    def reset(self) -> None:
        """Reset the connection."""
        mine: socket.socket = self._writer.get_extra_info("socket")
        mine.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_ZERO)
        self._writer.transport.abort()

    async def listen_to_the_end(self) -> None:
        """Hear all that still comes."""
        while await self._listen():
            pass

    async def pump(self) -> None:
        """Take in what comes, as it comes, and notice how it ends."""
        goodbye = Goodbye.FIN
        try:
            while got := await self._reader.read(65536):
                self.raw_heard += got
                self._raw.put_nowait(got)
        except ConnectionError:
            goodbye = Goodbye.RESET
        self._raw.put_nowait(b"")
        self.goodbye.set_result(goodbye)

    async def hang_up(self) -> None:
        """Close this side."""
        self._writer.close()
        with suppress(ConnectionError):
            await self._writer.wait_closed()

    async def _listen(self) -> bytes:
        if self._session is None:
            got = await self._next_raw()
        else:
            session = self._session
            got = await self._within_tls(lambda: session.read(65536)) or b""
        self.heard += got
        return got

    async def _next_raw(self) -> bytes:
        got = await self._raw.get()
        if not got:
            self._raw.put_nowait(b"")  # the end stays the end
        return got

    async def _within_tls(self, step: Callable[[], bytes | None]) -> bytes | None:
        while True:
            try:
                result = step()
            except ssl.SSLWantReadError:
                await self._say_raw(self._outgoing.read())
                got = await self._next_raw()
                if not got:
                    return b""
                self._incoming.write(got)
            except ssl.SSLError:
                await self._say_raw(self._outgoing.read())
                return b""
            else:
                await self._say_raw(self._outgoing.read())
                return result

    async def _say_raw(self, data: bytes) -> None:
        for piece in [data] if not self.pause_s else [bytes((byte,)) for byte in data]:
            if self.goodbye.done():
                return
            self._writer.write(piece)
            self.raw_said += piece
            if self.pause_s:
                await asyncio.wait([self.goodbye], timeout=self.pause_s)


Manner = Callable[[Accepted], Awaitable[None]]


class FarEnd:
    """A listener on loopback and the connections that it accepted, in their order."""

    def __init__(self, manner: Manner, tls: ssl.SSLContext | None) -> None:
        self.address = "127.0.0.1"
        self.port = 0
        self.accepted: list[Accepted] = []
        self._manner = manner
        self._tls = tls
        self._tasks: set[asyncio.Task[None]] = set()

    async def heard(self) -> bytes:
        """Return what the last connection said in all, once it has ended."""
        await self.goodbye()
        return self.accepted[-1].heard

    async def goodbye(self) -> Goodbye:
        """Return how the other side ended the last connection, once it has."""
        return await asyncio.wait_for(asyncio.shield(self.accepted[-1].goodbye), _PATIENCE_S)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Talk on one connection in the chosen manner, then listen to its end and close."""
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        one = Accepted(reader, writer, self._tls)
        self.accepted.append(one)
        with suppress(asyncio.CancelledError):  # `end` asks for it, and asyncio's streams would report it
            try:
                async with asyncio.TaskGroup() as group:
                    group.create_task(one.pump(), name="far end hears")
                    await self._manner(one)
                    await one.listen_to_the_end()
            finally:
                await one.hang_up()
        self._tasks.discard(task)

    async def end(self) -> None:
        """End all conversations."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


@asynccontextmanager
async def far_end(manner: Manner, *, tls: ssl.SSLContext | None = None) -> AsyncGenerator[FarEnd]:
    """Listen on loopback and talk to whoever connects in a manner."""
    far = FarEnd(manner, tls)
    server = await asyncio.start_server(far.serve, far.address, 0)
    far.port = server.sockets[0].getsockname()[1]
    try:
        yield far
    finally:
        server.close()
        await far.end()
        await server.wait_closed()


async def silent(far: Accepted) -> None:
    """Accept, and never say a word."""
    await far.listen_to_the_end()


async def resetting(far: Accepted) -> None:
    """Accept and reset at once."""
    far.reset()


async def closing(far: Accepted) -> None:
    """Accept and close at once."""
    await far.hang_up()


def saying(data: bytes) -> Manner:
    """Say bytes at once, whoever asks."""

    async def say(far: Accepted) -> None:
        await far.say(data)

    return say


def answering(reply: bytes) -> Manner:
    """Make the TLS handshake where TLS is spoken, and answer an HTTP request with a reply."""

    async def answer(far: Accepted) -> None:
        await far.handshake()
        if b"\r\n\r\n" in await far.request():
            await far.say(reply)

    return answer


def replying(reply: bytes) -> Manner:
    """Answer the first bytes that come with a reply, whatever they are."""

    async def answer(far: Accepted) -> None:
        if await far.hear():
            await far.say(reply)

    return answer


def dripping(manner: Manner, pause_s: float) -> Manner:
    """Do as another manner does, one byte at a time."""

    async def drip(far: Accepted) -> None:
        far.pause_s = pause_s
        await manner(far)

    return drip


def refusing_port(kind: socket.SocketKind = socket.SOCK_STREAM) -> int:
    """Return a port of 127.0.0.1 on which nobody listens."""
    with socket.socket(socket.AF_INET, kind) as sock:
        sock.bind(("127.0.0.1", 0))
        return sock.getsockname()[1]


@asynccontextmanager
async def full_backlog() -> AsyncGenerator[int]:
    """Yield a port of 127.0.0.1 on which a SYN gets no answer: its listener's queue is full (Linux)."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        port: int = listener.getsockname()[1]
        fillers = [socket.socket() for _ in range(2)]
        try:
            for filler in fillers:
                filler.setblocking(False)
                filler.connect_ex(("127.0.0.1", port))
            yield port
        finally:
            for filler in fillers:
                filler.close()


class Datagrams:
    """A UDP far end: what it heard, and the one thing it says to whoever asks, if anything."""

    def __init__(self, sock: socket.socket, reply: bytes | None) -> None:
        self.heard: list[bytes] = []
        self.askers: asyncio.Queue[tuple[str, int]] = asyncio.Queue()
        self._socket = sock
        self._reply = reply

    def hear(self) -> None:
        """Take one datagram in and answer it."""
        data, asker = self._socket.recvfrom(65536)
        self.heard.append(data)
        self.askers.put_nowait(asker)
        if self._reply is not None:
            self._socket.sendto(self._reply, asker)


@asynccontextmanager
async def datagrams(
    reply: bytes | None, address: str = "127.0.0.1", port: int = 0
) -> AsyncGenerator[tuple[int, Datagrams]]:
    """Yield the port and the far end of a UDP socket on loopback that answers, or stays silent with None."""
    loop = asyncio.get_running_loop()
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family, socket.SOCK_DGRAM) as sock:
        sock.bind((address, port))
        far = Datagrams(sock, reply)
        loop.add_reader(sock, far.hear)
        try:
            yield sock.getsockname()[1], far
        finally:
            loop.remove_reader(sock)
