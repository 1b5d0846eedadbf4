"""Figures over a stretch of samples: how many, how many failed, and the order statistics of latency."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from msgspec import Struct


class Summary(Struct, frozen=True):
    """Counts, and round-trip times in nanoseconds (None where no sample has one)."""

    asked: int
    failures: int
    retransmits: int
    min_ns: int | None
    median_ns: int | None
    p95_ns: int | None
    max_ns: int | None

    @property
    def loss(self) -> float | None:
        """The share of failed samples, 0 to 1; None when nothing was asked."""
        return self.failures / self.asked if self.asked else None


def quantile(ordered: Sequence[int], share: float) -> int | None:
    """Return the nearest-rank quantile of ascending values; None of no values."""
    if not ordered:
        return None
    rank = ceil(round(len(ordered) * share, 9))  # 100 × 0.07 is a little more than 7 in floating point
    return ordered[min(len(ordered), max(1, rank)) - 1]


def summarise(rtts_ns: Iterable[int], *, asked: int, failures: int, retransmits: int) -> Summary:
    """Return the figures of a stretch of samples; `rtts_ns` are the round-trip times that were measured."""
    ordered = sorted(rtts_ns)
    return Summary(
        asked=asked,
        failures=failures,
        retransmits=retransmits,
        min_ns=ordered[0] if ordered else None,
        median_ns=quantile(ordered, 0.5),
        p95_ns=quantile(ordered, 0.95),
        max_ns=ordered[-1] if ordered else None,
    )
