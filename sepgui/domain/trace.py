"""Where the packets of one port stop: the hops of a path, how it ended, and how two paths differ."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sepgui.domain.attempt import (
    AcceptedThenReset,
    Answered,
    Attempt,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Unreached,
)
from sepgui.domain.cell import CellKey
from sepgui.domain.host import HostName
from sepgui.i18n import Text

_TIME_EXCEEDED = {4: 11, 6: 3}


class TraceEnd(StrEnum):
    """How the way to a port ended."""

    OPEN = "open"
    RESET = "accepted-then-reset"
    CLOSED = "closed"
    REJECTED = "rejected"
    SILENT = "silent"
    TOO_FAR = "too-far"
    NOT_SENT = "not-sent"


class Hop(Struct, frozen=True):
    """What came back for a SYN that could pass `number` - 1 routers, and after how long.

    `address` is who answered: the router whose turn it was, who rejected, or the target; None for
    silence. `asked` is how many times the hop was asked.
    """

    number: int
    address: str | None
    elapsed_ns: int | None
    attempt: Attempt
    asked: int = 1

    @property
    def passed(self) -> bool:
        """Whether a router said that the packet's hops were used up on it, so that it came that far."""
        return used_up(self.attempt)


class Trace(Struct, frozen=True):
    """The way to one port of one address, hop by hop, and how it ended."""

    address: str
    port: int
    hops: tuple[Hop, ...]
    end: TraceEnd

    @property
    def last(self) -> Hop | None:
        """The last hop that answered; None if none did."""
        return next((hop for hop in reversed(self.hops) if hop.address is not None), None)

    @property
    def loops(self) -> bool:
        """Whether a router came again after another one: the packets go round in a circle."""
        routers = [hop.address for hop in self.hops if hop.passed]
        turns = [now for before, now in zip([None, *routers], routers, strict=False) if now != before]
        return len(set(turns)) < len(turns)


class Comparison(Struct, frozen=True):
    """How the way of a port differs from that of another port of the same host.

    Numbers of hops; None: nowhere. `parts_at` is the first hop where both were answered, and not by
    the same; `stops_at` the first that the port did not reach, or at which it was turned away, while
    the other went on.
    """

    parts_at: int | None
    stops_at: int | None

    @property
    def first(self) -> int | None:
        """The first hop that differs."""
        return min((number for number in (self.parts_at, self.stops_at) if number is not None), default=None)


class Way(Struct, frozen=True):
    """The way to one address on the asked port, and beside it that on the reference port, if there is one."""

    trace: Trace
    reference: Trace | None = None
    comparison: Comparison | None = None


class StoredTrace(Struct, frozen=True):
    """A way that was traced in a session: of which cell, and when by the session's clock."""

    cell: CellKey
    at_ns: int
    way: Way


class Traced(Struct, frozen=True):
    """All that a request found; `trouble` is why there is no way at all, a sentence for people."""

    host: HostName
    port: int
    reference_port: int | None
    started_unix_ns: int
    simulated: bool
    ways: tuple[Way, ...]
    trouble: Text | None = None


def used_up(attempt: Attempt) -> bool:
    """Return whether an attempt ended with time exceeded in transit (RFC 792; RFC 4443 3.3)."""
    if not isinstance(attempt, Rejected):
        return False
    icmp = attempt.icmp
    return icmp.code == 0 and _TIME_EXCEEDED.get(icmp.version) == icmp.type


def end_of(attempt: Attempt) -> TraceEnd | None:
    """Return the end that an attempt makes of a trace; None if the next hop may be asked."""
    match attempt:
        case Answered():
            return TraceEnd.OPEN
        case AcceptedThenReset():
            return TraceEnd.RESET
        case Refused():
            return TraceEnd.CLOSED
        case Rejected():
            return None if used_up(attempt) else TraceEnd.REJECTED
        case Unreached():
            return TraceEnd.REJECTED
        case NotSent():
            return TraceEnd.NOT_SENT
        case Silent():
            return None


def compare(asked: Trace, reference: Trace) -> Comparison:
    """Return where the way of the asked port differs from that of a port that works on the same host.

    A router that answered once and was silent the other time is no difference when both ways went on
    behind it: routers limit their answers.
    """
    by_number = {hop.number: hop for hop in reference.hops}
    pairs = [(hop, by_number[hop.number]) for hop in asked.hops if hop.number in by_number]
    parts_at = next((mine.number for mine, other in pairs if _other_way(mine, other)), None)
    return Comparison(parts_at, _stops_at(asked, reference))


def _other_way(mine: Hop, other: Hop) -> bool:
    if mine.address is None or other.address is None or mine.address == other.address:
        return False
    return end_of(mine.attempt) in (None, TraceEnd.OPEN)


def _stops_at(asked: Trace, reference: Trace) -> int | None:
    if asked.end in (TraceEnd.OPEN, reference.end):
        return None
    if asked.end in (TraceEnd.SILENT, TraceEnd.TOO_FAR):
        came = asked.last.number if asked.last else 0
        went = reference.last.number if reference.last else 0
        return came + 1 if went > came else None
    return asked.hops[-1].number if asked.hops else None
