"""Several cells in one graph, and two spans of one cell, as a person asks for them and hears of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sepgui.domain.outcome import State
from sepgui.ui.graph.comparing import Comparing, other_span
from sepgui.ui.graph.others import MOST
from sepgui.ui.together import reach_ns
from sepgui.ui.views.graph_card import GraphCard
from sepgui.ui.views.menus import Act
from tests.fakes import results
from tests.ui.stage import Stage
from tests.ui.test_window import click_row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

S = 1_000_000_000
CONTROL = Qt.KeyboardModifier.ControlModifier
PORTS = (443, 8443, 8446)


@pytest.fixture
def told(stage: Stage, qtbot: QtBot) -> Stage:
    """A window on half an hour of three ports; 8443 is silent for a while, 8446 grows slow."""
    for second in range(0, 1800, 5):
        silent = 1200 <= second < 1260
        outcomes = {
            443: results.answer(rtt_ms=10),
            8443: results.SILENT if silent else results.answer(rtt_ms=20),
            8446: results.answer(rtt_ms=30 if second < 900 else 60),
        }
        rows = [(stage.row(port), outcome) for port, outcome in outcomes.items()]
        stage.say(stage.session.batch(rows, second * S))
    click_row(stage, 8443)
    qtbot.waitUntil(lambda: stage.board.book.now_ns == 1795 * S)
    qtbot.waitUntil(lambda: "180 samples" in stage.workspace.graph.graph.accessibleDescription())
    return stage


def card(told: Stage) -> GraphCard:
    return told.workspace.graph


def select_more(told: Stage, port: int) -> None:
    """Click a row with Ctrl, as one adds it to a selection."""
    position = told.model.position_of(told.row(port))
    assert position is not None
    at = told.matrix.visualRect(told.model.index(position, 0)).center()
    QTest.mouseClick(told.matrix.viewport(), Qt.MouseButton.LeftButton, CONTROL, at)


def test_selected_rows_are_drawn_together_each_in_its_own_way(told: Stage) -> None:
    select_more(told, 443)
    select_more(told, 8446)
    plots = card(told).graph.plots
    names = [other.named.name for other in plots.others.drawn]
    assert {"8446/tcp", *names} == {"443/tcp", "8443/tcp", "8446/tcp"}
    assert sum(item.isVisible() for item in plots.others.all) == 2 * len(names)
    assert card(told).legend.isVisible()
    assert card(told).legend.names == ("8446/tcp", *names)
    assert card(told).title == "Latency of 3 ports"
    assert "8443/tcp" in card(told).legend.accessibleName()
    assert plots.ends is not None
    assert plots.ends.shows(60_000)
    for other in plots.others.drawn:
        known = other.smoke.median_us[np.isfinite(other.smoke.median_us)]
        assert set(known) == {10_000.0 if other.named.name == "443/tcp" else 20_000.0}


def test_failures_stand_in_the_row_of_their_cell(told: Stage) -> None:
    select_more(told, 443)
    lane = card(told).graph.plots.lane
    ((cell, state, start, end),) = lane.cell_bars()
    names = card(told).legend.names
    assert (names[cell], state) == ("8443/tcp", State.FILTERED)
    assert 1190 * S <= start <= 1205 * S
    assert 1255 * S <= end <= 1275 * S


def test_the_crosshair_tells_the_exact_value_of_each(told: Stage) -> None:
    for port in (443, 8446):
        select_more(told, port)
    graph = card(told).graph
    told.window.menus.action(Act.GRAPH_READ_BACK).trigger()
    lines = graph.said.splitlines()[1:]
    assert sorted(lines) == ["443/tcp  ·  10 ms", "8443/tcp  ·  20 ms", "8446/tcp  ·  60 ms"]


def test_one_row_alone_is_drawn_as_ever(told: Stage, qtbot: QtBot) -> None:
    select_more(told, 443)
    assert card(told).is_tall
    high = card(told).height()
    click_row(told, 443)
    assert not card(told).legend.isVisible()
    assert card(told).graph.plots.others.drawn == ()
    assert not any(item.isVisible() for item in card(told).graph.plots.others.all)
    assert card(told).title.startswith("Latency of 443/tcp, ")
    assert card(told).height() < high


def test_no_more_lines_than_can_be_told_apart(told: Stage, qtbot: QtBot) -> None:
    told.answer({port: results.answer() for port in (2967, 2968, 8014, 8445, 9090)})
    qtbot.waitUntil(lambda: told.model.line(told.row(9090)).word == "Confirmed")
    told.matrix.setFocus()
    QTest.keyClick(told.matrix, Qt.Key.Key_A, CONTROL)
    assert len(card(told).graph.plots.others.named) == MOST


def test_rows_without_a_sample_are_not_drawn(told: Stage) -> None:
    select_more(told, 9090)
    click_row(told, 443)
    select_more(told, 9090)
    told.matrix.setCurrentIndex(told.model.index(told.model.position_of(told.row(443)) or 0, 0))
    assert card(told).graph.plots.others.drawn == ()


# --- two spans --------------------------------------------------------------------------------------


def test_a_key_compares_with_what_came_before_and_a_key_ends_it(told: Stage) -> None:
    click_row(told, 8446)
    QTest.keyClick(told.window, Qt.Key.Key_5, CONTROL)
    comparison = card(told).comparison
    lower = comparison.lower
    assert lower is not None
    assert lower.isVisible()
    assert told.window.menus.action(Act.COMPARE_BEFORE).isChecked()
    low, high = card(told).graph.shown_ns()
    assert lower.shown_ns() == (2 * low - high, low)
    assert lower.plots.edges() == card(told).graph.plots.edges()
    assert lower.plots.ends == card(told).graph.plots.ends, "the heights agree"
    above, below = comparison.said.splitlines()
    assert "median 60 ms, p95 60 ms, 0 % lost of 180" in above
    assert "median 30 ms, p95 30 ms, 0 % lost of 180" in below
    QTest.keyClick(told.window, Qt.Key.Key_0, CONTROL)
    assert not lower.isVisible()
    assert comparison.said == ""


def test_the_lower_graph_follows_zoom_scale_and_pointer(told: Stage) -> None:
    told.acts.do(Act.COMPARE_BEFORE)
    card(told).compare(Comparing.BEFORE)
    graph, lower = card(told).graph, card(told).comparison.lower
    assert lower is not None
    graph.zoom(0.5)
    low, high = graph.shown_ns()
    assert lower.shown_ns() == (2 * low - high, low)
    QTest.mouseClick(card(told).bar.button("log"), Qt.MouseButton.LeftButton)
    assert lower.scale is graph.scale
    box = graph.plots.latency.getViewBox().sceneBoundingRect()
    at = QPoint(round(box.left() + box.width() * 0.6), round(box.center().y()))
    QTest.mouseMove(graph.plots.view.viewport(), at)
    graph.step_crosshair(-1)
    assert graph.pointed_ns is not None
    assert lower.pointed_ns == graph.pointed_ns + lower.shown_ns()[0] - low
    graph.hide_crosshair()
    assert lower.pointed_ns is None


def test_another_row_is_compared_too(told: Stage) -> None:
    card(told).compare(Comparing.BEFORE)
    click_row(told, 443)
    below = card(told).comparison.said.splitlines()[1]
    assert "median 10 ms" in below
    lower = card(told).comparison.lower
    assert lower is not None
    assert "443/tcp" in lower.accessibleName()


def test_the_span_in_focus_is_compared_with_the_present(told: Stage) -> None:
    card(told).compare(Comparing.FOCUS)
    lower = card(told).comparison.lower
    assert lower is not None
    assert not lower.isVisible(), "there is none in focus"
    told.board.focus.ask(1195 * S, 1265 * S)
    assert lower.isVisible()
    low, high = card(told).graph.shown_ns()
    assert lower.shown_ns() == (1195 * S, 1195 * S + high - low)
    told.board.focus.end()
    assert lower.isVisible(), "what was in focus stays to compare with"


@pytest.mark.parametrize(
    ("comparing", "span"),
    [
        (Comparing.NOTHING, None),
        (Comparing.BEFORE, (90_000 * S, 95_000 * S)),
        (Comparing.HOUR, (91_400 * S, 96_400 * S)),
        (Comparing.DAY, (8_600 * S, 13_600 * S)),
        (Comparing.FOCUS, (7 * S, 5_007 * S)),
    ],
)
def test_the_other_span_is_as_long(comparing: Comparing, span: tuple[int, int] | None) -> None:
    assert other_span(comparing, 95_000 * S, 100_000 * S, (7 * S, 9 * S)) == span


def test_a_day_earlier_is_read_from_the_file(told: Stage) -> None:
    before = told.wanted_past
    book = told.board.book
    assert reach_ns(book, card(told)) == book.range.span_ns
    QTest.keyClick(told.window, Qt.Key.Key_7, CONTROL)
    assert told.wanted_past == before + 1
    assert reach_ns(book, card(told)) == book.range.span_ns + 86_400 * S


@pytest.mark.parametrize("ending", ["png", "svg"])
def test_the_picture_holds_both_spans_or_all_cells(told: Stage, tmp_path: Path, ending: str) -> None:
    card(told).compare(Comparing.BEFORE)
    both, many = tmp_path / f"both.{ending}", tmp_path / f"many.{ending}"
    assert card(told).save_picture(both)
    card(told).compare(Comparing.NOTHING)
    select_more(told, 443)
    assert card(told).save_picture(many)
    if ending == "svg":
        words = ["".join(ElementTree.fromstring(path.read_text("utf-8")).itertext()) for path in (both, many)]
        assert words[0].count("median") >= 2
        assert "443/tcp" in words[1]
        assert "8443/tcp" in words[1]
    else:
        assert both.stat().st_size > 4_000
        assert many.stat().st_size > 4_000
