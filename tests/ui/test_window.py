"""The window as a person uses it: picking, running, reading, switching; by mouse and by keyboard."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton

from sepgui.domain.attempt import Rejected, Silent
from sepgui.domain.finding import Cause, Evidence, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Icmp
from sepgui.domain.plan import Pace
from sepgui.domain.trace import Hop, Trace, TraceEnd, Way
from sepgui.domain.words import Words
from sepgui.engine.pipe import (
    Broken,
    CellTraced,
    NotSupported,
    Pause,
    Refusal,
    Reopen,
    RowsChanged,
    RunOnce,
    SaveAs,
    Saved,
    Start,
    TraceCell,
    Watch,
    WatchScenario,
)
from sepgui.i18n import Text
from sepgui.ui.models.matrix_model import GROUP, Column
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.theme import DARK, LIGHT, ThemeChoice, tokens_of
from sepgui.ui.views.menus import Act
from sepgui.ui.views.workspace import Arrangement
from tests.fakes import results
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ENTER = Qt.Key.Key_Return


def click_row(stage: Stage, port: int) -> None:
    position = stage.model.position_of(stage.row(port))
    assert position is not None
    box = stage.matrix.visualRect(stage.model.index(position, Column.ENTRY))
    QTest.mouseClick(stage.matrix.viewport(), Qt.MouseButton.LeftButton, pos=box.center())


# --- the first screen ----------------------------------------------------------------------------


def test_a_managers_name_and_enter_start_a_session(blank: Stage, qtbot: QtBot) -> None:
    assert blank.window.asks_for_pair
    edit = blank.window.first.manager.lineEdit()
    assert edit is not None
    assert QApplication.focusWidget() in (edit, blank.window.first.manager)
    QTest.keyClicks(edit, "sepm.example")
    QTest.keyClick(edit, ENTER)
    qtbot.waitUntil(lambda: blank.desk.opened is not None)
    (watch,) = blank.commands(Watch)
    assert isinstance(watch, Watch)
    assert watch.pair.manager.target.ascii == "sepm.example"
    assert watch.pair.client is None
    assert watch.options.pace is Pace.GENTLE
    assert not blank.window.asks_for_pair
    assert blank.settings.managers == ("sepm.example",)


@pytest.mark.parametrize("typed", ["", "not a name", "300.1.1.1", "sepm..example"])
def test_what_is_no_host_is_said_and_not_sent(blank: Stage, qtbot: QtBot, typed: str) -> None:
    first = blank.window.first
    edit = first.manager.lineEdit()
    assert edit is not None
    QTest.keyClicks(edit, typed)
    QTest.mouseClick(button(blank, "Start"), Qt.MouseButton.LeftButton)
    assert first.fault
    assert not blank.commands(Watch)
    QTest.keyClicks(edit, "x")
    assert not first.fault


def test_the_demo_is_one_click_away(blank: Stage, qtbot: QtBot) -> None:
    blank.simulates = True
    QTest.mouseClick(button(blank, "Try the demo"), Qt.MouseButton.LeftButton)
    gallery = blank.acts.scenarios.gallery
    assert gallery is not None
    QTest.keyClick(gallery.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: blank.desk.opened is not None)
    assert blank.commands(WatchScenario) == [WatchScenario("first-look")]
    assert blank.studio.band.isVisible()
    assert blank.studio.band.words[0] == "SIMULATION"


def test_a_refused_beginning_returns_to_the_first_screen(blank: Stage, qtbot: QtBot) -> None:
    blank.opens = False
    blank.desk.watch_scenario("nowhere")
    blank.say(Refusal(Text("", "There is no scenario nowhere.")))
    qtbot.waitUntil(lambda: bool(blank.window.first.fault))
    assert blank.window.asks_for_pair
    assert blank.window.first.fault == "There is no scenario nowhere."


def test_a_site_document_offers_its_hosts(blank: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "site.toml"
    path.write_text(
        'name = "Brescia"\n[[host]]\nname = "SEPM-MI"\naddress = "sepm.example"\nroles = ["manager"]\n'
        '[[host]]\nname = "PC"\naddress = "pc.example"\nroles = ["client"]\n',
        "utf-8",
    )
    blank.acts.open_file(path)
    qtbot.waitUntil(lambda: blank.window.first.manager.host == "SEPM-MI")
    assert blank.window.asks_for_pair
    assert blank.window.first.client.host == "PC"


def test_a_broken_site_document_is_said(blank: Stage, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "site.toml"
    path.write_text("name = ", "utf-8")
    blank.acts.open_file(path)
    qtbot.waitUntil(lambda: "site.toml" in blank.window.first.fault)


def button(stage: Stage, text: str) -> QPushButton:
    found = [
        each for each in stage.window.findChildren(QPushButton) if each.text() == text and each.isVisible()
    ]
    assert len(found) == 1
    return found[0]


# --- a session ------------------------------------------------------------------------------------


def test_rows_change_while_it_runs(stage: Stage, qtbot: QtBot) -> None:
    assert stage.model.line(stage.row(443)).word == "Waiting"
    stage.answer({443: results.answer(rtt_ms=12), 8443: results.REFUSED})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Closed")
    assert stage.model.line(stage.row(443)).now == "12 ms"
    qtbot.waitUntil(lambda: stage.model.row_at(0) == stage.row(8443))
    assert "1 problem" in stage.bar.counts_words


def test_the_worst_row_is_shown_until_the_person_chooses(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.rejected("10.20.0.1"), 443: results.answer()})
    qtbot.waitUntil(lambda: "Rejected on the way by 10.20.0.1" in stage.said)
    click_row(stage, 443)
    qtbot.waitUntil(lambda: "the right service answers" in stage.said)
    stage.answer({9090: results.REFUSED})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(9090)).word == "Closed")
    assert "the right service answers" in stage.said


def test_the_detail_follows_the_chosen_row(stage: Stage, qtbot: QtBot) -> None:
    click_row(stage, 2967)
    stage.answer({2967: results.SILENT})
    qtbot.waitUntil(lambda: "Filtered: no answer at all" in stage.said)
    assert "2967/tcp" in stage.said
    assert stage.workspace.graph.title.startswith("Latency of 2967/tcp")


def test_findings_reach_the_cells_they_cover(stage: Stage, qtbot: QtBot) -> None:
    row = stage.row(8443)
    finding = Finding(
        Cause.HOST_SILENT,
        Judgement.PROBLEM,
        (stage.session.rows[row].cell,),
        Text("", "The host is silent on everything."),
        (Evidence(Text("", "Seven ports were asked.")),),
        Words("Switch it on.", "Switch it on."),
    )
    stage.say(stage.session.batch([(row, results.SILENT)], findings=(finding,)))
    click_row(stage, 8443)
    qtbot.waitUntil(lambda: "The host is silent on everything." in stage.said)
    assert "Switch it on." in stage.said


def test_pause_and_start(stage: Stage, qtbot: QtBot) -> None:
    QTest.mouseClick(stage.bar.start_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.commands(Pause) == [Pause()])
    assert stage.bar.start_button.accessibleName() == "Start"
    QTest.keyClick(stage.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: stage.commands(Start) == [Start()])


def test_once_for_all_and_for_one(stage: Stage, qtbot: QtBot) -> None:
    QTest.keyClick(stage.window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: stage.commands(RunOnce) == [RunOnce()])
    click_row(stage, 8446)
    QTest.mouseClick(button(stage, "Ask now"), Qt.MouseButton.LeftButton)
    cell = stage.session.rows[stage.row(8446)].cell
    qtbot.waitUntil(lambda: stage.commands(RunOnce)[1:] == [RunOnce((cell,))])


def test_a_port_that_does_not_answer_is_traced(stage: Stage, qtbot: QtBot) -> None:
    row, works = stage.row(443), stage.row(8443)
    cell = stage.session.rows[row].cell
    stage.say(stage.session.batch([(row, results.SILENT), (works, results.answer())]))
    click_row(stage, 8443)
    assert not button(stage, "Trace").isEnabled()
    click_row(stage, 443)
    qtbot.waitUntil(lambda: button(stage, "Trace").isEnabled())
    QTest.mouseClick(button(stage, "Trace"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.commands(TraceCell) == [TraceCell(cell, 8443)])
    qtbot.waitUntil(lambda: "hop by hop" in stage.said)
    assert not button(stage, "Trace").isEnabled()
    router = Rejected(Icmp(4, 11, 0, "203.0.113.7"), from_self=False, from_target=False, elapsed_ns=1)
    hops = (Hop(1, "203.0.113.7", 2_000_000, router), Hop(2, None, None, Silent(), 2))
    stage.say(CellTraced(cell, Way(Trace(cell.address, 443, hops, TraceEnd.SILENT))))
    qtbot.waitUntil(lambda: "The last to answer on port 443 is 203.0.113.7" in stage.said)
    assert "203.0.113.7 · 2.0 ms" in stage.said
    assert button(stage, "Trace").isEnabled()


def test_another_pair_is_picked_in_the_bar(stage: Stage, qtbot: QtBot) -> None:
    edit = stage.bar.manager.lineEdit()
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, "other.example")
    QTest.keyClick(edit, ENTER)
    qtbot.waitUntil(lambda: bool(stage.commands(Watch)))
    (watch,) = stage.commands(Watch)
    assert isinstance(watch, Watch)
    assert watch.pair.manager.target.ascii == "other.example"
    assert watch.pair.client is not None


def test_the_same_pair_again_changes_nothing(stage: Stage) -> None:
    edit = stage.bar.manager.lineEdit()
    assert edit is not None
    QTest.keyClick(edit, ENTER)
    assert not stage.commands(Watch)


def test_a_wrong_version_is_said(stage: Stage) -> None:
    edit = stage.bar.version.lineEdit()
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, "fourteen")
    QTest.keyClick(edit, ENTER)
    assert "“fourteen” is not a SEP version" in stage.window.notice.words
    assert not stage.commands(Watch)


def test_text_can_be_copied(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.rejected("10.20.0.1")})
    qtbot.waitUntil(lambda: "Rejected" in stage.said)
    QTest.mouseClick(button(stage, "Copy"), Qt.MouseButton.LeftButton)
    assert "ICMP 3/13 from 10.20.0.1" in QGuiApplication.clipboard().text()


def test_news_wait_while_text_is_selected(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.SILENT})
    qtbot.waitUntil(lambda: "no answer at all" in stage.said)
    page = stage.workspace.detail.page
    page.selectAll()
    stage.answer({8443: results.REFUSED})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Closed")
    assert "no answer at all" in stage.said
    assert page.textCursor().hasSelection()
    cursor = page.textCursor()
    cursor.clearSelection()
    page.setTextCursor(cursor)
    qtbot.waitUntil(lambda: "refuses" in stage.said)


def test_rows_of_new_addresses_take_over(stage: Stage, qtbot: QtBot) -> None:
    click_row(stage, 8443)
    stage.answer({8443: results.SILENT})
    qtbot.waitUntil(lambda: "no answer at all" in stage.said)
    other = tuple(row for row in stage.session.rows if row.cell.port != 9090)
    stage.say(RowsChanged(other))
    qtbot.waitUntil(lambda: len(stage.model.results) == len(other))
    assert "no answer at all" in stage.said
    assert len(stage.board.book.pasts) == len(other)


# --- looking around -------------------------------------------------------------------------------


def test_the_quiet_rows_unfold_by_click_and_by_key(stage: Stage) -> None:
    position = stage.model.group_position
    assert position is not None
    folded = stage.model.rowCount()
    box = stage.matrix.visualRect(stage.model.index(position, 0))
    QTest.mouseClick(stage.matrix.viewport(), Qt.MouseButton.LeftButton, pos=box.center())
    assert stage.model.rowCount() > folded
    assert "cannot be proved from this computer" in stage.said
    QTest.keyClick(stage.matrix, Qt.Key.Key_Left)
    assert stage.model.rowCount() == folded
    QTest.keyClick(stage.matrix, Qt.Key.Key_Right)
    assert stage.model.rowCount() > folded
    QTest.keyClick(stage.matrix, ENTER)
    assert stage.model.rowCount() == folded
    QTest.keyClick(stage.matrix, Qt.Key.Key_Space)
    QTest.keyClick(stage.matrix, Qt.Key.Key_Down)
    row = stage.matrix.chosen_row()
    assert row is not None
    assert row != GROUP
    why = stage.session.rows[row].planned.why
    assert why is not None
    assert stage.model.line(row).tip in stage.said


def test_rows_do_not_move_under_the_pointer(stage: Stage, qtbot: QtBot) -> None:
    viewport = stage.matrix.viewport()
    QTest.mouseMove(viewport, QPoint(50, 40))
    qtbot.waitUntil(lambda: stage.matrix.rows_delegate.hovered >= 0)
    first = stage.model.row_at(0)
    stage.answer({9090: results.SILENT})
    qtbot.waitUntil(lambda: stage.model.order_is_stale)
    stage.matrix.resort_when_allowed()
    assert stage.model.row_at(0) == first
    QTest.mouseMove(stage.window.status, QPoint(5, 5))
    stage.matrix.leaveEvent(QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: stage.model.row_at(0) == stage.row(9090))


def test_a_range_is_chosen_and_kept(stage: Stage, qtbot: QtBot) -> None:
    before = stage.wanted_past
    QTest.keyClick(stage.window, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert stage.board.book.range is TimeRange.DAY
    assert stage.settings.time_range is TimeRange.DAY
    assert stage.wanted_past == before + 1
    header = stage.model.headerData(Column.LOSS, Qt.Orientation.Horizontal)
    assert header == "Loss 24 h"


def test_enter_opens_the_details(stage: Stage) -> None:
    stage.matrix.setFocus()
    QTest.keyClick(stage.matrix, ENTER)
    assert QApplication.focusWidget() is stage.workspace.detail.page


@pytest.mark.parametrize(
    ("width", "arrangement"),
    [(1366, Arrangement.WIDE), (1024, Arrangement.NARROW), (683, Arrangement.COMPACT)],
)
def test_the_window_makes_do_with_its_width(stage: Stage, width: int, arrangement: Arrangement) -> None:
    stage.window.resize(width, 560)
    assert stage.workspace.arrangement is arrangement
    assert stage.matrix.isColumnHidden(Column.LOSS) == (arrangement is not Arrangement.WIDE)
    assert stage.window.width() == width
    stage.workspace.open_detail()
    assert stage.workspace.detail.isVisible()


def test_the_least_size_fits_a_small_laptop_at_200_per_cent(stage: Stage) -> None:
    stage.window.resize(683, 384)
    assert (stage.window.width(), stage.window.height()) == (683, 384)
    assert stage.matrix.viewport().height() > 6 * stage.matrix.rowHeight(0)


def test_theme_by_hand(stage: Stage, qtbot: QtBot) -> None:
    stage.acts.do(Act.THEME_DARK)
    qtbot.waitUntil(lambda: tokens_of(stage.matrix.palette()) is DARK)
    assert stage.settings.theme is ThemeChoice.DARK
    stage.acts.do(Act.THEME_LIGHT)
    qtbot.waitUntil(lambda: tokens_of(stage.matrix.palette()) is LIGHT)


def test_the_language_is_switched_while_it_runs(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.SILENT})
    qtbot.waitUntil(lambda: "no answer at all" in stage.said)
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Filtrata")
    qtbot.waitUntil(lambda: "nessuna risposta" in stage.said)
    assert stage.model.headerData(Column.ENTRY, Qt.Orientation.Horizontal) == "Voce"
    qtbot.waitUntil(lambda: stage.bar.start_button.accessibleName() == "Pausa")
    assert "1 problema" in stage.bar.counts_words
    assert "Punto di misura" in stage.window.status.whole
    assert stage.settings.lang == "it"
    stage.acts.do(Act.LANG_EN)
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Filtered")


# --- what goes wrong, and the rest ------------------------------------------------------------------


def test_an_engine_that_dies_is_told_and_started_again(stage: Stage, qtbot: QtBot) -> None:
    stage.say(Broken("Traceback\nRuntimeError: the disk is gone"))
    stage.engine.die()
    qtbot.waitUntil(lambda: len(stage.engines) == 2)
    assert "RuntimeError: the disk is gone" in stage.window.notice.words
    qtbot.waitUntil(lambda: stage.engine.commands == [WatchScenario("any")])


def test_three_deaths_in_a_minute_end_it(stage: Stage, qtbot: QtBot) -> None:
    for count in (2, 3):
        stage.engine.die()
        qtbot.waitUntil(lambda wanted=count: len(stage.engines) == wanted)
    stage.engine.die()
    qtbot.waitUntil(lambda: "three times" in stage.window.notice.words)
    assert len(stage.engines) == 3
    assert stage.window.asks_for_pair


def test_a_hidden_window_paints_nothing_and_catches_up(stage: Stage, qtbot: QtBot) -> None:
    stage.window.hide()
    spy = QSignalSpy(stage.model.dataChanged)
    stage.answer({443: results.SILENT})
    qtbot.waitUntil(lambda: len(stage.board.book.pasts[stage.row(443)].samples) == 1)
    assert spy.count() == 0
    stage.window.show()
    qtbot.waitUntil(lambda: stage.model.line(stage.row(443)).word == "Filtered")


def test_a_saved_session_is_shown_and_cannot_be_asked(stage: Stage, qtbot: QtBot) -> None:
    stage.desk.reopen(Path("old.sepsession"))
    qtbot.waitUntil(lambda: "Saved session" in stage.window.status.whole)
    assert stage.commands(Reopen) == [Reopen(Path("old.sepsession"))]
    stage.say(stage.session.batch([(stage.row(443), results.answer())], running=False))
    qtbot.waitUntil(lambda: stage.model.line(stage.row(443)).word == "Confirmed")
    assert not button(stage, "Ask now").isEnabled()
    stage.desk.start_or_pause()
    qtbot.waitUntil(lambda: len(stage.commands(Watch)) == 1)


def test_saving_is_asked_of_the_engine_and_told(stage: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    stage.acts.do(Act.SAVE_AS)
    dialog = stage.window.findChild(QFileDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.selectedFiles()[0].endswith(".sepsession")
    dialog.fileSelected.emit(str(tmp_path / "here.sepsession"))
    dialog.close()
    qtbot.waitUntil(lambda: stage.commands(SaveAs) == [SaveAs(tmp_path / "here.sepsession")])
    stage.say(Saved(tmp_path / "here.sepsession"))
    qtbot.waitUntil(lambda: "here.sepsession" in stage.window.notice.words)


def test_refusals_are_told_and_the_session_goes_on(stage: Stage, qtbot: QtBot) -> None:
    stage.say(Refusal(Text("", "The disk is full.")), NotSupported())
    qtbot.waitUntil(lambda: "cannot be steered" in stage.window.notice.words)
    assert not stage.window.asks_for_pair


def test_a_new_pair_can_be_given_up(stage: Stage) -> None:
    stage.acts.do(Act.NEW_PAIR)
    assert stage.window.asks_for_pair
    QTest.mouseClick(button(stage, "Back to the session"), Qt.MouseButton.LeftButton)
    assert not stage.window.asks_for_pair


def test_about_is_a_box_that_blocks_nothing(stage: Stage) -> None:
    stage.acts.do(Act.ABOUT)
    box = stage.window.findChild(QMessageBox)
    assert box is not None
    assert box.isVisible()
    box.close()


def test_quit_closes(stage: Stage) -> None:
    closed = QSignalSpy(stage.window.closed)
    stage.acts.do(Act.QUIT)
    assert closed.count() == 1
    assert not stage.window.isVisible()
