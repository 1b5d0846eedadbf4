"""A recorded session becomes a scenario: it names nobody, and its simulation shows what was recorded."""

from __future__ import annotations

from pathlib import Path

import pytest

from sepgui import assets
from sepgui.app import drafted
from sepgui.app.drafted import looked_at_again, scenario_of, write_scenario
from sepgui.app.sharing import share
from sepgui.domain.outcome import Service
from sepgui.domain.staging import Answer
from sepgui.domain.surroundings import Kind
from sepgui.engine.pipe import Begin, ClockState, Happened, Jump, Play, SaveAs, Saved, WatchScenario
from sepgui.simulation.drafting.stretches import series_of
from sepgui.simulation.scenario import is_scenario_document, read_scenario, scenario_from_text, scenario_names
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from tests.app.served import Window, serve
from tests.app.tapes import S, tape_of
from tests.diagnosis.cases import watched

LOSSY = frozenset({"lossy-wan", "first-look", "restless-night"})
"""Scenarios in which chance decides what a single sample meets: another seed finds other losses."""


@pytest.mark.parametrize("name", scenario_names())
def test_the_simulation_shows_at_each_recorded_moment_what_was_recorded(name: str, tmp_path: Path) -> None:
    tape, copy = tape_of(name, tmp_path / "tape.sepsession"), tmp_path / "copy.sepsession"
    found = scenario_of(tape)
    scenario = scenario_from_text(found.document, "drafted.toml")
    share(tape, copy)
    with SessionReader(copy) as reader:
        moments = looked_at_again(scenario, reader)
        cells = {each.cell for each in series_of(reader)}
    assert {moment.series.cell for moment in moments} == cells
    assert len(moments) == found.looked_at >= 2 * len(cells)
    wrong = [moment for moment in moments if not moment.agrees]
    assert wrong == []
    assert found.same == len(moments)
    known = [
        each for each in moments if Service.UNCHECKED not in (each.recorded.service, each.simulated.service)
    ]
    assert [each for each in known if each.recorded.service is not each.simulated.service] == []
    assert known


@pytest.mark.parametrize("name", [name for name in scenario_names() if name not in LOSSY])
def test_the_rules_find_in_it_what_they_found_in_the_recording(name: str, tmp_path: Path) -> None:
    scenario = scenario_from_text(scenario_of(tape_of(name, tmp_path / "tape.sepsession")).document, "x.toml")
    findings = watched(scenario, scenario.history_ns // S)
    answers = tuple(Answer(each.cause, tuple(cell.port for cell in each.cells)) for each in findings)
    assert answers == scenario.answers


def test_nobody_is_named_in_it(tmp_path: Path) -> None:
    document = scenario_of(tape_of("first-look", tmp_path / "tape.sepsession")).document
    for name in ("sepm-mi", "pc-to", "10.20.", "10.30.", "rete", "Milano", "Torino", "TO-114"):
        assert name.lower() not in document.lower()
    assert 'name = "MANAGER-1"' in document


def test_it_begins_where_the_recording_began_and_tells_what_changed(tmp_path: Path) -> None:
    tape = tape_of("silent-firewall", tmp_path / "tape.sepsession")
    target = tmp_path / "visit.toml"
    assert write_scenario(tape, target).same
    scenario = read_scenario(target)
    assert is_scenario_document(target)
    assert scenario.history_ns == 100 * S
    assert scenario.interval_ns == 2 * S
    (event,) = scenario.events
    assert 38 * S <= event.at_ns <= 44 * S
    assert event.words.en.endswith("open → filtered")
    assert event.words.it.endswith("aperta → filtrata")
    assert [answer.cause.value for answer in scenario.answers] == ["firewall-drop"]
    assert any("8014" in note.words.it for note in scenario.notes)


def test_the_way_is_as_long_as_it_was(tmp_path: Path) -> None:
    scenario = scenario_from_text(
        scenario_of(tape_of("silent-firewall", tmp_path / "tape.sepsession")).document, "x.toml"
    )
    bases_ns = {path.rtt.base_ns for path in scenario.world.paths}
    assert all(13_500_000 <= base_ns <= 15_500_000 for base_ns in bases_ns)
    jitters_ns = {path.rtt.jitter_ns for path in scenario.world.paths}
    assert all(1_500_000 <= jitter_ns <= 8_000_000 for jitter_ns in jitters_ns)


def test_this_computers_networks_come_and_go_as_they_did(tmp_path: Path) -> None:
    tape, drafted_file = tape_of("vpn-black-hole", tmp_path / "tape.sepsession"), tmp_path / "visit.toml"
    write_scenario(tape, drafted_file)
    with SessionReader(tape) as reader:
        then = [happening.kind for happening in reader.happenings()]
    assert then
    interfaces = read_scenario(drafted_file).world.interfaces
    assert all(each.when for each in interfaces)
    assert len({each.addresses for each in interfaces}) == 2
    told: list[Kind] = []

    async def act(window: Window) -> None:
        window.send(WatchScenario(str(drafted_file), begin=Begin.START, play=Play.PAUSED), Jump(60 * S))
        await window.next(ClockState, lambda state: state.now_ns == 60 * S)
        told.extend(
            each.kind for event in window.events if isinstance(event, Happened) for each in event.happenings
        )

    serve(act)
    assert told == then


def test_the_managers_and_clients_of_a_run_of_many_are_asked_again(tmp_path: Path) -> None:
    text = (assets.asset("resources", "scenarios", "silent-firewall.toml")).read_text("utf-8")
    second = """
[[site.host]]
name = "SEPM-2"
address = "sepm-2.rete.example"
roles = ["manager"]

[[host]]
name = "SEPM-2"
names = ["sepm-2.rete.example"]
addresses = ["10.40.1.11"]

[[host.service]]
port = 8014
speaks = "secars"

"""
    head, mark, tail = text.partition("[dns]")
    text = (
        head.replace('client = "PC-VR-04"', 'client = "PC-VR-04"\nmore_managers = ["SEPM-2"]') + mark + tail
    )
    site, mark, rest = text.partition("# --- the network")
    host, _, service = second.partition("[[host]]")
    many = tmp_path / "many.toml"
    many.write_text(site + host + mark + rest + "[[host]]" + service, "utf-8")
    tape = tmp_path / "many.sepsession"

    async def act(window: Window) -> None:
        window.send(WatchScenario(str(many), begin=Begin.START, play=Play.PAUSED), Jump(20 * S))
        await window.next(ClockState, lambda state: state.now_ns == 20 * S)
        window.send(SaveAs(tape))
        await window.next(Saved)

    serve(act)
    found = scenario_of(tape)
    scenario = scenario_from_text(found.document, "x.toml")
    assert found.same == found.looked_at
    assert [host.name for host in scenario.pair.more_managers] == ["MANAGER-2"]


def test_a_simulation_that_shows_something_else_is_told_as_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_firewalls(reader: SessionReader) -> str:
        return _drafted(reader).replace('action = "drop"', 'action = "accept"')

    _drafted = drafted.drafted
    tape = tape_of("silent-firewall", tmp_path / "tape.sepsession")
    monkeypatch.setattr(drafted, "drafted", without_firewalls)
    found = scenario_of(tape)
    assert found.same < found.looked_at


def test_what_is_no_session_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(SessionError):
        write_scenario(tmp_path / "no.sepsession", tmp_path / "no.toml")
    assert not (tmp_path / "no.toml").exists()
