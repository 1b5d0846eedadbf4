"""Samples of one cell as growing numpy columns, in time order; what lanes and graph read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sepgui.store.blocks import NO_RTT, STATE_CODES

if TYPE_CHECKING:
    from numpy.typing import NDArray

__all__ = ["NO_RTT", "STATE_CODES", "SampleBuffer"]


class SampleBuffer:
    """Columns `at_ns` (int64), `rtt_us` (int32, -1 for none), `state`, `repeats` (uint8), in time order."""

    def __init__(self, capacity: int = 1024) -> None:
        self._at = np.empty(capacity, np.int64)
        self._rtt = np.empty(capacity, np.int32)
        self._state = np.empty(capacity, np.uint8)
        self._repeats = np.empty(capacity, np.uint8)
        self._size = 0
        self._last_ns = -(1 << 63)

    def __len__(self) -> int:
        return self._size

    @property
    def at_ns(self) -> NDArray[np.int64]:
        """Monotonic instants in nanoseconds."""
        return self._at[: self._size]

    @property
    def rtt_us(self) -> NDArray[np.int32]:
        """Round-trip times in microseconds, `NO_RTT` where there is none."""
        return self._rtt[: self._size]

    @property
    def state(self) -> NDArray[np.uint8]:
        """Codes of `STATE_CODES`; open is 0, every other code is a failure."""
        return self._state[: self._size]

    @property
    def repeats(self) -> NDArray[np.uint8]:
        """How often the first packet was sent again, 0 where that is not known."""
        return self._repeats[: self._size]

    def append(self, at_ns: int, rtt_us: int, state: int, repeats: int = 0) -> None:
        """Add one sample; one that is older than the last (a confirming pass) takes the last instant."""
        size = self._size
        if size == len(self._at):
            self._reserve(1)
        self._last_ns = at_ns = max(at_ns, self._last_ns)
        self._at[size] = at_ns
        self._rtt[size] = rtt_us
        self._state[size] = state
        self._repeats[size] = min(repeats, 255)
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
        self._reserve(count)
        end = self._size + count
        self._at[self._size : end] = at_ns
        self._rtt[self._size : end] = rtt_us
        self._state[self._size : end] = state
        self._repeats[self._size : end] = 0 if repeats is None else repeats
        self._size = end
        if count:
            self._last_ns = int(at_ns[-1])

    def _reserve(self, count: int) -> None:
        need = self._size + count
        if need <= len(self._at):
            return
        capacity = max(need, 2 * len(self._at))
        at, rtt, state, repeats = self.at_ns, self.rtt_us, self.state, self.repeats
        self._at = np.empty(capacity, np.int64)  # what is not filled yet takes no memory
        self._rtt = np.empty(capacity, np.int32)
        self._state = np.empty(capacity, np.uint8)
        self._repeats = np.empty(capacity, np.uint8)
        self._size = 0
        self.extend(at, rtt, state, repeats)
