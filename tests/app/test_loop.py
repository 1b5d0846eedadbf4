from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable

import pytest

from sepgui.app import loop
from sepgui.app.loop import Interrupted, run


async def answer() -> int:
    assert isinstance(asyncio.get_running_loop(), asyncio.SelectorEventLoop)
    return 42


def test_it_returns_what_the_coroutine_returns() -> None:
    assert run(answer()) == 42


def test_it_raises_what_the_coroutine_raises() -> None:
    async def fails() -> None:
        raise LookupError("a bug")

    with pytest.raises(LookupError, match="a bug"):
        run(fails())


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGINT")
def test_ctrl_c_is_a_value_and_everything_ends() -> None:
    ended: list[str] = []

    async def waits() -> None:
        try:
            asyncio.get_running_loop().call_soon(os.kill, os.getpid(), signal.SIGINT)
            await asyncio.get_running_loop().create_future()
        finally:
            ended.append("cleaned up")

    assert run(waits()) == Interrupted()
    assert ended == ["cleaned up"]


def test_a_loop_that_sleeps_through_signals_is_woken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows' select does not end at a signal; there the loop wakes by itself."""
    monkeypatch.setattr(loop, "_SELECT_SLEEPS_THROUGH_SIGNALS", True)
    monkeypatch.setattr(loop, "_NOTICED_WITHIN_S", 0.001)
    wake: Callable[[asyncio.AbstractEventLoop], None] = vars(loop)["_wake_now_and_then"]
    woken: list[int] = []
    often = asyncio.Event()

    def counted(of: asyncio.AbstractEventLoop) -> None:
        woken.append(1)
        if len(woken) == 5:
            often.set()
        wake(of)

    async def waits() -> bool:
        return await often.wait()

    monkeypatch.setattr(loop, "_wake_now_and_then", counted)
    assert run(waits())
