"""Makes the plan: which flows a pair has, what this vantage can prove of them, and why not the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import (
    Asked,
    Catalogue,
    ClientSystem,
    Endpoint,
    Entry,
    Family,
    ProbeKind,
    Role,
)
from sepgui.domain.host import HostName, parse_host
from sepgui.domain.plan import (
    Action,
    Expectation,
    Flow,
    OnRequest,
    Plan,
    PlannedFlow,
    PlanOptions,
    Vantage,
)
from sepgui.domain.site import ClientProtocol, DatabaseKind, Pair, Site, SiteHost
from sepgui.domain.version import CURRENT, SepVersion
from sepgui.domain.wording import ROLE_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

CONSOLE_ROLES = frozenset({Role.CONSOLE, Role.REPORTING_CONSOLE})
"""The roles that any computer may act in, unless the site says otherwise."""

_DEFAULT_OPTIONS = PlanOptions()


def make_plan(
    catalogue: Catalogue,
    site: Site,
    pair: Pair,
    vantage: Vantage,
    version: SepVersion | None,
    options: PlanOptions = _DEFAULT_OPTIONS,
) -> Plan:
    """Return the plan of a pair, its flows in catalogue order, one for each endpoint and listener.

    A `version` of None is the manager's own, else the site's, else the current one, marked as
    assumed. Where several hosts may open the same connection, the flow's initiator is this vantage
    if it is one of them, else the first that the site names.
    """
    known = version or pair.manager.version or site.version
    case = _Case(
        site, pair, vantage, version, known or CURRENT, known is None, options, catalogue.cloud.asked
    )
    flows = (
        planned
        for entry in catalogue.entries
        if not options.only or entry.id in options.only
        for planned in _planned(entry, case)
    )
    return Plan(site, pair, case.version, case.assumed, vantage, tuple(flows), options)


class _Caller(Struct, frozen=True):
    """Who may open a connection; `here` when it is this computer."""

    role: Role
    host: SiteHost | None
    here: bool


class _Case(Struct, frozen=True):
    """Everything a decision looks at. `said` is the version that the asker gave; it rules over all others.

    `elsewhere` keeps the one sentence of each caller: thousands of flows may share it.
    """

    site: Site
    pair: Pair
    vantage: Vantage
    said: SepVersion | None
    version: SepVersion
    assumed: bool
    options: PlanOptions
    cloud: tuple[str, ...]
    elsewhere: dict[_Caller, Text] = field(default_factory=lambda: dict[_Caller, Text]())

    @property
    def client(self) -> SiteHost | None:
        """The client of the pair; of none picked, this computer where it is one."""
        if self.pair.client is None and Role.CLIENT in self.vantage.roles:
            return self.vantage.host
        return self.pair.client

    @property
    def partners(self) -> tuple[SiteHost, ...]:
        partners = self.site.holders(Role.REPLICATION_PARTNER)
        return tuple(host for host in partners if host not in self.pair.managers)

    def is_here(self, host: SiteHost | None) -> bool:
        return host is not None and host == self.vantage.host

    def versions_of(self, *hosts: SiteHost | None) -> tuple[SepVersion, ...]:
        """The versions at both ends of a flow, as far as they are known."""
        if self.said is not None:
            return (self.said,)
        own = [host.version for host in hosts if host is not None and host.version is not None]
        return (*own, self.version)


def _planned(entry: Entry, case: _Case) -> Iterator[PlannedFlow]:
    for listener in _listeners(entry, case):
        caller = _best(_callers(entry, listener, case), entry)
        against = next((why for test in _TESTS if (why := test(entry, listener, caller, case))), None)
        for endpoint in (*entry.endpoints, *_extra_endpoints(entry, case)):
            key = (entry.id, endpoint.transport, endpoint.port)
            port = case.site.ports.get(key, endpoint.port)
            flow = Flow(entry, endpoint, port, caller.role, caller.host, listener)
            yield _foreign(flow, against, case) if against else _decided(flow, caller, case)


def _extra_endpoints(entry: Entry, case: _Case) -> tuple[Endpoint, ...]:
    """The endpoint beside the port matrix: who tells the ports of named instances of SQL Server."""
    wanted = OnRequest.SQL_BROWSER in case.options.on_request
    return (_SQL_BROWSER,) if wanted and entry.id == _CHOSEN_DATABASE[DatabaseKind.SQL_SERVER] else ()


# --- who listens, and who calls ------------------------------------------------------------------


def _listeners(entry: Entry, case: _Case) -> tuple[SiteHost | None, ...]:
    match entry.listener_role:
        case Role.MANAGER:
            replicates = any(caller.role is Role.REPLICATION_PARTNER for caller in entry.initiators)
            return (*case.pair.managers, *(case.partners if replicates else ()))
        case Role.CLIENT:
            return (case.client, *case.pair.more_clients)
        case Role.DATABASE:
            return case.site.holders(Role.DATABASE) or _own_databases(case)
        case Role.CLOUD:
            return case.site.holders(Role.CLOUD) or _cloud_hosts(entry, case)
        case role:
            return case.site.holders(role) or (None,)


def _own_databases(case: _Case) -> tuple[SiteHost | None, ...]:
    """Without a database host the database is the manager's own, unless it is said to be a SQL Server."""
    if case.site.options.database is DatabaseKind.SQL_SERVER:
        return (None,)
    return case.pair.managers


def _cloud_hosts(entry: Entry, case: _Case) -> tuple[SiteHost | None, ...]:
    if not _uses_cloud(entry, case):
        return (None,)
    names = case.site.options.cloud_names or case.cloud
    return tuple(SiteHost(name, parse_host(name), frozenset({Role.CLOUD})) for name in names)


def _uses_cloud(entry: Entry, case: _Case) -> bool:
    return case.site.options.cloud or entry.id in case.options.only


def _callers(entry: Entry, listener: SiteHost | None, case: _Case) -> Iterator[_Caller]:
    """Yield who may call: of each role this computer, and the first that the site names."""
    itself = entry.local_only or (entry.listener_role is Role.DATABASE and listener in case.pair.managers)
    for initiator in entry.initiators:
        if not initiator.versions.covers(case.version):
            continue
        role = initiator.role
        if itself:
            yield _Caller(role, listener, case.is_here(listener))
            continue
        if listener in case.partners and role is not Role.REPLICATION_PARTNER:
            continue
        hosts = _holders(role, listener, case)
        if case.vantage.host is not None and case.vantage.host in hosts:
            yield _Caller(role, case.vantage.host, True)
        yield from (_Caller(role, host, case.is_here(host)) for host in hosts[:1])
        if role in case.vantage.roles & CONSOLE_ROLES or (role is Role.CLIENT and _is_client_here(case)):
            yield _Caller(role, case.vantage.host, True)
        elif not hosts:
            yield _Caller(role, None, False)


def _holders(role: Role, listener: SiteHost | None, case: _Case) -> tuple[SiteHost, ...]:
    match role:
        case Role.MANAGER:
            return case.pair.managers
        case Role.CLIENT:
            return (*((case.client,) if case.client else ()), *case.pair.more_clients)
        case Role.REPLICATION_PARTNER:
            return case.pair.managers if listener in case.partners else case.partners
        case _:
            return case.site.holders(role)


def _is_client_here(case: _Case) -> bool:
    return Role.CLIENT in case.vantage.roles and case.vantage.host in (case.client, *case.pair.more_clients)


def _best(callers: Iterator[_Caller], entry: Entry) -> _Caller:
    all_ = tuple(callers)
    here = (caller for caller in all_ if caller.here)
    named = (caller for caller in all_ if caller.host is not None)
    return (
        next(here, None) or next(named, None) or next(iter(all_), _Caller(entry.initiator_role, None, False))
    )


# --- what speaks against a flow ------------------------------------------------------------------


_Test = Callable[[Entry, SiteHost | None, _Caller, _Case], Text | None]


def _wrong_version(entry: Entry, listener: SiteHost | None, caller: _Caller, case: _Case) -> Text | None:
    range_ = entry.versions
    bad = next((v for v in case.versions_of(listener, caller.host) if not range_.covers(v)), None)
    if bad is None:
        return None
    here: Text | str = str(bad)
    if case.assumed and bad == case.version:
        here = QT_TRANSLATE_NOOP("Plan", "{version} (assumed)").with_(version=str(bad))
    if range_.from_ is not None and bad < range_.from_:
        return QT_TRANSLATE_NOOP(
            "Plan", "Exists from version {first} onwards; the version here is {here}."
        ).with_(first=str(range_.from_), here=here)
    return QT_TRANSLATE_NOOP("Plan", "Exists up to version {last}; the version here is {here}.").with_(
        last=str(range_.to), here=here
    )


def _feature_off(entry: Entry, _listener: SiteHost | None, _caller: _Caller, case: _Case) -> Text | None:
    if entry.option is None:
        return None
    role = Role(entry.option)
    if case.site.holders(role):
        return None
    if role is not Role.CLOUD:
        return QT_TRANSLATE_NOOP(
            "Plan", "The site names no host for it ({role}); name one with --role {option}=HOST."
        ).with_(role=ROLE_WORDS[role], option=role.value)
    if _uses_cloud(entry, case):
        return None
    return QT_TRANSLATE_NOOP(
        "Plan", "The site does not use the cloud console; say “cloud = true” in it, or use --only {entry}."
    ).with_(entry=entry.id)


def _other_system(entry: Entry, listener: SiteHost | None, _caller: _Caller, case: _Case) -> Text | None:
    wanted = entry.listener_system
    if wanted is None or (listener is not None and listener.system is wanted):
        return None
    if listener is None or listener.system is None:
        usual = wanted is _USUAL_SYSTEM or entry.id in case.options.only
        return None if usual else _SYSTEM_UNKNOWN.with_(system=_SYSTEM_NAMES[wanted])
    return QT_TRANSLATE_NOOP("Plan", "Only for clients with {system}; {host} runs {other}.").with_(
        system=_SYSTEM_NAMES[wanted], host=listener.name, other=_SYSTEM_NAMES[listener.system]
    )


def _other_alternative(
    entry: Entry, _listener: SiteHost | None, _caller: _Caller, case: _Case
) -> Text | None:
    chosen = {
        Family.CLIENT_PROTOCOL: _CHOSEN_PROTOCOL.get(case.site.options.client_protocol),
        Family.DATABASE: _CHOSEN_DATABASE.get(case.site.options.database),
    }
    wanted = chosen[entry.family] if entry.family else None
    if wanted is None or wanted == entry.id:
        return None
    return QT_TRANSLATE_NOOP("Plan", "The site uses {other} in its place.").with_(other=wanted)


_TESTS: tuple[_Test, ...] = (_wrong_version, _feature_off, _other_system, _other_alternative)


# --- what is done with it ------------------------------------------------------------------------


def _foreign(flow: Flow, why: Text, case: _Case) -> PlannedFlow:
    """A flow that is not part of this site; a retired listener may be asked whether it is really gone."""
    skipped = PlannedFlow(flow, False, False, Action.SKIP, why=why)
    last = flow.entry.versions.to
    seen = case.versions_of(flow.listener)
    retired = last is not None and all(version > last and not version.within(last) for version in seen)
    wanted = case.options.exposure or flow.entry.id in case.options.only
    if not (retired and wanted and flow.listener):
        return skipped
    return replace(skipped, provable=True, action=Action.PROBE, expectation=Expectation.NOT_FOR_US, why=None)


def _decided(flow: Flow, caller: _Caller, case: _Case) -> PlannedFlow:
    endpoint, listener = flow.endpoint, flow.listener
    if flow.entry.local_only or endpoint.asked is Asked.EXPOSURE:
        return _local(flow, case)
    if listener is None:
        why = _NO_CLIENT if flow.entry.listener_role is Role.CLIENT else _unnamed(flow.entry.listener_role)
        return PlannedFlow(flow, True, False, Action.LIST, why=why)
    if caller.here and endpoint.asked is Asked.ON_REQUEST:
        request = _REQUESTS[endpoint.application]
        if request not in case.options.on_request:
            return PlannedFlow(flow, True, False, Action.SKIP, why=_not_requested(endpoint, request))
    if caller.here:
        return PlannedFlow(flow, True, True, Action.PROBE)
    asked_anyway = case.options.include_unprovable and endpoint.asked is Asked.NORMALLY
    action = Action.PROBE if asked_anyway else Action.LIST
    why = case.elsewhere.get(caller) or case.elsewhere.setdefault(caller, _elsewhere(caller))
    return PlannedFlow(flow, True, False, action, why=why)


def _local(flow: Flow, case: _Case) -> PlannedFlow:
    host = flow.listener
    skipped = PlannedFlow(flow, True, False, Action.SKIP, why=_LOCAL)
    if case.is_here(host) and flow.entry.local_only and host is not None:
        expectation = Expectation.MAY_LISTEN if flow.entry.may_rest else Expectation.LISTENING
        own = HostName(host.target.shown, _LOOPBACK if 4 in case.options.families else _LOOPBACK_6, True)
        return PlannedFlow(flow, True, True, Action.PROBE, expectation, own=own)
    if host is None or not case.options.exposure:
        return skipped
    return replace(skipped, provable=True, action=Action.PROBE, expectation=Expectation.NOT_FOR_US, why=None)


def _elsewhere(caller: _Caller) -> Text:
    if caller.host is None:
        return QT_TRANSLATE_NOOP(
            "Plan", "Only a host in this role ({role}) opens this connection: run the check there."
        ).with_(role=ROLE_WORDS[caller.role])
    return QT_TRANSLATE_NOOP(
        "Plan", "Only {host} ({role}) opens this connection: run the check there."
    ).with_(host=caller.host.name, role=ROLE_WORDS[caller.role])


def _unnamed(role: Role) -> Text:
    return QT_TRANSLATE_NOOP(
        "Plan", "It is not known which host this is ({role}); name it with --role {option}=HOST."
    ).with_(role=ROLE_WORDS[role], option=role.value)


def _not_requested(endpoint: Endpoint, request: OnRequest) -> Text:
    return QT_TRANSLATE_NOOP(
        "Plan",
        "{transport} {port} never answers by nature, so no packet is sent to it unless it is asked for "
        "(--ask {request}).",
    ).with_(transport=endpoint.transport.value.upper(), port=endpoint.port, request=request.value)


_NO_CLIENT = QT_TRANSLATE_NOOP("Plan", "No client is picked; pick one with --client HOST.")
_LOCAL = QT_TRANSLATE_NOOP(
    "Plan",
    "Only the host itself may use this port; no packet is sent unless the exposure check is asked for.",
)
_LOOPBACK, _LOOPBACK_6 = "127.0.0.1", "::1"
_SYSTEM_UNKNOWN = QT_TRANSLATE_NOOP(
    "Plan", "Only for clients with {system}, and the client is not known to be one."
)
_SYSTEM_NAMES = {ClientSystem.WINDOWS: "Windows", ClientSystem.MAC: "macOS", ClientSystem.LINUX: "Linux"}
_USUAL_SYSTEM = ClientSystem.WINDOWS
_SQL_BROWSER = Endpoint(Transport.UDP, 1434, "ms-sql-m", ProbeKind.SQL_BROWSER, Asked.ON_REQUEST)
_REQUESTS = {
    "syslog": OnRequest.SYSLOG,
    "netbios-dgm": OnRequest.NETBIOS_DATAGRAM,
    "ms-sql-m": OnRequest.SQL_BROWSER,
}
_CHOSEN_PROTOCOL = {
    ClientProtocol.HTTP: "client-manager-http",
    ClientProtocol.HTTPS: "client-manager-https",
}
_CHOSEN_DATABASE = {
    DatabaseKind.EMBEDDED: "database-embedded",
    DatabaseKind.SQL_SERVER: "database-sql-server",
}
