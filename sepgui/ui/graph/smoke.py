"""The smoke of the latency graph: order statistics of the samples in each pixel column."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import STATE_CODES, Columns, SampleBuffer
from sepgui.ui.graph.older import SHARES, rank_of
from sepgui.ui.graph.reduce import Grid, PixelColumns

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sepgui.ui.graph.older import Minutes

_OPEN: Final = STATE_CODES[State.OPEN]
_US_BITS: Final = 31
_WEIGHT_BITS: Final = 16
_MOST_US: Final = (1 << _US_BITS) - 1
_MOST_WEIGHT: Final = (1 << _WEIGHT_BITS) - 1


@dataclass(frozen=True, slots=True)
class Smoke:
    """Order statistics of round-trip times in µs, by nearest rank; NaN for a column without any."""

    quarter_us: NDArray[np.float64]
    median_us: NDArray[np.float64]
    three_quarters_us: NDArray[np.float64]
    p95_us: NDArray[np.float64]


def smoke_of(samples: SampleBuffer, columns: PixelColumns, minutes: Minutes | None = None) -> Smoke:
    """Return the order statistics of the columns of a reduction, from single samples and older minutes.

    Nearest rank, as sepgui.domain.summary.quantile: the value at place ceil(n × share). A column of several
    minutes is never said to be faster than it was (sepgui.ui.graph.older).
    """
    count = len(columns)
    end_ns = columns.start_ns + count * columns.step_ns
    read = samples.covering(columns.start_ns, end_ns)
    grid = Grid(read.at_ns, columns.start_ns, end_ns, count)
    if minutes is None:
        return _of_samples(read, grid)
    older = Grid(minutes.at_ns, columns.start_ns, end_ns, count)
    if not len(older.starts):
        return _of_samples(read, grid)
    return _of_both(read, grid, minutes.between(older.inside.start, older.inside.stop), older)


def _of_samples(samples: Columns, grid: Grid) -> Smoke:
    """Return the order statistics of single samples: sorted by column, then by value, in one go.

    A day of samples is moved about as little as can be, in 32 bits where columns and values fit in: this is
    most of what a frame costs.
    """
    rtt = samples.rtt_us[grid.inside]
    answered = (samples.state[grid.inside] == _OPEN) & (rtt >= 0)
    per_column = grid.sizes - np.bincount(grid.bucket[np.flatnonzero(~answered)], minlength=grid.count)
    values = rtt[answered]
    least = int(values.min(initial=_MOST_US))
    bits = max(0, int(values.max(initial=0)) - least).bit_length()
    kind = np.int32 if grid.count << bits <= _MOST_US else np.int64
    points = np.repeat(np.arange(grid.count, dtype=kind) << bits, per_column)
    points |= values - np.int32(least)
    points.sort()
    some = per_column > 0
    first, asked = (np.cumsum(per_column) - per_column)[some], per_column[some]

    def at(share: float) -> NDArray[np.float64]:
        found = np.full(grid.count, np.nan)
        ranked = points[first + np.minimum(rank_of(asked, share), asked) - 1]
        found[some] = (ranked & ((1 << bits) - 1)) + float(least)
        return found

    return Smoke(*map(at, SHARES))


def _of_both(samples: Columns, grid: Grid, part: Minutes, older: Grid) -> Smoke:
    """Return the order statistics of single samples and of minutes, which stand for many values each."""
    count = grid.count
    rtt = samples.rtt_us[grid.inside]
    answered = (samples.state[grid.inside] == _OPEN) & (rtt >= 0)
    single = _packed(grid.bucket[answered], rtt[answered], np.ones(int(answered.sum()), np.int64))
    weights = part.weights()
    told = _packed(np.broadcast_to(older.bucket, weights.shape), part.times_us, weights)
    unknown = np.zeros(count, np.bool_)
    unknown[older.bucket[part.unknown]] = True
    points = np.sort(np.concatenate((told[weights.ravel() > 0], single)))
    weight = points & _MOST_WEIGHT
    value = (points >> _WEIGHT_BITS) & _MOST_US
    reached = np.cumsum(weight)
    edges = np.searchsorted(points, np.arange(count + 1, dtype=np.int64) << (_WEIGHT_BITS + _US_BITS))
    ends = np.concatenate(([0], reached))[edges]
    before, per_column = ends[:-1], np.diff(ends)
    some = (per_column > 0) & ~unknown

    def at(share: float) -> NDArray[np.float64]:
        found = np.full(count, np.nan)
        places = np.searchsorted(reached, (before + np.minimum(rank_of(per_column, share), per_column))[some])
        found[some] = value[places]
        return found

    return Smoke(*map(at, SHARES))


def _packed(bucket: NDArray[np.intp], us: NDArray[np.int32], weight: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return numbers that sort by column, then by value, and carry their weight."""
    heavy = np.minimum(weight, _MOST_WEIGHT).ravel()
    known = np.maximum(us, 0).astype(np.int64).ravel()
    return (((bucket.astype(np.int64).ravel() << _US_BITS) | known) << _WEIGHT_BITS) | heavy
