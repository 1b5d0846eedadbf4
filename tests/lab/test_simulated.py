"""The simulation is held to the truth: in it a probe sees what it sees in the lab."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext

import pytest
from msgspec.structs import replace

from sepgui.domain.entry import ProbeKind
from sepgui.simulation.speech import Say, Script
from sepgui.simulation.world import Action, Firewall
from sepgui.simulation.world import Rule as SimRule
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import OPEN, TCP, TIMEOUT_MS, Behaviour, Condition
from tests.lab.conditions import CONDITIONS
from tests.lab.network import Lab
from tests.lab.probing import Learnt, Question, probe
from tests.lab.simulated import ask_in, ask_simulated, worlds_of
from tests.lab.test_talkers import KINDS, SPACING_MS, TALKERS
from tests.lab.test_talkers import TIMEOUT_MS as TALKERS_TIMEOUT_MS
from tests.lab.test_vanishing import ANSWER, NO_ICMP, PORT, answering, narrow

Case = tuple[Condition, ProbeKind, int]
PLAIN: Sequence[Case] = [
    (condition, ProbeKind.TCP if condition.transport is TCP else ProbeKind.UDP, TIMEOUT_MS)
    for condition in CONDITIONS
]
TALKS: Sequence[Case] = [(condition, kind, TALKERS_TIMEOUT_MS) for condition in TALKERS for kind in KINDS]


def seen(learnt: Learnt) -> Mapping[str, object]:
    """Return what must be the same; durations and port numbers are each network's own."""
    return {
        "state": learnt.state,
        "reason": learnt.reason,
        "service": learnt.service,
        "sender": learnt.rejected_by,
        "icmp": learnt.icmp,
        "phases": learnt.phases,
        "round trip": (learnt.rtt_source, learnt.rtt_ms is not None),
        "SYNs sent again": bool(learnt.syn_retransmits),
        "near end": (learnt.local_address is not None, learnt.local_port is not None),
    }


VANISHING = {
    "request": (f"ip daddr {at.SERVER} tcp dport {PORT} tcp flags & psh == psh drop",),
    "answer": NO_ICMP,
}


@pytest.mark.parametrize("what", VANISHING)
def test_what_vanishes_after_the_handshake_is_the_same(what: str, lab: Lab) -> None:
    place = Place.ROUTER if what == "request" else Place.SERVER
    tight = narrow(lab, "near") if what == "answer" else nullcontext()
    with answering(lab, at.SERVER), tight, lab.firewall(place, *VANISHING[what]):
        (found,) = probe(lab, [Question(ProbeKind.WEB_CONSOLE, at.SERVER, PORT, 2000)])
    (world,) = worlds_of(Condition("vanishing", TCP, at.SERVER, PORT, OPEN, listener=Behaviour.HTTP))
    if what == "request":
        rule = SimRule(Action.SWALLOW, ports=(range(PORT, PORT + 1),))
        world = replace(world, firewalls=(Firewall("looks inside", ("192.0.2.1",), (rule,)),))
    else:
        (server,) = world.hosts
        large = replace(server.listeners[0], speech=Script(at_first_bytes=(Say(ANSWER),)))
        narrowed = tuple(replace(path, largest=1280) for path in world.paths)
        world = replace(world, hosts=(replace(server, listeners=(large,)),), paths=narrowed)
    simulated = ask_in(world, ProbeKind.WEB_CONSOLE, at.SERVER, PORT, 2000)
    assert seen(simulated) == seen(found)
    assert simulated.detail == found.detail
    assert [name for name, _ in simulated.facts] == [name for name, _ in found.facts]


@pytest.fixture(scope="module")
def real(lab: Lab) -> Mapping[tuple[str, ProbeKind], Learnt]:
    cases = [*PLAIN, *TALKS]
    answers = probe(
        lab,
        [
            Question(kind, c.address, c.port, timeout_ms, after_ms=SPACING_MS * max(0, turn - len(PLAIN)))
            for turn, (c, kind, timeout_ms) in enumerate(cases)
        ],
    )
    return {(c.id, kind): answer for (c, kind, _), answer in zip(cases, answers, strict=True)}


@pytest.mark.parametrize("case", [*PLAIN, *TALKS], ids=lambda case: f"{case[0].id}, {case[1].value}")
def test_a_probe_sees_the_same(case: Case, real: Mapping[tuple[str, ProbeKind], Learnt]) -> None:
    condition, kind, timeout_ms = case
    found = seen(real[condition.id, kind])
    simulated = [seen(learnt) for learnt in ask_simulated(condition, kind, timeout_ms)]
    assert found == next((each for each in simulated if each == found), simulated[0])
