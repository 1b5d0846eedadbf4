"""TLS through memory: what a handshake shows, how it fails, and any bytes at all."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable

import pytest
from cryptography.x509.verification import Store
from hypothesis import example, given
from hypothesis import strategies as st

from sepgui.domain.outcome import TlsProblem
from sepgui.probes import trust
from sepgui.probes.seams import Ended, TlsFailed, TlsFailure, TlsOffer, TlsStarted
from sepgui.probes.tls_layer import TlsLayer
from sepgui.wire.tls import alert
from tests.fakes import far_end as fake
from tests.fakes.certificates import Issued, issue, rsa_key
from tests.fakes.far_end import Manner
from tests.probes.near_end import connected, soon

NAME = "sepm.example"
ROOT = issue("Corp CA", authority=True)
MIDDLE = issue("Corp CA 2", authority=True, issuer=ROOT)


@pytest.fixture(autouse=True)
def store_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this computer trust one authority, whatever it trusts otherwise."""
    monkeypatch.setattr(trust, "system_store", lambda: Store([ROOT.certificate]))


async def started(
    context: ssl.SSLContext, name: str = NAME, offer: TlsOffer = TlsOffer.CURRENT
) -> TlsStarted:
    async with connected(fake.answering(b""), context) as (near, _):
        result = await near.start_tls(name, soon(), offer)
    assert isinstance(result, TlsStarted)
    return result


async def failed(manner: Manner, context: ssl.SSLContext | None = None, seconds: float = 5) -> TlsFailed:
    async with connected(manner, context) as (near, _):
        result = await near.start_tls(NAME, soon(seconds))
    assert isinstance(result, TlsFailed)
    return result


async def test_all_that_a_handshake_shows() -> None:
    served = issue(names=(NAME,), issuer=MIDDLE, key=rsa_key())
    result = await started(served.server_context())
    facts = result.facts
    assert facts.version == "TLSv1.3"
    assert facts.cipher.startswith("TLS_")
    assert (facts.subject, facts.issuer) == (f"CN={NAME}", "CN=Corp CA 2")
    assert facts.names == (NAME,)
    assert (facts.key, facts.signature) == ("RSA 2048", "sha256")
    assert facts.problems == ()
    assert result.elapsed_ns > 0


@pytest.mark.parametrize(
    ("make", "problems"),
    [
        (lambda: issue(names=(NAME,)), (TlsProblem.SELF_SIGNED,)),
        (lambda: issue(issuer=issue("Else", authority=True)), (TlsProblem.UNTRUSTED,)),
        (lambda: issue(issuer=MIDDLE, days=(-9, -1)), (TlsProblem.EXPIRED,)),
        (lambda: issue(issuer=MIDDLE, days=(1, 9)), (TlsProblem.NOT_YET_VALID,)),
        (lambda: issue("other", issuer=MIDDLE), (TlsProblem.WRONG_NAME,)),
        (lambda: issue(issuer=MIDDLE, key=rsa_key(1024)), (TlsProblem.WEAK_KEY,)),
        (
            lambda: issue("other", days=(-9, -1), key=rsa_key(1024)),
            (TlsProblem.EXPIRED, TlsProblem.WRONG_NAME, TlsProblem.SELF_SIGNED, TlsProblem.WEAK_KEY),
        ),
    ],
)
async def test_faults_are_recorded_and_nothing_is_enforced(
    make: Callable[[], Issued], problems: tuple[TlsProblem, ...]
) -> None:
    assert (await started(make().server_context())).facts.problems == problems


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize(
    ("version", "offer", "name", "is_old"),
    [
        (ssl.TLSVersion.TLSv1, TlsOffer.OUTDATED, "TLSv1", True),
        (ssl.TLSVersion.TLSv1_1, TlsOffer.OUTDATED, "TLSv1.1", True),
        (ssl.TLSVersion.TLSv1_2, TlsOffer.CURRENT, "TLSv1.2", False),
        (ssl.TLSVersion.TLSv1_3, TlsOffer.CURRENT, "TLSv1.3", False),
        (ssl.TLSVersion.TLSv1_3, TlsOffer.TDS_8, "TLSv1.3", False),
    ],
)
async def test_old_protocol_is_recorded(
    version: ssl.TLSVersion, offer: TlsOffer, name: str, is_old: bool
) -> None:
    context = issue().server_context()
    context.minimum_version = context.maximum_version = version
    facts = (await started(context, offer=offer)).facts
    assert facts.version == name
    assert (TlsProblem.OLD_PROTOCOL in facts.problems) == is_old


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
@pytest.mark.parametrize(
    ("version", "offer"),
    [
        (ssl.TLSVersion.TLSv1, TlsOffer.CURRENT),
        (ssl.TLSVersion.TLSv1_1, TlsOffer.CURRENT),
        (ssl.TLSVersion.TLSv1_2, TlsOffer.OUTDATED),
        (ssl.TLSVersion.TLSv1_3, TlsOffer.OUTDATED),
    ],
)
async def test_other_versions_are_refused(version: ssl.TLSVersion, offer: TlsOffer) -> None:
    context = issue().server_context()
    context.minimum_version = context.maximum_version = version
    async with connected(fake.answering(b""), context) as (near, _):
        result = await near.start_tls(NAME, soon(), offer)
    assert isinstance(result, TlsFailed)
    assert (result.failure, result.detail) == (TlsFailure.ALERT, "protocol_version")


async def test_tds_8_names_itself() -> None:
    context = issue().server_context()
    context.set_alpn_protocols(["tds/8.0", "http/1.1"])
    chosen: list[str | None] = []

    async def look(far: fake.Accepted) -> None:
        chosen.append(await far.handshake())

    async with connected(look, context) as (near, _):
        assert isinstance(await near.start_tls(NAME, soon(), TlsOffer.TDS_8), TlsStarted)
    assert chosen == ["tds/8.0"]


@pytest.mark.parametrize(
    ("asked", "indicated"),
    [(NAME, NAME), ("127.0.0.1", None), ("::1", None), ("x" * 70 + ".example", None)],
)
async def test_a_name_is_indicated_and_an_address_is_not(asked: str, indicated: str | None) -> None:
    heard: list[str | None] = []
    context = issue().server_context()
    context.sni_callback = lambda _session, name, _context: heard.append(name)
    await started(context, asked)
    assert heard == [indicated]


async def test_alert_has_its_name() -> None:
    context = issue().server_context()
    context.sni_callback = lambda _session, _name, _context: ssl.ALERT_DESCRIPTION_UNRECOGNIZED_NAME
    result = await failed(fake.answering(b""), context)
    assert (result.failure, result.detail) == (TlsFailure.ALERT, "unrecognized_name")


@pytest.mark.parametrize("name", ["protocol_version", "handshake_failure", "internal_error"])
async def test_plain_alert_has_its_name(name: str) -> None:
    result = await failed(fake.saying(alert(name)))
    assert (result.failure, result.detail) == (TlsFailure.ALERT, name)


@pytest.mark.parametrize(
    ("manner", "failure"),
    [
        (fake.saying(b"SSH-2.0-OpenSSH_9.2p1\r\n"), TlsFailure.NOT_TLS),
        (fake.saying(b"HTTP/1.1 400 Bad Request\r\n\r\n"), TlsFailure.NOT_TLS),
        (fake.saying(b"S"), TlsFailure.NOT_TLS),
        (fake.saying(b"\x16\x03\x03\x00\x01"), TlsFailure.TIMED_OUT),
        (fake.silent, TlsFailure.TIMED_OUT),
    ],
)
async def test_failures(manner: Manner, failure: TlsFailure) -> None:
    seconds = 0.05 if failure is TlsFailure.TIMED_OUT else 5
    assert (await failed(manner, seconds=seconds)).failure is failure


async def test_what_answers_instead_is_kept() -> None:
    assert (await failed(fake.saying(b"SSH-2.0-OpenSSH_9.2p1\r\n"))).start == b"SSH-2.0-OpenSSH_9.2p1\r\n"
    assert (await failed(fake.saying(b"HTTP/1.1 400\r\n" * 99))).start == (b"HTTP/1.1 400\r\n" * 99)[:64]
    assert (await failed(fake.saying(alert("internal_error")))).start == b""


async def test_end_in_the_handshake() -> None:
    async def close_on_hello(far: fake.Accepted) -> None:
        await far.hear()
        await far.hang_up()

    assert (await failed(close_on_hello)).failure is TlsFailure.EOF


async def test_reset_in_the_handshake() -> None:
    async def reset_on_hello(far: fake.Accepted) -> None:
        await far.hear()
        far.reset()

    assert (await failed(reset_on_hello)).failure is TlsFailure.RESET


async def test_bytes_go_both_ways_inside() -> None:
    async with connected(fake.answering(b"pong"), issue().server_context()) as (near, far):
        assert isinstance(await near.start_tls(NAME, soon()), TlsStarted)
        assert await near.send(b"ping\r\n\r\n", soon()) is None
        assert await near.receive(3, soon()) == b"pon"
        assert await near.receive(64, soon()) == b"g"
        assert await near.receive(64, soon(0.02)) is Ended.TIMED_OUT
        await near.close()
        assert await far.heard() == b"ping\r\n\r\n"


async def test_peer_that_closes_inside_is_an_eof() -> None:
    async def close_on_request(far: fake.Accepted) -> None:
        await far.handshake()
        await far.request()
        await far.hang_up()

    async with connected(close_on_request, issue().server_context()) as (near, _):
        assert isinstance(await near.start_tls(NAME, soon()), TlsStarted)
        await near.send(b"\r\n\r\n", soon())
        assert await near.receive(64, soon()) is Ended.EOF


async def test_certificate_wanted_from_us_ends_the_reading() -> None:
    context = issue().server_context()
    context.verify_mode = ssl.CERT_REQUIRED
    async with connected(fake.answering(b"no"), context) as (near, _):
        assert isinstance(await near.start_tls(NAME, soon()), TlsStarted)  # TLS 1.3 says no only later
        assert await near.receive(64, soon()) is Ended.EOF


async def test_unreadable_certificate_is_a_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sepgui.wire.certificate.x509.load_der_x509_certificate", _refuse)
    result = await failed(fake.answering(b""), issue().server_context())
    assert result.failure is TlsFailure.CERTIFICATE_UNREADABLE


def _refuse(der: bytes) -> object:
    raise ValueError("not this one")


STARTS = (
    b"",
    b"\x16",
    b"\x16\x03\x03",
    b"\x16\x03\x03\x00\x04\x02",
    b"\x15\x03\x03\x00\x02\x02",
    b"\x14\x03",
)


@given(st.sampled_from(STARTS), st.binary(max_size=200), st.integers(1, 50), st.sampled_from(Ended))
@example(b"\x16\x03\x03\xff\xff", b"\0" * 200, 50, Ended.EOF)
def test_any_bytes_from_a_server_are_taken(start: bytes, rest: bytes, pieces: int, end: Ended) -> None:
    result = asyncio.run(_shake_hands_with(start + rest, pieces, end))
    assert isinstance(result, TlsFailed)


async def _shake_hands_with(data: bytes, pieces: int, end: Ended) -> TlsStarted | TlsFailed:
    chunks: list[bytes | Ended] = [data[at : at + pieces] for at in range(0, len(data), pieces)]
    coming = iter([*chunks, end])

    async def receive(limit: int, deadline_ns: int) -> bytes | Ended:
        return next(coming)

    async def send(sent: bytes, deadline_ns: int) -> Ended | None:
        return None

    return await TlsLayer(NAME, send, receive).handshake(soon(60))


async def test_endless_handshake_ends() -> None:
    async def receive(limit: int, deadline_ns: int) -> bytes | Ended:
        return b"\x16\x03\x03\x40\x00" + b"\x00" * (limit - 5)

    async def send(sent: bytes, deadline_ns: int) -> Ended | None:
        return None

    assert isinstance(await TlsLayer(NAME, send, receive).handshake(soon(60)), TlsFailed)
