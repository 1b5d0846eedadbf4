"""Waiting for a socket until a deadline: prompt when cancelled, nothing left in the loop."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable


async def readable(sock: socket.socket, deadline_ns: int) -> int | None:
    """Return the moment at which the socket was readable, in monotonic nanoseconds; None at the deadline."""
    loop = asyncio.get_running_loop()
    return await _ready(loop, sock.fileno(), loop.add_reader, loop.remove_reader, deadline_ns)


async def writable(sock: socket.socket, deadline_ns: int) -> int | None:
    """Return the moment at which the socket was writable, in monotonic nanoseconds; None at the deadline."""
    loop = asyncio.get_running_loop()
    return await _ready(loop, sock.fileno(), loop.add_writer, loop.remove_writer, deadline_ns)


async def _ready(
    loop: asyncio.AbstractEventLoop,
    descriptor: int,
    watch: Callable[[int, Callable[[], None]], object],
    unwatch: Callable[[int], object],
    deadline_ns: int,
) -> int | None:
    # The moment is taken in the selector's own callback, one turn of the loop before the task wakes. An
    # event and a deadline that fall into the same turn count as the event: the loop was late, not the peer.
    moment: asyncio.Future[int | None] = loop.create_future()

    def happened() -> None:
        if not moment.done():
            moment.set_result(time.monotonic_ns())

    def expired() -> None:
        nonlocal timer
        left_ns = deadline_ns - time.monotonic_ns()
        if left_ns > 0:
            timer = loop.call_later(left_ns / 1e9, expired)
        elif not moment.done():
            moment.set_result(None)

    watch(descriptor, happened)
    timer = loop.call_later(max(0, deadline_ns - time.monotonic_ns()) / 1e9, expired)
    try:
        return await moment
    finally:
        timer.cancel()
        unwatch(descriptor)
