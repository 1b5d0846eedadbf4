"""Puts together what this computer's system tells, by the readers of its kind, in a thread."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from types import ModuleType

from sepgui.domain.computer import Adapter, Firewalls, HostWays, Product, Unread, Way
from sepgui.domain.host import is_address
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.in_thread import in_thread
from sepgui.probes.own import linux, windows
from sepgui.probes.own.real_system import RealSystem
from sepgui.probes.own.system import System
from sepgui.probes.seams import Inspection

_PATIENCE_S = 15.0

_TOO_SLOW = Unread(QT_TRANSLATE_NOOP("Computer", "This computer's system did not tell in time."))
_NO_ADDRESS = QT_TRANSLATE_NOOP(
    "Computer", "The address of {host} is not known yet, and looking it up would ask a name server."
)


class OwnInspector:
    """An `Inspector` of this computer; a system that hangs is waited for fifteen seconds at most."""

    def __init__(self, system: System | None = None, *, kind: str = sys.platform) -> None:
        self._system = system or RealSystem()
        self._kind = kind

    async def inspect(self, hosts: Sequence[tuple[str, tuple[str, ...]]]) -> Inspection:
        """Return what is told, with the ways to hosts."""
        work = partial(inspected, self._system, tuple(hosts), self._kind)
        try:
            async with asyncio.timeout(_PATIENCE_S):
                return await in_thread(work, "this computer's view")
        except TimeoutError:
            return Inspection(
                name="",
                system="",
                adapters=_TOO_SLOW,
                hosts=(),
                name_servers=_TOO_SLOW,
                proxies=_TOO_SLOW,
                firewalls=Firewalls(unread=(_TOO_SLOW,)),
                product=Product(unread=(_TOO_SLOW,)),
            )


def inspected(
    system: System, hosts: tuple[tuple[str, tuple[str, ...]], ...], kind: str = sys.platform
) -> Inspection:
    """Return what a system of a kind tells, as `sys.platform` calls it; blocks meanwhile."""
    import platform

    of_kind = windows if kind == "win32" else linux
    adapters = system.adapters()
    known = () if isinstance(adapters, Unread) else adapters
    name = system.name()
    file = system.text(of_kind.HOSTS_FILE)
    listed = hosts_file(file) if isinstance(file, str) else dict[str, tuple[str, ...]]()
    return Inspection(
        name=name,
        system=f"{platform.system()} {platform.release()}".strip(),
        adapters=adapters,
        hosts=tuple(_ways(system, of_kind, each, known, name, listed) for each in hosts),
        name_servers=of_kind.name_servers(system),
        proxies=of_kind.proxies(system),
        firewalls=of_kind.firewalls(system),
        product=of_kind.product(system),
    )


def hosts_file(text: str) -> Mapping[str, tuple[str, ...]]:
    """Return the addresses of each name of a hosts file (hosts(5)), names in lower case."""
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        address, *names = line.partition("#")[0].split() or [""]
        if is_address(address):
            for name in names:
                key = name.casefold()
                found[key] = tuple(dict.fromkeys((*found.get(key, ()), address)))
    return found


def unknown_address(host: str) -> Unread:
    """Return why there is no way to a host whose address nobody knows yet."""
    return Unread(_NO_ADDRESS.with_(host=host))


def _ways(
    system: System,
    of_kind: ModuleType,
    host: tuple[str, tuple[str, ...]],
    adapters: tuple[Adapter, ...],
    own_name: str,
    listed: Mapping[str, tuple[str, ...]],
) -> HostWays:
    name, addresses = host
    if is_address(name):
        addresses = (name,)
    if not addresses and name.casefold() in (own_name.casefold(), own_name.casefold().partition(".")[0]):
        own = [address for each in adapters for address in each.addresses]
        return HostWays(name, tuple(Way(address, address, own=True) for address in own))
    addresses = addresses or listed.get(name.casefold(), ())
    if not addresses:
        return HostWays(name, (unknown_address(name),))
    return HostWays(name, tuple(of_kind.way(system, address, adapters) for address in addresses))
