"""The product's own probes under every condition of the lab, from inside the client namespace."""

from __future__ import annotations

import pytest

from sepgui.domain.entry import ProbeKind
from sepgui.domain.outcome import RttSource, State
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import TCP, Condition
from tests.lab.conditions import CONDITIONS
from tests.lab.link import Impairment
from tests.lab.network import Lab
from tests.lab.probing import Learnt, Question, probe
from tests.lab.wire import listening


def question(condition: Condition) -> Question:
    kind = ProbeKind.TCP if condition.transport is TCP else ProbeKind.UDP
    return Question(kind.value, condition.address, condition.port)


@pytest.fixture(scope="module")
def learnt(lab: Lab) -> dict[str, Learnt]:
    answers = probe(lab, [question(condition) for condition in CONDITIONS])
    return {condition.id: answer for condition, answer in zip(CONDITIONS, answers, strict=True)}


@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda c: c.id)
def test_probe_tells_the_truth(condition: Condition, learnt: dict[str, Learnt]) -> None:
    what, truth = learnt[condition.id], condition.truth
    assert (what.state, what.reason) == (truth.state, truth.reason)
    assert (what.icmp, what.rejected_by) == (truth.icmp, truth.sender)
    assert truth.within_ms[0] <= what.elapsed_ms <= truth.within_ms[1] + 300


@pytest.mark.parametrize("condition", [c for c in CONDITIONS if c.truth.syn_retransmits], ids=lambda c: c.id)
def test_lost_syn_is_told_and_not_taken_for_a_slow_way(
    condition: Condition, learnt: dict[str, Learnt]
) -> None:
    what = learnt[condition.id]
    assert what.syn_retransmits == condition.truth.syn_retransmits
    assert (what.rtt_ms, what.rtt_source) == (None, RttSource.NONE)


def test_who_joins_a_search_for_a_neighbour_is_told_the_same(lab: Lab) -> None:
    asked = [Question("tcp", at.ABSENT_NEIGHBOUR, 445, after_ms=after) for after in (0, 2500)]
    first, late = probe(lab, asked)
    assert late.elapsed_ms < 1000
    assert {(what.state, what.reason, what.rejected_by) for what in (first, late)} == {
        ("unreachable", "host-unreach", at.CLIENT)
    }


def test_no_syn_is_said_to_be_lost_otherwise(learnt: dict[str, Learnt]) -> None:
    told = {c.id: learnt[c.id].syn_retransmits for c in CONDITIONS if c.truth.state is State.OPEN}
    lost = {c.id: c.truth.syn_retransmits for c in CONDITIONS if c.transport is TCP}
    assert {key: value for key, value in told.items() if value} == {k: v for k, v in lost.items() if v}


@pytest.mark.parametrize("address", [at.FAR_SERVER, at.FAR_SERVER_6])
def test_round_trip_time_is_the_wire_s(lab: Lab, servers: object, address: str) -> None:
    with lab.impaired(Impairment(delay_ms=10)), listening(lab, Place.CLIENT, "far") as wire:
        answers = probe(lab, [Question("tcp", address, 8014) for _ in range(20)])
        truth = wire.round_trips_ms()
    assert {answer.rtt_source for answer in answers} == {RttSource.KERNEL}
    assert {answer.local_port for answer in answers} == set(truth)
    assert min(truth.values()) >= 20
    wrong_by = sorted(abs((a.rtt_ms or 0) - truth[a.local_port or 0]) for a in answers)
    assert wrong_by[len(wrong_by) // 2] < 0.1
    assert wrong_by[-1] < 1
