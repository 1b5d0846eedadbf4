"""Reads a client's Sylink.xml: the management server list; its keys and certificates are never looked at."""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.domain.entry import Role
from sepgui.domain.site import ClientProtocol
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.imports.draft import Draft, host_name, port_number
from sepgui.imports.result import Import, Kind
from sepgui.imports.xml_tree import Element

ROOT = "ServerSettings"

_HTTP, _HTTPS = ("client-manager-http", 8014), ("client-manager-https", 443)
_SECRET_ATTRIBUTES = ("Kcs", "DomainId")
_SECRET_ELEMENTS = ("ServerCertList", "Certificate", "PublicKey", "PrivateKey")

_SERVER = QT_TRANSLATE_NOOP("Import", "Manager {host}, priority {priority}, {ports}.")
_HTTP_PORT = QT_TRANSLATE_NOOP("Import", "HTTP on {port}")
_HTTPS_PORT = QT_TRANSLATE_NOOP("Import", "HTTPS on {port}")
_BOTH_PORTS = QT_TRANSLATE_NOOP("Import", "HTTP on {http} and HTTPS on {https}")
_NO_PORTS = QT_TRANSLATE_NOOP("Import", "no port written, so the usual ones")
_VERIFIES = QT_TRANSLATE_NOOP("Import", "The client checks the certificate of this manager (HttpsVerifyCA).")
_BOTH = QT_TRANSLATE_NOOP(
    "Import", "Both HTTP and HTTPS ports are written: which one clients use stays unknown, one is enough."
)
_PROTOCOL = QT_TRANSLATE_NOOP("Import", "Clients speak {protocol}.")
_BAD_HOST = QT_TRANSLATE_NOOP("Import", "A server without a usable address; left out.")
_BAD_PORT = QT_TRANSLATE_NOOP("Import", "{attribute} of {host} is no port from 1 to 65535; left out.")
_OTHER_PORT = QT_TRANSLATE_NOOP(
    "Import", "{host} has {port}, other than the servers before it; a site has one port for all, so left out."
)
_SECRET = QT_TRANSLATE_NOOP("Import", "{what}: a secret of the site; neither read, shown nor stored.")
_OTHER = QT_TRANSLATE_NOOP("Import", "{what}: not about ports or hosts.")


def read(root: Element, name: str) -> Import:
    """Return the site of a Sylink.xml: its managers by priority, their ports and the protocol."""
    draft = Draft(Kind.SYLINK, name)
    blocks = [block for servers in root.each("ServerList") for block in servers.each("ServerPriorityBlock")]
    ordered = sorted(enumerate(blocks), key=lambda each: (_rank(each[1], each[0]), each[0]))
    kinds: set[tuple[bool, bool]] = set()
    for position, block in ordered:
        for server in block.each("Server"):
            kinds |= _server(server, _rank(block, position), draft)
    _protocol(kinds, draft)
    _left_out(root, draft)
    return draft.finished()


def _rank(block: Element, position: int) -> int:
    digits = "".join(char for char in block.get("Name") or "" if char in "0123456789")[:6]
    return int(digits) if digits else position + 1


def _server(server: Element, priority: int, draft: Draft) -> set[tuple[bool, bool]]:
    host = host_name(server.get("Address"))
    if host is None:
        draft.ignore(server.line, _BAD_HOST)
        return set()
    http = _port(server, "HttpPort", host.shown, draft)
    https = _port(server, "HttpsPort", host.shown, draft)
    for (entry, default), port in ((_HTTP, http), (_HTTPS, https)):
        if port is not None and draft.port(entry, default, port):
            draft.ignore(server.line, _OTHER_PORT.with_(host=host.shown, port=port))
    draft.host(host, frozenset({Role.MANAGER}))
    ports = _ports(http, https)
    draft.understand(server.line, _SERVER.with_(host=host.shown, priority=priority, ports=ports))
    if (server.get("HttpsVerifyCA") or "0").strip() == "1":
        draft.understand(server.line, _VERIFIES)
    return {(http is not None, https is not None)}


def _port(server: Element, attribute: str, host: str, draft: Draft) -> int | None:
    written = server.get(attribute)
    port = port_number(written)
    if written is not None and written.strip() not in ("", "0") and port is None:
        draft.ignore(server.line, _BAD_PORT.with_(attribute=attribute, host=host))
    return port


def _ports(http: int | None, https: int | None) -> Text:
    if http is not None and https is not None:
        return _BOTH_PORTS.with_(http=http, https=https)
    if http is not None:
        return _HTTP_PORT.with_(port=http)
    return _HTTPS_PORT.with_(port=https) if https is not None else _NO_PORTS


def _protocol(kinds: set[tuple[bool, bool]], draft: Draft) -> None:
    if kinds == {(True, False)}:
        protocol, shown = ClientProtocol.HTTP, "HTTP"
    elif kinds == {(False, True)}:
        protocol, shown = ClientProtocol.HTTPS, "HTTPS"
    else:
        if any(True in kind for kind in kinds):
            draft.understand(None, _BOTH)
        return
    draft.options = replace(draft.options, client_protocol=protocol)
    draft.understand(None, _PROTOCOL.with_(protocol=shown))


def _left_out(root: Element, draft: Draft) -> None:
    told: set[str] = set()
    for element in (root, *(each for parent in [root] for each in _all(parent))):
        for attribute in _SECRET_ATTRIBUTES:
            if element.get(attribute) is not None and attribute not in told:
                draft.ignore(element.line, _SECRET.with_(what=attribute))
                told.add(attribute)
        if element.name in _SECRET_ELEMENTS and element.name not in told:
            draft.ignore(element.line, _SECRET.with_(what=element.name))
            told.add(element.name)
    for element in (*root.children, *(each for part in root.children for each in part.children)):
        if element.name not in ("CommConf", "ServerList", *_SECRET_ELEMENTS) and element.name not in told:
            draft.ignore(element.line, _OTHER.with_(what=element.name[:60]))
            told.add(element.name)


def _all(element: Element) -> list[Element]:
    found: list[Element] = []
    waiting = list(element.children)
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting += each.children
    return found
