"""Reads this computer's view: what its system tells, put beside the site and the port matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from sepgui.app.compose import Doors
from sepgui.app.planned import this_computer
from sepgui.catalogue import load_catalogue
from sepgui.domain.attempt import Transport
from sepgui.domain.computer import (
    Computer,
    Firewalls,
    Holder,
    HostWays,
    OwnPort,
    PartOf,
    Product,
    ProductTrace,
    Trace,
    Unread,
    Way,
    suggested,
)
from sepgui.domain.entry import ClientSystem, Entry, Role
from sepgui.domain.plan import Plan
from sepgui.domain.run import Row
from sepgui.domain.site import Site, SiteHost
from sepgui.domain.version import CURRENT, SepVersion
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports import Import, ImportFault, read_import
from sepgui.probes.in_thread import in_thread
from sepgui.probes.seams import Inspection, ListenerTable, Listening

_LISTENERS_NS = 10_000_000_000
_NOT_HERE = Unread(QT_TRANSLATE_NOOP("Computer", "This computer cannot be read here."))
ReadSylink = Callable[[Path], Import | ImportFault]


class About(Struct, frozen=True):
    """What the view is about: a site, and of its hosts, by their names for resolvers, known addresses."""

    site: Site
    addresses: Mapping[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])


def about_plan(plan: Plan, rows: Iterable[Row]) -> About:
    """Return what a session's view is about: its site and pair, with the addresses of its rows."""
    hosts = {host.target.ascii: host for host in (*plan.pair.managers, *plan.pair.clients, *plan.site.hosts)}
    known = {host.target.ascii for host in plan.site.hosts}
    more = tuple(host for name, host in hosts.items() if name not in known)
    addresses: dict[str, tuple[str, ...]] = {}
    for row in rows:
        cell = row.cell
        host = row.planned.flow.listener
        if host is not None and cell.address:
            name = host.target.ascii
            addresses[name] = tuple(dict.fromkeys((*addresses.get(name, ()), cell.address)))
    return About(replace(plan.site, hosts=(*plan.site.hosts, *more)), addresses)


async def read_computer(about: About, doors: Doors, read_sylink: ReadSylink = read_import) -> Computer:
    """Return this computer as its own system tells it; nothing is sent, and no name is looked up."""
    asked = [(host.target.ascii, about.addresses.get(host.target.ascii, ())) for host in about.site.hosts]
    if doors.inspector is None:
        seen = Inspection(
            name="",
            system="",
            adapters=_NOT_HERE,
            hosts=(),
            name_servers=_NOT_HERE,
            proxies=_NOT_HERE,
            firewalls=Firewalls(unread=(_NOT_HERE,)),
            product=Product(unread=(_NOT_HERE,)),
        )
    else:
        seen = await doors.inspector.inspect(asked)
    now_ns = doors.clock.now_ns()
    table = await doors.net.listeners(now_ns, now_ns + _LISTENERS_NS)
    product = await in_thread(partial(_with_servers, seen.product, read_sylink), "management server list")
    listening = table.listening if isinstance(table, ListenerTable) else ()
    me = myself(about.site, seen.hosts, doors)
    roles = me.roles
    computer = Computer(
        unix_ns=doors.clock.unix_ns(),
        name=seen.name,
        system=seen.system,
        simulated=doors.simulated,
        adapters=seen.adapters,
        hosts=_named(about.site.hosts, seen.hosts),
        name_servers=seen.name_servers,
        proxies=seen.proxies,
        ports=own_ports(about.site, listening, me),
        firewalls=seen.firewalls,
        product=product,
        roles=tuple(role for role in Role if role in roles),
    )
    if not isinstance(table, ListenerTable):
        return replace(computer, ports=Unread(table.detail))
    guess = None if roles else suggested(computer)
    if guess is None:
        return computer
    ports = own_ports(about.site, listening, replace(me, roles=frozenset({guess.role})))
    return replace(computer, ports=ports)


class Myself(Struct, frozen=True):
    """What this computer is in a site: its roles, the version it runs, and its system; None: not known."""

    roles: frozenset[Role]
    version: SepVersion
    system: ClientSystem | None = None


def myself(site: Site, ways: Iterable[HostWays], doors: Doors) -> Myself:
    """Return what this computer is, by those hosts of the site whose addresses are its own."""
    own = {each.host for each in ways if any(isinstance(way, Way) and way.own for way in each.ways)}
    hosts = [host for host in site.hosts if host.target.ascii in own]
    system = next((host.system for host in hosts if host.system is not None), None)
    if system is None and not doors.simulated:
        system = this_computer().system
    version = next((host.version for host in hosts if host.version is not None), site.version)
    return Myself(frozenset(role for host in hosts for role in host.roles), version or CURRENT, system)


def own_ports(site: Site, listening: tuple[Listening, ...], me: Myself) -> tuple[OwnPort, ...]:
    """Return the ports of the matrix that are this computer's by its roles and version, held or not.

    Others are there where the program of the matrix holds them; with no role known, where anybody does.
    """
    found: list[OwnPort] = []
    for entry in load_catalogue().entries:
        for endpoint in entry.endpoints:
            place = (entry.id, endpoint.transport, endpoint.port)
            port = site.ports.get(place, endpoint.port)
            own = _own_port(entry, endpoint.transport, port, listening, me)
            if own.expected or own.named or (own.holders and not me.roles):
                found.append(own)
    return tuple(found)


def _own_port(
    entry: Entry, transport: Transport, port: int, listening: tuple[Listening, ...], me: Myself
) -> OwnPort:
    holders = tuple(
        Holder(each.address, each.pid, each.process)
        for each in listening
        if (each.transport, each.port) == (transport, port)
    )
    programs = entry.listeners_in(me.version)
    named = any(
        holder.process is not None and program.is_called(holder.process)
        for holder in holders
        for program in programs
    )
    return OwnPort(
        entry=entry.id,
        role=entry.listener_role,
        transport=transport,
        port=port,
        holders=holders,
        expected=_is_expected(entry, me),
        named=named,
    )


def _is_expected(entry: Entry, me: Myself) -> bool:
    """Whether this computer listens by its role, its version and its system; not where it rests by itself."""
    wanted = entry.listener_system
    if wanted is not None and me.system is not None and wanted is not me.system:
        return False
    return entry.listener_role in me.roles and entry.versions.covers(me.version) and not entry.may_rest


def _named(hosts: Iterable[SiteHost], ways: Iterable[HostWays]) -> tuple[HostWays, ...]:
    """Return the ways with the hosts called as the site calls them."""
    names = {host.target.ascii: host.name for host in hosts}
    return tuple(replace(each, host=names.get(each.host, each.host)) for each in ways)


def _with_servers(product: Product, read: ReadSylink) -> Product:
    """Return what was found of the product, with the managers of its list; no secret of it is looked at."""
    traces, unread = list(product.traces), list(product.unread)
    for trace in product.traces:
        if trace.trace is not Trace.SYLINK:
            continue
        told = read(Path(trace.value))
        if isinstance(told, ImportFault):
            unread.append(Unread(told.text))
            continue
        servers = (host.target.shown for host in told.site.hosts if Role.MANAGER in host.roles)
        traces += [ProductTrace(PartOf.CLIENT, Trace.SERVER, server) for server in servers]
    return Product(tuple(dict.fromkeys(traces)), tuple(unread))
