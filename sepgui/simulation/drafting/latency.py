"""How long the way to a host was: its round trips as delays of a scenario, changing where they changed."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median_low

from msgspec import Struct

from sepgui.simulation.drafting.moments import Span
from sepgui.simulation.drafting.stretches import Timed
from sepgui.simulation.world import Delay

_BINS = 24
_LEAST_BIN_NS = 10_000_000_000
_LEAST_SAMPLES = 5
_ALIKE = 1.3
_ALIKE_NS = 2_000_000
_US = 1_000
_LEAST_LOSS = 0.004
_MOST_LOSS = 0.9
_MEDIAN_OF_DRAWS, _TAIL_OF_DRAWS = 0.187, 0.70
"""Median and 95th percentile of the product of two even draws (sepgui.simulation.draws)."""


class Quality(Struct, frozen=True):
    """How a way was in a span: its delay, and the share of round trips that lost a packet."""

    span: Span
    delay: Delay
    loss: float


def qualities(timed: Sequence[Timed], length_ns: int) -> tuple[Quality, ...]:
    """Return how a way was, one after the other without a gap; nothing where nothing was measured."""
    bin_ns = max(_LEAST_BIN_NS, length_ns // _BINS + 1)
    groups: list[tuple[int, list[Timed]]] = []
    for begin_ns in range(0, length_ns + 1, bin_ns):
        inside = [each for each in timed if begin_ns <= each.at_ns < begin_ns + bin_ns]
        rtts = _rtts(inside)
        if groups and (len(rtts) < _LEAST_SAMPLES or _alike(_rtts(groups[-1][1]), rtts)):
            groups[-1][1].extend(inside)
        else:
            groups.append((begin_ns, inside))
    known = [(begin_ns, group) for begin_ns, group in groups if _rtts(group)]
    if not known:
        return ()
    ends: tuple[int | None, ...] = (*(begin_ns for begin_ns, _ in known[1:]), None)
    return tuple(
        Quality((0 if number == 0 else begin_ns, end_ns), delay_of(_rtts(group)), _loss(group))
        for number, ((begin_ns, group), end_ns) in enumerate(zip(known, ends, strict=True))
    )


def delay_of(times_ns: Sequence[int]) -> Delay:
    """Return a delay that is drawn like some times; there must be one at least."""
    ordered = sorted(times_ns)
    base_ns = ordered[0]
    tail_ns = ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
    wide = (median_low(ordered) - base_ns) / _MEDIAN_OF_DRAWS
    jitter_ns = round(min(wide, (tail_ns - base_ns) / _TAIL_OF_DRAWS))
    return Delay(base_ns // _US * _US, jitter_ns // _US * _US)


def _rtts(timed: Sequence[Timed]) -> list[int]:
    return [each.rtt_ns for each in timed if each.rtt_ns is not None]


def _alike(before: Sequence[int], after: Sequence[int]) -> bool:
    if not before or not after:
        return False
    low, high = sorted((median_low(before), median_low(after)))
    return high - low < _ALIKE_NS or high < low * _ALIKE


def _loss(timed: Sequence[Timed]) -> float:
    answered = [each for each in timed if each.answered]
    share = sum(each.repeated > 0 for each in answered) / max(1, len(answered))
    return round(min(_MOST_LOSS, share), 3) if share >= _LEAST_LOSS else 0.0
