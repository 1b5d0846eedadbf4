"""When things changed: as few moments as explain all changes that were seen between two samples each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Generic, TypeVar

from msgspec import Struct

from sepgui.simulation.drafting.stretches import Stretch

_ROUND_NS = (1_000_000_000, 100_000_000, 1_000_000)
V = TypeVar("V")
Span = tuple[int, int | None]
"""From when to when, in nanoseconds; None: to the end."""


class Between(Struct, frozen=True):
    """A change that happened after `after_ns` and at `by_ns` at the latest."""

    after_ns: int
    by_ns: int


class Step(Struct, Generic[V], frozen=True):
    """What is so from a moment on."""

    from_ns: int
    value: V


def changes_in(stretches: Sequence[Stretch]) -> tuple[Between, ...]:
    """Return the changes from each stretch to the next."""
    return tuple(
        Between(min(before.free_ns, after.from_ns - 1), after.from_ns)
        for before, after in pairwise(stretches)
    )


def moments_of(changes: Iterable[Between]) -> dict[Between, int]:
    """Return a moment for each change, as few different ones as can be, and round ones where they fit."""
    found: dict[Between, int] = {}
    moment_ns = -1
    for change in sorted(set(changes), key=lambda each: (each.by_ns, each.after_ns)):
        if not change.after_ns < moment_ns <= change.by_ns:
            moment_ns = _rounded(change)
        found[change] = moment_ns
    return found


def steps_of(stretches: Sequence[Stretch], moments: dict[Between, int]) -> tuple[Step[Stretch], ...]:
    """Return what was so from when on, the first from the beginning."""
    begins = (0, *(moments[change] for change in changes_in(stretches)))
    return tuple(Step(at_ns, stretch) for at_ns, stretch in zip(begins, stretches, strict=True))


def spans_where(steps: Sequence[Step[V]], holds: Callable[[V], object]) -> tuple[Span, ...]:
    """Return the spans in which something holds of what is so, neighbours joined."""
    found: list[Span] = []
    ends: tuple[int | None, ...] = (*(step.from_ns for step in steps[1:]), None)
    for step, until_ns in zip(steps, ends, strict=True):
        if not holds(step.value) or step.from_ns == until_ns:
            continue
        if found and found[-1][1] == step.from_ns:
            found[-1] = found[-1][0], until_ns
        else:
            found.append((step.from_ns, until_ns))
    return tuple(found)


def without(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans between spans, from the beginning on."""
    found: list[Span] = []
    free_ns: int | None = 0
    for from_ns, until_ns in united(spans):
        if free_ns is not None and free_ns < from_ns:
            found.append((free_ns, from_ns))
        free_ns = until_ns
    return (*found, (free_ns, None)) if free_ns is not None else tuple(found)


def united(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in time order, joined where they overlap or meet."""
    found: list[Span] = []
    for from_ns, until_ns in sorted(spans, key=lambda span: span[0]):
        if found:
            before_ns, end_ns = found[-1]
            if end_ns is None or from_ns <= end_ns:
                found[-1] = before_ns, None if end_ns is None or until_ns is None else max(end_ns, until_ns)
                continue
        found.append((from_ns, until_ns))
    return tuple(found)


def _rounded(change: Between) -> int:
    rounded = (change.by_ns // unit * unit for unit in _ROUND_NS)
    return next((at_ns for at_ns in rounded if at_ns > change.after_ns), change.by_ns)
