"""`sepgui import` shows what files tell, writes the site, and refuses what it cannot use in one sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sepgui.catalogue import load_site
from sepgui.cli.main import main
from sepgui.store.reader import SessionReader

FILES = Path(__file__).parent.parent / "imports" / "files"


def test_several_files_make_one_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "milano.toml"
    names = ("Sylink.xml", "conf.properties", "server.xml", "hosts.csv")
    assert main(["import", *(str(FILES / name) for name in names), "-o", str(out), "--lang", "en"]) == 0
    site = load_site(out)
    assert site.name == "milano"
    assert set(site.ports.values()) == {4443, 18446, 8766, 9091, 18443}
    assert site.host("pc-17") is not None
    shown = capsys.readouterr().out
    assert "Sylink.xml: Management server list of a client" in shown
    assert "web-console: port 9091 instead of 9090." in shown
    assert main(["import", str(FILES / "server.xml"), "--site", str(out), "--lang", "it"]) == 0
    assert "Nella sede non cambia nulla." in capsys.readouterr().out


def test_the_json_holds_what_was_measured(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(FILES / "scan.xml"), "--format", "json", "--lang", "en"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "sepgui.import/1"
    assert document["changes"] == []
    (file,) = document["files"]
    assert file["kind"] == "nmap"
    assert [flow["port"] for flow in file["measured"]] == [8014, 8443, 445, 514]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ([], "Which file?"),
        (["/nowhere/at-all.xml"], "/nowhere/at-all.xml cannot be read"),
        ([str(FILES / "hosts.csv"), "-o", "/nowhere/at-all/x.toml"], "cannot be written"),
        ([str(FILES / "hosts.csv"), "--site", "/nowhere/x.toml"], "cannot be read"),
    ],
)
def test_what_cannot_be_used_is_told(
    words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", *words, "--lang", "en"]) == 2
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.out == ""


def test_merge_prints_the_matrix_of_a_script(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = tmp_path / "whole.html"
    words = ["merge", str(FILES / "sepm1.json"), "--format", "json", "--report", str(report), "--lang", "en"]
    assert main(words) == 1
    document = json.loads(capsys.readouterr().out)
    assert (document["schema"], document["vantage"]) == ("sepgui.check/1", "manager")
    assert "445" in report.read_text("utf-8")


@pytest.mark.parametrize("name", ["scan.xml", "nowhere.sepsession"])
def test_merge_refuses_what_is_no_vantage(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge", str(FILES / name), "--lang", "en"]) == 2
    assert main(["merge", "--lang", "en"]) == 2
    assert capsys.readouterr().out == ""


def test_merge_writes_a_session_that_says_who_saw_what(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    manager = json.loads((FILES / "sepm1.json").read_text("utf-8"))
    client = manager | {"vantage": "pc-17", "computer": "PC-17"}
    client["flows"] = [
        {
            "entry": "client-manager-http",
            "host": "192.0.2.10",
            "address": "192.0.2.10",
            "transport": "tcp",
            "port": 8014,
            "state": "open",
            "reason": "syn-ack",
            "connect_ms": 1.5,
            "at": "2026-11-24T10:00:02Z",
        }
    ]
    (tmp_path / "pc-17.json").write_text(json.dumps(client), "utf-8")
    target = tmp_path / "whole.sepsession"
    words = ["merge", str(FILES / "sepm1.json"), str(tmp_path / "pc-17.json"), "--out", str(target)]
    main([*words, "--format", "json", "--lang", "en"])
    printed = json.loads(capsys.readouterr().out)
    with SessionReader(target) as reader:
        seen = {(row.cell.port, row.cell.seen_from) for row in reader.rows()}
        assert {(445, "sepm1"), (8014, "pc-17")} <= seen
        assert reader.ended_ns is not None
    assert main(["report", str(target), "--format", "json", "--lang", "en"]) == 0
    told = json.loads(capsys.readouterr().out)
    asked = [(cell["port"], cell["seen_from"]) for cell in told["cells"] if cell["state"]]
    assert asked == [(cell["port"], cell["seen_from"]) for cell in printed["cells"] if cell["state"]]
    assert main([*words[:-1], str(tmp_path / "whole.html"), "--lang", "en"]) == 2
    assert ".sepsession" in capsys.readouterr().err
