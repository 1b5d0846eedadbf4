"""Sessions opened lately, and those that a crash left behind: in menu, first screen and palette."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from sepgui.app.cut_off import Found
from sepgui.app.reopened import Reopened
from sepgui.engine.pipe import Refusal, Reopen, Saved
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from sepgui.ui.settings import Settings
from sepgui.ui.views.cut_off_view import CutOffView
from sepgui.ui.views.menus import RECENT, Act
from sepgui.ui.views.palette import commands
from tests.app.test_cut_off import cut_off
from tests.store.sessions import HTTP, UNIX_NS, document
from tests.store.test_reader import become_a_picture, closed, cut, remove, set_version
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def at_work(stage: Stage) -> Stage:
    """A window whose work on files is done at once."""
    files = stage.acts.files

    def do(work: Callable[[], Found]) -> None:
        files.take(work())

    files.wanted.connect(do)
    return stage


def named(stage: Stage) -> list[str]:
    """Return the lines of recent sessions that can be chosen."""
    lines = stage.window.menus.menu(RECENT).actions()
    end = next((at for at, action in enumerate(lines) if action.isSeparator()), 0)
    return [action.text() for action in lines[:end] if action.isEnabled()]


def opened(stage: Stage, path: Path, qtbot: QtBot) -> None:
    stage.say(stage.session.opened(path, live=False))
    qtbot.waitUntil(lambda: stage.desk.opened is not None and stage.desk.opened.database == path)


def test_what_is_opened_and_saved_is_recent_and_remembered(
    at_work: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    assert named(at_work) == []
    assert not at_work.window.menus.menu(RECENT).isEnabled()
    first, second = tmp_path / "morning.sepsession", tmp_path / "R&D.sepsession"
    opened(at_work, first, qtbot)
    at_work.say(Saved(second))
    qtbot.waitUntil(lambda: len(named(at_work)) == 2)
    assert named(at_work) == ["&1  R&&D.sepsession", "&2  morning.sepsession"]
    opened(at_work, first, qtbot)
    qtbot.waitUntil(lambda: named(at_work)[0] == "&1  morning.sepsession")
    at_work.settings.save()
    assert Settings(tmp_path / "window.ini").sessions == (first, second)
    at_work.window.menus.menu(RECENT).actions()[1].trigger()
    qtbot.waitUntil(lambda: at_work.commands(Reopen) == [Reopen(second)])


def test_sessions_of_the_program_itself_are_not_recent(at_work: Stage, qtbot: QtBot) -> None:
    path = cut_off()
    opened(at_work, path, qtbot)
    at_work.say(at_work.session.opened(path.with_name("demo.sepsession"), live=True, simulated=True))
    qtbot.waitUntil(lambda: at_work.desk.opened is not None and at_work.desk.opened.live)
    assert named(at_work) == []


def test_names_that_are_gone_are_told_apart_and_forgotten(
    at_work: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    there, gone = tmp_path / "there.sepsession", tmp_path / "gone.sepsession"
    there.write_bytes(b"x")
    for path in (gone, there):
        at_work.settings.remember_session(path)
    at_work.acts.files.take(at_work.acts.files.looking()())
    menus = at_work.window.menus
    texts = [action.text() for action in menus.menu(RECENT).actions()]
    assert "&2  gone.sepsession (gone)" in texts
    assert named(at_work) == ["&1  there.sepsession"]
    at_work.language.use("it")
    qtbot.waitUntil(lambda: any("non c'è più" in each.text() for each in menus.menu(RECENT).actions()))
    at_work.language.use("en")
    menus.action(Act.RECENT_GONE).trigger()
    assert at_work.settings.sessions == (there,)
    assert not menus.action(Act.RECENT_GONE).isEnabled()
    menus.action(Act.RECENT_CLEAR).trigger()
    assert at_work.settings.sessions == ()
    assert not menus.action(Act.RECENT_CLEAR).isEnabled()


def test_what_was_forgotten_by_mistake_is_remembered_again(
    at_work: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("morning.sepsession", "evening.sepsession"):
        at_work.say(Saved(tmp_path / name))
    qtbot.waitUntil(lambda: len(named(at_work)) == 2)
    before = at_work.settings.sessions
    at_work.window.menus.action(Act.RECENT_CLEAR).trigger()
    assert named(at_work) == []
    back = next(b for b in at_work.window.notice.findChildren(QPushButton) if b.text() == "Remember them")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert at_work.settings.sessions == before
    assert len(named(at_work)) == 2
    assert not at_work.window.notice.isVisible()


def test_the_palette_and_the_first_screen_have_them_too(at_work: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    at_work.say(Saved(tmp_path / "morning.sepsession"))
    qtbot.waitUntil(lambda: bool(named(at_work)))
    words = [command.words for command in commands(at_work.window.menus.bar)]
    assert "File · Open recent · 1  morning.sepsession" in words
    at_work.acts.do(Act.NEW_PAIR)
    button = next(b for b in at_work.window.first.findChildren(QPushButton) if b.text() == "Open recent")
    assert button.isVisible()
    assert button.menu() is at_work.window.menus.menu(RECENT)


def view_of(stage: Stage, qtbot: QtBot) -> CutOffView:
    stage.acts.files.take(stage.acts.files.looking()())
    stage.acts.do(Act.NEW_PAIR)
    button = next(b for b in stage.window.first.findChildren(QPushButton) if "cut off" in b.text())
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stage.window.findChild(CutOffView) is not None)
    view = stage.window.findChild(CutOffView)
    assert isinstance(view, CutOffView)
    return view


def test_every_session_that_was_cut_off_is_listed_and_opened(at_work: Stage, qtbot: QtBot) -> None:
    older, _ = cut_off(), cut_off(UNIX_NS + 10**9)
    broken = cut_off(UNIX_NS + 2 * 10**9)
    broken.write_bytes(broken.read_bytes()[:50])
    view = view_of(at_work, qtbot)
    assert len(view.lines) == 3
    assert "cut short" in view.lines[0]
    assert not view.open_button.isEnabled(), "what cannot be read can only be discarded"
    assert view.discard_button.isEnabled()
    assert "sepm.example" in view.lines[2]
    assert view.lines[2].endswith("1 min")
    view.list.setCurrentRow(2)
    view.open_button.click()
    qtbot.waitUntil(lambda: at_work.commands(Reopen) == [Reopen(older)])


def test_one_is_saved_under_a_name_and_listed_no_more(at_work: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    path, target = cut_off(), tmp_path / "case.sepsession"
    view = view_of(at_work, qtbot)
    view.save_button.click()
    qtbot.waitUntil(lambda: bool(view.findChildren(QFileDialog)))
    dialog = view.findChildren(QFileDialog)[0]
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: view.lines == [])
    assert not path.exists()
    with SessionReader(target) as reader:
        assert len(reader.columns(HTTP)) == 91
    assert str(target) in at_work.window.notice.words
    assert named(at_work) == ["&1  case.sepsession"]
    assert not at_work.window.menus.action(Act.CUT_OFF).isEnabled()


def test_one_is_discarded_only_when_that_was_meant(at_work: Stage, qtbot: QtBot) -> None:
    path = cut_off()
    view = view_of(at_work, qtbot)
    for answer, left in (("Keep", 1), ("Discard", 0)):
        QTest.keyClick(view.list, Qt.Key.Key_Delete)
        qtbot.waitUntil(lambda: any(box.isVisible() for box in view.findChildren(QMessageBox)))
        box = next(box for box in view.findChildren(QMessageBox) if box.isVisible())
        next(button for button in box.buttons() if button.text() == answer).click()
        qtbot.waitUntil(lambda box=box: not box.isVisible())
        assert len(view.lines) == left
    assert not path.exists()


def test_it_is_told_once_and_offered(at_work: Stage, qtbot: QtBot) -> None:
    cut_off()
    cut_off(UNIX_NS + 10**9)
    files = at_work.acts.files
    files.take(files.looking()())
    files.tell_of_crash()
    notice = at_work.window.notice
    assert "2 sessions were cut off" in notice.words
    more = next(b for b in notice.findChildren(QPushButton) if b.isVisible())
    more.click()
    qtbot.waitUntil(lambda: at_work.window.findChild(CutOffView) is not None)
    notice.hide()
    files.tell_of_crash()
    assert not notice.isVisible()
    files.take(Found())


def test_a_session_of_another_window_is_not_offered(at_work: Stage, tmp_path: Path) -> None:
    live = document(tmp_path)
    files = at_work.acts.files
    files.take(files.looking()())
    assert not at_work.window.menus.action(Act.CUT_OFF).isEnabled()
    live.close()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (set_version, "was written by a newer version"),
        (cut, "is cut short"),
        (become_a_picture, "is not a session of sepgui"),
        (remove, "There is no file"),
    ],
)
def test_a_file_that_is_no_session_gets_its_sentence_and_what_is_open_stays(
    at_work: Stage, qtbot: QtBot, tmp_path: Path, change: Callable[[Path], None], says: str
) -> None:
    path = closed(tmp_path).rename(tmp_path / "case.sepsession")
    change(path)
    before, at_work.opens = at_work.desk.opened, False
    at_work.acts.open_file(path)
    qtbot.waitUntil(lambda: at_work.commands(Reopen) == [Reopen(path)])
    with pytest.raises(SessionError) as caught:
        Reopened(path)
    at_work.say(Refusal(caught.value.text))
    qtbot.waitUntil(lambda: says in at_work.window.notice.words)
    assert str(path) in at_work.window.notice.words
    assert at_work.desk.opened is before
    assert not at_work.window.asks_for_pair
    assert named(at_work) == []
