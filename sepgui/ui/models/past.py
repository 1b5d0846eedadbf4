"""Reads what the session file knows of the rows into columns; made to run in a worker of the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from sepgui.domain.cell import Anchor, CellKey
from sepgui.domain.outcome import State
from sepgui.store.blocks import UNKNOWN_RETRANSMITS
from sepgui.store.packed_minutes import packed_minutes
from sepgui.store.reader import SessionReader
from sepgui.ui.graph.buffer import STATE_CODES, SampleBuffer
from sepgui.ui.graph.older import Minutes
from sepgui.ui.models.lanes import BAD_SERVICE
from sepgui.ui.models.many_minutes import unpacked_at_once

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sepgui.store.blocks import SeriesColumns
    from sepgui.store.minutes import MinuteColumns
    from sepgui.store.schema import FindingSpan

SINGLE_NS: Final = 2 * 3_600_000_000_000
"""How far back single samples are read; beyond, a minute's figures are finer than any pixel."""
_FEW_NS: Final = 2 * 3_600_000_000_000
"""Of a longer stretch the minutes are unpacked at once; nothing in it waits to be sealed."""
_MINUTE_NS: Final = 60_000_000_000
_OPEN: Final = STATE_CODES[State.OPEN]


@dataclass(frozen=True, slots=True)
class ReadPast:
    """The past of one row: samples from `from_ns` on, and the minutes before it."""

    from_ns: int
    samples: SampleBuffer
    troubles: SampleBuffer
    minutes: Minutes | None


def read_past(
    path: Path, cells: tuple[CellKey, ...], anchor: Anchor, now_ns: int, span_ns: int
) -> tuple[ReadPast, ...]:
    """Return the past of every cell over a span that ends now.

    The file is let go at once: a reader that stays would keep the engine from leaving one whole file.

    Raises:
        SessionError: the file does not hold what it should.
    """
    unix = anchor.unix_at(now_ns - SINGLE_NS)
    singles_ns = anchor.monotonic_at(unix // _MINUTE_NS * _MINUTE_NS)
    start_ns = now_ns - span_ns
    packed = _nothing(cells)
    if singles_ns - start_ns > _FEW_NS:
        packed = packed_minutes(path, cells, anchor, start_ns, singles_ns)
    with SessionReader(path) as reader:
        return tuple(
            _read(reader, cell, start_ns, singles_ns, blocks)
            for cell, blocks in zip(cells, packed, strict=True)
        )


def _nothing(cells: Sequence[CellKey]) -> Iterator[list[bytes]]:
    return ([] for _ in cells)


def read_findings(path: Path) -> tuple[FindingSpan, ...]:
    """Return when every finding of a session held; raises `SessionError`."""
    with SessionReader(path) as reader:
        return reader.finding_spans()


def _read(
    reader: SessionReader, cell: CellKey, start_ns: int, singles_ns: int, blocks: Sequence[bytes]
) -> ReadPast:
    if not cell.address:
        return ReadPast(singles_ns, SampleBuffer(1), SampleBuffer(1), None)
    samples, troubles = _buffers(reader, reader.columns(cell, singles_ns))
    minutes = unpacked_at_once(blocks, start_ns, singles_ns) if blocks else None
    if minutes is None and start_ns < singles_ns:
        minutes = _minutes(reader.minutes(cell, start_ns, singles_ns))
    return ReadPast(singles_ns, samples, troubles, minutes)


def _buffers(reader: SessionReader, columns: SeriesColumns) -> tuple[SampleBuffer, SampleBuffer]:
    at_ns = np.frombuffer(columns.at_ns, np.int64)
    rtt_us = np.frombuffer(columns.rtt_us, np.int32)
    state = np.frombuffer(columns.state, np.uint8)
    meaning = np.frombuffer(columns.meaning, np.uint32)
    bad_meanings = [int(number) for number in np.unique(meaning) if _is_bad(reader, int(number))]
    bad = np.isin(meaning, bad_meanings) & (state == _OPEN)
    repeats = np.frombuffer(columns.retransmits, np.uint8)
    repeats = np.where(repeats == UNKNOWN_RETRANSMITS, 0, repeats).astype(np.uint8)
    return _buffer(at_ns, rtt_us, state, repeats), _buffer(at_ns[bad], rtt_us[bad], state[bad], repeats[bad])


def _buffer(
    at_ns: NDArray[np.int64], rtt_us: NDArray[np.int32], state: NDArray[np.uint8], repeats: NDArray[np.uint8]
) -> SampleBuffer:
    made = SampleBuffer(max(16, 2 * len(at_ns)))
    made.extend(np.maximum.accumulate(at_ns) if len(at_ns) else at_ns, rtt_us, state, repeats)
    return made


def _is_bad(reader: SessionReader, number: int) -> bool:
    return reader.meaning(number).service in BAD_SERVICE


def _minutes(columns: MinuteColumns) -> Minutes | None:
    if not len(columns):
        return None
    times = (
        columns.min_us,
        columns.quarter_us,
        columns.median_us,
        columns.three_quarters_us,
        columns.p95_us,
        columns.max_us,
    )
    return Minutes(
        at_ns=np.array(columns.at_ns, np.int64),
        times_us=np.stack([np.array(column, np.int32) for column in times]),
        answered=np.array(columns.answered, np.int32),
        counts=np.stack([np.array(counts, np.int32) for counts in columns.states]),
    )
