"""Reads nmap's XML output: what another computer saw of ports, as a baseline; it tells nothing of roles."""

from __future__ import annotations

from itertools import pairwise

from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.imports.draft import Draft, host_name, port_number
from sepgui.imports.result import Import, Kind, Measured
from sepgui.imports.xml_tree import Element

ROOT = "nmaprun"

_STATES = {
    "open": State.OPEN,
    "closed": State.CLOSED,
    "filtered": State.FILTERED,
    "open|filtered": State.OPEN_FILTERED,
}
_REASONS = {
    "syn-ack": Reason.SYN_ACK,
    "reset": Reason.CONN_REFUSED,
    "conn-refused": Reason.CONN_REFUSED,
    "no-response": Reason.NO_RESPONSE,
    "udp-response": Reason.UDP_RESPONSE,
    "admin-prohibited": Reason.ADMIN_PROHIBITED,
    "host-prohibited": Reason.HOST_PROHIBITED,
    "net-prohibited": Reason.NET_PROHIBITED,
    "port-unreach": Reason.PORT_UNREACH,
    "host-unreach": Reason.HOST_UNREACH,
    "net-unreach": Reason.NET_UNREACH,
}
_USUAL = {
    State.OPEN: Reason.SYN_ACK,
    State.CLOSED: Reason.CONN_REFUSED,
    State.FILTERED: Reason.NO_RESPONSE,
    State.OPEN_FILTERED: Reason.NO_RESPONSE,
}
_LAST_SECOND = 253_402_300_799

_HOST = QT_TRANSLATE_NOOP("Import", "{host}: {count} ports seen, {open} of them open.")
_DOWN = QT_TRANSLATE_NOOP("Import", "{host}: nmap found it down; nothing is taken.")
_NO_ADDRESS = QT_TRANSLATE_NOOP("Import", "A host without an IP address; left out.")
_NO_PORTS = QT_TRANSLATE_NOOP("Import", "{host}: no port of it was scanned.")
_BAD_PORT = QT_TRANSLATE_NOOP(
    "Import", "{host}: {count} ports in a state or protocol that is not known here."
)
_MANY = QT_TRANSLATE_NOOP(
    "Import", "{host}: {count} more ports are told as a number only (extraports); left out."
)
_BASELINE = QT_TRANSLATE_NOOP(
    "Import", "Seen from the computer that ran nmap: it proves nothing of the way from this one."
)


def read(root: Element, name: str) -> Import:
    """Return what an nmap XML document tells of ports (nmap.dtd: nmaprun, host, ports)."""
    draft = Draft(Kind.NMAP, name)
    started_ns = _seconds(root.get("start"))
    measured: list[Measured] = []
    for host in root.each("host"):
        measured += _host(host, _seconds(host.get("endtime")) or started_ns, draft)
    if measured:
        draft.understand(None, _BASELINE)
    return replace(draft.finished(), measured=tuple(measured), computer=_source(root.get("args")))


def _host(host: Element, at_ns: int | None, draft: Draft) -> list[Measured]:
    address = next(
        (each.get("addr") or "" for each in host.each("address") if each.get("addrtype") in ("ipv4", "ipv6")),
        "",
    )
    target = host_name(address)
    if target is None or not target.address:
        draft.ignore(host.line, _NO_ADDRESS)
        return []
    named = next((host_name(each.get("name")) for each in host.each("hostname")), None)
    shown = named.shown if named is not None else target.shown
    status = host.child("status")
    if status is not None and status.get("state") == "down":
        draft.ignore(host.line, _DOWN.with_(host=shown))
        return []
    ports = list(host.each("port"))
    found = [each for port in ports if (each := _port(port, shown, target.ascii, at_ns)) is not None]
    if found:
        open_ = sum(each.state is State.OPEN for each in found)
        draft.understand(host.line, _HOST.with_(host=shown, count=len(found), open=open_))
    elif not ports:
        draft.ignore(host.line, _NO_PORTS.with_(host=shown))
    if len(found) < len(ports):
        draft.ignore(host.line, _BAD_PORT.with_(host=shown, count=len(ports) - len(found)))
    for extra in host.each("extraports"):
        count = (extra.get("count") or "")[:9]
        draft.ignore(extra.line, _MANY.with_(host=shown, count=count if count.isdecimal() else "?"))
    return found


def _port(port: Element, host: str, address: str, at_ns: int | None) -> Measured | None:
    number = port_number(port.get("portid"))
    state_element = port.child("state")
    state = _STATES.get((state_element.get("state") or "") if state_element is not None else "")
    protocol = port.get("protocol")
    if number is None or state is None or state_element is None or protocol not in ("tcp", "udp"):
        return None
    transport = Transport(protocol)
    told = _REASONS.get((state_element.get("reason") or "").replace("-proto", ""))
    usual = Reason.UDP_RESPONSE if (state, transport) == (State.OPEN, Transport.UDP) else _USUAL[state]
    sender = host_name(state_element.get("reason_ip"))
    by = sender.ascii if sender is not None and sender.address and sender.ascii != address else None
    reason = told or usual
    return Measured(host, address, transport, number, state, reason, at_unix_ns=at_ns, rejected_by=by)


def _source(args: str | None) -> str | None:
    """Return the address that nmap was told to ask from (-S); its document does not tell any other."""
    words = (args or "").split()
    for option, value in pairwise(words):
        source = host_name(value) if option == "-S" else None
        if source is not None and source.address:
            return source.shown
    return None


def _seconds(text: str | None) -> int | None:
    written = (text or "").strip()
    if not (written.isascii() and written.isdecimal() and len(written) <= len(str(_LAST_SECOND))):
        return None
    return min(int(written), _LAST_SECOND) * 1_000_000_000
