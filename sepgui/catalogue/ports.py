"""Loads the port catalogue, `resources/catalogue/ports.toml`, and refuses one that is not whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from sepgui.assets import asset
from sepgui.catalogue.cloud_file import load_cloud_names
from sepgui.catalogue.document import DocumentError, Table, parse_document, read_text
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import (
    Asked,
    Catalogue,
    ClientSystem,
    Endpoint,
    Entry,
    Ephemeral,
    Family,
    Initiator,
    ProbeKind,
    Process,
    Requirement,
    Role,
)
from sepgui.domain.version import ALL_VERSIONS, VersionRange
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP

SCHEMA = "sepgui.catalogue/1"

INFERRABLE = (
    "endpoints.application",
    "purpose",
    "initiator_role",
    "initiators",
    "initiated_by",
    "listener_role",
    "listening_process.side",
    "configurable",
    "optional",
    "requirement",
    "local_only",
    "ephemeral",
    "versions",
    "notes",
    "configured_in",
)
"""The fields that `inferred` may name, as reports call them."""

_SIDES: tuple[Literal["initiator", "listener"], ...] = ("initiator", "listener")
_REQUIREMENTS: tuple[Literal["optional", "default", "required"], ...] = ("optional", "default", "required")
_UDP_PROBES = (ProbeKind.UDP, ProbeKind.NBSTAT, ProbeKind.SQL_BROWSER, ProbeKind.SYSLOG)
_OWN_PROBES = (ProbeKind.JRMP, ProbeKind.PAC)
_PATH_PROBES = (
    *(ProbeKind.HTTP, ProbeKind.HTTPS, ProbeKind.HTTP_HEAD, ProbeKind.HTTPS_HEAD),
    *(ProbeKind.SEPM_API, ProbeKind.WEB_CONSOLE, ProbeKind.REPORTING),
)

_DUPLICATE_ID = QT_TRANSLATE_NOOP("Catalogue", "{where}: the {key} {value} is another entry's; rename one.")
_DUPLICATE = QT_TRANSLATE_NOOP("Catalogue", "{where}: {key} holds {value} twice; remove one.")
_NO_TABLE = QT_TRANSLATE_NOOP("Catalogue", "{where}: {key} is an empty list; add a table to it.")
_BACKWARDS = QT_TRANSLATE_NOOP("Catalogue", "{where}: {key} ends before it begins; exchange from and to.")
_NO_PATH = QT_TRANSLATE_NOOP("Catalogue", "{where}: {key} is asked by no {probe} probe; remove it.")
_WRONG_TRANSPORT = QT_TRANSLATE_NOOP("Catalogue", "{where}: {key} cannot be {probe} over {transport}.")


class CatalogueError(DocumentError):
    """A catalogue that cannot be used: one sentence with file, line, table, key and mend."""


def load_catalogue(path: Path | None = None) -> Catalogue:
    """Return the catalogue of a file, the bundled one unless a path is given; raises `CatalogueError`.

    The bundled one is read once.
    """
    return _bundled() if path is None else catalogue_from_text(read_text(path, CatalogueError), path.name)


@cache
def _bundled() -> Catalogue:
    path = asset("resources", "catalogue", "ports.toml")
    catalogue = catalogue_from_text(read_text(path, CatalogueError), path.name)
    return replace(catalogue, cloud=load_cloud_names())


def catalogue_from_text(text: str, name: str) -> Catalogue:
    """Return the catalogue of a TOML text, which errors call `name`; raises `CatalogueError`."""
    root = parse_document(text, name, CatalogueError)
    root.choice("schema", (SCHEMA,))
    source = root.words("source")
    advice = root.words_list("advice")
    entries: dict[str, Entry] = {}
    for table in _some(root, "entry"):
        entry = _entry(table)
        if entry.id in entries:
            table.refuse("id", _DUPLICATE_ID.with_(value=f'"{entry.id}"'))
        entries[entry.id] = entry
    root.close()
    return Catalogue(tuple(entries.values()), advice, source)


def _some(table: Table, key: str) -> tuple[Table, ...]:
    tables = table.tables(key)
    if not tables:
        table.refuse(key, _NO_TABLE)
    return tables


def _entry(table: Table) -> Entry:
    entry_id = table.text("id")
    table.label = f'[[entry]] "{entry_id}"'
    entry = Entry(
        id=entry_id,
        name=table.words("name"),
        endpoints=_endpoints(table),
        purpose=table.words("purpose"),
        initiators=tuple(_initiator(each) for each in _some(table, "initiators")),
        listener_role=table.choice("listener_role", Role),
        listener_system=table.optional_choice("listener_system", ClientSystem),
        initiated_by=table.words("initiated_by"),
        processes=tuple(_process(each) for each in table.tables("processes")),
        configurable=table.optional(table.truth, "configurable"),
        optional=table.optional(table.truth, "optional") or False,
        requirements=tuple(_requirement(each) for each in table.optional(table.tables, "requirements") or ()),
        local_only=table.optional(table.truth, "local_only") or False,
        ephemeral=_ephemeral(table),
        versions=_versions(table),
        notes=table.optional(table.words_list, "notes") or (),
        aliases=table.optional(table.texts, "aliases") or (),
        inferred=table.choices("inferred", INFERRABLE),
        family=table.optional_choice("family", Family),
        option=table.optional_choice("option", Role),
        configured_in=table.optional(table.words, "configured_in"),
        may_rest=table.optional(table.truth, "may_rest") or False,
    )
    table.close()
    return entry


def _endpoints(entry: Table) -> tuple[Endpoint, ...]:
    found: dict[tuple[Transport, int], Endpoint] = {}
    for table in _some(entry, "endpoints"):
        endpoint = _endpoint(table)
        key = (endpoint.transport, endpoint.port)
        if key in found:
            table.refuse("port", _DUPLICATE.with_(value=f"{endpoint.port}/{endpoint.transport.value}"))
        found[key] = endpoint
    return tuple(found.values())


def _endpoint(table: Table) -> Endpoint:
    endpoint = Endpoint(
        transport=table.choice("transport", Transport),
        port=table.integer("port", 1, 65535),
        application=table.text("application"),
        probe=table.choice("probe", ProbeKind),
        asked=table.optional_choice("asked", Asked) or Asked.NORMALLY,
        path=table.optional(table.text, "path"),
        own_probe=table.optional_choice("own_probe", _OWN_PROBES),
    )
    probe = endpoint.probe
    if (endpoint.transport is Transport.UDP) is not (probe in _UDP_PROBES):
        table.refuse(
            "probe", _WRONG_TRANSPORT.with_(probe=f'"{probe.value}"', transport=endpoint.transport.value)
        )
    if probe in _PATH_PROBES:
        table.text("path")
    elif endpoint.path is not None:
        table.refuse("path", _NO_PATH.with_(probe=probe.value))
    table.close()
    return endpoint


def _initiator(table: Table) -> Initiator:
    initiator = Initiator(
        role=table.choice("role", Role),
        process=table.optional(table.text, "process"),
        versions=table.optional(table.version_range, "versions") or ALL_VERSIONS,
    )
    table.close()
    return initiator


def _process(table: Table) -> Process:
    process = Process(
        name=table.text("name"),
        side=table.choice("side", _SIDES),
        versions=table.optional(table.version_range, "versions") or ALL_VERSIONS,
        aliases=table.optional(table.texts, "aliases") or (),
        services=table.optional(table.texts, "services") or (),
    )
    table.close()
    return process


def _requirement(table: Table) -> Requirement:
    requirement = Requirement(table.version_range("versions"), table.choice("is", _REQUIREMENTS))
    table.close()
    return requirement


def _ephemeral(entry: Table) -> Ephemeral | None:
    if not entry.has("ephemeral"):
        return None
    table = entry.table("ephemeral")
    ephemeral = Ephemeral(table.choice("transport", Transport), table.optional_choice("side", Role))
    table.close()
    return ephemeral


def _versions(entry: Table) -> VersionRange:
    table = entry.table("versions")
    first = table.optional(table.version, "from")
    last = table.optional(table.version, "to")
    words = Words(table.text("it"), table.text("en"))
    table.close()
    if first is not None and last is not None and last < first:
        entry.refuse("versions", _BACKWARDS)
    return VersionRange(first, last, words)
