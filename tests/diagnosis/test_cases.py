"""Every case gives exactly the findings it names, through the real engine on a simulated network."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import pytest

from sepgui.diagnosis import rules
from sepgui.diagnosis.scene import Rule, Scene
from sepgui.domain.finding import Cause, Finding
from sepgui.simulation.scenario import ScenarioError
from tests.diagnosis.cases import Case, combined, findings_of, load, names, told, watched


def in_any_order(texts: Sequence[str]) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((cause, tuple(sorted(ports))) for cause, *ports in (text.split() for text in texts))


@pytest.mark.parametrize("name", names())
def test_case(name: str) -> None:
    case: Case = load(name)
    assert in_any_order(told(findings_of(case))) == in_any_order(case.expected)


@pytest.mark.parametrize("name", names())
def test_a_watch_finds_what_a_check_finds(name: str) -> None:
    """Where nothing changes meanwhile, and nothing is asked that a watch does not ask."""
    case = load(name)
    if case.watch_s is None and not case.broken and not case.options.exposure:
        assert in_any_order(told(watched(case.scenario, 120))) == in_any_order(case.expected)


ABOUT_THE_WHOLE_HOST = {"host-silent.near", "nothing-listens.near"}
ABOUT_THE_SAME_DATABASE = {"database-differs"}


def pairs() -> Iterator[tuple[str, str]]:
    """Yield the pairs of cases that are independent: other causes, other ports, another change."""
    usual = [
        case
        for case in map(load, names())
        if case.expected and case.watch_s is None and not case.broken and not case.options.exposure
        if case.name not in ABOUT_THE_WHOLE_HOST | ABOUT_THE_SAME_DATABASE
    ]
    for first, second in combinations(usual, 2):
        same = (set(first.causes) & set(second.causes), first.ports & second.ports)
        if first.base == second.base and not any(same) and not first.left_out & second.left_out:
            yield first.name, second.name


def test_two_independent_causes_are_two_findings() -> None:
    """Unless the two changes cannot stand in one document."""
    tried = 0
    for first, second in pairs():
        try:
            both = combined(first, second)
        except ScenarioError:
            continue
        tried += 1
        assert in_any_order(told(findings_of(both))) == in_any_order(both.expected), both.name
    assert tried > 400


@pytest.mark.parametrize("cause", Cause)
def test_every_cause_has_a_site_of_its_own_and_a_near_miss(cause: Cause) -> None:
    cases = [load(name) for name in names()]
    alone = [case.name for case in cases if set(case.causes) == {cause.value}]
    near = [case.name for case in cases if cause.value in case.near]
    assert alone, "no case expects this cause and nothing else"
    assert near, "no case is marked as a near miss"


def test_a_near_miss_names_causes_and_expects_none_of_them() -> None:
    known = {cause.value for cause in Cause}
    for case in map(load, names()):
        assert set(case.near) <= known, case.name
        assert not set(case.near) & set(case.causes), case.name
        assert case.near or ".near" not in case.name, case.name


def test_every_rule_speaks_in_some_case(monkeypatch: pytest.MonkeyPatch) -> None:
    spoken: set[str] = set()

    def listening(rule: Rule) -> Rule:
        def found(scene: Scene) -> Iterator[Finding]:
            for finding in rule(scene):
                spoken.add(rule.__name__)
                yield finding

        return found

    every = {rule.__name__ for rule in rules.RULES}
    monkeypatch.setattr(rules, "RULES", tuple(listening(rule) for rule in rules.RULES))
    for name in names():
        findings_of(load(name))
    assert spoken == every
