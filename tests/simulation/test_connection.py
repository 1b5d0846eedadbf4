"""What a connection to a simulated service gives: bytes in time, ends, TLS, and a polite close."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import pytest
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import RttSource, TlsProblem
from sepgui.probes.seams import Connection, Ended, TlsFailed, TlsFailure, TlsStarted, Unconnected
from sepgui.simulation.clock import DEFAULT_UNIX_NS, SimClock
from sepgui.simulation.net import SimNet
from sepgui.simulation.speech import (
    CLOSES,
    MUTE,
    Garbage,
    HangUp,
    Reset,
    Say,
    Script,
    Speech,
    banner,
    drip,
    secars,
)
from sepgui.simulation.tls import Certificate, TlsService
from sepgui.simulation.world import Delay, Listener, World
from sepgui.wire.tls import alert_name
from tests.simulation.worlds import BEHIND, HERE, MS, OPEN, RTT, SECOND, SERVER, WORLD

DAY_S = 86_400
NO_DELAY = Delay(0)
CERTIFICATE = Certificate(
    subject="CN=server.example",
    issuer="CN=Issuer",
    names=("server.example", "*.web.example", SERVER),
    valid_from_s=-10 * DAY_S,
    valid_to_s=100 * DAY_S,
)
REQUEST = b"GET /secars/secars.dll?hello,secars HTTP/1.1\r\nHost: server.example\r\n\r\n"


def world_with(
    speech: Speech, *, tls: TlsService | None = None, think: Delay = NO_DELAY, loss: int = 0
) -> World:
    listener = Listener(Transport.TCP, OPEN, speech, tls=tls, think=think)
    server = replace(WORLD.hosts[1], listeners=(listener,))
    return replace(WORLD, hosts=(server,), paths=(HERE, replace(BEHIND, loss=loss)))


@asynccontextmanager
async def connected(world: World, clock: SimClock) -> AsyncGenerator[Connection]:
    net = SimNet(world, clock)
    connection = await net.connect(SERVER, OPEN, clock.now_ns() + 60 * SECOND)
    assert not isinstance(connection, Unconnected)
    yield connection
    await connection.close()
    assert net.open_sockets == 0


# --- bytes in time -----------------------------------------------------------------------------------


async def test_an_answer_takes_a_round_trip_and_the_thinking(clock: SimClock) -> None:
    async with connected(world_with(secars("Apache"), think=Delay(7 * MS)), clock) as connection:
        asked_ns = clock.now_ns()
        assert await connection.send(REQUEST, asked_ns + SECOND) is None
        assert clock.now_ns() == asked_ns
        answer = await connection.receive(10_000, asked_ns + SECOND)
        assert clock.now_ns() == asked_ns + RTT + 7 * MS
        assert isinstance(answer, bytes)
        assert answer.startswith(b"HTTP/1.1 200 OK\r\nServer: Apache\r\n")
        assert answer.endswith(b"\r\n\r\nOK")
        assert await connection.receive(10_000, asked_ns + SECOND) is Ended.EOF
        assert await connection.receive(10_000, asked_ns + SECOND) is Ended.EOF


async def test_an_answer_takes_the_time_that_its_bytes_need_on_a_narrow_line(clock: SimClock) -> None:
    narrow = replace(BEHIND, bandwidth=256_000)
    world = replace(world_with(Script(at_first_bytes=(Say(b"x" * 3000),))), paths=(HERE, narrow))
    async with connected(world, clock) as connection:
        asked_ns = clock.now_ns()
        await connection.send(b"?", asked_ns + SECOND)
        assert await connection.receive(3000, asked_ns + SECOND) == b"x" * 3000
        assert clock.now_ns() == asked_ns + RTT + (3000 + 3 * 40) * 8 * SECOND // 256_000


async def test_no_more_than_the_limit_comes_at_once(clock: SimClock) -> None:
    async with connected(world_with(banner(b"abcdefg")), clock) as connection:
        got = [await connection.receive(3, clock.now_ns() + SECOND) for _ in range(3)]
        assert got == [b"abc", b"def", b"g"]


async def test_a_late_greeting_is_waited_for_no_longer_than_the_deadline(clock: SimClock) -> None:
    async with connected(world_with(banner(b"SSH-2.0-Test\r\n", 1500 * MS)), clock) as connection:
        started_ns = clock.now_ns()
        assert await connection.receive(99, started_ns + SECOND) is Ended.TIMED_OUT
        assert clock.now_ns() == started_ns + SECOND
        assert await connection.receive(99, started_ns + 3 * SECOND) == b"SSH-2.0-Test\r\n"
        assert clock.now_ns() == started_ns + RTT + 1500 * MS


async def test_a_drip_comes_byte_by_byte(clock: SimClock) -> None:
    async with connected(world_with(drip(b"slow", SECOND)), clock) as connection:
        await connection.send(b"?", clock.now_ns() + SECOND)
        started_ns = clock.now_ns()
        times: list[int] = []
        for byte in b"slow":
            assert await connection.receive(99, clock.now_ns() + 5 * SECOND) == bytes([byte])
            times.append(clock.now_ns() - started_ns)
        assert times == [RTT + count * SECOND for count in (1, 2, 3, 4)]


@pytest.mark.parametrize(
    ("speech", "end"),
    [(CLOSES, Ended.EOF), (Script(at_once=(Reset(),)), Ended.RESET), (MUTE, Ended.TIMED_OUT)],
)
async def test_ends_are_told_apart(speech: Speech, end: Ended, clock: SimClock) -> None:
    async with connected(world_with(speech), clock) as connection:
        assert await connection.receive(99, clock.now_ns() + SECOND) is end


async def test_sending_after_a_reset_says_so(clock: SimClock) -> None:
    async with connected(world_with(Script(at_once=(Say(b"x"), Reset()))), clock) as connection:
        assert await connection.send(b"early", clock.now_ns() + SECOND) is None
        await clock.sleep_until(clock.now_ns() + SECOND)
        assert await connection.send(b"late", clock.now_ns() + SECOND) is Ended.RESET


async def test_garbage_is_the_same_for_the_same_attempt(clock: SimClock) -> None:
    world = world_with(Garbage(64))
    heard: list[bytes | Ended] = []
    for _ in range(2):
        async with connected(world, clock) as connection:
            await connection.send(b"?", clock.now_ns() + SECOND)
            heard.append(await connection.receive(99, clock.now_ns() + SECOND))
    assert heard[0] == heard[1]
    assert isinstance(heard[0], bytes)
    assert len(heard[0]) == 64


async def test_a_lost_segment_costs_at_least_two_hundred_milliseconds(clock: SimClock) -> None:
    net = SimNet(world_with(secars("Apache"), loss=300_000), clock)
    waits: list[int] = []
    for _ in range(60):
        connection = await net.connect(SERVER, OPEN, clock.now_ns() + 300 * SECOND)
        assert not isinstance(connection, Unconnected)
        asked_ns = clock.now_ns()
        await connection.send(REQUEST, asked_ns + 300 * SECOND)
        await connection.receive(10_000, asked_ns + 300 * SECOND)
        waits.append(clock.now_ns() - asked_ns)
        await connection.close()
    assert set(waits) <= {RTT + 200 * MS * (2**lost - 1) for lost in range(12)}
    assert 5 < sum(wait > RTT for wait in waits) < 35


# --- HTTP, spoken well and badly -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (REQUEST, b"200"),
        (b"GET / HTTP/1.1\r\nHost: x\r\n\r\n", b"404"),
        (b"\x16\x03\x01\x00\x05garbage", b"400"),
        (b"nonsense\r\n\r\n", b"400"),
    ],
)
async def test_a_manager_s_apache_answers_hello_and_nothing_else(
    request_: bytes, status: bytes, clock: SimClock
) -> None:
    async with connected(world_with(secars("Apache")), clock) as connection:
        for part in (request_[:9], request_[9:]):
            await connection.send(part, clock.now_ns() + SECOND)
        answer = await connection.receive(10_000, clock.now_ns() + SECOND)
        assert isinstance(answer, bytes)
        assert answer.startswith(b"HTTP/1.1 " + status)


# --- TLS -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("version", "trips"), [("TLSv1.3", 1), ("TLSv1.2", 2)])
async def test_a_handshake_takes_the_round_trips_of_its_version(
    version: str, trips: int, clock: SimClock
) -> None:
    service = TlsService(CERTIFICATE, version)
    async with connected(world_with(secars("Apache"), tls=service), clock) as connection:
        started = await connection.start_tls("server.example", clock.now_ns() + SECOND)
        assert isinstance(started, TlsStarted)
        assert trips * RTT < started.elapsed_ns < trips * RTT + 5 * MS
        assert (started.facts.version, started.facts.problems) == (version, ())
        await connection.send(REQUEST, clock.now_ns() + SECOND)
        answer = await connection.receive(10_000, clock.now_ns() + SECOND)
        assert isinstance(answer, bytes)
        assert answer.endswith(b"OK")


@pytest.mark.parametrize(
    ("name", "problems"),
    [
        ("server.example", ()),
        ("SERVER.example.", ()),
        (SERVER, ()),
        ("a.web.example", ()),
        ("a.b.web.example", (TlsProblem.WRONG_NAME,)),
        ("other.example", (TlsProblem.WRONG_NAME,)),
        ("198.51.100.3", (TlsProblem.WRONG_NAME,)),
    ],
)
def test_a_certificate_is_held_against_the_name_asked(name: str, problems: tuple[TlsProblem, ...]) -> None:
    assert TlsService(CERTIFICATE).facts(name, 0, 0).problems == problems


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"issuer": "CN=server.example"}, TlsProblem.SELF_SIGNED),
        ({"trusted": False}, TlsProblem.UNTRUSTED),
        ({"key": "RSA 1024"}, TlsProblem.WEAK_KEY),
        ({"signature": "sha1"}, TlsProblem.WEAK_SIGNATURE),
        ({"valid_to_s": -1}, TlsProblem.EXPIRED),
        ({"valid_from_s": 60}, TlsProblem.NOT_YET_VALID),
    ],
)
def test_each_fault_of_a_certificate_has_its_name(change: dict[str, object], problem: TlsProblem) -> None:
    service = TlsService(replace(CERTIFICATE, **change))
    assert service.facts("server.example", 0, 0).problems == (problem,)


def test_an_old_protocol_is_a_fault_of_its_own() -> None:
    service = TlsService(CERTIFICATE, "TLSv1.1")
    assert service.facts("server.example", 0, 0).problems == (TlsProblem.OLD_PROTOCOL,)


def test_the_fingerprint_follows_the_description() -> None:
    one = TlsService(CERTIFICATE).facts("server.example", 0, 0).sha256
    same = TlsService(replace(CERTIFICATE)).facts("other.example", 99, 99).sha256
    other = TlsService(replace(CERTIFICATE, valid_to_s=1)).facts("server.example", 0, 0).sha256
    assert len(one) == 64
    assert one == same != other


async def test_a_certificate_expires_while_the_simulation_runs(clock: SimClock) -> None:
    service = TlsService(replace(CERTIFICATE, valid_to_s=3600))
    seen: list[tuple[TlsProblem, ...]] = []
    for at_ns in (0, 3601 * SECOND):
        await clock.sleep_until(at_ns)
        async with connected(world_with(secars("Apache"), tls=service), clock) as connection:
            started = await connection.start_tls("server.example", clock.now_ns() + SECOND)
            assert isinstance(started, TlsStarted)
            assert started.facts.not_after == DEFAULT_UNIX_NS // SECOND + 3600
            seen.append(started.facts.problems)
    assert seen == [(), (TlsProblem.EXPIRED,)]


@pytest.mark.parametrize(
    "failure", [TlsFailure.ALERT, TlsFailure.EOF, TlsFailure.RESET, TlsFailure.CERTIFICATE_UNREADABLE]
)
async def test_a_failing_handshake_fails_as_described(failure: TlsFailure, clock: SimClock) -> None:
    service = TlsService(CERTIFICATE, failure=failure, detail="protocol_version")
    async with connected(world_with(secars("Apache"), tls=service), clock) as connection:
        failed = await connection.start_tls("server.example", clock.now_ns() + SECOND)
        assert isinstance(failed, TlsFailed)
        assert (failed.failure, failed.detail) == (failure, "protocol_version")
        assert RTT < failed.elapsed_ns < RTT + 5 * MS


@pytest.mark.parametrize(
    ("service", "deadline_ns"),
    [(TlsService(CERTIFICATE, failure=TlsFailure.TIMED_OUT), SECOND), (TlsService(CERTIFICATE), RTT)],
)
async def test_a_handshake_ends_at_the_deadline(
    service: TlsService, deadline_ns: int, clock: SimClock
) -> None:
    async with connected(world_with(secars("Apache"), tls=service), clock) as connection:
        failed = await connection.start_tls("server.example", clock.now_ns() + deadline_ns)
        assert isinstance(failed, TlsFailed)
        assert (failed.failure, failed.elapsed_ns) == (TlsFailure.TIMED_OUT, deadline_ns)


@pytest.mark.parametrize(
    ("speech", "failure"),
    [
        (secars("Apache"), TlsFailure.NOT_TLS),
        (banner(b"SSH-2.0-Test\r\n"), TlsFailure.NOT_TLS),
        (Script(at_first_bytes=(Say(b"?"), HangUp())), TlsFailure.NOT_TLS),
        (CLOSES, TlsFailure.EOF),
        (Script(at_once=(Reset(),)), TlsFailure.RESET),
        (MUTE, TlsFailure.TIMED_OUT),
    ],
)
async def test_who_does_not_speak_tls_is_found_out(
    speech: Speech, failure: TlsFailure, clock: SimClock
) -> None:
    async with connected(world_with(speech), clock) as connection:
        failed = await connection.start_tls("server.example", clock.now_ns() + SECOND)
        assert isinstance(failed, TlsFailed)
        assert failed.failure is failure
        assert (failed.start != b"") == (failure is TlsFailure.NOT_TLS)


async def test_a_tls_service_answers_plain_words_with_an_alert(clock: SimClock) -> None:
    async with connected(world_with(secars("Apache"), tls=TlsService(CERTIFICATE)), clock) as connection:
        await connection.send(REQUEST, clock.now_ns() + SECOND)
        answer = await connection.receive(99, clock.now_ns() + SECOND)
        assert isinstance(answer, bytes)
        assert alert_name(answer) == "unexpected_message"
        assert await connection.receive(99, clock.now_ns() + SECOND) is Ended.EOF


# --- the end -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("speech", "took_ns"),
    [
        (banner(b"hello"), RTT),
        (MUTE, 200 * MS),
        (drip(b"x" * 99, MS), 200 * MS),
        (Script(at_once=(Reset(),)), RTT),
        (Script(at_once=(Say(b"x" * 70_000), Say(b"y", SECOND))), RTT),
    ],
)
async def test_closing_drains_until_the_peer_closes_or_two_hundred_milliseconds_or_64_kb(
    speech: Speech, took_ns: int, clock: SimClock
) -> None:
    net = SimNet(world_with(speech), clock)
    connection = await net.connect(SERVER, OPEN, SECOND)
    assert not isinstance(connection, Unconnected)
    started_ns = clock.now_ns()
    await connection.close()
    assert clock.now_ns() - started_ns == took_ns
    assert net.open_sockets == 0
    await connection.close()
    assert clock.now_ns() - started_ns == took_ns


async def test_the_round_trip_time_is_the_handshake_s_if_that_was_clean(clock: SimClock) -> None:
    async with connected(world_with(secars("Apache")), clock) as connection:
        assert connection.rtt() == (RTT, RttSource.KERNEL)
