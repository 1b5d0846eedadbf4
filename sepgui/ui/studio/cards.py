"""The bundled scenarios as cards of the gallery: drawing, title and story, and what they are found by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from sepgui.app.vantage import NOWHERE, stated_vantage
from sepgui.catalogue import load_catalogue
from sepgui.domain.entry import Catalogue
from sepgui.domain.plan import Action
from sepgui.domain.planning import make_plan
from sepgui.simulation.scenario import Scenario, load_scenario, read_scenario, scenario_names
from sepgui.ui.models.fuzzy import plain
from sepgui.ui.studio.sketch import Sketch, sketch_of
from sepgui.ui.words import say_words


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario, its number in the gallery, its drawing, and by which name or file it is opened."""

    scenario: Scenario
    number: int
    sketch: Sketch
    source: str

    def title(self, *, answer: bool) -> str:
        """Return what the card is called; a title may give the answer away, a number does not."""
        if answer:
            return say_words(self.scenario.title)
        return neutral_title(self.number)

    def matches(self, query: str, *, answer: bool) -> bool:
        """Whether every word of a query is in what can be read on the card; accents do not matter."""
        hosts = " ".join(host.name for host in self.sketch.hosts)
        read = plain(f"{self.title(answer=answer)} {say_words(self.scenario.story)} {hosts}")
        return all(word in read for word in plain(query).split())


def neutral_title(number: int) -> str:
    """Return a title that gives nothing away."""
    return QCoreApplication.translate("Studio", "Scenario {number}").format(number=number)


def load_cards() -> tuple[ScenarioCard, ...]:
    """Return a card for every bundled scenario, the first look first."""
    scenarios = [load_scenario(name) for name in scenario_names()]
    catalogue = load_catalogue()
    return tuple(
        _card(scenario, number, scenario.name, catalogue)
        for number, scenario in enumerate(scenarios, start=1)
    )


def card_of_file(path: Path, number: int) -> ScenarioCard:
    """Return the card of a scenario's file; raises `ScenarioError`."""
    return _card(read_scenario(path), number, str(path), load_catalogue())


def _card(scenario: Scenario, number: int, source: str, catalogue: Catalogue) -> ScenarioCard:
    return ScenarioCard(scenario, number, sketch_of(scenario, blamed_hosts(scenario, catalogue)), source)


def blamed_hosts(scenario: Scenario, catalogue: Catalogue) -> frozenset[str]:
    """Return the hosts that listen on the ports of a scenario's answers."""
    ports = {port for answer in scenario.answers for port in answer.ports}
    vantage = scenario.vantage.name if scenario.vantage is not None else NOWHERE
    seen_from = stated_vantage(vantage, scenario.site, scenario.pair)
    plan = make_plan(catalogue, scenario.site, scenario.pair, seen_from, None)
    asked = (planned for planned in plan.flows if planned.action is Action.PROBE and planned.provable)
    return frozenset(
        planned.flow.listener.name
        for planned in asked
        if planned.flow.endpoint.port in ports and planned.flow.listener is not None
    )
