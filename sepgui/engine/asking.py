"""What the monitor keeps of each cell it asks, and why it asks."""

from __future__ import annotations

import traceback
from enum import StrEnum

from msgspec import Struct

from sepgui.domain.cell import CellKey
from sepgui.domain.entry import Role
from sepgui.domain.outcome import Meaning, Outcome, Reason, State
from sepgui.domain.plan import PlannedFlow
from sepgui.engine.pacing import HostKind
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.seams import Depth, ProbeRequest


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
    """A cell's flow, target and silences in a row; whether its probe has a bug, whether it is under way."""

    planned: PlannedFlow
    target: str
    kind: HostKind
    silences: int = 0
    broken: bool = False
    asking: bool = False

    def request(self, cell: CellKey, timeout_ns: int, depth: Depth) -> ProbeRequest:
        """Return what a probe of the cell is asked for."""
        endpoint = self.planned.flow.endpoint
        return ProbeRequest(
            endpoint.probe, self.target, cell.address, cell.port, timeout_ns, endpoint.path, depth
        )


def place_of(planned: PlannedFlow, target: str) -> Place:
    """Return the place of a flow before anything was asked."""
    is_client = planned.flow.entry.listener_role is Role.CLIENT
    return Place(planned, target, HostKind.CLIENT_COMPUTER if is_client else HostKind.SERVER)


def bug_in(place: Place) -> Outcome:
    """Return the outcome of an attempt whose probe raised just now; its cell is not asked again."""
    place.broken = True
    meaning = Meaning(State.ERROR, Reason.PROBE_BUG, detail=PROBE_BUG)
    return Outcome(meaning, traceback=traceback.format_exc())


PROBE_BUG = QT_TRANSLATE_NOOP("Engine", "A fault of this program: the port was not asked.")
