"""A session that goes on for long says what it would say if every sample had stayed in memory."""

from __future__ import annotations

import tracemalloc
from collections.abc import Generator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.outcome import Service
from sepgui.ui.graph.buffer import BLOCK, NO_RTT, SampleBuffer
from sepgui.ui.graph.mark_item import repeated_columns
from sepgui.ui.graph.older import quantiles_us
from sepgui.ui.graph.others import smoke_in
from sepgui.ui.models.lane_book import LaneBook
from sepgui.ui.models.lanes import RowPast
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.views.graph_card import GraphCard
from tests.fakes import results
from tests.fakes.shelves import shelf_in
from tests.fakes.sites import plan_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

SECOND = 1_000_000_000
HOUR = 3_600 * SECOND
DAY_S = 86_400
DAY = DAY_S * SECOND
CELL: CellKey = results.rows(plan_of())[0].cell
SPANS = (
    (0, DAY),
    (DAY - HOUR, DAY),
    (DAY - 900 * SECOND, DAY + 1),
    (5 * HOUR + 123, 5 * HOUR + 123 + 600 * SECOND),
    (7 * BLOCK * SECOND - 40 * SECOND, 7 * BLOCK * SECOND + 40 * SECOND),
    (-HOUR, 90 * SECOND),
    (DAY - 2 * HOUR, DAY - HOUR // 2),
)


def fill(past: RowPast, seed: int = 3, seconds: int = DAY_S) -> None:
    """Take a day at 1 Hz in: outages, lone losses, repeated packets, and an hour of a wrong service."""
    dice = np.random.default_rng(seed)
    at_ns = np.arange(seconds, dtype=np.int64) * SECOND + dice.integers(0, 300_000_000, seconds)
    state = np.where(dice.random(seconds) < 0.004, 2, 0).astype(np.uint8)
    state[20_000:20_240] = 1
    rtt = np.where(state == 0, 15_000 + dice.gamma(1.2, 1_600.0, seconds), NO_RTT).astype(np.int32)
    past.samples.extend(at_ns, rtt, state, (dice.random(seconds) < 0.01).astype(np.uint8))
    bad = slice(40_000, 40_000 + 2 * BLOCK + 500)
    past.troubles.extend(at_ns[bad], rtt[bad], state[bad])


@pytest.fixture(scope="module")
def pasts(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[RowPast, RowPast]]:
    """A day, once with a shelf and once without."""
    shelf = shelf_in(tmp_path_factory.mktemp("shelf"))
    put, kept = RowPast(shelf), RowPast()
    for past in (put, kept):
        fill(past)
    assert shelf.slots >= DAY_S // BLOCK - 1
    yield put, kept
    shelf.close()


@pytest.mark.parametrize("count", [97, 540, 1366, 2500])
@pytest.mark.parametrize("span", SPANS)
def test_lane_graph_and_numbers_are_the_same(
    pasts: tuple[RowPast, RowPast], span: tuple[int, int], count: int
) -> None:
    put, kept = pasts
    columns = kept.reduced(*span, count)
    again = put.reduced(*span, count)
    assert again.looks_like(columns)
    assert np.array_equal(again.counts, columns.counts)
    for one, other in (
        (put.lane(*span, count), kept.lane(*span, count)),
        (smoke_in(put, columns), smoke_in(kept, columns)),
    ):
        for name in one.__dataclass_fields__:
            assert np.array_equal(
                getattr(one, name), getattr(other, name), equal_nan=name not in ("bar", "tick")
            ), name
    assert np.array_equal(repeated_columns(put.samples, columns), repeated_columns(kept.samples, columns))
    assert put.loss(*span) == kept.loss(*span)
    assert put.p95_ns(*span) == kept.p95_ns(*span)
    shares = (0.05, 0.5, 0.95, 0.999)
    assert quantiles_us(put.samples, None, *span, shares) == quantiles_us(kept.samples, None, *span, shares)


def test_what_is_read_from_the_file_comes_before_in_both(pasts: tuple[RowPast, RowPast]) -> None:
    put, kept = pasts
    for past in (put, kept):
        older = SampleBuffer()
        older.extend(
            np.arange(-7_200, 50, dtype=np.int64) * SECOND,
            np.full(7_250, 9_000, np.int32),
            np.zeros(7_250, np.uint8),
        )
        past.restore(older, SampleBuffer(1), None)
    assert len(put.samples) == len(kept.samples) == DAY_S + 7_201
    assert put.since_ns == kept.since_ns
    assert put.in_trouble == kept.in_trouble
    assert put.loss(-2 * HOUR, DAY) == kept.loss(-2 * HOUR, DAY)
    assert put.reduced(-2 * HOUR, HOUR, 800).looks_like(kept.reduced(-2 * HOUR, HOUR, 800))


def test_very_old_samples_become_the_same_minutes(tmp_path: Path) -> None:
    shelf = shelf_in(tmp_path)
    put, kept = RowPast(shelf), RowPast()
    for past in (put, kept):
        fill(past, seconds=180_000)
        past.add(Sample(CELL, 180_001 * SECOND, 180_001 * SECOND, results.answer(Service.MUTE)))
    assert len(put.samples) == len(kept.samples) == 90_000
    for past in (put, kept):
        assert past.minutes is not None
    assert put.minutes is not None
    assert kept.minutes is not None
    assert np.array_equal(put.minutes.times_us, kept.minutes.times_us)
    assert np.array_equal(put.minutes.counts, kept.minutes.counts)
    assert put.loss(0, 200_000 * SECOND) == kept.loss(0, 200_000 * SECOND)
    shelf.close()


def test_graph_and_crosshair_show_the_same(pasts: tuple[RowPast, RowPast], qtbot: QtBot) -> None:
    shown: list[list[object]] = []
    for past in pasts:
        card = GraphCard()
        qtbot.addWidget(card)
        card.resize(1100, 360)
        card.graph.set_session(Anchor(0, 1_780_000_000 * SECOND))
        card.show_cell("8014", past, Anchor(0, 1_780_000_000 * SECOND))
        card.show()
        qtbot.waitExposed(card)
        seen: list[object] = []
        for low, high in SPANS:
            card.graph.show_range(low, high)
            card.graph.point_at((low + high) // 2)
            card.pick_sample()
            seen += [
                card.graph.grab().toImage(),
                card.graph.said,
                card.picked_ns,
                card.graph.accessibleDescription(),
            ]
        shown.append(seen)
        card.let_go()
    assert shown[0] == shown[1]


def test_memory_does_not_grow_with_a_session(tmp_path: Path) -> None:
    """Four rows, and a person who looks at the last hour and at the last day all the while."""
    shelf = shelf_in(tmp_path)
    book = LaneBook(shelf)
    book.open(4, Anchor(0, 0), 0)
    outcome = results.answer(rtt_ms=12)

    def go_on(begin_s: int, end_s: int) -> None:
        for second in range(begin_s, end_s):
            sample = Sample(CELL, second * SECOND, second * SECOND, outcome)
            for row in range(4):
                book.add(row, sample)
        book.now_ns = end_s * SECOND
        for book.range in (TimeRange.HOUR, TimeRange.DAY):
            book.figures()
            for row in range(4):
                book.lane(row, book.span(400))
        shelf.forget()

    tracemalloc.start()
    try:
        go_on(0, 3 * BLOCK)
        before = tracemalloc.get_traced_memory()[0]
        go_on(3 * BLOCK, 7 * BLOCK)
        grown = tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()
    assert grown < 16 * BLOCK, f"{grown / (16 * BLOCK):.1f} bytes a sample"
    shelf.close()
