"""Reads SEPM's tomcat/conf/server.xml: connectors and the shutdown port; passwords are never looked at."""

from __future__ import annotations

from sepgui.catalogue import load_catalogue
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports.draft import Draft, port_number
from sepgui.imports.result import Import, Kind
from sepgui.imports.xml_tree import Element

ROOT = "Server"

_CONTROL = ("server-control", 8765)
_PLAIN = {9090: "web-console"}
_TLS = {8443: "server-https", 8444: "spc-web-services", 8446: "web-services"}

_PORT_IS = QT_TRANSLATE_NOOP("Import", "{entry} listens on {port}.")
_LONE = QT_TRANSLATE_NOOP(
    "Import", "{entry} listens on {port}: the only connector of its kind on an unusual port."
)
_WHICH = QT_TRANSLATE_NOOP("Import", "Connector on {port}: it cannot be told which entry this is; left out.")
_AJP = QT_TRANSLATE_NOOP("Import", "Connector on {port}: AJP, which is for Apache on the same host.")
_BAD = QT_TRANSLATE_NOOP("Import", "A connector without a port from 1 to 65535; left out.")
_SECRET = QT_TRANSLATE_NOOP("Import", "Passwords and the shutdown word: neither read, shown nor stored.")


def read(root: Element, name: str) -> Import:
    """Return the ports of a server.xml (Tomcat's configuration reference: Server, Connector)."""
    draft = Draft(Kind.TOMCAT, name)
    control = port_number(root.get("port"))
    if control is not None:
        draft.port(*_CONTROL, control)
        draft.understand(root.line, _PORT_IS.with_(entry=_CONTROL[0], port=control))
    plain: list[tuple[int, int]] = []
    tls: list[tuple[int, int]] = []
    for connector in root.each("Connector"):
        port = port_number(connector.get("port"))
        if port is None:
            draft.ignore(connector.line, _BAD)
        elif "ajp" in (connector.get("protocol") or "").lower():
            draft.ignore(connector.line, _AJP.with_(port=port))
        else:
            (tls if _is_tls(connector) else plain).append((connector.line, port))
    _connectors(plain, _PLAIN, "web-console", draft)
    _connectors(tls, _TLS, "server-https", draft)
    draft.ignore(None, _SECRET)
    return draft.finished()


def _is_tls(connector: Element) -> bool:
    said = ((connector.get("SSLEnabled") or "") + (connector.get("scheme") or "")).lower()
    return "true" in said or "https" in said


def _connectors(found: list[tuple[int, int]], known: dict[int, str], usual: str, draft: Draft) -> None:
    strangers = {port for _, port in found if port not in known}
    taken = {known[port] for _, port in found if port in known}
    defaults = {entry: port for port, entry in known.items()}
    for line, port in found:
        if port in known:
            if load_catalogue().entry(known[port]).configurable:
                draft.port(known[port], port, port)
            draft.understand(line, _PORT_IS.with_(entry=known[port], port=port))
        elif len(strangers) == 1 and usual not in taken:
            draft.port(usual, defaults[usual], port)
            draft.understand(line, _LONE.with_(entry=usual, port=port))
        else:
            draft.ignore(line, _WHICH.with_(port=port))
