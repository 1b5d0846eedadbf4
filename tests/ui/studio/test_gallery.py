"""The gallery of scenarios, used as a person does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sepgui.engine.pipe import WatchScenario
from sepgui.simulation.scenario import scenario_names
from sepgui.ui.studio.gallery import Gallery
from sepgui.ui.views.menus import Act
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def gallery(stage: Stage) -> Gallery:
    """Open it by its keys' action."""
    stage.window.menus.action(Act.DEMO).trigger()
    made = stage.acts.scenarios.gallery
    assert made is not None
    return made


def names(made: Gallery) -> list[str]:
    return [card.scenario.name for card in made.shown]


def test_it_shows_every_scenario_and_is_filtered_by_a_text(stage: Stage) -> None:
    made = gallery(stage)
    assert names(made) == list(scenario_names())
    QTest.keyClicks(made.search, "certificate")
    assert "certificate-replaced" in names(made)
    assert "lossy-wan" not in names(made)
    QTest.keyClicks(made.search, " no such thing")
    assert names(made) == []
    assert made.current is None
    made.reject()


def test_it_is_walked_and_opened_from_the_keyboard(stage: Stage, qtbot: QtBot) -> None:
    made = gallery(stage)
    qtbot.waitExposed(made)
    made.list.setFocus()
    QTest.keyClick(made.list, Qt.Key.Key_Right)
    QTest.keyClick(made.list, Qt.Key.Key_Right)
    chosen = made.current
    assert chosen is not None
    assert chosen.scenario.name == scenario_names()[2]
    session = stage.desk.session
    QTest.keyClick(made.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.desk.session > session)
    assert stage.commands(WatchScenario)[-1] == WatchScenario(scenario_names()[2])
    assert stage.acts.scenarios.gallery is None


def test_the_arrows_walk_the_cards_while_the_text_is_typed(stage: Stage) -> None:
    made = gallery(stage)
    before = made.current
    QTest.keyClick(made.search, Qt.Key.Key_Down)
    assert made.current is not before
    assert made.search.text() == ""
    made.reject()


def test_titles_and_drawings_keep_the_answer_while_it_is_hidden(stage: Stage) -> None:
    made = gallery(stage)
    assert made.list.item(1).text() == made.shown[1].title(answer=True)
    made.hide_answer.setFocus()
    QTest.keyClick(made.hide_answer, Qt.Key.Key_Space)
    assert made.list.item(1).text() == "Scenario 2"
    assert not made.list.answer
    assert stage.window.menus.action(Act.HIDE_ANSWER).isChecked()
    assert stage.acts.scenarios.hidden
    made.reject()


def test_a_card_is_read_out_with_title_and_story(stage: Stage) -> None:
    made = gallery(stage)
    item = made.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole).startswith("First look")
    assert "Brescia" in item.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    made.reject()


def test_it_is_painted_in_the_present_language(stage: Stage, qtbot: QtBot) -> None:
    stage.acts.do(Act.LANG_IT)
    made = gallery(stage)
    assert made.list.item(0).text().startswith("Primo sguardo")
    assert not made.grab().isNull()
    stage.acts.do(Act.LANG_EN)
    qtbot.waitUntil(lambda: made.list.item(0).text().startswith("First look"))
    made.reject()
