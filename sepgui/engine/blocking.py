"""Which client computers seem to block this computer: all their ports fell silent together."""

from __future__ import annotations

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import Reason, State

HELD_NS = 600_000_000_000
"""How long such a host is left alone: Active Response blocks for ten minutes unless somebody changed it."""
_LEAST = 2


class Blocking:
    """Remembers how each host answered, and for how long one that fell silent is not asked.

    A host fell silent when two ports or more were open, every port that was asked is silent now, and none
    answered after the first of these silences. It is left alone once, until it answers again.
    """

    def __init__(self) -> None:
        self._answered: dict[str, dict[CellKey, int]] = {}
        self._silent: dict[str, dict[CellKey, int]] = {}
        self._other: dict[str, set[CellKey]] = {}
        self._held_until_ns: dict[str, int] = {}

    def note(self, sample: Sample, now_ns: int) -> None:
        """Take in a sample that ended now."""
        cell = sample.cell
        meaning = sample.outcome.meaning
        opened = self._answered.setdefault(cell.address, {})
        silent = self._silent.setdefault(cell.address, {})
        other = self._other.setdefault(cell.address, set())
        if meaning.reason is Reason.NO_RESPONSE:
            other.discard(cell)
            silent.setdefault(cell, sample.at_ns)
        else:
            silent.pop(cell, None)
            self._held_until_ns.pop(cell.address, None)
            if meaning.state is State.OPEN:
                other.discard(cell)
                opened[cell] = sample.at_ns
            else:
                other.add(cell)
            return
        if cell.address in self._held_until_ns or other or len(opened) < _LEAST:
            return
        since = [silent.get(each) for each in opened]
        first_ns = min((at_ns for at_ns in since if at_ns is not None), default=0)
        if None in since or max(opened.values()) > first_ns:
            return
        self._held_until_ns[cell.address] = now_ns + HELD_NS

    def holds(self, address: str, now_ns: int) -> bool:
        """Whether a host is left alone now."""
        return now_ns < self._held_until_ns.get(address, 0)
