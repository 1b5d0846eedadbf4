"""The recent past of every cell in memory, with a tick that tells what changed since."""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator
from struct import Struct

from sepgui.domain.cell import CellKey, Sample, settled
from sepgui.domain.outcome import Meaning, Outcome, RttSource, State
from sepgui.domain.plan import Pass
from sepgui.domain.run import Recent

RECENT = 50
"""How many samples the figures of `Recent` count; those that this computer could not ask are none."""
BASELINE = 100
BASELINE_FROM = 20
"""A baseline is the median of the first hundred round-trip times, and given from the twentieth on."""

_NONE = -1
_RECENT_BITS = (1 << RECENT) - 1
_PACKED = Struct("=qqqIhB")
_Packed = tuple[int, int, int, int, int, int]
"""A sample but the newest: begun, due, round-trip time, number of its meaning, SYN repeats, its kind."""
_SOURCES = tuple(RttSource)
_PASSES = tuple(Pass)
_NO_PAST = Recent()


class Rings:
    """Keeps the last `capacity` samples of each cell; a `Sink`, O(1) for each sample.

    Each sample raises the tick by one.
    """

    def __init__(self, capacity: int = 256) -> None:
        self.tick = 0
        self._capacity = capacity
        self._rings: dict[CellKey, _Ring] = {}
        self._meanings: list[Meaning] = []
        self._ids: dict[Meaning, int] = {}

    def put(self, sample: Sample) -> None:
        """Take a sample in."""
        self.tick += 1
        ring = self._rings.get(sample.cell)
        if ring is None:
            ring = self._rings[sample.cell] = _Ring(sample, self._capacity)
        meaning = sample.outcome.meaning
        number = self._ids.get(meaning)
        if number is None:
            number = self._ids[meaning] = len(self._meanings)
            self._meanings.append(meaning)
        ring.add(sample, number, self.tick)

    def changed_since(self, tick: int) -> tuple[int, tuple[CellKey, ...]]:
        """Return the present tick, and the cells with samples newer than a former one."""
        if tick == self.tick:
            return tick, ()
        return self.tick, tuple(cell for cell, ring in self._rings.items() if ring.tick > tick)

    def last(self, cell: CellKey) -> Sample | None:
        """Return the newest sample of a cell, None before there is one."""
        ring = self._rings.get(cell)
        return ring.last if ring else None

    def settled(self, cell: CellKey) -> Sample | None:
        """Return the sample that speaks for a cell (sepgui.domain.cell.settled), None before there is one."""
        ring = self._rings.get(cell)
        return ring.settled if ring else None

    def recent(self, cell: CellKey) -> Recent:
        """Return the figures of a cell's last fifty samples, and its baseline."""
        ring = self._rings.get(cell)
        return ring.recent() if ring else _NO_PAST

    def samples(self, cell: CellKey) -> tuple[Sample, ...]:
        """Return the samples kept of a cell, oldest first; all but the newest without phases and near end."""
        ring = self._rings.get(cell)
        if ring is None:
            return ()
        return (*ring.earlier(self._meanings), ring.last)


class _Ring:
    """The newest sample, the ones before it packed, and the figures of the recent past.

    A check puts one sample into each of thousands of rings: what only a second one needs comes with it.
    """

    __slots__ = (
        "_asked",
        "_capacity",
        "_certificate",
        "_certificate_before",
        "_changed",
        "_count",
        "_earlier",
        "_failed",
        "_first_ns",
        "_meaning",
        "_repeated",
        "baseline_ns",
        "last",
        "settled",
        "tick",
    )

    def __init__(self, first: Sample, capacity: int) -> None:
        self.last = first
        self.settled = first
        self.tick = 0
        self.baseline_ns: int | None = None
        self._count = 0
        self._asked = 0
        self._capacity = capacity
        self._earlier: bytearray | None = None
        self._meaning = 0
        self._first_ns: list[int] | None = None
        self._failed = 0
        self._repeated = 0
        self._changed = 0
        self._certificate: str | None = None
        self._certificate_before: str | None = None

    def add(self, sample: Sample, meaning: int, tick: int) -> None:
        if self._count:
            self._pack_last()
        outcome = sample.outcome
        if outcome.meaning.state is not State.ERROR:  # else nobody was asked, and nobody failed
            changed = self._asked > 0 and outcome.failed != bool(self._failed & 1)
            self._changed = (self._changed << 1 | changed) & _RECENT_BITS
            self._failed = (self._failed << 1 | outcome.failed) & _RECENT_BITS
            self._repeated = (self._repeated << 1 | bool(outcome.syn_retransmits)) & _RECENT_BITS
            self._asked += 1
        self.settled = settled(self.settled if self._count else None, sample)
        self.last = sample
        self._meaning = meaning
        self.tick = tick
        self._count += 1
        if outcome.latency_ns is not None:
            self._learn_usual(outcome.latency_ns)
        tls = outcome.meaning.tls
        if tls is not None and tls.sha256 != self._certificate:
            self._certificate, self._certificate_before = tls.sha256, self._certificate

    def recent(self) -> Recent:
        asked = min(self._asked, RECENT)
        return Recent(
            asked,
            self._failed.bit_count(),
            self._repeated.bit_count(),
            self.baseline_ns,
            self._changed.bit_count(),
            self._certificate_before,
        )

    def earlier(self, meanings: list[Meaning]) -> Iterator[Sample]:
        if self._earlier is None:
            return
        for turn in range(self._count - min(self._count, self._capacity), self._count - 1):
            packed: _Packed = _PACKED.unpack_from(self._earlier, turn % self._capacity * _PACKED.size)
            at_ns, due_ns, rtt_ns, meaning, repeats, kind = packed
            outcome = Outcome(
                meanings[meaning],
                None if rtt_ns == _NONE else rtt_ns,
                _SOURCES[kind >> 1],
                None if repeats == _NONE else repeats,
            )
            yield Sample(self.last.cell, at_ns, due_ns, outcome, _PASSES[kind & 1])

    def _pack_last(self) -> None:
        if self._earlier is None:
            self._earlier = bytearray()
        sample, outcome = self.last, self.last.outcome
        at = (self._count - 1) % self._capacity * _PACKED.size
        self._earlier[at : at + _PACKED.size] = _PACKED.pack(
            sample.at_ns,
            sample.due_ns,
            _NONE if outcome.rtt_ns is None else outcome.rtt_ns,
            self._meaning,
            _NONE if outcome.syn_retransmits is None else outcome.syn_retransmits,
            _SOURCES.index(outcome.rtt_source) << 1 | _PASSES.index(sample.asked),
        )

    def _learn_usual(self, latency_ns: int) -> None:
        if self._first_ns is None:
            self._first_ns = []
        if len(self._first_ns) < BASELINE:
            insort(self._first_ns, latency_ns)
            if len(self._first_ns) >= BASELINE_FROM:
                self.baseline_ns = self._first_ns[(len(self._first_ns) - 1) // 2]
