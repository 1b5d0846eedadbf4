"""Stand-ins for what Debian does not have, written from the specifications; they run in the server namespace.

A SQL Server that answers PRELOGIN (MS-TDS 2.2.6.5), a SQL Anywhere that answers its ping and else waits for a
log-on, NetBIOS session services that decline (RFC 1002 4.3.4),
and a cloud whose clock is a quarter of an hour late. Arguments: certificate and key of the cloud.
"""

from __future__ import annotations

import asyncio
import datetime
import ssl
import sys
from collections.abc import Awaitable, Callable
from email.utils import format_datetime
from typing import cast

from sepgui.wire import netbios, sql_anywhere, tds
from tests.lab import addresses as at

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]
SQL_SERVER_VERSION = (16, 0, 4135)
LATE_BY_S = 900
# The code of each negative answer and the port that gives it.
DECLINING = {0x80: 139, 0x81: 1391, 0x82: 1392, 0x83: 1393, 0x8F: 1394}
# A SQL Anywhere whose ping is off.
SILENT_DATABASE = 2639
_HEADER_BYTES = 8
_PRELOGIN = 0x12


async def sql_server(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one PRELOGIN packet, and close on anything else, as SQL Server does."""
    header = await reader.readexactly(_HEADER_BYTES)
    length = int.from_bytes(header[2:4], "big")
    if header[0] != _PRELOGIN or length <= _HEADER_BYTES:
        return
    await reader.readexactly(length - _HEADER_BYTES)
    writer.write(tds.prelogin_reply(SQL_SERVER_VERSION, tds.Encryption.LOG_ON_ONLY))
    await reader.read()


class SqlAnywhere(asyncio.DatagramProtocol):
    """Answer the ping of SQL Anywhere, and nothing else."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the socket to answer on."""
        self._transport = cast("asyncio.DatagramTransport", transport)  # asyncio does not say so before 3.12

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Answer a ping."""
        if data == sql_anywhere.ping_request():
            self._transport.sendto(sql_anywhere.ping_reply("sem5", 2638), addr)


async def waiting(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Say nothing, whatever comes."""
    del writer
    while await reader.read(4096):
        pass


def declining(code: int) -> Talk:
    """Return a session service that answers every request with a code."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        header = await reader.readexactly(4)
        await reader.readexactly(int.from_bytes(header[2:4], "big"))
        writer.write(netbios.session_answer(code))
        await reader.read()

    return talk


async def late_cloud(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Answer one HTTP request with a date that has long gone by (RFC 9110 6.6.1)."""
    await reader.readuntil(b"\r\n\r\n")
    date = datetime.datetime.now(datetime.UTC) - datetime.timedelta(seconds=LATE_BY_S)
    head = f"HTTP/1.1 404 Not Found\r\nServer: late\r\nDate: {format_datetime(date, usegmt=True)}"
    writer.write(f"{head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n".encode())


def _ending(talk: Talk) -> Talk:
    async def talking(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await talk(reader, writer)
            await writer.drain()
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError):
            pass
        finally:
            writer.close()

    return talking


async def serve(certificate: str, key: str) -> None:
    """Listen on every address and port, and never return."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    kept = [
        await asyncio.start_server(_ending(sql_server), at.DATABASE, 1433),
        await asyncio.start_server(_ending(late_cloud), at.STAND_IN, 443, ssl=context),
    ]
    kept.append(await asyncio.start_server(_ending(waiting), at.STAND_IN, 2638))
    kept.append(await asyncio.start_server(_ending(waiting), at.STAND_IN, SILENT_DATABASE))
    loop = asyncio.get_running_loop()
    pinged, _ = await loop.create_datagram_endpoint(SqlAnywhere, local_addr=(at.STAND_IN, 2638))
    for code, port in DECLINING.items():
        kept.append(await asyncio.start_server(_ending(declining(code)), at.STAND_IN, port))
    print("ready", flush=True)
    await asyncio.Event().wait()
    pinged.close()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], sys.argv[2]))
