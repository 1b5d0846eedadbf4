"""The graph's menu, its small buttons, and the pictures it hands on, in the whole window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from sepgui.domain.finding import Cause, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.words import Words
from sepgui.i18n import Text
from sepgui.ui.graph.marks import MarkKind
from sepgui.ui.graph.scales import Scale
from sepgui.ui.views.graph_card import GraphCard
from sepgui.ui.views.menus import Act
from tests.fakes import results
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MINUTE = 60_000_000_000
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def card(stage: Stage, qtbot: QtBot) -> GraphCard:
    """The graph of a port that answered for a while."""
    for second in range(60):
        stage.answer({443: results.answer(rtt_ms=10 + second % 7)})
    stage.matrix.choose(stage.row(443))
    made = stage.workspace.graph
    qtbot.waitUntil(lambda: "samples" in made.graph.accessibleDescription())
    qtbot.waitUntil(lambda: "60 samples" in made.graph.accessibleDescription())
    return made


def shown_min(card: GraphCard) -> float:
    low, high = card.graph.shown_ns()
    return round((high - low) / MINUTE, 2)


def test_the_menu_zooms_pans_and_returns(stage: Stage, card: GraphCard) -> None:
    assert shown_min(card) == 15
    QTest.keyClick(stage.window, Qt.Key.Key_Plus, CONTROL)
    assert shown_min(card) == 7.5
    QTest.keyClick(stage.window, Qt.Key.Key_Minus, CONTROL)
    assert shown_min(card) == 15
    QTest.keyClick(stage.window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert not card.graph.following
    QTest.keyClick(stage.window, Qt.Key.Key_Home, CONTROL)
    assert card.graph.following


def test_every_button_says_what_it_does_and_does_it(stage: Stage, card: GraphCard) -> None:
    bar = card.bar
    for name in ("in", "out", "live", "focus", "fit", "log", "save", "copy"):
        button = bar.button(name)
        assert button.accessibleName()
        assert "(Ctrl" in button.toolTip()
    QTest.mouseClick(bar.button("in"), Qt.MouseButton.LeftButton)
    assert shown_min(card) == 7.5
    QTest.mouseClick(bar.button("out"), Qt.MouseButton.LeftButton)
    assert shown_min(card) == 15
    card.graph.pan(-0.5)
    QTest.mouseClick(bar.button("live"), Qt.MouseButton.LeftButton)
    assert card.graph.following


def test_button_menu_and_settings_agree_on_the_scale(stage: Stage, card: GraphCard) -> None:
    menus = stage.window.menus
    assert menus.action(Act.GRAPH_ZERO).isChecked()
    QTest.mouseClick(card.bar.button("log"), Qt.MouseButton.LeftButton)
    assert menus.action(Act.GRAPH_LOG).isChecked()
    assert stage.settings.graph_scale is Scale.LOG
    assert card.graph.plots.ends is not None
    assert card.graph.plots.ends.scale is Scale.LOG
    QTest.keyClick(stage.window, Qt.Key.Key_H, CONTROL | SHIFT)
    assert card.bar.button("fit").isChecked()
    assert not card.bar.button("log").isChecked()
    QTest.mouseClick(card.bar.button("fit"), Qt.MouseButton.LeftButton)
    assert stage.settings.graph_scale is Scale.ZERO


def test_values_are_read_from_the_menu(stage: Stage, card: GraphCard) -> None:
    stage.window.menus.action(Act.GRAPH_READ_BACK).trigger()
    assert card.graph.said.endswith("13 ms")
    stage.window.menus.action(Act.GRAPH_READ_BACK).trigger()
    assert card.graph.said.endswith("12 ms")


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_picture_is_saved(stage: Stage, card: GraphCard, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"graph.{ending}"
    QTest.keyClick(stage.window, Qt.Key.Key_P, CONTROL | SHIFT)
    (dialog,) = stage.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.reject()
    assert str(path) in stage.window.notice.accessibleName() or stage.window.notice.isVisible()
    if ending == "png":
        image = QImage(str(path))
        assert image.width() >= 2 * card.graph.width() - 4
        colours = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colours) > 8
    else:
        root = ElementTree.fromstring(path.read_text("utf-8"))
        drawn = [each for each in root.iter() if each.tag.endswith(("path", "polyline", "text"))]
        assert len(drawn) > 10
        assert card.title in "".join(root.itertext())


def test_a_picture_that_cannot_be_written_is_said(stage: Stage, card: GraphCard, tmp_path: Path) -> None:
    assert not card.save_picture(tmp_path / "none" / "graph.png")
    QTest.keyClick(stage.window, Qt.Key.Key_P, CONTROL | SHIFT)
    (dialog,) = stage.window.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "none" / "graph.png"))
    dialog.reject()
    assert stage.window.notice.isVisible()


def test_the_picture_is_copied_with_a_sentence(stage: Stage, card: GraphCard) -> None:
    QTest.keyClick(stage.window, Qt.Key.Key_G, CONTROL | SHIFT)
    data = QGuiApplication.clipboard().mimeData()
    assert data.hasImage()
    assert data.text().startswith(f"{card.title}: 60 samples")
    QGuiApplication.clipboard().clear()  # else Qt frees the image after Python has ended


def test_a_finding_is_marked_where_it_began(stage: Stage, card: GraphCard, qtbot: QtBot) -> None:
    row = stage.row(443)
    cell = stage.session.rows[row].cell
    finding = Finding(
        Cause.HOST_SILENT, Judgement.PROBLEM, (cell,), Text("", "It is silent."), (), Words("x", "x")
    )
    stage.say(stage.session.batch([(row, results.SILENT)], findings=(finding,)))
    marked = card.graph.plots.marked
    qtbot.waitUntil(lambda: [mark.kind for mark in marked.shown] == [MarkKind.FINDING])
    assert marked.shown[0].at_ns == stage.session.now_ns
    stage.say(stage.session.batch([(row, results.SILENT)], findings=(finding,)))
    stage.matrix.choose(stage.row(8443))
    qtbot.waitUntil(lambda: not marked.shown)
    stage.matrix.choose(row)
    qtbot.waitUntil(lambda: len(marked.shown) == 1)


def test_the_drawing_looks_as_the_picture_does(stage: Stage, card: GraphCard, tmp_path: Path) -> None:
    """An SVG whose axes stand elsewhere than its curves is a forgery: rendered, both are the same picture."""
    drawing, picture = tmp_path / "graph.svg", tmp_path / "graph.png"
    assert card.save_picture(drawing)
    assert card.save_picture(picture)
    wanted = QImage(str(picture))
    renderer = QSvgRenderer(str(drawing))
    made = QImage(wanted.size(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    renderer.render(painter)
    painter.end()
    small = QSize(wanted.width() // 8, wanted.height() // 8)
    one, other = (
        image.scaled(small, mode=Qt.TransformationMode.SmoothTransformation) for image in (wanted, made)
    )
    far = [
        (x, y)
        for x in range(small.width())
        for y in range(small.height())
        if abs(QColor(one.pixel(x, y)).lightness() - QColor(other.pixel(x, y)).lightness()) > 40
    ]
    assert len(far) < 0.01 * small.width() * small.height()


def test_a_name_is_proposed_that_every_system_takes_and_follows_the_kind(
    stage: Stage, card: GraphCard
) -> None:
    QTest.keyClick(stage.window, Qt.Key.Key_P, CONTROL | SHIFT)
    (dialog,) = stage.window.findChildren(QFileDialog)
    (proposed,) = dialog.selectedFiles()
    assert Path(proposed).name == "Latency of 443-tcp, Client to SEPM (HTTPS).png"
    drawing = next(each for each in dialog.nameFilters() if "svg" in each)
    dialog.selectNameFilter(drawing)
    dialog.filterSelected.emit(drawing)
    assert Path(dialog.selectedFiles()[0]).suffix == ".svg"
    dialog.reject()


def test_an_axis_without_values_has_no_numbers(stage: Stage, qtbot: QtBot) -> None:
    stage.answer({8443: results.SILENT})
    stage.matrix.choose(stage.row(8443))
    graph = stage.workspace.graph.graph
    qtbot.waitUntil(lambda: "no latency" in graph.accessibleDescription())
    assert graph.plots.ticks == []
    stage.answer({8443: results.answer(rtt_ms=15)})
    qtbot.waitUntil(lambda: "20 ms" in [words for _, words in graph.plots.ticks])


def test_a_graph_that_stands_still_says_so_beside_the_way_back(stage: Stage, card: GraphCard) -> None:
    live = card.bar.button("live")
    alone, beside = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert live.toolButtonStyle() is alone
    card.graph.setFocus()
    QTest.keyClick(card.graph, Qt.Key.Key_Left)
    assert live.toolButtonStyle() is beside
    assert live.text() == "now"
    assert live.accessibleDescription()
    QTest.keyClick(card.graph, Qt.Key.Key_Home)
    assert live.toolButtonStyle() is alone
    assert not live.accessibleDescription()
