"""Very many rows at once: their lines are made when somebody reads them, and are the same as ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sepgui.domain.judgement import Judgement
from sepgui.domain.run import CellResult, Recent
from sepgui.ui.models.columns import Column
from sepgui.ui.models.late_lines import MANY
from sepgui.ui.models.lines import Figures
from sepgui.ui.models.listing import Grouping, RowFilter, Sorting, SortKey
from sepgui.ui.models.matrix_model import MatrixModel
from tests.fakes import results
from tests.fakes.sites import plan_of

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

COUNT = MANY + 100
ROW = next(row for row in results.rows(plan_of(None)) if row.cell.port == 8014)
ROWS = [replace(ROW, cell=replace(ROW.cell, address=f"10.0.{n // 250}.{n % 250}")) for n in range(COUNT)]


def result(number: int, rtt_ms: float, judgement: Judgement = Judgement.OK) -> CellResult:
    row = ROWS[number]
    return CellResult(row, results.sample(row, results.answer(rtt_ms=rtt_ms)), Recent(), judgement)


def filled(rtt_ms: float) -> MatrixModel:
    model = MatrixModel()
    model.open_rows(ROWS)
    model.apply((number, result(number, rtt_ms)) for number in range(COUNT))
    return model


def test_many_new_numbers_are_read_as_they_are() -> None:
    model, other = filled(1), filled(7)
    model.apply(((number, result(number, 7)) for number in range(COUNT)), [Figures(0.5, 9_000_000)] * COUNT)
    for number in range(COUNT):
        other.apply([(number, result(number, 7))])
    other.set_figures([Figures(0.5, 9_000_000)] * COUNT)
    assert [model.line(row) for row in range(COUNT)] == [other.line(row) for row in range(COUNT)]
    assert model.data(model.index(0, Column.NOW)) == other.data(other.index(0, Column.NOW))
    assert "7" in str(model.data(model.index(0, Column.NOW)))


def test_they_are_announced_once_over_all_that_is_shown() -> None:
    model = filled(1)
    told: list[tuple[int, int]] = []

    def take(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    model.dataChanged.connect(take)
    model.apply((number, result(number, 7)) for number in range(COUNT))
    assert told == [(0, COUNT - 1)]


def test_a_row_that_turns_among_them_moves() -> None:
    model = filled(1)
    turned = COUNT - 1
    problem = result(turned, 7, Judgement.PROBLEM)
    model.apply([*((number, result(number, 7)) for number in range(turned)), (turned, problem)])
    assert model.order_is_stale
    model.resort()
    assert model.row_at(0) == turned
    assert model.counts() == {Judgement.OK: turned, Judgement.PROBLEM: 1}


def test_they_move_where_numbers_are_the_order() -> None:
    model = filled(5)
    model.sort_by(Sorting(SortKey.NOW, descending=True))
    model.apply((number, result(number, 1 + number)) for number in range(COUNT))
    assert model.order_is_stale
    model.resort()
    assert model.row_at(0) == COUNT - 1


def test_a_later_language_says_them_all() -> None:
    model = filled(1)
    model.apply((number, result(number, 7)) for number in range(COUNT))
    model.retranslate()
    assert "7" in model.line(3).now


def made(model: MatrixModel) -> list[int]:
    """Return the rows whose lines are there."""
    return [row for row in range(len(model.lines)) if model.lines.last(row) is not None]


def test_opening_very_many_rows_makes_no_line_before_it_is_read() -> None:
    model = MatrixModel()
    model.open_rows(ROWS)
    assert made(model) == []
    assert model.line(4).port == "8014/tcp"
    assert made(model) == [4]


def test_another_language_makes_only_the_lines_that_are_read() -> None:
    model = filled(3)
    for row in range(COUNT):
        model.line(row)
    model.retranslate()
    assert made(model) == []
    assert model.line(7).word == "Confirmed"
    assert made(model) == [7]


def test_many_first_answers_are_announced_over_all_columns() -> None:
    model = MatrixModel()
    model.open_rows(ROWS)
    told: list[tuple[int, int, int, int]] = []

    def take(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row(), first.column(), last.column()))

    model.dataChanged.connect(take)
    model.apply((number, result(number, 7)) for number in range(COUNT))
    assert told == [(0, COUNT - 1, Column.VERDICT, Column.HISTORY)]
    assert made(model) == []
    assert model.order_is_stale
    assert model.line(0).word == "Confirmed"


def test_a_few_rows_bear_every_word() -> None:
    model = filled(3)
    model.apply([(5, result(5, 7, Judgement.PROBLEM)), (9, result(9, 7, Judgement.DEGRADED))])
    typical = model.lines.typical
    assert len(typical) == 3
    assert {5, 9} <= set(typical)
    every = {model.line(row).word for row in range(COUNT)}
    assert {model.line(row).word for row in typical} == every


def test_words_are_looked_for_in_what_a_row_has_become() -> None:
    model = filled(3)
    model.set_filter(RowFilter(text="degraded"))
    assert model.rowCount() == 0
    model.apply([(9, result(9, 7, Judgement.DEGRADED))])
    model.resort()
    assert [model.row_at(at) for at in range(model.rowCount())] == [9]
    model.apply((number, result(number, 7, Judgement.DEGRADED)) for number in range(COUNT))
    model.resort()
    assert model.rowCount() == COUNT


def test_grouping_and_sorting_make_no_lines_but_those_of_headings() -> None:
    model = MatrixModel()
    model.open_rows(ROWS)
    model.apply((number, result(number, 7)) for number in range(COUNT))
    for key in SortKey:
        model.sort_by(Sorting(key))
    assert made(model) == []
    model.group_by(Grouping.JUDGEMENT)
    assert len(made(model)) == 1
