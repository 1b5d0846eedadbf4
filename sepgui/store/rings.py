"""The recent past of every cell in memory, with a tick that tells what changed since."""

from __future__ import annotations

from array import array
from bisect import insort
from collections.abc import Iterator

from sepgui.domain.cell import CellKey, Sample, settled
from sepgui.domain.outcome import Meaning, Outcome, RttSource
from sepgui.domain.plan import Pass
from sepgui.domain.run import Recent

RECENT = 50
"""How many samples the figures of `Recent` count."""
BASELINE = 100
BASELINE_FROM = 20
"""A baseline is the median of the first hundred round-trip times, and given from the twentieth on."""

_NONE = -1
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
    def __init__(self, first: Sample, capacity: int) -> None:
        self.last = first
        self.settled = first
        self.tick = 0
        self.baseline_ns: int | None = None
        self._count = 0
        self._capacity = capacity
        self._at_ns = array("q")
        self._due_ns = array("q")
        self._rtt_ns = array("q")
        self._meaning = array("I")
        self._retransmits = array("h")
        self._kind = array("B")
        self._first_ns: list[int] = []
        self._flags = bytearray(RECENT)
        self._failures = 0
        self._repeats = 0

    def add(self, sample: Sample, meaning: int, tick: int) -> None:
        outcome = sample.outcome
        self._write(sample, outcome, meaning)
        self._tally(outcome)
        self.settled = settled(self.settled if self._count else None, sample)
        self.last = sample
        self.tick = tick
        self._count += 1
        if outcome.latency_ns is not None and len(self._first_ns) < BASELINE:
            insort(self._first_ns, outcome.latency_ns)
            if len(self._first_ns) >= BASELINE_FROM:
                self.baseline_ns = self._first_ns[(len(self._first_ns) - 1) // 2]

    def recent(self) -> Recent:
        return Recent(min(self._count, RECENT), self._failures, self._repeats, self.baseline_ns)

    def earlier(self, meanings: list[Meaning]) -> Iterator[Sample]:
        kept = min(self._count, self._capacity)
        for turn in range(self._count - kept, self._count - 1):
            at = turn % self._capacity
            rtt_ns, repeats = self._rtt_ns[at], self._retransmits[at]
            outcome = Outcome(
                meanings[self._meaning[at]],
                None if rtt_ns == _NONE else rtt_ns,
                _SOURCES[self._kind[at] >> 1],
                None if repeats == _NONE else repeats,
            )
            asked = _PASSES[self._kind[at] & 1]
            yield Sample(self.last.cell, self._at_ns[at], self._due_ns[at], outcome, asked)

    def _write(self, sample: Sample, outcome: Outcome, meaning: int) -> None:
        row = (
            sample.at_ns,
            sample.due_ns,
            _NONE if outcome.rtt_ns is None else outcome.rtt_ns,
            meaning,
            _NONE if outcome.syn_retransmits is None else outcome.syn_retransmits,
            _SOURCES.index(outcome.rtt_source) << 1 | _PASSES.index(sample.asked),
        )
        columns = (self._at_ns, self._due_ns, self._rtt_ns, self._meaning, self._retransmits, self._kind)
        at = self._count % self._capacity
        grows = self._count < self._capacity
        for column, value in zip(columns, row, strict=True):
            if grows:
                column.append(value)
            else:
                column[at] = value

    def _tally(self, outcome: Outcome) -> None:
        at = self._count % RECENT
        old = self._flags[at] if self._count >= RECENT else 0
        new = (1 if outcome.failed else 0) | (2 if outcome.syn_retransmits else 0)
        self._flags[at] = new
        self._failures += (new & 1) - (old & 1)
        self._repeats += (new >> 1) - (old >> 1)
