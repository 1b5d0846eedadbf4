"""Commands, help, language and refusals, without leaving the process."""

from __future__ import annotations

import json

import pytest

from sepgui import __version__
from sepgui.cli.commands import COMMANDS
from sepgui.cli.main import main
from sepgui.i18n import LANGS, Lang
from sepgui.reports.table import display_width

FIRST_WORDS = {"en": "Usage:", "it": "Uso:"}


@pytest.mark.parametrize("lang", LANGS)
def test_the_help_lists_every_command_and_exit_code(lang: Lang, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help", "--lang", lang]) == 0
    out, err = capsys.readouterr()
    assert out.startswith(FIRST_WORDS[lang])
    assert err == ""
    for command in COMMANDS:
        assert f"\n  sepgui {command.name}" in out
    for code in ("0", "1", "2", "3", "130"):
        assert f"\n  {code} " in out
    assert max(display_width(line) for line in out.splitlines()) <= 100


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("command", [command.name for command in COMMANDS])
def test_each_command_explains_its_options(
    command: str, lang: Lang, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "-h", f"--lang={lang}"]) == 0
    out, _ = capsys.readouterr()
    assert out.startswith(FIRST_WORDS[lang])
    table = next(each for each in COMMANDS if each.name == command)
    for option in table.options:
        assert ", ".join(option.names) in out
    assert max(display_width(line) for line in out.splitlines()) <= 100


def test_what_is_not_built_is_not_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help", "--lang", "en"])
    out, _ = capsys.readouterr()
    for absent in ("respond", "export"):
        assert f"sepgui {absent}" not in out


def test_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sepgui {__version__}\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["chek", "sepm"], "sepgui: “chek” is neither a command nor a session file; did you mean check?\n"),
        (["trace", "sepm"], "sepgui: Which host and which port? As in: sepgui trace sepm.example 8014.\n"),
        (["trace", "sepm", "0"], "sepgui: A port is a number from 1 to 65535; not “0”.\n"),
        (
            ["trace", "sepm", "443", "--reference", "x"],
            "sepgui: A port is a number from 1 to 65535; not “x”.\n",
        ),
        (
            ["trace", "sepm", "443", "--reference=443"],
            "sepgui: The reference is another port of the host, one that works; not 443 again.\n",
        ),
        (["xyzzy"], "sepgui: “xyzzy” is neither a command nor a session file; see sepgui --help.\n"),
        (["check"], "sepgui: Which manager? Name one, as in: sepgui check sepm.example.\n"),
        (["ports", "all"], "sepgui: “all” is one word too many for “sepgui ports”; see --help.\n"),
        (["plan", "sepm", "--vantage", "moon"], "sepgui: “moon” is neither a host of the site nor a role;"),
        (["check", "sepm", "--report", "x.docx"], "sepgui: “x.docx” has no ending that says its form;"),
        (["check", "sepm", "--report", "/no/x.md"], "sepgui: There is no folder “/no”; make it,"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_code_2(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--lang", "en"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(sentence)
    assert err.count("\n") == 1


def test_refusals_speak_the_language_that_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--lang", "it"]) == 2
    assert "Quale manager?" in capsys.readouterr().err
    assert main(["check", "--lang", "de"]) == 2
    assert "it, en" in capsys.readouterr().err


def test_the_systems_language_decides_without_lang(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, first in (("C.UTF-8", "Uso:"), ("it_IT.UTF-8", "Uso:"), ("de_DE.UTF-8", "Usage:")):
        monkeypatch.setenv("LC_ALL", name)
        main(["--help"])
        assert capsys.readouterr().out.startswith(first)


def test_ports_is_the_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ports", "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["schema"] == "sepgui.ports/1"
    assert len(found["entries"]) == 20


def test_plan_gives_0_and_asks_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    words = ["plan", "192.0.2.10", "--client", "192.0.2.20", "--sep-version", "12.1", "--format", "json"]
    assert main(words) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["schema"], found["sep_version"], found["vantage"]) == ("sepgui.plan/1", "12.1", "client")
    assert (found["manager"], found["client"], found["vantage_assumed"]) == ("192.0.2.10", "192.0.2.20", True)
    asked = {flow["entry"] for flow in found["flows"] if flow["action"] == "probe"}
    assert asked == {
        *("server-https", "web-console", "client-manager-http", "client-manager-https", "reporting-console"),
    }


def test_without_a_client_this_computer_is_the_client(capsys: pytest.CaptureFixture[str]) -> None:
    main(["plan", "192.0.2.10", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["vantage"] == "client"
    assert found["client"]


def test_on_the_manager_itself_the_vantage_is_the_manager(capsys: pytest.CaptureFixture[str]) -> None:
    main(["plan", "127.0.0.1", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert (found["vantage"], found["vantage_assumed"], found["client"]) == ("manager", False, None)
