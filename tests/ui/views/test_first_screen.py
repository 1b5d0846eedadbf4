"""The first screen: the last pairs are one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QScrollArea

from sepgui.domain.entry import Role
from sepgui.domain.host import parse_host
from sepgui.domain.site import Site, SiteHost
from sepgui.engine.pipe import Watch
from sepgui.ui.models.own_role import PairOffer
from sepgui.ui.views.first_screen import FirstScreen
from sepgui.ui.views.main_window import Furniture, MainWindow
from sepgui.ui.views.menus import Act
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


CLIENT = frozenset({Role.CLIENT})


def shown(screen: FirstScreen) -> list[str]:
    return [b.text() for b in screen.findChildren(QPushButton) if b.isVisible()]


def test_a_recent_pair_is_watched_again(stage: Stage, qtbot: QtBot) -> None:
    stage.acts.do(Act.NEW_PAIR)
    stage.window.first.start_pressed.emit("sepm.example", "pc-17")
    qtbot.waitUntil(lambda: len(stage.commands(Watch)) == 1)
    qtbot.waitUntil(lambda: stage.desk.session == 2)
    stage.acts.do(Act.NEW_PAIR)
    again = next(
        b for b in stage.window.first.findChildren(QPushButton) if b.text() == "sepm.example and pc-17"
    )
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(stage.commands(Watch)) == 2)
    first, second = stage.commands(Watch)
    assert isinstance(first, Watch)
    assert isinstance(second, Watch)
    assert first.pair == second.pair


def test_a_site_has_recent_pairs_of_its_own(stage: Stage, qtbot: QtBot) -> None:
    hosts = [SiteHost("sepm1", parse_host("192.0.2.10"), frozenset({Role.MANAGER}))]
    hosts += [SiteHost(f"PC-{n:03}", parse_host(f"198.51.100.{n}"), CLIENT) for n in range(250)]
    hosts += [SiteHost(f"NB-{n:03}", parse_host(f"203.0.113.{n}"), CLIENT) for n in range(250)]
    site, other = Site("Milano", tuple(hosts)), Site("Brescia", tuple(hosts))
    first = stage.window.first
    stage.desk.use_site(site)
    assert first.manager.host == "sepm1", "the only one"
    edit = first.client.lineEdit()
    completer = first.client.completer()
    assert edit is not None
    assert completer is not None
    stage.window.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    QTest.keyClicks(edit, "b-04")
    popup = completer.popup()
    assert isinstance(popup, QListView)
    qtbot.waitUntil(popup.isVisible)
    model = completer.completionModel()
    assert [str(model.index(row, 0).data()) for row in range(model.rowCount())] == [
        f"NB-{n:03}" for n in range(40, 50)
    ]
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(stage.commands(Watch)) == 1)
    (watch,) = stage.commands(Watch)
    assert isinstance(watch, Watch)
    assert watch.pair.client is not None
    assert watch.pair.client.name == "NB-040"
    qtbot.waitUntil(lambda: stage.desk.session == 2)
    stage.desk.use_site(other)
    assert "sepm1 and NB-040" not in shown(first)
    stage.desk.use_site(site)
    assert "sepm1 and NB-040" in shown(first)


def test_pairs_are_few_and_reached_by_scrolling_where_there_is_no_room(qtbot: QtBot) -> None:
    screen = FirstScreen()
    qtbot.addWidget(screen)
    screen.resize(900, 700)
    screen.offer((), (), [(f"sepm-{n}", "") for n in range(9)])
    screen.show()
    assert [words for words in shown(screen) if words.startswith("sepm-")] == [
        f"sepm-{n} and this computer" for n in range(3)
    ]
    screen.resize(683, 260)
    (area,) = screen.findChildren(QScrollArea)
    last = next(b for b in screen.findChildren(QPushButton) if b.text() == "sepm-2 and this computer")
    qtbot.waitUntil(lambda: last.visibleRegion().isEmpty())
    last.setFocus()
    area.ensureWidgetVisible(last)
    qtbot.waitUntil(lambda: last.visibleRegion().boundingRect() == last.rect())


@pytest.mark.parametrize("role", [None, Role.MANAGER])
def test_every_choice_is_in_sight_at_200_per_cent_of_1366(
    stage: Stage, qtbot: QtBot, role: Role | None
) -> None:
    """683 × 384 logical pixels; with a session open, so that the way back is offered too."""
    stage.window.resize(683, 384)
    stage.acts.do(Act.NEW_PAIR)
    first = stage.window.first
    first.offer_role(None if role is None else PairOffer(role, "sepm-mi"))
    wanted = ["Start", "Open session or site…", "Import…", "Try the demo", "Back to the session"]
    wanted.append(first.here.text())

    def all_are_in_sight() -> None:
        for button in first.findChildren(QPushButton):
            if button.text() in wanted:
                assert button.visibleRegion().boundingRect() == button.rect(), button.text()
                assert button.sizeHint().width() <= button.width(), button.text()

    assert set(wanted) <= set(shown(first))
    qtbot.waitUntil(all_are_in_sight)


def test_a_long_pair_is_cut_in_the_middle_and_whole_in_its_tool_tip(qtbot: QtBot) -> None:
    screen = FirstScreen()
    qtbot.addWidget(screen)
    screen.resize(900, 700)
    screen.offer((), (), [("a-manager-with-a-very-long-name." * 3 + "example", "pc")])
    screen.show()
    button = next(b for b in screen.findChildren(QPushButton) if b.toolTip().startswith("a-manager"))
    assert "…" in button.text()
    assert button.toolTip().endswith("and pc")
    assert button.width() <= 460
    spy = QSignalSpy(screen.start_pressed)
    button.click()
    assert spy.count() == 1


def test_the_key_of_start_begins_what_is_typed(stage: Stage, qtbot: QtBot) -> None:
    stage.acts.do(Act.NEW_PAIR)
    first = stage.window.first
    first.manager.setEditText("")
    QTest.keyClick(stage.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: first.fault == "Type the manager's name or address first.")
    first.manager.setEditText("sepm.example")
    QTest.keyClick(stage.window, Qt.Key.Key_F5)
    qtbot.waitUntil(lambda: len(stage.commands(Watch)) == 1)


@pytest.mark.parametrize("lang", [Act.LANG_IT, Act.LANG_EN])
def test_no_button_is_cut_off(stage: Stage, qtbot: QtBot, lang: Act) -> None:
    stage.acts.do(lang)
    stage.settings.remember_pair("sepm.example", "pc-17")
    stage.acts.do(Act.NEW_PAIR)
    first = stage.window.first
    for size in ((1366, 768), (1024, 768), (960, 500), (683, 384)):
        stage.window.resize(*size)
        qtbot.waitUntil(lambda: first.width() > 0 and all(b.height() >= 30 for b in visible(first)))
        for button in visible(first):
            parent = button.parentWidget()
            assert parent is not None
            assert parent.rect().contains(button.geometry()), (size, button.text())


def visible(first: FirstScreen) -> list[QPushButton]:
    return [button for button in first.findChildren(QPushButton) if button.isVisible()]


class Painted(QObject):
    """Whether a button was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.button = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.button |= event.type() is QEvent.Type.Paint and isinstance(watched, QPushButton)
        return False


def test_it_stands_whole_in_the_first_frame_that_holds_it(qapp: QApplication) -> None:
    window = MainWindow(Furniture.LATER)
    window.show()
    qapp.sync()
    painted = Painted()
    window.furnish()
    for button in window.first.findChildren(QPushButton):
        button.installEventFilter(painted)
    qapp.sync()
    assert painted.button
    window.close()
