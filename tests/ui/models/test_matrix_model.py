"""The matrix as a model: Qt's own checker watches every test."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Outcome
from sepgui.domain.run import Row
from sepgui.ui.models.lines import folds
from sepgui.ui.models.matrix_model import GROUP, Column, MatrixModel
from tests.fakes import results
from tests.fakes.sites import GUP, plan_of
from tests.fakes.window_engine import FakeSession

DISPLAY = Qt.ItemDataRole.DisplayRole
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


@pytest.fixture
def session() -> FakeSession:
    plan = plan_of(None, GUP)
    return FakeSession(plan, results.rows(plan))


@pytest.fixture
def model(session: FakeSession) -> Generator[MatrixModel]:
    made = MatrixModel()
    checker = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.open_rows(session.rows)
    yield made
    checker.deleteLater()
    made.deleteLater()


def at(session: FakeSession, port: int) -> int:
    return next(i for i, row in enumerate(session.rows) if row.cell.port == port and not folds(row))


def shown_ports(model: MatrixModel) -> list[str]:
    rows = [model.row_at(position) for position in range(model.rowCount())]
    return [model.line(row).port for row in rows if row != GROUP]


def apply(model: MatrixModel, session: FakeSession, outcomes: dict[int, Outcome]) -> None:
    ports = {at(session, port): outcome for port, outcome in outcomes.items()}
    model.apply(session.batch(ports.items()).results)


def test_rows_that_wait_say_so_and_the_others_are_folded(model: MatrixModel, session: FakeSession) -> None:
    asked = [row for row in session.rows if not folds(row)]
    assert model.rowCount() == len(asked) + 1
    assert model.row_at(model.rowCount() - 1) == GROUP
    assert {model.line(model.row_at(i)).word for i in range(len(asked))} == {"Waiting"}
    assert sum(model.counts().values()) == len(session.rows) - len(asked)


def test_the_group_unfolds_and_says_how_many(model: MatrixModel, session: FakeSession) -> None:
    quiet = [row for row in session.rows if folds(row)]
    assert model.group_words() == f"{len(quiet)} more rows: cannot be proved from here or do not apply"
    before = model.rowCount()
    model.toggle_group()
    assert model.unfolded
    assert model.rowCount() == before + len(quiet)
    assert all(folds(model.result(model.row_at(i)).row) for i in range(before, model.rowCount()))
    model.toggle_group()
    assert model.rowCount() == before


def test_one_tick_is_one_announcement(model: MatrixModel, session: FakeSession) -> None:
    spy = QSignalSpy(model.dataChanged)
    apply(model, session, {443: results.answer(), 8443: results.REFUSED, 2967: results.SILENT})
    assert spy.count() == 1


def test_the_announcement_spans_what_changed(model: MatrixModel, session: FakeSession) -> None:
    row = at(session, 8443)
    spy = QSignalSpy(model.dataChanged)
    apply(model, session, {8443: results.answer()})
    assert spy.count() == 1
    top, bottom, *_ = spy.at(0)
    assert (top.row(), bottom.row()) == (model.position_of(row), model.position_of(row))


def test_nothing_changed_is_no_announcement(model: MatrixModel, session: FakeSession) -> None:
    apply(model, session, {8443: results.answer(rtt_ms=12)})
    spy = QSignalSpy(model.dataChanged)
    model.apply(())
    apply(model, session, {8443: results.answer(rtt_ms=12)})
    model.set_shares([None] * len(session.rows))
    assert spy.count() == 0


def test_rows_stand_worst_first_then_by_port(model: MatrixModel, session: FakeSession) -> None:
    apply(
        model,
        session,
        {
            443: results.answer(),
            8443: results.answer(),
            8445: results.answer(rtt_ms=900),
            9090: results.SILENT,
            2967: results.REFUSED,
            8446: results.answer(),
        },
    )
    assert model.order_is_stale
    model.resort()
    assert shown_ports(model)[:6] == ["2967/tcp", "9090/tcp", "8445/tcp", "443/tcp", "8443/tcp", "8446/tcp"]
    assert not model.order_is_stale


def test_rows_do_not_move_until_they_are_sorted(model: MatrixModel, session: FakeSession) -> None:
    before = shown_ports(model)
    apply(model, session, {9090: results.SILENT})
    assert shown_ports(model) == before


def test_selection_follows_its_row(model: MatrixModel, session: FakeSession) -> None:
    row = at(session, 9090)
    position = model.position_of(row)
    assert position is not None
    kept = QPersistentModelIndex(model.index(position, 3))
    apply(model, session, {9090: results.SILENT, 443: results.answer()})
    model.resort()
    assert model.row_at(kept.row()) == row
    assert kept.column() == 3


def test_a_better_latency_moves_no_row(model: MatrixModel, session: FakeSession) -> None:
    apply(model, session, {443: results.answer(rtt_ms=12)})
    model.resort()
    apply(model, session, {443: results.answer(rtt_ms=9)})
    assert not model.order_is_stale


def test_columns_say_what_was_measured(model: MatrixModel, session: FakeSession) -> None:
    apply(model, session, {8443: results.answer(rtt_ms=0.417)})
    row = at(session, 8443)
    model.set_shares([0.125 if index == row else None for index in range(len(session.rows))])
    position = model.position_of(row)
    assert position is not None
    texts = [model.data(model.index(position, column), DISPLAY) for column in Column]
    assert texts == [
        "Confirmed",
        "8443/tcp",
        model.line(row).entry,
        "console → manager",
        "0.42 ms",
        "12.5 %",
        "",
    ]


def test_a_row_is_spoken_in_one_sentence(model: MatrixModel, session: FakeSession) -> None:
    apply(model, session, {8443: results.SILENT})
    position = model.position_of(at(session, 8443))
    assert position is not None
    spoken = str(model.data(model.index(position, Column.VERDICT), SPOKEN))
    assert spoken.startswith("Filtered: ")
    assert "port 8443/tcp" in spoken
    assert "console → manager" in spoken
    history = str(model.data(model.index(position, Column.HISTORY), SPOKEN))
    assert history


def test_a_folded_row_says_why(model: MatrixModel, session: FakeSession) -> None:
    model.toggle_group()
    last = model.rowCount() - 1
    tip = str(model.data(model.index(last, Column.VERDICT), Qt.ItemDataRole.ToolTipRole))
    assert len(tip.splitlines()) == 2, "the word, and the reason"


def test_two_addresses_of_a_flow_are_told_apart(session: FakeSession) -> None:
    four = results.rows(session.plan, "192.0.2.10")
    six = [
        row
        for row in results.rows(session.plan, "2001:db8::10")
        if not folds(row) and row.planned.own is None
    ]
    model = MatrixModel()
    model.open_rows([*four, *six])
    addresses = {model.line(index).address for index in range(len(four) + len(six))}
    assert addresses == {"", "192.0.2.10", "2001:db8::10"}


def test_other_addresses_keep_what_is_known(model: MatrixModel, session: FakeSession) -> None:
    apply(model, session, {8443: results.SILENT})
    new = [
        row
        if row.cell.port != 443 or folds(row)
        else Row(row.planned, replace(row.cell, address="192.0.2.99"))
        for row in session.rows
    ]
    model.change_rows(new)
    assert model.line(at(session, 8443)).word == "Filtered"
    assert {model.line(i).word for i, row in enumerate(new) if row.cell.port == 443 and not folds(row)} == {
        "Waiting"
    }


def test_results_of_rows_that_are_gone_are_left_out(model: MatrixModel, session: FakeSession) -> None:
    batch = session.batch([(at(session, 8443), results.answer())])
    (_, result), *_ = batch.results
    model.apply([(10_000, result)])
    assert model.counts().get(Judgement.OK) is None


def test_no_rows_is_a_model_too() -> None:
    model = MatrixModel()
    checker = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.open_rows(())
    model.toggle_group()
    model.resort()
    model.retranslate()
    assert model.rowCount() == 0
    assert model.group_position is None
    checker.deleteLater()


OUTCOMES = st.sampled_from(
    [results.answer(), results.answer(rtt_ms=900), results.REFUSED, results.SILENT, results.NO_ROUTE]
)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("apply"), st.integers(0, 23), OUTCOMES),
        st.tuples(st.just("sort"), st.none(), st.none()),
        st.tuples(st.just("fold"), st.none(), st.none()),
        st.tuples(st.just("reset"), st.none(), st.none()),
    ),
    max_size=30,
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_happens_the_model_stays_one(
    model: MatrixModel, session: FakeSession, steps: list[tuple[str, int | None, Outcome | None]]
) -> None:
    """Against a plain shadow: positions and rows belong together, and kept indexes follow their rows."""
    model.open_rows(session.rows)
    kept = {row: QPersistentModelIndex(model.index(position_in(model, row), 0)) for row in shown(model)}
    for what, index, outcome in steps:
        if what == "apply" and index is not None and outcome is not None:
            model.apply(session.batch([(index, outcome)]).results)
        elif what == "sort":
            model.resort()
        elif what == "fold":
            model.toggle_group()
        elif what == "reset":
            model.change_rows(session.rows)
            kept = {}
        assert sorted(shown(model)) == sorted(set(shown(model)))
        for row, mark in kept.items():
            assert model.row_at(mark.row()) == row
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.rowCount(QModelIndex()) == len(shown(model)) + 1


def shown(model: MatrixModel) -> list[int]:
    rows = [model.row_at(position) for position in range(model.rowCount())]
    return [row for row in rows if row != GROUP]


def position_in(model: MatrixModel, row: int) -> int:
    position = model.position_of(row)
    assert position is not None
    return position
