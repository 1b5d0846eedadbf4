"""Probe kind `listener`: this computer's own table of listeners alone; not a byte, not a connection."""

from __future__ import annotations

from sepgui.domain.outcome import Outcome
from sepgui.probes.own_ports import read_table, told_by_table
from sepgui.probes.seams import Clock, Net, ProbeRequest


async def probe_listener(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what this computer's own table says of who listens on a TCP port; nothing is ever sent."""
    return told_by_table(request, await read_table(request, net, clock))
