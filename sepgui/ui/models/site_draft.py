"""A site while it is typed into the form: texts that may still be wrong, and what is wrong or missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Catalogue, ClientSystem, Role
from sepgui.domain.host import HostError, parse_host
from sepgui.domain.site import ClientProtocol, DatabaseKind, Site, SiteHost, SiteOptions, Thresholds
from sepgui.domain.version import SepVersion, VersionError, parse_version
from sepgui.ui.words import DASH, say, say_words

PortKey = tuple[str, Transport, int]
_PORT_MOST = 65535


@dataclass
class HostDraft:
    """A host as typed; an empty address is its name, an empty version the site's."""

    name: str = ""
    address: str = ""
    roles: frozenset[Role] = frozenset()
    system: ClientSystem | None = None
    version: str = ""
    certificate: str | None = None

    @property
    def shown(self) -> str:
        """Return it as a list shows it; one without a name has a dash."""
        return self.name.strip() or DASH


@dataclass
class SiteDraft:
    """A site as typed; `ports` are those that differ. What the form does not show is kept as it was."""

    name: str = ""
    version: str = ""
    client_protocol: ClientProtocol = ClientProtocol.UNKNOWN
    database: DatabaseKind = DatabaseKind.UNKNOWN
    cloud: bool = False
    any_console: bool = True
    hosts: list[HostDraft] = field(default_factory=list[HostDraft])
    ports: dict[PortKey, str] = field(default_factory=dict[PortKey, str])
    cloud_names: tuple[str, ...] = ()
    thresholds: Thresholds = field(default_factory=Thresholds)


def draft_of(site: Site) -> SiteDraft:
    """Return the draft of a site."""
    return SiteDraft(
        name=site.name,
        version=str(site.version or ""),
        client_protocol=site.options.client_protocol,
        database=site.options.database,
        cloud=site.options.cloud,
        any_console=site.options.any_computer_is_console,
        hosts=[
            HostDraft(
                host.name,
                "" if host.target.shown == host.name else host.target.shown,
                host.roles,
                host.system,
                str(host.version or ""),
                host.certificate,
            )
            for host in site.hosts
        ],
        ports={key: str(port) for key, port in site.ports.items()},
        cloud_names=site.options.cloud_names,
        thresholds=site.thresholds,
    )


def site_of(draft: SiteDraft) -> Site:
    """Return the site of a draft without faults; raises `HostError` or `ValueError` of one that has some."""
    options = SiteOptions(
        client_protocol=draft.client_protocol,
        database=draft.database,
        cloud=draft.cloud,
        any_computer_is_console=draft.any_console,
        cloud_names=draft.cloud_names,
    )
    hosts = tuple(
        SiteHost(
            name=host.name.strip(),
            target=parse_host(host.address.strip() or host.name.strip()),
            roles=host.roles,
            system=host.system if Role.CLIENT in host.roles else None,
            version=_version(host.version),
            certificate=host.certificate,
        )
        for host in draft.hosts
    )
    ports = {key: int(text) for key, text in draft.ports.items() if text.strip()}
    return Site(
        name=draft.name.strip(),
        hosts=hosts,
        version=_version(draft.version),
        options=options,
        ports=MappingProxyType(ports),
        thresholds=draft.thresholds,
    )


def faults(draft: SiteDraft, catalogue: Catalogue) -> list[str]:
    """Return what must be mended before the site can be saved, one sentence each."""
    return [fault for page in faults_by_page(draft, catalogue) for fault in page]


def faults_by_page(draft: SiteDraft, catalogue: Catalogue) -> tuple[list[str], list[str], list[str]]:
    """Return them for each page of the form: the site, its hosts, its ports."""
    return list(_site_faults(draft)), list(_host_faults(draft)), list(_port_faults(draft, catalogue))


def missing(draft: SiteDraft) -> list[str]:
    """Return what may be left as it is, and what follows from it."""
    roles = {role for host in draft.hosts for role in host.roles}
    found: list[str] = []
    if Role.MANAGER not in roles:
        found.append(
            QCoreApplication.translate(
                "SiteDraft", "No host is a manager: without one, nothing can be asked."
            )
        )
    if Role.CLIENT not in roles:
        found.append(
            QCoreApplication.translate("SiteDraft", "No host is a client: this computer will be the client.")
        )
    if not draft.version.strip():
        found.append(
            QCoreApplication.translate(
                "SiteDraft", "No version: the current 14.x is assumed, and shown as assumed."
            )
        )
    if draft.client_protocol is ClientProtocol.UNKNOWN:
        found.append(
            QCoreApplication.translate(
                "SiteDraft",
                "How clients speak is not known: one of 8014 and 443 is enough, and both are planned.",
            )
        )
    if draft.database is DatabaseKind.UNKNOWN:
        found.append(
            QCoreApplication.translate(
                "SiteDraft",
                "The database is not known: its embedded and its SQL Server port are both planned.",
            )
        )
    return found


def _site_faults(draft: SiteDraft) -> Iterator[str]:
    if not draft.name.strip():
        yield QCoreApplication.translate("SiteDraft", "The site needs a name.")
    yield from _version_fault(draft.version)


def _host_faults(draft: SiteDraft) -> Iterator[str]:
    taken: dict[str, str] = {}
    for at, host in enumerate(draft.hosts, 1):
        name = host.name.strip()
        if not name:
            yield QCoreApplication.translate("SiteDraft", "Host {number} needs a name.").format(number=at)
            continue
        if not host.roles:
            yield QCoreApplication.translate("SiteDraft", "{host} needs a role: tick what it is.").format(
                host=name
            )
        yield from (f"{name}: {fault}" for fault in _version_fault(host.version))
        try:
            target = parse_host(host.address.strip() or name).ascii
        except HostError as error:
            yield f"{name}: {say(error.text)}"
            continue
        words = {name.casefold(), target}
        other = next((taken[word] for word in words if word in taken), None)
        if other is not None:
            yield QCoreApplication.translate(
                "SiteDraft", "{host} is already the host {other}; write each host once."
            ).format(host=name, other=other)
        taken |= dict.fromkeys(words, name)


def _port_faults(draft: SiteDraft, catalogue: Catalogue) -> Iterator[str]:
    names = {entry.id: say_words(entry.name) for entry in catalogue.entries}
    for (entry, _, _), text in draft.ports.items():
        plain = text.strip()
        if plain and not (plain.isascii() and plain.isdigit() and 1 <= int(plain) <= _PORT_MOST):
            yield QCoreApplication.translate(
                "SiteDraft", "{entry}: “{port}” is no port; write a number from 1 to 65535."
            ).format(entry=names.get(entry, entry), port=plain)


def _version_fault(text: str) -> Iterator[str]:
    try:
        _version(text)
    except VersionError as error:
        yield say(error.text)


def _version(text: str) -> SepVersion | None:
    return parse_version(text) if text.strip() else None
