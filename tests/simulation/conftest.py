"""Here every async test runs in virtual time: it jumps to the next wake-up as soon as every task waits."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping

import pytest

from sepgui.simulation.clock import SimClock, VirtualLoop


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"virtual": lambda: VirtualLoop(SimClock())}


@pytest.fixture
async def clock() -> SimClock:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, VirtualLoop)
    assert loop.clock is not None
    return loop.clock
