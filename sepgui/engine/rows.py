"""Rows from a plan and what is known of its names: one row for each flow and resolved address."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping

from msgspec import Struct

from sepgui.domain.cell import CellKey
from sepgui.domain.entry import Asked
from sepgui.domain.host import HostName
from sepgui.domain.outcome import Meaning, NameFailure, Outcome, Phases, Reason, State
from sepgui.domain.plan import Action, Plan, PlannedFlow
from sepgui.domain.run import Row
from sepgui.i18n import Text


class NameFault(Struct, frozen=True):
    """Why a name gives no address to ask, and how long it took to know."""

    failure: NameFailure
    detail: Text
    elapsed_ns: int

    @property
    def outcome(self) -> Outcome:
        """What it means for a cell."""
        meaning = Meaning(State.ERROR, Reason.NAME_ERROR, detail=self.detail, name_failure=self.failure)
        return Outcome(meaning, phases=Phases(resolve_ns=self.elapsed_ns))


class Known(Struct, frozen=True):
    """What is known of a target: its addresses of the families asked, and its fault if it has one now.

    Both at once: the name stopped resolving, and the addresses are those it had before.
    `elapsed_ns` is the duration of the newest resolution, None for a literal address.
    """

    addresses: tuple[str, ...] = ()
    fault: NameFault | None = None
    elapsed_ns: int | None = None


def targets(plan: Plan) -> tuple[HostName, ...]:
    """Return the listeners that the plan wants asked, each once, in plan order."""
    found: dict[str, HostName] = {}
    for planned in plan.flows:
        if planned.action is Action.PROBE and planned.target is not None:
            found.setdefault(planned.target.ascii, planned.target)
    return tuple(found.values())


class PlanRows:
    """The rows of a plan while its names become known, one target after the other.

    Rows stand in plan order; `known` maps ASCII names to what is known by now. A flow that is not asked has
    one row, without address, and so has a name without an address.
    """

    def __init__(self, plan: Plan, known: Mapping[str, Known]) -> None:
        self._flows = plan.flows
        self._rows = [_rows_of_flow(planned, known) for planned in plan.flows]
        self._of_target: dict[str, list[int]] = {}
        for place, planned in enumerate(plan.flows):
            if planned.action is Action.PROBE and planned.target is not None:
                self._of_target.setdefault(planned.target.ascii, []).append(place)

    @property
    def rows(self) -> tuple[Row, ...]:
        """All rows, in the order of the plan."""
        return tuple(row for rows in self._rows for row in rows)

    def of_target(self, target: str) -> tuple[Row, ...]:
        """Return the rows to ask of a target, by its ASCII name."""
        return tuple(row for place in self._of_target.get(target, ()) for row in self._rows[place])

    def learn(self, target: str, known: Known) -> bool:
        """Take in what a target resolved to; whether that changed its rows."""
        changed = False
        for place in self._of_target.get(target, ()):
            rows = _rows_of_flow(self._flows[place], {target: known})
            if rows != self._rows[place]:
                self._rows[place] = rows
                changed = True
        return changed


def cell_of(planned: PlannedFlow, address: str) -> CellKey:
    """Return the cell of a flow at an address; empty for none."""
    flow = planned.flow
    shown = planned.target.shown if planned.target else ""
    return CellKey(flow.entry.id, shown, address, flow.transport, flow.port)


def once_per_run(planned: PlannedFlow) -> bool:
    """Whether a flow may be asked once per run only, and never repeatedly: exposure, and on request.

    What the host itself reads in its own table may be read again.
    """
    if planned.own is not None:
        return False
    return planned.flow.entry.local_only or planned.flow.endpoint.asked is not Asked.NORMALLY


def family_of(address: str) -> int:
    """Return 4 or 6."""
    return ipaddress.ip_address(address).version


def _rows_of_flow(planned: PlannedFlow, known: Mapping[str, Known]) -> tuple[Row, ...]:
    return tuple(Row(planned, cell_of(planned, address)) for address in _addresses(planned, known))


def _addresses(planned: PlannedFlow, known: Mapping[str, Known]) -> Iterator[str]:
    target = planned.target
    if planned.action is not Action.PROBE or target is None:
        yield ""
        return
    answer = known.get(target.ascii, Known())
    yield from answer.addresses
    if not answer.addresses or answer.fault is not None:
        yield ""
