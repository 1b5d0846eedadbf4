"""What a file of others gave: a site, or what another computer measured, and line by line how it was read."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from sepgui.domain.site import Site
from sepgui.i18n import QT_TRANSLATE_NOOP, Text


class Kind(StrEnum):
    """What a file is, told by its content."""

    SYLINK = "sylink"
    SEPM_PROPERTIES = "sepm-properties"
    APACHE = "apache"
    TOMCAT = "tomcat"
    HOSTS = "hosts"
    NMAP = "nmap"
    VANTAGE = "vantage"


KIND_WORDS = {
    Kind.SYLINK: QT_TRANSLATE_NOOP("Import", "Management server list of a client (Sylink.xml)"),
    Kind.SEPM_PROPERTIES: QT_TRANSLATE_NOOP("Import", "Settings of SEPM (conf.properties)"),
    Kind.APACHE: QT_TRANSLATE_NOOP("Import", "Settings of SEPM's Apache"),
    Kind.TOMCAT: QT_TRANSLATE_NOOP("Import", "Settings of SEPM's Tomcat (server.xml)"),
    Kind.HOSTS: QT_TRANSLATE_NOOP("Import", "List of hosts (CSV)"),
    Kind.NMAP: QT_TRANSLATE_NOOP("Import", "Scan by nmap (XML)"),
    Kind.VANTAGE: QT_TRANSLATE_NOOP("Import", "Result of a script run on another host"),
}


class Noted(Struct, frozen=True):
    """One thing understood or left out; `line` counts from 1, None where it holds for the whole file."""

    line: int | None
    text: Text


class Measured(Struct, frozen=True):
    """What another computer learnt of one port. `host` is as that computer wrote it, `address` may be empty.

    `entry` is the entry asked for, None where the file knows nothing of SEP. `at_unix_ns` is None where
    the file tells no time; `rtt_ns` is the time of the connect, as that computer's own clock told it;
    `rejected_by` is who refused, where the file names it.
    """

    host: str
    address: str
    transport: Transport
    port: int
    state: State
    reason: Reason
    entry: str | None = None
    at_unix_ns: int | None = None
    rtt_ns: int | None = None
    rejected_by: str | None = None


class Import(Struct, frozen=True):
    """A file that was understood. `site` holds what the file tells of a site, and may hold no host.

    `measured` is what another computer saw; `vantage` is its host's name in the site, None where the file
    does not tell, and `computer` what it calls itself. `managers` and `clients` name the pair that was
    measured. No text in it repeats a secret of the file.
    """

    kind: Kind
    name: str
    site: Site
    understood: tuple[Noted, ...]
    ignored: tuple[Noted, ...]
    measured: tuple[Measured, ...] = ()
    vantage: str | None = None
    computer: str | None = None
    managers: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()


class ImportFault(Struct, frozen=True):
    """A file that cannot be used: one sentence with file, line where there is one, and mend."""

    text: Text


class RefusedError(ValueError):
    """Raised inside this room only; at its door it becomes an `ImportFault`."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source)
        self.text = text
