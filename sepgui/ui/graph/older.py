"""What is older than the single samples in memory: whole minutes with their order statistics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import STATE_CODES, SampleBuffer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SHARES: Final = (0.25, 0.5, 0.75, 0.95)
LOW, MEDIAN, HIGH = 0, 2, 5
"""Places in the first dimension of `Minutes.times_us`."""
_OPEN: Final = STATE_CODES[State.OPEN]
_TABLED: Final = 10_000
"""Of fewer answers a minute the weights are looked up, not worked out for each minute."""
_DRAWER_BITS: Final = 9
"""Values are looked for in drawers of 512 µs."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """Figures of whole minutes before the samples in memory; -1 µs is none.

    `times_us` has the shape (6, minutes): least, quarter, median, three quarters, p95 and greatest of the
    `answered` round-trip times of each minute (sepgui.store.minutes); `counts` has (states, minutes).
    """

    at_ns: NDArray[np.int64]
    times_us: NDArray[np.int32]
    answered: NDArray[np.int32]
    counts: NDArray[np.int32]

    def between(self, begin: int, stop: int) -> Minutes:
        """Return those from one place to before another."""
        part = slice(begin, stop)
        return Minutes(self.at_ns[part], self.times_us[:, part], self.answered[part], self.counts[:, part])

    def followed_by(self, later: Minutes) -> Minutes:
        """Return these and later ones."""
        return Minutes(
            np.concatenate((self.at_ns, later.at_ns)),
            np.concatenate((self.times_us, later.times_us), axis=1),
            np.concatenate((self.answered, later.answered)),
            np.concatenate((self.counts, later.counts), axis=1),
        )

    @property
    def unknown(self) -> NDArray[np.bool_]:
        """The minutes that answered, and of which an old file kept the least and the greatest alone."""
        return (self.answered > 0) & (self.times_us[MEDIAN] < 0)

    def weights(self) -> NDArray[np.int64]:
        """Return for each of `times_us` how many of the minute's values it stands for.

        A value between two known ranks counts as the upper one, as in sepgui.store.minutes.
        """
        most = int(self.answered.max(initial=0))
        if most >= _TABLED:
            return _weights(self.answered.astype(np.int64))
        return _weights(np.arange(most + 1))[:, self.answered]


def _weights(count: NDArray[np.int64]) -> NDArray[np.int64]:
    places = [np.minimum(count, 1), *(rank_of(count, share) for share in SHARES), count]
    ranks = np.minimum(np.stack(places), count)
    return np.diff(ranks, axis=0, prepend=0)


def rank_of(count: NDArray[np.int64], share: float) -> NDArray[np.int64]:
    """Return the place, from 1, of a quantile by nearest rank (sepgui.domain.summary.quantile)."""
    return np.maximum(1, np.ceil(np.round(count * share, 9)).astype(np.int64))


def quantiles_us(
    samples: SampleBuffer, minutes: Minutes | None, start_ns: int, end_ns: int, shares: Sequence[float]
) -> tuple[int | None, ...]:
    """Return quantiles of the round-trip times between two instants, None where they are not known.

    Of minutes they are never less than the truth; of single samples they are exact.
    """
    read = samples.covering(start_ns, end_ns)
    begin, stop = (int(at) for at in np.searchsorted(read.at_ns, (start_ns, end_ns)))
    rtt = read.rtt_us[begin:stop]
    known = rtt[(read.state[begin:stop] == _OPEN) & (rtt >= 0)].astype(np.int64)
    weights = np.ones(len(known), np.int64)
    if minutes is not None:
        part = minutes.between(*(int(at) for at in np.searchsorted(minutes.at_ns, (start_ns, end_ns))))
        if part.unknown.any():
            return tuple(None for _ in shares)
        known = np.concatenate((part.times_us.astype(np.int64).ravel(), known))
        weights = np.concatenate((part.weights().ravel(), weights))
    total = int(weights.sum())
    if not total:
        return tuple(None for _ in shares)
    drawers = known >> _DRAWER_BITS
    reached = np.cumsum(np.bincount(drawers, weights).astype(np.float64))
    ranks = (int(rank_of(np.array([total]), share)[0]) for share in shares)
    return tuple(_ranked(known, weights, drawers, reached, rank) for rank in ranks)


def _ranked(
    known: NDArray[np.int64],
    weights: NDArray[np.int64],
    drawers: NDArray[np.int64],
    reached: NDArray[np.float64],
    rank: int,
) -> int:
    """Return the value at a rank; only the drawer in which it lies is put in order."""
    drawer = int(np.searchsorted(reached, rank))
    inside = drawers == drawer
    values, weighs = known[inside], weights[inside]
    order = np.argsort(values)
    before = int(reached[drawer - 1]) if drawer else 0
    return int(values[order[np.searchsorted(np.cumsum(weighs[order]), rank - before)]])
