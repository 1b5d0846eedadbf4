"""What a cell means for this pair: the judgement, and the verdict that the pill shows."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sepgui.domain.outcome import Service, State


class Judgement(StrEnum):
    """What the cell means for the pair."""

    OK = "ok"
    DEGRADED = "degraded"
    PROBLEM = "problem"
    EXPECTED = "expected"
    UNPROVEN = "unproven"
    SKIPPED = "skipped"


SEVERITY: tuple[Judgement, ...] = (
    Judgement.PROBLEM,
    Judgement.DEGRADED,
    Judgement.OK,
    Judgement.EXPECTED,
    Judgement.UNPROVEN,
    Judgement.SKIPPED,
)
"""Worst first, the order of rows and of counts."""


class Verdict(Struct, frozen=True):
    """The one word on the pill: the value of a judgement, a state or a service."""

    word: str


def verdict(judgement: Judgement, state: State | None, service: Service) -> Verdict:
    """Return the verdict, the first that applies.

    The judgement if unproven, skipped or expected; the state if not open; degraded; else the service.
    """
    if judgement in (Judgement.UNPROVEN, Judgement.SKIPPED, Judgement.EXPECTED):
        return Verdict(judgement.value)
    if state is not None and state is not State.OPEN:
        return Verdict(state.value)
    if judgement is Judgement.DEGRADED:
        return Verdict(judgement.value)
    return Verdict(service.value)
