"""Waiting for a socket: the moment of the event, the deadline, and nothing left in the loop."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Generator
from types import SimpleNamespace

import pytest

from sepgui.probes import readiness
from sepgui.probes.readiness import readable, writable

Pair = tuple[socket.socket, socket.socket]


@pytest.fixture
def pair() -> Generator[Pair]:
    near, far = socket.socketpair()
    near.setblocking(False)
    yield near, far
    near.close()
    far.close()


async def test_moment_is_that_of_the_event(pair: Pair) -> None:
    near, far = pair
    before_ns = time.monotonic_ns()
    far.send(b"x")
    moment_ns = await readable(near, before_ns + 5_000_000_000)
    assert moment_ns is not None
    assert before_ns <= moment_ns <= time.monotonic_ns()
    assert await writable(near, before_ns + 5_000_000_000) is not None


@pytest.mark.parametrize("wait_ns", [1, 1_000, 3_000_000])
async def test_deadline_is_never_early(pair: Pair, wait_ns: int) -> None:
    deadline_ns = time.monotonic_ns() + wait_ns
    assert await readable(pair[0], deadline_ns) is None
    assert time.monotonic_ns() >= deadline_ns


async def test_event_counts_even_when_the_loop_looked_after_the_deadline(pair: Pair) -> None:
    near, far = pair
    far.send(b"x")
    assert await readable(near, time.monotonic_ns() - 1) is not None


async def test_timer_that_fires_early_is_set_again(pair: Pair, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0, 999, 1_000])
    monkeypatch.setattr(readiness, "time", SimpleNamespace(monotonic_ns=lambda: next(moments)))
    assert await readable(pair[0], 1_000) is None
    assert list(moments) == []


async def test_nothing_stays_watched(pair: Pair) -> None:
    loop = asyncio.get_running_loop()
    near, far = pair
    await readable(near, 0)
    assert not loop.remove_reader(near)
    far.send(b"x")
    await readable(near, time.monotonic_ns() + 5_000_000_000)
    await writable(near, time.monotonic_ns() + 5_000_000_000)
    assert not loop.remove_reader(near)
    assert not loop.remove_writer(near)


async def test_cancelled_wait_leaves_nothing(pair: Pair) -> None:
    loop = asyncio.get_running_loop()
    async with asyncio.TaskGroup() as group:
        task = group.create_task(readable(pair[0], time.monotonic_ns() + 5_000_000_000), name="wait")
        await asyncio.sleep(0)
        task.cancel()
    assert task.cancelled()
    assert not loop.remove_reader(pair[0])
