"""The past of each row as its lane reads it: samples in columns, reduced to one look per pixel column."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from sepgui.domain.cell import Sample
from sepgui.domain.outcome import Service, State
from sepgui.ui.graph.buffer import NO_RTT, STATE_CODES, Columns, SampleBuffer
from sepgui.ui.graph.older import HIGH, LOW, Minutes, quantiles_us
from sepgui.ui.graph.reduce import PixelColumns, merge, reduce_minutes, reduce_samples
from sepgui.ui.graph.smoke import smoke_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from sepgui.ui.graph.buffer import Shelf

OUTAGE_SAMPLES: Final = 3
"""How many failures in a row make an outage, drawn as a bar; fewer are ticks."""

_KEPT: Final = 90_000
_MOST: Final = 180_000
_MINUTE_NS: Final = 60_000_000_000
_SPANS: Final = 8
BAD_SERVICE: Final = frozenset({Service.UNEXPECTED, Service.FAILING, Service.MUTE})
"""What an open port must not be; the lane shows it as it shows a refusal."""
_OPEN: Final = STATE_CODES[State.OPEN]


class Look(IntEnum):
    """What a column shows, besides its latency; the order is the order of urgency."""

    NONE = 0
    OK = 1
    UNKNOWN = 2
    REFUSED = 3
    SILENT = 4


_LOOK_OF_STATE: Final = {
    State.OPEN: Look.OK,
    State.CLOSED: Look.REFUSED,
    State.FILTERED: Look.SILENT,
    State.UNREACHABLE: Look.SILENT,
    State.OPEN_FILTERED: Look.UNKNOWN,
    State.ERROR: Look.UNKNOWN,
}
_LOOKS: Final = np.array([_LOOK_OF_STATE[state] for state in STATE_CODES], np.uint8)


@dataclass(frozen=True, slots=True)
class LaneColumns:
    """Per pixel column: `bar` is what lasts there, `tick` a failure that stands alone (0 for none).

    `high_us` is the highest latency, NaN for none; a healthy bar goes on over columns that were
    not asked, for as long as the row's own rhythm leaves them out.
    """

    bar: NDArray[np.uint8]
    tick: NDArray[np.uint8]
    high_us: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Loss:
    """Failures among the samples of a span."""

    asked: int
    failures: int

    @property
    def share(self) -> float | None:
        """The share of failures, None when nothing was asked."""
        return self.failures / self.asked if self.asked else None


class RowPast:
    """The samples of one row; apart from them, those whose service was wrong behind an open port.

    `turns` counts how often the row's look changed: while it stands, the newest column does not change.
    `since_ns` is when it changed last, None when that was before everything that is known.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.samples = SampleBuffer(16, shelf)
        self.troubles = SampleBuffer(16, shelf)
        self.minutes: Minutes | None = None
        self.turns = 0
        self.since_ns: int | None = None
        self._last_look = -1
        self._tails: dict[int, tuple[int, int, int, int | None]] = {}

    def add(self, sample: Sample) -> None:
        """Take a sample in; the oldest are let go once there are very many."""
        outcome = sample.outcome
        meaning = outcome.meaning
        rtt_us = NO_RTT if outcome.rtt_ns is None else outcome.rtt_ns // 1000
        code = STATE_CODES[meaning.state]
        self.samples.append(sample.at_ns, rtt_us, code, outcome.syn_retransmits or 0)
        look = code
        if meaning.state is State.OPEN and meaning.service in BAD_SERVICE:
            self.troubles.append(sample.at_ns, rtt_us, code)
            look = len(STATE_CODES)
        if look != self._last_look:
            if self._last_look >= 0:
                self.since_ns = sample.at_ns
            self._last_look = look
            self.turns += 1
        if len(self.samples) > _MOST:
            count = len(self.samples) - _KEPT
            self.minutes = _with_minutes(self.minutes, self.samples.first(count))
            self.samples.let_go(count)
            self.troubles.let_go(max(0, len(self.troubles) - _KEPT))
            self._tails.clear()

    @property
    def in_trouble(self) -> bool:
        """Whether the newest sample found the wrong service, or a failing one, behind an open port."""
        return self._last_look == len(STATE_CODES)

    def restore(self, samples: SampleBuffer, troubles: SampleBuffer, minutes: Minutes | None) -> None:
        """Put a past that was read from the session before the samples that came since."""
        first_ns = self.samples.first_ns // 1_000 * 1_000 if len(self.samples) else None
        self.samples.put_before(_older(samples, first_ns))
        self.troubles.put_before(_older(troubles, first_ns))
        self.minutes = minutes if minutes is None or not len(self.samples) else _before(minutes, self.samples)
        self.turns += 1
        self._tails.clear()
        self.since_ns = self._since()

    def _since(self) -> int | None:
        if not len(self.samples):
            return None
        at_ns = self.samples.at_ns
        looks = self.samples.state.astype(np.int16)
        looks[np.isin(at_ns, self.troubles.at_ns)] = len(STATE_CODES)
        self._last_look = int(looks[-1])
        other = np.flatnonzero(looks != looks[-1])
        return int(at_ns[other[-1] + 1]) if len(other) else None

    def reduced(self, start_ns: int, end_ns: int, count: int) -> PixelColumns:
        """Return samples and minutes between two instants, reduced to about `count` columns."""
        columns = _reduced(self.samples, start_ns, end_ns, count)
        older = self.minutes
        if older is None:
            return columns
        return merge(
            reduce_minutes(
                older.at_ns, older.times_us[LOW], older.times_us[HIGH], older.counts, start_ns, end_ns, count
            ),
            columns,
        )

    def lane(self, start_ns: int, end_ns: int, count: int) -> LaneColumns:
        """Return the looks of the lane between two instants in about `count` columns."""
        troubles = _reduced(self.troubles, start_ns, end_ns, count)
        return lane_of(self.reduced(start_ns, end_ns, count), troubles.asked)

    def loss(self, start_ns: int, end_ns: int) -> Loss:
        """Return asked and failed samples between two instants."""
        asked, failures = self.samples.counted(start_ns, end_ns)
        if self.minutes is not None:
            begin, stop = np.searchsorted(self.minutes.at_ns, (start_ns, end_ns))
            counts = self.minutes.counts[:, begin:stop]
            asked, failures = asked + int(counts.sum()), failures + int(counts[1:].sum())
        return Loss(asked, failures)

    def p95_ns(self, start_ns: int, end_ns: int) -> int | None:
        """Return what 95 of 100 round-trip times between two instants stay below, older minutes included.

        Of very many samples a new one changes little: it is worked out anew for each two hundredth of them.
        What was worked out of other spans is kept for those who come back to them.
        """
        older = self.minutes
        begin, stop = self.samples.place(start_ns), self.samples.place(end_ns)
        before, asked = 0, stop - begin
        if older is not None:
            first, end = (int(at) for at in np.searchsorted(older.at_ns, (start_ns, end_ns)))
            before, asked = first, asked + int(older.answered[first:end].sum())
        tail = self._tails.get(end_ns - start_ns)
        if tail is not None:
            moved = abs(begin - tail[0]) + abs(stop - tail[1]) + 60 * abs(before - tail[2])
            if moved * 200 <= asked:
                return tail[3]
        (p95_us,) = quantiles_us(self.samples, older, start_ns, end_ns, (0.95,))
        found = None if p95_us is None else p95_us * 1_000
        if len(self._tails) >= _SPANS:
            self._tails.clear()
        self._tails[end_ns - start_ns] = begin, stop, before, found
        return found


def lane_of(columns: PixelColumns, troubles: NDArray[np.int32]) -> LaneColumns:
    """Return the looks of reduced columns; `troubles` counts wrong services among the open samples.

    A column is bad when at least half of its samples are; bad columns in a row that hold at least
    `OUTAGE_SAMPLES` failures are an outage, drawn as a bar from its first to the next good column.
    Every other failure is a tick.
    """
    by_look = np.zeros((len(Look), len(columns)), np.int64)
    np.add.at(by_look, _LOOKS, columns.counts)
    by_look[Look.OK] -= troubles
    by_look[Look.REFUSED] += troubles
    failing = by_look[Look.UNKNOWN :]
    worst = np.where(failing.any(axis=0), failing.argmax(axis=0) + Look.UNKNOWN, Look.NONE).astype(np.uint8)
    asked = columns.asked
    where = np.flatnonzero(asked)
    bar = np.zeros(len(columns), np.uint8)
    tick = np.zeros(len(columns), np.uint8)
    if not len(where):
        return LaneColumns(bar, tick, columns.high_us)
    failed = failing.sum(axis=0)[where]
    bad = failed * 2 >= asked[where]
    bad &= failed > 0
    lasting = bad & (_run_totals(bad, failed) >= OUTAGE_SAMPLES)
    shown = np.where(lasting, worst[where], Look.OK).astype(np.uint8)
    last = np.maximum.accumulate(np.where(asked > 0, np.arange(len(columns)), -1))
    known = (last >= 0) & (np.arange(len(columns)) - last <= 3 * columns.spacing)
    place = np.zeros(len(columns), np.intp)
    place[where] = np.arange(len(where))
    bar[known] = shown[place[last[known]]]
    lone = (failed > 0) & ~lasting
    tick[where[lone]] = worst[where[lone]]
    high = np.full(len(columns), np.nan)
    high[known] = columns.high_us[last[known]]
    return LaneColumns(bar, tick, high)


def _run_totals(bad: NDArray[np.bool_], failed: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for every place the failures of the stretch of equal `bad` that it lies in."""
    starts = np.flatnonzero(np.concatenate(([True], bad[1:] != bad[:-1])))
    totals = np.add.reduceat(failed, starts)
    return np.repeat(totals, np.diff(np.append(starts, len(bad))))


def _reduced(samples: SampleBuffer, start_ns: int, end_ns: int, count: int) -> PixelColumns:
    """Return the columns of a span; the first and the last of them may begin before it and end after it."""
    step_ns = max(1, -(-(end_ns - start_ns) // max(1, count)))
    read = samples.covering(start_ns - step_ns, end_ns + step_ns)
    return reduce_samples(read.at_ns, read.rtt_us, read.state, start_ns, end_ns, count)


def _older(read: SampleBuffer, first_ns: int | None) -> Columns:
    """Return what was read that is older than `first_ns`: a file keeps whole microseconds."""
    return read.first(len(read) if first_ns is None else read.place(first_ns))


def _before(minutes: Minutes, samples: SampleBuffer) -> Minutes:
    return minutes.between(0, int(np.searchsorted(minutes.at_ns, samples.first_ns)))


def _with_minutes(minutes: Minutes | None, oldest: Columns) -> Minutes:
    """Return minutes with the oldest samples added, which are then let go."""
    part = SampleBuffer(len(oldest))
    part.extend(oldest.at_ns, oldest.rtt_us, oldest.state)
    start = int(part.at_ns[0]) // _MINUTE_NS * _MINUTE_NS
    end = (int(part.at_ns[-1]) // _MINUTE_NS + 1) * _MINUTE_NS
    wide = (end - start) // _MINUTE_NS
    columns = reduce_samples(part.at_ns, part.rtt_us, part.state, start, end, wide)
    smoke = smoke_of(part, columns)
    some = columns.asked > 0
    times = (
        columns.low_us,
        smoke.quarter_us,
        smoke.median_us,
        smoke.three_quarters_us,
        smoke.p95_us,
        columns.high_us,
    )
    known = (part.state == _OPEN) & (part.rtt_us >= 0)
    places = (part.at_ns[known] - columns.start_ns) // columns.step_ns
    added = Minutes(
        (columns.start_ns + columns.step_ns * np.flatnonzero(some)).astype(np.int64),
        np.stack([np.nan_to_num(us[some], nan=NO_RTT).astype(np.int32) for us in times]),
        np.bincount(places, minlength=len(columns))[some].astype(np.int32),
        columns.counts[:, some],
    )
    return added if minutes is None else minutes.followed_by(added)
