"""What probes say of their answers, over real sockets on loopback."""

from __future__ import annotations

import ssl

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Fact, FactName, Outcome, Service, State, TlsProblem
from sepgui.i18n import Text, translate
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.seams import ProbeRequest
from sepgui.probes.system_clock import SystemClock
from sepgui.probes.table import PROBES
from sepgui.wire import secars
from sepgui.wire.http import answer
from sepgui.wire.netbios import NodeName, status_reply
from sepgui.wire.smb import negotiate_reply, refusal
from sepgui.wire.sql_anywhere import ping_reply, ping_request
from sepgui.wire.sql_browser import Instance, instances_reply
from sepgui.wire.syslog import message
from sepgui.wire.tds import Encryption, prelogin_reply, prelogin_request
from sepgui.wire.tls import alert
from tests.fakes import far_end as fake
from tests.fakes.certificates import issue

NAMES = (NodeName("PC-17", 0x00, group=False), NodeName("WORK", 0x00, group=True))


async def ask(kind: ProbeKind, host: str, address: str, port: int) -> Outcome:
    request = ProbeRequest(kind, host, address, port, 5_000_000_000)
    return await PROBES[kind](request, AsyncioNet(), SystemClock())


def words(outcome: Outcome) -> str:
    detail = outcome.meaning.detail
    assert detail is not None
    return translate(detail, "en")


@pytest.mark.parametrize(
    ("host", "said"),
    [
        ("pc-17.example", "The computer answers to its NetBIOS names: PC-17."),
        ("192.0.2.7", "The computer answers to its NetBIOS names: PC-17."),
        ("pc-18.example", "calls itself PC-17, not PC-18: the DNS entry may be stale"),
    ],
)
async def test_another_name_tells_of_a_stale_entry(host: str, said: str) -> None:
    async with fake.datagrams(status_reply(NAMES)) as (port, _):
        outcome = await ask(ProbeKind.NBSTAT, host, "127.0.0.1", port)
    assert outcome.meaning.service is Service.CONFIRMED
    assert said in words(outcome)
    assert outcome.meaning.facts == (Fact(FactName.NETBIOS_NAMES, "PC-17"),)


async def test_a_clock_that_differs_is_told_in_seconds() -> None:
    ahead_s = SystemClock().unix_ns() // 1_000_000_000 + 3600
    async with fake.far_end(fake.replying(negotiate_reply(unix_s=ahead_s))) as far:
        outcome = await ask(ProbeKind.SMB, "pc-17", far.address, far.port)
    skew = next(fact.value for fact in outcome.meaning.facts if fact.name is FactName.CLOCK_SKEW)
    assert skew in ("+3598 s", "+3599 s", "+3600 s")


async def test_smb_without_a_common_dialect_still_is_smb() -> None:
    async with fake.far_end(fake.replying(refusal())) as far:
        outcome = await ask(ProbeKind.SMB, "pc-17", far.address, far.port)
    assert outcome.meaning.service is Service.CONFIRMED
    assert "0xc00000bb" in words(outcome)


async def test_a_certificate_of_no_known_authority_is_inspection_in_the_cloud() -> None:
    reply = answer(404, server="Envoy", headers=[("Date", "Tue, 01 Jan 2030 00:00:00 GMT")])
    served = issue(names=("sep.example",)).server_context()
    async with fake.far_end(fake.answering(reply), tls=served) as far:
        outcome = await ask(ProbeKind.CLOUD, "sep.example", far.address, far.port)
    tls = outcome.meaning.tls
    assert tls is not None
    assert TlsProblem.INSPECTED in tls.problems
    assert TlsProblem.SELF_SIGNED not in tls.problems
    assert "SSL inspection" in words(outcome)
    assert [fact.name for fact in outcome.meaning.facts] == [FactName.CLOCK_SKEW]


def fact(outcome: Outcome, name: FactName) -> str | None:
    value = next((fact.value for fact in outcome.meaning.facts if fact.name is name), None)
    return translate(value, "en") if isinstance(value, Text) else value


# --- databases ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("port", "said"),
    [
        (None, "SQL Anywhere answers its ping: server sem5."),
        (49152, "server sem5, but with its databases on TCP port 49152."),
    ],
)
async def test_sql_anywhere_is_told_by_its_ping_alone(port: int | None, said: str) -> None:
    async with fake.far_end(fake.silent) as far:
        reply = ping_reply("sem5", port or far.port)
        async with fake.datagrams(reply, port=far.port) as (_, pinged):
            outcome = await ask(ProbeKind.SQL_ANYWHERE, "sepm", far.address, far.port)
        assert pinged.heard == [ping_request()]
        assert await far.heard() == b""
    assert outcome.meaning.service is Service.CONFIRMED
    assert said in words(outcome)
    assert fact(outcome, FactName.ENGINE) == "SQL Anywhere"
    assert fact(outcome, FactName.SERVER_NAME) == "sem5"
    assert fact(outcome, FactName.TCP_PORT) == str(port or far.port)


async def test_an_engine_that_waits_for_a_log_on_is_not_mute() -> None:
    async with fake.far_end(fake.closing) as far:
        outcome = await ask(ProbeKind.SQL_ANYWHERE, "sepm", far.address, far.port)
    assert outcome.meaning.service is Service.UNCHECKED
    assert "probably SQL Anywhere" in words(outcome)


async def test_another_service_on_2638_is_named() -> None:
    async with fake.far_end(fake.saying(b"SSH-2.0-OpenSSH_9.2p1\r\n")) as far:
        outcome = await ask(ProbeKind.SQL_ANYWHERE, "sepm", far.address, far.port)
    assert outcome.meaning.service is Service.UNEXPECTED
    assert "an SSH server" in words(outcome)


@pytest.mark.parametrize("kind", [ProbeKind.TDS, ProbeKind.SQL_ANYWHERE])
async def test_strict_encryption_is_asked_inside_tls(kind: ProbeKind) -> None:
    async def strict(far: fake.Accepted) -> None:
        if await far.handshake() == "tds/8.0":
            await far.hear()
            await far.say(prelogin_reply((16, 0, 4000), Encryption.REQUIRED))
        else:
            await far.hang_up()

    context = issue().server_context()
    context.set_alpn_protocols(["tds/8.0"])
    async with fake.far_end(strict, tls=context) as far:
        outcome = await ask(kind, "sepm", far.address, far.port)
        assert len(far.accepted) == 2
        assert await far.heard() == prelogin_request()
    assert outcome.meaning.service is Service.CONFIRMED
    assert "TDS 8.0" in words(outcome)
    assert fact(outcome, FactName.VERSION) == "16.0.4000"
    assert fact(outcome, FactName.ENCRYPTION) == "strict (TDS 8.0)"
    assert outcome.meaning.tls is not None


@pytest.mark.parametrize(
    ("encryption", "said"),
    [
        (Encryption.NOT_USED, "not required"),
        (Encryption.REQUIRED, "required"),
        (Encryption.ON, "on"),
        (Encryption.LOG_ON_ONLY, "for the log-on only"),
    ],
)
async def test_what_a_sql_server_says_of_encryption(encryption: Encryption, said: str) -> None:
    async with fake.far_end(fake.replying(prelogin_reply((15, 0, 2000), encryption))) as far:
        outcome = await ask(ProbeKind.TDS, "db", far.address, far.port)
        assert len(far.accepted) == 1
    assert fact(outcome, FactName.ENCRYPTION) == said


async def test_a_browser_tells_the_ports_of_instances() -> None:
    told = (Instance("SQLEXPRESSSYMC", "15.0.2000.5", 2638), Instance("PIPES", "15.0.2000.5", None))
    async with fake.datagrams(instances_reply(told)) as (port, _):
        outcome = await ask(ProbeKind.SQL_BROWSER, "db", "127.0.0.1", port)
    assert "SQLEXPRESSSYMC 2638, PIPES -" in words(outcome)
    assert fact(outcome, FactName.TCP_PORT) == "2638"


# --- syslog, and outdated TLS ------------------------------------------------------------------------------


async def test_silence_after_a_test_message_says_where_to_look() -> None:
    async with fake.datagrams(None) as (port, far):
        request = ProbeRequest(ProbeKind.SYSLOG, "log", "127.0.0.1", port, 50_000_000)
        outcome = await PROBES[ProbeKind.SYSLOG](request, AsyncioNet(), SystemClock())
        assert far.heard == [message()]
    assert outcome.meaning.state is State.OPEN_FILTERED
    assert "look on the collector" in words(outcome)


@pytest.mark.filterwarnings("ignore:ssl.TLSVersion:DeprecationWarning")
async def test_a_server_with_old_versions_only_is_found_by_a_second_connection() -> None:
    context = issue(names=("sepm.example",)).server_context()
    context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1_1
    page = fake.answering(answer(200, secars.BODY, server="Apache"))
    async with fake.far_end(page, tls=context) as far:
        outcome = await ask(ProbeKind.SECARS_HTTPS, "sepm.example", far.address, far.port)
        assert len(far.accepted) == 2
    tls = outcome.meaning.tls
    assert tls is not None
    assert (tls.version, outcome.meaning.service) == ("TLSv1.1", Service.CONFIRMED)
    assert TlsProblem.OLD_PROTOCOL in tls.problems


async def test_a_server_that_fails_otherwise_is_asked_once() -> None:
    async with fake.far_end(fake.saying(alert("internal_error"))) as far:
        outcome = await ask(ProbeKind.TLS, "sepm.example", far.address, far.port)
        assert len(far.accepted) == 1
    assert outcome.meaning.service is Service.FAILING


async def test_a_refusal_of_both_offers_is_the_first_ones() -> None:
    async with fake.far_end(fake.saying(alert("handshake_failure"))) as far:
        outcome = await ask(ProbeKind.TLS, "sepm.example", far.address, far.port)
        assert len(far.accepted) == 2
    assert outcome.meaning.service is Service.FAILING
    assert "handshake_failure" in words(outcome)
