"""Reads what a script of ours printed on another host: schema sepgui.vantage/1 (docs/vantage-script.md)."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from sepgui.catalogue import DocumentError, load_catalogue, site_from_text
from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from sepgui.domain.site import Site
from sepgui.domain.version import VersionError, parse_version
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports.draft import Draft, host_name
from sepgui.imports.result import Import, Kind, Measured, RefusedError

SCHEMA = "sepgui.vantage/1"
_LAST_PORT = 65_535
_LONGEST_MS = 600_000
_MOST_FLOWS = 20_000

_NOT_OURS = QT_TRANSLATE_NOOP(
    "Import", "{file}, line {line}: this JSON is not whole ({why}); ask for the script's output again."
)
_WRONG = QT_TRANSLATE_NOOP(
    "Import", "{file}: not as the script writes it ({why}); ask for the script's output again."
)
_OTHER_SCHEMA = QT_TRANSLATE_NOOP(
    "Import", "{file}: the JSON has schema “{schema}”; only {wanted} of this program's scripts is imported."
)
_BAD_SITE = QT_TRANSLATE_NOOP("Import", "{file}: the site inside cannot be used: {why}")
_RUN = QT_TRANSLATE_NOOP("Import", "Run as {vantage} on the computer {computer}, with the {script} script.")
_FLOW = QT_TRANSLATE_NOOP("Import", "{entry}: {host}, port {port}: {state}.")
_STRANGE_ENTRY = QT_TRANSLATE_NOOP("Import", "Flow {number}: there is no entry “{entry}”; left out.")
_BAD_HOST = QT_TRANSLATE_NOOP("Import", "Flow {number}: its host or address cannot be read; left out.")
_BAD_PORT = QT_TRANSLATE_NOOP("Import", "Flow {number}: port, time or state cannot be; left out.")


class _Flow(Struct, frozen=True):
    entry: str
    host: str
    address: str
    transport: Transport
    port: int
    state: State
    reason: Reason
    connect_ms: float | None = None
    at: str | None = None


class _Document(Struct, frozen=True):
    schema: str
    vantage: str
    flows: list[_Flow]
    computer: str = ""
    script: str = ""
    started: str | None = None
    managers: list[str] = []
    clients: list[str] = []
    sep_version: str | None = None
    site: str = ""


class _Head(Struct, frozen=True):
    schema: str = ""


def read(text: str, name: str) -> Import:
    """Return what another host measured, and the site that the script was written for."""
    try:
        schema = msgspec.json.decode(text, type=_Head).schema
        if schema != SCHEMA:
            shown = schema[:60].replace("\n", " ")
            raise RefusedError(_OTHER_SCHEMA.with_(file=name, schema=shown, wanted=SCHEMA))
        document = msgspec.json.decode(text, type=_Document)
    except msgspec.ValidationError as error:
        raise RefusedError(_WRONG.with_(file=name, why=str(error)[:200])) from error
    except (msgspec.DecodeError, RecursionError) as error:
        line = text.count("\n", 0, _offset(str(error), len(text))) + 1
        raise RefusedError(_NOT_OURS.with_(file=name, line=line, why=str(error)[:200])) from error
    draft = Draft(Kind.VANTAGE, name)
    site = _site(document, name)
    vantage = _line(document.vantage)
    computer, script = _line(document.computer) or "?", _line(document.script) or "?"
    draft.understand(None, _RUN.with_(vantage=vantage, computer=computer, script=script))
    measured: list[Measured] = []
    for number, flow in enumerate(document.flows[:_MOST_FLOWS], 1):
        found = _measured(number, flow, document, draft)
        if found is not None:
            measured.append(found)
    finished = draft.finished()
    return replace(
        finished,
        site=site,
        measured=tuple(measured),
        vantage=vantage,
        computer=computer,
        managers=tuple(map(_line, document.managers)),
        clients=tuple(map(_line, document.clients)),
    )


def _site(document: _Document, name: str) -> Site:
    if not document.site:
        site = Site("", ())
    else:
        try:
            site = site_from_text(document.site, name)
        except DocumentError as error:
            raise RefusedError(_BAD_SITE.with_(file=name, why=error.text)) from error
    if document.sep_version is None:
        return site
    try:
        return replace(site, version=parse_version(document.sep_version))
    except VersionError as error:
        raise RefusedError(_BAD_SITE.with_(file=name, why=error.text)) from error


def _measured(number: int, flow: _Flow, document: _Document, draft: Draft) -> Measured | None:
    host, address = host_name(flow.host), host_name(flow.address)
    if flow.entry not in {entry.id for entry in load_catalogue().entries}:
        draft.ignore(None, _STRANGE_ENTRY.with_(number=number, entry=_line(flow.entry)))
        return None
    if host is None or (flow.address and (address is None or not address.address)):
        draft.ignore(None, _BAD_HOST.with_(number=number))
        return None
    told_ms = flow.connect_ms
    at_ns = _unix_ns(flow.at or document.started)
    possible = 1 <= flow.port <= _LAST_PORT and (told_ms is None or 0 <= told_ms <= _LONGEST_MS)
    if not possible or at_ns is None:
        draft.ignore(None, _BAD_PORT.with_(number=number))
        return None
    draft.understand(
        None,
        _FLOW.with_(entry=flow.entry, host=host.shown, port=flow.port, state=flow.state.value),
    )
    return Measured(
        host.shown,
        address.ascii if address is not None else "",
        flow.transport,
        flow.port,
        flow.state,
        flow.reason,
        flow.entry,
        at_ns,
        None if told_ms is None else round(told_ms * 1e6),
    )


def _unix_ns(text: str | None) -> int | None:
    try:
        moment = datetime.fromisoformat(text or "")
    except ValueError:
        return None
    if moment.tzinfo is None or not 1970 <= moment.year <= 9000:
        return None
    whole = moment.astimezone(UTC)
    return int(whole.timestamp()) * 1_000_000_000 + whole.microsecond * 1000


def _line(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text[:120])


def _offset(why: str, whole: int) -> int:
    """Return how far a text was read, by the words of the decoder; all of it where it was cut off."""
    digits = why.rpartition("byte ")[2].rstrip(")")
    return int(digits) if digits.isdecimal() else whole
