"""This computer as its own system describes it to any account: what was read, and why something was not."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Role
from sepgui.i18n import QT_TRANSLATE_NOOP, Text


class Unread(Struct, frozen=True, tag=True):
    """What could not be read, and why in one sentence."""

    why: Text


class Adapter(Struct, frozen=True):
    """A network interface that is up, with all its addresses but loopback's; `mac` where it has one.

    `tunnel` is true of one that looks like that of a VPN.
    """

    name: str
    addresses: tuple[str, ...]
    mac: str | None = None
    tunnel: bool = False


class Way(Struct, frozen=True, tag=True):
    """How this computer would reach an address; nothing is sent to find out.

    `gateway` is None where there is none, or where the system does not tell; `on_link` is true where it says
    that there is none. `own` is true of an address of this computer.
    """

    address: str
    source: str | None = None
    interface: str | None = None
    gateway: str | None = None
    tunnel: bool = False
    own: bool = False
    on_link: bool = False


class HostWays(Struct, frozen=True):
    """The ways to a host of the site, one for each address that is known."""

    host: str
    ways: tuple[Way | Unread, ...]


class NameServers(Struct, frozen=True, tag=True):
    """The name servers of this computer, in its order, and the domains that it tries."""

    servers: tuple[str, ...]
    search: tuple[str, ...] = ()


class ProxyOf(StrEnum):
    """Whose proxy setting it is: this user's, that of services, or that of the environment."""

    USER = "user"
    SERVICES = "services"
    ENVIRONMENT = "environment"


class ProxyUse(Struct, frozen=True):
    """A proxy setting: the servers as written, the exceptions, and the script (PAC); None: a direct way.

    A password in it is never kept.
    """

    whose: ProxyOf
    servers: str | None = None
    exceptions: str = ""
    script: str | None = None


class Holder(Struct, frozen=True):
    """A program that holds a port; `process` and `pid` are None where the system does not tell."""

    address: str
    pid: int | None = None
    process: str | None = None


class OwnPort(Struct, frozen=True):
    """A port of the matrix on this computer: who holds it, and whose port it is.

    `expected` says that this computer has the role that listens; `named` that the program which the
    matrix names holds it.
    """

    entry: str
    role: Role
    transport: Transport
    port: int
    holders: tuple[Holder, ...]
    expected: bool = False
    named: bool = False


class Passing(StrEnum):
    """What a firewall does with what no rule is for."""

    ALLOW = "allow"
    BLOCK = "block"


class Profile(StrEnum):
    """Which networks a part of Windows Firewall is for."""

    DOMAIN = "domain"
    PRIVATE = "private"
    PUBLIC = "public"


class LocalFirewall(Struct, frozen=True):
    """A firewall of this computer, or one profile of it; None: not told."""

    name: str
    on: bool | None = None
    incoming: Passing | None = None
    outgoing: Passing | None = None
    by_policy: bool = False
    profile: Profile | None = None


class PartOf(StrEnum):
    """Which part of the product something belongs to."""

    MANAGER = "manager"
    CLIENT = "client"


class Trace(StrEnum):
    """What the product left on this computer."""

    VERSION = "version"
    SERVICE = "service"
    PROGRAM = "program"
    FOLDER = "folder"
    SYLINK = "sylink"
    SERVER = "server"


class ProductTrace(Struct, frozen=True):
    """Something of the product on this computer; never a secret of it."""

    part: PartOf
    trace: Trace
    value: str


class Suggestion(Struct, frozen=True):
    """Which role this computer seems to have, and what speaks for it."""

    role: Role
    why: tuple[Text, ...]


class Product(Struct, frozen=True):
    """What of the product was found, and what could not be read on the way."""

    traces: tuple[ProductTrace, ...] = ()
    unread: tuple[Unread, ...] = ()


class Firewalls(Struct, frozen=True):
    """The firewalls of this computer, and what could not be read of them."""

    found: tuple[LocalFirewall, ...] = ()
    unread: tuple[Unread, ...] = ()


class Computer(Struct, frozen=True):
    """This computer at a moment of the wall clock. Everything was read on it, and nothing was sent."""

    unix_ns: int
    name: str
    system: str
    simulated: bool
    adapters: tuple[Adapter, ...] | Unread
    hosts: tuple[HostWays, ...]
    name_servers: NameServers | Unread
    proxies: tuple[ProxyUse, ...] | Unread
    ports: tuple[OwnPort, ...] | Unread
    firewalls: Firewalls
    product: Product
    roles: tuple[Role, ...] = ()


_LISTENS = QT_TRANSLATE_NOOP("Computer", "{process} holds port {port}.")
_VERSION = QT_TRANSLATE_NOOP("Computer", "Version {version} is registered here.")
_SERVICE = QT_TRANSLATE_NOOP("Computer", "The service {service} is set up here.")
_PROGRAM = QT_TRANSLATE_NOOP("Computer", "The program {program} runs here.")
_FOLDER = QT_TRANSLATE_NOOP("Computer", "The folder {folder} is here.")
_SYLINK = QT_TRANSLATE_NOOP("Computer", "The management server list {file} is here.")
_WORDS = {
    Trace.VERSION: (_VERSION, "version"),
    Trace.SERVICE: (_SERVICE, "service"),
    Trace.PROGRAM: (_PROGRAM, "program"),
    Trace.FOLDER: (_FOLDER, "folder"),
    Trace.SYLINK: (_SYLINK, "file"),
}
MANAGER_PROGRAMS = frozenset({"semsvc.exe", "semapisrv.exe", "semlaunchsrv.exe", "semlaunchsvc.exe"})
"""Programs that run on a manager alone, in lower case."""
CLIENT_PROGRAMS = frozenset(
    {"smc.exe", "ccsvchst.exe", "rtvscan.exe", "sepmasterservice.exe", "smcd", "rtvscand", "sisamdagent"}
)
"""Programs of the client, on Windows and Linux, in lower case."""


def suggested(computer: Computer) -> Suggestion | None:
    """Return which role this computer seems to have; a manager that is a client too is a manager."""
    for part, role in ((PartOf.MANAGER, Role.MANAGER), (PartOf.CLIENT, Role.CLIENT)):
        why = [*_by_traces(computer, part), *_by_ports(computer, role)]
        if why:
            return Suggestion(role, tuple(dict.fromkeys(why)))
    return None


def servers_of(computer: Computer) -> tuple[str, ...]:
    """Return the managers that this computer's own management server list names, in its order."""
    return tuple(each.value for each in computer.product.traces if each.trace is Trace.SERVER)


def unread_of(computer: Computer) -> Iterator[tuple[str, Unread]]:
    """Yield what could not be read, by the part of the view that it belongs to, and why."""
    told = (
        ("interfaces", computer.adapters),
        ("name_servers", computer.name_servers),
        ("proxies", computer.proxies),
        ("ports", computer.ports),
    )
    for what, value in told:
        if isinstance(value, Unread):
            yield what, value
    for host in computer.hosts:
        yield from (("routes", way) for way in host.ways if isinstance(way, Unread))
    for what, unread in (("firewalls", computer.firewalls.unread), ("product", computer.product.unread)):
        for each in unread:
            yield what, each


def _by_traces(computer: Computer, part: PartOf) -> list[Text]:
    found: list[Text] = []
    for each in computer.product.traces:
        known = _WORDS.get(each.trace)
        if each.part is part and known is not None:
            text, place = known
            found.append(text.with_(**{place: each.value}))
    return found


def _by_ports(computer: Computer, role: Role) -> list[Text]:
    programs = MANAGER_PROGRAMS if role is Role.MANAGER else CLIENT_PROGRAMS
    ports = () if isinstance(computer.ports, Unread) else computer.ports
    return [
        _LISTENS.with_(process=holder.process, port=port.port)
        for port in ports
        if port.role is role and port.named
        for holder in port.holders
        if holder.process is not None and holder.process.casefold() in programs
    ]
