from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sepgui.domain.summary import quantile, summarise


@pytest.mark.parametrize(
    ("count", "share", "rank"),
    [
        (1, 0.95, 1),
        (20, 0.95, 19),
        (21, 0.95, 20),
        (100, 0.07, 7),
        (4, 0.5, 2),
        (5, 0.5, 3),
        (9, 0.0, 1),
        (9, 1.0, 9),
    ],
)
def test_nearest_rank(count: int, share: float, rank: int) -> None:
    assert quantile(range(1, count + 1), share) == rank


def test_nothing_has_no_quantile() -> None:
    assert quantile([], 0.5) is None


@settings(deadline=None)
@given(st.lists(st.integers(0, 10**10), min_size=1), st.integers(0, 100))
def test_a_quantile_has_its_share_at_or_below_it(values: list[int], percent: int) -> None:
    ordered = sorted(values)
    found = quantile(ordered, percent / 100)
    assert found in ordered
    assert found is not None
    assert 100 * sum(value <= found for value in ordered) >= percent * len(ordered)
    assert 100 * sum(value < found for value in ordered) <= max(percent * len(ordered), 0)


def test_figures_of_a_stretch() -> None:
    figures = summarise(range(100, 0, -1), asked=125, failures=25, retransmits=3)
    assert (figures.min_ns, figures.median_ns, figures.p95_ns, figures.max_ns) == (1, 50, 95, 100)
    assert (figures.asked, figures.failures, figures.retransmits, figures.loss) == (125, 25, 3, 0.2)


def test_figures_of_nothing() -> None:
    figures = summarise([], asked=0, failures=0, retransmits=0)
    assert (figures.min_ns, figures.median_ns, figures.p95_ns, figures.max_ns) == (None, None, None, None)
    assert figures.loss is None
