"""Whether an engine that died is started again: the pure rule that the window follows."""

from __future__ import annotations

from collections.abc import Sequence

DEATHS = 3
WITHIN_NS = 60_000_000_000


def may_restart(deaths_ns: Sequence[int], now_ns: int) -> bool:
    """Whether to start the engine again after deaths at these monotonic times, the last one included.

    Three deaths in a minute end the restarts.
    """
    return sum(now_ns - death_ns < WITHIN_NS for death_ns in deaths_ns) < DEATHS
