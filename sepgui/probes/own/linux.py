"""What a Linux computer tells of itself, by files and tools as they are documented (proc(5), ip(8))."""

from __future__ import annotations

import re
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, cast

import msgspec

from sepgui.domain.computer import (
    CLIENT_PROGRAMS,
    Adapter,
    Firewalls,
    LocalFirewall,
    NameServers,
    PartOf,
    Passing,
    Product,
    ProductTrace,
    ProxyUse,
    Trace,
    Unread,
    Way,
)
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.own.proxies import of_environment
from sepgui.probes.own.system import System

HOSTS_FILE = "/etc/hosts"
_RESOLVED = "/run/systemd/resolve/resolv.conf"
_STUB = "127.0.0.53"
_REJECTING = frozenset({"unreachable", "prohibit", "blackhole", "throw"})
_SYLINKS = (
    "/etc/symantec/sep/sylink.xml",
    "/etc/symantec/sylink.xml",
    "/opt/Symantec/symantec_antivirus/sylink.xml",
    "/opt/Symantec/sdcssagent/sylink.xml",
)
_FOLDERS = ("/etc/symantec", "/opt/Symantec", "/var/symantec")
_SETTINGS = "/etc/Symantec.conf"
_BASE = re.compile(r"(?im)^\s*BaseDir\s*=\s*(\S.*?)\s*$")
_NO_ROUTE = QT_TRANSLATE_NOOP("Computer", "This computer has no route to {address}.")
_NO_FIREWALL = QT_TRANSLATE_NOOP(
    "Computer",
    "The rules of this computer's firewall (nftables) cannot be read without administrator rights.",
)
_NO_NFT = QT_TRANSLATE_NOOP(
    "Computer", "The tool nft is not on this computer, so its packet filter cannot be read."
)
_NO_SERVERS = QT_TRANSLATE_NOOP("Computer", "No name server is configured on this computer.")
_GARBLED = QT_TRANSLATE_NOOP("Computer", "What {tool} says cannot be understood.")


def name_servers(system: System) -> NameServers | Unread:
    """Return the name servers (resolv.conf(5)); behind systemd's stub, those that it asks itself."""
    told = system.text("/etc/resolv.conf")
    if isinstance(told, Unread):
        return told
    found = _resolv_conf(told)
    if found.servers == (_STUB,):
        behind = system.text(_RESOLVED)
        if isinstance(behind, str) and _resolv_conf(behind).servers:
            return _resolv_conf(behind)
    return found if found.servers else Unread(_NO_SERVERS)


def proxies(system: System) -> tuple[ProxyUse, ...] | Unread:
    """Return the proxy of the environment; without one, the way is direct."""
    return of_environment(system.environment)


def way(system: System, address: str, adapters: Iterable[Adapter]) -> Way | Unread:
    """Return the way to an address: as `ip` tells it, else by the kernel's tables, else by its source."""
    known = tuple(adapters)
    source = system.source(address)
    if _is_loopback(address) or any(_same(address, own) for each in known for own in each.addresses):
        return Way(address, source, own=True)
    bare = address.partition("%")[0]
    told = system.output("ip", "-j", "route", "get", bare)
    found = None if isinstance(told, Unread) else _by_tool(told, address)
    if found is None:
        if source is None:
            return Unread(_NO_ROUTE.with_(address=address))
        found = _by_tables(system, address) or Way(address, source)
    name = found.interface or next((each.name for each in known if source in each.addresses), None)
    tunnel = any(each.tunnel for each in known if each.name == name)
    return Way(address, source or found.source, name, found.gateway, tunnel, on_link=found.on_link)


def firewalls(system: System) -> Firewalls:
    """Return what can be read of ufw, firewalld and nftables."""
    found: list[LocalFirewall] = []
    unread: list[Unread] = []
    ufw = system.text("/etc/ufw/ufw.conf")
    if isinstance(ufw, str):
        enabled = re.search(r"(?im)^\s*ENABLED\s*=\s*\"?(yes|no)", ufw)
        if enabled is not None:
            found.append(_ufw(system, on=enabled[1].casefold() == "yes"))
    state = system.output("firewall-cmd", "--state")
    if isinstance(state, str):
        found.append(LocalFirewall("firewalld", on=state.strip() == "running"))
    rules = system.output("nft", "-j", "list", "ruleset")
    if isinstance(rules, str):
        nft = _nftables(rules)
        if isinstance(nft, Unread):
            unread.append(nft)
        else:
            found.append(nft)
    else:
        absent = rules.why.source.startswith("The tool {tool} is not")
        unread.append(Unread(_NO_NFT if absent else _NO_FIREWALL))
    return Firewalls(tuple(found), tuple(unread))


def product(system: System) -> Product:
    """Return what of the client is here: its folders, its programs, its management server list."""
    traces: list[ProductTrace] = []
    unread: list[Unread] = []
    settings = system.text(_SETTINGS)
    base = _BASE.search(settings) if isinstance(settings, str) else None
    folders = dict.fromkeys((*_FOLDERS, *((base[1],) if base is not None else ())))
    for kind, paths in ((Trace.FOLDER, tuple(folders)), (Trace.SYLINK, _SYLINKS)):
        for path in paths:
            missing = system.missing(path)
            if isinstance(missing, Unread):
                unread.append(missing)
            elif not missing:
                traces.append(ProductTrace(PartOf.CLIENT, kind, path))
    programs = system.programs()
    if isinstance(programs, Unread):
        unread.append(programs)
    else:
        traces += [
            ProductTrace(PartOf.CLIENT, Trace.PROGRAM, name)
            for name in programs
            if name.casefold() in CLIENT_PROGRAMS
        ]
    return Product(tuple(traces), tuple(unread))


# --- inside -----------------------------------------------------------------------------------------


def _resolv_conf(text: str) -> NameServers:
    servers: list[str] = []
    search: tuple[str, ...] = ()
    for line in text.splitlines():
        word, *values = line.split("#")[0].split(";")[0].split() or [""]
        if word == "nameserver" and values and _address(values[0]) is not None:
            servers.append(values[0])
        elif word in ("search", "domain") and values:
            search = tuple(values)
    return NameServers(tuple(servers), search)


def _by_tool(text: str, address: str) -> Way | None:
    """Return the way that `ip -j route get` tells; None where it says something else."""
    try:
        rows = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return None
    row = cast("list[Any]", rows)[0] if isinstance(rows, list) and rows else None
    if not isinstance(row, dict):
        return None
    told = cast("dict[str, Any]", row)
    if told.get("type") in _REJECTING:
        return None
    via = told.get("via")
    gateway = told.get("gateway") or (
        cast("dict[str, Any]", via).get("host") if isinstance(via, dict) else None
    )
    device = told.get("dev")
    if not isinstance(device, str):
        return None
    through = _text(gateway)
    return Way(address, _text(told.get("prefsrc")), device, through, on_link=through is None)


def _by_tables(system: System, address: str) -> Way | None:
    """Return the way by the longest prefix of the kernel's main tables (proc(5))."""
    ip = _address(address)
    if isinstance(ip, IPv4Address):
        told = system.text("/proc/net/route")
        return None if isinstance(told, Unread) else _longest(_routes_4(told), ip, address)
    if isinstance(ip, IPv6Address):
        told = system.text("/proc/net/ipv6_route")
        return None if isinstance(told, Unread) else _longest(_routes_6(told), ip, address)
    return None


_Route = tuple[int, int, int, int, str]
"""Network, prefix length, metric, gateway, interface; addresses as numbers."""


def _routes_4(text: str) -> Iterable[_Route]:
    for line in text.splitlines()[1:]:
        parts = line.split()
        try:
            device, net, gateway, flags = parts[0], parts[1], parts[2], int(parts[3], 16)
            metric, mask = int(parts[6]), int.from_bytes(bytes.fromhex(parts[7]), "little")
            network = int.from_bytes(bytes.fromhex(net), "little")
            through = int.from_bytes(bytes.fromhex(gateway), "little")
        except (IndexError, ValueError):
            continue
        if flags & 1 and not flags & 0x200 and len(net) == 8 and mask < 1 << 32:
            yield network, mask.bit_count(), metric, through, device


def _routes_6(text: str) -> Iterable[_Route]:
    for line in text.splitlines():
        parts = line.split()
        try:
            network, length, through = int(parts[0], 16), int(parts[1], 16), int(parts[4], 16)
            metric, flags, device = int(parts[5], 16), int(parts[8], 16), parts[9]
        except (IndexError, ValueError):
            continue
        if flags & 1 and not flags & 0x200 and 0 <= length <= 128:
            yield network, length, metric, through, device


def _longest(routes: Iterable[_Route], ip: IPv4Address | IPv6Address, address: str) -> Way | None:
    bits, kind = (32, IPv4Address) if isinstance(ip, IPv4Address) else (128, IPv6Address)
    fitting = [
        route for route in routes if route[1] <= bits and (int(ip) ^ route[0]) >> (bits - route[1]) == 0
    ]
    if not fitting:
        return None
    _, _, _, through, device = max(fitting, key=lambda route: (route[1], -route[2]))
    gateway = str(kind(through)) if 0 < through < 1 << bits else None
    return Way(address, None, device, gateway, on_link=gateway is None)


def _ufw(system: System, *, on: bool) -> LocalFirewall:
    told = system.text("/etc/default/ufw")
    policies = dict[str, Passing]()
    if isinstance(told, str):
        for way_, word in re.findall(r"(?im)^\s*DEFAULT_(INPUT|OUTPUT)_POLICY\s*=\s*\"?(\w+)", told):
            policies[way_.upper()] = Passing.ALLOW if word.upper() == "ACCEPT" else Passing.BLOCK
    return LocalFirewall("ufw", on, policies.get("INPUT"), policies.get("OUTPUT"))


def _nftables(text: str) -> LocalFirewall | Unread:
    """Return whether nftables filters (libnftables-json(5)): its base chains, and their policies."""
    garbled = Unread(_GARBLED.with_(tool="nft"))
    try:
        told = msgspec.json.decode(text)
    except (msgspec.DecodeError, RecursionError):
        return garbled
    if not isinstance(told, dict) or not isinstance(cast("dict[str, Any]", told).get("nftables"), list):
        return garbled
    policies: dict[str, list[Any]] = {"input": [], "output": []}
    rules = 0
    for each in cast("dict[str, Any]", told)["nftables"]:
        item = cast("dict[str, Any]", each) if isinstance(each, dict) else {}
        rules += "rule" in item
        chain = item.get("chain")
        if isinstance(chain, dict):
            known = cast("dict[str, Any]", chain)
            hook = known.get("hook")
            if known.get("type") == "filter" and isinstance(hook, str) and hook in policies:
                policies[hook].append(known.get("policy"))
    filters = any(policies.values())
    return LocalFirewall(
        "nftables",
        (filters and rules > 0) or any("drop" in each for each in policies.values()),
        _passing(policies["input"]),
        _passing(policies["output"]),
    )


def _passing(policies: list[Any]) -> Passing:
    return Passing.BLOCK if "drop" in policies else Passing.ALLOW


def _same(one: str, other: str) -> bool:
    first, second = _address(one), _address(other)
    return first is not None and second is not None and int(first) == int(second)


def _is_loopback(text: str) -> bool:
    ip = _address(text)
    return ip is not None and ip.is_loopback


def _address(text: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(text.partition("%")[0])
    except ValueError:
        return None


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None
