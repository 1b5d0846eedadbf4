"""What the push row and the cloud say of their answers, over real sockets on loopback."""

from __future__ import annotations

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Fact, FactName, Outcome, Service, TlsProblem
from sepgui.i18n import translate
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.seams import ProbeRequest
from sepgui.probes.system_clock import SystemClock
from sepgui.probes.table import PROBES
from sepgui.wire.http import answer
from sepgui.wire.netbios import NodeName, status_reply
from sepgui.wire.smb import negotiate_reply, refusal
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
