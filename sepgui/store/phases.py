"""The phases of the samples of a sealed block, beside its other columns: read for one sample at a time."""

from __future__ import annotations

import struct
import zlib
from array import array

from msgspec import Struct, field

from sepgui.domain.outcome import Phases
from sepgui.store.planes import from_planes, planes

NO_PHASE = -1
"""The duration of a step that was not taken, in microseconds."""
_COUNT = struct.Struct("<BI")
_FORMAT = 1
_LONGEST_US = 2**31 - 1


class PhaseColumns(Struct):
    """How long each step of the samples of a cell took, in microseconds; `NO_PHASE` for none."""

    resolve_us: array[int] = field(default_factory=lambda: array("i"))
    connect_us: array[int] = field(default_factory=lambda: array("i"))
    tls_us: array[int] = field(default_factory=lambda: array("i"))
    reply_us: array[int] = field(default_factory=lambda: array("i"))

    def append(self, phases: Phases) -> None:
        """Add those of one sample."""
        durations = (phases.resolve_ns, phases.connect_ns, phases.tls_ns, phases.reply_ns)
        for column, ns in zip(self.all(), durations, strict=True):
            column.append(NO_PHASE if ns is None else min(ns // 1_000, _LONGEST_US))

    def at(self, place: int) -> Phases:
        """Return those of one sample, in nanoseconds."""
        return Phases(
            *(None if column[place] == NO_PHASE else column[place] * 1_000 for column in self.all())
        )

    def all(self) -> tuple[array[int], ...]:
        """Return every column, in the order of the fields."""
        return self.resolve_us, self.connect_us, self.tls_us, self.reply_us


def sealed_phases(columns: PhaseColumns) -> bytes:
    """Return the phases of a block, compressed."""
    head = _COUNT.pack(_FORMAT, len(columns.connect_us))
    return zlib.compress(head + b"".join(map(planes, columns.all())), 6)


def unsealed_phases(packed: bytes) -> PhaseColumns:
    """Return the phases of a block.

    Raises:
        ValueError: the bytes are no phases of a known format.
    """
    try:
        raw = zlib.decompress(packed)
        format_, count = _COUNT.unpack_from(raw)
    except (struct.error, zlib.error) as error:
        raise ValueError(f"damaged phases: {error}") from error
    size = count * array("i").itemsize
    if format_ != _FORMAT or len(raw) != _COUNT.size + 4 * size:
        raise ValueError(f"phases of format {format_} with {len(raw)} bytes for {count} samples")
    begins = (_COUNT.size + size * column for column in range(4))
    return PhaseColumns(*(from_planes("i", raw[begin : begin + size]) for begin in begins))
