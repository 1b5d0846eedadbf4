"""Traces the way to a TCP port with SYNs that may pass one router more each time; one at a time."""

from __future__ import annotations

from collections.abc import Callable

from sepgui.domain.attempt import NotSent, Rejected, Silent
from sepgui.domain.trace import Hop, Trace, TraceEnd, end_of
from sepgui.probes.seams import Clock, HopReply, Net, NotSupported

MOST_HOPS = 30
SILENT_HOPS = 4
"""After so many silent hops in a row the rest is taken to be silent too."""
TIMES = 2
"""How often a silent hop is asked: routers limit their answers."""
TIMEOUT_NS = 900_000_000
"""How long a hop is waited for: less than the second after which the system sends a SYN again."""


def _nobody_watches(_hop: Hop) -> None:
    """Take no notice."""


async def trace(
    address: str,
    port: int,
    timeout_ns: int,
    net: Net,
    clock: Clock,
    *,
    on_hop: Callable[[Hop], None] = _nobody_watches,
) -> Trace | NotSupported:
    """Return the way to a port until something answers for good, all is silent, or it is too far.

    No more is sent than SYNs, and a FIN if the port accepts. `on_hop` is called after each hop.
    """
    hops: list[Hop] = []
    silent = 0
    for number in range(1, MOST_HOPS + 1):
        hop = await _hop(number, address, port, timeout_ns, net, clock)
        if isinstance(hop, NotSupported):
            return hop
        hops.append(hop)
        on_hop(hop)
        if (end := end_of(hop.attempt)) is not None:
            return Trace(address, port, tuple(hops), end)
        silent = silent + 1 if isinstance(hop.attempt, Silent) else 0
        if silent == SILENT_HOPS:
            return Trace(address, port, tuple(hops), TraceEnd.SILENT)
    return Trace(address, port, tuple(hops), TraceEnd.TOO_FAR)


async def _hop(
    number: int, address: str, port: int, timeout_ns: int, net: Net, clock: Clock
) -> Hop | NotSupported:
    asked = 0
    while True:
        asked += 1
        reply = await net.probe_hop(address, port, number, clock.now_ns() + timeout_ns)
        if isinstance(reply, NotSupported):
            return reply
        if asked == TIMES or not isinstance(reply.attempt, Silent):
            return _told(number, address, reply, asked)


def _told(number: int, address: str, reply: HopReply, asked: int) -> Hop:
    match reply.attempt:
        case Silent() | NotSent():
            return Hop(number, None, None, reply.attempt, asked)
        case Rejected(icmp):
            return Hop(number, icmp.sender, reply.elapsed_ns, reply.attempt, asked)
        case _:
            return Hop(number, address, reply.elapsed_ns, reply.attempt, asked)
