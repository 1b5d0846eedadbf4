"""The shared time axis: whole columns, and labels at round local times."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sepgui.domain.cell import Anchor
from sepgui.ui.models.lane_book import LaneBook
from sepgui.ui.models.ranges import TimeRange

SECOND = 1_000_000_000
NOON = 1_795_003_200


def book(choice: TimeRange, now_s: float = 0.0) -> LaneBook:
    made = LaneBook()
    made.open(1, Anchor(0, NOON * SECOND), round(now_s * SECOND))
    made.range = choice
    return made


@pytest.mark.parametrize("choice", TimeRange)
@pytest.mark.parametrize("columns", [1, 90, 271, 540])
def test_a_span_holds_the_range_in_whole_columns(choice: TimeRange, columns: int) -> None:
    span = book(choice, 12_345.678).span(columns)
    assert span.columns == columns
    assert span.start_ns % span.step_ns == 0
    assert span.start_ns <= 12_345.678 * SECOND < span.end_ns
    assert span.end_ns - span.start_ns >= choice.span_ns


def test_the_span_stands_still_until_a_column_is_full() -> None:
    made = book(TimeRange.HOUR, 1000.0)
    before = made.span(270)
    made.now_ns += before.end_ns - made.now_ns - 1
    assert made.span(270) == before
    made.now_ns += 1
    assert made.span(270) != before


@pytest.mark.parametrize("choice", TimeRange)
@pytest.mark.parametrize("width", [70.0, 220.0, 700.0])
def test_labels_are_round_and_do_not_touch(choice: TimeRange, width: float) -> None:
    ticks = book(choice, 500.0).ticks(width)
    shares = [tick.share for tick in ticks]
    assert shares == sorted(shares)
    assert all(0 <= share < 1 for share in shares)
    assert all((b - a) * width >= 50 for a, b in pairwise(shares))
    assert len({tick.words for tick in ticks}) == len(ticks)


def test_an_hour_is_labelled_in_quarters() -> None:
    words = [tick.words for tick in book(TimeRange.HOUR, 500.0).ticks(240)]
    assert all(word.endswith(("00", "15", "30", "45")) for word in words)
    assert len(words) == 4


def test_of_very_many_rows_those_in_sight_get_figures_each_time_and_the_others_in_their_turn() -> None:
    book = LaneBook()
    book.open(700, Anchor(0, 0), 0)
    book.range = TimeRange.QUARTER
    for past in book.pasts:
        past.samples.append(1, 5_000, 0)
    book.now_ns = 2
    first = book.figures([650])
    assert [row for row, each in enumerate(first) if each.p95_ns] == [*range(300), 650]
    book.figures()
    assert all(each.p95_ns == 5_000_000 and each.loss == 0 for each in book.figures())
    book.pasts[650].samples.append(1, -1, 2)
    assert book.figures([650])[650].loss == 0.5
    assert first[650].loss == 0
