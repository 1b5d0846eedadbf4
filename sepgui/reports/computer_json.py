"""This computer's view as values for JSON: schema `sepgui.here/1`, and a part of a report's."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from types import MappingProxyType

from sepgui.domain.computer import Computer, OwnPort, Unread, Way, suggested, unread_of
from sepgui.domain.entry import Catalogue
from sepgui.i18n import Lang, translate
from sepgui.reports.check import Record, iso_ms
from sepgui.reports.computer import computer_table

SCHEMA = "sepgui.here/1"


def computer_json(computer: Computer, lang: Lang) -> str:
    """Return the view as one JSON document, schema `sepgui.here/1`."""
    document = {"schema": SCHEMA, "language": lang, **computer_record(computer, lang)}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def computer_record(computer: Computer, lang: Lang) -> Record:
    """Return the view as values; what could not be read is null, and `unread` says why."""
    guess = suggested(computer)
    return {
        "read_at": iso_ms(computer.unix_ns),
        "name": computer.name,
        "system": computer.system,
        "simulated": computer.simulated,
        "roles": [role.value for role in computer.roles],
        "suggested_role": None
        if guess is None
        else {"role": guess.role.value, "why": [translate(text, lang) for text in guess.why]},
        "interfaces": None
        if isinstance(computer.adapters, Unread)
        else [
            {"name": each.name, "addresses": list(each.addresses), "mac": each.mac, "tunnel": each.tunnel}
            for each in computer.adapters
        ],
        "routes": [_route_record(host.host, way, lang) for host in computer.hosts for way in host.ways],
        "name_servers": None
        if isinstance(computer.name_servers, Unread)
        else {"servers": list(computer.name_servers.servers), "search": list(computer.name_servers.search)},
        "proxies": None
        if isinstance(computer.proxies, Unread)
        else [
            {
                "whose": each.whose.value,
                "servers": each.servers,
                "exceptions": each.exceptions,
                "script": each.script,
            }
            for each in computer.proxies
        ],
        "ports": None
        if isinstance(computer.ports, Unread)
        else [_port_record(each) for each in computer.ports],
        "firewalls": [
            {
                "name": each.name,
                "on": each.on,
                "incoming": None if each.incoming is None else each.incoming.value,
                "outgoing": None if each.outgoing is None else each.outgoing.value,
                "by_policy": each.by_policy,
                "profile": None if each.profile is None else each.profile.value,
            }
            for each in computer.firewalls.found
        ],
        "product": [
            {"part": each.part.value, "trace": each.trace.value, "value": each.value}
            for each in computer.product.traces
        ],
        "unread": [
            {"what": what, "why": translate(unread.why, lang)} for what, unread in unread_of(computer)
        ],
    }


def _route_record(host: str, way: Way | Unread, lang: Lang) -> Record:
    if isinstance(way, Unread):
        return {"host": host, "address": None, "why": translate(way.why, lang)}
    return {
        "host": host,
        "address": way.address,
        "source": way.source,
        "interface": way.interface,
        "gateway": way.gateway,
        "tunnel": way.tunnel,
        "own": way.own,
        "on_link": way.on_link,
    }


def _port_record(port: OwnPort) -> Record:
    return {
        "entry": port.entry,
        "transport": port.transport.value,
        "port": port.port,
        "listener_role": port.role.value,
        "expected": port.expected,
        "named": port.named,
        "holders": [
            {"address": each.address, "pid": each.pid, "process": each.process} for each in port.holders
        ],
    }


FORMATS: Mapping[str, Callable[[Computer, Catalogue, Lang, int], str]] = MappingProxyType(
    {
        "table": computer_table,
        "json": lambda computer, _catalogue, lang, _width: computer_json(computer, lang),
    }
)
"""How each format is made."""
