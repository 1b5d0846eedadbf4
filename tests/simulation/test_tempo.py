"""The straight line between wall and simulated time is exact and never early."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.simulation.tempo import FASTEST, SLOWEST, Tempo

YEAR_NS = 31_536_000_000_000_000
instants = st.integers(0, YEAR_NS)
spans = st.integers(0, YEAR_NS)
speeds = st.integers(1000, 60_000)


@given(instants, instants, speeds, spans)
def test_the_wall_time_of_an_instant_is_the_first_that_reaches_it(
    wall_ns: int, sim_ns: int, speed_milli: int, ahead_ns: int
) -> None:
    tempo = Tempo(wall_ns, sim_ns, speed_milli)
    due_ns = sim_ns + ahead_ns
    wall_due_ns = tempo.wall_at(due_ns)
    assert wall_due_ns is not None
    assert tempo.sim_at(wall_due_ns) >= due_ns
    assert ahead_ns == 0 or tempo.sim_at(wall_due_ns - 1) < due_ns


@given(instants, instants, speeds, spans, spans)
def test_simulated_time_never_runs_backwards(
    wall_ns: int, sim_ns: int, speed_milli: int, first_ns: int, second_ns: int
) -> None:
    tempo = Tempo(wall_ns, sim_ns, speed_milli)
    early, late = sorted((first_ns, second_ns))
    assert sim_ns <= tempo.sim_at(wall_ns + early) <= tempo.sim_at(wall_ns + late)
    assert tempo.sim_at(wall_ns - early) == sim_ns


@given(instants, instants, spans)
def test_a_paused_line_is_flat_and_reaches_nothing_more(wall_ns: int, sim_ns: int, ahead_ns: int) -> None:
    paused = Tempo(wall_ns, sim_ns, playing=False)
    assert paused.sim_at(wall_ns + ahead_ns) == sim_ns
    assert paused.wall_at(sim_ns + ahead_ns + 1) is None
    assert paused.wall_at(sim_ns) == wall_ns


def test_at_sixty_times_a_wall_second_is_a_simulated_minute() -> None:
    tempo = Tempo(0, 0).at_speed(60.0)
    assert tempo.sim_at(1_000_000_000) == 60_000_000_000
    assert tempo.wall_at(60_000_000_000) == 1_000_000_000


@pytest.mark.parametrize("speed", [SLOWEST, 2.5, FASTEST])
def test_speeds_within_the_bounds_are_taken(speed: float) -> None:
    assert Tempo(0, 0).at_speed(speed).speed_milli == speed * 1000


@pytest.mark.parametrize("speed", [0.0, 0.99, 60.01, -1.0, float("nan")])
def test_other_speeds_are_refused_with_the_bounds(speed: float) -> None:
    with pytest.raises(ValueError, match="from 1 to 60"):
        Tempo(0, 0).at_speed(speed)
