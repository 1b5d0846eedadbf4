"""`sepgui demo` in the terminal: each scenario in each form, marked as a simulation, without any network."""

from __future__ import annotations

import asyncio
import csv
import io
import os
import sys
from pathlib import Path

import pytest

from sepgui.simulation.scenario import load_scenario, scenario_names
from tests.app.tapes import tape_of
from tests.cli.program import sepgui

WATCHED = """
import sys
def heard(event, _arguments):
    if event.startswith("socket.") and event not in ("socket.__new__",):
        sys.stderr.write(event + "\\n")
sys.addaudithook(heard)
sys.argv[0] = "sepgui"
from sepgui.cli.main import main
sys.exit(main(sys.argv[1:]))
"""
"""The program under an audit hook that tells of each use of a network (PEP 578)."""


@pytest.fixture(autouse=True)
def without_display(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)


async def watched(*words: str) -> tuple[str, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", WATCHED, *words),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**os.environ, "PYTHONWARNINGS": "error"},
    )
    out, err = await process.communicate()
    assert process.returncode == 0, err.decode()
    return out.decode(), err.decode()


@pytest.mark.parametrize("name", scenario_names())
async def test_every_scenario_runs_without_any_network(name: str) -> None:
    out, err = await watched("demo", name, "--lang", "it")
    assert err == ""
    assert "SIMULAZIONE" in out
    assert load_scenario(name).lesson.it[:20] in out


@pytest.mark.parametrize("hostile", [("plan", "localhost", "--vantage", "client", "--format", "json")])
async def test_the_hook_hears_a_program_that_asks_the_network(hostile: tuple[str, ...]) -> None:
    _, err = await watched(*hostile)
    assert "socket." in err


@pytest.mark.parametrize(("lang", "word"), [("it", "SIMULAZIONE"), ("en", "SIMULATED")])
async def test_every_form_of_the_report_says_that_it_is_a_simulation(lang: str, word: str) -> None:
    for form in ("table", "md"):
        done = await sepgui("demo", "silent-firewall", "--format", form, "--lang", lang)
        assert word in done.out
    done = await sepgui("demo", "silent-firewall", "--format", "json", "--lang", lang)
    assert done.document["simulated"] is True
    done = await sepgui("demo", "silent-firewall", "--format", "csv", "--lang", lang)
    assert {row["simulated"] for row in csv.DictReader(io.StringIO(done.out))} == {"True"}


async def test_a_firewall_request_from_a_simulation_says_that_it_is_for_nobody() -> None:
    done = await sepgui("demo", "silent-firewall", "--format", "md", "--lang", "en")
    assert done.out.count("SIMULATION: this network is made up; the request is for nobody.") == 2
    assert "New-NetFirewallRule -DisplayName 'SIMULATION SEP TCP" in done.out
    assert 'comment "SIMULATION SEP TCP' in done.out


@pytest.mark.parametrize("lang", ["it", "en"])
async def test_the_list_names_every_scenario_in_every_form(lang: str) -> None:
    for form in ("table", "json", "csv", "md"):
        done = await sepgui("demo", "--list", "--format", form, "--lang", lang)
        assert (done.code, done.err) == (0, "")
        assert all(name in done.out for name in scenario_names())
    done = await sepgui("demo", "--list", "--format", "json", "--lang", lang)
    assert done.document["schema"] == "sepgui.scenarios/1"
    first = load_scenario("first-look")
    title = first.title.it if lang == "it" else first.title.en
    assert done.document["scenarios"][0]["title"] == title


# --- files ------------------------------------------------------------------------------------------


async def test_a_recorded_session_is_told_again(tmp_path: Path) -> None:
    tape = await asyncio.to_thread(tape_of, "silent-firewall", tmp_path / "tape.sepsession")
    done = await sepgui("demo", str(tape), "--lang", "en")
    assert (done.code, done.err) == (0, "")
    changed, _, table = done.out.partition("\n\n")
    assert changed.startswith("What changed, and when:")
    assert changed.count("open → filtered") == 1
    assert "SIMULATED" in table
    assert "8014" in table
    done = await sepgui("demo", str(tape), "--format", "json")
    assert done.document["simulated"] is True
    states = {cell["port"]: cell["state"] for cell in done.document["cells"] if cell["state"]}
    assert states[8014] == "filtered"


async def test_the_scenario_of_a_file_is_played(tmp_path: Path) -> None:
    tape = await asyncio.to_thread(tape_of, "silent-firewall", tmp_path / "tape.sepsession")
    drafted = tmp_path / "visit.toml"
    done = await sepgui("anonymise", str(tape), "-o", str(drafted), "--lang", "en")
    assert (done.code, done.out) == (0, "")
    assert "sepgui demo plays it" in done.err
    out, err = await watched("demo", str(drafted), "--lang", "it")
    assert err == ""
    assert "SIMULAZIONE" in out
    assert "Registrato per 1m40s da CLIENT-1" in out
    assert "filtrata" in out


async def test_a_file_that_cannot_be_played_is_refused_in_one_sentence(tmp_path: Path) -> None:
    for name, content, says in (
        ("no.toml", None, "There is no file"),
        ("no.sepsession", None, "There is no file"),
        ("site.toml", 'name = "a site"\n', "site.toml"),
        ("broken.sepsession", "x", "broken.sepsession"),
    ):
        if content is not None:
            (tmp_path / name).write_text(content, "utf-8")
        done = await sepgui("demo", str(tmp_path / name), "--lang", "en")
        assert (done.code, done.out) == (2, "")
        assert says in done.err
        assert len(done.err.splitlines()) == 1
