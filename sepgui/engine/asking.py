"""What the monitor keeps of each cell it asks, and why it asks."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sepgui.domain.entry import Role
from sepgui.domain.plan import PlannedFlow
from sepgui.engine.pacing import HostKind
from sepgui.i18n import QT_TRANSLATE_NOOP


class Mode(StrEnum):
    """Once, or again and again."""

    CHECK = "check"
    WATCH = "watch"


class Cause(StrEnum):
    """Why a cell is asked: the first round, its turn has come, or somebody wants it now."""

    OPENING = "opening"
    TURN = "turn"
    WISH = "wish"


class Place(Struct):
    """A cell's flow and target, its silences in a row, and whether its probe has a bug."""

    planned: PlannedFlow
    target: str
    kind: HostKind
    silences: int = 0
    broken: bool = False


def place_of(planned: PlannedFlow, target: str) -> Place:
    """Return the place of a flow before anything was asked."""
    is_client = planned.flow.entry.listener_role is Role.CLIENT
    return Place(planned, target, HostKind.CLIENT_COMPUTER if is_client else HostKind.SERVER)


PROBE_BUG = QT_TRANSLATE_NOOP("Engine", "A fault of this program: the port was not asked.")
