"""The names of the cloud as TOML: a dated list that anybody can edit."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from sepgui.assets import asset
from sepgui.catalogue.document import DocumentError, parse_document, read_text
from sepgui.domain.cloud_names import CloudName, CloudNames
from sepgui.domain.host import HostError, parse_host
from sepgui.i18n import QT_TRANSLATE_NOOP

SCHEMA = "sepgui.cloud-names/1"
FILE = "cloud-names.toml"

_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_NO_MONTH = QT_TRANSLATE_NOOP("CloudNames", "“{text}” is no month; write one such as 2026-11.")
_TWICE = QT_TRANSLATE_NOOP("CloudNames", "{where}: {key} holds {value} twice; remove one.")


class CloudNamesError(DocumentError):
    """A list of names that cannot be used: one sentence with file, line, table, key and mend."""


def load_cloud_names(path: Path | None = None) -> CloudNames:
    """Return the names of a file, the bundled one unless a path is given; raises `CloudNamesError`."""
    return _bundled() if path is None else _from_text(read_text(path, CloudNamesError), path.name)


@cache
def _bundled() -> CloudNames:
    path = asset("resources", "catalogue", FILE)
    return _from_text(read_text(path, CloudNamesError), path.name)


def _from_text(text: str, name: str) -> CloudNames:
    root = parse_document(text, name, CloudNamesError)
    root.choice("schema", (SCHEMA,))
    as_of = root.text("as_of")
    if _MONTH.fullmatch(as_of) is None:
        root.refuse_value("as_of", _NO_MONTH.with_(text=as_of))
    source = root.words("source")
    found: dict[str, CloudName] = {}
    for table in root.tables("name"):
        written = table.text("name")
        try:
            target = parse_host(written)
        except HostError as error:
            table.refuse_value("name", error.text)
        if target.ascii in found:
            table.refuse("name", _TWICE.with_(value=f'"{written}"'))
        asked = table.truth("asked") if table.has("asked") else False
        found[target.ascii] = CloudName(target.shown, table.words("use"), asked)
        table.close()
    root.close()
    return CloudNames(as_of, source, tuple(found.values()))
