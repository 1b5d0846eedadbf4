"""The time ranges that lanes and graph share, in one literal table."""

from __future__ import annotations

from enum import Enum

_MINUTE_NS = 60_000_000_000


class TimeRange(Enum):
    """A range, in nanoseconds: the settings keep it by its name."""

    QUARTER = 15 * _MINUTE_NS
    HOUR = 60 * _MINUTE_NS
    DAY = 24 * 60 * _MINUTE_NS
    MONTH = 30 * 24 * 60 * _MINUTE_NS

    @property
    def span_ns(self) -> int:
        """How long the range is."""
        return self.value
