from __future__ import annotations

import pytest

from sepgui.engine.restarts import may_restart

S = 1_000_000_000


@pytest.mark.parametrize(
    ("deaths_s", "now_s", "may"),
    [
        ([], 0, True),
        ([0], 0, True),
        ([0, 59], 59, True),
        ([0, 30, 59], 59, False),
        ([0, 30, 60], 60, True),
        ([0, 100, 110, 120], 120, False),
        ([0, 10, 20], 200, True),
    ],
)
def test_three_deaths_in_a_minute_end_the_restarts(deaths_s: list[int], now_s: int, may: bool) -> None:
    assert may_restart([at * S for at in deaths_s], now_s * S) is may
