from __future__ import annotations

import itertools
from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sepgui.engine.agenda import Agenda

S = 1_000_000_000

periods = st.integers(100_000_000, 60 * S)
spreads = st.sampled_from([0.0, 0.05, 0.2, 0.4])
counts = st.integers(1, 12)
seeds = st.integers(0, 2**64 - 1)


def agenda(count: int, period_ns: int, spread: float = 0.0, seed: int = 0, start_ns: int = 0) -> Agenda[int]:
    made: Agenda[int] = Agenda(start_ns=start_ns, period_ns=period_ns, spread=spread, seed=seed)
    for key in range(count):
        made.add(key, after_ns=start_ns)
    return made


def test_keys_are_spread_over_the_period() -> None:
    made = agenda(8, 8 * S)
    due = sorted(turn.due_ns for turn in made.take_due(8 * S))
    gaps = [b - a for a, b in itertools.pairwise(due)]
    assert len(due) == 8
    assert min(gaps) > S // 4
    assert max(gaps) < 2 * S


def test_turns_come_in_the_order_of_their_due_times() -> None:
    due = [turn.due_ns for turn in agenda(20, S).take_due(S)]
    assert due == sorted(due)


def test_nothing_is_due_before_its_time_and_everything_at_it() -> None:
    made = agenda(3, 10 * S)
    first_ns = made.next_due_ns()
    assert first_ns is not None
    assert made.take_due(first_ns - 1) == ()
    assert [turn.due_ns for turn in made.take_due(first_ns)] == [first_ns]


def test_a_dropped_key_has_no_turns() -> None:
    made = agenda(2, S)
    made.drop(0)
    made.drop(0)
    assert {turn.key for turn in made.take_due(10 * S)} == {1}
    made.drop(1)
    assert made.next_due_ns() is None
    assert made.take_due(100 * S) == ()


def test_a_key_added_again_after_dropping_is_due_once() -> None:
    made = agenda(1, S)
    made.drop(0)
    made.add(0, after_ns=5 * S)
    taken = made.take_due(20 * S)
    assert [turn.key for turn in taken] == [0]


def test_an_eased_key_has_every_nth_turn_and_returns_to_all() -> None:
    made = agenda(1, S)
    due: list[int] = []
    for now in range(0, 60 * S, S // 10):
        if now == 10 * S:
            made.ease(0, every=4, now_ns=now)
        if now == 40 * S:
            made.ease(0, every=1, now_ns=now)
        due += [turn.due_ns for turn in made.take_due(now)]
    eased = [at for at in due if 10 * S < at < 40 * S]
    assert {b - a for a, b in itertools.pairwise(eased)} == {4 * S}
    assert {at % S for at in due} == {due[0] % S}, "eased turns lie on the same grid"
    after = [at for at in due if at >= 40 * S]
    assert after[0] < 41 * S + 1
    assert {b - a for a, b in itertools.pairwise(after)} == {S}


def test_easing_to_what_it_is_changes_nothing() -> None:
    made, plain = agenda(3, S), agenda(3, S)
    made.take_due(5 * S)
    plain.take_due(5 * S)
    made.ease(1, every=1, now_ns=5 * S)
    assert made.take_due(9 * S) == plain.take_due(9 * S)


@pytest.mark.parametrize(("period_ns", "spread"), [(0, 0.0), (-1, 0.0), (S, 0.5), (S, -0.1)])
def test_no_timetable_without_sense(period_ns: int, spread: float) -> None:
    with pytest.raises(ValueError, match="no timetable"):
        Agenda[int](start_ns=0, period_ns=period_ns, spread=spread)


@settings(deadline=None)
@given(count=counts, period_ns=periods, spread=spreads, seed=seeds, start_ns=st.integers(0, 2**60))
def test_never_drifts(count: int, period_ns: int, spread: float, seed: int, start_ns: int) -> None:
    """Taken in time, each key gets every turn, each within one period of a fixed grid, for ever."""
    made = agenda(count, period_ns, spread, seed, start_ns)
    due: dict[int, list[int]] = defaultdict(list)
    for _ in range(8 * count):
        now_ns = made.next_due_ns()
        assert now_ns is not None
        for turn in made.take_due(now_ns):
            assert turn.due_ns == now_ns
            due[turn.key].append(turn.due_ns)
    for key, times in due.items():
        for n, (a, b) in enumerate(itertools.pairwise(times)):
            assert abs(b - a - period_ns) <= period_ns * spread + 1, (key, n)
        for n, at_ns in enumerate(times):
            assert 0 <= at_ns - times[0] - n * period_ns + period_ns * spread <= 2 * period_ns * spread + 1
    made_again = agenda(count, period_ns, spread, seed, start_ns)
    assert {turn.key: turn.due_ns for turn in made_again.take_due(start_ns + period_ns // 2)} == {
        key: max(at for at in times if at <= start_ns + period_ns // 2)
        for key, times in due.items()
        if times[0] <= start_ns + period_ns // 2
    }


@settings(deadline=None)
@given(
    count=counts,
    period_ns=periods,
    spread=spreads,
    seed=seeds,
    waits=st.lists(st.floats(0, 8), min_size=1, max_size=40),
)
def test_never_bunches(count: int, period_ns: int, spread: float, seed: int, waits: list[float]) -> None:
    """However late it is asked, a key is taken once a call, and not again for half a period."""
    made = agenda(count, period_ns, spread, seed)
    on_grid = agenda(count, period_ns, spread, seed)
    grid: dict[int, set[int]] = defaultdict(set)
    now_ns = 0
    taken: dict[int, int] = {}
    for wait in waits:
        now_ns += int(wait * period_ns)
        while (due_ns := on_grid.next_due_ns()) is not None and due_ns <= now_ns:
            for turn in on_grid.take_due(due_ns):
                grid[turn.key].add(turn.due_ns)
        turns = made.take_due(now_ns)
        assert len({turn.key for turn in turns}) == len(turns)
        for turn in turns:
            assert turn.due_ns <= now_ns
            assert turn.due_ns in grid[turn.key]
            assert turn.due_ns == max(grid[turn.key]), (
                "a late turn is the newest, the missed ones are skipped"
            )
            assert now_ns - taken.get(turn.key, -period_ns) >= period_ns // 2
            taken[turn.key] = now_ns
        for key, at_ns in taken.items():
            assert now_ns - at_ns < 2 * period_ns + 1, (key, "is never forgotten")
    next_ns = made.next_due_ns()
    assert next_ns is not None
    assert next_ns > now_ns


@settings(deadline=None)
@given(seed=seeds)
def test_the_seed_decides_the_wobble(seed: int) -> None:
    times = [agenda(5, S, 0.2, with_seed).take_due(S) for with_seed in (seed, seed, seed + 1)]
    assert times[0] == times[1]
    assert times[0] != times[2]
