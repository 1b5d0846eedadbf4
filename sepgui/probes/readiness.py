"""Waiting for a socket until a deadline: prompt when cancelled, nothing left in the loop."""

from __future__ import annotations

import asyncio
import socket
import time


async def readable(sock: socket.socket, deadline_ns: int) -> int | None:
    """Return the moment at which the socket was readable, in monotonic nanoseconds; None at the deadline."""
    loop = asyncio.get_running_loop()
    descriptor = sock.fileno()
    wait = _Wait(loop, deadline_ns)
    loop.add_reader(descriptor, wait.happened)
    try:
        return await wait.moment
    finally:
        wait.timer.cancel()
        loop.remove_reader(descriptor)


async def writable(sock: socket.socket, deadline_ns: int) -> int | None:
    """Return the moment at which the socket was writable, in monotonic nanoseconds; None at the deadline."""
    loop = asyncio.get_running_loop()
    descriptor = sock.fileno()
    wait = _Wait(loop, deadline_ns)
    loop.add_writer(descriptor, wait.happened)
    try:
        return await wait.moment
    finally:
        wait.timer.cancel()
        loop.remove_writer(descriptor)


class _Wait:
    """A moment to come and its deadline; thousands may be under way, so it is small.

    The moment is taken in the selector's own callback, one turn of the loop before the task wakes. An event
    and a deadline that fall into the same turn count as the event: the loop was late, not the peer.
    """

    __slots__ = ("_deadline_ns", "_loop", "moment", "timer")

    def __init__(self, loop: asyncio.AbstractEventLoop, deadline_ns: int) -> None:
        self._loop = loop
        self._deadline_ns = deadline_ns
        self.moment: asyncio.Future[int | None] = loop.create_future()
        self.timer = self._timer(max(0, deadline_ns - time.monotonic_ns()))

    def happened(self) -> None:
        if not self.moment.done():
            self.moment.set_result(time.monotonic_ns())

    def _expired(self) -> None:
        left_ns = self._deadline_ns - time.monotonic_ns()
        if left_ns > 0:
            self.timer = self._timer(left_ns)
        elif not self.moment.done():
            self.moment.set_result(None)

    def _timer(self, left_ns: int) -> asyncio.TimerHandle:
        return self._loop.call_later(left_ns / 1e9, self._expired)
