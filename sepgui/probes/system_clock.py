"""The clock of this computer behind the door `Clock`."""

from __future__ import annotations

import asyncio
import time


class SystemClock:
    """Monotonic time of this computer (`time.monotonic_ns`); the loop's timers count on the same clock."""

    def now_ns(self) -> int:
        """Return the monotonic time, in nanoseconds."""
        return time.monotonic_ns()

    def unix_ns(self) -> int:
        """Return the wall-clock time, in nanoseconds since 1970, UTC."""
        return time.time_ns()

    async def sleep_until(self, when_ns: int) -> None:
        """Return when `now_ns()` is `when_ns` or later, never earlier: timers may wake a little early."""
        left_ns = when_ns - time.monotonic_ns()
        while left_ns > 0:
            await asyncio.sleep(left_ns / 1e9)
            left_ns = when_ns - time.monotonic_ns()
