"""Reads a list of hosts as CSV: separator, heading and columns are guessed, in Italian and in English."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import HostName
from sepgui.domain.version import SepVersion, VersionError, parse_version
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports.draft import Draft, host_name
from sepgui.imports.result import Import, Kind, RefusedError

_NAME, _ADDRESS, _ROLE, _SYSTEM, _VERSION = "name", "address", "role", "system", "version"
_HEADINGS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        _NAME: (
            *("name", "nome", "host", "hostname", "host name", "nome host", "nomehost", "computer", "server"),
            *("computer name", "nome computer", "computername", "nome del computer", "pc", "macchina"),
        ),
        _ADDRESS: (
            *("address", "indirizzo", "ip", "ip address", "indirizzo ip", "ipaddress", "indirizzi ip"),
            *("ip address1", "fqdn", "dns", "ipv4"),
        ),
        _ROLE: ("role", "roles", "ruolo", "ruoli", "type", "tipo", "funzione", "function"),
        _SYSTEM: ("system", "sistema", "os", "sistema operativo", "operating system", "so"),
        _VERSION: ("version", "versione", "sep version", "versione sep", "agent version", "sep"),
    }
)
_ROLES: Mapping[str, Role] = MappingProxyType(
    {
        **{role.value: role for role in Role},
        "sepm": Role.MANAGER,
        "server": Role.MANAGER,
        "server di gestione": Role.MANAGER,
        "management server": Role.MANAGER,
        "gestore": Role.MANAGER,
        "postazione": Role.CLIENT,
        "pc": Role.CLIENT,
        "workstation": Role.CLIENT,
        "computer": Role.CLIENT,
        "db": Role.DATABASE,
        "sql": Role.DATABASE,
        "sql server": Role.DATABASE,
        "group update provider": Role.GUP,
        "console di reporting": Role.REPORTING_CONSOLE,
        "reporting console": Role.REPORTING_CONSOLE,
        "reporting": Role.REPORTING_CONSOLE,
        "partner di replica": Role.REPLICATION_PARTNER,
        "replication partner": Role.REPLICATION_PARTNER,
        "replica": Role.REPLICATION_PARTNER,
        "analisi dei contenuti": Role.CONTENT_ANALYSIS,
        "content analysis": Role.CONTENT_ANALYSIS,
        "cas": Role.CONTENT_ANALYSIS,
        "server syslog": Role.SYSLOG,
    }
)
_BETWEEN_ROLES = re.compile(r"\s*(?:[,;/|+&]|\be\b|\band\b)\s*")
_SEPARATORS = ";,\t|"
_SAMPLE_LINES = 30
_LONGEST_FIELD = 200

_COLUMNS = QT_TRANSLATE_NOOP("Import", "Columns understood: {columns}.")
_GUESSED = QT_TRANSLATE_NOOP(
    "Import", "There is no heading; the columns were told by what they hold: {columns}."
)
_HOST = QT_TRANSLATE_NOOP("Import", "{host} ({roles}).")
_AS_CLIENT = QT_TRANSLATE_NOOP("Import", "No column tells roles: every host is taken as a client.")
_BAD_HOST = QT_TRANSLATE_NOOP(
    "Import", "“{text}” is neither a host name nor an address; the line is left out."
)
_NO_HOST = QT_TRANSLATE_NOOP("Import", "No name and no address; the line is left out.")
_BAD_ROLE = QT_TRANSLATE_NOOP("Import", "“{text}” is no role that is known; use one of: {roles}.")
_NO_ROLE = QT_TRANSLATE_NOOP("Import", "{host} has no role; the line is left out.")
_BAD_VERSION = QT_TRANSLATE_NOOP("Import", "“{text}” is not a version of SEP; left out.")
_OTHER_COLUMN = QT_TRANSLATE_NOOP("Import", "The column “{column}” is not about hosts, roles or versions.")
_AGAIN = QT_TRANSLATE_NOOP("Import", "{host} comes again; its roles were put together.")
_BROKEN = QT_TRANSLATE_NOOP("Import", "{file}, line {line}: this is not a CSV table; save it again as CSV.")
_STRANGE = QT_TRANSLATE_NOOP(
    "Import",
    "{file}: this is no file that can be imported; take a Sylink.xml, SEPM's conf.properties, httpd.conf, "
    "sslForClients.conf or server.xml, a CSV of hosts, an nmap XML, or the JSON of a script of ours.",
)

Row = tuple[int, tuple[str, ...]]


def read(text: str, name: str) -> Import:
    """Return the hosts of a table (RFC 4180, with the separators that spreadsheets use)."""
    rows = _rows(text, name)
    if not rows:
        raise RefusedError(_STRANGE.with_(file=name))
    draft = Draft(Kind.HOSTS, name)
    columns = _by_heading(rows[0][1])
    first_line, heading = rows[0]
    if _NAME in columns or _ADDRESS in columns:
        draft.understand(first_line, _COLUMNS.with_(columns=_shown(columns, heading)))
        for index, words in enumerate(heading):
            if index not in columns.values() and words:
                draft.ignore(first_line, _OTHER_COLUMN.with_(column=words[:60]))
        rows = rows[1:]
    else:
        columns = _by_content([cells for _, cells in rows[:_SAMPLE_LINES]])
        if (_NAME not in columns and _ADDRESS not in columns) or (
            _ROLE not in columns and _ADDRESS not in columns
        ):
            raise RefusedError(_STRANGE.with_(file=name))
        draft.understand(None, _GUESSED.with_(columns=_shown(columns, ())))
    if _ROLE not in columns and rows:
        draft.understand(None, _AS_CLIENT)
    for line, cells in rows:
        _host(line, {column: _cell(cells, index) for column, index in columns.items()}, columns, draft)
    if not draft.hosts and not rows:
        raise RefusedError(_STRANGE.with_(file=name))
    return draft.finished()


def _rows(text: str, name: str) -> list[Row]:
    sample = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    separator = max(_SEPARATORS, key=lambda each: _evenness(sample, each))
    if sample and sample[0].lower().startswith("sep=") and len(sample[0]) == len("sep=;"):
        separator = sample[0][-1]
    reader = csv.reader(text.splitlines(keepends=True), delimiter=separator)
    rows: list[Row] = []
    try:
        for cells in reader:
            stripped = tuple(cell.strip() for cell in cells)
            marked = stripped and (stripped[0].startswith("#") or stripped[0].lower() == "sep=")
            if any(stripped) and not marked:
                rows.append((reader.line_num, stripped))
    except csv.Error as error:
        raise RefusedError(_BROKEN.with_(file=name, line=max(1, reader.line_num))) from error
    return rows


def _evenness(sample: Sequence[str], separator: str) -> tuple[int, int]:
    """Return how many lines agree on a number of separators above none, and that number."""
    counts = [line.count(separator) for line in sample]
    wanted = max(set(counts) - {0}, key=counts.count, default=0)
    return (counts.count(wanted) if wanted else 0, wanted)


def _plain(words: str) -> str:
    return re.sub(r"[\s_\-.]+", " ", words.casefold()).strip()


def _by_heading(cells: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    for index, words in enumerate(cells):
        plain = _plain(words)
        for column, known in _HEADINGS.items():
            if plain in known and column not in columns:
                columns[column] = index
                break
    return columns


def _by_content(rows: Sequence[Sequence[str]]) -> dict[str, int]:
    width = max(map(len, rows))
    columns: dict[str, int] = {}
    for index in range(width):
        values = [cell for cells in rows if (cell := _cell(cells, index))]
        if not values:
            continue
        hosts = [host_name(value) for value in values]
        if _ROLE not in columns and all(_roles_of(value)[0] for value in values):
            columns[_ROLE] = index
        elif _ADDRESS not in columns and all(host is not None and host.address for host in hosts):
            columns[_ADDRESS] = index
        elif _NAME not in columns and all(host is not None for host in hosts):
            columns[_NAME] = index
    return columns


def _cell(cells: Sequence[str], index: int) -> str:
    return cells[index][:_LONGEST_FIELD] if index < len(cells) else ""


def _shown(columns: Mapping[str, int], heading: Sequence[str]) -> str:
    ordered = sorted(columns.items(), key=lambda each: each[1])
    return ", ".join(f"{index + 1} {heading[index] if heading else column}" for column, index in ordered)


def _host(line: int, cells: Mapping[str, str], columns: Mapping[str, int], draft: Draft) -> None:
    name, address = cells.get(_NAME, ""), cells.get(_ADDRESS, "")
    if not name and not address:
        draft.ignore(line, _NO_HOST)
        return
    target = _target(address) or host_name(name)
    if target is None:
        draft.ignore(line, _BAD_HOST.with_(text=(address or name)[:60]))
        return
    roles, strange = _roles_of(cells.get(_ROLE, "")) if _ROLE in columns else (frozenset({Role.CLIENT}), ())
    for word in strange:
        draft.ignore(line, _BAD_ROLE.with_(text=word[:60], roles=", ".join(Role)))
    if not roles:
        draft.ignore(line, _NO_ROLE.with_(host=name or target.shown))
        return
    if target.ascii in draft.hosts:
        draft.ignore(line, _AGAIN.with_(host=name or target.shown))
    version = _version(line, cells.get(_VERSION, ""), draft)
    draft.host(target, roles, name=name, system=_system(cells.get(_SYSTEM, "")), version=version)
    shown = ", ".join(role.value for role in Role if role in roles)
    draft.understand(line, _HOST.with_(host=name or target.shown, roles=shown))


def _target(address: str) -> HostName | None:
    """Return the first of the addresses that a cell holds."""
    return next((host for part in re.split(r"[\s,;]+", address) if (host := host_name(part))), None)


def _roles_of(text: str) -> tuple[frozenset[Role], tuple[str, ...]]:
    """Return the roles that a cell names, and the words that are none."""
    found: set[Role] = set()
    strange: list[str] = []
    whole = _plain(text)
    for word in (text,) if whole in _ROLES else _BETWEEN_ROLES.split(text):
        plain = _plain(word)
        role = _ROLES.get(plain) or _ROLES.get(plain.replace(" ", "-"))
        if role is not None:
            found.add(role)
        elif plain:
            strange.append(word)
    return frozenset(found), tuple(strange)


def _system(text: str) -> ClientSystem | None:
    lower = text.casefold()
    if "windows" in lower or lower.startswith("win"):
        return ClientSystem.WINDOWS
    if "mac" in lower or "darwin" in lower or "os x" in lower:
        return ClientSystem.MAC
    known = ("linux", "ubuntu", "debian", "red hat", "rhel", "centos", "suse", "oracle")
    return ClientSystem.LINUX if any(word in lower for word in known) else None


def _version(line: int, text: str, draft: Draft) -> SepVersion | None:
    if not text:
        return None
    try:
        return parse_version(text)
    except VersionError:
        draft.ignore(line, _BAD_VERSION.with_(text=text[:60]))
        return None
