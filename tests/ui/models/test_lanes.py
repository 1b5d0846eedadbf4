"""Lanes: what a pixel column says of the samples under it; nothing that failed may vanish."""

from __future__ import annotations

import numpy as np
import pytest

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import Outcome, Service, State
from sepgui.store import blocks
from sepgui.ui.graph.buffer import STATE_CODES, SampleBuffer
from sepgui.ui.graph.older import Minutes
from sepgui.ui.models.lanes import LaneColumns, Look, RowPast
from tests.fakes import results
from tests.fakes.sites import plan_of

SECOND = 1_000_000_000
DAY_S = 86_400
CELL: CellKey = results.rows(plan_of())[0].cell
ANSWER = results.answer(rtt_ms=12)


def past(outcomes: list[tuple[float, Outcome]]) -> RowPast:
    made = RowPast()
    for at_s, outcome in outcomes:
        at_ns = round(at_s * SECOND)
        made.add(Sample(CELL, at_ns, at_ns, outcome))
    return made


def lane(made: RowPast, end_s: int, columns: int) -> LaneColumns:
    return made.lane(0, end_s * SECOND, columns)


def test_the_file_and_the_screen_code_states_alike() -> None:
    assert dict(STATE_CODES) == dict(blocks.STATE_CODES)


def test_a_lone_loss_is_a_tick() -> None:
    seen = lane(past([(t, results.SILENT if t == 50 else ANSWER) for t in range(100)]), 100, 100)
    assert list(np.flatnonzero(seen.tick)) == [50]
    assert seen.tick[50] == Look.SILENT
    assert set(seen.bar) == {Look.OK}


def test_two_losses_in_a_row_are_still_ticks() -> None:
    seen = lane(past([(t, results.SILENT if t in (50, 51) else ANSWER) for t in range(100)]), 100, 100)
    assert list(np.flatnonzero(seen.tick)) == [50, 51]


def test_an_outage_is_a_bar_from_its_first_loss_on() -> None:
    seen = lane(past([(t, results.REFUSED if t >= 60 else ANSWER) for t in range(100)]), 100, 100)
    assert list(np.flatnonzero(seen.bar == Look.REFUSED)) == list(range(60, 100))
    assert not seen.tick.any()


def test_an_outage_asked_rarely_is_one_bar() -> None:
    """Every 15 s, a column every 4 s: the columns between are part of the outage."""
    seen = lane(past([(t, results.SILENT if t >= 300 else ANSWER) for t in range(0, 600, 15)]), 600, 150)
    assert (seen.bar[75:146] == Look.SILENT).all()
    assert (seen.bar[:75] == Look.OK).all()


def test_a_pause_is_empty() -> None:
    seen = lane(past([(t, ANSWER) for t in [*range(100), *range(300, 400)]]), 400, 400)
    assert not seen.bar[110:300].any()


def test_a_wrong_service_shows_like_a_refusal() -> None:
    mute = results.answer(Service.MUTE)
    seen = lane(past([(t, mute if t >= 50 else ANSWER) for t in range(100)]), 100, 100)
    assert (seen.bar[50:] == Look.REFUSED).all()
    assert (seen.bar[:50] == Look.OK).all()


def test_what_this_computer_could_not_ask_is_nobodys_fault() -> None:
    seen = lane(past([(t, results.NO_ROUTE if t >= 50 else ANSWER) for t in range(100)]), 100, 100)
    assert (seen.bar[50:] == Look.UNKNOWN).all()


@pytest.mark.parametrize("columns", [90, 270, 540, 1060])
def test_no_failure_of_a_day_vanishes(columns: int) -> None:
    """86,400 samples on a few hundred pixels, 60 isolated failures: 60 of 60 are seen."""
    random = np.random.default_rng(5)
    failed = np.sort(random.choice(DAY_S // 200, 60, replace=False) * 200 + random.integers(0, 200, 60))
    state = np.zeros(DAY_S, np.uint8)
    state[failed] = STATE_CODES[State.FILTERED]
    buffer = SampleBuffer(DAY_S)
    buffer.extend(np.arange(DAY_S, dtype=np.int64) * SECOND, np.full(DAY_S, 12_000, np.int32), state)
    made = RowPast()
    made.restore(buffer, SampleBuffer(1), None)
    seen = lane(made, DAY_S, columns)
    step_ns = -(-DAY_S * SECOND // columns)
    assert all(seen.tick[int(at) * SECOND // step_ns] == Look.SILENT for at in failed)


def test_no_spike_of_a_day_vanishes() -> None:
    rtt = np.full(DAY_S, 12_000, np.int32)
    rtt[np.arange(700, DAY_S, 1440)] = 90_000
    buffer = SampleBuffer(DAY_S)
    buffer.extend(np.arange(DAY_S, dtype=np.int64) * SECOND, rtt, np.zeros(DAY_S, np.uint8))
    made = RowPast()
    made.restore(buffer, SampleBuffer(1), None)
    assert np.count_nonzero(lane(made, DAY_S, 270).high_us == 90_000) == 60


def test_loss_counts_every_sample_of_the_span() -> None:
    made = past([(t, results.SILENT if t % 10 == 0 else ANSWER) for t in range(100)])
    loss = made.loss(0, 50 * SECOND)
    assert (loss.asked, loss.failures) == (50, 5)
    assert loss.share == 0.1
    assert made.loss(1000 * SECOND, 2000 * SECOND).share is None


def test_a_past_read_from_the_file_comes_before_what_is_live() -> None:
    live = past([(100.0000005, ANSWER), (101, results.SILENT)])
    older = SampleBuffer()
    for at_s in range(90, 102):
        older.append(at_s * SECOND, 12_000, STATE_CODES[State.OPEN])
    live.restore(older, SampleBuffer(1), None)
    assert [at // SECOND for at in live.samples.at_ns] == [*range(90, 100), 100, 101]
    assert live.samples.state[-1] == STATE_CODES[State.FILTERED]


def test_minutes_end_where_samples_begin() -> None:
    made = past([(120, ANSWER)])
    counts = np.zeros((len(STATE_CODES), 3), np.int32)
    counts[0] = 60
    counts[STATE_CODES[State.CLOSED], 1] = 1
    minutes = Minutes(
        np.array([0, 60, 120], np.int64) * SECOND,
        np.repeat(np.array([[9], [10], [10], [10], [11], [11]], np.int32) * 1_000, 3, axis=1),
        counts[0],
        counts,
    )
    made.restore(SampleBuffer(1), SampleBuffer(1), minutes)
    assert made.loss(0, 200 * SECOND) == made.loss(0, 121 * SECOND)
    assert made.loss(0, 200 * SECOND).asked == 122
    assert made.loss(0, 200 * SECOND).failures == 1
    seen = made.lane(0, 240 * SECOND, 4)
    assert seen.tick[1] == Look.REFUSED
    assert seen.high_us[0] == 11_000


def test_very_old_samples_become_minutes() -> None:
    made = RowPast()
    count = 180_000
    state = np.zeros(count, np.uint8)
    state[5_000] = STATE_CODES[State.CLOSED]
    buffer = SampleBuffer(count)
    buffer.extend(np.arange(count, dtype=np.int64) * SECOND, np.full(count, 12_000, np.int32), state)
    made.restore(buffer, SampleBuffer(1), None)
    made.add(Sample(CELL, count * SECOND, count * SECOND, ANSWER))
    assert len(made.samples) < count
    loss = made.loss(0, (count + 1) * SECOND)
    assert (loss.asked, loss.failures) == (count + 1, 1)
    assert made.minutes is not None
    assert int(made.minutes.answered.sum()) + len(made.samples) == count
    assert set(made.minutes.times_us.ravel()) == {12_000}


def test_the_p95_of_a_day_is_not_that_of_its_last_hours() -> None:
    made = past([(86_400 + t, results.answer(rtt_ms=10)) for t in range(100)])
    minutes = 100
    counts = np.zeros((len(STATE_CODES), minutes), np.int32)
    counts[0] = 60
    times = np.array([[20], [25], [30], [35], [40], [90]], np.int32) * 1_000
    made.restore(
        SampleBuffer(1),
        SampleBuffer(1),
        Minutes(
            np.arange(minutes, dtype=np.int64) * 60 * SECOND,
            np.repeat(times, minutes, axis=1),
            counts[0],
            counts,
        ),
    )
    assert made.p95_ns(86_400 * SECOND, 87_000 * SECOND) == 10_000_000
    assert made.p95_ns(0, 87_000 * SECOND) == 40_000_000


def test_since_is_when_the_look_changed_last() -> None:
    made = past([(t, ANSWER if t < 30 else results.SILENT) for t in range(60)])
    assert made.since_ns == 30 * SECOND
    assert past([(t, ANSWER) for t in range(60)]).since_ns is None
    made.restore(made.samples, SampleBuffer(1), None)
    assert made.since_ns == 30 * SECOND


def test_turns_count_changes_of_look_only() -> None:
    made = past([(t, ANSWER) for t in range(10)])
    assert made.turns == 1
    made.add(Sample(CELL, 10 * SECOND, 10 * SECOND, results.SILENT))
    assert made.turns == 2


def test_the_p95_is_that_of_the_span_and_of_answers_alone() -> None:
    made = past([(t, results.SILENT if t % 10 == 0 else results.answer(rtt_ms=t)) for t in range(1, 101)])
    assert made.p95_ns(0, 101 * SECOND) == 95_000_000
    assert made.p95_ns(0, 11 * SECOND) == 9_000_000
    assert made.p95_ns(200 * SECOND, 300 * SECOND) is None


def test_the_p95_follows_the_newest_of_few_samples() -> None:
    made = past([(t, results.answer(rtt_ms=10)) for t in range(20)])
    assert made.p95_ns(0, 100 * SECOND) == 10_000_000
    for second in (20, 21):
        made.add(Sample(CELL, second * SECOND, second * SECOND, results.answer(rtt_ms=50)))
    assert made.p95_ns(0, 100 * SECOND) == 50_000_000
