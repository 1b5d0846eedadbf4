"""Rows filtered, sorted, grouped, copied and dragged out, as a person does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QMenu

from sepgui.domain.entry import Role
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import State
from sepgui.engine.pipe import DropNote, PutNote
from sepgui.ui.models.columns import Column
from sepgui.ui.models.listing import Grouping, RowFilter, Sorting, SortKey
from sepgui.ui.settings import Settings
from sepgui.ui.views.menus import Act
from tests.fakes import results
from tests.fakes.sites import MANAGER, at, host, plan_of
from tests.fakes.window_engine import FakeSession
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def told(stage: Stage, qtbot: QtBot) -> Stage:
    stage.answer({8443: results.SILENT, 443: results.answer(rtt_ms=40), 8446: results.answer(rtt_ms=5)})
    qtbot.waitUntil(lambda: stage.model.row_at(0) == stage.row(8443))
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8446)).word == "Confirmed")
    stage.window.activateWindow()
    return stage


def listed(stage: Stage) -> list[int]:
    rows = [stage.model.row_at(at) for at in range(stage.model.rowCount())]
    return [stage.session.rows[row].cell.port for row in rows if row >= 0]


def chip(stage: Stage, words: str) -> QAbstractButton:
    return next(b for b in stage.bar.findChildren(QAbstractButton) if b.accessibleName() == words)


def press_title(stage: Stage, column: Column) -> None:
    header = stage.matrix.horizontalHeader()
    at = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


# --- filter ---------------------------------------------------------------------------------------


def test_typing_filters_and_escape_lists_all_again(told: Stage) -> None:
    everything = listed(told)
    told.matrix.setFocus()
    QTest.keyClick(told.matrix, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    line = told.workspace.filter
    assert line.isVisible()
    assert line.text.hasFocus()
    QTest.keyClicks(line.text, "844")
    assert set(listed(told)) == {8443, 8445, 8446}
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert not line.isVisible()
    assert listed(told) == everything
    assert told.matrix.hasFocus()


def test_the_line_stays_while_its_text_is_rubbed_out(told: Stage) -> None:
    told.acts.do(Act.FILTER)
    line = told.workspace.filter
    QTest.keyClicks(line.text, "8")
    QTest.keyClick(line.text, Qt.Key.Key_Backspace)
    assert line.isVisible()
    assert line.text.hasFocus()


def test_state_direction_and_role_are_picked_from_lists(told: Stage) -> None:
    told.acts.do(Act.FILTER)
    line = told.workspace.filter
    line.states.setCurrentIndex(line.states.findText("Filtered"))
    line.states.activated.emit(line.states.currentIndex())
    assert listed(told) == [8443]
    assert told.model.listing.filter.state is State.FILTERED
    line.states.setCurrentIndex(0)
    line.states.activated.emit(0)
    line.roles.setCurrentIndex(line.roles.findText("GUP"))
    line.roles.activated.emit(line.roles.currentIndex())
    assert 2967 in listed(told)
    assert 8443 not in listed(told)


def pick(told: Stage, box: QComboBox, words: str) -> None:
    """Pick from a list by typing, as a person does."""
    box.setFocus()
    QTest.keyClicks(box, words)
    assert box.currentText() == words


def test_a_version_lists_the_rows_that_it_has(told: Stage) -> None:
    told.acts.do(Act.FILTER)
    line = told.workspace.filter
    everything = told.model.rowCount()
    pick(told, line.versions, "14.0.1")
    line.versions.activated.emit(line.versions.currentIndex())
    chosen = told.model.listing.filter.version
    assert str(chosen) == "14.0.1"
    assert 8443 in listed(told)
    assert 8446 in listed(told)
    older = line.versions.findText("12.1")
    line.versions.setCurrentIndex(older)
    line.versions.activated.emit(older)
    assert 8443 in listed(told)
    assert 8446 not in listed(told), "RMM came with 14"
    line.versions.setCurrentIndex(0)
    line.versions.activated.emit(0)
    assert told.model.rowCount() == everything


def test_what_was_picked_is_remembered_and_taken_up(told: Stage, qtbot: QtBot) -> None:
    told.acts.do(Act.FILTER)
    line = told.workspace.filter
    line.roles.setCurrentIndex(line.roles.findText("GUP"))
    line.roles.activated.emit(line.roles.currentIndex())
    QTest.keyClicks(line.text, "2967")
    assert told.remembered().row_filter == {"role": "gup"}
    session = told.desk.session
    told.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: told.desk.session == session + 1)
    assert told.model.listing.filter == RowFilter(role=Role.GUP)
    assert line.isVisible(), "what is left out is said"
    assert line.roles.currentText() == "GUP"
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert told.settings.row_filter == {}


def test_a_filter_that_no_row_knows_filters_nothing(told: Stage, qtbot: QtBot) -> None:
    told.settings.row_filter = {"role": "nobody", "state": "mood", "direction": "gup>gup", "version": "9.9"}
    session = told.desk.session
    told.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: told.desk.session == session + 1)
    assert told.model.listing.filter == RowFilter()
    assert not told.workspace.filter.isVisible()


def test_the_p95_is_shown_sorted_and_hidden(told: Stage, qtbot: QtBot) -> None:
    for _ in range(3):
        told.answer({443: results.answer(rtt_ms=40), 8446: results.answer(rtt_ms=5)})
    qtbot.waitUntil(lambda: told.model.line(told.row(443)).p95 == "40 ms")
    told.window.resize(1600, 900)
    press_title(told, Column.P95)
    assert listed(told)[:2] == [443, 8446]
    header = told.matrix.titles
    assert "95 of 100" in header.tip_at(header.sectionViewportPosition(Column.P95) + 20)
    told.acts.do(Act.COLUMN_P95)
    assert told.matrix.isColumnHidden(Column.P95)


def test_a_count_lists_its_rows_and_pressed_again_all(told: Stage) -> None:
    everything = listed(told)
    button = chip(told, "1 problem")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert listed(told) == [8443]
    assert button.isChecked()
    assert told.workspace.filter.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert listed(told) == everything
    assert not button.isChecked()


def test_counts_add_up(told: Stage) -> None:
    QTest.mouseClick(chip(told, "1 problem"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(chip(told, "2 ok"), Qt.MouseButton.LeftButton)
    assert listed(told) == [8443, 443, 8446]


def test_a_chosen_row_stays_chosen_while_it_is_listed(told: Stage) -> None:
    row = told.row(8446)
    told.matrix.choose(row)
    told.model.set_filter(RowFilter(text="confirmed"))
    assert told.matrix.chosen_row() == row
    told.model.set_filter(RowFilter(text="filtered"))
    assert told.matrix.chosen_row() == told.row(8443)
    told.model.set_filter(RowFilter(text="no row is called so"))
    assert listed(told) == []
    assert told.matrix.chosen_row() is None


def test_a_row_that_is_filtered_away_can_still_be_chosen(told: Stage) -> None:
    told.model.set_filter(RowFilter(text="8446"))
    told.matrix.choose(told.row(8443))
    assert told.matrix.chosen_row() == told.row(8443)
    assert told.model.listing.filter.lets_all_pass


def test_a_row_that_no_longer_fits_goes(told: Stage, qtbot: QtBot) -> None:
    told.model.set_filter(RowFilter(judgements=frozenset({Judgement.PROBLEM})))
    told.answer({8443: results.answer()})
    qtbot.waitUntil(lambda: listed(told) == [], timeout=8000)


# --- order ----------------------------------------------------------------------------------------


def test_a_title_sorts_turns_round_and_lets_go(told: Stage) -> None:
    usual = listed(told)
    press_title(told, Column.PORT)
    assert told.model.listing.sorting == Sorting(SortKey.PORT)
    assert listed(told) == sorted(listed(told))
    assert told.window.menus.action(Act.SORT_PORT).isChecked()
    press_title(told, Column.PORT)
    assert listed(told) == sorted(listed(told), reverse=True)
    press_title(told, Column.PORT)
    assert listed(told) == usual


def test_latency_is_sorted_from_the_slowest(told: Stage) -> None:
    press_title(told, Column.NOW)
    assert listed(told)[:2] == [443, 8446]


def test_the_time_axis_does_not_sort(told: Stage) -> None:
    press_title(told, Column.HISTORY)
    assert told.model.listing.sorting == Sorting()


def test_groups_fold_by_keyboard(told: Stage) -> None:
    told.acts.do(Act.GROUP_JUDGEMENT)
    told.matrix.setFocus()
    QTest.keyClick(told.matrix, Qt.Key.Key_Home)
    told.matrix.setCurrentIndex(told.model.index(0, 0))
    before = told.model.rowCount()
    QTest.keyClick(told.matrix, Qt.Key.Key_Left)
    assert told.model.rowCount() == before - 1
    QTest.keyClick(told.matrix, Qt.Key.Key_Right)
    assert told.model.rowCount() == before
    assert told.matrix.columnSpan(0, 0) == len(Column)


def test_only_the_quiet_heading_speaks_of_quiet_rows(told: Stage) -> None:
    told.acts.do(Act.GROUP_JUDGEMENT)
    told.matrix.setCurrentIndex(told.model.index(0, 0))
    assert "Choose a row" in told.said
    position = told.model.group_position
    assert position is not None
    told.matrix.setCurrentIndex(told.model.index(position, 0))
    assert "cannot be proved from this computer" in told.said


def test_columns_order_and_groups_are_remembered(told: Stage) -> None:
    told.acts.do(Act.COLUMN_HOST)
    told.acts.do(Act.COLUMN_LOSS)
    told.acts.do(Act.SORT_NOW)
    told.acts.do(Act.GROUP_DIRECTION)
    again = told.remembered()
    assert Column.HOST in again.columns
    assert Column.LOSS not in again.columns
    assert again.sorting == Sorting(SortKey.NOW, descending=True)
    assert again.grouping is Grouping.DIRECTION


def test_nonsense_in_the_settings_is_the_usual(told: Stage) -> None:
    path = told.folder / "broken.ini"
    path.write_text("[General]\ncolumns=WHAT EVER\nsorting=by mood\ngrouping=7\n", "utf-8")
    broken = Settings(path)
    assert broken.columns == {Column.VERDICT, Column.PORT, Column.ENTRY}
    assert broken.sorting == Sorting()
    assert broken.grouping is Grouping.NONE


@pytest.mark.parametrize("act", [Act.COLUMN_HOST, Act.COLUMN_REASON, Act.COLUMN_HISTORY])
def test_columns_come_go_and_fill_the_width(told: Stage, act: Act) -> None:
    column = Column[act.name.removeprefix("COLUMN_")]
    was_hidden = told.matrix.isColumnHidden(column)
    told.acts.do(act)
    assert told.matrix.isColumnHidden(column) is not was_hidden
    assert told.window.menus.action(act).isChecked() is was_hidden
    shown = [each for each in Column if not told.matrix.isColumnHidden(each)]
    assert sum(map(told.matrix.columnWidth, shown)) == told.matrix.viewport().width()


def test_common_directions_are_whole_at_1366(told: Stage) -> None:
    told.window.resize(1366, 768)
    metrics = told.matrix.fontMetrics()
    room = told.matrix.columnWidth(Column.DIRECTION) - 16
    asked = [told.model.line(told.row(port)).direction for port in (8443, 8445, 443, 2967)]
    assert [words for words in asked if metrics.horizontalAdvance(words) > room] == []


def test_the_lane_stays_where_there_is_no_room_for_more(told: Stage) -> None:
    for act in (Act.COLUMN_HOST, Act.COLUMN_REASON):
        told.acts.do(act)
    told.window.resize(960, 500)
    assert told.matrix.columnWidth(Column.HISTORY) >= 60
    assert told.matrix.isColumnHidden(Column.REASON)
    assert Column.REASON in told.matrix.columns
    told.window.resize(1920, 800)
    assert not told.matrix.isColumnHidden(Column.REASON)


# --- copies ---------------------------------------------------------------------------------------


def test_selected_rows_are_copied_as_text_csv_and_markdown(told: Stage) -> None:
    told.matrix.setFocus()
    QTest.keyClick(told.matrix, Qt.Key.Key_Home)
    told.matrix.choose(told.row(8443))
    QTest.keyClick(told.matrix, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(told.matrix, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = clipboard().splitlines()
    assert len(lines) == 3
    assert lines[1].startswith("Filtered")
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(told.matrix, Qt.Key.Key_C, both)
    assert clipboard().splitlines()[0].startswith("Verdict,Port,")
    assert QGuiApplication.clipboard().mimeData().hasFormat("text/csv")
    QTest.keyClick(told.matrix, Qt.Key.Key_M, both)
    assert clipboard().splitlines()[1].startswith("| --- |")


def test_text_fields_keep_their_own_copy(told: Stage) -> None:
    told.acts.do(Act.FILTER)
    field = told.workspace.filter.text
    QTest.keyClicks(field, "8443")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert clipboard() == "8443"


def popup() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_a_row_has_a_menu(told: Stage) -> None:
    told.matrix.choose(told.row(8443))
    told.matrix.menu_wanted.emit(told.matrix.mapToGlobal(QPoint(40, 40)))
    words = [action.text() for action in popup().actions()]
    assert "Ask the chosen port" in " ".join(words).replace("&", "")
    assert "Copy rows" in " ".join(words).replace("&", "")
    popup().close()


def test_the_titles_have_a_menu_of_columns(told: Stage) -> None:
    header = told.matrix.horizontalHeader()
    header.customContextMenuRequested.emit(QPoint(10, 10))
    host = next(action for action in popup().actions() if action.text() == "&Host")
    host.trigger()
    popup().close()
    assert not told.matrix.isColumnHidden(Column.HOST)


@pytest.mark.parametrize("size", [QSize(1366, 768), QSize(960, 500), QSize(683, 384)])
def test_the_filter_line_fits(told: Stage, size: QSize, qtbot: QtBot) -> None:
    told.window.resize(size)
    told.acts.do(Act.FILTER)
    line = told.workspace.filter
    qtbot.waitUntil(lambda: line.isVisible() and line.text.width() >= 140)
    assert line.geometry().right() <= told.workspace.width()


def test_hosts_are_named_where_rows_differ_in_nothing_else(stage: Stage, qtbot: QtBot) -> None:
    """With several clients the host's column comes by itself, and goes again: it was not asked for."""
    assert Column.HOST not in stage.matrix.columns
    more = (host("pc-2", Role.CLIENT), host("pc-3", Role.CLIENT))
    plan = plan_of(at(MANAGER, Role.MANAGER), more_clients=more)
    usual, stage.session = stage.session, FakeSession(plan, results.rows(plan))
    stage.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: Column.HOST in stage.matrix.columns)
    assert not stage.matrix.isColumnHidden(Column.HOST)
    assert stage.matrix.isColumnHidden(Column.P95), "the lane says more"
    assert stage.window.menus.action(Act.COLUMN_HOST).isChecked()
    stage.acts.do(Act.SORT_PORT)
    assert Column.HOST not in stage.remembered().columns
    stage.session = usual
    stage.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: Column.HOST not in stage.matrix.columns)


def test_a_host_column_that_was_asked_for_stays(stage: Stage, qtbot: QtBot) -> None:
    stage.acts.do(Act.COLUMN_HOST)
    stage.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: stage.desk.session == 2)
    assert Column.HOST in stage.matrix.columns
    assert Column.HOST in stage.remembered().columns


def listed_ports(stage: Stage) -> list[int]:
    rows = [stage.model.row_at(at) for at in range(stage.model.rowCount())]
    return [stage.model.result(row).row.cell.port for row in rows if row >= 0]


def test_a_hidden_row_comes_back_by_undo(stage: Stage) -> None:
    """By keyboard, as the hand does it; the line above says how many are listed, and Redo hides it again."""
    before = listed_ports(stage)
    stage.matrix.choose(stage.row(8445))
    stage.window.activateWindow()
    stage.matrix.setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(stage.matrix, Qt.Key.Key_X, control | Qt.KeyboardModifier.ShiftModifier)
    assert listed_ports(stage) == [port for port in before if port != 8445]
    assert stage.workspace.filter.isVisible()
    QTest.keyClick(stage.matrix, Qt.Key.Key_Z, control)
    assert listed_ports(stage) == before
    assert not stage.workspace.filter.isVisible()
    QTest.keyClick(stage.matrix, Qt.Key.Key_Y, control)
    assert 8445 not in listed_ports(stage)
    stage.workspace.filter.close_line()
    assert listed_ports(stage) == before, "all rows means all"
    stage.window.menus.action(Act.UNDO).trigger()
    assert listed_ports(stage) == before


def test_hiding_and_filtering_go_together(stage: Stage) -> None:
    stage.matrix.choose(stage.row(8445))
    stage.acts.do(Act.HIDE_ROWS)
    stage.acts.do(Act.FILTER)
    QTest.keyClicks(stage.workspace.filter.text, "84")
    assert 8445 not in listed_ports(stage)
    assert 8443 in listed_ports(stage)
    assert stage.remembered().row_filter == {}, "what is hidden belongs to this session"
    stage.acts.do(Act.UNDO)
    assert 8445 in listed_ports(stage)


def test_notes_and_rows_are_undone_in_the_order_in_which_they_were_done(stage: Stage, qtbot: QtBot) -> None:
    stage.matrix.choose(stage.row(8445))
    stage.acts.do(Act.HIDE_ROWS)
    stage.live.notes.add("asked for the rule", None, 1)
    qtbot.waitUntil(lambda: len(stage.commands(PutNote)) == 1)
    stage.acts.do(Act.UNDO)
    qtbot.waitUntil(lambda: len(stage.commands(DropNote)) == 1)
    assert 8445 not in listed_ports(stage)
    stage.acts.do(Act.UNDO)
    assert 8445 in listed_ports(stage)


def test_another_session_begins_with_all_rows_and_nothing_to_undo(stage: Stage, qtbot: QtBot) -> None:
    stage.matrix.choose(stage.row(8445))
    stage.acts.do(Act.HIDE_ROWS)
    stage.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: stage.desk.session == 2)
    assert 8445 in listed_ports(stage)
    assert not stage.window.menus.action(Act.UNDO).isEnabled()


def test_rows_are_copied_with_all_wanted_columns_and_whom_they_ask(told: Stage) -> None:
    """At 1366 pixels the p95 has no room; whoever pastes a row into a ticket wants it, and the address."""
    told.window.resize(1366, 768)
    assert told.matrix.isColumnHidden(Column.P95)
    told.matrix.choose(told.row(8443))
    told.acts.do(Act.COPY_CSV)
    titles, row = (line.split(",") for line in clipboard().splitlines())
    said = dict(zip(titles, row, strict=True))
    cell = told.session.rows[told.row(8443)].cell
    assert (said["Port"], said["Address"]) == ("8443/tcp", cell.address)
    assert said["Host"]
    assert "p95" in said


def test_a_column_without_room_is_shown_when_it_is_asked_for(told: Stage) -> None:
    """The tick says what is seen; asked for, the p95 takes its room from the lane, and stays so."""
    told.window.resize(1366, 768)
    action = told.window.menus.action(Act.COLUMN_P95)
    assert told.matrix.isColumnHidden(Column.P95)
    assert not action.isChecked()
    action.trigger()
    assert not told.matrix.isColumnHidden(Column.P95)
    assert action.isChecked()
    assert told.matrix.columnWidth(Column.HISTORY) >= 60
    assert told.remembered().insisted_columns == {Column.P95}
    action.trigger()
    assert told.matrix.isColumnHidden(Column.P95)
    assert Column.P95 not in told.matrix.columns
    assert told.remembered().insisted_columns == frozenset()
    told.window.resize(1700, 900)
    assert told.matrix.isColumnHidden(Column.P95), "it was sent away"


def test_the_tick_of_a_column_follows_the_room(told: Stage) -> None:
    action = told.window.menus.action(Act.COLUMN_P95)
    told.window.resize(1600, 900)
    assert action.isChecked()
    told.window.resize(1366, 768)
    assert not action.isChecked()


@pytest.mark.parametrize("act", [Act.SORT_HOST, Act.SORT_REASON, Act.SORT_PORT, Act.SORT_NOW, Act.SORT_WORST])
def test_the_menu_sorts_by_every_column_and_chosen_again_the_other_way_round(told: Stage, act: Act) -> None:
    """What a click on a title does, without a mouse."""
    action = told.window.menus.action(act)
    action.trigger()
    first = told.model.listing.sorting
    assert first.key.value == act.name.removeprefix("SORT_").lower()
    action.trigger()
    assert told.model.listing.sorting == Sorting(first.key, descending=not first.descending)
    action.trigger()
    assert told.model.listing.sorting == first
    assert action.isChecked()


def test_the_menu_of_the_titles_says_what_its_lines_are(told: Stage) -> None:
    told.matrix.horizontalHeader().customContextMenuRequested.emit(QPoint(10, 10))
    words = [action.text() for action in popup().actions() if not action.isSeparator()]
    popup().close()
    assert words[-2:] == ["&Sort by", "&Group by"]


def test_a_filter_that_nothing_fits_says_so(told: Stage) -> None:
    """An empty list without a word looks broken; and nothing beside it speaks of a row that is not there."""
    told.acts.do(Act.FILTER)
    line = told.workspace.filter
    QTest.keyClicks(line.text, "no such row")
    shown = [label.text() for label in line.findChildren(QLabel) if label.isVisible()]
    assert "No row fits all of this. Esc lists all rows again." in shown
    assert "Choose a row" in told.said
    QTest.keyClick(line.text, Qt.Key.Key_Escape)
    assert told.matrix.chosen_row() is not None
    assert "Choose a row" not in told.said


def test_the_lists_of_the_filter_stand_under_the_text_where_it_is_narrow(told: Stage, qtbot: QtBot) -> None:
    told.acts.do(Act.FILTER)
    line = told.workspace.filter
    boxes = line.findChildren(QComboBox)
    told.window.resize(1366, 768)
    qtbot.waitUntil(lambda: all(box.isVisible() and box.y() == boxes[0].y() for box in boxes))
    assert abs(boxes[0].geometry().center().y() - line.text.geometry().center().y()) <= 1
    told.window.resize(1000, 700)
    qtbot.waitUntil(lambda: all(box.y() > line.text.geometry().bottom() for box in boxes))
    assert all(box.isVisible() and box.geometry().right() < line.width() for box in boxes)
    told.window.resize(700, 384)
    qtbot.waitUntil(lambda: not any(box.isVisible() for box in boxes))
