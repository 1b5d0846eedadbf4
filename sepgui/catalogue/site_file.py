"""Loads a site document: hosts, roles, version, options, port overrides and thresholds, in TOML."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PurePath
from types import MappingProxyType

from sepgui.catalogue.document import DocumentError, Table, parse_document, read_text
from sepgui.catalogue.overrides import OverrideError, configurable_port
from sepgui.catalogue.ports import load_catalogue
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import HostError, HostName, parse_host
from sepgui.domain.site import ClientProtocol, DatabaseKind, Site, SiteHost, SiteOptions, Thresholds
from sepgui.i18n import QT_TRANSLATE_NOOP

_NS_PER_MS = 1_000_000
_LONGEST_MS = 600_000

_FINGERPRINT = 64
_NO_FINGERPRINT = QT_TRANSLATE_NOOP(
    "Site", "a SHA-256 fingerprint has 64 hexadecimal digits, with or without colons"
)
_TAKEN = QT_TRANSLATE_NOOP("Site", "{where}: {key} is already the host {other}; write each host once.")
_NO_ROLE = QT_TRANSLATE_NOOP("Site", "{where}: {key} is an empty list; write what the host is: {known}.")
_NOT_A_CLIENT = QT_TRANSLATE_NOOP("Site", "{where}: {key} is for hosts with the role client; remove it.")
_SAME_PORT = QT_TRANSLATE_NOOP("Site", "{where}: {key} names the same port as {other}; remove one.")


class SiteError(DocumentError):
    """A site document that cannot be used: one sentence with file, line, table, key and mend."""


def load_site(path: Path) -> Site:
    """Return the site of a file; raises `SiteError`. A site without a name bears the file's."""
    return site_from_text(read_text(path, SiteError), path.name)


def site_from_text(text: str, name: str) -> Site:
    """Return the site of a TOML text, which errors call `name`; raises `SiteError`."""
    return site_from_table(parse_document(text, name, SiteError), PurePath(name).stem)


def site_from_table(root: Table, name: str) -> Site:
    """Return the site that a table of a document holds, called `name` unless it says its own; closes it."""
    default = SiteOptions()
    site = Site(
        name=root.optional(root.text, "name") or name,
        version=root.optional(root.version, "version"),
        options=_options(root.table("options")) if root.has("options") else default,
        hosts=_hosts(root),
        ports=_ports(root.table("ports")) if root.has("ports") else MappingProxyType({}),
        thresholds=_thresholds(root.table("thresholds")) if root.has("thresholds") else Thresholds(),
    )
    root.close()
    return site


def _options(table: Table) -> SiteOptions:
    default = SiteOptions()
    any_computer = table.optional(table.truth, "any_computer_is_console")
    options = SiteOptions(
        client_protocol=table.optional_choice("client_protocol", ClientProtocol) or default.client_protocol,
        database=table.optional_choice("database", DatabaseKind) or default.database,
        cloud=table.optional(table.truth, "cloud") or default.cloud,
        any_computer_is_console=default.any_computer_is_console if any_computer is None else any_computer,
        cloud_names=table.optional(table.texts, "cloud_names") or default.cloud_names,
    )
    for name in options.cloud_names:
        _target(table, "cloud_names", name)
    table.close()
    return options


def _hosts(root: Table) -> tuple[SiteHost, ...]:
    hosts: list[SiteHost] = []
    taken: dict[str, str] = {}
    for table in root.tables("host") if root.has("host") else ():
        host = _host(table)
        named = "address" if table.has("address") else "name"
        for word, key in {host.target.ascii: named, host.name.casefold(): "name"}.items():
            if word in taken:
                table.refuse(key, _TAKEN.with_(other=f'"{taken[word]}"'))
        taken |= dict.fromkeys((host.name.casefold(), host.target.ascii), host.name)
        hosts.append(host)
    return tuple(hosts)


def _host(table: Table) -> SiteHost:
    name = table.text("name")
    table.label = f'[[host]] "{name}"'
    address = table.optional(table.text, "address")
    host = SiteHost(
        name=name,
        target=_target(table, "name", name) if address is None else _target(table, "address", address),
        roles=frozenset(table.choices("roles", Role)),
        system=table.optional_choice("system", ClientSystem),
        version=table.optional(table.version, "version"),
        certificate=_fingerprint(table) if table.has("certificate") else None,
    )
    if not host.roles:
        table.refuse("roles", _NO_ROLE.with_(known=", ".join(f'"{role}"' for role in Role)))
    if host.system is not None and Role.CLIENT not in host.roles:
        table.refuse("system", _NOT_A_CLIENT)
    table.close()
    return host


def _fingerprint(table: Table) -> str:
    written = table.text("certificate")
    plain = written.replace(":", "").replace(" ", "").lower()
    if len(plain) != _FINGERPRINT or any(digit not in "0123456789abcdef" for digit in plain):
        table.refuse_value("certificate", _NO_FINGERPRINT)
    return plain


def _target(table: Table, key: str, written: str) -> HostName:
    try:
        return parse_host(written)
    except HostError as error:
        table.refuse_value(key, error.text)


def _ports(table: Table) -> Mapping[tuple[str, Transport, int], int]:
    catalogue = load_catalogue()
    ports: dict[tuple[str, Transport, int], int] = {}
    written: dict[tuple[str, Transport, int], str] = {}
    for name in table.every_key():
        port = table.integer(name, 1, 65535)
        try:
            key = configurable_port(catalogue, name)
        except OverrideError as error:
            table.refuse_value(name, error.text)
        if key in ports:
            table.refuse(name, _SAME_PORT.with_(other=written[key]))
        ports[key] = port
        written[key] = name
    return MappingProxyType(ports)


def _thresholds(table: Table) -> Thresholds:
    default = Thresholds()
    factor = _number(table, "baseline_factor", 1, 1000)
    percent = _number(table, "failure_percent", 0, 100)
    days = table.integer("certificate_days", 0, 3650) if table.has("certificate_days") else None
    thresholds = Thresholds(
        connect_ns=_ms(table, "connect_ms", default.connect_ns),
        baseline_factor=default.baseline_factor if factor is None else factor,
        baseline_floor_ns=_ms(table, "baseline_floor_ms", default.baseline_floor_ns),
        first_byte_ns=_ms(table, "first_byte_ms", default.first_byte_ns),
        failure_share=default.failure_share if percent is None else percent / 100,
        certificate_days=default.certificate_days if days is None else days,
    )
    table.close()
    return thresholds


def _number(table: Table, key: str, low: int, high: int) -> float | None:
    return table.number(key, low, high) if table.has(key) else None


def _ms(table: Table, key: str, default_ns: int) -> int:
    milliseconds = _number(table, key, 0, _LONGEST_MS)
    return default_ns if milliseconds is None else round(milliseconds * _NS_PER_MS)
