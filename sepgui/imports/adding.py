"""Adds what a file tells to a site, and says what changes by it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from sepgui.domain.entry import Role
from sepgui.domain.site import ClientProtocol, Site, SiteHost
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.imports.result import Import

_NEW = QT_TRANSLATE_NOOP("Import", "New host {host} ({roles}).")
_MORE_ROLES = QT_TRANSLATE_NOOP("Import", "{host} is now also: {roles}.")
_PORT = QT_TRANSLATE_NOOP("Import", "{entry}: port {port} instead of {before}.")
_PROTOCOL = QT_TRANSLATE_NOOP("Import", "Clients speak {protocol}; before: {before}.")
_VERSION = QT_TRANSLATE_NOOP("Import", "The site has version {version}; before: {before}.")
_UNKNOWN = QT_TRANSLATE_NOOP("Import", "unknown")
_NO_ADDRESS_TWICE = QT_TRANSLATE_NOOP(
    "Import", "{host} has the address {address} in the file and {before} in the site; the site's stays."
)


class Addition(Struct, frozen=True):
    """The site as it would become, and one sentence for each thing that changes; none: nothing is new."""

    site: Site
    changes: tuple[Text, ...]


def added(site: Site, found: Import) -> Addition:
    """Return a site with what a file tells: new hosts, more roles, real ports. The site's names stay."""
    changes: list[Text] = []
    hosts = list(site.hosts)
    for host in found.site.hosts:
        changes += _add_host(host, hosts)
    ports = dict(site.ports)
    for (entry, transport, default), port in found.site.ports.items():
        before = ports.get((entry, transport, default), default)
        if before != port:
            ports[entry, transport, default] = port
            changes.append(_PORT.with_(entry=entry, port=port, before=before))
    options = site.options
    protocol = found.site.options.client_protocol
    if protocol not in (ClientProtocol.UNKNOWN, options.client_protocol):
        known = options.client_protocol is not ClientProtocol.UNKNOWN
        before_protocol = options.client_protocol.value.upper() if known else _UNKNOWN
        changes.append(_PROTOCOL.with_(protocol=protocol.value.upper(), before=before_protocol))
        options = replace(options, client_protocol=protocol)
    version = site.version
    if found.site.version is not None and found.site.version != version:
        was = str(version) if version is not None else _UNKNOWN
        changes.append(_VERSION.with_(version=str(found.site.version), before=was))
        version = found.site.version
    grown = replace(site, hosts=tuple(hosts), ports=ports, options=options, version=version)
    return Addition(grown, tuple(changes))


def _add_host(host: SiteHost, hosts: list[SiteHost]) -> Iterator[Text]:
    by_target = next((i for i, each in enumerate(hosts) if each.target.ascii == host.target.ascii), None)
    named = {host.name.casefold(), host.target.ascii}
    by_name = next((i for i, each in enumerate(hosts) if each.name.casefold() in named), None)
    at = by_target if by_target is not None else by_name
    if at is None:
        hosts.append(host)
        yield _NEW.with_(host=host.name, roles=_roles(host.roles))
        return
    known = hosts[at]
    if (
        by_target is None
        and known.target.ascii != host.target.ascii
        and host.target.ascii != host.name.casefold()
    ):
        yield _NO_ADDRESS_TWICE.with_(host=known.name, address=host.target.shown, before=known.target.shown)
    more = host.roles - known.roles
    system = known.system or (host.system if Role.CLIENT in known.roles | more else None)
    if more:
        yield _MORE_ROLES.with_(host=known.name, roles=_roles(more))
    hosts[at] = replace(known, roles=known.roles | more, system=system, version=known.version or host.version)


def _roles(roles: frozenset[Role]) -> str:
    return ", ".join(role.value for role in Role if role in roles)
