"""Sealed blocks: ten minutes of one cell as compressed columns."""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate, pairwise
from operator import add

from msgspec import Struct, field

from sepgui.domain.outcome import State
from sepgui.store.planes import Kind, from_planes, planes

BLOCK_NS = 600_000_000_000
NO_RTT = -1
"""The round-trip time, in microseconds, of a sample that has none."""
UNKNOWN_RETRANSMITS = 255

STATE_CODES: dict[State, int] = {
    State.OPEN: 0,
    State.CLOSED: 1,
    State.FILTERED: 2,
    State.OPEN_FILTERED: 3,
    State.UNREACHABLE: 4,
    State.ERROR: 5,
}
"""The code of a state in a session file; it never changes."""
OPEN_CODE = STATE_CODES[State.OPEN]
ERROR_CODE = STATE_CODES[State.ERROR]

_HEAD = struct.Struct("<BIq")
_FORMAT = 1
_KINDS: tuple[Kind, ...] = ("q", "q", "i", "B", "B", "I", "H")
_US = 1_000


class SeriesColumns(Struct):
    """Samples of one cell in time order, as columns of equal length that numpy can take over as they are.

    Times are cut to whole microseconds; `due_ns` is when the timetable wanted the sample. `state` holds
    codes of `STATE_CODES`, `meaning` ids for `SessionReader.meaning`; `local_port` is kept for failures,
    else 0.
    """

    at_ns: array[int] = field(default_factory=lambda: array("q"))
    due_ns: array[int] = field(default_factory=lambda: array("q"))
    rtt_us: array[int] = field(default_factory=lambda: array("i"))
    state: array[int] = field(default_factory=lambda: array("B"))
    retransmits: array[int] = field(default_factory=lambda: array("B"))
    meaning: array[int] = field(default_factory=lambda: array("I"))
    local_port: array[int] = field(default_factory=lambda: array("H"))

    def __len__(self) -> int:
        return len(self.at_ns)

    def append(
        self,
        *,
        at_ns: int,
        due_ns: int,
        rtt_us: int,
        state: int,
        retransmits: int,
        meaning: int,
        local_port: int,
    ) -> None:
        """Add one sample."""
        self.at_ns.append(at_ns // _US * _US)
        self.due_ns.append(due_ns // _US * _US)
        self.rtt_us.append(rtt_us)
        self.state.append(state)
        self.retransmits.append(retransmits)
        self.meaning.append(meaning)
        self.local_port.append(0 if state == OPEN_CODE else local_port)

    def extend(self, other: SeriesColumns, from_ns: int, to_ns: int) -> None:
        """Add the samples of another, which are later, that began from `from_ns` to before `to_ns`."""
        first = bisect_left(other.at_ns, from_ns)
        end = bisect_left(other.at_ns, to_ns, first)
        for mine, its in zip(self.all(), other.all(), strict=True):
            mine.extend(its if end - first == len(its) else its[first:end])

    def all(self) -> tuple[array[int], ...]:
        """Return every column, in the order of the fields."""
        return (
            self.at_ns,
            self.due_ns,
            self.rtt_us,
            self.state,
            self.retransmits,
            self.meaning,
            self.local_port,
        )


def latencies_us(rtt_us: Iterable[int], state: Iterable[int]) -> Iterator[int]:
    """Yield the round-trip times to the service: those of samples that answered as open."""
    return (us for us, code in zip(rtt_us, state, strict=True) if us != NO_RTT and code == OPEN_CODE)


def sealed(columns: SeriesColumns) -> bytes:
    """Return the columns of a block, compressed: at most a few bytes a sample.

    Due times are steps from one to the next, start times lateness against them; each column is laid
    out byte by byte of its numbers, so that zlib meets the equal ones side by side.
    """
    due_us = [ns // _US for ns in columns.due_ns]
    late_us = [(at - due) // _US for at, due in zip(columns.at_ns, columns.due_ns, strict=True)]
    steps = array("q", (later - earlier for earlier, later in pairwise(due_us[:1] + due_us)))
    parts = (
        steps,
        array("q", late_us),
        columns.rtt_us,
        columns.state,
        columns.retransmits,
        columns.meaning,
        columns.local_port,
    )
    head = _HEAD.pack(_FORMAT, len(columns), due_us[0] if due_us else 0)
    return zlib.compress(head + b"".join(map(planes, parts)), 6)


def unsealed(block: bytes) -> SeriesColumns:
    """Return the columns of a sealed block.

    Raises:
        ValueError: the bytes are no block of a known format.
    """
    try:
        raw = zlib.decompress(block)
        format_, count, first_us = _HEAD.unpack_from(raw)
    except (struct.error, zlib.error) as error:
        raise ValueError(f"a damaged block: {error}") from error
    sizes = [array(kind).itemsize for kind in _KINDS]
    if format_ != _FORMAT or len(raw) != _HEAD.size + count * sum(sizes):
        raise ValueError(f"a block of format {format_} with {len(raw)} bytes for {count} samples")
    parts: list[array[int]] = []
    begin = _HEAD.size
    for kind, size in zip(_KINDS, sizes, strict=True):
        parts.append(from_planes(kind, raw[begin : begin + count * size]))
        begin += count * size
    steps, late_us, *others = parts
    due_ns = array("q", accumulate(map(_US.__mul__, steps), initial=first_us * _US))[1:]
    at_ns = array("q", map(add, due_ns, map(_US.__mul__, late_us)))
    return SeriesColumns(at_ns, due_ns, *others)
