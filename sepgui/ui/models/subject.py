"""From what is typed into the pickers to the site and the pair that the engine is asked to watch."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from sepgui.domain.entry import Role
from sepgui.domain.host import parse_host
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.version import SepVersion, parse_version


@dataclass(frozen=True, slots=True)
class Subject:
    """What to watch; a version of None is unknown."""

    site: Site
    pair: Pair
    version: SepVersion | None


def subject_of(site: Site, manager: str, client: str, version: str) -> Subject:
    """Return the subject that the pickers name; an empty client is this computer.

    Raises:
        HostError: manager or client is no host name and no address.
        VersionError: the version is not one.
    """
    wanted = parse_version(version) if version else None
    site, manager_host = _with_host(site, manager, Role.MANAGER)
    client_host = None
    if client:
        site, client_host = _with_host(site, client, Role.CLIENT)
        manager_host = site.host(manager_host.target.ascii) or manager_host
    return Subject(site, Pair(manager_host, client_host), wanted)


def names_of(site: Site, role: Role) -> tuple[str, ...]:
    """Return the names of the hosts of a role."""
    return tuple(host.name for host in site.holders(role))


def _with_host(site: Site, name: str, role: Role) -> tuple[Site, SiteHost]:
    known = site.host(name)
    if known is None:
        target = parse_host(name)
        known = site.host(target.ascii)
        if known is None:
            host = SiteHost(target.shown, target, frozenset({role}))
            return replace(site, hosts=(*site.hosts, host)), host
    if role in known.roles:
        return site, known
    host = replace(known, roles=known.roles | {role})
    hosts = tuple(host if each is known else each for each in site.hosts)
    return replace(site, hosts=hosts), host
