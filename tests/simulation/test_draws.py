"""Draws repeat with their key, stay in their bounds, and are the same on every system."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sepgui.simulation.draws import Draws


def test_the_row_of_a_key_is_known_for_ever() -> None:
    draws = Draws(7, "tcp", "192.0.2.10", 8014, 1)
    assert [draws.unit() for _ in range(4)] == [60135, 50052, 38807, 31150]
    assert Draws(7, "tcp", "192.0.2.10", 8014, 1).below(1_000_000) == 917_598


def test_every_part_of_the_key_counts() -> None:
    keys = [(1, "a", 2), (2, "a", 2), (1, "b", 2), (1, "a", 3), (1, "a", 2, 0), (1, "a2"), ("1", "a\0", 2)]
    assert len({Draws(*key).below(2**63) for key in keys}) == len(keys)


def test_a_long_row_does_not_repeat_its_blocks() -> None:
    draws = Draws("key")
    blocks = {tuple(draws.unit() for _ in range(32)) for _ in range(50)}
    assert len(blocks) == 50


@given(st.integers(), st.integers(0, 2**62))
def test_below_stays_below(seed: int, limit: int) -> None:
    assert 0 <= Draws(seed).below(limit) <= max(0, limit - 1)


@given(st.integers(), st.integers(0, 10**12))
def test_jitter_reaches_three_times_at_most(seed: int, reach: int) -> None:
    assert 0 <= Draws(seed).jitter(reach) <= 3 * reach


def test_jitter_is_skewed_as_a_queue_is() -> None:
    drawn = sorted(Draws(seed).jitter(1_000_000) for seed in range(4000))
    mean, median = sum(drawn) / len(drawn), drawn[2000]
    assert 120_000 < median < 260_000
    assert median < mean < 450_000
    assert drawn[-1] > 1_500_000


def test_chance_happens_as_often_as_it_says() -> None:
    happened = sum(Draws(seed).chance(20_000) for seed in range(20_000))
    assert 300 < happened < 500
    assert not any(Draws(seed).chance(0) for seed in range(100))
    assert all(Draws(seed).chance(1_000_000) for seed in range(100))


def test_data_has_the_size_asked() -> None:
    assert [len(Draws(1).data(size)) for size in (0, 1, 2, 101)] == [0, 1, 2, 101]
