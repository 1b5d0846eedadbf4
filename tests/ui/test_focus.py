"""Focus as a person uses it: a span by drag, double-click or key, its numbers everywhere, the way back."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from sepgui.domain.cell import Sample
from sepgui.domain.outcome import Outcome
from sepgui.store.schema import About
from sepgui.store.session import SessionWriter
from sepgui.ui.models.columns import Column
from sepgui.ui.models.focused import Question, read_focus
from sepgui.ui.widgets.lane_header import LaneHeader
from tests.fakes import results
from tests.fakes.window_engine import ANCHOR
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECOND = 1_000_000_000
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


@dataclass
class Recorded:
    """A session of ten minutes on screen and in a file: 443 was refused from minute four to six."""

    stage: Stage
    path: Path
    asked: list[Question] = field(default_factory=list[Question])

    def answer(self) -> None:
        """Do what the window's worker does with the newest question."""
        self.stage.board.focus.take(read_focus(self.path, self.asked[-1]))

    @property
    def strip(self) -> str:
        strip = self.stage.board.view.focus
        return strip.words if strip.isVisible() else ""

    @property
    def header(self) -> LaneHeader:
        header = self.stage.matrix.horizontalHeader()
        assert isinstance(header, LaneHeader)
        return header


@pytest.fixture
def recorded(stage: Stage, tmp_path: Path, qtbot: QtBot) -> Recorded:
    row, other = stage.row(443), stage.row(8443)
    cells = [stage.session.rows[index].cell for index in (row, other)]
    about = About(stage.session.plan, ANCHOR, "1.2.3", False, SECOND, None)
    session = SessionWriter(tmp_path / "live.db", about, stage.session.rows)
    for second in range(0, 600, 5):
        at_ns = second * SECOND
        well: Outcome = results.answer(rtt_ms=10 + second % 40)
        outcomes = (results.REFUSED if 240 <= second < 360 else well, results.answer(rtt_ms=15))
        for cell, outcome in zip(cells, outcomes, strict=True):
            session.put(Sample(cell, at_ns, at_ns, outcome))
        stage.say(stage.session.batch(zip((row, other), outcomes, strict=True), at_ns))
    session.flush(600 * SECOND).result()
    assert session.close(600 * SECOND) is None
    made = Recorded(stage, session.path)
    stage.board.focus.wanted.connect(made.asked.append)
    stage.matrix.choose(row)
    qtbot.waitUntil(lambda: stage.model.line(row).loss == "20.0 %")
    qtbot.waitUntil(lambda: "120 samples" in stage.workspace.graph.graph.accessibleDescription())
    return made


def send(header: LaneHeader, kind: QEvent.Type, x: float, *, held: bool) -> None:
    viewport = header.viewport()
    at = QPointF(x, viewport.height() / 2)
    button = NONE if kind is QEvent.Type.MouseMove else LEFT
    event = QMouseEvent(
        kind, at, viewport.mapToGlobal(at), button, LEFT if held else NONE, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(viewport, event)


def lane_x(recorded: Recorded, second: float) -> float:
    """Where an instant stands over the lanes, which show a quarter of an hour."""
    header = recorded.header
    left = header.sectionViewportPosition(Column.HISTORY) + 8.0
    width = header.sectionSize(Column.HISTORY) - 8.0 - 12.0
    now = recorded.stage.board.book.now_ns / SECOND
    return left + (1 - (now - second) / 900) * width


def sweep(recorded: Recorded, first: float, last: float) -> None:
    """Drag over the time axis of the lanes."""
    start, end = lane_x(recorded, first), lane_x(recorded, last)
    send(recorded.header, QEvent.Type.MouseButtonPress, start, held=True)
    send(recorded.header, QEvent.Type.MouseMove, (start + end) / 2, held=True)
    send(recorded.header, QEvent.Type.MouseMove, end, held=True)
    send(recorded.header, QEvent.Type.MouseButtonRelease, end, held=False)


def test_a_drag_over_the_lanes_shows_the_numbers_of_the_span(recorded: Recorded, qtbot: QtBot) -> None:
    stage = recorded.stage
    row = stage.row(443)
    assert stage.model.line(row).word == "Confirmed"
    sweep(recorded, 240, 330)
    assert "Working out the numbers" in recorded.strip
    assert stage.model.line(row).loss == "20.0 %", "the present stays until the span is known"
    recorded.answer()
    qtbot.waitUntil(lambda: "Closed" in stage.said)
    line = stage.model.line(row)
    assert (line.word, line.now) == ("Closed", "–")
    assert float(line.loss.split()[0]) > 90
    assert stage.model.line(stage.row(8443)).loss == "0 %"
    assert stage.model.line(stage.row(8443)).p95 == "15 ms"
    assert "1 problem" in stage.bar.counts_words
    cell = stage.session.rows[row].cell
    assert [cell in finding.cells for finding in stage.board.findings.shown] == [True]
    assert stage.board.findings.held == ()
    titles = [
        stage.model.headerData(column, Qt.Orientation.Horizontal) for column in (Column.NOW, Column.LOSS)
    ]
    assert titles == ["Last", "Loss (span)"]
    assert recorded.strip.startswith("The numbers are those of ")
    assert "lost" in recorded.strip
    assert recorded.header.band() is not None


@pytest.mark.parametrize("way", ["escape", "button", "home", "menu"])
def test_one_key_returns_to_the_present(recorded: Recorded, qtbot: QtBot, way: str) -> None:
    stage = recorded.stage
    row = stage.row(443)
    sweep(recorded, 240, 330)
    recorded.answer()
    assert stage.model.line(row).word == "Closed"
    stage.matrix.setFocus()
    if way == "escape":
        QTest.keyClick(stage.matrix, Qt.Key.Key_Escape)
    elif way == "home":
        QTest.keyClick(stage.workspace.graph.graph, Qt.Key.Key_Home)
    elif way == "menu":
        QTest.keyClick(stage.window, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    else:
        QTest.mouseClick(stage.board.view.focus.findChildren(QPushButton)[0], LEFT)
    assert stage.model.line(row).word == "Confirmed"
    assert stage.model.line(row).loss == "20.0 %"
    assert recorded.strip == ""
    assert stage.board.findings.shown == ()
    assert recorded.header.band() is None
    assert stage.model.headerData(Column.NOW, Qt.Orientation.Horizontal) == "Now"


def test_what_comes_meanwhile_waits_for_the_return(recorded: Recorded, qtbot: QtBot) -> None:
    stage = recorded.stage
    row = stage.row(443)
    sweep(recorded, 0, 200)
    recorded.answer()
    assert stage.model.line(row).loss == "0 %"
    stage.say(stage.session.batch([(row, results.SILENT)], 610 * SECOND))
    qtbot.waitUntil(lambda: stage.board.book.now_ns == 610 * SECOND)
    assert stage.model.line(row).word == "Confirmed"
    QTest.keyClick(stage.matrix, Qt.Key.Key_Escape)
    assert stage.model.line(row).word == "Filtered"


def test_a_double_click_takes_what_lies_between_two_ticks(recorded: Recorded) -> None:
    x = lane_x(recorded, 300)
    send(recorded.header, QEvent.Type.MouseButtonDblClick, x, held=True)
    send(recorded.header, QEvent.Type.MouseButtonRelease, x, held=False)
    (question,) = recorded.asked
    assert question.from_ns <= 300 * SECOND <= question.to_ns
    assert (question.to_ns - question.from_ns) / SECOND == pytest.approx(300, abs=10)


def test_what_the_graph_shows_is_taken_by_key(recorded: Recorded) -> None:
    graph = recorded.stage.workspace.graph.graph
    graph.zoom(0.2)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(recorded.stage.window, Qt.Key.Key_F, keys)
    (question,) = recorded.asked
    low, high = graph.shown_ns()
    assert (question.from_ns, question.to_ns) == (low, min(high, recorded.stage.board.book.now_ns + 1))


def test_a_click_is_no_span(recorded: Recorded) -> None:
    sweep(recorded, 300, 301)
    assert not recorded.asked
    assert recorded.strip == ""


def test_a_late_answer_is_not_shown(recorded: Recorded) -> None:
    stage = recorded.stage
    sweep(recorded, 240, 330)
    late = read_focus(recorded.path, recorded.asked[-1])
    sweep(recorded, 0, 200)
    stage.board.focus.take(late)
    assert stage.model.line(stage.row(443)).word == "Confirmed"
    recorded.answer()
    assert stage.model.line(stage.row(443)).loss == "0 %"
    QTest.keyClick(stage.matrix, Qt.Key.Key_Escape)
    stage.board.focus.take(late)
    assert stage.board.focus.answer is None


def test_the_other_language_says_it_too(recorded: Recorded) -> None:
    stage = recorded.stage
    sweep(recorded, 240, 330)
    recorded.answer()
    stage.language.use("it")
    stage.desk.retranslate()
    assert recorded.strip.startswith("I valori sono quelli ")
    assert stage.model.headerData(Column.NOW, Qt.Orientation.Horizontal) == "Ultimo"


def test_another_session_begins_in_the_present(recorded: Recorded, qtbot: QtBot) -> None:
    stage = recorded.stage
    sweep(recorded, 240, 330)
    recorded.answer()
    session = stage.desk.session
    stage.desk.watch_scenario("any")
    qtbot.waitUntil(lambda: stage.desk.session == session + 1)
    assert stage.board.focus.answer is None
    assert recorded.strip == ""
