"""The matrix on screen: widths, order, and how much is painted when."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from sepgui.ui.models.matrix_model import Column
from sepgui.ui.views.menus import Act
from tests.fakes import results
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def widths(stage: Stage) -> dict[Column, int]:
    return {column: stage.matrix.columnWidth(column) for column in Column}


@pytest.mark.parametrize("width", [1366, 1920, 1024, 683])
def test_columns_fill_the_width_and_the_lane_is_never_lost(stage: Stage, width: int) -> None:
    stage.window.resize(width, 700)
    shown = [column for column in Column if not stage.matrix.isColumnHidden(column)]
    assert sum(stage.matrix.columnWidth(column) for column in shown) == stage.matrix.viewport().width()
    assert stage.matrix.columnWidth(Column.HISTORY) >= 80


def test_a_wide_window_gives_the_lane_what_is_left(stage: Stage) -> None:
    before = widths(stage)
    stage.window.resize(1920, 768)
    after = widths(stage)
    assert after[Column.HISTORY] > before[Column.HISTORY] + 400
    assert after[Column.VERDICT] == before[Column.VERDICT]


def test_rows_have_air_where_all_fit(stage: Stage) -> None:
    roomy = stage.matrix.rowHeight(0)
    stage.model.toggle_group()
    assert stage.matrix.rowHeight(0) < roomy
    stage.model.toggle_group()
    assert stage.matrix.rowHeight(0) == roomy


def paint(stage: Stage) -> None:
    stage.matrix.viewport().grab()


def settle(stage: Stage) -> int:
    """Paint until every lane is as it should be, and return how many were drawn so far."""
    delegate = stage.matrix.rows_delegate
    before = -1
    while delegate.strips_drawn != before:
        before = delegate.strips_drawn
        delegate.begin_turn()
        paint(stage)
    return before


def asked(stage: Stage) -> list[int]:
    return [index for index, row in enumerate(stage.session.rows) if row.cell.address]


def test_a_lane_is_drawn_anew_only_when_its_picture_changes(stage: Stage, qtbot: QtBot) -> None:
    rows = asked(stage)
    stage.say(stage.session.batch([(row, results.answer(rtt_ms=10)) for row in rows]))
    qtbot.waitUntil(lambda: stage.model.line(rows[0]).word == "Confirmed")
    drawn = settle(stage)
    paint(stage)
    assert stage.matrix.rows_delegate.strips_drawn == drawn
    stage.say(stage.session.batch([(rows[0], results.SILENT)]))
    qtbot.waitUntil(lambda: stage.model.line(rows[0]).word == "Filtered")
    assert settle(stage) == drawn + 1


def test_when_time_moves_all_lanes_some_are_drawn_in_each_turn(stage: Stage, qtbot: QtBot) -> None:
    rows = asked(stage)
    assert len(rows) > 5
    stage.say(stage.session.batch([(row, results.answer(rtt_ms=10)) for row in rows]))
    qtbot.waitUntil(lambda: stage.model.line(rows[0]).word == "Confirmed")
    delegate = stage.matrix.rows_delegate
    drawn = settle(stage)
    stage.board.book.now_ns += 60_000_000_000
    paint(stage)
    assert drawn < delegate.strips_drawn < drawn + len(rows)
    qtbot.waitUntil(lambda: delegate.strips_drawn == drawn + len(rows))


def test_tool_tips_say_what_was_cut(stage: Stage) -> None:
    model = stage.model
    row = stage.row(8445)
    position = model.position_of(row)
    assert position is not None
    tip = model.data(model.index(position, Column.DIRECTION), Qt.ItemDataRole.ToolTipRole)
    assert "pc → sepm" in str(tip)


def test_lanes_have_room_at_1366(stage: Stage) -> None:
    stage.window.resize(1366, 768)
    assert stage.matrix.isColumnHidden(Column.P95)
    assert stage.matrix.columnWidth(Column.HISTORY) >= 180
    stage.window.resize(1600, 900)
    assert not stage.matrix.isColumnHidden(Column.P95)
    assert stage.matrix.columnWidth(Column.HISTORY) >= 200


def test_a_column_that_was_chosen_is_shown_though_the_lane_shrinks(stage: Stage) -> None:
    stage.window.resize(1366, 768)
    stage.acts.do(Act.COLUMN_DIRECTION)
    assert not stage.matrix.isColumnHidden(Column.P95)


@pytest.mark.parametrize("key", [Qt.Key.Key_Control, Qt.Key.Key_Shift])
def test_the_worst_row_is_followed_alone_whatever_keys_are_held(
    stage: Stage, qtbot: QtBot, key: Qt.Key
) -> None:
    """Ctrl of a shortcut is not Ctrl of a selection: else two rows stood in the graph that nobody chose."""
    held = {Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier}.get(
        key, Qt.KeyboardModifier.ShiftModifier
    )
    worst = stage.row(8446)
    assert stage.matrix.chosen_row() != worst
    stage.window.activateWindow()
    stage.bar.start_button.setFocus()
    QTest.keyPress(stage.bar.start_button, key, held)
    stage.answer({8446: results.REFUSED})
    qtbot.waitUntil(lambda: stage.matrix.chosen_row() == worst)
    assert stage.matrix.selected_rows() == [worst]
    QTest.keyRelease(stage.bar.start_button, key)
