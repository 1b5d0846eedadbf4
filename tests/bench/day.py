"""The day of 24 cells at 1 Hz that the product and its peers draw."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sepgui.ui.graph.buffer import NO_RTT

if TYPE_CHECKING:
    from numpy.typing import NDArray

LANES = 24
DAY_S = 86_400
SECOND = 1_000_000_000
MOST_US = 50_000
"""Above every round-trip time of the day."""
_LOSS = 0.01


def series(seed: int) -> tuple[NDArray[np.int64], NDArray[np.int32], NDArray[np.uint8]]:
    """Return a day of one cell: instants in ns, round-trip times in µs, states; one in a hundred failed."""
    dice = np.random.default_rng(seed)
    rtt = (20_000 + dice.gamma(1.2, 1_600.0, DAY_S)).astype(np.int32)
    failed = dice.random(DAY_S) < _LOSS
    rtt[failed] = NO_RTT
    return np.arange(DAY_S, dtype=np.int64) * SECOND, rtt, np.where(failed, 2, 0).astype(np.uint8)


def line(seed: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the same for those who draw lines: seconds, and µs with NaN where nothing answered."""
    at, rtt, _ = series(min(seed, LANES - 1))
    return at / SECOND, np.where(rtt < 0, np.nan, rtt)


def zoomed(turn: int) -> tuple[float, float]:
    """Return the seconds that a frame of a zoom shows: ten steps in, and again from the whole day."""
    return DAY_S * (1 - 0.8 ** (turn % 10)), DAY_S


def scrolled(turn: int) -> tuple[float, float]:
    """Return the seconds that a frame of a scroll shows."""
    shift = 40 * (turn % 100)
    return DAY_S * 0.1 - shift, DAY_S - shift
