"""Windows that are open while the language changes, and lists in which one looks for a host."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLabel,
    QLineEdit,
    QListView,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QWidget,
)

from sepgui.ui.live.tray import Tray
from sepgui.ui.views.bug_report import BugReport, Ended
from sepgui.ui.views.guide import Guide
from sepgui.ui.views.menus import Act
from sepgui.ui.views.notes_view import NotesView
from sepgui.ui.views.palette import Palette
from sepgui.ui.views.site_form import SiteForm
from sepgui.ui.widgets.host_picker import HostPicker
from tests.fakes import results
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

Kind = TypeVar("Kind", bound=QWidget)


def opened(stage: Stage, act: Act, kind: type[Kind]) -> Kind:
    stage.acts.do(act)
    found = stage.window.findChild(kind)
    assert isinstance(found, kind)
    return found


def test_the_palette_follows_the_language(stage: Stage, qtbot: QtBot) -> None:
    palette = opened(stage, Act.PALETTE, Palette)
    palette.search.setText("guid")
    assert palette.found()[0].words.endswith("User guide")
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: palette.windowTitle() == "Comandi")
    assert palette.search.text() == "guid"
    assert palette.found()[0].words == "? · Guida"
    palette.close()


def test_the_palette_follows_the_theme(stage: Stage, qtbot: QtBot) -> None:
    palette = opened(stage, Act.PALETTE, Palette)
    stage.acts.do(Act.THEME_DARK)
    quiet = stage.app.palette().placeholderText().color()

    def shows_it() -> bool:
        item = palette.list.topLevelItem(0)
        return item is not None and item.foreground(1).color() == quiet

    qtbot.waitUntil(shows_it)
    palette.close()
    stage.acts.do(Act.THEME_LIGHT)


def test_the_site_form_follows_the_language_and_keeps_what_was_typed(stage: Stage, qtbot: QtBot) -> None:
    form = opened(stage, Act.OPEN_SITE_FORM, SiteForm)
    form.name.setText("Brescia")
    form.host_address.setText("192.0.2.7")
    form.protocol.setCurrentIndex(1)
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: form.windowTitle() == "Sede")
    assert form.name.text() == "Brescia"
    assert form.host_address.text() == "192.0.2.7"
    assert form.protocol.currentIndex() == 1
    assert form.cloud.text() == "La sede è iscritta alla console cloud"
    assert form.name.accessibleName() == "Nome"
    assert form.roles.item(1).text() == "Client"
    assert all(item.text() for item in form.port_names.values())
    assert not form.said.text().startswith("Nothing")
    form.close()


def test_guide_and_notes_follow_the_language(stage: Stage, qtbot: QtBot) -> None:
    guide = opened(stage, Act.GUIDE, Guide)
    stage.acts.do(Act.NOTES)
    notes = stage.live.notes.view
    assert isinstance(notes, NotesView)
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: notes.windowTitle() == "Note della sessione")
    assert guide.shown.startswith("user-guide.it")
    notes.close()
    guide.close()


def test_the_small_window_follows_the_language(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.SILENT})
    stage.window.menus.action(Act.THUMBNAIL).trigger()
    small = stage.live.thumbnail
    assert small is not None
    before = small.words
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: small.windowTitle() == "sepgui a colpo d'occhio")
    qtbot.waitUntil(lambda: small.words[0] != before[0] and small.words[1] != before[1], timeout=3000)
    stage.window.menus.action(Act.THUMBNAIL).trigger()


def test_a_bug_report_follows_the_language(qapp: QApplication, qtbot: QtBot) -> None:
    from sepgui.ui.language import Language

    report = BugReport("what happened", Path("/nowhere/report.txt"), Ended.ENGINE)
    qtbot.addWidget(report)
    english = report.windowTitle()
    language = Language()
    language.use("it")
    qapp.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    assert english == "The engine ended"
    assert report.windowTitle() == "Il motore si è chiuso"
    language.remove()


@pytest.fixture
def picker(qtbot: QtBot) -> HostPicker:
    made = HostPicker()
    qtbot.addWidget(made)
    made.offer([f"PC-{town}-{number:03}" for town in ("BS", "MI") for number in range(250)])
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.setFocus()
    return made


def offered(picker: HostPicker) -> list[str]:
    completer = picker.completer()
    assert completer is not None
    model = completer.completionModel()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_typing_narrows_five_hundred_hosts(picker: HostPicker, qtbot: QtBot) -> None:
    """What is typed may stand anywhere in the name; the arrows and Enter choose."""
    edit = picker.lineEdit()
    completer = picker.completer()
    assert edit is not None
    assert completer is not None
    QTest.keyClicks(edit, "mi-04")
    assert offered(picker) == [f"PC-MI-{number:03}" for number in range(40, 50)]
    popup = completer.popup()
    assert isinstance(popup, QListView)
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    with qtbot.waitSignal(picker.settled):
        QTest.keyClick(popup, Qt.Key.Key_Return)
    assert picker.host == "PC-MI-041"


def test_enter_on_a_listed_name_settles_once(picker: HostPicker, qtbot: QtBot) -> None:
    edit = picker.lineEdit()
    completer = picker.completer()
    assert edit is not None
    assert completer is not None
    spy = QSignalSpy(picker.settled)
    popup = completer.popup()
    assert isinstance(popup, QListView)
    edit.setText("PC-MI-041")
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert spy.count() == 1
    qtbot.wait(1)
    edit.clear()
    QTest.keyClicks(edit, "bs-1")
    qtbot.waitUntil(popup.isVisible)
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert picker.host == "PC-BS-100"
    assert spy.count() == 2


def test_what_was_said_is_said_again_in_the_other_language(stage: Stage, qtbot: QtBot) -> None:
    """Notices, and what is wrong on the first screen; a sentence of the core and one of the window."""
    stage.engine.die()
    qtbot.waitUntil(lambda: "was started again" in stage.window.notice.words)
    stage.acts.do(Act.NEW_PAIR)
    stage.window.first.start_pressed.emit("no host..", "")
    assert "is not a valid host name" in stage.window.first.fault
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(
        lambda: "host" in stage.window.first.fault and "not a valid" not in stage.window.first.fault
    )
    assert "è stato riavviato" in stage.window.notice.words
    assert stage.window.notice.accessibleName() == stage.window.notice.words
    assert "Rapporto…" in [b.text() for b in stage.window.notice.findChildren(QPushButton)]


def texts(widget: QWidget) -> list[str]:
    """All that a dialog says: titles, labels, buttons, boxes, tabs, headers, names and tool tips."""
    said: list[str] = []
    for each in (widget, *widget.findChildren(QWidget)):
        said += [each.windowTitle(), each.accessibleName(), each.toolTip()]
        if isinstance(each.parent(), QTabBar):
            said = said[:-3]  # Qt's own arrows, which it names once
        elif isinstance(each, QLabel | QAbstractButton):
            said.append(each.text())
        elif isinstance(each, QComboBox):
            said += [each.itemText(at) for at in range(each.count())]
        elif isinstance(each, QLineEdit):
            said.append(each.placeholderText())
        elif isinstance(each, QTabBar):
            said += [each.tabText(at) for at in range(each.count())]
    return said


@pytest.mark.parametrize(
    "act",
    [Act.PALETTE, Act.OPEN_SITE_FORM, Act.GUIDE, Act.NOTES, Act.DEMO, Act.SAVE_REPORT, Act.ABOUT],
    ids=lambda act: act.name,
)
def test_a_dialog_that_is_open_says_all_that_one_opened_later_says(
    stage: Stage, qtbot: QtBot, act: Act
) -> None:
    stage.acts.do(act)
    one = newest_dialog(stage)
    stage.acts.do(Act.LANG_IT)
    qtbot.wait(1)
    QApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    switched = texts(one)
    one.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    stage.acts.do(act)
    other = newest_dialog(stage)
    assert switched == texts(other)
    assert any(switched)
    other.close()


def newest_dialog(stage: Stage) -> QDialog:
    (shown,) = [each for each in stage.window.findChildren(QDialog) if each.isVisible()]
    return shown


def test_the_tray_follows_the_language(stage: Stage, qtbot: QtBot) -> None:
    tray = Tray(stage.window)
    before = [action.text() for action in tray.menu.actions()]
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: [action.text() for action in tray.menu.actions()] != before)
    assert tray.menu.actions()[-1].text() == "&Esci"
    tray.close()


def test_dialogs_are_windows_of_their_own(stage: Stage) -> None:
    """A reader is told `dialog`, not a nameless box."""
    stage.window.menus.action(Act.THUMBNAIL).trigger()
    assert isinstance(stage.live.thumbnail, QDialog)
    stage.window.menus.action(Act.THUMBNAIL).trigger()


def test_a_note_that_is_being_written_follows_the_language(stage: Stage, qtbot: QtBot) -> None:
    stage.matrix.choose(stage.row(8443))
    dialog = opened(stage, Act.ADD_NOTE, QInputDialog)
    (field,) = dialog.findChildren(QPlainTextEdit)
    QTest.keyClicks(field, "asked Rossi")
    assert dialog.labelText() == "About 8443/tcp:"
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: dialog.labelText() == "Su 8443/tcp:")
    assert dialog.windowTitle().startswith("Nota ")
    assert field.accessibleName() == dialog.labelText()
    assert field.toPlainText() == "asked Rossi"
    dialog.close()


@pytest.mark.parametrize(
    ("act", "english", "italian"),
    [
        (Act.OPEN, "Open a session, a site or a scenario", "Apri una sessione, una sede o uno scenario"),
        (Act.SAVE_AS, "Save the session", "Salva la sessione"),
        (Act.IMPORT, "Import files", "Importa file"),
    ],
)
def test_a_dialog_for_files_follows_the_language_and_keeps_what_was_chosen(
    stage: Stage, qtbot: QtBot, act: Act, english: str, italian: str
) -> None:
    dialog = opened(stage, act, QFileDialog)
    assert dialog.windowTitle() == english
    last = len(dialog.nameFilters()) - 1
    dialog.selectNameFilter(dialog.nameFilters()[last])
    stage.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: dialog.windowTitle() == italian)
    assert dialog.selectedNameFilter() == dialog.nameFilters()[last]
    dialog.close()
