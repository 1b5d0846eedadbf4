"""Samples of one cell as numpy columns, in time order; what lanes and graph read.

The newest lie in memory. Older ones go, in blocks, to a shelf where there is one (sepgui.ui.graph.shelf), and
come back, value by value the same, when a span is read that they lie in.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol

import numpy as np

from sepgui.domain.outcome import State
from sepgui.store.blocks import NO_RTT, STATE_CODES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

__all__ = ["BLOCK", "NO_RTT", "STATE_CODES", "Columns", "SampleBuffer"]

BLOCK: Final = 4096
"""So many samples go to the shelf at once, and as many at least stay: at 1 Hz more than the last hour."""
_OPEN: Final = STATE_CODES[State.OPEN]


@dataclass(frozen=True, slots=True)
class Columns:
    """Samples in time order: `at_ns` int64, `rtt_us` int32, `state` and `repeats` uint8, of equal length."""

    at_ns: NDArray[np.int64]
    rtt_us: NDArray[np.int32]
    state: NDArray[np.uint8]
    repeats: NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.at_ns)

    def part(self, begin: int, stop: int) -> Columns:
        """Return those from one place to before another."""
        at = slice(begin, stop)
        return Columns(self.at_ns[at], self.rtt_us[at], self.state[at], self.repeats[at])

    def copy_to(self, room: Columns) -> None:
        """Write them into columns as long as they are."""
        room.at_ns[:] = self.at_ns
        room.rtt_us[:] = self.rtt_us
        room.state[:] = self.state
        room.repeats[:] = self.repeats


class Block(Protocol):
    """Samples on a shelf; `failures` says how many of them are not open."""

    @property
    def first_ns(self) -> int:
        """When the first was taken."""
        ...

    @property
    def last_ns(self) -> int:
        """When the last was taken."""
        ...

    @property
    def count(self) -> int:
        """How many there are."""
        ...

    @property
    def failures(self) -> int:
        """How many of them are not open."""
        ...

    def columns(self) -> Columns:
        """Return them."""
        ...

    def copy_to(self, room: Columns) -> None:
        """Write them into columns as long as they are."""
        ...


class Shelf(Protocol):
    """Takes blocks of samples out of memory."""

    def put(self, columns: Columns) -> Block:
        """Take a block of at most `BLOCK` samples; the columns are the shelf's own from now on."""
        ...

    def forget(self) -> None:
        """Keep nothing at hand of what was read: another session begins."""
        ...


class SampleBuffer:
    """Columns `at_ns` (int64), `rtt_us` (int32, -1 for none), `state`, `repeats` (uint8), in time order.

    The properties return all of them, those on the shelf included: `covering` reads no more than a span.
    """

    def __init__(self, capacity: int = 1024, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self._blocks: list[Block] = []
        self._room = _empty(capacity)
        self._size = 0
        self._last_ns = -(1 << 63)

    def __len__(self) -> int:
        return sum(block.count for block in self._blocks) + self._size

    @property
    def at_ns(self) -> NDArray[np.int64]:
        """Monotonic instants in nanoseconds."""
        return self._all().at_ns

    @property
    def rtt_us(self) -> NDArray[np.int32]:
        """Round-trip times in microseconds, `NO_RTT` where there is none."""
        return self._all().rtt_us

    @property
    def state(self) -> NDArray[np.uint8]:
        """Codes of `STATE_CODES`; open is 0, every other code is a failure."""
        return self._all().state

    @property
    def repeats(self) -> NDArray[np.uint8]:
        """How often the first packet was sent again, 0 where that is not known."""
        return self._all().repeats

    @property
    def first_ns(self) -> int:
        """When the oldest was taken; there must be one."""
        return self._blocks[0].first_ns if self._blocks else int(self._room.at_ns[0])

    @property
    def last_ns(self) -> int:
        """When the newest was taken; there must be one."""
        return self._last_ns

    @property
    def last_state(self) -> int:
        """The code of the newest; there must be one."""
        return int(self._room.state[self._size - 1])

    # --- reading a span -------------------------------------------------------------------------

    def covering(self, start_ns: int, end_ns: int) -> Columns:
        """Return at least the samples from one instant to before another; those in memory as they lie there.

        More than these may stand before and after them: whoever reads looks for the instants all the same.
        """
        newest = self._newest()
        if not self._blocks or start_ns > self._blocks[-1].last_ns:
            return newest
        first = bisect_left(self._blocks, start_ns, key=_last_ns)
        stop = bisect_left(self._blocks, end_ns, key=_first_ns)
        newer = stop == len(self._blocks) and len(newest) > 0 and end_ns > newest.at_ns[0]
        return _joined(self._blocks[first:stop], newest if newer else newest.part(0, 0))

    def nearest_ns(self, at_ns: int) -> int:
        """Return when the sample nearest to an instant was taken; there must be one."""
        after = min(len(self) - 1, self.place(at_ns))
        near = (self._at(max(0, after - 1)), self._at(after))
        return min(near, key=lambda each: abs(each - at_ns))

    def place(self, at_ns: int) -> int:
        """Return how many samples were taken before an instant."""
        whole = bisect_left(self._blocks, at_ns, key=_last_ns)
        before = sum(block.count for block in self._blocks[:whole])
        if whole == len(self._blocks):
            return before + int(np.searchsorted(self._newest().at_ns, at_ns))
        block = self._blocks[whole]
        if at_ns <= block.first_ns:
            return before
        return before + int(np.searchsorted(block.columns().at_ns, at_ns))

    def counted(self, start_ns: int, end_ns: int) -> tuple[int, int]:
        """Return how many samples from one instant to before another there are, and how many failed."""
        asked = failures = 0
        for block in self._blocks:
            if start_ns <= block.first_ns and block.last_ns < end_ns:
                asked, failures = asked + block.count, failures + block.failures
            elif block.last_ns >= start_ns and block.first_ns < end_ns:
                some, failed = _counted(block.columns(), start_ns, end_ns)
                asked, failures = asked + some, failures + failed
        some, failed = _counted(self._newest(), start_ns, end_ns)
        return asked + some, failures + failed

    # --- taking in ------------------------------------------------------------------------------

    def append(self, at_ns: int, rtt_us: int, state: int, repeats: int = 0) -> None:
        """Add one sample; one that is older than the last (a confirming pass) takes the last instant."""
        size = self._size
        if size == len(self._room):
            self._make_room(1)
            size = self._size
        room = self._room
        self._last_ns = at_ns = max(at_ns, self._last_ns)
        room.at_ns[size] = at_ns
        room.rtt_us[size] = rtt_us
        room.state[size] = state
        room.repeats[size] = min(repeats, 255)
        self._size = size + 1

    def extend(
        self,
        at_ns: NDArray[np.int64],
        rtt_us: NDArray[np.int32],
        state: NDArray[np.uint8],
        repeats: NDArray[np.uint8] | None = None,
    ) -> None:
        """Add columns of equal length, ascending in time and not before what is there."""
        count = len(at_ns)
        if not count:
            return
        known = np.zeros(count, np.uint8) if repeats is None else repeats
        if self._size + count > len(self._room):
            self._make_room(count)
        Columns(at_ns, rtt_us, state, known).copy_to(self._room.part(self._size, self._size + count))
        self._size += count
        self._last_ns = int(at_ns[-1])
        if self._shelf is not None and self._size > 2 * BLOCK:
            self._shelve()

    def put_before(self, older: Columns) -> None:
        """Add samples that are older than all that are there."""
        if not self._blocks or self._shelf is None:
            kept, self._size = self._newest(), 0
            self._room = _empty(self._capacity(len(older) + len(kept)))
            for each in (older, kept):
                self.extend(each.at_ns, each.rtt_us, each.state, each.repeats)
            return
        self._blocks[:0] = _shelved(self._shelf, older)

    def first(self, count: int) -> Columns:
        """Return the oldest."""
        blocks: list[Block] = []
        before = 0
        for block in self._blocks:
            if before >= count:
                break
            blocks.append(block)
            before += block.count
        return _joined(blocks, self._newest().part(0, max(0, count - before))).part(0, count)

    def let_go(self, count: int) -> None:
        """Keep the oldest no longer."""
        while self._blocks and count >= self._blocks[0].count:
            count -= self._blocks.pop(0).count
        if self._blocks and self._shelf is not None:
            if count > 0:
                left = self._blocks[0].columns()
                self._blocks[0] = self._shelf.put(_copied(left.part(count, len(left))))
        elif count > 0:
            self._keep(self._newest().part(count, self._size), len(self._room))

    # --- inside ---------------------------------------------------------------------------------

    def _newest(self) -> Columns:
        return self._room.part(0, self._size)

    def _all(self) -> Columns:
        return _joined(self._blocks, self._newest())

    def _at(self, place: int) -> int:
        """Return the instant of the sample at a place."""
        for block in self._blocks:
            if place < block.count:
                return int(block.columns().at_ns[place])
            place -= block.count
        return int(self._room.at_ns[place])

    def _make_room(self, count: int) -> None:
        """Make room for more: on the shelf for the oldest, or else twice as much in memory."""
        if self._shelf is not None and self._size + count > 2 * BLOCK:
            self._shelve()
        need = self._size + count
        if need > len(self._room):
            self._keep(self._newest(), self._capacity(need))

    def _capacity(self, need: int) -> int:
        """Return how much room to make for so many: twice as much, but no more than is ever kept."""
        twice = max(16, 2 * need)
        return twice if self._shelf is None else max(need, min(twice, 2 * BLOCK))

    def _shelve(self) -> None:
        """Put whole blocks of the oldest on the shelf until fewer than two are left in memory."""
        count = (self._size // BLOCK - 1) * BLOCK
        if self._shelf is None or count <= 0:
            return
        newest = self._newest()
        self._blocks.extend(_shelved(self._shelf, newest.part(0, count)))
        self._keep(newest.part(count, self._size), 2 * BLOCK)

    def _keep(self, columns: Columns, capacity: int) -> None:
        """Keep columns in memory, and no others."""
        self._room = _empty(max(capacity, len(columns)))
        columns.copy_to(self._room.part(0, len(columns)))
        self._size = len(columns)


def _empty(capacity: int) -> Columns:
    """Return room for samples; what is not filled yet takes no memory."""
    return Columns(
        np.empty(capacity, np.int64),
        np.empty(capacity, np.int32),
        np.empty(capacity, np.uint8),
        np.empty(capacity, np.uint8),
    )


def _copied(columns: Columns) -> Columns:
    return Columns(columns.at_ns.copy(), columns.rtt_us.copy(), columns.state.copy(), columns.repeats.copy())


def _joined(blocks: Sequence[Block], newest: Columns) -> Columns:
    """Return blocks and what follows them; without blocks that itself."""
    if not blocks:
        return newest
    if len(blocks) == 1 and not len(newest):
        return blocks[0].columns()
    older = sum(block.count for block in blocks)
    room, begin = _empty(older + len(newest)), 0
    for block in blocks:
        block.copy_to(room.part(begin, begin + block.count))
        begin += block.count
    newest.copy_to(room.part(older, len(room)))
    return room


def _shelved(shelf: Shelf, columns: Columns) -> list[Block]:
    """Return the blocks that columns are put on a shelf as."""
    return [shelf.put(_copied(columns.part(begin, begin + BLOCK))) for begin in range(0, len(columns), BLOCK)]


def _counted(columns: Columns, start_ns: int, end_ns: int) -> tuple[int, int]:
    begin, stop = np.searchsorted(columns.at_ns, (start_ns, end_ns))
    states = columns.state[begin:stop]
    return len(states), int(np.count_nonzero(states != _OPEN))


def _first_ns(block: Block) -> int:
    return block.first_ns


def _last_ns(block: Block) -> int:
    return block.last_ns
