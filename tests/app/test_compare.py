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
        assert "early.json" in text
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
