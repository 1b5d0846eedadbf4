"""What stands on a time axis: an event, of which kind it is, and what it says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from sepgui.i18n import Text


class MarkKind(Enum):
    """What happened at a mark."""

    FINDING = auto()
    NOTE = auto()
    COMPUTER = auto()
    SCENARIO = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """An event on the time axis, and what it says."""

    at_ns: int
    kind: MarkKind
    text: Text
