"""A report from the window: chosen, named, made beside the window, given up, and what is said of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog

from sepgui.app.report import told_of_session
from sepgui.reports.forms import FirewallPart, Form, Wish
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from sepgui.ui import report_job
from sepgui.ui.report_job import ReportJob
from sepgui.ui.views.menus import Act
from sepgui.ui.views.report_form import ReportForm, ReportProgress
from tests.fakes.recorded import recorded
from tests.store.sessions import ABOUT, ROWS, document, sample
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def session(tmp_path: Path) -> Path:
    return recorded(tmp_path / "first.sepsession", seconds=120)


@pytest.fixture
def opened(stage: Stage, session: Path, qtbot: QtBot) -> Stage:
    """A window in which the recorded session is open."""
    with SessionReader(session) as reader:
        about, rows = reader.about, reader.rows()
    stage.session.rows = rows
    stage.say(replace(stage.session.opened(session, live=False), anchor=about.anchor, rows=rows))
    qtbot.waitUntil(lambda: stage.desk.opened is not None and stage.desk.opened.database == session)
    return stage


def form_of(stage: Stage, qtbot: QtBot) -> ReportForm:
    stage.acts.do(Act.SAVE_REPORT)
    qtbot.waitUntil(lambda: bool(stage.window.findChildren(ReportForm)))
    return stage.window.findChildren(ReportForm)[0]


def name_it(stage: Stage, qtbot: QtBot, file: Path) -> None:
    qtbot.waitUntil(lambda: bool(stage.window.findChildren(QFileDialog)))
    dialog = stage.window.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(file))
    dialog.close()


def ended_with(job: ReportJob, qtbot: QtBot) -> object:
    told: list[object] = []
    job.ended.connect(told.append)
    with qtbot.waitSignal(job.ended):
        job.begin()
    return told[0]


def choose(box: QComboBox, value: object) -> None:
    box.setCurrentIndex(box.findData(value))


@pytest.mark.parametrize("form", Form)
def test_a_report_is_saved_in_the_form_and_language_chosen(
    opened: Stage, qtbot: QtBot, tmp_path: Path, form: Form
) -> None:
    asked = form_of(opened, qtbot)
    choose(asked.form, form.value)
    choose(asked.lang, "it")
    asked.save.click()
    file = tmp_path / f"report.{form.value}"
    name_it(opened, qtbot, file)
    qtbot.waitUntil(lambda: str(file) in opened.window.notice.words)
    assert file.stat().st_size > 1000
    if form in (Form.HTML, Form.MD):
        assert "Diagnosi" in file.read_text("utf-8"), "the window speaks English, the report Italian"


def test_names_are_hidden_when_that_is_ticked(opened: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    asked = form_of(opened, qtbot)
    choose(asked.form, Form.JSON.value)
    asked.hide_names.setChecked(True)
    asked.save.click()
    file = tmp_path / "report.json"
    name_it(opened, qtbot, file)
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: str(file) in opened.window.notice.words)
    assert json.loads(file.read_text("utf-8"))["manager"] == "manager-1"


def test_the_firewall_team_gets_its_page_alone(opened: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    asked = form_of(opened, qtbot)
    choose(asked.part, FirewallPart.RULES)
    assert asked.form.count() == 1
    asked.save.click()
    file = tmp_path / "rules.txt"
    name_it(opened, qtbot, file)
    qtbot.waitUntil(lambda: str(file) in opened.window.notice.words)
    rules = file.read_text("utf-8")
    assert rules.startswith("SIMULATION")
    assert "New-NetFirewallRule" in rules
    assert "Source port" not in rules, "the request is another part"


def test_what_cannot_be_written_is_said(opened: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    form_of(opened, qtbot).save.click()
    name_it(opened, qtbot, tmp_path / "nowhere" / "report.pdf")
    qtbot.waitUntil(lambda: "could not be written" in opened.window.notice.words)


def test_without_a_session_there_is_nothing_to_report(qapp: QApplication, tmp_path: Path) -> None:
    stage = Stage(qapp, tmp_path)
    stage.acts.do(Act.SAVE_REPORT)
    assert not stage.window.findChildren(ReportForm)
    assert "open or begin one first" in stage.window.first.fault
    stage.close()


def test_a_report_that_is_given_up_leaves_no_file(session: Path, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    job = ReportJob(session, file, Wish(Form.PDF, "en"), None)
    job.give_up()
    assert ended_with(job, qtbot) is None
    assert not file.exists()


def test_a_job_tells_how_far_it_is(session: Path, qtbot: QtBot, tmp_path: Path) -> None:
    job = ReportJob(session, tmp_path / "report.pdf", Wish(Form.PDF, "en"), None)
    progress = ReportProgress()
    qtbot.addWidget(progress)
    said: list[str] = []

    def note(*_: object) -> None:
        said.append(progress.said)

    job.read.connect(progress.show_read)
    job.read.connect(note)
    job.paged.connect(progress.show_page)
    job.paged.connect(note)
    assert ended_with(job, qtbot) is True
    assert said[0].startswith("0 of ")
    assert said[-1].startswith("Page ")


def test_a_session_under_way_is_reported_with_a_copy_that_its_hash_is_of(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    live = document(tmp_path)
    live.write([sample(row.cell, second) for second in range(5) for row in ROWS], 0)
    stage.session.rows = ROWS
    stage.say(replace(stage.session.opened(live.path, live=True), anchor=ABOUT.anchor, rows=ROWS))
    qtbot.waitUntil(lambda: stage.desk.opened is not None and stage.desk.opened.database == live.path)
    form_of(stage, qtbot).save.click()
    file = tmp_path / "mattina.pdf"
    name_it(stage, qtbot, file)
    qtbot.waitUntil(lambda: str(file) in stage.window.notice.words, timeout=20_000)
    (copy,) = tmp_path.glob("mattina *.sepsession")
    assert copy.name in stage.window.notice.words
    live.close()


def test_a_copy_goes_with_a_report_that_is_not_written(qtbot: QtBot, tmp_path: Path) -> None:
    live = document(tmp_path)
    live.write([sample(ROWS[0].cell, 1)], 0)
    (tmp_path / "report.html").mkdir()
    job = ReportJob(live.path, tmp_path / "report.html", Wish(Form.HTML, "en"), None)
    assert isinstance(ended_with(job, qtbot), OSError)
    assert job.copy is None
    assert not list(tmp_path.glob("*.sepsession"))
    live.close()


def test_cancelling_the_progress_gives_up(qtbot: QtBot) -> None:
    progress = ReportProgress()
    with qtbot.waitSignal(progress.given_up):
        progress.reject()


def test_a_bug_while_it_is_made_is_no_sentence_but_a_bug(
    session: Path, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(report_job, "written", broken)
    job = ReportJob(session, tmp_path / "report.pdf", Wish(Form.PDF, "en"), None)
    assert isinstance(ended_with(job, qtbot), ZeroDivisionError)


def test_a_file_that_is_no_session_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "x.sepsession").write_bytes(b"nothing")
    with pytest.raises(SessionError):
        told_of_session(tmp_path / "x.sepsession")
