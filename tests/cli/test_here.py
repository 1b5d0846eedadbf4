"""`sepgui here` says what this computer tells of itself, in tables and in JSON of a published form."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sepgui.cli.main import main
from tests.reports.schema import faults

SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).parent.parent.parent.joinpath("docs", "report.schema.json").read_text("utf-8")
)


def document(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    assert main(["here", *words, "--json", "--lang", "en"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_json_is_as_its_schema_says(capsys: pytest.CaptureFixture[str]) -> None:
    told = document(capsys, "--manager", "127.0.0.1", "--manager", "sepm.example")
    assert (told.pop("schema"), told.pop("language")) == ("sepgui.here/1", "en")
    assert faults(told, SCHEMA["$defs"]["computer"], SCHEMA) == []
    own, unknown = told["routes"]
    assert own["own"] is True
    assert unknown["address"] is None
    assert "would ask a name server" in unknown["why"]
    assert told["roles"] == ["manager"]
    assert told["simulated"] is False


def test_a_site_and_its_manager_are_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "site.toml"
    site.write_text(
        'name = "X"\n\n[[host]]\nname = "PC"\naddress = "127.0.0.1"\nroles = ["client"]\n',
        "utf-8",
    )
    assert document(capsys, str(site))["roles"] == ["client"]
    assert document(capsys, str(site), "--manager", "PC")["roles"] == ["manager", "client"]


@pytest.mark.parametrize(("lang", "title"), [("en", "This computer"), ("it", "Questo computer")])
def test_the_table_has_every_section(lang: str, title: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["here", "--manager", "127.0.0.1", "--lang", lang]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(title)
    assert shown.count("\n\n") == 8


def test_names_are_looked_up_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    (way, *_) = document(capsys, "--manager", "localhost", "--resolve")["routes"]
    assert way["own"] is True


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("no-such.toml",), "no-such.toml"),
        (("--manager", "bad name"), "bad name"),
        (("a", "b"), "one word too many"),
    ],
)
def test_wrong_usage_is_one_sentence(
    words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["here", *words, "--lang", "en"]) == 2
    shown = capsys.readouterr().err
    assert said in shown
    assert shown.count("\n") == 1


def test_a_check_takes_the_view_into_its_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "x.html"
    words = ("check", "127.0.0.1", "--only", "server-control", "--lang", "en", "--here")
    main([*words, "--report", str(page)])
    assert "Addresses and interfaces" in page.read_text("utf-8")
    assert main([*words, "--report", str(tmp_path / "x.csv")]) == 2
    assert "report on paper" in capsys.readouterr().err
