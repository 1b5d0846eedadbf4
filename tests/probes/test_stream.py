"""A connection on a real socket: bytes both ways, every end, and a close that the far end sees as FIN."""

from __future__ import annotations

import asyncio
import socket
import sys

import pytest
from msgspec.structs import replace

from sepgui.domain.outcome import RttSource
from sepgui.probes import stream
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.platform import elsewhere
from sepgui.probes.seams import Ended
from sepgui.probes.stream import Stream
from sepgui.probes.system_clock import SystemClock
from tests.fakes import far_end as fake
from tests.fakes.far_end import Accepted, Goodbye
from tests.probes.near_end import connected, soon

FOR_EVER_NS = 10**18


async def test_bytes_go_both_ways() -> None:
    async with connected(fake.answering(b"pong")) as (near, far):
        assert await near.send(b"ping\r\n\r\n", soon()) is None
        assert await near.receive(3, soon()) == b"pon"
        assert await near.receive(64, soon()) == b"g"
        await near.close()
        assert await far.heard() == b"ping\r\n\r\n"
        assert await far.goodbye() is Goodbye.FIN


async def test_receiving_ends_at_the_deadline() -> None:
    async with connected(fake.silent) as (near, _):
        start_ns = SystemClock().now_ns()
        assert await near.receive(64, start_ns + 20_000_000) is Ended.TIMED_OUT
        assert SystemClock().now_ns() - start_ns >= 20_000_000


async def test_bytes_that_are_there_are_returned_after_the_deadline() -> None:
    async with connected(fake.saying(b"late?")) as (near, _):
        assert await near.receive(1, soon()) == b"l"
        assert await near.receive(64, 0) == b"ate?"


async def test_far_end_that_closes_is_an_eof() -> None:
    async with connected(fake.closing) as (near, _):
        assert await near.receive(64, soon()) is Ended.EOF


async def test_far_end_that_resets_is_a_reset() -> None:
    async def reset_on_request(far: Accepted) -> None:
        await far.request()
        far.reset()

    async with connected(reset_on_request) as (near, _):
        assert await near.send(b"x\r\n\r\n", soon()) is None
        assert await near.receive(64, soon()) is Ended.RESET
        assert await near.send(b"y", soon()) is Ended.RESET


async def test_sending_ends_at_the_deadline_when_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        near = await AsyncioNet().connect("127.0.0.1", listener.getsockname()[1], soon())
        assert isinstance(near, Stream)
        accepted, _ = listener.accept()
        with accepted:
            assert await near.send(bytes(64 * 1024 * 1024), soon(0.05)) is Ended.TIMED_OUT
            await near.close()


async def test_half_close_lets_the_far_end_finish(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_DRAIN_NS", FOR_EVER_NS)

    async def answer_after_the_end(far: Accepted) -> None:
        await far.listen_to_the_end()
        await far.say(b"z" * 10_000)

    async with connected(answer_after_the_end) as (near, far):
        await near.close()
        assert await far.goodbye() is Goodbye.FIN


async def test_unread_bytes_cause_no_reset() -> None:
    async with connected(fake.saying(b"z" * 60_000)) as (near, far):
        await near.close()
        assert await far.goodbye() is Goodbye.FIN


async def test_close_waits_no_longer_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_DRAIN_NS", 20_000_000)

    async def hold_on(far: Accepted) -> None:
        await asyncio.Event().wait()

    async with connected(hold_on) as (near, far):
        start_ns = SystemClock().now_ns()
        await near.close()
        assert 20_000_000 <= SystemClock().now_ns() - start_ns < 5_000_000_000
        assert await far.goodbye() is Goodbye.FIN


async def test_close_drains_no_more_than_it_may(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_DRAIN_NS", FOR_EVER_NS)

    async def flood(far: Accepted) -> None:
        while not far.goodbye.done():
            await far.say(b"z" * 65_536)
            await asyncio.sleep(0)

    async with connected(flood) as (near, far):
        await asyncio.wait_for(near.close(), 5)
        assert await far.goodbye() in Goodbye


async def test_cancelled_task_closes_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "_DRAIN_NS", FOR_EVER_NS)

    async def hold_on(far: Accepted) -> None:
        await asyncio.Event().wait()

    async with fake.far_end(hold_on) as far, asyncio.TaskGroup() as group:
        connection = await AsyncioNet().connect(far.address, far.port, soon())
        assert isinstance(connection, Stream)
        waiting = asyncio.Event()

        async def talk() -> None:
            try:
                waiting.set()
                await connection.receive(64, soon())
            finally:
                await connection.close()

        task = group.create_task(talk(), name="talk")
        await waiting.wait()
        task.cancel()
        await asyncio.wait([task], timeout=5)
        assert task.cancelled()
        assert await far.goodbye() is Goodbye.FIN


async def test_closing_twice_is_closing_once() -> None:
    async with connected(fake.silent) as (near, _):
        await near.close()
        await near.close()


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's facts are Linux's")
async def test_round_trip_time_is_the_kernel_s_as_it_is_now() -> None:
    async with connected(fake.answering(b"pong")) as (near, _):
        await near.send(b"ping\r\n\r\n", soon())
        await near.receive(64, soon())
        rtt_ns, source = near.rtt()
    assert source is RttSource.KERNEL
    assert rtt_ns is not None
    assert 0 < rtt_ns < 5_000_000_000


async def test_round_trip_time_is_the_connect_s_where_no_kernel_tells(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stream, "kernel", elsewhere)
    async with connected(fake.silent) as (near, _):
        told = replace(near.link, rtt_ns=7, rtt_source=RttSource.WALL, syn_retransmits=None)
        with socket.socket() as sock:
            assert Stream(sock, told).rtt() == (7, RttSource.WALL)
