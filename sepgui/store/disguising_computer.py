"""This computer's view in disguise: which of its fields name somebody, and as what."""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.domain.computer import (
    Adapter,
    Computer,
    HostWays,
    NameServers,
    OwnPort,
    ProductTrace,
    ProxyUse,
    Trace,
    Unread,
    Way,
)
from sepgui.store.disguising import Disguising

_FREE = frozenset({Trace.FOLDER, Trace.SYLINK})


def disguised_computer(computer: Computer, by: Disguising) -> Computer:
    """Return the view of the same computer under other names; programs, versions and ports stay."""
    adapters, servers, proxies, ports = (
        computer.adapters,
        computer.name_servers,
        computer.proxies,
        computer.ports,
    )
    return replace(
        computer,
        name=by.disguise.host(computer.name) if computer.name else "",
        adapters=_unread(adapters, by)
        if isinstance(adapters, Unread)
        else tuple(_adapter(each, by) for each in adapters),
        hosts=tuple(_host(each, by) for each in computer.hosts),
        name_servers=_unread(servers, by) if isinstance(servers, Unread) else _servers(servers, by),
        proxies=_unread(proxies, by)
        if isinstance(proxies, Unread)
        else tuple(_proxy(each, by) for each in proxies),
        ports=_unread(ports, by) if isinstance(ports, Unread) else tuple(_port(each, by) for each in ports),
        firewalls=replace(
            computer.firewalls, unread=tuple(_unread(each, by) for each in computer.firewalls.unread)
        ),
        product=replace(
            computer.product,
            traces=tuple(_trace(each, by) for each in computer.product.traces),
            unread=tuple(_unread(each, by) for each in computer.product.unread),
        ),
    )


def _unread(unread: Unread, by: Disguising) -> Unread:
    return Unread(by.text(unread.why))


def _adapter(adapter: Adapter, by: Disguising) -> Adapter:
    return Adapter(
        by.disguise.words("Network", adapter.name),
        tuple(by.disguise.address(address) for address in adapter.addresses),
        None if adapter.mac is None else by.disguise.mac(adapter.mac),
        adapter.tunnel,
    )


def _host(host: HostWays, by: Disguising) -> HostWays:
    ways = tuple(_unread(way, by) if isinstance(way, Unread) else _way(way, by) for way in host.ways)
    return HostWays(by.disguise.host(host.host), ways)


def _way(way: Way, by: Disguising) -> Way:
    return replace(
        way,
        address=by.disguise.address(way.address),
        source=None if way.source is None else by.disguise.address(way.source),
        interface=None if way.interface is None else by.disguise.words("Network", way.interface),
        gateway=None if way.gateway is None else by.disguise.address(way.gateway),
    )


def _servers(told: NameServers, by: Disguising) -> NameServers:
    return NameServers(
        tuple(by.disguise.address(each) for each in told.servers),
        tuple(by.disguise.host(each) for each in told.search),
    )


def _proxy(proxy: ProxyUse, by: Disguising) -> ProxyUse:
    return replace(
        proxy,
        servers=None if proxy.servers is None else by.disguise.free(proxy.servers),
        exceptions=by.disguise.free(proxy.exceptions),
        script=None if proxy.script is None else by.disguise.url(_without_path(proxy.script)),
    )


def _without_path(url: str) -> str:
    """Return a URL without its path: a script may be called after a person."""
    scheme, marks, rest = url.partition("://")
    return f"{scheme}{marks}{rest.partition('/')[0]}/" if marks else url


def _port(port: OwnPort, by: Disguising) -> OwnPort:
    holders = tuple(replace(each, address=by.disguise.address(each.address)) for each in port.holders)
    return replace(port, holders=holders)


def _trace(trace: ProductTrace, by: Disguising) -> ProductTrace:
    if trace.trace is Trace.SERVER:
        return replace(trace, value=by.disguise.host(trace.value))
    return replace(trace, value=by.disguise.free(trace.value)) if trace.trace in _FREE else trace
