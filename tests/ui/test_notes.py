"""Notes as a person writes them: asked for, listed, marked on the axis, changed, deleted, undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog, QPlainTextEdit, QPushButton, QToolTip

from sepgui.domain.note import Note
from sepgui.domain.surroundings import Happening, Kind
from sepgui.engine.pipe import DropNote, Happened, NotesChanged, PutNote
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.ui.graph.marks import MarkKind
from sepgui.ui.models.columns import Column
from sepgui.ui.theme import tokens_of
from sepgui.ui.views.menus import Act
from sepgui.ui.views.notes_view import NotesView
from tests.fakes import results
from tests.ui.stage import Stage
from tests.ui.test_window import click_row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
S = 10**9


def dialog(stage: Stage) -> QInputDialog:
    found = [each for each in stage.window.findChildren(QInputDialog) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def put(stage: Stage) -> list[Note]:
    return [command.note for command in stage.commands(PutNote) if isinstance(command, PutNote)]


def listed(stage: Stage) -> NotesView:
    stage.window.menus.action(Act.NOTES).trigger()
    view = stage.live.notes.view
    assert view is not None
    return view


def press(view: NotesView, words: str) -> None:
    (button,) = [each for each in view.findChildren(QPushButton) if each.text() == words]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def noted(stage: Stage, qtbot: QtBot) -> Stage:
    """A window ten minutes into a session with two notes, the second about 8443."""
    cell = stage.session.rows[stage.row(8443)].cell
    stage.say(stage.session.batch([(stage.row(8443), results.SILENT)], 600 * S))
    stage.say(NotesChanged((Note(300 * S, "call began", id=1), Note(450 * S, "rule set", cell, 2))))
    qtbot.waitUntil(lambda: len(stage.live.notes.notes) == 2)
    return stage


def asked_note(stage: Stage) -> QPlainTextEdit:
    """Ask for a note by keys, and return where it is typed."""
    stage.window.activateWindow()
    stage.window.menus.action(Act.ADD_NOTE).trigger()
    edit = dialog(stage).findChild(QPlainTextEdit)
    assert isinstance(edit, QPlainTextEdit)
    return edit


def test_the_keyboard_leaves_the_field_and_saves_without_leaving_it(stage: Stage, qtbot: QtBot) -> None:
    edit = asked_note(stage)
    asked = dialog(stage)
    asked.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, "ticket 4711")
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert not edit.hasFocus()
    assert edit.toPlainText() == "ticket 4711"
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: [note.text for note in put(stage)] == ["ticket 4711"])
    assert not stage.window.notice.isVisible()


def test_a_note_that_was_closed_comes_back_as_typed(stage: Stage, qtbot: QtBot) -> None:
    edit = asked_note(stage)
    QTest.keyClicks(edit, "ticket 4711")
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: stage.window.notice.words == "The note was closed without saving.")
    back = next(b for b in stage.window.notice.findChildren(QPushButton) if b.text() == "Bring it back")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert dialog(stage).textValue() == "ticket 4711"
    dialog(stage).accept()
    qtbot.waitUntil(lambda: [note.text for note in put(stage)] == ["ticket 4711"])


def test_a_note_in_which_nothing_was_typed_just_closes(stage: Stage, qtbot: QtBot) -> None:
    edit = asked_note(stage)
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not edit.isVisible())
    assert not stage.window.notice.isVisible()


def test_a_note_is_written_by_keys_alone_about_the_chosen_port(stage: Stage, qtbot: QtBot) -> None:
    stage.say(stage.session.batch([(stage.row(8443), results.SILENT)], 600 * S))
    qtbot.waitUntil(lambda: stage.board.book.now_ns == 600 * S)
    click_row(stage, 8443)
    QTest.keyClick(stage.window, Qt.Key.Key_N, CTRL | SHIFT)
    asked = dialog(stage)
    assert "8443/tcp" in asked.labelText()
    edit = asked.findChild(QPlainTextEdit)
    assert isinstance(edit, QPlainTextEdit)
    QTest.keyClicks(edit, "the rule is set")
    asked.accept()
    qtbot.waitUntil(lambda: len(put(stage)) == 1)
    (note,) = put(stage)
    assert (note.text, note.at_ns) == ("the rule is set", 600 * S)
    assert note.cell == stage.session.rows[stage.row(8443)].cell
    stage.window.activateWindow()
    qtbot.waitUntil(stage.window.isActiveWindow)
    QTest.keyClick(stage.window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: stage.commands(DropNote) == [DropNote(note.id)])
    QTest.keyClick(stage.window, Qt.Key.Key_Y, CTRL)
    qtbot.waitUntil(lambda: put(stage) == [note, note])


def test_an_empty_note_is_none(stage: Stage) -> None:
    stage.window.menus.action(Act.ADD_NOTE).trigger()
    dialog(stage).textValueSelected.emit("  ")
    assert not stage.live.notes.stack.canUndo()


def test_they_are_listed_in_time_order(noted: Stage) -> None:
    view = listed(noted)
    lines = [view.list.item(row).text() for row in range(view.list.count())]
    assert [line.split("  ·  ")[1:] for line in lines] == [["call began"], ["8443/tcp", "rule set"]]
    noted.say(NotesChanged(()))


def test_a_deleted_note_comes_back(noted: Stage, qtbot: QtBot) -> None:
    view = listed(noted)
    view.list.setCurrentRow(1)
    before = noted.live.notes.notes[1]
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: noted.commands(DropNote) == [DropNote(2)])
    noted.say(NotesChanged(noted.live.notes.notes[:1]))
    qtbot.waitUntil(lambda: view.list.count() == 1)
    press(view, "Undo")
    qtbot.waitUntil(lambda: put(noted) == [before])


def test_a_note_gets_other_words_and_they_can_be_undone(noted: Stage, qtbot: QtBot) -> None:
    view = listed(noted)
    view.list.setCurrentRow(0)
    press(view, "Change…")
    asked = [each for each in QApplication.topLevelWidgets() if isinstance(each, QInputDialog)]
    (shown,) = [each for each in asked if each.isVisible()]
    assert shown.textValue() == "call began"
    shown.setTextValue("the call began")
    shown.accept()
    qtbot.waitUntil(lambda: [(note.id, note.text) for note in put(noted)] == [(1, "the call began")])
    noted.window.menus.action(Act.UNDO).trigger()
    qtbot.waitUntil(lambda: put(noted)[1:] == [Note(300 * S, "call began", id=1)])


def test_flags_stand_on_the_axis_and_tell_their_words(noted: Stage, qtbot: QtBot) -> None:
    header = noted.matrix.horizontalHeader()
    left, width = header.sectionViewportPosition(Column.HISTORY), header.sectionSize(Column.HISTORY)
    accent = tokens_of(noted.window.palette()).color("accent").rgb()
    image = header.viewport().grab().toImage()
    flags = {
        x for x in range(left, left + width) for y in range(image.height()) if image.pixel(x, y) == accent
    }
    assert flags
    at = QPoint(min(flags) + 1, header.height() // 2)
    QApplication.sendEvent(header.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, at, header.mapToGlobal(at)))
    assert QToolTip.text() == "call began"
    QToolTip.hideText()


def test_a_saved_session_shows_its_notes_and_keeps_them(stage: Stage, qtbot: QtBot) -> None:
    stage.say(stage.session.opened(live=False), NotesChanged((Note(5 * S, "old", id=1),)))
    qtbot.waitUntil(lambda: len(stage.live.notes.notes) == 1)
    view = listed(stage)
    view.list.setCurrentRow(0)
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    assert not stage.window.menus.action(Act.ADD_NOTE).isEnabled()
    assert not stage.commands(DropNote)


def test_what_happened_to_this_computer_is_listed_and_nobody_s_to_change(noted: Stage, qtbot: QtBot) -> None:
    text = QT_TRANSLATE_NOOP("Surroundings", "This computer slept for {length}").with_(length="42 s")
    noted.say(Happened((Happening(320 * S, Kind.SLEEP, text),)))
    view = listed(noted)
    qtbot.waitUntil(lambda: view.list.count() == 3)
    lines = [view.list.item(row).text().split("  ·  ")[1:] for row in range(3)]
    assert lines[:2] == [["call began"], ["This computer slept for 42 s"]]
    view.list.setCurrentRow(1)
    QTest.keyClick(view.list, Qt.Key.Key_Delete)
    (delete,) = [each for each in view.findChildren(QPushButton) if each.text() == "Delete"]
    assert not delete.isEnabled()
    assert not noted.commands(DropNote)
    header = noted.matrix.titles
    (share,) = [mark.share for mark in noted.board.book.marks() if mark.kind is MarkKind.COMPUTER]
    left, width = header.sectionViewportPosition(Column.HISTORY) + 8, header.sectionSize(Column.HISTORY) - 20
    assert "slept" in header.tip_at(round(left + share * width))
    click_row(noted, 8443)
    graph = noted.workspace.graph.graph
    qtbot.waitUntil(lambda: MarkKind.COMPUTER in [mark.kind for mark in graph.plots.marked.shown])
    noted.language.use("it")
    noted.desk.retranslate()
    assert any("sospensione" in mark.words for mark in noted.board.book.marks())
    noted.say(noted.session.opened())
    qtbot.waitUntil(lambda: noted.board.book.happenings == ())


def test_another_session_begins_without_undo(noted: Stage, qtbot: QtBot) -> None:
    noted.live.notes.delete(1)
    assert noted.live.notes.stack.canUndo()
    noted.say(noted.session.opened())
    qtbot.waitUntil(lambda: not noted.live.notes.notes)
    assert not noted.window.menus.action(Act.UNDO).isEnabled()
