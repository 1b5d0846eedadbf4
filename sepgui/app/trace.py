"""One request to trace a host's port: its name, one address of each family, and a reference port."""

from __future__ import annotations

from collections.abc import Callable

from sepgui.app.compose import Doors
from sepgui.domain.host import HostName
from sepgui.domain.trace import Hop, Traced, TraceEnd, Way, compare
from sepgui.engine.names import RESOLVE_NS
from sepgui.engine.rows import family_of
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.probes.seams import NotResolved, NotSupported
from sepgui.probes.trace import TIMEOUT_NS, trace


async def trace_host(
    host: HostName,
    port: int,
    doors: Doors,
    *,
    reference_port: int | None,
    families: frozenset[int],
    timeout_ns: int,
    on_hop: Callable[[Hop], None],
) -> Traced:
    """Trace the first address of each family, one after the other; `on_hop` is called after each hop.

    The reference is traced too, also where the port answers: two ways may part and both arrive.
    """
    started_unix_ns = doors.clock.unix_ns()

    def traced(*ways: Way, trouble: Text | None = None) -> Traced:
        return Traced(host, port, reference_port, started_unix_ns, doors.simulated, ways, trouble)

    found = await doors.net.resolve(host.ascii, doors.clock.now_ns() + RESOLVE_NS)
    if isinstance(found, NotResolved):
        return traced(trouble=found.detail)
    first = {
        family_of(address): address for address in reversed(found.addresses) if family_of(address) in families
    }
    if not first:
        wanted = " / ".join(f"IPv{family}" for family in sorted(families))
        return traced(trouble=_NO_ADDRESS.with_(name=host.shown, family=wanted))
    ways: list[Way] = []
    for _, address in sorted(first.items()):
        way = await trace_way(address, port, doors, reference_port, timeout_ns, on_hop)
        if isinstance(way, NotSupported):
            return traced(trouble=way.detail)
        ways.append(way)
    return traced(*ways)


def _nobody_watches(_hop: Hop) -> None:
    """Take no notice."""


async def trace_way(
    address: str,
    port: int,
    doors: Doors,
    reference_port: int | None,
    timeout_ns: int = TIMEOUT_NS,
    on_hop: Callable[[Hop], None] = _nobody_watches,
) -> Way | NotSupported:
    """Return the way to one address, and beside it that of the reference port if there is one."""
    asked = await trace(address, port, timeout_ns, doors.net, doors.clock, on_hop=on_hop)
    if isinstance(asked, NotSupported):
        return asked
    if reference_port is None or asked.end is TraceEnd.NOT_SENT:
        return Way(asked)
    other = await trace(address, reference_port, timeout_ns, doors.net, doors.clock, on_hop=on_hop)
    if isinstance(other, NotSupported):
        return other
    return Way(asked, other, compare(asked, other))


_NO_ADDRESS = QT_TRANSLATE_NOOP("Engine", "“{name}” has no address of the wanted kind ({family}).")
