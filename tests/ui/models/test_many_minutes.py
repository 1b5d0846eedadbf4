"""Minutes that are unpacked all at once are those that are unpacked block by block."""

from __future__ import annotations

from array import array

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.store.blocks import NO_RTT, SeriesColumns
from sepgui.store.minutes import MinuteColumns, minutes_of, unpacked
from sepgui.ui.models.many_minutes import unpacked_at_once

S = 1_000_000_000
FOREVER = 1 << 62


def block(begin_s: int, seconds: int, dice: int) -> bytes:
    """Return the minutes of a block whose answers differ from second to second."""
    at_ns = array("q", range(begin_s * S, (begin_s + seconds) * S, S))
    state = array("B", (2 if (second * dice) % 97 == 0 else 0 for second in range(1, seconds + 1)))
    rtt_us = array("i", (NO_RTT if code else (second * dice) % 20_011 for second, code in enumerate(state)))
    ports, none = array("H", bytes(2 * seconds)), array("B", bytes(seconds))
    return minutes_of(
        SeriesColumns(at_ns, at_ns, rtt_us, state, none, array("I", [1]) * seconds, ports), 0
    ).packed()


@given(
    st.lists(st.integers(1, 600), min_size=1, max_size=6),
    st.integers(1, 10_000),
    st.integers(0, 3600),
    st.integers(0, 3600),
)
def test_they_are_the_same(seconds: list[int], dice: int, from_s: int, to_s: int) -> None:
    blocks = [block(600 * number, count, dice) for number, count in enumerate(seconds)]
    slow = MinuteColumns()
    for each in blocks:
        slow.extend(unpacked(each), from_s * S, to_s * S)
    quick = unpacked_at_once(blocks, from_s * S, to_s * S)
    assert quick is not None
    times = (slow.min_us, slow.quarter_us, slow.median_us, slow.three_quarters_us, slow.p95_us, slow.max_us)
    assert quick.at_ns.tolist() == slow.at_ns.tolist()
    assert quick.times_us.tolist() == [column.tolist() for column in times]
    assert quick.answered.tolist() == slow.answered.tolist()
    assert quick.counts.tolist() == [column.tolist() for column in slow.states]


def test_what_cannot_be_unpacked_at_once_is_left() -> None:
    whole = block(0, 600, 3)
    assert unpacked_at_once([], 0, FOREVER) is None
    assert unpacked_at_once([whole, whole], 0, FOREVER) is None
    assert unpacked_at_once([whole, b"no minutes"], 0, FOREVER) is None
    assert unpacked_at_once([whole], 0, FOREVER) is not None


@pytest.mark.parametrize("place", [0, 1, 30, 90])
@given(value=st.integers(0, 255))
def test_damage_is_never_more_than_other_numbers(place: int, value: int) -> None:
    damaged = bytearray(block(0, 600, 3))
    damaged[place] = value
    found = unpacked_at_once([bytes(damaged)], 0, FOREVER)
    assert found is None or np.all(np.diff(found.at_ns) > 0)
