"""The first screen: the last pairs are one press away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton

from sepgui.engine.pipe import Watch
from sepgui.ui.views.first_screen import FirstScreen
from sepgui.ui.views.menus import Act
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def shown(screen: FirstScreen) -> list[str]:
    return [b.text() for b in screen.findChildren(QPushButton) if b.isVisible()]


def test_a_recent_pair_is_watched_again(stage: Stage, qtbot: QtBot) -> None:
    stage.acts.do(Act.NEW_PAIR)
    stage.window.first.start_pressed.emit("sepm.example", "pc-17")
    qtbot.waitUntil(lambda: len(stage.commands(Watch)) == 1)
    stage.acts.do(Act.NEW_PAIR)
    stage.window.first.offer((), (), stage.settings.pairs)
    again = next(
        b for b in stage.window.first.findChildren(QPushButton) if b.text() == "sepm.example and pc-17"
    )
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(stage.commands(Watch)) == 2)
    first, second = stage.commands(Watch)
    assert isinstance(first, Watch)
    assert isinstance(second, Watch)
    assert first.pair == second.pair


def test_pairs_are_few_and_only_where_there_is_room(qtbot: QtBot) -> None:
    screen = FirstScreen()
    qtbot.addWidget(screen)
    screen.resize(900, 700)
    screen.offer((), (), [(f"sepm-{n}", "") for n in range(9)])
    screen.show()
    assert [words for words in shown(screen) if words.startswith("sepm-")] == [
        f"sepm-{n} and this computer" for n in range(3)
    ]
    screen.resize(900, 400)
    assert [words for words in shown(screen) if words.startswith("sepm-")] == []


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
