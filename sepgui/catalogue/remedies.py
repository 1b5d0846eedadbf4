"""The remedies beside the port catalogue: what to do for a cause, where it matters for an entry."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from msgspec import Struct

from sepgui.assets import asset
from sepgui.catalogue.document import DocumentError, Table, parse_document, read_text
from sepgui.catalogue.ports import load_catalogue
from sepgui.domain.finding import Cause
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP

SCHEMA = "sepgui.remedies/1"
PLACEHOLDERS = frozenset({"host", "address", "ports", "sender", "service", "process"})
"""What a remedy may name: each finding fills all of them."""

_TWICE = QT_TRANSLATE_NOOP("Remedies", "{where}: {key} holds {value} twice; remove one.")
_NO_ENTRY = QT_TRANSLATE_NOOP("Remedies", "{where}: {key} names {value}, which is no entry of the ports.")
_NO_PLACE = QT_TRANSLATE_NOOP("Remedies", "“{{{name}}}” is no placeholder; use {known}.")


class RemediesError(DocumentError):
    """Remedies that cannot be used: one sentence with file, line, table, key and mend."""


class Remedies(Struct, frozen=True):
    """The remedy of each cause, and those of a cause for an entry, which go before it."""

    general: Mapping[Cause, Words]
    special: Mapping[tuple[Cause, str], Words]

    def of(self, cause: Cause, entry: str) -> Words:
        """Return what to do for a cause at an entry; raises `KeyError` for a cause without any remedy."""
        found = self.special.get((cause, entry))
        return self.general[cause] if found is None else found


def load_remedies(path: Path | None = None) -> Remedies:
    """Return the remedies of a file, the bundled one unless a path is given; raises `RemediesError`."""
    return _bundled() if path is None else _from_text(read_text(path, RemediesError), path.name)


@cache
def _bundled() -> Remedies:
    path = asset("resources", "catalogue", "remedies.toml")
    return _from_text(read_text(path, RemediesError), path.name)


def _from_text(text: str, name: str) -> Remedies:
    root = parse_document(text, name, RemediesError)
    root.choice("schema", (SCHEMA,))
    entries = {entry.id for entry in load_catalogue().entries}
    general: dict[Cause, Words] = {}
    special: dict[tuple[Cause, str], Words] = {}
    for table in root.tables("remedy"):
        cause = table.choice("cause", Cause)
        words = _words(table)
        for entry in table.texts("entries") if table.has("entries") else ():
            if entry not in entries:
                table.refuse("entries", _NO_ENTRY.with_(value=f'"{entry}"'))
            if (cause, entry) in special:
                table.refuse("entries", _TWICE.with_(value=f'"{entry}"'))
            special[cause, entry] = words
        if not table.has("entries"):
            if cause in general:
                table.refuse("cause", _TWICE.with_(value=f'"{cause}"'))
            general[cause] = words
        table.close()
    root.close()
    return Remedies(general, special)


def _words(table: Table) -> Words:
    words = table.words("do")
    for text in (words.it, words.en):
        for _, name, _, _ in Formatter().parse(text):
            if name is not None and name not in PLACEHOLDERS:
                known = ", ".join(sorted(PLACEHOLDERS))
                table.refuse_value("do", _NO_PLACE.with_(name=name, known=known))
    return words
