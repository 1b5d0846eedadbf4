"""The port matrix as values: entries, endpoints, and everything the catalogue says of them."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Literal

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.cloud_names import CloudNames
from sepgui.domain.version import ALL_VERSIONS, SepVersion, VersionRange
from sepgui.domain.words import Words

_PORT = re.compile(r"(?:(?P<before>tcp|udp)[ /]?)?(?P<number>\d{1,5})(?:[ /]?(?P<after>tcp|udp))?", re.ASCII)


class Role(StrEnum):
    """What a host is in a SEP installation."""

    MANAGER = "manager"
    CLIENT = "client"
    GUP = "gup"
    DATABASE = "database"
    CONSOLE = "console"
    REPORTING_CONSOLE = "reporting-console"
    REPLICATION_PARTNER = "replication-partner"
    RMM = "rmm"
    EDR = "edr"
    SPC = "spc"
    CONTENT_ANALYSIS = "content-analysis"
    CLOUD = "cloud"
    SYSLOG = "syslog"


class ClientSystem(StrEnum):
    """The operating system of a client computer."""

    WINDOWS = "windows"
    MAC = "mac"
    LINUX = "linux"


class ProbeKind(StrEnum):
    """How an endpoint is asked; one module and one line in the PROBES table each."""

    TCP = "tcp"
    UDP = "udp"
    TLS = "tls"
    HTTP = "http"
    HTTPS = "https"
    SECARS_HTTP = "secars-http"
    SECARS_HTTPS = "secars-https"
    CLOUD = "cloud"
    SMB = "smb"
    NETBIOS_SESSION = "netbios-session"
    NBSTAT = "nbstat"
    SSH = "ssh"
    TDS = "tds"
    GUP = "gup"
    HTTP_HEAD = "http-head"
    HTTPS_HEAD = "https-head"
    SEPM_CONSOLE = "sepm-console"
    SEPM_API = "sepm-api"
    WEB_CONSOLE = "web-console"
    REPORTING = "reporting"
    SQL_ANYWHERE = "sql-anywhere"
    SQL_BROWSER = "sql-browser"
    SYSLOG = "syslog"
    LISTENER = "listener"
    JRMP = "jrmp"
    PAC = "pac"


class Asked(StrEnum):
    """When a packet may be sent to an endpoint at all (doctrine 8)."""

    NORMALLY = "normally"
    EXPOSURE = "exposure"
    ON_REQUEST = "on-request"


class Family(StrEnum):
    """Entries that stand in for each other: one of them suffices."""

    CLIENT_PROTOCOL = "client-protocol"
    DATABASE = "database"


class Endpoint(Struct, frozen=True):
    """Transport and default port of an entry, the application on it, and how it is probed.

    `path` is the HTTP path that the probe asks for, None for kinds that ask no path. `own_probe` is how
    the host itself asks a port that is for it alone; None there means that nothing is sent.
    """

    transport: Transport
    port: int
    application: str
    probe: ProbeKind
    asked: Asked = Asked.NORMALLY
    path: str | None = None
    own_probe: ProbeKind | None = None


class Initiator(Struct, frozen=True):
    """Who opens the connection: a role, its process where the page names one, and in which versions."""

    role: Role
    process: str | None = None
    versions: VersionRange = ALL_VERSIONS


class Process(Struct, frozen=True):
    """A process the page names; `side` says whose it is, `aliases` how a real machine spells it.

    `services` are the Windows services that run it.
    """

    name: str
    side: Literal["initiator", "listener"]
    versions: VersionRange = ALL_VERSIONS
    aliases: tuple[str, ...] = ()
    services: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Whether a system's name for a process is this one's: in any case, with or without ``.exe``."""
        return _bare(name) in {_bare(known) for known in (self.name, *self.aliases)}


class Requirement(Struct, frozen=True):
    """In which versions an entry is optional, or the default."""

    versions: VersionRange
    is_: Literal["optional", "default", "required"]


class Ephemeral(Struct, frozen=True):
    """Ephemeral ports that the page mentions; `side` is a role, None where the page does not say."""

    transport: Transport
    side: Role | None


class Entry(Struct, frozen=True):
    """One row of the port matrix. `inferred` names each field that does not come from the page.

    `name` is the short name for the screen; `family` marks alternatives; `option` is the role
    without which the entry is no part of a site (some host holds it, or the site says so), None
    when it always is; `may_rest` says that nothing listens where the feature is not in use.
    """

    id: str
    name: Words
    endpoints: tuple[Endpoint, ...]
    purpose: Words
    initiators: tuple[Initiator, ...]
    listener_role: Role
    initiated_by: Words
    processes: tuple[Process, ...]
    configurable: bool | None
    optional: bool
    requirements: tuple[Requirement, ...]
    local_only: bool
    ephemeral: Ephemeral | None
    versions: VersionRange
    notes: tuple[Words, ...]
    aliases: tuple[str, ...]
    inferred: tuple[str, ...]
    listener_system: ClientSystem | None = None
    family: Family | None = None
    option: Role | None = None
    configured_in: Words | None = None
    may_rest: bool = False

    @property
    def initiator_role(self) -> Role:
        """The role of the first initiator."""
        return self.initiators[0].role

    def listeners_in(self, version: SepVersion | None) -> tuple[Process, ...]:
        """Return the processes that listen in a version; of all versions if it is None or unheard of."""
        all_ = tuple(process for process in self.processes if process.side == "listener")
        fitting = tuple(process for process in all_ if version is None or process.versions.covers(version))
        return fitting or all_


class Catalogue(Struct, frozen=True):
    """All entries in the order of the port page, its general advice, and the names of the cloud."""

    entries: tuple[Entry, ...]
    advice: tuple[Words, ...]
    source: Words
    cloud: CloudNames = CloudNames()

    def entry(self, entry_id: str) -> Entry:
        """Return the entry of an id; raises `KeyError`."""
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    def find(self, text: str) -> tuple[Entry, ...]:
        """Return the entries that a text finds, in page order: 445, udp/137, or part of an id or a name.

        Names are those of the entry, its old names and its processes; upper and lower case are one.
        """
        wanted = text.strip().casefold()
        return tuple(entry for entry in self.entries if _matches(entry, wanted))


def _bare(process: str) -> str:
    return process.casefold().removesuffix(".exe")


def _matches(entry: Entry, wanted: str) -> bool:
    if (port := _PORT.fullmatch(wanted)) is not None:
        transport = port["before"] or port["after"]
        return any(
            endpoint.port == int(port["number"]) and transport in (None, endpoint.transport)
            for endpoint in entry.endpoints
        )
    names = [entry.id, entry.name.it, entry.name.en, entry.purpose.it, entry.purpose.en, *entry.aliases]
    names += [name for process in entry.processes for name in (process.name, *process.aliases)]
    return any(wanted in name.casefold() for name in names)
