"""The plan for new colleagues names scenarios that exist, fills twenty minutes, and leaves none out."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from sepgui.simulation.scenario import load_scenario, scenario_names
from sepgui.simulation.timeline import as_text

DOCS = Path(__file__).parent.parent / "docs"
PAGES = ("onboarding.it.md", "onboarding.en.md")


@pytest.mark.parametrize("page", PAGES)
def test_every_scenario_has_its_place_and_no_other_is_named(page: str) -> None:
    rows = [line for line in (DOCS / page).read_text("utf-8").splitlines() if line.startswith("| ")]
    named = [name for row in rows for name in re.findall(r"`([a-z-]+)`", row)]
    assert sorted(named) == sorted(scenario_names())


@pytest.mark.parametrize("page", PAGES)
def test_the_plan_fills_twenty_minutes_without_a_gap(page: str) -> None:
    spans = re.findall(r"^\| (\d+)–(\d+) \|", (DOCS / page).read_text("utf-8"), re.MULTILINE)
    minutes = [(int(begin), int(end)) for begin, end in spans]
    assert (minutes[0][0], minutes[-1][1]) == (0, 20)
    assert all(before[1] == after[0] for before, after in pairwise(minutes))


@pytest.mark.parametrize("page", PAGES)
def test_the_moments_it_tells_of_are_those_of_the_scenarios(page: str) -> None:
    parts = re.findall(r"\*\*`([a-z-]+)`\.\*\*(.*?)\n\n", (DOCS / page).read_text("utf-8"), re.DOTALL)
    assert len(parts) == 8
    told = 0
    for name, text in parts:
        moments = {as_text(event.at_ns) for event in load_scenario(name).events}
        for minute, second in re.findall(r"(?<![\d:])(\d):(\d\d)", text):
            assert as_text((int(minute) * 60 + int(second)) * 10**9) in moments
            told += 1
    assert told >= 10
