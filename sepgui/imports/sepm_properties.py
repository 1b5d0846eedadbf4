"""Reads SEPM's tomcat/etc/conf.properties: the version and the ports whose keys are known."""

from __future__ import annotations

import re

from sepgui.catalogue import load_catalogue
from sepgui.domain.version import VersionError, parse_version
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports.draft import Draft, port_number
from sepgui.imports.result import Import, Kind

_PREFIX = "scm."
_VERSION = "scm.server.version"
_PORTS = {"scm.rmmwebservices.port": ("web-services", 8446)}
_SECRET = re.compile(r"passw|pwd|secret|key(?!board)|token|credential|\bkcs\b", re.IGNORECASE)
_KEY = re.compile(r"\s*([A-Za-z0-9_.-]{1,120})\s*[=:]\s*(.*?)\s*$")
_SHORTEST_VERSION = re.compile(r"(\d+\.\d+(?:\.\d+)*)")

_VERSION_IS = QT_TRANSLATE_NOOP("Import", "SEPM has version {version}.")
_PORT_IS = QT_TRANSLATE_NOOP("Import", "{entry} uses port {port}.")
_USUAL = QT_TRANSLATE_NOOP("Import", "{key}: {port}, the usual port of {entry}.")
_UNKNOWN_PORT = QT_TRANSLATE_NOOP(
    "Import",
    "{key}: {port}; it is not known which entry this is. If you know, write it under [ports] in the site.",
)
_BAD_PORT = QT_TRANSLATE_NOOP("Import", "{key}: no port from 1 to 65535; left out.")
_BAD_VERSION = QT_TRANSLATE_NOOP("Import", "{key}: not a version of SEP; left out.")
_SECRETS = QT_TRANSLATE_NOOP("Import", "{count} keys with passwords or keys: neither shown nor stored.")
_OTHERS = QT_TRANSLATE_NOOP("Import", "{count} other keys: not about ports or hosts.")


def is_properties(text: str) -> bool:
    """Whether a text is SEPM's own: properties whose keys begin with ``scm.``."""
    return any(
        match is not None and match[1].startswith(_PREFIX)
        for match in (_KEY.match(line) for line in text.splitlines()[:2000])
    )


def read(text: str, name: str) -> Import:
    """Return version and ports of a conf.properties (Java's properties format)."""
    draft = Draft(Kind.SEPM_PROPERTIES, name)
    secrets = others = 0
    for number, line in enumerate(text.splitlines(), 1):
        match = None if line.lstrip().startswith(("#", "!")) else _KEY.match(line)
        if match is None:
            continue
        key, value = match[1], match[2]
        if _SECRET.search(key):
            secrets += 1
        elif key == _VERSION:
            _version(number, key, value, draft)
        elif key.endswith(".port"):
            _port(number, key, value, draft)
        else:
            others += 1
    if secrets:
        draft.ignore(None, _SECRETS.with_(count=secrets))
    if others:
        draft.ignore(None, _OTHERS.with_(count=others))
    return draft.finished()


def _version(line: int, key: str, value: str, draft: Draft) -> None:
    numbers = _SHORTEST_VERSION.match(value)
    try:
        # 14.3.5413.3000 is build 5413 of 14.3: only the first two numbers are those of the releases.
        draft.version = parse_version(".".join((numbers[1] if numbers else "").split(".")[:2]))
    except VersionError:
        draft.ignore(line, _BAD_VERSION.with_(key=key))
        return
    draft.understand(line, _VERSION_IS.with_(version=str(draft.version)))


def _port(line: int, key: str, value: str, draft: Draft) -> None:
    port = port_number(value)
    if port is None:
        draft.ignore(line, _BAD_PORT.with_(key=key))
        return
    if key in _PORTS:
        entry, default = _PORTS[key]
        draft.port(entry, default, port)
        draft.understand(line, _PORT_IS.with_(entry=entry, port=port))
        return
    usual = [
        entry.id
        for entry in load_catalogue().entries
        for endpoint in entry.endpoints
        if entry.configurable and endpoint.port == port
    ]
    if len(usual) == 1:
        draft.understand(line, _USUAL.with_(key=key, port=port, entry=usual[0]))
    else:
        draft.ignore(line, _UNKNOWN_PORT.with_(key=key, port=port))
