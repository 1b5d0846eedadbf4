"""Figures over a stretch of samples: how many, how many failed, and the order statistics of latency."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Summary:
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
    rank = max(1, -(-len(ordered) * share // 1))
    return ordered[min(len(ordered), int(rank)) - 1]
