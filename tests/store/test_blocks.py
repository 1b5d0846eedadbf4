from __future__ import annotations

from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sepgui.domain.outcome import State
from sepgui.store.blocks import (
    NO_RTT,
    STATE_CODES,
    SeriesColumns,
    sealed,
    unsealed,
)

S = 1_000_000_000

rows = st.tuples(
    st.integers(0, 20 * S),
    st.integers(0, 5 * S),
    st.one_of(st.just(NO_RTT), st.integers(0, 2**31 - 1)),
    st.integers(0, 5),
    st.integers(0, 255),
    st.integers(0, 2**32 - 1),
    st.integers(0, 65_535),
)


def columns(made: list[tuple[int, int, int, int, int, int, int]]) -> SeriesColumns:
    result = SeriesColumns()
    due_ns = 0
    for step, late_ns, rtt_us, state, retransmits, meaning, port in made:
        due_ns += step + 5 * S
        result.append(
            at_ns=due_ns + late_ns,
            due_ns=due_ns,
            rtt_us=rtt_us,
            state=state,
            retransmits=retransmits,
            meaning=meaning,
            local_port=port,
        )
    return result


def test_state_codes_are_those_of_the_window_and_never_change() -> None:
    assert {state: code for code, state in enumerate(State)} == STATE_CODES
    assert list(STATE_CODES.values()) == [0, 1, 2, 3, 4, 5]


@settings(deadline=None)
@given(st.lists(rows, max_size=80))
def test_a_block_comes_back_as_it_was(made: list[tuple[int, int, int, int, int, int, int]]) -> None:
    block = columns(made)
    assert unsealed(sealed(block)) == block


def test_times_are_whole_microseconds_and_ports_are_kept_for_failures() -> None:
    block = columns([(999, 1_001, 5, 0, 0, 1, 50_000), (0, 0, NO_RTT, 2, 3, 2, 50_001)])
    assert {at % 1_000 for at in block.at_ns} == {0}
    assert list(block.local_port) == [0, 50_001]


def test_a_regular_block_costs_a_few_bytes_a_sample() -> None:
    block = columns([(0, 70_000 + n % 7, 14_000 + n * 7919 % 2000, 0, 0, 1, 50_000) for n in range(600)])
    assert len(sealed(block)) < 600 * 4


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_a_block_or_a_value_error(data: bytes) -> None:
    with pytest.raises(ValueError, match="block"):
        unsealed(data)


@settings(deadline=None)
@given(st.lists(rows, min_size=1, max_size=20), st.data())
def test_a_damaged_block_is_a_value_error(
    made: list[tuple[int, int, int, int, int, int, int]], data: st.DataObject
) -> None:
    whole = bytearray(sealed(columns(made)))
    place = data.draw(st.integers(0, len(whole) - 1))
    whole[place] ^= data.draw(st.integers(1, 255))
    try:
        damaged = unsealed(bytes(whole))
    except ValueError:
        return
    assert damaged == columns(made), "zlib's checksum guards all that matters"


def test_extend_takes_only_the_time_asked_for() -> None:
    block = columns([(0, 0, n, 0, 0, 0, 0) for n in range(5)])
    part = SeriesColumns()
    part.extend(block, block.at_ns[1], block.at_ns[3])
    assert list(part.rtt_us) == [1, 2]
    part.extend(block, block.at_ns[3], block.at_ns[4] + 1)
    assert list(part.rtt_us) == [1, 2, 3, 4]


def test_numpy_could_take_the_columns_over_as_they_are() -> None:
    kinds = [(column.typecode, column.itemsize) for column in SeriesColumns().all()]
    assert kinds == [("q", 8), ("q", 8), ("i", 4), ("B", 1), ("B", 1), ("I", 4), ("H", 2)]
    assert all(isinstance(column, array) for column in SeriesColumns().all())
