"""The one way to run an event loop of the core: the selector loop, one root coroutine, a clean end."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from msgspec import Struct

T = TypeVar("T")

_NOTICED_WITHIN_S = 0.25
_SELECT_SLEEPS_THROUGH_SIGNALS = sys.platform.startswith("win")


class Interrupted(Struct, frozen=True):
    """The person pressed Ctrl+C, and everything under way was ended."""


def run(
    main: Coroutine[Any, Any, T],
    loop_factory: Callable[[], asyncio.AbstractEventLoop] = asyncio.SelectorEventLoop,
) -> T | Interrupted:
    """Run a coroutine to its end and return its result, or `Interrupted` after Ctrl+C.

    It runs on the selector loop: Windows' proactor goes deaf on UDP after an ICMP error (CPython #91227).
    """
    with asyncio.Runner(loop_factory=loop_factory) as runner:
        if _SELECT_SLEEPS_THROUGH_SIGNALS:
            _wake_now_and_then(runner.get_loop())
        try:
            return runner.run(main)
        except KeyboardInterrupt:
            return Interrupted()


def _wake_now_and_then(loop: asyncio.AbstractEventLoop) -> None:
    loop.call_later(_NOTICED_WITHIN_S, _wake_now_and_then, loop)
