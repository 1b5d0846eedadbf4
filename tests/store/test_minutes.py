from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sepgui.domain.outcome import State
from sepgui.domain.summary import quantile
from sepgui.store.blocks import NO_RTT, STATE_CODES
from sepgui.store.minutes import (
    Minute,
    MinuteColumns,
    Spread,
    minutes_of,
    spread_of,
    spread_of_many,
    summed_up,
    unpacked,
    unpacked_old,
)
from tests.store.test_blocks import columns, rows

S = 1_000_000_000
MINUTE = 60 * S
latencies = st.lists(st.integers(0, 2**31 - 1), min_size=1, max_size=80)


def minute(at_ns: int, low: int, high: int, states: tuple[int, ...]) -> Minute:
    return Minute(at_ns, spread_of([low, high] if low != NO_RTT else []), states)


@settings(deadline=None)
@given(st.lists(rows, max_size=80), st.integers(0, 10**19))
def test_minutes_lose_no_spike_and_no_failure(
    made: list[tuple[int, int, int, int, int, int, int]], offset_ns: int
) -> None:
    block = columns(made)
    found = minutes_of(block, offset_ns)
    assert list(found.at_ns) == sorted(set(found.at_ns))
    for each in found:
        assert (each.at_ns + offset_ns) % MINUTE == 0
        inside = [n for n, at in enumerate(block.at_ns) if each.at_ns <= at < each.at_ns + MINUTE]
        rtts = sorted(block.rtt_us[n] for n in inside if block.rtt_us[n] != NO_RTT and block.state[n] == 0)
        told = (each.spread.min_us, each.spread.median_us, each.spread.p95_us, each.spread.max_us)
        if rtts:
            assert told == (rtts[0], quantile(rtts, 0.5), quantile(rtts, 0.95), rtts[-1])
        else:
            assert told == (NO_RTT,) * 4
        assert each.spread.answered == len(rtts)
        assert list(each.states) == [sum(block.state[n] == code for n in inside) for code in range(6)]
    assert sum(found.asked) == len(made)
    assert sum(found.failures) == sum(state != 0 for state in block.state)
    assert unpacked(found.packed()) == found


@given(st.lists(latencies, min_size=1, max_size=8))
def test_many_minutes_are_never_told_faster_than_they_were(minutes: list[list[int]]) -> None:
    together = sorted(us for each in minutes for us in each)
    told, true = spread_of_many([spread_of(each) for each in minutes]), spread_of(together)
    assert (told.answered, told.min_us, told.max_us) == (true.answered, true.min_us, true.max_us)
    for mine, share in ((told.quarter_us, 0.25), (told.median_us, 0.5), (told.three_quarters_us, 0.75)):
        assert mine >= (quantile(together, share) or 0)
    assert true.p95_us <= told.p95_us <= true.max_us
    if len(minutes) == 1 or all(len(each) <= 4 for each in minutes):
        assert told == true, "of one minute, and of minutes at the usual pace, they are exact"


def test_alike_minutes_have_the_median_of_each() -> None:
    one = spread_of(range(10_000, 16_000, 100))
    assert spread_of_many([one] * 1_440).median_us == one.median_us
    assert spread_of_many([one] * 1_440).p95_us == one.p95_us


def test_where_one_minute_lacks_its_quartiles_none_are_told() -> None:
    old = Spread(4, 7, max_us=90)
    told = spread_of_many([old, spread_of([10, 11, 12])])
    assert told == Spread(7, 7, max_us=90)
    assert spread_of_many([Spread(), old]) == old


def test_the_worst_state_of_a_minute_is_the_one_that_hurts_most() -> None:
    minutes = MinuteColumns()
    for number, states in enumerate(
        [(9, 0, 0, 1, 0, 0), (9, 1, 0, 1, 0, 1), (0, 1, 5, 0, 0, 1), (1, 1, 1, 1, 1, 1)]
    ):
        minutes.append(minute(number * MINUTE, 1, 2, states))
    names = [list(STATE_CODES)[code] for code in minutes.worst]
    assert names == [State.OPEN_FILTERED, State.CLOSED, State.FILTERED, State.UNREACHABLE]


def test_a_minute_told_twice_is_one_minute() -> None:
    minutes, late = MinuteColumns(), MinuteColumns()
    minutes.append(minute(0, 10, 20, (2, 0, 0, 0, 0, 0)))
    minutes.append(minute(MINUTE, NO_RTT, NO_RTT, (0, 1, 0, 0, 0, 0)))
    late.append(minute(0, 5, 30, (2, 0, 1, 0, 0, 0)))
    late.append(minute(MINUTE, 7, 7, (2, 0, 0, 0, 0, 0)))
    late.append(minute(2 * MINUTE, 8, 9, (2, 0, 0, 0, 0, 0)))
    minutes.extend(late, 0, 10 * MINUTE)
    assert list(minutes.at_ns) == [0, MINUTE, 2 * MINUTE]
    assert list(minutes.min_us) == [5, 7, 8]
    assert list(minutes.median_us) == [10, 7, 8]
    assert list(minutes.max_us) == [30, 7, 9]
    assert list(minutes.asked) == [5, 3, 2]
    assert list(minutes.failures) == [1, 1, 0]
    assert [list(column) for column in minutes.states[:3]] == [[4, 2, 2], [0, 1, 0], [1, 0, 0]]
    part = MinuteColumns()
    part.extend(minutes, MINUTE, 2 * MINUTE)
    assert list(part) == list(minutes)[1:2]
    assert summed_up(minutes).answered == 8


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_minutes_or_a_value_error(data: bytes) -> None:
    for read in (unpacked, unpacked_old):
        with pytest.raises(ValueError, match="minutes"):
            read(data)


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(-(2**31), 2**31 - 1), min_size=7, max_size=7), max_size=5))
def test_figures_of_any_numbers_are_no_error(numbers: list[list[int]]) -> None:
    spread_of_many([Spread(abs(each[0]), *each[1:]) for each in numbers])
