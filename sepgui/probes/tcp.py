"""Probe kind `tcp`: connect and close, not a byte sent; what answers is not asked who it is."""

from __future__ import annotations

from sepgui.domain.outcome import Outcome, Service
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.outcomes import Learnt, over_tcp
from sepgui.probes.seams import Clock, Connection, Net, ProbeRequest

_ACCEPTED = QT_TRANSLATE_NOOP(
    "Probe", "The connection was accepted; the application behind the port was not asked."
)


async def probe_tcp(request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
    """Return what one TCP connection to the address learnt (RFC 9293 3.5); no byte is sent."""
    return await over_tcp(request, net, clock, _say_nothing)


async def _say_nothing(connection: Connection, deadline_ns: int) -> Learnt:
    return Learnt(Service.UNCHECKED, _ACCEPTED)
