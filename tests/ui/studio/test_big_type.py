"""Big type for a projector: everything grows while it runs, nothing is cut, and it goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.studio.big_type import BIGGER, BigType
from sepgui.ui.views.menus import Act
from sepgui.ui.views.workspace import Part
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.pills import pill_height
from tests.fakes import results
from tests.ui.stage import Stage
from tests.ui.test_accessibility import assert_nothing_is_cut

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def big(stage: Stage, qtbot: QtBot) -> Iterator[Stage]:
    """A simulation in big type."""
    stage.simulates = True
    session = stage.desk.session
    stage.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: stage.desk.session > session)
    stage.answer({8443: results.SILENT, 443: results.answer()})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Filtered")
    stage.window.menus.action(Act.BIG_TYPE).trigger()
    yield stage
    stage.studio.big_type.end()


def test_fonts_rows_and_pills_grow_by_half_and_go_back(stage: Stage, qtbot: QtBot) -> None:
    usual = QGuiApplication.font().pixelSize()
    row, pill = stage.matrix.rowHeight(0), pill_height()
    label = next(label for label in stage.workspace.filter.findChildren(Label))
    small = label.font().pixelSize()
    action = stage.window.menus.action(Act.BIG_TYPE)
    action.trigger()
    assert stage.studio.big_type.is_on
    assert QGuiApplication.font().pixelSize() >= round(usual * BIGGER)
    assert face(Face.BODY).pixelSize() >= round(usual * BIGGER)
    qtbot.waitUntil(lambda: label.font().pixelSize() >= round(small * 1.45))
    qtbot.waitUntil(lambda: stage.matrix.rowHeight(0) > row)
    assert pill_height() >= round(pill * 1.45)
    action.trigger()
    assert not action.isChecked()
    qtbot.waitUntil(lambda: label.font().pixelSize() == small and stage.matrix.rowHeight(0) == row)


@pytest.mark.parametrize("lang", [Act.LANG_IT, Act.LANG_EN])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
def test_nothing_is_cut_on_a_projector(big: Stage, qtbot: QtBot, size: tuple[int, int], lang: Act) -> None:
    big.acts.do(lang)
    big.window.resize(*size)
    for part in (Part.PORTS, Part.DETAIL, Part.GRAPH):
        big.workspace.show_part(part)
        assert_nothing_is_cut(big.window, qtbot)
    for act in (Act.HIDE_ANSWER, Act.REVEAL_ANSWER, Act.NEW_PAIR):
        big.window.menus.action(act).trigger()
        assert_nothing_is_cut(big.window, qtbot)
        for row in (big.bar, big.studio.band):
            parts = (part for part in row.findChildren(QWidget) if part.parent() is row and part.isVisible())
            assert [part for part in parts if not row.rect().contains(part.geometry())] == []
    assert big.window.size().toTuple() == size
    big.window.menus.action(Act.DEMO).trigger()
    gallery = big.acts.scenarios.gallery
    assert gallery is not None
    assert_nothing_is_cut(gallery, qtbot)
    gallery.reject()


def test_big_type_is_remembered_for_the_next_window(stage: Stage) -> None:
    action = stage.window.menus.action(Act.BIG_TYPE)
    action.trigger()
    stage.studio.big_type.end()  # as a window that closes does
    assert stage.settings.big_type
    next_one = BigType(stage.window, stage.settings)
    assert next_one.is_on
    assert action.isChecked()
    next_one.toggle()
    assert not stage.settings.big_type
    assert not BigType(stage.window, stage.settings).is_on


@pytest.fixture
def usual_again(stage: Stage) -> Iterator[None]:
    """Leave the type as it was, whatever happens."""
    yield
    stage.studio.big_type.end()


@pytest.mark.usefixtures("usual_again")
def test_an_open_small_window_grows_with_the_type_and_shrinks_again(stage: Stage, qtbot: QtBot) -> None:
    stage.window.menus.action(Act.THUMBNAIL).trigger()
    small = stage.live.thumbnail
    assert small is not None
    qtbot.waitExposed(small)
    size, strip = small.size(), small.strip.height()
    stage.window.menus.action(Act.BIG_TYPE).trigger()
    qtbot.waitUntil(lambda: small.width() >= round(size.width() * 1.45))
    assert small.strip.height() >= round(strip * 1.45)
    stage.window.menus.action(Act.BIG_TYPE).trigger()
    qtbot.waitUntil(lambda: abs(small.width() - size.width()) <= 1)
    assert small.strip.height() == strip
