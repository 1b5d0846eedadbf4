"""Runs the product's own probes in the client namespace and prints what they learnt.

Standard input is a JSON list of `Question`, all asked at once; standard output is a JSON list of `Learnt`, in
the same order.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from msgspec.structs import asdict

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import Outcome
from sepgui.i18n import Text, translate
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.seams import NotResolved, ProbeRequest
from sepgui.probes.system_clock import SystemClock
from sepgui.probes.table import PROBES
from tests.lab.addresses import Place
from tests.lab.network import Lab

_RESOLVE = "resolve"


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to do, some time after the start: a probe of a kind, or ``resolve`` a name in `address`."""

    kind: str
    address: str
    port: int = 0
    timeout_ms: int = 3500
    path: str | None = None
    after_ms: int = 0


@dataclass(frozen=True, slots=True)
class Learnt:
    """What an `Outcome` says, flat; for a name its addresses or its failure."""

    elapsed_ms: float
    state: str = ""
    reason: str = ""
    service: str = ""
    rejected_by: str | None = None
    icmp: tuple[int, int, int] | None = None
    rtt_ms: float | None = None
    rtt_source: str = ""
    syn_retransmits: int | None = None
    connect_ms: float | None = None
    local_address: str | None = None
    local_port: int | None = None
    addresses: tuple[str, ...] = ()
    failure: str | None = None
    facts: tuple[tuple[str, str], ...] = ()
    detail: str = ""
    phases: tuple[str, ...] = ()


def probe(lab: Lab, questions: Sequence[Question], *, place: Place = Place.CLIENT) -> list[Learnt]:
    """Ask all the questions at once from a namespace and return what was learnt, in the same order."""
    said = lab.run(
        place,
        sys.executable,
        "-m",
        "tests.lab.probing",
        stdin=msgspec.json.encode(questions).decode(),
    )
    return msgspec.json.decode(said, type=list[Learnt])


def resolve(lab: Lab, names: Sequence[str], *, timeout_ms: int) -> list[Learnt]:
    """Resolve all the names at once in the client namespace, in the same order."""
    return probe(lab, [Question(_RESOLVE, name, timeout_ms=timeout_ms) for name in names])


async def _ask_all(questions: Sequence[Question]) -> list[Learnt]:
    net, clock = AsyncioNet(), SystemClock()

    async def ask(question: Question) -> Learnt:
        await asyncio.sleep(question.after_ms / 1000)
        begun_ns = time.monotonic_ns()
        if question.kind == _RESOLVE:
            found = await net.resolve(question.address, begun_ns + question.timeout_ms * 1_000_000)
            elapsed_ms = (time.monotonic_ns() - begun_ns) / 1e6
            if isinstance(found, NotResolved):
                return Learnt(elapsed_ms, failure=found.failure.value)
            return Learnt(elapsed_ms, addresses=found.addresses)
        kind = ProbeKind(question.kind)
        request = ProbeRequest(
            kind,
            question.address,
            question.address,
            question.port,
            question.timeout_ms * 1_000_000,
            question.path,
        )
        outcome = await PROBES[kind](request, net, clock)
        return flat(outcome, (time.monotonic_ns() - begun_ns) / 1e6)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(ask(question), name=str(question)) for question in questions]
    return [task.result() for task in tasks]


def flat(outcome: Outcome, elapsed_ms: float) -> Learnt:
    """Return an outcome flat; its phases by name, without how long they took."""
    meaning, icmp = outcome.meaning, outcome.meaning.icmp
    return Learnt(
        elapsed_ms,
        meaning.state.value,
        meaning.reason.value,
        meaning.service.value,
        meaning.rejected_by,
        (icmp.version, icmp.type, icmp.code) if icmp else None,
        _ms(outcome.rtt_ns),
        outcome.rtt_source.value,
        outcome.syn_retransmits,
        _ms(outcome.phases.connect_ns),
        outcome.local_address,
        outcome.local_port,
        facts=tuple((fact.name.value, _plain(fact.value)) for fact in meaning.facts),
        detail=translate(meaning.detail, "en") if meaning.detail else "",
        phases=tuple(name for name, ns in asdict(outcome.phases).items() if ns is not None),
    )


def _plain(value: str | Text) -> str:
    return value if isinstance(value, str) else value.source


def _ms(ns: int | None) -> float | None:
    return None if ns is None else ns / 1e6


def main() -> None:
    """Answer the questions on standard input."""
    questions = msgspec.json.decode(sys.stdin.read(), type=list[Question])
    print(msgspec.json.encode(asyncio.run(_ask_all(questions))).decode())


if __name__ == "__main__":
    main()
