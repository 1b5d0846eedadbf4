"""This computer's view in words: sections for terminal, window and paper."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from types import MappingProxyType

from msgspec import Struct

from sepgui.domain.computer import (
    Computer,
    Holder,
    HostWays,
    LocalFirewall,
    NameServers,
    OwnPort,
    PartOf,
    Passing,
    Profile,
    ProxyOf,
    ProxyUse,
    Trace,
    Unread,
    Way,
    suggested,
)
from sepgui.domain.entry import Catalogue
from sepgui.domain.wording import ROLE_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.table import Column, paragraph, table


class Section(Struct, frozen=True):
    """A table of the view; `notes` are sentences, of what could not be read among them."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()


def sections(computer: Computer, catalogue: Catalogue, lang: Lang) -> tuple[Section, ...]:
    """Return the whole view, in the order in which it is shown."""
    return (
        _itself(computer, lang),
        _adapters(computer, lang),
        *((_ways(computer.hosts, lang),) if computer.hosts else ()),
        _name_servers(computer.name_servers, lang),
        _proxies(computer.proxies, lang),
        _ports(computer, catalogue, lang),
        _firewalls(computer, lang),
        _product(computer, lang),
    )


def computer_table(computer: Computer, catalogue: Catalogue, lang: Lang, width: int) -> str:
    """Return the view for a terminal."""
    parts: list[str] = []
    if computer.simulated:
        parts += [paragraph(translate(SIMULATED, lang), width), "\n"]
    for section in sections(computer, catalogue, lang):
        parts.append(f"{section.title}\n")
        if section.rows:
            columns = [Column(heading, least=8) for heading in section.headings]
            lines = table(columns, section.rows, width - 2).splitlines(keepends=True)
            parts += [f"  {line}" for line in lines]
        parts += [paragraph(note, width, first="  ", rest="  ") for note in section.notes]
        parts.append("\n")
    parts.append(paragraph(translate(NOTHING_SENT, lang), width))
    return "".join(parts)


# --- the sections -----------------------------------------------------------------------------------


def _itself(computer: Computer, lang: Lang) -> Section:
    read_at = datetime.fromtimestamp(computer.unix_ns // 1_000_000_000).astimezone()
    rows = [
        (translate(_NAME, lang), computer.name),
        (translate(_SYSTEM, lang), computer.system),
        (translate(_READ_AT, lang), f"{read_at:%Y-%m-%d %H:%M:%S %z}"),
    ]
    if computer.roles:
        words = ", ".join(translate(ROLE_WORDS[role], lang) for role in computer.roles)
        rows.append((translate(_ROLE, lang), words))
    guess = suggested(computer)
    notes: list[str] = []
    if guess is not None:
        notes.append(translate(_LOOKS_LIKE.with_(role=ROLE_WORDS[guess.role]), lang))
        notes += [translate(text, lang) for text in guess.why]
    return Section(
        translate(TITLE, lang),
        _headings((_WHAT, _VALUE), lang),
        tuple(row for row in rows if row[1]),
        tuple(notes),
    )


def _adapters(computer: Computer, lang: Lang) -> Section:
    title, headings = translate(_ADAPTERS, lang), _headings((_INTERFACE, _ADDRESSES, _MAC, _KIND), lang)
    if isinstance(computer.adapters, Unread):
        return Section(title, headings, (), _why((computer.adapters,), lang))
    rows = tuple(
        (each.name, ", ".join(each.addresses), each.mac or "", translate(_VPN, lang) if each.tunnel else "")
        for each in computer.adapters
    )
    return Section(title, headings, rows, () if rows else (translate(_NO_ADAPTERS, lang),))


def _ways(hosts: Iterable[HostWays], lang: Lang) -> Section:
    rows: list[tuple[str, ...]] = []
    notes: list[str] = []
    for host in hosts:
        for way in host.ways:
            if isinstance(way, Unread):
                notes.append(translate(way.why, lang))
            else:
                rows.append(
                    (host.host, way.address, way.source or "", way.interface or "", _gateway(way, lang))
                )
    headings = _headings((_HOST, _ADDRESS, _FROM, _INTERFACE, _GATEWAY), lang)
    return Section(translate(_WAYS, lang), headings, tuple(rows), tuple(dict.fromkeys(notes)))


def _gateway(way: Way, lang: Lang) -> str:
    if way.own:
        return translate(_THIS_COMPUTER, lang)
    words = way.gateway or translate(_LINK if way.on_link else _NOT_TOLD, lang)
    return f"{words} ({translate(_VPN, lang)})" if way.tunnel else words


def _name_servers(told: NameServers | Unread, lang: Lang) -> Section:
    title, headings = translate(_NAME_SERVERS, lang), _headings((_WHAT, _VALUE), lang)
    if isinstance(told, Unread):
        return Section(title, headings, (), _why((told,), lang))
    rows = [(translate(_SERVERS, lang), ", ".join(told.servers))]
    if told.search:
        rows.append((translate(_SEARCH, lang), ", ".join(told.search)))
    return Section(title, headings, tuple(rows))


def _proxies(told: tuple[ProxyUse, ...] | Unread, lang: Lang) -> Section:
    title, headings = translate(_PROXIES, lang), _headings((_WHOSE, _SERVERS, _EXCEPTIONS, _SCRIPT), lang)
    if isinstance(told, Unread):
        return Section(title, headings, (), _why((told,), lang))
    rows = tuple(
        (translate(_WHOSE_WORDS[each.whose], lang), each.servers or "", each.exceptions, each.script or "")
        for each in told
    )
    return Section(title, headings, rows, () if rows else (translate(_NO_PROXY, lang),))


def _ports(computer: Computer, catalogue: Catalogue, lang: Lang) -> Section:
    title, headings = translate(_PORTS, lang), _headings((_PORT, _ENTRY, _HELD_BY, _MEANS), lang)
    if isinstance(computer.ports, Unread):
        return Section(title, headings, (), _why((computer.ports,), lang))
    rows = tuple(
        (
            f"{each.port}/{each.transport.value}",
            next((e.name.in_(lang) for e in catalogue.entries if e.id == each.entry), each.entry),
            "; ".join(_holder(holder, lang) for holder in each.holders),
            translate(_meaning(each), lang),
        )
        for each in computer.ports
    )
    return Section(title, headings, rows, () if rows else (translate(_NO_PORTS, lang),))


def _holder(holder: Holder, lang: Lang) -> str:
    if holder.process is None or holder.pid is None:
        return translate(_SOMEBODY.with_(address=holder.address), lang)
    return translate(_HOLDER.with_(process=holder.process, pid=holder.pid, address=holder.address), lang)


def _meaning(port: OwnPort) -> Text:
    if not port.holders:
        return _NOBODY
    if port.named:
        return _AS_THE_MATRIX
    if all(holder.process is None for holder in port.holders):
        return _UNNAMED
    return _ANOTHER


def _firewalls(computer: Computer, lang: Lang) -> Section:
    told = computer.firewalls
    rows = tuple(
        (
            _firewall_name(each, lang),
            _state(each, lang),
            _passing(each.incoming, lang),
            _passing(each.outgoing, lang),
        )
        for each in told.found
    )
    headings = _headings((_FIREWALL, _STATE, _INCOMING, _OUTGOING), lang)
    return Section(translate(_FIREWALLS, lang), headings, rows, _why(told.unread, lang))


def _firewall_name(firewall: LocalFirewall, lang: Lang) -> str:
    if firewall.profile is None:
        return firewall.name
    return f"{firewall.name} ({translate(_PROFILE_WORDS[firewall.profile], lang)})"


def _state(firewall: LocalFirewall, lang: Lang) -> str:
    if firewall.on is None:
        return translate(_NOT_TOLD, lang)
    words = translate(_ON if firewall.on else _OFF, lang)
    return f"{words} ({translate(_BY_POLICY, lang)})" if firewall.by_policy else words


def _passing(passing: Passing | None, lang: Lang) -> str:
    if passing is None:
        return translate(_NOT_TOLD, lang)
    return translate(_ALLOWED if passing is Passing.ALLOW else _BLOCKED, lang)


def _product(computer: Computer, lang: Lang) -> Section:
    told = computer.product
    rows = tuple(
        (translate(_PART_WORDS[each.part], lang), translate(_TRACE_WORDS[each.trace], lang), each.value)
        for each in told.traces
    )
    notes = _why(told.unread, lang)
    if not rows:
        notes = (translate(_NO_PRODUCT, lang), *notes)
    return Section(translate(_PRODUCT, lang), _headings((_PART, _WHAT, _VALUE), lang), rows, notes)


# --- inside -----------------------------------------------------------------------------------------


def _headings(texts: Iterable[Text], lang: Lang) -> tuple[str, ...]:
    return tuple(translate(text, lang) for text in texts)


def _why(unread: Iterable[Unread], lang: Lang) -> tuple[str, ...]:
    return tuple(translate(each.why, lang) for each in unread)


TITLE = QT_TRANSLATE_NOOP("Computer", "This computer")
SIMULATED = QT_TRANSLATE_NOOP("Computer", "SIMULATION: this computer is made up")
NOTHING_SENT = QT_TRANSLATE_NOOP(
    "Computer",
    "All of this was read on this computer, with the rights of this account; nothing was sent for it.",
)
_WHAT = QT_TRANSLATE_NOOP("Computer", "What")
_VALUE = QT_TRANSLATE_NOOP("Computer", "Value")
_NAME = QT_TRANSLATE_NOOP("Computer", "Name")
_SYSTEM = QT_TRANSLATE_NOOP("Computer", "System")
_READ_AT = QT_TRANSLATE_NOOP("Computer", "Read at")
_ROLE = QT_TRANSLATE_NOOP("Computer", "Role in the site")
_LOOKS_LIKE = QT_TRANSLATE_NOOP("Computer", "By what was found, this computer is a {role}:")
_ADAPTERS = QT_TRANSLATE_NOOP("Computer", "Addresses and interfaces")
_NO_ADAPTERS = QT_TRANSLATE_NOOP("Computer", "No network interface is up.")
_INTERFACE = QT_TRANSLATE_NOOP("Computer", "Interface")
_ADDRESSES = QT_TRANSLATE_NOOP("Computer", "Addresses")
_MAC = QT_TRANSLATE_NOOP("Computer", "MAC")
_KIND = QT_TRANSLATE_NOOP("Computer", "Kind")
_VPN = QT_TRANSLATE_NOOP("Computer", "looks like a VPN")
_WAYS = QT_TRANSLATE_NOOP("Computer", "The way to each host")
_HOST = QT_TRANSLATE_NOOP("Computer", "Host")
_ADDRESS = QT_TRANSLATE_NOOP("Computer", "Address")
_FROM = QT_TRANSLATE_NOOP("Computer", "From")
_GATEWAY = QT_TRANSLATE_NOOP("Computer", "Through")
_LINK = QT_TRANSLATE_NOOP("Computer", "its own network")
_THIS_COMPUTER = QT_TRANSLATE_NOOP("Computer", "this computer itself")
_NAME_SERVERS = QT_TRANSLATE_NOOP("Computer", "Name servers")
_SERVERS = QT_TRANSLATE_NOOP("Computer", "Servers")
_SEARCH = QT_TRANSLATE_NOOP("Computer", "Domains that are tried")
_PROXIES = QT_TRANSLATE_NOOP("Computer", "Proxy of the system")
_WHOSE = QT_TRANSLATE_NOOP("Computer", "Whose")
_EXCEPTIONS = QT_TRANSLATE_NOOP("Computer", "Exceptions")
_SCRIPT = QT_TRANSLATE_NOOP("Computer", "Script (PAC)")
_NO_PROXY = QT_TRANSLATE_NOOP("Computer", "No proxy is set.")
_WHOSE_WORDS = MappingProxyType(
    {
        ProxyOf.USER: QT_TRANSLATE_NOOP("Computer", "this user’s (WinINet)"),
        ProxyOf.SERVICES: QT_TRANSLATE_NOOP("Computer", "of services (WinHTTP)"),
        ProxyOf.ENVIRONMENT: QT_TRANSLATE_NOOP("Computer", "of the environment"),
    }
)
_PORTS = QT_TRANSLATE_NOOP("Computer", "Ports of the matrix on this computer")
_PORT = QT_TRANSLATE_NOOP("Computer", "Port")
_ENTRY = QT_TRANSLATE_NOOP("Computer", "Entry")
_HELD_BY = QT_TRANSLATE_NOOP("Computer", "Held by")
_MEANS = QT_TRANSLATE_NOOP("Computer", "What it means")
_NO_PORTS = QT_TRANSLATE_NOOP("Computer", "No port of the matrix is held on this computer.")
_HOLDER = QT_TRANSLATE_NOOP("Computer", "{process} (PID {pid}) on {address}")
_SOMEBODY = QT_TRANSLATE_NOOP("Computer", "a program not named to this account, on {address}")
_NOBODY = QT_TRANSLATE_NOOP("Computer", "nothing listens here")
_AS_THE_MATRIX = QT_TRANSLATE_NOOP("Computer", "the program that should")
_UNNAMED = QT_TRANSLATE_NOOP("Computer", "somebody listens")
_ANOTHER = QT_TRANSLATE_NOOP("Computer", "not the program of SEP")
_FIREWALLS = QT_TRANSLATE_NOOP("Computer", "Firewall of this computer")
_FIREWALL = QT_TRANSLATE_NOOP("Computer", "Firewall")
_STATE = QT_TRANSLATE_NOOP("Computer", "State")
_INCOMING = QT_TRANSLATE_NOOP("Computer", "Incoming, by default")
_OUTGOING = QT_TRANSLATE_NOOP("Computer", "Outgoing, by default")
_NOT_TOLD = QT_TRANSLATE_NOOP("Computer", "not told")
_PROFILE_WORDS = MappingProxyType(
    {
        Profile.DOMAIN: QT_TRANSLATE_NOOP("Computer", "domain networks"),
        Profile.PRIVATE: QT_TRANSLATE_NOOP("Computer", "private networks"),
        Profile.PUBLIC: QT_TRANSLATE_NOOP("Computer", "public networks"),
    }
)
_ON = QT_TRANSLATE_NOOP("Computer", "on")
_OFF = QT_TRANSLATE_NOOP("Computer", "off")
_BY_POLICY = QT_TRANSLATE_NOOP("Computer", "by group policy")
_ALLOWED = QT_TRANSLATE_NOOP("Computer", "allowed")
_BLOCKED = QT_TRANSLATE_NOOP("Computer", "blocked")
_PRODUCT = QT_TRANSLATE_NOOP("Computer", "Symantec Endpoint Protection here")
_PART = QT_TRANSLATE_NOOP("Computer", "Part")
_NO_PRODUCT = QT_TRANSLATE_NOOP("Computer", "No trace of the product was found.")
_PART_WORDS = MappingProxyType(
    {
        PartOf.MANAGER: QT_TRANSLATE_NOOP("Computer", "manager"),
        PartOf.CLIENT: QT_TRANSLATE_NOOP("Computer", "client"),
    }
)
_TRACE_WORDS = MappingProxyType(
    {
        Trace.VERSION: QT_TRANSLATE_NOOP("Computer", "version"),
        Trace.SERVICE: QT_TRANSLATE_NOOP("Computer", "service"),
        Trace.PROGRAM: QT_TRANSLATE_NOOP("Computer", "program that runs"),
        Trace.FOLDER: QT_TRANSLATE_NOOP("Computer", "folder"),
        Trace.SYLINK: QT_TRANSLATE_NOOP("Computer", "management server list"),
        Trace.SERVER: QT_TRANSLATE_NOOP("Computer", "manager of the list"),
    }
)
