"""Cells and samples: one flow to one resolved address, and its outcomes in time."""

from __future__ import annotations

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Outcome, Reason
from sepgui.domain.plan import Pass


class CellKey(Struct, gc=False, frozen=True, order=True):
    """Names a cell within a session.

    `host` is the target as shown; `address` is empty while the name did not resolve, or for a flow
    that is listed and not asked. `seen_from` is the host that asked, in a session merged from those of
    several; else empty, for the computer of the session.
    """

    entry: str
    host: str
    address: str
    transport: Transport
    port: int
    seen_from: str = ""

    def __str__(self) -> str:
        return f"{self.entry} {self.address or self.host}:{self.port}/{self.transport.value}"


class Sample(Struct, gc=False, frozen=True):
    """An outcome in time. `at_ns` is monotonic (the session's anchor gives the wall clock).

    `due_ns` is when the agenda wanted it; the lateness is the difference.
    """

    cell: CellKey
    at_ns: int
    due_ns: int
    outcome: Outcome
    asked: Pass = Pass.FIRST

    @property
    def lateness_ns(self) -> int:
        """How much later than planned the attempt began, in nanoseconds."""
        return max(0, self.at_ns - self.due_ns)


HELD_NS = 120_000_000_000
"""How long an ICMP rejection outweighs the silences that follow it, in nanoseconds."""


def settled(before: Sample | None, newest: Sample) -> Sample:
    """Return which sample speaks for a cell: the newest, or an ICMP rejection that it does not refute.

    Routers limit the rate of ICMP messages (RFC 1812 4.3.2.8, RFC 4443 2.4 f), so one silence after a
    rejection proves nothing new; a silence of the confirming pass, or after two minutes, does.
    """
    silent = newest.outcome.meaning.reason is Reason.NO_RESPONSE
    if before is None or not silent or newest.asked is Pass.CONFIRMING:
        return newest
    rejected = before.outcome.meaning.icmp is not None
    return before if rejected and newest.at_ns - before.at_ns < HELD_NS else newest


class Anchor(Struct, frozen=True):
    """Ties the monotonic clock of a session to the wall clock, once: both in nanoseconds."""

    monotonic_ns: int
    unix_ns: int

    def unix_at(self, monotonic_ns: int) -> int:
        """Return Unix nanoseconds of a monotonic instant of the same session."""
        return self.unix_ns + monotonic_ns - self.monotonic_ns

    def monotonic_at(self, unix_ns: int) -> int:
        """Return the monotonic instant of Unix nanoseconds, in the same session."""
        return self.monotonic_ns + unix_ns - self.unix_ns
