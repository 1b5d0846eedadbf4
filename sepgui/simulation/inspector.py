"""What the simulated computer tells of itself: the same view, out of a world of values."""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import ip_address

from sepgui.domain.attempt import LocalTrouble
from sepgui.domain.computer import (
    CLIENT_PROGRAMS,
    MANAGER_PROGRAMS,
    Adapter,
    Firewalls,
    HostWays,
    LocalFirewall,
    NameServers,
    PartOf,
    Passing,
    Product,
    ProductTrace,
    ProxyOf,
    ProxyUse,
    Trace,
    Unread,
    Way,
)
from sepgui.domain.host import is_address
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.seams import Clock, Inspection
from sepgui.simulation.names import record_of
from sepgui.simulation.world import Path, SimInterface, World, fits, is_so

_ADAPTER = "Ethernet"
_NO_SERVER = Unread(QT_TRANSLATE_NOOP("Computer", "No name server is configured on this computer."))
_NO_ROUTE = QT_TRANSLATE_NOOP("Computer", "This computer has no route to {address}.")
_NO_NAME = QT_TRANSLATE_NOOP("Computer", "{host} has no address in this simulation.")
_NO_FIREWALL = Unread(
    QT_TRANSLATE_NOOP("Computer", "This simulation does not say how its computer's own firewall is set.")
)


class SimInspector:
    """An `Inspector` of a simulated world at the moment of its clock."""

    def __init__(self, world: World, clock: Clock) -> None:
        self._world = world
        self._clock = clock

    async def inspect(self, hosts: Sequence[tuple[str, tuple[str, ...]]]) -> Inspection:
        """Return what the simulated system tells, with the ways to hosts."""
        world, now_ns = self._world, self._clock.now_ns()
        up = [each for each in world.interfaces if is_so(each.when, now_ns)]
        here = [host for host in world.here if is_so(host.when, now_ns)]
        programs = sorted({each.process for host in here for each in host.listeners if each.process})
        proxy = next((each for each in reversed(world.proxies) if is_so(each.when, now_ns)), None)
        shown = () if proxy is None else (f"{proxy.host}:{proxy.port}",)
        return Inspection(
            name=next((host.name for host in here), ""),
            system="",
            adapters=tuple(Adapter(each.name, each.addresses, tunnel=each.tunnel) for each in up)
            or (Adapter(_ADAPTER, world.own),),
            hosts=tuple(self._ways(name, addresses, now_ns, up) for name, addresses in hosts),
            name_servers=NameServers((world.name_server,)) if world.name_server else _NO_SERVER,
            proxies=tuple(
                ProxyUse(ProxyOf.USER, each, "; ".join(proxy.exceptions) if proxy else "") for each in shown
            ),
            firewalls=self._firewalls(now_ns),
            product=Product(tuple(trace for name in programs for trace in _traces(name))),
        )

    def _ways(
        self, name: str, addresses: tuple[str, ...], now_ns: int, up: Sequence[SimInterface]
    ) -> HostWays:
        if is_address(name):
            addresses = (name,)
        addresses = addresses or record_of(self._world, name, now_ns).addresses
        if not addresses:
            return HostWays(name, (Unread(_NO_NAME.with_(host=name)),))
        return HostWays(name, tuple(self._way(address, now_ns, up) for address in addresses))

    def _way(self, address: str, now_ns: int, up: Sequence[SimInterface]) -> Way | Unread:
        world = self._world
        if address in world.own or ip_address(address.partition("%")[0]).is_loopback:
            return Way(address, address, own=True)
        path: Path | None = next(
            (each for each in reversed(world.paths) if fits(each.to, address) and is_so(each.when, now_ns)),
            None,
        )
        if path is None:
            return Unread(_NO_ROUTE.with_(address=address))
        version = ip_address(address).version
        source = next((own for own in world.own if ip_address(own).version == version), None)
        gateway = next((each for each in path.routers if ip_address(each).version == version), None)
        through = next((each for each in up if source in each.addresses), None)
        name = _ADAPTER if through is None else through.name
        tunnel = through is not None and through.tunnel
        return Way(address, source, name, gateway, tunnel, on_link=gateway is None)

    def _firewalls(self, now_ns: int) -> Firewalls:
        blocked = any(
            each.trouble is LocalTrouble.BLOCKED and is_so(each.when, now_ns) for each in self._world.troubles
        )
        if not blocked:
            return Firewalls(unread=(_NO_FIREWALL,))
        return Firewalls((LocalFirewall("Windows Firewall", on=True, outgoing=Passing.BLOCK),))


def _traces(program: str) -> list[ProductTrace]:
    parts = ((PartOf.MANAGER, MANAGER_PROGRAMS), (PartOf.CLIENT, CLIENT_PROGRAMS))
    return [
        ProductTrace(part, Trace.PROGRAM, program) for part, known in parts if program.casefold() in known
    ]
