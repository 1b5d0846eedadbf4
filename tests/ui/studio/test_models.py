"""What the studio knows without a window: drawings, cards, and how an answer compares."""

from __future__ import annotations

import pytest

from sepgui.diagnosis import diagnose
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Cause, Finding
from sepgui.domain.staging import ScenarioEvent
from sepgui.domain.words import Words
from sepgui.simulation.scenario import load_scenario, scenario_names
from sepgui.ui.studio.cards import ScenarioCard, load_cards
from sepgui.ui.studio.guess import Guess, compared
from sepgui.ui.studio.sketch import Shape, sketch_of
from sepgui.ui.studio.telling import coming_words, next_event, points_of, revealed_points
from sepgui.ui.widgets.glyphs import Glyph
from tests.fakes import results
from tests.fakes.window_engine import FakeSession
from tests.ui.stage import usual_plan


def cards() -> dict[str, ScenarioCard]:
    return {card.scenario.name: card for card in load_cards()}


def findings() -> tuple[Finding, ...]:
    plan = usual_plan()
    session = FakeSession(plan, results.rows(plan))
    outcomes = {443: results.answer(), 8443: results.answer(), 8445: results.SILENT, 2967: results.REFUSED}
    found = [
        (index, outcomes[row.cell.port])
        for index, row in enumerate(session.rows)
        if row.cell.port in outcomes and row.planned.provable
    ]
    return diagnose([result for _, result in session.batch(found).results], plan)


def named(cell: CellKey) -> str:
    return str(cell.port)


# --- drawings and cards ---------------------------------------------------------------------------


def test_every_bundled_scenario_has_a_card_with_its_hosts() -> None:
    made = cards()
    assert tuple(made) == scenario_names()
    for card in made.values():
        site = {host.name for host in card.scenario.site.hosts}
        assert {card.sketch.here, *(host.name for host in card.sketch.hosts)} <= site
        assert card.sketch.hosts


@pytest.mark.parametrize("name", [name for name in scenario_names() if name != "healthy-site"])
def test_a_drawing_shows_where_the_trouble_is(name: str) -> None:
    sketch = cards()[name].sketch
    assert any(host.wall or host.lossy or host.ill for host in sketch.hosts)


def test_a_healthy_site_has_no_trouble() -> None:
    assert not any(host.wall or host.lossy or host.ill for host in cards()["healthy-site"].sketch.hosts)


def test_hosts_are_drawn_by_what_they_are_and_where_they_stand() -> None:
    hosts = {host.name: host for host in sketch_of(load_scenario("first-look")).hosts}
    assert hosts["SQL-MI"].shape is Shape.STORE
    assert hosts["SEPM-MI"].shape is Shape.SERVER
    assert hosts["Cloud"].shape is Shape.CLOUD
    assert hosts["SEPM-MI"].far
    assert not hosts["GUP-BS"].far


def test_a_card_is_found_by_title_story_or_host_without_accents() -> None:
    made = cards()
    assert made["first-look"].matches("gup-bs", answer=True)
    assert made["lossy-wan"].matches("CAMERAS everything", answer=True)
    assert not made["lossy-wan"].matches("firewall", answer=True)


def test_a_hidden_title_gives_nothing_away_and_is_not_searched() -> None:
    card = cards()["certificate-replaced"]
    assert card.title(answer=True) == "Certificate replaced, clients orphaned"
    assert card.title(answer=False) == f"Scenario {card.number}"
    assert not card.matches("orphaned", answer=False)


# --- answers --------------------------------------------------------------------------------------


def test_a_right_answer_agrees_in_cause_and_ports() -> None:
    held = findings()
    dropped = next(finding for finding in held if finding.cause is Cause.FIREWALL_DROP)
    comparison = compared(Guess(Cause.FIREWALL_DROP, frozenset(dropped.cells)), held)
    assert comparison.agrees
    assert (comparison.missed, comparison.extra) == (frozenset(), frozenset())
    points = points_of(comparison, held, named)
    assert points[0].glyph is Glyph.OK
    assert [point.words for point in points if "rightly" in point.words] == ["Ports named rightly: 8445."]


def test_a_wrong_answer_says_what_was_missed_and_what_does_not_belong() -> None:
    held = findings()
    other = next(finding for finding in held if finding.cause is not held[0].cause)
    comparison = compared(Guess(Cause.CLOCK_SKEW, frozenset(other.cells)), held)
    assert not comparison.agrees
    assert comparison.finding is held[0]
    assert comparison.missed == frozenset(held[0].cells)
    assert comparison.extra == frozenset(other.cells)
    points = points_of(comparison, held, named)
    assert [point.glyph for point in points].count(Glyph.REFUSED) >= 3
    assert "the clocks disagree" in points[0].words


def test_a_cause_that_is_not_the_worst_is_right_too() -> None:
    held = findings()
    assert len(held) > 1
    comparison = compared(Guess(held[1].cause, frozenset(held[1].cells)), held)
    assert comparison.agrees
    assert comparison.finding is held[1]
    assert "more to find" in points_of(comparison, held, named)[-1].words


def test_nothing_wrong_is_an_answer() -> None:
    right = compared(Guess(None, frozenset()), ())
    assert right.agrees
    assert points_of(right, (), named)[0].glyph is Glyph.OK
    wrong = compared(Guess(None, frozenset()), findings())
    assert not wrong.agrees
    assert "nothing is wrong" in points_of(wrong, findings(), named)[0].words
    early = compared(Guess(Cause.HOST_DOWN, frozenset()), ())
    assert not early.agrees
    assert "at this moment" in points_of(early, (), named)[0].words


def test_without_an_answer_the_findings_are_said() -> None:
    held = findings()
    assert len(revealed_points(held)) == len(held)
    assert "at this moment" in revealed_points(())[0].words


# --- what comes next ------------------------------------------------------------------------------


def test_what_comes_next_gives_nothing_away_while_the_answer_is_hidden() -> None:
    events = (
        ScenarioEvent(60_000_000_000, Words(it="", en="the rule appears")),
        ScenarioEvent(90_000_000_000, Words(it="", en="it goes")),
    )
    event = next_event(events, 0)
    assert coming_words(event, 0, answer=True) == "In 1 min: the rule appears"
    assert coming_words(event, 0, answer=False) == "Next event in 1 min"
    assert next_event(events, 60_000_000_000) is events[1]
    assert (
        coming_words(next_event(events, 95_000_000_000), 0, answer=True) == "Nothing more is going to happen"
    )
