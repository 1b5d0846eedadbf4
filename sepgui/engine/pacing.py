"""How gently hosts are asked: the engine's limits per host and in all, spacing, and easing off on silence."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from enum import StrEnum

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.plan import Pace
from sepgui.probes.seams import Clock

EASED_AT_MOST_NS = 300_000_000_000
"""A cell that stays silent is asked at least this often."""


class HostKind(StrEnum):
    """What a host is to the pacing: SEP on a client computer may take quick probing for a port scan."""

    SERVER = "server"
    CLIENT_COMPUTER = "client-computer"


class Limits(Struct, frozen=True):
    """How much is asked at once, and when again.

    `per_host` None is no cap; `client_spacing_ns` is the pause between two attempts on a client
    computer, which then is asked one port at a time, None where it is asked like a server; `spread`
    is how far an interval may differ from the one wanted; `eases` says whether silent cells are
    asked less often.
    """

    per_host: int | None
    in_all: int
    client_spacing_ns: int | None
    interval_ns: int
    spread: float
    eases: bool


LIMITS: dict[Pace, Limits] = {
    Pace.GENTLE: Limits(
        per_host=2,
        in_all=32,
        client_spacing_ns=5_000_000_000,
        interval_ns=15_000_000_000,
        spread=0.2,
        eases=True,
    ),
    Pace.FAST: Limits(
        per_host=None,
        in_all=512,
        client_spacing_ns=None,
        interval_ns=1_000_000_000,
        spread=0.0,
        eases=False,
    ),
}


class Pacing:
    """Hands out turns to attempts, first come first served, within the limits."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self.limits = limits
        self._clock = clock
        self._all = asyncio.Semaphore(limits.in_all)
        self._hosts: dict[str, asyncio.Semaphore] = {}
        self._client_lanes: dict[str, asyncio.Lock] = {}
        self._client_free_ns: dict[str, int] = {}

    @asynccontextmanager
    async def turn(self, address: str, kind: HostKind) -> AsyncGenerator[bool]:
        """Wait until an attempt on a host may begin; give whether it waited. The turn ends with the block."""
        spacing_ns = self.limits.client_spacing_ns if kind is HostKind.CLIENT_COMPUTER else None
        waited = False
        async with AsyncExitStack() as stack:
            if spacing_ns is not None:
                lane = self._client_lanes.setdefault(address, asyncio.Lock())
                waited = lane.locked() or self._client_free_ns.get(address, 0) > self._clock.now_ns()
                await stack.enter_async_context(lane)
                await self._clock.sleep_until(self._client_free_ns.get(address, 0))
            for limit in (self._of_host(address), self._all):
                waited = waited or limit.locked()
                await stack.enter_async_context(limit)
            try:
                yield waited
            finally:
                if spacing_ns is not None:
                    self._client_free_ns[address] = self._clock.now_ns() + spacing_ns

    def _of_host(self, address: str) -> asyncio.Semaphore:
        per_host = self.limits.per_host or self.limits.in_all
        return self._hosts.setdefault(address, asyncio.Semaphore(per_host))


def likely_first(cell: CellKey) -> int:
    """Return the rank of a cell in the first round of its host: the ports that most likely are open first.

    A firewall takes blocked packets to several ports in a short time for a scan, and answered ones not.
    """
    return _LIKELY.get(cell.port, 2) if cell.transport is Transport.TCP else 3


_LIKELY = {445: 0, 22: 0, 139: 1}


def turns_between(silences: int, period_ns: int) -> int:
    """Return how many turns apart a cell is asked that was silent so many times in a row.

    The second silence doubles the interval and each further one doubles it again, up to five minutes.
    """
    if silences < 2:
        return 1
    return max(1, min(2 ** min(silences - 1, 32), EASED_AT_MOST_NS // period_ns))
