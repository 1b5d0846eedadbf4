"""What `diff` reads: sessions and the JSON of runs, and one sentence for everything else."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sepgui.app.compare import CompareError, compared_files, side_of
from sepgui.app.report import told_of_session
from sepgui.catalogue import load_catalogue
from sepgui.domain.comparing import Way
from sepgui.i18n import LANGS, translate
from sepgui.reports.diff import FORMATS, headline
from sepgui.reports.diff_forms import diff_written
from sepgui.reports.forms import Form, Wish, written
from sepgui.store.errors import SessionError
from tests.fakes.recorded import recorded


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A morning in which 8014 still answered, and an afternoon in which a firewall rejects it."""
    folder = tmp_path_factory.mktemp("diff")
    return recorded(folder / "a.sepsession", seconds=900), recorded(folder / "b.sepsession", seconds=60)


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory, sessions: tuple[Path, Path]) -> Path:
    """The JSON of a report, with 8014 as it was before the firewall's rule."""
    document = json.loads(written(told_of_session(sessions[0]), Wish(Form.JSON, "en")))
    cell = next(each for each in document["cells"] if each["entry"] == "client-manager-http")
    cell |= {"state": "open", "reason": "syn-ack", "rejected_by": None, "icmp": None}
    cell |= {"service": "confirmed", "judgement": "ok", "figures": None}
    file = tmp_path_factory.mktemp("early") / "early.json"
    file.write_text(json.dumps(document), "utf-8")
    return file


def test_a_session_does_not_differ_from_itself_nor_from_its_report(
    sessions: tuple[Path, Path], tmp_path: Path
) -> None:
    file = tmp_path / "report.json"
    file.write_bytes(written(told_of_session(sessions[0]), Wish(Form.JSON, "it")))
    assert compared_files(sessions[0], sessions[0]).differences == ()
    assert compared_files(sessions[0], file).differences == ()
    assert compared_files(file, sessions[0]).differences == ()


@pytest.mark.parametrize("lang", LANGS)
def test_what_changed_is_told_in_every_form(early: Path, sessions: tuple[Path, Path], lang: str) -> None:
    compared = compared_files(early, sessions[1])
    assert [(each.seen.port, each.way) for each in compared.differences] == [(8014, Way.WORSE)]
    for form, make in FORMATS.items():
        text = make(compared, load_catalogue(), "it" if lang == "it" else "en", 100)
        assert "8014" in text, form
        assert "early.json" in text or form == "csv"
        assert ("Non risponde più" if lang == "it" else "Answers no more") in text
    document = json.loads(FORMATS["json"](compared, load_catalogue(), "en", 0))
    assert document["schema"] == "sepgui.diff/1"
    assert document["differences"][0]["after"]["rejected_by"] == "10.20.0.1"
    assert "worse 1" in translate(headline(compared), "en")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"{",
        b"\xff\xfe",
        b'{"schema": "sepgui.plan/1", "started": "", "cells": []}',
        b"x" * 99,
    ],
)
def test_what_is_neither_is_refused_in_one_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.json"
    file.write_bytes(content)
    with pytest.raises((CompareError, SessionError)) as refused:
        side_of(file)
    assert "x.json" in translate(refused.value.text, "en")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CompareError):
        side_of(tmp_path / "missing.json")


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_mutated_json_is_read_or_refused(early: Path, tmp_path: Path, data: st.DataObject) -> None:
    whole = bytearray(early.read_bytes())
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(whole)) | st.just(len(whole)))
    file = tmp_path / "mutated.json"
    file.write_bytes(bytes(whole[:cut]))
    with suppress(CompareError, SessionError):
        side_of(file)


# --- two places -------------------------------------------------------------------------------------

SCAN = """<?xml version="1.0"?>
<nmaprun scanner="nmap" args="nmap -S 10.0.0.5 -oX scan.xml" start="1795507200">
<host><status state="up"/><address addr="{address}" addrtype="ipv4"/><ports>
<port protocol="tcp" portid="8014"><state state="open" reason="syn-ack"/></port>
<port protocol="tcp" portid="8445"><state state="filtered" reason="admin-prohibited"
 reason_ip="10.20.0.9"/></port>
<port protocol="tcp" portid="22"><state state="open" reason="syn-ack"/></port>
</ports></host></nmaprun>
"""


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory, sessions: tuple[Path, Path]) -> Path:
    """A scan of the same manager by nmap, which saw 8014 open and 8445 rejected."""
    address = next(seen.address for seen in side_of(sessions[1]).seen if seen.port == 8014 and seen.address)
    file = tmp_path_factory.mktemp("scan") / "scan.xml"
    file.write_text(SCAN.format(address=address), "utf-8")
    return file


def test_a_scan_by_nmap_is_the_baseline_of_another_place(scan: Path, sessions: tuple[Path, Path]) -> None:
    compared = compared_files(scan, sessions[1])
    assert compared.places is not None
    assert compared.places[0] == "nmap (10.0.0.5)"
    told = {each.seen.port: each for each in compared.differences}
    assert set(told) == {8014, 8445}, "a port of the scan that is none of ours is not told"
    assert told[8014].way is Way.WORSE
    assert [translate(text, "en") for text in told[8014].said] == [
        "nmap (10.0.0.5) sees it open; PC-BS-017 sees it filtered (rejected by 10.20.0.1)."
    ]
    assert told[8445].way is Way.BETTER
    assert "nmap (10.0.0.5) la vede filtrata (respinta da 10.20.0.9)" in translate(told[8445].said[0], "it")
    assert compared.left_out > 0
    for form, make in FORMATS.items():
        text = make(compared, load_catalogue(), "en", 100)
        assert "nmap (10.0.0.5) sees it open" in text or form == "table"
    document = json.loads(FORMATS["json"](compared, load_catalogue(), "en", 0))
    assert (document["between"], document["left_out"]) == ("places", compared.left_out)


def test_a_scan_may_be_the_second_side_and_never_both(scan: Path, sessions: tuple[Path, Path]) -> None:
    turned = compared_files(sessions[1], scan)
    assert {each.seen.port: each.way for each in turned.differences}[8014] is Way.BETTER
    with pytest.raises(CompareError, match="so is the other"):
        compared_files(scan, scan)


def test_what_a_script_printed_on_another_host_is_another_place() -> None:
    file = Path(__file__).parent.parent / "imports" / "files" / "sepm1.json"
    side = side_of(file)
    assert (side.place, side.vantage) == ("sepm1", "manager")
    assert any(seen.state is not None for seen in side.seen)


def test_a_file_of_others_that_tells_of_no_port_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "site.xml"
    file.write_text("<Server><Service/></Server>", "utf-8")
    with pytest.raises(CompareError):
        side_of(file)


def test_the_sheet_holds_every_port_and_the_sides(early: Path, sessions: tuple[Path, Path]) -> None:
    compared = compared_files(early, sessions[1])
    sheet = FORMATS["csv"](compared, load_catalogue(), "it", 0)
    lines = sheet.removeprefix("\ufeff").splitlines()
    assert len(lines) == 1 + len(compared.differences) + len(compared.same)
    assert lines[0].startswith("Cambio;Porta;Voce;Indirizzo;Prima;Ora;Che cosa è cambiato")
    assert lines[1].startswith("peggio;8014/tcp;")
    assert all(line.endswith("SIMULAZIONE") for line in lines[1:])


@pytest.mark.parametrize("form", Form)
def test_a_comparison_is_a_file_of_every_form(early: Path, sessions: tuple[Path, Path], form: Form) -> None:
    compared = compared_files(early, sessions[1])
    document = diff_written(compared, load_catalogue(), form, "en")
    assert len(document) > 200
    if form is Form.HTML:
        assert b"SIMULAT" in document
        assert b"For the worse" in document
    if form is Form.PDF:
        assert document.startswith(b"%PDF")


def test_reading_a_session_tells_how_far_it_is_and_can_be_given_up(sessions: tuple[Path, Path]) -> None:
    told: list[tuple[int, int]] = []
    side_of(sessions[1], lambda done, cells: told.append((done, cells)))
    assert told[0][0] == 0
    assert told[-1][0] == told[-1][1]

    def give_up(_done: int, _cells: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        side_of(sessions[1], give_up)
