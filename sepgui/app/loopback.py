"""Far ends on loopback, one for each kind of probe: they speak the servers' side of `sepgui.wire`."""

from __future__ import annotations

import asyncio
import socket
import ssl
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sepgui.domain.entry import ProbeKind
from sepgui.wire import pac, secars, sepm
from sepgui.wire.http import Answering, Request, answer
from sepgui.wire.jrmp import ping_ack
from sepgui.wire.netbios import NodeName, session_answer, status_reply
from sepgui.wire.smb import negotiate_reply
from sepgui.wire.sql_browser import Instance, instances_reply
from sepgui.wire.tds import prelogin_reply

_ADDRESS = "127.0.0.1"
_OVER_TLS = (
    *(ProbeKind.TLS, ProbeKind.HTTPS, ProbeKind.HTTPS_HEAD, ProbeKind.SECARS_HTTPS, ProbeKind.CLOUD),
    *(ProbeKind.SEPM_CONSOLE, ProbeKind.SEPM_API, ProbeKind.REPORTING),
)
_PAGES = {
    ProbeKind.SEPM_CONSOLE: answer(200, sepm.console_page(), server="SEPM"),
    ProbeKind.SEPM_API: answer(200, sepm.version_answer("14.3"), server="SEPM"),
    ProbeKind.WEB_CONSOLE: answer(302, server="SEPM", headers=[("Location", "https://127.0.0.1:8443/")]),
    ProbeKind.REPORTING: answer(200, server="Apache"),
    ProbeKind.PAC: answer(200, pac.script(), server="sepgui"),
}
_ANSWERS = {
    ProbeKind.SMB: negotiate_reply(),
    ProbeKind.NETBIOS_SESSION: session_answer(),
    ProbeKind.TDS: prelogin_reply(),
    ProbeKind.SQL_ANYWHERE: prelogin_reply(),
    ProbeKind.JRMP: ping_ack(),
}
_DATAGRAMS = {
    ProbeKind.UDP: None,
    ProbeKind.NBSTAT: status_reply((NodeName("SELFTEST", 0x00, group=False),)),
    ProbeKind.SQL_BROWSER: instances_reply((Instance("SELFTEST", "16.0.1000.0", 1433),)),
    ProbeKind.SYSLOG: None,
}
_GREETING = b"SSH-2.0-sepgui\r\n"


@asynccontextmanager
async def far_ends() -> AsyncGenerator[Mapping[ProbeKind, int]]:
    """Listen on loopback for each kind of probe and give the port of each; all close with the context."""
    async with AsyncExitStack() as stack:
        tls = _context()
        ports = {
            kind: await stack.enter_async_context(_stream(kind, tls if kind in _OVER_TLS else None))
            for kind in ProbeKind
            if kind not in _DATAGRAMS
        }
        for kind, reply in _DATAGRAMS.items():
            ports[kind] = await stack.enter_async_context(_datagrams(reply))
        yield ports


@asynccontextmanager
async def _stream(kind: ProbeKind, tls: ssl.SSLContext | None) -> AsyncGenerator[int]:
    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if kind is ProbeKind.SSH:
            await _say(reader, writer, _GREETING)
        elif (said := _ANSWERS.get(kind)) is not None:
            await reader.read(4096)
            await _say(reader, writer, said)
        else:
            await _converse(reader, writer, _PAGES.get(kind))

    server = await asyncio.start_server(serve, _ADDRESS, 0, ssl=tls)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await server.wait_closed()


async def _say(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, said: bytes) -> None:
    """Say the bytes, and close when the other side does."""
    with suppress(ConnectionError):
        writer.write(said)
        await writer.drain()
        await reader.read()
        writer.close()
        await writer.wait_closed()


async def _converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, page: bytes | None) -> None:
    """Answer one HTTP request, if one comes, as a manager's web server would."""
    asked = Answering()
    with suppress(ConnectionError, ssl.SSLError):
        while data := await reader.read(4096):
            request = asked.take(data)
            if isinstance(request, Request):
                writer.write(_reply(request, page))
                await writer.drain()
            if request is not None:
                break
        writer.close()
        await writer.wait_closed()


def _reply(request: Request, page: bytes | None) -> bytes:
    if request.target == secars.TARGET:
        return answer(200, secars.BODY, server="sepgui")
    return page or answer(200, b"", server="sepgui")


@asynccontextmanager
async def _datagrams(answer: bytes | None) -> AsyncGenerator[int]:
    """Listen on a UDP port and answer every datagram, with itself where there is no answer."""
    loop = asyncio.get_running_loop()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as far:
        far.setblocking(False)
        far.bind((_ADDRESS, 0))

        def send_back() -> None:
            data, sender = far.recvfrom(4096)
            far.sendto(data if answer is None else answer, sender)

        loop.add_reader(far, send_back)
        try:
            yield far.getsockname()[1]
        finally:
            loop.remove_reader(far)


def _context() -> ssl.SSLContext:
    """Return a server's context with a certificate made for this run, self-signed, valid for an hour."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import NameOID

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "sepgui self-test")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(hours=1))
        .sign(key, hashes.SHA256())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with TemporaryDirectory(prefix="sepgui-self-test-") as folder:
        file = Path(folder, "server.pem")
        file.write_bytes(
            key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
            + certificate.public_bytes(Encoding.PEM)
        )
        context.load_cert_chain(file)
    return context
