r"""What a Windows computer tells of itself, out of its registry, in which no word is translated.

Keys and values after Microsoft's documentation: interfaces under ``Tcpip\Parameters``, WinINet's settings of
the user, WinHTTP's of services, the profiles of Windows Firewall with what policies say before them, and
services. The product's version stands where Broadcom documents it (article 181033).
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterable
from ipaddress import ip_address

from sepgui.domain.computer import (
    CLIENT_PROGRAMS,
    MANAGER_PROGRAMS,
    Adapter,
    Firewalls,
    LocalFirewall,
    NameServers,
    PartOf,
    Passing,
    Product,
    ProductTrace,
    Profile,
    ProxyOf,
    ProxyUse,
    Trace,
    Unread,
    Way,
)
from sepgui.domain.host import is_address
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.own.proxies import of_services, without_credentials
from sepgui.probes.own.system import System, Value

HOSTS_FILE = r"C:\Windows\System32\drivers\etc\hosts"
_TCPIP = r"HKLM\SYSTEM\CurrentControlSet\Services\{}\Parameters"
_FAMILIES = ("Tcpip", "Tcpip6")
_WININET = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Internet Settings"
_WINHTTP = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Internet Settings\Connections"
_PROFILES = (
    ("DomainProfile", "DomainProfile", Profile.DOMAIN),
    ("StandardProfile", "PrivateProfile", Profile.PRIVATE),
    ("PublicProfile", "PublicProfile", Profile.PUBLIC),
)
"""A profile's key in the registry, its key among the policies, and its name."""
_FIREWALL = r"HKLM\SYSTEM\CurrentControlSet\Services\SharedAccess\Parameters\FirewallPolicy"
_POLICY = r"HKLM\SOFTWARE\Policies\Microsoft\WindowsFirewall"
_ROUTE_LENGTH = 104
_SERVICES = r"HKLM\SYSTEM\CurrentControlSet\Services"
_PRODUCTS = (
    r"HKLM\SOFTWARE\Symantec\Symantec Endpoint Protection",
    r"HKLM\SOFTWARE\Wow6432Node\Symantec\Symantec Endpoint Protection",
)
_MANAGER_SERVICES = ("semsrv", "semwebsrv", "semapisrv", "semlaunchsrv", "SQLANYs_sem5")
_CLIENT_SERVICES = ("SepMasterService", "SmcService", "Symantec AntiVirus")
_SYLINKS = (
    r"C:\ProgramData\Symantec\Symantec Endpoint Protection\CurrentVersion\Data\Config\SyLink.xml",
    r"C:\Program Files (x86)\Symantec\Symantec Endpoint Protection\SyLink.xml",
    r"C:\Program Files\Symantec\Symantec Endpoint Protection\SyLink.xml",
)
_NO_SERVERS = QT_TRANSLATE_NOOP("Computer", "No name server is configured on this computer.")
_NO_ROUTE = QT_TRANSLATE_NOOP("Computer", "This computer has no route to {address}.")
_NO_PROFILES = QT_TRANSLATE_NOOP("Computer", "Windows Firewall's profiles are not in the registry.")


def name_servers(system: System) -> NameServers | Unread:
    """Return the name servers that are set by hand or came with the lease, each once."""
    servers: list[str] = []
    search: list[str] = []
    for family in _FAMILIES:
        top = _TCPIP.format(family)
        search += _list(system.value(top, "SearchList")) or _list(system.value(top, "Domain"))
        names = system.keys(rf"{top}\Interfaces")
        if isinstance(names, Unread):
            return names
        for name in names:
            key = rf"{top}\Interfaces\{name}"
            found = _list(system.value(key, "NameServer")) or _list(system.value(key, "DhcpNameServer"))
            servers += [each for each in found if is_address(each)]
            search += _list(system.value(key, "DhcpDomain"))
    if not servers:
        return Unread(_NO_SERVERS)
    return NameServers(tuple(dict.fromkeys(servers)), tuple(dict.fromkeys(search)))


def proxies(system: System) -> tuple[ProxyUse, ...] | Unread:
    """Return the proxy of the user (WinINet) and that of services (WinHTTP), as they are written."""
    enabled = system.value(_WININET, "ProxyEnable")
    if isinstance(enabled, Unread):
        return enabled
    servers = _text(system.value(_WININET, "ProxyServer")) if enabled == 1 else None
    script = _text(system.value(_WININET, "AutoConfigURL"))
    exceptions = _text(system.value(_WININET, "ProxyOverride")) or ""
    found: list[ProxyUse] = []
    if servers or script:
        found.append(
            ProxyUse(
                ProxyOf.USER,
                without_credentials(servers) if servers else None,
                exceptions if servers else "",
                without_credentials(script) if script else None,
            )
        )
    blob = system.value(_WINHTTP, "WinHttpSettings")
    services = of_services(blob) if isinstance(blob, bytes) else None
    if services is not None and services.servers:
        found.append(services)
    return tuple(found)


def way(system: System, address: str, adapters: Iterable[Adapter]) -> Way | Unread:
    """Return the way to an address: its source, the interface that has it, and the gateway of the route."""
    known = tuple(adapters)
    source = system.source(address)
    if _is_loopback(address) or any(_bare(address) == _bare(own) for each in known for own in each.addresses):
        return Way(address, source, own=True)
    if source is None:
        return Unread(_NO_ROUTE.with_(address=address))
    through = next((each for each in known if _bare(source) in map(_bare, each.addresses)), None)
    name = through.name if through is not None else None
    row = system.best_route(address)
    gateway, tunnel = gateway_of(row), through is not None and through.tunnel
    return Way(address, source, name, gateway, tunnel, on_link=gateway is None and len(row) >= _ROUTE_LENGTH)


def gateway_of(row: bytes) -> str | None:
    """Return the next hop of a MIB_IPFORWARD_ROW2 (netioapi.h); None on the link, or for other bytes."""
    at, inet, inet6 = 44, 2, 23
    if len(row) < at + 28:
        return None
    (family,) = struct.unpack_from("<H", row, at)
    if family == inet:
        packed = row[at + 4 : at + 8]
        return socket.inet_ntop(socket.AF_INET, packed) if any(packed) else None
    if family == inet6:
        packed = row[at + 8 : at + 24]
        return socket.inet_ntop(socket.AF_INET6, packed) if any(packed) else None
    return None


def firewalls(system: System) -> Firewalls:
    """Return the three profiles of Windows Firewall; what a group policy says goes before."""
    found: list[LocalFirewall] = []
    unread: list[Unread] = []
    for key, policy, profile in _PROFILES:
        values = [
            (_number(system.value(rf"{_POLICY}\{policy}", name)), system.value(rf"{_FIREWALL}\{key}", name))
            for name in ("EnableFirewall", "DefaultInboundAction", "DefaultOutboundAction")
        ]
        refused = next((own for _, own in values if isinstance(own, Unread)), None)
        if refused is not None:
            unread.append(refused)
            continue
        on, incoming, outgoing = (_number(own) if by is None else by for by, own in values)
        if on is None:
            continue
        found.append(
            LocalFirewall(
                "Windows Firewall",
                on != 0,
                Passing.ALLOW if incoming == 0 else Passing.BLOCK,
                Passing.BLOCK if outgoing == 1 else Passing.ALLOW,
                by_policy=values[0][0] is not None,
                profile=profile,
            )
        )
    if not found and not unread:
        unread.append(Unread(_NO_PROFILES))
    return Firewalls(tuple(found), tuple(dict.fromkeys(unread)))


def product(system: System) -> Product:
    """Return what of client and manager is registered, set up, running or lying here."""
    traces: list[ProductTrace] = []
    unread: list[Unread] = []

    def add(part: PartOf, trace: Trace, told: Value | Unread | None) -> None:
        if isinstance(told, Unread):
            unread.append(told)
        elif isinstance(told, str) and told.strip():
            traces.append(ProductTrace(part, trace, told.strip()))

    for key in _PRODUCTS:
        add(PartOf.CLIENT, Trace.VERSION, system.value(rf"{key}\SMC", "ProductVersion"))
        add(PartOf.MANAGER, Trace.VERSION, system.value(rf"{key}\SEPM", "Version"))
        add(PartOf.MANAGER, Trace.FOLDER, system.value(rf"{key}\SEPM", "TargetDir"))
    for part, services in ((PartOf.MANAGER, _MANAGER_SERVICES), (PartOf.CLIENT, _CLIENT_SERVICES)):
        for service in services:
            image = system.value(rf"{_SERVICES}\{service}", "ImagePath")
            add(part, Trace.SERVICE, image if isinstance(image, Unread) or not image else service)
    for path in _SYLINKS:
        missing = system.missing(path)
        if missing is not True:
            add(PartOf.CLIENT, Trace.SYLINK, missing if isinstance(missing, Unread) else path)
    programs = system.programs()
    if isinstance(programs, Unread):
        unread.append(programs)
    else:
        for name in programs:
            for part, known in ((PartOf.MANAGER, MANAGER_PROGRAMS), (PartOf.CLIENT, CLIENT_PROGRAMS)):
                if name.casefold() in known:
                    add(part, Trace.PROGRAM, name)
    return Product(tuple(dict.fromkeys(traces)), tuple(dict.fromkeys(unread)))


# --- inside -----------------------------------------------------------------------------------------


def _list(value: Value | Unread | None) -> list[str]:
    return value.replace(",", " ").split() if isinstance(value, str) else []


def _text(value: Value | Unread | None) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _number(value: Value | Unread | None) -> int | None:
    return value if isinstance(value, int) else None


def _bare(address: str) -> str:
    return address.partition("%")[0].casefold()


def _is_loopback(text: str) -> bool:
    return is_address(text) and ip_address(_bare(text)).is_loopback
