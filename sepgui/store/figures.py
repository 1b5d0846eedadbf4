"""Figures over samples and over minutes, as a session file gives them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from sepgui.domain.summary import Summary, summarise
from sepgui.store.blocks import NO_RTT, OPEN_CODE, UNKNOWN_RETRANSMITS, SeriesColumns, latencies_us
from sepgui.store.minutes import MinuteColumns, summed_up


def summary_of(columns: SeriesColumns) -> Summary:
    """Return the figures of columns of samples."""
    return summarise(
        (us * 1_000 for us in latencies_us(columns.rtt_us, columns.state)),
        asked=len(columns),
        failures=len(columns) - columns.state.count(OPEN_CODE),
        retransmits=repeated(columns.retransmits),
    )


def figures_of(minutes: MinuteColumns, retransmits: int) -> Summary:
    """Return the figures of minutes, in which so many first packets were sent again."""
    spread = summed_up(minutes)
    times = (spread.min_us, spread.median_us, spread.p95_us, spread.max_us)
    known = (None if us == NO_RTT else us * 1_000 for us in times)
    return Summary(sum(minutes.asked), sum(minutes.failures), retransmits, *known)


def changes_of(states: Sequence[int]) -> int:
    """Return how often a port came or went, by its states in their order."""
    return sum((before == OPEN_CODE) != (after == OPEN_CODE) for before, after in pairwise(states))


def repeated(retransmits: Iterable[int]) -> int:
    """Return of how many samples the first packet was sent again."""
    return sum(1 for count in retransmits if 0 < count < UNKNOWN_RETRANSMITS)
