from __future__ import annotations

import asyncio
import socket
from pathlib import Path
from typing import TYPE_CHECKING

from sepgui.engine.floor import measured_floor_ns
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.system_clock import SystemClock
from tests.engine.plans import Names

if TYPE_CHECKING:
    import pytest


async def test_the_floor_is_a_small_positive_duration() -> None:
    floor_ns = await measured_floor_ns(AsyncioNet(), SystemClock())
    assert floor_ns is not None
    assert 1_000 < floor_ns < 50_000_000


async def test_no_listener_no_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuses(_address: tuple[str, int]) -> socket.socket:
        raise OSError("no port")

    monkeypatch.setattr(socket, "create_server", refuses)
    assert await measured_floor_ns(Names(), SystemClock()) is None


async def test_nothing_is_left_open() -> None:
    net, clock = AsyncioNet(), SystemClock()
    await measured_floor_ns(net, clock)
    before = descriptors()
    await measured_floor_ns(net, clock)
    await asyncio.sleep(0)
    assert descriptors() == before


def descriptors() -> set[str]:
    folder = Path("/proc/self/fd")
    return {path.name for path in folder.iterdir()} if folder.exists() else set()
