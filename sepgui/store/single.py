"""Reads single samples of a session, and the newest changes of a cell: what is looked at one by one."""

from __future__ import annotations

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import Outcome, Phases, RttSource
from sepgui.store.blocks import BLOCK_NS, NO_RTT, UNKNOWN_RETRANSMITS, unsealed
from sepgui.store.phases import unsealed_phases
from sepgui.store.reader import SessionReader
from sepgui.store.schema import StateChange, sample_decoder

_CHANGES_LOOKED_AT = 200


class SampleReader(SessionReader):
    """A reader of a session file that finds one sample among many."""

    def newest_changes(self, cell: CellKey, most: int) -> tuple[tuple[StateChange, ...], int]:
        """Return the newest changes of state of a cell, the newest first, and how many there are in all."""
        with self._reading():
            number = self._cell_id(cell)
            counted = self._one("SELECT count(*) FROM state_change WHERE cell=?", number)
            found = self._db.execute(
                "SELECT at_ns, before, sample FROM state_change WHERE cell=?"
                " ORDER BY at_ns DESC, id DESC LIMIT ?",
                (number, most),
            )
            changes = tuple(
                StateChange(
                    cell,
                    at_ns,
                    None if before is None else self._meaning(before),
                    self._sample(sample_decoder.decode(packed)),
                )
                for at_ns, before, packed in found.fetchall()
            )
        return changes, counted[0] if counted else 0

    def sample_at(self, cell: CellKey, at_ns: int) -> Sample | None:
        """Return the sample that began nearest to an instant, within a block of it, as whole as it is kept.

        Of a sealed one the near address and the traceback are gone; None where no single sample is kept.
        """
        columns = self.columns(cell, at_ns - BLOCK_NS, at_ns + BLOCK_NS)
        if not len(columns):
            return None
        nearest = min(range(len(columns)), key=lambda place: abs(columns.at_ns[place] - at_ns))
        begun_ns = columns.at_ns[nearest]
        newest = self._newest(cell)
        for change in self.newest_changes(cell, _CHANGES_LOOKED_AT)[0]:
            if change.sample.at_ns // 1_000 * 1_000 == begun_ns:
                return change.sample
        source = next((each.outcome.rtt_source for each in newest if each is not None), RttSource.NONE)
        with self._reading():
            number = self._cell_id(cell)
            for stored in self._tail.samples(number or 0):
                if stored.at_ns // 1_000 * 1_000 == begun_ns:
                    return self._sample(stored)
            meaning = self._meaning(columns.meaning[nearest])
            phases = self._phases_at(number, begun_ns)
        rtt_us, repeats = columns.rtt_us[nearest], columns.retransmits[nearest]
        outcome = Outcome(
            meaning,
            None if rtt_us == NO_RTT else rtt_us * 1_000,
            RttSource.NONE if rtt_us == NO_RTT else source,
            None if repeats == UNKNOWN_RETRANSMITS else repeats,
            phases,
            local_port=columns.local_port[nearest] or None,
        )
        return Sample(cell, begun_ns, columns.due_ns[nearest], outcome)

    # --- inside -------------------------------------------------------------------------------

    def _phases_at(self, cell: int | None, begun_ns: int) -> Phases:
        """Return the phases of a sealed sample, none of files that are older than that."""
        if not self._one("SELECT 1 FROM sqlite_master WHERE type='table' AND name='phases'"):
            return Phases()
        found = self._db.execute(
            "SELECT block.columns, phases.columns FROM block JOIN phases ON phases.block = block.id"
            " WHERE cell=? AND block.block=? AND block.columns IS NOT NULL",
            (cell, self._block(begun_ns)),
        )
        for columns, phases in found:
            times = unsealed(columns).at_ns
            if begun_ns in times:
                return unsealed_phases(phases).at(times.index(begun_ns))
        return Phases()
