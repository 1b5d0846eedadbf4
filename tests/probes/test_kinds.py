"""What each kind says of each answer, over real sockets on loopback."""

from __future__ import annotations

import asyncio

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import HttpFacts, Outcome, Service, TlsProblem
from sepgui.i18n import translate
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.seams import ProbeRequest
from sepgui.probes.system_clock import SystemClock
from sepgui.probes.table import PROBES
from sepgui.wire.http import answer
from sepgui.wire.tls import alert
from tests.fakes import far_end as fake
from tests.fakes.certificates import issue
from tests.fakes.far_end import Manner

CERTIFICATE = issue(names=("sepm.example",))
IIS = "Microsoft-IIS/10.0"


async def ask(
    kind: ProbeKind,
    manner: Manner,
    *,
    served: bool = False,
    timeout_ns: int = 5_000_000_000,
    path: str | None = None,
) -> Outcome:
    async with fake.far_end(manner, tls=CERTIFICATE.server_context() if served else None) as far:
        request = ProbeRequest(kind, "sepm.example", far.address, far.port, timeout_ns, path)
        return await PROBES[kind](request, AsyncioNet(), SystemClock())


def said(outcome: Outcome) -> tuple[Service, str]:
    detail = outcome.meaning.detail
    assert detail is not None
    return outcome.meaning.service, translate(detail, "en")


@pytest.mark.parametrize(
    ("reply", "service", "words"),
    [
        (
            answer(200, b"OK", server="Apache"),
            Service.CONFIRMED,
            "The manager's secars answered OK (Apache).",
        ),
        (
            answer(200, b"OK"),
            Service.CONFIRMED,
            "The manager's secars answered OK (a server that does not name itself).",
        ),
        (
            answer(200, b"<html>", server=IIS),
            Service.UNEXPECTED,
            "A web server answers here, but not with secars' OK: Microsoft-IIS/10.0.",
        ),
        (
            answer(404, server="Apache"),
            Service.UNEXPECTED,
            "404: a web server without secars answers here (Apache): another product, "
            "or secars is not mapped.",
        ),
        (
            answer(302, server="nginx", headers=[("Location", "https://other/")]),
            Service.UNEXPECTED,
            "302: the web server (nginx) sends secars' clients elsewhere: https://other/.",
        ),
        (
            answer(407, server="squid"),
            Service.UNEXPECTED,
            "407: squid asks for credentials, which no manager does: a proxy or another product.",
        ),
        (
            answer(403, server="Apache"),
            Service.FAILING,
            "403: the web server (Apache) forbids secars to this computer.",
        ),
        (
            answer(500, server="Apache"),
            Service.FAILING,
            "500: the web server (Apache) cannot run secars, or the manager has lost its database.",
        ),
        (
            answer(503, server="Apache"),
            Service.FAILING,
            "503: the manager is overloaded or its web server is stopping (Apache).",
        ),
        (answer(418, server="tea"), Service.UNEXPECTED, "418 is no answer of secars: tea."),
        (
            b"SSH-2.0-OpenSSH_9.2p1\r\n",
            Service.UNEXPECTED,
            "What answered is not HTTP; it began with “SSH-2.0-OpenSSH_9.2p1”.",
        ),
        (
            alert("protocol_version"),
            Service.UNEXPECTED,
            "The port answered plain HTTP with a TLS alert (protocol_version): it expects HTTPS.",
        ),
    ],
)
async def test_secars_says_what_answered(reply: bytes, service: Service, words: str) -> None:
    assert said(await ask(ProbeKind.SECARS_HTTP, fake.answering(reply))) == (service, words)


async def test_secars_over_tls_keeps_certificate_and_answer() -> None:
    outcome = await ask(
        ProbeKind.SECARS_HTTPS, fake.answering(answer(200, b"OK", server="Apache")), served=True
    )
    assert outcome.meaning.service is Service.CONFIRMED
    assert outcome.meaning.http == HttpFacts(200, "Apache")
    assert outcome.meaning.tls is not None
    assert outcome.meaning.tls.problems == (TlsProblem.SELF_SIGNED,)
    phases = outcome.phases
    assert phases.connect_ns
    assert phases.tls_ns
    assert phases.reply_ns


@pytest.mark.parametrize(
    ("start", "service", "words"),
    [
        (
            b"HTTP/1.1 200 OK\r\nServer: Apache\r\nContent-Length: 2\r\n\r\nO",
            Service.FAILING,
            "200 from Apache, but secars' OK did not arrive whole.",
        ),
        (b"HTTP/1.1 200", Service.MUTE, "The answer was not complete in time; it began with “HTTP/1.1 200”."),
        (
            b"HTTP/1.1 200 OK\r\nServer: Apache\r\nContent-Length: 9\r\n\r\n<html",
            Service.UNEXPECTED,
            "A web server answers here, but not with secars' OK: Apache.",
        ),
    ],
)
async def test_answer_that_stops_half_way(start: bytes, service: Service, words: str) -> None:
    outcome = await ask(ProbeKind.SECARS_HTTP, fake.answering(start), timeout_ns=100_000_000)
    assert said(outcome) == (service, words)


@pytest.mark.parametrize(
    ("start", "service", "words"),
    [
        (
            b"HTTP/1.1 20",
            Service.MUTE,
            "The connection was closed in the middle of the answer; it began with “HTTP/1.1 20”.",
        ),
        (b"", Service.MUTE, "The connection was accepted and closed without an answer to the HTTP request."),
        (
            b"HTTP/1.1 404 No\r\nServer: x",
            Service.CONFIRMED,
            "HTTP answered with 404 from a server that does not name itself.",
        ),
    ],
)
async def test_answer_that_is_cut_off(start: bytes, service: Service, words: str) -> None:
    async def say_and_close(far: fake.Accepted) -> None:
        await far.request()
        await far.say(start)
        await far.hang_up()

    assert said(await ask(ProbeKind.HTTP, say_and_close)) == (service, words)


async def test_request_that_is_reset() -> None:
    async def reset_on_request(far: fake.Accepted) -> None:
        await far.request()
        far.reset()

    assert said(await ask(ProbeKind.HTTP, reset_on_request)) == (
        Service.MUTE,
        "The connection was accepted and reset instead of an HTTP answer.",
    )


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (answer(200, server="GUP"), "HTTP answered with 200 from GUP."),
        (answer(401, server="CAS"), "HTTP answered with 401 from CAS."),
        (answer(503), "HTTP answered with 503 from a server that does not name itself."),
        (
            answer(302, server="SEPM", headers=[("Location", "https://sepm:8443/")]),
            "HTTP answered with 302 from SEPM, which sends on to https://sepm:8443/.",
        ),
    ],
)
async def test_any_http_status_confirms_http(reply: bytes, words: str) -> None:
    assert said(await ask(ProbeKind.HTTP, fake.answering(reply))) == (Service.CONFIRMED, words)


async def test_https_keeps_certificate_and_answer() -> None:
    outcome = await ask(ProbeKind.HTTPS, fake.answering(answer(404, server="Apache")), served=True)
    assert said(outcome) == (Service.CONFIRMED, "HTTP answered with 404 from Apache.")
    assert outcome.meaning.tls is not None


async def test_path_of_the_request_is_asked() -> None:
    async with fake.far_end(fake.answering(answer(200))) as far:
        request = ProbeRequest(
            ProbeKind.HTTP, "::1", far.address, far.port, 5_000_000_000, "/sepm/api/v1/version"
        )
        await PROBES[ProbeKind.HTTP](request, AsyncioNet(), SystemClock())
        heard = await far.heard()
    assert heard.startswith(b"GET /sepm/api/v1/version HTTP/1.1\r\nHost: [::1]:%d\r\n" % far.port)


async def test_endless_body_is_not_read_to_its_end() -> None:
    async def flood(far: fake.Accepted) -> None:
        await far.request()
        await far.say(b"HTTP/1.1 200 OK\r\nServer: flood\r\n\r\n")
        while not far.goodbye.done():
            await far.say(b"z" * 65_536)
            await asyncio.sleep(0)

    for kind, service in ((ProbeKind.HTTP, Service.CONFIRMED), (ProbeKind.SECARS_HTTP, Service.UNEXPECTED)):
        assert (await ask(kind, flood)).meaning.service is service


@pytest.mark.parametrize(
    ("manner", "service", "words"),
    [
        (
            fake.saying(b"220 ftp\r\n"),
            Service.UNEXPECTED,
            "The port is open, but what answers does not speak TLS: a mail or FTP server (220 ftp).",
        ),
        (
            fake.saying(alert("protocol_version")),
            Service.FAILING,
            "The server speaks TLS, but the handshake failed: protocol_version.",
        ),
    ],
)
@pytest.mark.parametrize("kind", [ProbeKind.TLS, ProbeKind.HTTPS, ProbeKind.SECARS_HTTPS])
async def test_tls_that_fails(kind: ProbeKind, manner: Manner, service: Service, words: str) -> None:
    outcome = await ask(kind, manner)
    assert said(outcome) == (service, words)
    assert outcome.phases.tls_ns
    assert outcome.phases.reply_ns is None
    assert outcome.meaning.tls is None


async def test_handshake_alone_confirms_nothing() -> None:
    outcome = await ask(ProbeKind.TLS, fake.answering(b""), served=True)
    assert said(outcome) == (
        Service.UNCHECKED,
        "TLS 1.3 answered; the application behind it was not asked.",
    )


async def test_connect_alone_confirms_nothing() -> None:
    outcome = await ask(ProbeKind.TCP, fake.saying(b"SSH-2.0-OpenSSH_9.2p1\r\n"))
    assert said(outcome) == (
        Service.UNCHECKED,
        "The connection was accepted; the application behind the port was not asked.",
    )


async def test_datagram_that_comes_back_proves_no_application() -> None:
    async with fake.datagrams(b"hello") as (port, _):
        request = ProbeRequest(ProbeKind.UDP, "127.0.0.1", "127.0.0.1", port, 5_000_000_000)
        outcome = await PROBES[ProbeKind.UDP](request, AsyncioNet(), SystemClock())
    assert said(outcome) == (
        Service.UNCHECKED,
        "A datagram came back (length in bytes: 5); which application sent it is not known.",
    )
    assert outcome.phases.reply_ns == outcome.rtt_ns
