"""A site: named hosts with roles, versions, options and port overrides; and the pair picked in it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from msgspec import Struct, field

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ClientSystem, Role
from sepgui.domain.host import HostName
from sepgui.domain.version import SepVersion


class ClientProtocol(StrEnum):
    """What clients of the site speak to their manager."""

    HTTP = "http"
    HTTPS = "https"
    UNKNOWN = "unknown"


class DatabaseKind(StrEnum):
    """Which database the manager uses: its own or SQL Server."""

    EMBEDDED = "embedded"
    SQL_SERVER = "sql-server"
    UNKNOWN = "unknown"


class SiteHost(Struct, frozen=True):
    """A host of the site. `name` is its label in the document, `target` what is resolved and asked.

    `system` matters for clients only; `version` overrides the site's; `certificate` is the SHA-256
    fingerprint that a manager's certificate should have, in lower-case hex.
    """

    name: str
    target: HostName
    roles: frozenset[Role]
    system: ClientSystem | None = None
    version: SepVersion | None = None
    certificate: str | None = None


class SiteOptions(Struct, frozen=True):
    """What is true of a site beyond its hosts; a role that has a host needs no option."""

    client_protocol: ClientProtocol = ClientProtocol.UNKNOWN
    database: DatabaseKind = DatabaseKind.UNKNOWN
    cloud: bool = False
    any_computer_is_console: bool = True
    cloud_names: tuple[str, ...] = ()


class Thresholds(Struct, frozen=True):
    """When ok becomes degraded; times in nanoseconds, shares from 0 to 1.

    A connect is slow above `connect_ns`, or above `baseline_factor` times its own usual time; that
    comparison says nothing below `baseline_floor_ns`, where a busy computer's own jitter is larger.
    """

    connect_ns: int = 200_000_000
    baseline_factor: float = 3.0
    baseline_floor_ns: int = 5_000_000
    first_byte_ns: int = 5_000_000_000
    failure_share: float = 0.02
    certificate_days: int = 30


class Site(Struct, frozen=True):
    """A whole site. `ports` maps (entry id, transport, default port) to the port really used."""

    name: str
    hosts: tuple[SiteHost, ...]
    version: SepVersion | None = None
    options: SiteOptions = SiteOptions()
    ports: Mapping[tuple[str, Transport, int], int] = field(default_factory=lambda: MappingProxyType({}))
    thresholds: Thresholds = Thresholds()

    def host(self, name: str) -> SiteHost | None:
        """Return the host of a label or of a target, upper and lower case alike; None if there is none."""
        wanted = name.casefold()
        for host in self.hosts:
            if wanted in (host.name.casefold(), host.target.shown.casefold(), host.target.ascii):
                return host
        return None

    def holders(self, role: Role) -> tuple[SiteHost, ...]:
        """Return the hosts that hold a role, in the order of the document."""
        return tuple(host for host in self.hosts if role in host.roles)


class Pair(Struct, frozen=True):
    """The manager and the client that the technician picked; a client of None is this computer.

    `more_managers` are the other managers of the same management server list, `more_clients` other
    clients of the same manager; they are asked in the same run.
    """

    manager: SiteHost
    client: SiteHost | None
    more_managers: tuple[SiteHost, ...] = ()
    more_clients: tuple[SiteHost, ...] = ()

    @property
    def managers(self) -> tuple[SiteHost, ...]:
        """All the managers of the pair, the picked one first."""
        return (self.manager, *self.more_managers)

    @property
    def clients(self) -> tuple[SiteHost, ...]:
        """All the clients of the pair, the picked one first; none where it is this computer."""
        return (*((self.client,) if self.client else ()), *self.more_clients)
