"""Collects what a reader finds in a file, and makes it an `Import`."""

from __future__ import annotations

from msgspec.structs import replace

from sepgui.catalogue import load_catalogue
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ClientSystem, Entry, Role
from sepgui.domain.host import HostError, HostName, parse_host
from sepgui.domain.site import Site, SiteHost, SiteOptions
from sepgui.domain.version import SepVersion
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.imports.result import Import, Kind, Noted, RefusedError

_LAST_PORT = 65_535
_MOST_NOTES = 200

_MORE = QT_TRANSLATE_NOOP("Import", "{count} more of the kind above.")
_NOTHING = QT_TRANSLATE_NOOP(
    "Import", "{file}: it is {kind}, but tells nothing that can be used; choose another file."
)


class Draft:
    """A site in the making, with notes of what was understood and what was left out, and why."""

    def __init__(self, kind: Kind, name: str) -> None:
        self.kind = kind
        self.name = name
        self.version: SepVersion | None = None
        self.options = SiteOptions()
        self.hosts: dict[str, SiteHost] = {}
        self.ports: dict[tuple[str, Transport, int], int] = {}
        self._understood: list[Noted] = []
        self._ignored: list[Noted] = []
        self._too_many = 0

    def understand(self, line: int | None, text: Text) -> None:
        """Note what was taken."""
        if len(self._understood) < _MOST_NOTES:
            self._understood.append(Noted(line, text))
        else:
            self._too_many += 1

    def ignore(self, line: int | None, text: Text) -> None:
        """Note what was left out, and why; a thousand notes help nobody, so the last says how many more."""
        self._ignored.append(Noted(line, text))

    def host(
        self,
        target: HostName,
        roles: frozenset[Role],
        *,
        name: str | None = None,
        system: ClientSystem | None = None,
        version: SepVersion | None = None,
    ) -> None:
        """Add a host, or its roles to the host of the same target."""
        known = self.hosts.get(target.ascii)
        if known is not None:
            self.hosts[target.ascii] = replace(known, roles=known.roles | roles)
            return
        taken = {host.name.casefold() for host in self.hosts.values()}
        label = name if name and name.casefold() not in taken else target.shown
        system = system if Role.CLIENT in roles else None
        self.hosts[target.ascii] = SiteHost(label, target, roles, system, version)

    def port(self, entry_id: str, default: int, port: int) -> bool:
        """Take the real port of an endpoint; return whether it is another than one taken before."""
        entry: Entry = load_catalogue().entry(entry_id)
        endpoint = next(each for each in entry.endpoints if each.port == default)
        before = self.ports.setdefault((entry.id, endpoint.transport, default), port)
        return before != port

    def finished(self) -> Import:
        """Return the import; raises `RefusedError` when nothing was understood."""
        if not self._understood:
            from sepgui.imports.result import KIND_WORDS

            raise RefusedError(_NOTHING.with_(file=self.name, kind=KIND_WORDS[self.kind]))
        changed = {key: port for key, port in self.ports.items() if port != key[2]}
        site = Site("", tuple(self.hosts.values()), self.version, self.options, changed)
        understood = tuple(self._understood)
        if self._too_many:
            understood += (Noted(None, _MORE.with_(count=self._too_many)),)
        ignored = tuple(self._ignored[:_MOST_NOTES])
        if len(self._ignored) > _MOST_NOTES:
            ignored += (Noted(None, _MORE.with_(count=len(self._ignored) - _MOST_NOTES)),)
        return Import(self.kind, self.name, site, understood, ignored)


def port_number(text: str | None) -> int | None:
    """Return the port that a text names, None where it names none."""
    written = (text or "").strip()
    if not (written.isascii() and written.isdecimal() and len(written) <= len("65535")):
        return None
    port = int(written)
    return port if 1 <= port <= _LAST_PORT else None


def host_name(text: str | None) -> HostName | None:
    """Return the host that a text names, None where it names none."""
    try:
        return parse_host(text or "")
    except HostError:
        return None
