"""With which other span the shown one is compared, by name; without numpy."""

from __future__ import annotations

from enum import Enum

HOUR_NS = 3_600_000_000_000
DAY_NS = 24 * HOUR_NS


class Comparing(Enum):
    """Nothing, what came just before, the same an hour or a day earlier, or the span in focus."""

    NOTHING = "nothing"
    BEFORE = "before"
    HOUR = "hour"
    DAY = "day"
    FOCUS = "focus"


def other_span(
    comparing: Comparing, low_ns: int, high_ns: int, focus: tuple[int, int] | None
) -> tuple[int, int] | None:
    """Return the span to compare with, as long as the shown one; None where there is none."""
    match comparing:
        case Comparing.NOTHING:
            return None
        case Comparing.BEFORE:
            return 2 * low_ns - high_ns, low_ns
        case Comparing.HOUR:
            return low_ns - HOUR_NS, high_ns - HOUR_NS
        case Comparing.DAY:
            return low_ns - DAY_NS, high_ns - DAY_NS
        case Comparing.FOCUS:
            return None if focus is None else (focus[0], focus[0] + high_ns - low_ns)
