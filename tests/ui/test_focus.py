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
from sepgui.ui.views.menus import Act
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


def over_lanes(recorded: Recorded, first: float, last: float, held: Qt.KeyboardModifier) -> None:
    """Drag over the lane of the chosen row, from one second to another."""
    matrix = recorded.stage.matrix
    y = matrix.visualRect(matrix.currentIndex()).center().y()
    start, end = (lane_x(recorded, second) for second in (first, last))
    press, move, release = (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonRelease,
    )
    for kind, x in ((press, start), (move, (start + end) / 2), (move, end), (release, end)):
        at = QPointF(x, y)
        button = NONE if kind is move else LEFT
        buttons = NONE if kind is release else LEFT
        event = QMouseEvent(kind, at, matrix.viewport().mapToGlobal(at), button, buttons, held)
        QApplication.sendEvent(matrix.viewport(), event)


def test_a_drag_over_the_lanes_themselves_is_a_span_too(recorded: Recorded) -> None:
    """It is where the eye is; it drags no row out of the window."""
    over_lanes(recorded, 240, 330, Qt.KeyboardModifier.NoModifier)
    (question,) = recorded.asked
    assert question.from_ns / SECOND == pytest.approx(240, abs=8)
    assert question.to_ns / SECOND == pytest.approx(330, abs=8)
    recorded.answer()
    assert recorded.stage.model.line(recorded.stage.row(443)).word == "Closed"


def test_a_double_click_on_a_lane_takes_what_lies_between_two_ticks(recorded: Recorded) -> None:
    matrix = recorded.stage.matrix
    y = matrix.visualRect(matrix.currentIndex()).center().y()
    QTest.mouseDClick(
        matrix.viewport(),
        LEFT,
        Qt.KeyboardModifier.NoModifier,
        QPointF(lane_x(recorded, 300), y).toPoint(),
    )
    (question,) = recorded.asked
    assert question.from_ns <= 300 * SECOND <= question.to_ns


def test_a_short_click_on_a_lane_only_chooses_its_row(recorded: Recorded) -> None:
    stage = recorded.stage
    position = stage.model.position_of(stage.row(8443))
    assert position is not None
    y = stage.matrix.rowViewportPosition(position) + 8
    at = QPointF(lane_x(recorded, 300), y).toPoint()
    QTest.mouseClick(stage.matrix.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, at)
    assert stage.matrix.chosen_row() == stage.row(8443)
    assert not recorded.asked


def test_the_time_axis_says_that_spans_can_be_dragged(recorded: Recorded) -> None:
    assert "numbers of a span" in recorded.header.tip_at(round(lane_x(recorded, 300)))


def test_a_focus_outlives_another_language_and_another_row(recorded: Recorded, qtbot: QtBot) -> None:
    stage = recorded.stage
    sweep(recorded, 240, 330)
    recorded.answer()
    stage.matrix.choose(stage.row(8443))
    assert "8443/tcp" in recorded.strip
    stage.acts.do(Act.LANG_IT)
    row = stage.row(443)
    qtbot.waitUntil(lambda: stage.model.line(row).word == "Chiusa")
    assert float(stage.model.line(row).loss.split()[0].replace(",", ".")) > 90
    titles = [
        stage.model.headerData(column, Qt.Orientation.Horizontal) for column in (Column.NOW, Column.LOSS)
    ]
    assert titles == ["Ultimo", "Perdita (tratto)"]
    qtbot.waitUntil(lambda: "I valori sono" in recorded.strip and "8443/tcp" in recorded.strip)
    assert recorded.header.band() is not None


def test_a_span_without_data_says_so_and_judges_nothing(recorded: Recorded, qtbot: QtBot) -> None:
    """The graph can be moved to before the session began."""
    stage = recorded.stage
    stage.board.focus.ask(-900 * SECOND, -600 * SECOND)
    recorded.answer()
    line = stage.model.line(stage.row(443))
    assert (line.now, line.loss, line.p95) == ("–", "–", "–")
    assert line.word not in ("Confirmed", "Closed")
    qtbot.waitUntil(lambda: "not asked" in recorded.strip)
    assert stage.board.findings.shown == ()
    QTest.keyClick(stage.matrix, Qt.Key.Key_Escape)
    assert stage.model.line(stage.row(443)).word == "Confirmed"
