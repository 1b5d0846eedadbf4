"""An import as a document: what was understood, what was left out and why, and what would change."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sepgui.catalogue.site_text import site_text
from sepgui.domain.site import Site
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.imports import Import, Measured, Noted
from sepgui.imports.result import KIND_WORDS
from sepgui.reports.check import iso_ms
from sepgui.reports.table import paragraph

SCHEMA = "sepgui.import/1"


class Imported(Struct, frozen=True):
    """The files read, in their order, and the site that they would make, with what would change in it."""

    files: tuple[Import, ...]
    site: Site
    changes: tuple[Text, ...]


def imported_table(imported: Imported, lang: Lang, width: int) -> str:
    """Return the import for a terminal."""
    parts: list[str] = []
    for found in imported.files:
        parts.append(paragraph(f"{found.name}: {translate(KIND_WORDS[found.kind], lang)}", width))
        parts += _noted(_UNDERSTOOD, found.understood, lang, width)
        parts += _noted(_IGNORED, found.ignored, lang, width)
        parts.append("\n")
    if imported.changes:
        parts.append(f"{translate(_CHANGES, lang)}\n")
        changes = (translate(text, lang) for text in imported.changes)
        parts += [paragraph(words, width, first="  ", rest="    ") for words in changes]
    else:
        parts.append(f"{translate(_NO_CHANGES, lang)}\n")
    return "".join(parts)


def imported_json(imported: Imported, lang: Lang, width: int = 0) -> str:
    """Return the import as one JSON document, schema `sepgui.import/1`; the width does not matter."""
    document = {
        "schema": SCHEMA,
        "files": [_file(found, lang) for found in imported.files],
        "changes": [translate(text, lang) for text in imported.changes],
        "site": site_text(imported.site),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _noted(title: Text, noted: Iterable[Noted], lang: Lang, width: int) -> list[str]:
    lines = [(each.line, translate(each.text, lang)) for each in noted]
    if not lines:
        return []
    told = [
        paragraph(words if line is None else f"{line}: {words}", width, first="    ", rest="      ")
        for line, words in lines
    ]
    return [f"  {translate(title, lang)}\n", *told]


def _file(found: Import, lang: Lang) -> dict[str, Any]:
    return {
        "name": found.name,
        "kind": found.kind.value,
        "vantage": found.vantage,
        "computer": found.computer,
        "understood": [_note(each, lang) for each in found.understood],
        "ignored": [_note(each, lang) for each in found.ignored],
        "measured": [_measured(each) for each in found.measured],
    }


def _note(noted: Noted, lang: Lang) -> dict[str, Any]:
    return {"line": noted.line, "text": translate(noted.text, lang)}


def _measured(measured: Measured) -> dict[str, Any]:
    return {
        "entry": measured.entry,
        "host": measured.host,
        "address": measured.address or None,
        "transport": measured.transport.value,
        "port": measured.port,
        "state": measured.state.value,
        "reason": measured.reason.value,
        "at": None if measured.at_unix_ns is None else iso_ms(measured.at_unix_ns),
        "connect_ms": None if measured.rtt_ns is None else measured.rtt_ns / 1e6,
    }


_UNDERSTOOD = QT_TRANSLATE_NOOP("Import", "Understood, with the line of the file:")
_IGNORED = QT_TRANSLATE_NOOP("Import", "Left out, and why:")
_CHANGES = QT_TRANSLATE_NOOP("Import", "What changes in the site:")
_NO_CHANGES = QT_TRANSLATE_NOOP("Import", "Nothing changes in the site.")

FORMATS: Mapping[str, Callable[[Imported, Lang, int], str]] = MappingProxyType(
    {"table": imported_table, "json": imported_json}
)
"""How each format is made."""
