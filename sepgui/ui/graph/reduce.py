"""Reduces samples to one value per pixel column, aligned to absolute time; no failure and no spike is lost.

Columns are buckets ``at_ns // step_ns``: a live picture that scrolls does not shimmer, since a sample
stays in its bucket. Failures are counted per state, never averaged into the latency; the time that a
refusal took is no latency of the service.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import NO_RTT, STATE_CODES

if TYPE_CHECKING:
    from numpy.typing import NDArray

STATES: Final = len(STATE_CODES)
_OPEN: Final = STATE_CODES[State.OPEN]
_NO_LEAST: Final = (1 << 31) - 1


@dataclass(frozen=True, slots=True)
class PixelColumns:
    """Per column: lowest and highest round-trip time in µs (NaN for none), and samples by state.

    `low_us` and `high_us` are float64 of shape (n,), `counts` int32 of shape (states, n). Column i
    covers ``[start_ns + i * step_ns, start_ns + (i + 1) * step_ns)``.
    """

    start_ns: int
    step_ns: int
    low_us: NDArray[np.float64]
    high_us: NDArray[np.float64]
    counts: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.low_us)

    @property
    def asked(self) -> NDArray[np.int32]:
        """Samples per column."""
        return self.counts.sum(axis=0, dtype=np.int32)

    @property
    def failures(self) -> NDArray[np.int32]:
        """Failed samples per column: all that are not open."""
        return self.counts[1:].sum(axis=0, dtype=np.int32)

    @property
    def middle_ns(self) -> NDArray[np.int64]:
        """The instant in the middle of each column."""
        return self.start_ns + self.step_ns // 2 + self.step_ns * np.arange(len(self), dtype=np.int64)

    def lasting(self, state: int, reach: int) -> NDArray[np.bool_]:
        """Return the columns in which a failure of a state shows or goes on.

        A column without samples carries on what its last asked column showed, for at most `reach`
        columns, so that an outage asked every 15 s is one bar and not a row of dots.
        """
        return self._carried(self.counts[state] > 0, reach)

    def _carried(self, shown: NDArray[np.bool_], reach: int) -> NDArray[np.bool_]:
        index = np.arange(len(self))
        asked = self.asked > 0
        last = np.maximum.accumulate(np.where(asked, index, -1))
        known = (last >= 0) & (index - last <= reach)
        return known & shown[np.maximum(last, 0)]

    def looks_like(self, other: PixelColumns) -> bool:
        """Whether both draw the same picture: the same columns, latencies and kinds of failure in each."""
        return (
            (self.start_ns, self.step_ns, len(self)) == (other.start_ns, other.step_ns, len(other))
            and np.array_equal(self.low_us, other.low_us, equal_nan=True)
            and np.array_equal(self.high_us, other.high_us, equal_nan=True)
            and np.array_equal(self.counts > 0, other.counts > 0)
        )

    @property
    def spacing(self) -> int:
        """The usual distance between asked columns, at least 1; 1 when fewer than two were asked."""
        where = np.flatnonzero(self.asked)
        return max(1, int(np.median(np.diff(where)))) if len(where) > 1 else 1


def reduce_samples(
    at_ns: NDArray[np.int64],
    rtt_us: NDArray[np.int32],
    state: NDArray[np.uint8],
    start_ns: int,
    end_ns: int,
    columns: int,
) -> PixelColumns:
    """Return at most ``columns + 1`` columns over ``[start_ns, end_ns)``; the inputs ascend in time."""
    grid = Grid(at_ns, start_ns, end_ns, columns)
    states, us = state[grid.inside], rtt_us[grid.inside].copy()
    failed = np.flatnonzero(states != _OPEN)  # few, as a rule: a day's failures are counted one by one
    places = states[failed].astype(np.intp) * grid.count + grid.bucket[failed]
    counts = np.bincount(places, minlength=STATES * grid.count).astype(np.int32).reshape(STATES, grid.count)
    counts[_OPEN] += grid.sizes - counts.sum(axis=0, dtype=np.int32)
    us[failed] = NO_RTT
    low, high = np.full(grid.count, np.nan), np.full(grid.count, np.nan)
    if len(grid.starts):
        filled = grid.bucket[grid.starts]
        highest = np.maximum.reduceat(us, grid.starts)
        us[us < 0] = _NO_LEAST
        lowest = np.minimum.reduceat(us, grid.starts)
        known = highest >= 0
        low[filled[known]], high[filled[known]] = lowest[known], highest[known]
    return PixelColumns(grid.first * grid.step, grid.step, low, high, counts)


class Grid:
    """The buckets of a span, how many ascending instants lie in each, and the bucket of each instant."""

    def __init__(self, at_ns: NDArray[np.int64], start_ns: int, end_ns: int, columns: int) -> None:
        self.step = max(1, -(-(end_ns - start_ns) // max(1, columns)))
        self.first = start_ns // self.step
        self.count = max(1, (end_ns - 1) // self.step - self.first + 1)
        edges = (self.first + np.arange(self.count + 1, dtype=np.int64)) * self.step
        bounds = np.searchsorted(at_ns, edges)
        self.inside = slice(int(bounds[0]), int(bounds[-1]))
        self.sizes = np.diff(bounds)
        self.bucket = np.repeat(np.arange(self.count), self.sizes)
        self.starts = (bounds[:-1] - bounds[0])[self.sizes > 0]

    def columns(
        self, lowest: NDArray[np.float64], highest: NDArray[np.float64], counts: NDArray[np.int32]
    ) -> PixelColumns:
        """Return the columns of values of the instants inside; NaN is no value."""
        low, high = np.full(self.count, np.nan), np.full(self.count, np.nan)
        if len(self.starts):
            filled = self.bucket[self.starts]
            low[filled] = np.fmin.reduceat(lowest, self.starts)
            high[filled] = np.fmax.reduceat(highest, self.starts)
        return PixelColumns(self.first * self.step, self.step, low, high, counts)


def merge(older: PixelColumns, newer: PixelColumns) -> PixelColumns:
    """Return two reductions of the same buckets as one; raises `ValueError` when the buckets differ."""
    same = (older.start_ns, older.step_ns, len(older)) == (newer.start_ns, newer.step_ns, len(newer))
    if not same:
        raise ValueError("the reductions do not share their columns")
    return PixelColumns(
        older.start_ns,
        older.step_ns,
        np.fmin(older.low_us, newer.low_us),
        np.fmax(older.high_us, newer.high_us),
        older.counts + newer.counts,
    )


def reduce_minutes(
    at_ns: NDArray[np.int64],
    low_us: NDArray[np.int32],
    high_us: NDArray[np.int32],
    counts: NDArray[np.int32],
    start_ns: int,
    end_ns: int,
    columns: int,
) -> PixelColumns:
    """Return the columns of per-minute figures: `counts` has shape (states, minutes), -1 µs is none."""
    grid = Grid(at_ns, start_ns, end_ns, columns)
    out = np.zeros((STATES, grid.count), np.int32)
    inside = grid.inside
    if len(grid.starts):
        out[:, grid.bucket[grid.starts]] = np.add.reduceat(counts[:, inside], grid.starts, axis=1)
    lows = np.where(low_us[inside] >= 0, low_us[inside], np.nan)
    highs = np.where(high_us[inside] >= 0, high_us[inside], np.nan)
    return grid.columns(lows, highs, out)
