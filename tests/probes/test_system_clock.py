"""The clock of this computer."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from sepgui.probes.system_clock import SystemClock

if TYPE_CHECKING:
    import pytest


async def test_sleep_ends_at_the_moment_or_later_never_earlier() -> None:
    clock = SystemClock()
    for step_ns in (1, 1_000, 300_000, 2_000_000):
        when_ns = clock.now_ns() + step_ns
        await clock.sleep_until(when_ns)
        assert clock.now_ns() >= when_ns


async def test_timer_that_wakes_early_is_slept_again(monkeypatch: pytest.MonkeyPatch) -> None:
    sleep = asyncio.sleep
    slept: list[float] = []

    async def wake_early(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) > 1:
            await sleep(seconds)

    monkeypatch.setattr(asyncio, "sleep", wake_early)
    clock = SystemClock()
    when_ns = clock.now_ns() + 200_000_000
    await clock.sleep_until(when_ns)
    assert clock.now_ns() >= when_ns
    assert len(slept) >= 2


async def test_past_is_not_slept_for() -> None:
    clock = SystemClock()
    await asyncio.wait_for(clock.sleep_until(clock.now_ns() - 1), 5)


def test_both_clocks_are_this_computer_s() -> None:
    clock = SystemClock()
    assert time.monotonic_ns() <= clock.now_ns() <= time.monotonic_ns()
    assert abs(clock.unix_ns() - time.time_ns()) < 1_000_000_000
