"""What a command is about: the site, the pair, the version and the options that its arguments name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sepgui.catalogue import OverrideError, configurable_port, load_catalogue
from sepgui.cli.files import site_at
from sepgui.cli.grammar import Parsed, UsageError, closest
from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Catalogue, Role
from sepgui.domain.host import HostError, HostName, parse_host
from sepgui.domain.plan import OnRequest, Pace, PlanOptions
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.version import SepVersion, VersionError, parse_version
from sepgui.i18n import QT_TRANSLATE_NOOP

ALL = "all"
"""The word for every manager, or every client, of the site."""
_TIMEOUT_S = (0.05, 120.0)
_LAST_PORT = 65_535


class Subject(Struct, frozen=True):
    """What to plan: `vantage` is as the asker wrote it, None when it is to be found out."""

    site: Site
    pair: Pair
    version: SepVersion | None
    vantage: str | None
    options: PlanOptions


def subject_of(parsed: Parsed) -> Subject:
    """Return the subject of a command's arguments.

    Raises:
        UsageError: something is missing or misspelt, or the site document cannot be used.
    """
    catalogue = load_catalogue()
    site = _with_roles(_site(parsed), parsed.all("--role"))
    site, managers = _managers(site, parsed.operands)
    site, clients = _clients(site, parsed.all("--client"))
    managers, clients = _again(site, managers), _again(site, clients)
    site = replace(site, ports={**site.ports, **_ports(catalogue, parsed.all("--port"))})
    return Subject(
        site=site,
        pair=Pair(managers[0], next(iter(clients), None), managers[1:], clients[1:]),
        version=_version(parsed.one("--sep-version")),
        vantage=parsed.one("--vantage"),
        options=_options(catalogue, parsed),
    )


def seconds(text: str, option: str, *, least: float, most: float) -> int:
    """Return nanoseconds of a number of seconds within bounds; raises `UsageError`."""
    try:
        value = float(text.replace(",", "."))
    except ValueError:
        value = float("nan")
    if not least <= value <= most:
        raise UsageError(
            QT_TRANSLATE_NOOP("Cli", "{option} takes seconds, from {least} to {most}; not “{text}”.").with_(
                option=option, least=least, most=most, text=text
            )
        )
    return round(value * 1e9)


def timeout_of(parsed: Parsed, standard_ns: int) -> int:
    """Return the deadline of one attempt in nanoseconds; raises `UsageError`."""
    text = parsed.one("--timeout")
    least, most = _TIMEOUT_S
    return seconds(text, "--timeout", least=least, most=most) if text else standard_ns


def families_of(parsed: Parsed) -> frozenset[int]:
    """Return the address families that are wanted: 4, 6 or both."""
    return _FAMILIES[parsed.given("-4"), parsed.given("-6")]


def host_of(text: str) -> HostName:
    """Return the host that a text names; raises `UsageError`."""
    try:
        return parse_host(text)
    except HostError as error:
        raise UsageError(error.text) from error


# --- site, managers, client ------------------------------------------------------------------------


def _site(parsed: Parsed) -> Site:
    path = parsed.one("--site")
    return Site("", ()) if path is None else site_at(path)


def _with_roles(site: Site, assignments: Iterable[str]) -> Site:
    for assignment in assignments:
        name, equals, host = assignment.partition("=")
        if not equals or not host:
            raise UsageError(
                QT_TRANSLATE_NOOP("Cli", "--role takes ROLE=HOST; not “{text}”.").with_(text=assignment)
            )
        if name not in tuple(Role):
            raise UsageError(
                QT_TRANSLATE_NOOP("Cli", "There is no role “{role}”; use one of: {roles}.").with_(
                    role=name, roles=", ".join(Role)
                )
            )
        site, _ = _with_host(site, host, Role(name))
    return site


def _with_host(site: Site, name: str, role: Role) -> tuple[Site, SiteHost]:
    """Return the site with a host in a role, and that host; one the site knows keeps its other roles."""
    known = site.host(name)
    target = known.target if known else host_of(name)
    known = known or site.host(target.ascii)
    if known is not None and role in known.roles:
        return site, known
    if known is None:
        host = SiteHost(target.shown, target, frozenset({role}))
        return replace(site, hosts=(*site.hosts, host)), host
    host = replace(known, roles=known.roles | {role})
    return replace(site, hosts=tuple(host if each is known else each for each in site.hosts)), host


def _again(site: Site, hosts: Iterable[SiteHost]) -> tuple[SiteHost, ...]:
    """Return hosts as the site knows them by now: they may have got more roles since."""
    known = {host.target.ascii: host for host in site.hosts}
    return tuple(known.get(host.target.ascii, host) for host in hosts)


def _managers(site: Site, wanted: Sequence[str]) -> tuple[Site, tuple[SiteHost, ...]]:
    own = site.holders(Role.MANAGER)
    if ALL in wanted or (not wanted and len(own) == 1):
        if not own:
            raise UsageError(_NO_MANAGERS)
        return site, own
    if not wanted:
        raise UsageError(_WHICH.with_(managers=", ".join(host.name for host in own)) if own else _NO_MANAGER)
    return _each_once(site, wanted, Role.MANAGER)


def _clients(site: Site, wanted: Sequence[str]) -> tuple[Site, tuple[SiteHost, ...]]:
    if ALL not in wanted:
        return _each_once(site, wanted, Role.CLIENT)
    own = site.holders(Role.CLIENT)
    if not own:
        raise UsageError(_NO_CLIENTS)
    return site, own


def _each_once(site: Site, wanted: Iterable[str], role: Role) -> tuple[Site, tuple[SiteHost, ...]]:
    chosen: dict[str, SiteHost] = {}
    for name in wanted:
        site, host = _with_host(site, name, role)
        chosen[host.target.ascii] = host
    return site, tuple(chosen.values())


# --- ports, scope, manner ----------------------------------------------------------------------------


def _ports(catalogue: Catalogue, overrides: Iterable[str]) -> dict[tuple[str, Transport, int], int]:
    return dict(_override(catalogue, text) for text in overrides)


def _override(catalogue: Catalogue, text: str) -> tuple[tuple[str, Transport, int], int]:
    name, _, port = text.partition("=")
    if not (port.isascii() and port.isdecimal() and 1 <= int(port) <= _LAST_PORT):
        raise UsageError(_PORT_FORM.with_(text=text))
    try:
        return configurable_port(catalogue, name), int(port)
    except OverrideError as error:
        raise UsageError(error.text) from error


def _entry_id(catalogue: Catalogue, text: str) -> str:
    """Return the id of the entry that a text names: its id, or a port or name that no other entry has."""
    ids = tuple(entry.id for entry in catalogue.entries)
    if text in ids:
        return text
    found = catalogue.find(text) if text else ()
    if len(found) == 1:
        return found[0].id
    if found:
        raise UsageError(_SEVERAL_ENTRIES.with_(text=text, entries=", ".join(entry.id for entry in found)))
    guess = closest(text, ids)
    if guess is None:
        raise UsageError(_NO_ENTRY.with_(entry=text))
    raise UsageError(_NO_ENTRY_GUESS.with_(entry=text, guess=guess))


def _options(catalogue: Catalogue, parsed: Parsed) -> PlanOptions:
    standard = PlanOptions()
    return PlanOptions(
        only=frozenset(_entry_id(catalogue, name) for name in _listed(parsed, "--only")),
        include_unprovable=parsed.given("--all"),
        exposure=parsed.given("--exposure"),
        on_request=frozenset(_on_request(text) for text in _listed(parsed, "--ask")),
        timeout_ns=timeout_of(parsed, standard.timeout_ns),
        pace=Pace(parsed.one("--pace") or standard.pace),
        families=families_of(parsed),
    )


def _listed(parsed: Parsed, option: str) -> list[str]:
    return [name.strip() for names in parsed.all(option) for name in names.split(",")]


def _on_request(text: str) -> OnRequest:
    if text not in tuple(OnRequest):
        raise UsageError(_NOT_ON_REQUEST.with_(text=text, known=", ".join(OnRequest)))
    return OnRequest(text)


def _version(text: str | None) -> SepVersion | None:
    try:
        return parse_version(text) if text is not None else None
    except VersionError as error:
        raise UsageError(error.text) from error


_FAMILIES = {
    (True, False): frozenset({4}),
    (False, True): frozenset({6}),
    (True, True): frozenset({4, 6}),
    (False, False): frozenset({4, 6}),
}
_NO_MANAGER = QT_TRANSLATE_NOOP("Cli", "Which manager? Name one, as in: sepgui check sepm.example.")
_NO_MANAGERS = QT_TRANSLATE_NOOP("Cli", "“all” means the managers of a site; give the site with --site FILE.")
_NO_CLIENTS = QT_TRANSLATE_NOOP(
    "Cli", "“--client all” means the clients of a site, and this site names none; add one, or name it here."
)
_WHICH = QT_TRANSLATE_NOOP("Cli", "The site has several managers; name one of them, or all: {managers}.")
_PORT_FORM = QT_TRANSLATE_NOOP(
    "Cli", "--port takes ENTRY=PORT or ENTRY:PORT=PORT, ports from 1 to 65535; not “{text}”."
)
_SEVERAL_ENTRIES = QT_TRANSLATE_NOOP("Cli", "“{text}” is in several entries; name one of them: {entries}.")
_NOT_ON_REQUEST = QT_TRANSLATE_NOOP("Cli", "--ask knows no “{text}”; use one of: {known}.")
_NO_ENTRY = QT_TRANSLATE_NOOP("Cli", "There is no entry “{entry}”; “sepgui ports” lists them.")
_NO_ENTRY_GUESS = QT_TRANSLATE_NOOP("Cli", "There is no entry “{entry}”; did you mean {guess}?")
