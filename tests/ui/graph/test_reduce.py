"""The reduction to pixel columns: nothing that failed and nothing that spiked is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.domain.outcome import State
from sepgui.domain.summary import quantile
from sepgui.ui.graph.buffer import NO_RTT, STATE_CODES, SampleBuffer
from sepgui.ui.graph.older import Minutes, quantiles_us
from sepgui.ui.graph.reduce import PixelColumns, merge, reduce_minutes, reduce_samples
from sepgui.ui.graph.scales import Scale
from sepgui.ui.graph.smoke import smoke_of
from sepgui.ui.graph.smoke_items import SmokeItems

if TYPE_CHECKING:
    from numpy.typing import NDArray

SECOND = 1_000_000_000
FILTERED = STATE_CODES[State.FILTERED]
CLOSED = STATE_CODES[State.CLOSED]

samples = st.lists(
    st.tuples(st.integers(0, 500), st.integers(-1, 60_000), st.integers(0, len(STATE_CODES) - 1)),
    max_size=200,
).map(lambda rows: sorted(rows, key=lambda row: row[0]))


def buffer_of(rows: list[tuple[int, int, int]]) -> SampleBuffer:
    buffer = SampleBuffer(2)
    for at_s, rtt_us, state in rows:
        buffer.append(at_s * SECOND, rtt_us, state)
    return buffer


@given(samples, st.integers(1, 300), st.integers(0, 400), st.integers(1, 400))
def test_every_sample_in_the_span_is_counted_once(
    rows: list[tuple[int, int, int]], columns: int, start_s: int, length_s: int
) -> None:
    buffer = buffer_of(rows)
    start, end = start_s * SECOND, (start_s + length_s) * SECOND
    reduced = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, start, end, columns)
    assert len(reduced) <= columns + 1
    covered_from = reduced.start_ns
    covered_to = reduced.start_ns + len(reduced) * reduced.step_ns
    assert covered_from <= start
    assert covered_to >= end
    inside = [row for row in rows if covered_from <= row[0] * SECOND < covered_to]
    assert reduced.asked.sum() == len(inside)
    for code in range(len(STATE_CODES)):
        assert reduced.counts[code].sum() == sum(row[2] == code for row in inside)
    known = [row[1] for row in inside if row[1] >= 0 and row[2] == 0]
    if known:
        assert np.nanmax(reduced.high_us) == max(known)
        assert np.nanmin(reduced.low_us) == min(known)
    else:
        assert np.isnan(reduced.high_us).all()


@given(
    st.lists(
        st.tuples(
            st.integers(0, 500),
            st.one_of(st.integers(-1, 60_000), st.integers(-1, (1 << 31) - 1)),
            st.sampled_from([0, 0, 0, FILTERED, CLOSED]),
        ),
        max_size=300,
    ).map(lambda rows: sorted(rows, key=lambda row: row[0])),
    st.integers(1, 300),
    st.integers(0, 400),
    st.integers(1, 400),
)
def test_each_column_is_told_by_its_own_answers(
    rows: list[tuple[int, int, int]], columns: int, start_s: int, length_s: int
) -> None:
    buffer = buffer_of(rows)
    span = start_s * SECOND, (start_s + length_s) * SECOND, columns
    reduced = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, *span)
    smoke = smoke_of(buffer, reduced)
    for column in range(len(reduced)):
        begin = reduced.start_ns + column * reduced.step_ns
        inside = [row for row in rows if begin <= row[0] * SECOND < begin + reduced.step_ns]
        answers = sorted(rtt for _, rtt, state in inside if state == 0 and rtt >= 0)
        for share, told in (
            (0.0, reduced.low_us),
            (0.25, smoke.quarter_us),
            (0.5, smoke.median_us),
            (0.75, smoke.three_quarters_us),
            (0.95, smoke.p95_us),
            (1.0, reduced.high_us),
        ):
            true = quantile(answers, share)
            assert (None if np.isnan(told[column]) else int(told[column])) == true
        for code in range(len(STATE_CODES)):
            assert reduced.counts[code, column] == sum(state == code for _, _, state in inside)


def test_columns_are_aligned_to_absolute_time() -> None:
    buffer = buffer_of([(second, 10_000, 0) for second in range(1000)])
    first = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, 0, 100 * SECOND, 50)
    later = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, 7 * SECOND, 107 * SECOND, 50)
    assert first.step_ns == later.step_ns
    assert (later.start_ns - first.start_ns) % first.step_ns == 0


def test_an_outage_asked_every_15_s_is_one_bar_and_ends_with_the_next_answer() -> None:
    rows = [
        (15 * turn, NO_RTT if 4 <= turn < 8 else 9_000, FILTERED if 4 <= turn < 8 else 0)
        for turn in range(12)
    ]
    buffer = buffer_of(rows)
    reduced = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, 0, 180 * SECOND, 180)
    shown = np.flatnonzero(reduced.lasting(FILTERED, 3 * reduced.spacing))
    assert (shown[0], shown[-1], len(shown)) == (60, 119, 60)
    assert not reduced.lasting(CLOSED, 45).any()


def test_an_outage_does_not_go_on_over_a_pause() -> None:
    buffer = buffer_of([(0, 9_000, 0), (15, NO_RTT, FILTERED), (600, 9_000, 0)])
    reduced = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, 0, 601 * SECOND, 601)
    assert np.flatnonzero(reduced.lasting(FILTERED, 45)).max() == 60


def median_curve(
    buffer: SampleBuffer, reduced: PixelColumns, reach: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    items = SmokeItems()
    items.show(reduced, smoke_of(buffer, reduced), Scale.ZERO, reach)
    return items.median.getData()


def test_a_failure_breaks_the_curve_but_takes_nothing_else_with_it() -> None:
    buffer = buffer_of([(s, NO_RTT if s == 5 else 10_000, FILTERED if s == 5 else 0) for s in range(10)])
    reduced = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, 0, 10 * SECOND, 10)
    _, y = median_curve(buffer, reduced, 3)
    assert np.isnan(y).sum() == 1
    assert np.isfinite(y).sum() == 9


def test_the_curve_breaks_over_a_pause() -> None:
    buffer = buffer_of([(s, 10_000, 0) for s in (0, 1, 2, 60, 61, 62)])
    reduced = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, 0, 63 * SECOND, 63)
    x, y = median_curve(buffer, reduced, 3 * reduced.spacing)
    assert np.isnan(y).sum() == 1
    assert (np.diff(x) >= 0).all()


def test_minutes_and_samples_of_one_span_merge() -> None:
    minute = 60 * SECOND
    counts = np.zeros((len(STATE_CODES), 10), np.int32)
    counts[0] = 60
    counts[FILTERED, 3] = 1
    old = reduce_minutes(
        np.arange(10) * minute,
        np.full(10, 9_000, np.int32),
        np.full(10, 30_000, np.int32),
        counts,
        0,
        20 * minute,
        20,
    )
    buffer = buffer_of([(600 + s, 12_000, 0) for s in range(600)])
    new = reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, 0, 20 * minute, 20)
    both = merge(old, new)
    assert both.asked.tolist() == [60, 60, 60, 61, *[60] * 16]
    assert both.failures.sum() == 1
    assert both.high_us[0] == 30_000
    assert both.high_us[15] == 12_000
    with pytest.raises(ValueError, match="do not share"):
        merge(old, reduce_samples(buffer.at_ns, buffer.rtt_us, buffer.state, 0, 20 * minute, 7))


def test_a_confirming_sample_never_breaks_the_order() -> None:
    buffer = SampleBuffer(1)
    buffer.append(5, 1, 0)
    buffer.append(3, 2, 0)
    assert buffer.at_ns.tolist() == [5, 5]


def test_the_curve_goes_on_where_only_minutes_are_kept() -> None:
    """The median of a column of minutes stands between that of its samples and the next known rank."""
    dice = np.random.default_rng(7)
    seconds = 20 * 60
    rtt = (14_000 + dice.gamma(2, 900, seconds)).astype(np.int32)
    rtt[dice.random(seconds) < 0.05] += 40_000
    at = np.arange(seconds, dtype=np.int64) * SECOND
    whole = SampleBuffer(seconds)
    whole.extend(at, rtt, np.zeros(seconds, np.uint8))
    a_minute = reduce_samples(at, rtt, whole.state, 0, seconds * SECOND, 20)
    known = smoke_of(whole, a_minute)
    times = (
        a_minute.low_us,
        known.quarter_us,
        known.median_us,
        known.three_quarters_us,
        known.p95_us,
        a_minute.high_us,
    )
    minutes = Minutes(
        at[::60], np.stack([us.astype(np.int32) for us in times]), a_minute.counts[0], a_minute.counts
    )
    nothing = SampleBuffer(1)
    again = smoke_of(nothing, a_minute, minutes)
    for mine, its in zip((again.median_us, again.p95_us), (known.median_us, known.p95_us), strict=True):
        assert mine.tolist() == its.tolist(), "of one minute it is exact"
    four = reduce_samples(at, rtt, whole.state, 0, seconds * SECOND, 5)
    true, told = smoke_of(whole, four), smoke_of(nothing, four, minutes)
    assert (told.median_us >= true.median_us).all()
    assert (told.p95_us >= true.p95_us).all()
    assert (told.median_us <= true.three_quarters_us).all()
    late = SampleBuffer(seconds)
    late.extend(at[600:], rtt[600:], whole.state[600:])
    mixed = smoke_of(late, a_minute, minutes.between(0, 10))
    assert mixed.median_us.tolist() == known.median_us.tolist()


def test_an_old_file_without_quartiles_has_no_curve_rather_than_a_wrong_one() -> None:
    times = np.array([[9], [-1], [-1], [-1], [-1], [30]], np.int32) * np.array([[1000], *[[1]] * 4, [1000]])
    counts = np.zeros((len(STATE_CODES), 3), np.int32)
    counts[0] = 60
    minutes = Minutes(
        np.arange(3, dtype=np.int64) * 60 * SECOND,
        np.repeat(times, 3, axis=1).astype(np.int32),
        counts[0],
        counts,
    )
    columns = reduce_minutes(
        minutes.at_ns, minutes.times_us[0], minutes.times_us[5], counts, 0, 180 * SECOND, 3
    )
    smoke = smoke_of(SampleBuffer(1), columns, minutes)
    assert np.isnan(smoke.median_us).all()
    assert columns.high_us.tolist() == [30_000] * 3
    assert quantiles_us(SampleBuffer(1), minutes, 0, 180 * SECOND, (0.5,)) == (None,)
