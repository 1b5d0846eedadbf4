"""Reads SEPM's Apache settings: httpd.conf, ssl/ssl.conf and ssl/sslForClients.conf (directive Listen)."""

from __future__ import annotations

import re

from sepgui.domain.entry import Role
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports.draft import Draft, host_name, port_number
from sepgui.imports.result import Import, Kind

_HTTP, _HTTPS, _REPORTING = "client-manager-http", "client-manager-https", "reporting-console"
_DEFAULTS = {_HTTP: 8014, _HTTPS: 443, _REPORTING: 8445}
_DIRECTIVE = re.compile(r"\s*<?([A-Za-z][A-Za-z0-9_]{2,60})(?:\s+(.*?))?>?\s*$")
_RECOGNISED = {"listen", "virtualhost", "serverroot", "loadmodule", "sslengine", "documentroot"}
_OPTIONAL_FILE = "sslforclients.conf"

_PORT_IS = QT_TRANSLATE_NOOP("Import", "{entry} listens on {port}.")
_SERVER_NAME = QT_TRANSLATE_NOOP("Import", "The manager is called {host} (ServerName).")
_OFF = QT_TRANSLATE_NOOP(
    "Import", "Including sslForClients.conf is commented out, so clients are not served over HTTPS here."
)
_ON = QT_TRANSLATE_NOOP(
    "Import", "It includes sslForClients.conf, so clients may use HTTPS; import that file for the port."
)
_WHICH = QT_TRANSLATE_NOOP("Import", "Listen {port}: it cannot be told which entry this is; left out.")
_TWICE = QT_TRANSLATE_NOOP("Import", "Listen {port}: a second port for {entry}; left out.")
_BAD = QT_TRANSLATE_NOOP("Import", "Listen without a port from 1 to 65535; left out.")
_OTHERS = QT_TRANSLATE_NOOP("Import", "{count} other directives: not about ports or names.")


def is_apache(text: str) -> bool:
    """Whether a text looks like settings of Apache httpd: two lines with directives it knows."""
    found = 0
    for line in text.splitlines()[:5000]:
        match = _DIRECTIVE.match(line)
        found += match is not None and match[1].lower() in _RECOGNISED and bool(match[2])
        if found > 1:
            return True
    return False


def read(text: str, name: str) -> Import:
    """Return the ports of an Apache settings file (httpd 2.4, core and mpm directives)."""
    draft = Draft(Kind.APACHE, name)
    listens: list[tuple[int, int]] = []
    tls, others = False, 0
    for number, line in enumerate(text.splitlines(), 1):
        stripped = line.strip()
        if stripped.startswith("#"):
            if "include" in stripped.lower() and _OPTIONAL_FILE in stripped.lower():
                draft.understand(number, _OFF)
            continue
        match = _DIRECTIVE.match(line)
        if match is None or stripped.startswith("</"):
            continue
        directive, value = match[1].lower(), (match[2] or "").strip('" ')
        if directive == "listen":
            port = port_number(re.split(r"\s", value)[0].rpartition(":")[2]) if value else None
            if port is None:
                draft.ignore(number, _BAD)
            else:
                listens.append((number, port))
        elif directive == "servername":
            _server_name(number, value, draft)
        elif directive.startswith("include") and _OPTIONAL_FILE in value.lower():
            draft.understand(number, _ON)
        else:
            tls = tls or (directive == "sslengine" and value.lower() == "on")
            others += 1
    _listens(listens, _usual_entry(text, name, "tls" if tls else "plain"), draft)
    if others:
        draft.ignore(None, _OTHERS.with_(count=others))
    return draft.finished()


def _usual_entry(text: str, name: str, layer: str) -> str | None:
    """Return what a lone port of this file is for, None where nothing tells."""
    lower = text.lower()
    if layer == "plain":
        return _HTTP
    if "forclients" in name.lower() or "secars" in lower or "secreg" in lower:
        return _HTTPS
    return _REPORTING if "reporting" in lower else None


def _listens(listens: list[tuple[int, int]], usual: str | None, draft: Draft) -> None:
    by_port = {port: entry for entry, port in _DEFAULTS.items()}
    left = [(line, port) for line, port in listens if port not in by_port]
    for line, port in listens:
        entry = by_port.get(port) or (usual if len({port for _, port in left}) == 1 else None)
        if entry is None:
            draft.ignore(line, _WHICH.with_(port=port))
        elif draft.port(entry, _DEFAULTS[entry], port):
            draft.ignore(line, _TWICE.with_(port=port, entry=entry))
        else:
            draft.understand(line, _PORT_IS.with_(entry=entry, port=port))


def _server_name(line: int, value: str, draft: Draft) -> None:
    bare = value.partition("://")[2] or value
    if not bare.startswith("[") and bare.count(":") == 1:
        bare = bare.partition(":")[0]
    host = host_name(re.sub(r"\]:\d+$", "]", bare))
    if host is None or host.ascii in ("localhost", "127.0.0.1", "::1"):
        return
    draft.host(host, frozenset({Role.MANAGER}))
    draft.understand(line, _SERVER_NAME.with_(host=host.shown))
