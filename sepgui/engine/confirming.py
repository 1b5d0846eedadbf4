"""Which silent cells the engine asks once more because their host rejects by ICMP, and when."""

from __future__ import annotations

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import Reason, State
from sepgui.domain.plan import Pass

SPACING_NS = 1_100_000_000
"""ICMP is limited to about one message a second on the way (RFC 1812 4.3.2.8), so one is asked per 1.1 s."""
AGAIN_AFTER_NS = 300_000_000_000
REFRESHED_AFTER_NS = 60_000_000_000


class Confirming:
    """Remembers which hosts reject by ICMP and which cells were silent, and names the cells to confirm.

    A host that calls its own UDP port closed rejects nothing.
    """

    def __init__(self, rejecting_for_ns: int) -> None:
        self._rejecting_for_ns = rejecting_for_ns
        self._rejected_ns: dict[str, int] = {}
        self._silent: set[CellKey] = set()
        self._refused_cells: dict[CellKey, int] = {}
        self._confirmed_ns: dict[CellKey, int] = {}
        self._free_ns: dict[str, int] = {}

    def note(self, sample: Sample, now_ns: int) -> None:
        """Take in a sample that ended now."""
        cell = sample.cell
        meaning = sample.outcome.meaning
        self._silent.discard(cell)
        if meaning.icmp is not None and meaning.state is not State.CLOSED:
            self._rejected_ns[cell.address] = now_ns
            self._refused_cells[cell] = now_ns
        elif meaning.reason is Reason.NO_RESPONSE:
            self._silent.add(cell)
        else:
            self._refused_cells.pop(cell, None)
        if sample.asked is Pass.CONFIRMING:
            self._confirmed_ns[cell] = now_ns
            if meaning.icmp is None:
                self._refused_cells.pop(cell, None)

    def wanted(self, cell: CellKey, now_ns: int) -> bool:
        """Whether a cell is silent for a reason worth asking once more.

        Its host rejected another port of late and it was not confirmed in five minutes; or it was
        rejected itself a minute ago or longer.
        """
        if cell not in self._silent:
            return False
        refused_ns = self._refused_cells.get(cell)
        if refused_ns is not None:
            return now_ns - refused_ns >= REFRESHED_AFTER_NS
        rejected_ns = self._rejected_ns.get(cell.address)
        if rejected_ns is None or now_ns - rejected_ns > self._rejecting_for_ns:
            return False
        confirmed_ns = self._confirmed_ns.get(cell)
        return confirmed_ns is None or now_ns - confirmed_ns >= AGAIN_AFTER_NS

    def reserve_ns(self, address: str, now_ns: int) -> int:
        """Return when a host may be asked for confirmation, and keep that moment for the caller."""
        start_ns = max(now_ns, self._free_ns.get(address, 0), self._rejected_ns.get(address, 0) + SPACING_NS)
        self._free_ns[address] = start_ns + SPACING_NS
        return start_ns
