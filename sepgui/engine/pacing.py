"""How gently hosts are asked: the engine's limits per host and in all, spacing, and easing off on silence."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Collection
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.plan import Pace
from sepgui.probes.seams import Clock

EASED_AT_MOST_NS = 300_000_000_000
"""A cell that stays silent is asked at least this often."""
AWAITED_AT_MOST_NS = 60_000_000_000
"""A silent cell of a server that somebody waits for is asked at least this often: docs/adr/0019."""


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


IN_ALL_FAST = 2560
"""So many time-outs of one second cost one second, and not one for each 512: docs/adr/0015."""

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
        in_all=IN_ALL_FAST,
        client_spacing_ns=None,
        interval_ns=1_000_000_000,
        spread=0.0,
        eases=False,
    ),
}


MOST_IN_ALL = max(limits.in_all for limits in LIMITS.values())


class Pacing:
    """Hands out turns to attempts, first come first served, within the limits.

    `room` is how many attempts this computer can have under way, where that is known.
    """

    def __init__(self, limits: Limits, clock: Clock, room: int | None = None) -> None:
        self.limits = limits if room is None else replace(limits, in_all=max(1, min(limits.in_all, room)))
        self.clock = clock
        self.all = _Places(self.limits.in_all)
        self._hosts: dict[str, _Places] = {}
        self._lanes: dict[str, _Lane] = {}

    def turn(self, address: str, kind: HostKind) -> Turn:
        """Return the turn of an attempt on a host, to be begun and ended."""
        limits = self.limits
        lane = host = None
        if limits.client_spacing_ns is not None and kind is HostKind.CLIENT_COMPUTER:
            lane = self._lanes.get(address) or self._lanes.setdefault(address, _Lane())
        if limits.per_host is not None:
            host = self._hosts.get(address) or self._hosts.setdefault(address, _Places(limits.per_host))
        return Turn(self, lane, host)


class Turn:
    """The turn of one attempt on a host; whoever begins it ends it. `waited` says whether it had to wait."""

    __slots__ = ("_held", "_lane", "_pacing", "_places", "waited")

    def __init__(self, pacing: Pacing, lane: _Lane | None, host: _Places | None) -> None:
        self._pacing = pacing
        self._lane = lane
        self._places = (pacing.all,) if host is None else (host, pacing.all)
        self._held = 0
        self.waited = False

    async def begin(self) -> None:
        """Return when the attempt may begin; a cancelled wait leaves nothing taken."""
        clock = self._pacing.clock
        if self._lane is not None:
            self.waited = await self._lane.place.take() or self._lane.free_ns > clock.now_ns()
        try:
            if self._lane is not None and self.waited:
                await clock.sleep_until(self._lane.free_ns)
            for places in self._places:
                self.waited = await places.take() or self.waited
                self._held += 1
        except BaseException:
            self._give_back()
            raise

    def end(self) -> None:
        """Let the next attempt have its turn, on a client computer after the pause that is due to it."""
        if self._lane is not None:
            self._lane.free_ns = self._pacing.clock.now_ns() + (self._pacing.limits.client_spacing_ns or 0)
        self._give_back()

    def _give_back(self) -> None:
        for places in reversed(self._places[: self._held]):
            places.give()
        if self._lane is not None:
            self._lane.place.give()


class _Places:
    """A number of places that attempts take, wait for in the order they came, and give back; each in O(1).

    asyncio's semaphore looks at every waiter that is done whenever one place comes back (3.11): with
    thousands waiting that is most of its work.
    """

    __slots__ = ("_free", "_waiting")

    def __init__(self, free: int) -> None:
        self._free = free
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def take(self) -> bool:
        """Take a place, waiting for it where none is free; whether it waited."""
        if self._free:
            self._free -= 1
            return False
        given: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(given)
        try:
            await given
        except asyncio.CancelledError:
            if given.done() and not given.cancelled():
                self.give()
            raise
        return True

    def give(self) -> None:
        """Give a place back: to the first that waits, if there is one."""
        while self._waiting:
            first = self._waiting.popleft()
            if not first.done():
                first.set_result(None)
                return
        self._free += 1


class _Lane:
    """The one place on a client computer, and when the next attempt may begin."""

    __slots__ = ("free_ns", "place")

    def __init__(self) -> None:
        self.place = _Places(1)
        self.free_ns = 0


def likely_first(cell: CellKey) -> int:
    """Return the rank of a cell in the first round of its host: the ports that most likely are open first.

    A firewall takes blocked packets to several ports in a short time for a scan, and answered ones not.
    """
    return _LIKELY.get(cell.port, 2) if cell.transport is Transport.TCP else 3


_LIKELY = {445: 0, 22: 0, 139: 1}


def eased_at_most_ns(kind: HostKind, awaited: Collection[CellKey] | None) -> int:
    """Return how far apart a silent cell is asked at most; `awaited` None: nobody waits for any.

    Whoever waits beside the telephone for a firewall to open is told within the minute; a client
    computer keeps its five, since its protection may take the questions for a scan.
    """
    return EASED_AT_MOST_NS if awaited is None or kind is HostKind.CLIENT_COMPUTER else AWAITED_AT_MOST_NS


def turns_between(silences: int, period_ns: int, at_most_ns: int = EASED_AT_MOST_NS) -> int:
    """Return how many turns apart a cell is asked that was silent so many times in a row.

    The second silence doubles the interval and each further one doubles it again, up to `at_most_ns`.
    """
    if silences < 2:
        return 1
    return max(1, min(2 ** min(silences - 1, 32), at_most_ns // period_ns))
