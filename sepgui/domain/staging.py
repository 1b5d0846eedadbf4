"""What is told of a simulated or replayed site beside its samples: what happens when, what is to be found."""

from __future__ import annotations

from msgspec import Struct

from sepgui.domain.finding import Cause
from sepgui.domain.words import Words


class ScenarioEvent(Struct, frozen=True):
    """Something that happens at a moment of the session's clock, in nanoseconds, in both languages."""

    at_ns: int
    words: Words


class SpeakerNote(Struct, frozen=True):
    """What a presenter says from a moment on, in nanoseconds of the session's clock."""

    at_ns: int
    words: Words


class Answer(Struct, frozen=True):
    """A finding that a scenario must give: its cause, and the ports of its cells, in their order."""

    cause: Cause
    ports: tuple[int, ...]
