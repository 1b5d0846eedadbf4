"""What each minute of a cell held: counts of states, and the order statistics of its round-trip times."""

from __future__ import annotations

import struct
import zlib
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from math import ceil

from msgspec import Struct, field

from sepgui.domain.outcome import State
from sepgui.store.blocks import NO_RTT, OPEN_CODE, STATE_CODES, SeriesColumns, latencies_us
from sepgui.store.planes import Kind, from_planes, planes

MINUTE_NS = 60_000_000_000
_BADNESS = bytes(
    {
        State.OPEN: 0,
        State.OPEN_FILTERED: 1,
        State.ERROR: 2,
        State.CLOSED: 3,
        State.FILTERED: 4,
        State.UNREACHABLE: 5,
    }[state]
    for state in STATE_CODES
)
_SHARES = (0.25, 0.5, 0.75, 0.95)
_HEAD = struct.Struct("<BI")
_FORMAT = 2
_KINDS: tuple[Kind, ...] = ("q", "i", "i", "i", "i", "i", "i", "I", "I", "I", "I", "I", "I", "I")
_OLD_MINUTE = struct.Struct("<qIIii6I")
"""A minute of schema version 1: beginning, asked, failures, least, greatest, count of each state."""


class Spread(Struct, frozen=True):
    """Order statistics of round-trip times in µs, by nearest rank; `NO_RTT` where none is known.

    `answered` says how many values there are. A minute of an old file may know its least and greatest alone.
    """

    answered: int = 0
    min_us: int = NO_RTT
    quarter_us: int = NO_RTT
    median_us: int = NO_RTT
    three_quarters_us: int = NO_RTT
    p95_us: int = NO_RTT
    max_us: int = NO_RTT

    def points(self) -> Iterator[tuple[int, int]]:
        """Yield (value, weight), weights adding up to `answered`; nothing where the quartiles are unknown.

        Each value between two known ranks counts as the upper one: what is worked out of many minutes is
        never less than the truth, and of one minute it is exact.
        """
        if self.median_us == NO_RTT:
            return
        known = (
            self.min_us,
            self.quarter_us,
            self.median_us,
            self.three_quarters_us,
            self.p95_us,
            self.max_us,
        )
        before = 0
        for us, rank in zip(known, ranks(self.answered), strict=True):
            if rank > before:
                yield us, rank - before
            before = max(before, rank)


class Minute(Struct, frozen=True):
    """One minute: its beginning, its round-trip times, and the count of each state by its code."""

    at_ns: int
    spread: Spread
    states: tuple[int, ...]


def ranks(answered: int) -> tuple[int, ...]:
    """Return the places, from 1, of the least, the quartiles, the p95 and the greatest of so many values."""
    return (1, *(max(1, ceil(round(answered * share, 9))) for share in _SHARES), answered)


def spread_of(rtts_us: Iterable[int]) -> Spread:
    """Return the order statistics of round-trip times."""
    ordered = sorted(rtts_us)
    if not ordered:
        return Spread()
    return Spread(len(ordered), *(ordered[rank - 1] for rank in ranks(len(ordered))))


def spread_of_many(spreads: Sequence[Spread]) -> Spread:
    """Return the order statistics of the values of all; the quartiles are unknown where one lacks them."""
    some = [spread for spread in spreads if spread.answered or spread.min_us != NO_RTT]
    if len(some) < 2:
        return some[0] if some else Spread()
    answered = sum(spread.answered for spread in some)
    low, high = min(spread.min_us for spread in some), max(spread.max_us for spread in some)
    if any(spread.median_us == NO_RTT for spread in some):
        return Spread(answered, low, max_us=high)
    packed = sorted(us << 32 | weight for spread in some for us, weight in spread.points())
    reached = list(accumulate(point & 0xFFFFFFFF for point in packed))
    quarter, median, three_quarters, p95 = (
        packed[bisect_left(reached, rank)] >> 32 for rank in ranks(answered)[1:-1]
    )
    return Spread(answered, low, quarter, median, three_quarters, p95, high)


class MinuteColumns(Struct):
    """The minutes of a cell that have a sample, as columns of equal length: `at_ns` is the beginning.

    Round-trip times are those of `Spread`; `states` counts the samples of each state, in the order of
    their codes.
    """

    at_ns: array[int] = field(default_factory=lambda: array("q"))
    min_us: array[int] = field(default_factory=lambda: array("i"))
    quarter_us: array[int] = field(default_factory=lambda: array("i"))
    median_us: array[int] = field(default_factory=lambda: array("i"))
    three_quarters_us: array[int] = field(default_factory=lambda: array("i"))
    p95_us: array[int] = field(default_factory=lambda: array("i"))
    max_us: array[int] = field(default_factory=lambda: array("i"))
    answered: array[int] = field(default_factory=lambda: array("I"))
    states: tuple[array[int], ...] = field(default_factory=lambda: tuple(array("I") for _ in STATE_CODES))

    def __len__(self) -> int:
        return len(self.at_ns)

    @property
    def asked(self) -> array[int]:
        """How many samples each minute has."""
        return array("I", map(sum, zip(*self.states, strict=True)))

    @property
    def failures(self) -> array[int]:
        """How many of them failed."""
        return array("I", (sum(counts) - counts[OPEN_CODE] for counts in zip(*self.states, strict=True)))

    @property
    def worst(self) -> array[int]:
        """The code of the worst state of each minute."""
        return array(
            "B",
            (
                max((code for code, count in enumerate(counts) if count), key=_BADNESS.__getitem__)
                for counts in zip(*self.states, strict=True)
            ),
        )

    def spreads(self) -> Iterator[Spread]:
        """Yield the round-trip times of each minute."""
        return map(Spread, self.answered, *self._times())

    def append(self, minute: Minute) -> None:
        """Add a minute; one that is there already (a sample came late) takes the figures in."""
        place = bisect_left(self.at_ns, minute.at_ns)
        if place < len(self) and self.at_ns[place] == minute.at_ns:
            old = Spread(self.answered[place], *(column[place] for column in self._times()))
            spread = spread_of_many((old, minute.spread))
            states = tuple(
                count + column[place] for count, column in zip(minute.states, self.states, strict=True)
            )
            for column in self._all():
                column.pop(place)
            minute = Minute(minute.at_ns, spread, states)
        for column, value in zip(self._all(), _record(minute), strict=True):
            column.insert(place, value)

    def extend(self, other: MinuteColumns, from_ns: int, to_ns: int) -> None:
        """Add those minutes of another that begin from `from_ns` to before `to_ns`."""
        first = bisect_left(other.at_ns, from_ns)
        end = bisect_left(other.at_ns, to_ns, first)
        if first < end and len(self) and other.at_ns[first] <= self.at_ns[-1]:
            for minute in list(other)[first:end]:
                self.append(minute)
            return
        for mine, its in zip(self._all(), other._all(), strict=True):
            mine.extend(its[first:end])

    def __iter__(self) -> Iterator[Minute]:
        counts = zip(*self.states, strict=True)
        return (Minute(*each) for each in zip(self.at_ns, self.spreads(), counts, strict=True))

    def packed(self) -> bytes:
        """Return the columns, compressed: each is laid out byte by byte of its numbers."""
        head = _HEAD.pack(_FORMAT, len(self))
        return zlib.compress(head + b"".join(map(planes, self._all())), 6)

    def _times(self) -> tuple[array[int], ...]:
        return (
            self.min_us,
            self.quarter_us,
            self.median_us,
            self.three_quarters_us,
            self.p95_us,
            self.max_us,
        )

    def _all(self) -> tuple[array[int], ...]:
        return (self.at_ns, *self._times(), self.answered, *self.states)


def minutes_of(columns: SeriesColumns, offset_ns: int) -> MinuteColumns:
    """Return the minutes of samples; `offset_ns` added to a time gives Unix time, whose minutes these are."""
    made = MinuteColumns()
    begin, end = 0, len(columns)
    while begin < end:
        at_ns = (columns.at_ns[begin] + offset_ns) // MINUTE_NS * MINUTE_NS - offset_ns
        after = bisect_left(columns.at_ns, at_ns + MINUTE_NS, begin)
        states = columns.state[begin:after]
        spread = spread_of(latencies_us(columns.rtt_us[begin:after], states))
        made.append(Minute(at_ns, spread, tuple(states.count(code) for code in range(len(STATE_CODES)))))
        begin = after
    return made


def unpacked(block: bytes) -> MinuteColumns:
    """Return the minutes of a block.

    Raises:
        ValueError: the bytes are no minutes.
    """
    try:
        raw = zlib.decompress(block)
        format_, count = _HEAD.unpack_from(raw)
    except (struct.error, zlib.error) as error:
        raise ValueError(f"damaged minutes: {error}") from error
    sizes = [array(kind).itemsize for kind in _KINDS]
    if format_ != _FORMAT or len(raw) != _HEAD.size + count * sum(sizes):
        raise ValueError(f"minutes of format {format_} with {len(raw)} bytes for {count}")
    parts: list[array[int]] = []
    begin = _HEAD.size
    for kind, size in zip(_KINDS, sizes, strict=True):
        parts.append(from_planes(kind, raw[begin : begin + count * size]))
        begin += count * size
    times = len(_KINDS) - len(STATE_CODES)
    return MinuteColumns(*parts[:times], states=tuple(parts[times:]))


def unpacked_old(block: bytes) -> MinuteColumns:
    """Return the minutes of a block of schema version 1, which know no quartiles.

    Raises:
        ValueError: the bytes are no minutes.
    """
    try:
        records = list(_OLD_MINUTE.iter_unpack(zlib.decompress(block)))
    except (struct.error, zlib.error) as error:
        raise ValueError(f"damaged minutes: {error}") from error
    made = MinuteColumns()
    for at_ns, _asked, _failures, low, high, *counts in records:
        answered = 0 if low == NO_RTT else counts[OPEN_CODE]
        made.append(Minute(at_ns, Spread(answered, low, max_us=high), tuple(counts)))
    return made


def summed_up(minutes: MinuteColumns) -> Spread:
    """Return the order statistics of the round-trip times of all minutes."""
    return spread_of_many(list(minutes.spreads()))


def _record(minute: Minute) -> tuple[int, ...]:
    spread = minute.spread
    times = (spread.min_us, spread.quarter_us, spread.median_us, spread.three_quarters_us, spread.p95_us)
    return (minute.at_ns, *times, spread.max_us, spread.answered, *minute.states)
