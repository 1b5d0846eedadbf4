"""Asks the system in a thread of its own: a driver that hangs must not hold up what is measured."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


async def in_thread(work: Callable[[], T], name: str) -> T:
    """Return what a function returns, called in a thread; what it raises is raised here."""
    loop = asyncio.get_running_loop()
    call: asyncio.Future[T] = loop.create_future()

    def tell(told: T) -> None:
        if not call.done():
            call.set_result(told)

    def fail(bug: BaseException) -> None:
        if not call.done():
            call.set_exception(bug)

    def run() -> None:
        try:
            told = work()
        except Exception as bug:  # noqa: BLE001 - whatever it is, it is raised where it was asked for
            _later(loop, fail, bug)
        else:
            _later(loop, tell, told)

    # A daemon: the program may end while the system hangs.
    threading.Thread(target=run, name=name, daemon=True).start()
    return await call


def _later(loop: asyncio.AbstractEventLoop, do: Callable[[T], None], told: T) -> None:
    try:
        loop.call_soon_threadsafe(do, told)
    except RuntimeError:
        return  # the loop was closed meanwhile
