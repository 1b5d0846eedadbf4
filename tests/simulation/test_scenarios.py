"""Every bundled scenario tells its lesson: watched to its present, it gives exactly what it states."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sepgui.domain.staging import Answer
from sepgui.simulation.scenario import load_scenario, scenario_names
from sepgui.simulation.timeline import changes
from tests.diagnosis.cases import SECOND, watched

PLAYED = 10
"""So many scenarios at least have something to play."""


@pytest.mark.parametrize("name", scenario_names())
def test_a_scenario_gives_the_findings_that_it_states(name: str) -> None:
    scenario = load_scenario(name)
    found = watched(scenario, max(60, scenario.history_ns // SECOND))
    answers = tuple(Answer(each.cause, tuple(cell.port for cell in each.cells)) for each in found)
    assert answers == scenario.answers


def test_one_scenario_is_healthy_and_every_other_has_an_answer() -> None:
    healthy = [name for name in scenario_names() if not load_scenario(name).answers]
    assert healthy == ["healthy-site"]


@pytest.mark.parametrize("name", scenario_names())
def test_a_presenter_has_words_for_the_beginning_for_what_happens_and_for_the_end(name: str) -> None:
    scenario = load_scenario(name)
    assert len(scenario.notes) >= 3
    assert scenario.notes[0].at_ns == 0
    moments = [event.at_ns for event in scenario.events]
    after = [note.at_ns for note in scenario.notes]
    assert not moments or any(moments[0] <= at_ns for at_ns in after)
    assert all(first < second for first, second in pairwise(after))
    for words in (scenario.title, scenario.story, scenario.lesson, *(note.words for note in scenario.notes)):
        assert words.it != words.en


@pytest.mark.parametrize("name", scenario_names())
def test_what_changes_while_one_looks_is_told(name: str) -> None:
    scenario = load_scenario(name)
    within_a_day = {at_ns for at_ns in changes(scenario.world) if at_ns < 86_400 * SECOND}
    assert bool(scenario.events) == bool(within_a_day)


def test_several_scenarios_have_something_to_play() -> None:
    played = [name for name in scenario_names() if load_scenario(name).events]
    assert len(played) >= PLAYED
    restless = load_scenario("restless-night")
    assert [event.at_ns // SECOND for event in restless.events] == [40, 120, 180, 300, 360, 450]
