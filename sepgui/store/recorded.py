"""The samples of a session file in the order in which they were taken, as whole as the file keeps them."""

from __future__ import annotations

import heapq
from collections.abc import Iterator

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import Outcome, RttSource
from sepgui.store.blocks import NO_RTT, UNKNOWN_RETRANSMITS
from sepgui.store.reader import SessionReader
from sepgui.store.schema import StateChange


def recorded(
    reader: SessionReader, cells: tuple[CellKey, ...], changes: tuple[StateChange, ...]
) -> Iterator[Sample]:
    """Yield the samples of some cells in time order; `changes` are those of `reader.state_changes()`.

    A change of state, and the newest sample, is kept whole; of the others phases and near end are gone, the
    source of the latency is that of the cell's whole samples, and times are cut to microseconds.
    """
    whole: dict[CellKey, list[Sample]] = {}
    for change in changes:
        whole.setdefault(change.cell, []).append(change.sample)
    return heapq.merge(
        *(_of_cell(reader, cell, whole.get(cell, [])) for cell in dict.fromkeys(cells)), key=_began
    )


def _began(sample: Sample) -> tuple[int, CellKey]:
    return sample.at_ns, sample.cell


def _of_cell(reader: SessionReader, cell: CellKey, whole: list[Sample]) -> Iterator[Sample]:
    newest = reader.last(cell)
    kept = {sample.at_ns // 1000 * 1000: sample for sample in (*whole, *([newest] if newest else ()))}
    measured = (sample.outcome.rtt_source for sample in kept.values() if sample.outcome.rtt_ns is not None)
    source = next(measured, RttSource.WALL)
    columns = reader.columns(cell)
    for at_ns, due_ns, rtt_us, _, repeats, meaning, local_port in zip(*columns.all(), strict=True):
        sample = kept.get(at_ns)
        if sample is not None:
            yield sample
            continue
        outcome = Outcome(
            reader.meaning(meaning),
            rtt_ns=None if rtt_us == NO_RTT else rtt_us * 1000,
            rtt_source=RttSource.NONE if rtt_us == NO_RTT else source,
            syn_retransmits=None if repeats == UNKNOWN_RETRANSMITS else repeats,
            local_port=local_port or None,
        )
        yield Sample(cell, at_ns, due_ns, outcome)
