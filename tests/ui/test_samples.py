"""One sample of the past in full, and the changes of state, out of a real session file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from sepgui.domain.cell import Sample
from sepgui.domain.outcome import Outcome
from sepgui.store.schema import About
from sepgui.store.session import SessionWriter
from sepgui.ui.models.cell_past import CellQuestion, read_cell
from sepgui.ui.models.focused import Question, read_focus
from sepgui.ui.views.graph_card import GraphCard
from sepgui.ui.views.menus import Act
from tests.fakes import results
from tests.fakes.window_engine import ANCHOR
from tests.ui.stage import Stage
from tests.ui.test_window import click_row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

S = 1_000_000_000
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def recorded(stage: Stage, tmp_path: Path, qtbot: QtBot) -> Stage:
    """A window on ten minutes of 443, refused for two, with the file that holds them."""
    row, other = stage.row(443), stage.row(8443)
    cell = stage.session.rows[row].cell
    about = About(stage.session.plan, ANCHOR, "1.2.3", False, S, None)
    session = SessionWriter(tmp_path / "live.db", about, stage.session.rows)
    for second in range(0, 600, 5):
        well: Outcome = results.answer(rtt_ms=10, connect_ms=10 + second, reply_ms=3)
        outcome = results.REFUSED if 240 <= second < 360 else well
        session.put(Sample(cell, second * S, second * S, outcome))
        stage.say(stage.session.batch([(row, outcome), (other, well)], second * S))
    assert session.close(600 * S) is None

    def read(question: CellQuestion) -> None:
        stage.board.looking.take(read_cell(session.path, question))

    def focus(question: Question) -> None:
        stage.board.focus.take(read_focus(session.path, question))

    stage.board.looking.wanted.connect(read)
    stage.board.focus.wanted.connect(focus)
    click_row(stage, 8443)
    click_row(stage, 443)
    qtbot.waitUntil(lambda: "120 samples" in card(stage).graph.accessibleDescription())
    return stage


def card(stage: Stage) -> GraphCard:
    return stage.workspace.graph


def said(stage: Stage) -> str:
    return " ".join(stage.said.split())


def test_the_changes_of_state_are_told_with_how_long_they_lasted(recorded: Stage) -> None:
    words = said(recorded)
    assert "CHANGES OF STATE" in words.upper()
    assert "Closed · the connection was refused with a reset, for 2 min" in words
    assert "(first asked)" in words
    assert words.index("Closed ·") < words.index("(first asked)"), "the newest come first"


def test_a_click_shows_that_sample_s_phases(recorded: Stage, qtbot: QtBot) -> None:
    graph = card(recorded).graph
    low, high = graph.shown_ns()
    box = graph.plots.latency.getViewBox().sceneBoundingRect()
    x = box.left() + (100 * S - low) / (high - low) * box.width()
    at = QPoint(round(x), round(box.center().y()))
    QTest.mouseClick(graph.plots.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0), at)
    qtbot.waitUntil(lambda: card(recorded).picked_ns is not None)
    picked_ns = card(recorded).picked_ns
    assert picked_ns is not None
    assert abs(picked_ns - 100 * S) <= 10 * S
    assert "SAMPLE OF" in said(recorded).upper()
    assert f"{10 + picked_ns // S} ms" in said(recorded), "the connect of that very sample"


def test_keys_pick_the_sample_at_the_crosshair_and_let_it_go(recorded: Stage) -> None:
    graph = card(recorded).graph
    graph.setFocus()
    QTest.keyClick(graph, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(graph, Qt.Key.Key_Return)
    assert card(recorded).picked_ns == 595 * S
    assert "605 ms" in said(recorded)
    QTest.keyClick(graph, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    recorded.window.menus.action(Act.GRAPH_PICK).trigger()
    assert card(recorded).picked_ns == 590 * S
    recorded.window.menus.action(Act.GRAPH_PICK).trigger()
    assert card(recorded).picked_ns is None
    assert "SAMPLE OF" not in said(recorded).upper()


def test_another_row_and_the_present_let_the_sample_go(recorded: Stage) -> None:
    card(recorded).pick_sample()
    assert card(recorded).picked_ns is not None
    click_row(recorded, 8443)
    assert card(recorded).picked_ns is None
    click_row(recorded, 443)
    card(recorded).pick_sample()
    recorded.window.menus.action(Act.GRAPH_LIVE).trigger()
    assert card(recorded).picked_ns is None


def test_a_span_shows_the_phases_of_its_last_sample(recorded: Stage, qtbot: QtBot) -> None:
    recorded.board.focus.ask(0, 102 * S)
    qtbot.waitUntil(lambda: "110 ms" in said(recorded))
    recorded.board.focus.ask(0, 52 * S)
    qtbot.waitUntil(lambda: "60 ms" in said(recorded))
    recorded.board.focus.end()
    qtbot.waitUntil(lambda: "SAMPLE OF" not in said(recorded).upper())


def test_a_change_is_read_once_it_is_written(recorded: Stage, qtbot: QtBot) -> None:
    asked: list[object] = []
    recorded.board.looking.wanted.connect(asked.append)
    recorded.answer({443: results.SILENT})
    qtbot.waitUntil(lambda: len(asked) == 1, timeout=4_000)
    recorded.answer({443: results.SILENT})
    qtbot.waitUntil(lambda: recorded.board.book.now_ns == recorded.session.now_ns)
    assert len(asked) == 1
