"""The matrix as a model: Qt's own checker watches every test."""

from __future__ import annotations

from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy

from sepgui.domain.entry import Role
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Meaning, Outcome, Reason, State
from sepgui.domain.run import Row
from sepgui.ui.models.columns import Column
from sepgui.ui.models.lines import Figures, folds
from sepgui.ui.models.listing import Grouping, RowFilter, Sorting, SortKey
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.models.row_copy import Form, rows_as
from sepgui.ui.models.row_list import GROUP
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
    model.set_figures([Figures()] * len(session.rows))
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
    model.set_figures(
        [Figures(0.125, 2_310_000) if index == row else Figures() for index in range(len(session.rows))]
    )
    position = model.position_of(row)
    assert position is not None
    texts = [model.data(model.index(position, column), DISPLAY) for column in Column]
    assert texts == [
        "Confirmed",
        "8443/tcp",
        model.line(row).entry,
        "console → manager",
        "sepm",
        "The connection was accepted",
        "0.42 ms",
        "12.5 %",
        "2.3 ms",
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
LISTINGS = ("by loss", "by entry", "as usual", "by direction", "by judgement", "ungrouped", "filter", "all")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("apply"), st.integers(0, 23), OUTCOMES),
        st.tuples(st.just("sort"), st.none(), st.none()),
        st.tuples(st.just("fold"), st.none(), st.none()),
        st.tuples(st.just("reset"), st.none(), st.none()),
        st.tuples(st.sampled_from(LISTINGS), st.none(), st.none()),
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
    kept = marks(model)
    for what, index, outcome in steps:
        if what == "apply" and index is not None and outcome is not None:
            model.apply(session.batch([(index, outcome)]).results)
        elif what == "sort":
            model.resort()
        elif what == "fold":
            model.toggle_group()
            kept = {row: mark for row, mark in kept.items() if mark.isValid()}  # the folded ones are gone
        elif what == "reset":
            model.change_rows(session.rows)
            kept = {}
        elif what in LISTINGS:
            list_otherwise(model, what)
            kept = {
                row: QPersistentModelIndex(model.index(position_in(model, row), 0)) for row in shown(model)
            }
        assert sorted(shown(model)) == sorted(set(shown(model)))
        for row, mark in kept.items():
            if mark.isValid() or model.listing.hangs_on_ranks:  # a filter may let rows go and come again
                assert model.row_at(mark.row()) == row
    assert model.rowCount(model.index(0, 0)) == 0
    headings = [position for position in range(model.rowCount()) if model.row_at(position) < 0]
    assert model.rowCount(QModelIndex()) == len(shown(model)) + len(headings)


def marks(model: MatrixModel) -> dict[int, QPersistentModelIndex]:
    return {row: QPersistentModelIndex(model.index(position_in(model, row), 0)) for row in shown(model)}


def list_otherwise(model: MatrixModel, what: str) -> None:
    match what:
        case "by loss":
            model.sort_by(Sorting(SortKey.LOSS, descending=True))
        case "by entry":
            model.sort_by(Sorting(SortKey.ENTRY))
        case "as usual":
            model.sort_by(Sorting())
        case "by direction":
            model.group_by(Grouping.DIRECTION)
        case "by judgement":
            model.group_by(Grouping.JUDGEMENT)
        case "ungrouped":
            model.group_by(Grouping.NONE)
        case "filter":
            model.set_filter(RowFilter(text="confirmed", judgements=frozenset({Judgement.OK})))
        case _:
            model.set_filter(RowFilter())


def shown(model: MatrixModel) -> list[int]:
    rows = [model.row_at(position) for position in range(model.rowCount())]
    return [row for row in rows if row >= 0]


def position_in(model: MatrixModel, row: int) -> int:
    position = model.position_of(row)
    assert position is not None
    return position


# --- listed otherwise -----------------------------------------------------------------------------

ANSWERS = {
    443: results.answer(rtt_ms=40),
    8443: results.answer(rtt_ms=5),
    8445: results.answer(rtt_ms=900),
    9090: results.SILENT,
    2967: results.REFUSED,
    8446: results.answer(rtt_ms=12),
}


@pytest.fixture
def told(model: MatrixModel, session: FakeSession) -> MatrixModel:
    apply(model, session, ANSWERS)
    model.resort()
    return model


def test_sorting_by_latency_leaves_silence_at_the_end_either_way(told: MatrixModel) -> None:
    told.sort_by(Sorting(SortKey.NOW))
    assert shown_ports(told)[:4] == ["8443/tcp", "8446/tcp", "443/tcp", "8445/tcp"]
    told.sort_by(Sorting(SortKey.NOW, descending=True))
    assert shown_ports(told)[:4] == ["8445/tcp", "443/tcp", "8446/tcp", "8443/tcp"]
    assert set(shown_ports(told)[4:]) >= {"9090/tcp", "2967/tcp"}


def test_sorting_by_port_counts_and_does_not_spell(told: MatrixModel) -> None:
    told.sort_by(Sorting(SortKey.PORT))
    numbers = [int(port.split("/")[0]) for port in shown_ports(told)]
    assert numbers == sorted(numbers)


def test_a_value_that_changes_moves_its_row(told: MatrixModel, session: FakeSession) -> None:
    told.sort_by(Sorting(SortKey.NOW))
    apply(told, session, {8443: results.answer(rtt_ms=60)})
    assert told.order_is_stale
    told.resort()
    assert shown_ports(told)[:3] == ["8446/tcp", "443/tcp", "8443/tcp"]


def test_grouped_by_judgement_the_worst_stand_first_and_fold(told: MatrixModel) -> None:
    told.group_by(Grouping.JUDGEMENT)
    words = [told.heading_words(code) for code in map(told.row_at, range(told.rowCount())) if code < 0]
    assert words[:3] == ["Problem  ·  2", "Degraded  ·  1", "Ok  ·  3"]
    assert told.group_position is not None
    before = told.rowCount()
    told.toggle_group(told.row_at(0))
    assert told.rowCount() == before - 2
    assert told.data(told.index(0, 0), DISPLAY) == "Problem  ·  2"
    told.toggle_group(told.row_at(0))
    assert told.rowCount() == before


def test_grouped_by_direction(told: MatrixModel) -> None:
    told.group_by(Grouping.DIRECTION)
    heads = [at for at in range(told.rowCount()) if told.row_at(at) < GROUP]
    for first, after in zip(heads, [*heads[1:], told.group_position], strict=True):
        assert after is not None
        below = {told.line(told.row_at(at)).direction for at in range(first + 1, after)}
        assert len(below) == 1
        assert told.heading_words(told.row_at(first)).casefold().startswith(below.pop().casefold())


@pytest.mark.parametrize(
    ("wanted", "ports"),
    [
        (RowFilter(text="844"), ["8445/tcp", "8443/tcp", "8446/tcp"]),
        (RowFilter(text="GUP closed"), ["2967/tcp"]),
        (RowFilter(judgements=frozenset({Judgement.PROBLEM})), ["2967/tcp", "9090/tcp"]),
        (RowFilter(state=State.FILTERED), ["9090/tcp"]),
        (RowFilter(direction=(Role.CLIENT, Role.GUP)), ["2967/tcp"]),
        (RowFilter(text="nothing is called so"), []),
    ],
)
def test_a_filter_lists_what_fits(told: MatrixModel, wanted: RowFilter, ports: list[str]) -> None:
    told.set_filter(wanted)
    asked = [told.row_at(at) for at in range(told.rowCount())]
    assert [told.line(row).port for row in asked if row >= 0 and not told.line(row).quiet] == ports
    told.set_filter(RowFilter())
    assert len(shown_ports(told)) >= 6


def test_quiet_rows_unfold_when_only_they_fit(told: MatrixModel) -> None:
    told.set_filter(RowFilter(judgements=frozenset({Judgement.UNPROVEN})))
    rows = shown(told)
    assert rows
    assert {told.result(row).judgement for row in rows} == {Judgement.UNPROVEN}


def test_another_session_is_not_filtered(told: MatrixModel, session: FakeSession) -> None:
    told.set_filter(RowFilter(text="8443"))
    told.open_rows(session.rows)
    assert told.listing.filter == RowFilter()


def test_rows_are_dragged_out_as_text_and_as_csv(told: MatrixModel) -> None:
    dragged = told.mimeData([told.index(at, column) for at in (1, 0) for column in (0, 1)])
    lines = dragged.text().splitlines()
    assert lines[0].split()[:2] == ["Verdict", "Port"]
    assert "2967/tcp" in lines[1]
    assert "9090/tcp" in lines[2]
    sheet = bytes(dragged.data("text/csv").data()).decode()
    assert sheet.startswith("Verdict,Port,Entry,Direction,Host,Address,Now,Loss,p95\n")


def test_headings_are_not_dragged(told: MatrixModel) -> None:
    position = told.group_position
    assert position is not None
    assert not told.flags(told.index(position, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert told.flags(told.index(0, 0)) & Qt.ItemFlag.ItemIsDragEnabled
    assert len(told.mimeData([told.index(position, 0)]).text().splitlines()) == 1


def test_markdown_and_csv_keep_what_means_something_to_them() -> None:
    rows = [["open|filtered", 'say "no", now', "–"]]
    marked = rows_as(Form.MARKDOWN, ["a", "b", "c"], rows).splitlines()
    assert marked[2] == '| open\\|filtered | say "no", now | – |'
    assert rows_as(Form.CSV, ["a", "b", "c"], rows).splitlines()[1] == 'open|filtered,"say ""no"", now",–'
    assert (
        rows_as(Form.TEXT, ["long title", "b", "c"], [["x", "y", "z"]])
        == "long title  b  c\nx           y  z\n"
    )


def test_words_find_a_row_by_what_it_became(model: MatrixModel, session: FakeSession) -> None:
    apply(model, session, {8443: results.answer()})
    assert model.listing.prepare(0, 2), "there are more rows than a slice"
    assert not model.listing.prepare(0, 1_000)
    model.set_filter(RowFilter(text="confirmed"))
    assert at(session, 8443) in [model.row_at(place) for place in range(model.rowCount())]
    apply(model, session, {8443: results.SILENT})
    model.set_filter(RowFilter(text="filtered"))
    assert at(session, 8443) in [model.row_at(place) for place in range(model.rowCount())]


@pytest.mark.parametrize(
    ("outcome", "quiet"),
    [
        (Outcome(Meaning(State.CLOSED, Reason.NOT_LISTENING)), True),
        (results.answer(), False),
    ],
)
def test_a_feature_that_is_not_in_use_worries_no_lane(
    model: MatrixModel, session: FakeSession, outcome: Outcome, quiet: bool
) -> None:
    """2968 belongs to a feature that most sites leave off: nobody listens, and nothing is wrong."""
    apply(model, session, {2968: outcome})
    assert model.line(at(session, 2968)).lane_quiet is quiet
