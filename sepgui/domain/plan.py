"""The plan as values: the flows of a pair, what this vantage can prove, and how each is asked."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Endpoint, Entry, ProbeKind, Role
from sepgui.domain.host import HostName
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.version import SepVersion
from sepgui.i18n import Text


class Action(StrEnum):
    """What the plan does with a flow."""

    PROBE = "probe"
    LIST = "list"
    SKIP = "skip"


class Expectation(StrEnum):
    """What the listener should be, seen from here."""

    LISTENING = "listening"
    MAY_LISTEN = "may-listen"
    NOT_FOR_US = "not-for-us"


class Pass(StrEnum):
    """Which round of asking an outcome belongs to."""

    FIRST = "first"
    CONFIRMING = "confirming"


class OnRequest(StrEnum):
    """What is asked only of who wants it by name: it never answers, or writes to somebody's log."""

    SYSLOG = "syslog"
    NETBIOS_DATAGRAM = "netbios-dgm"
    SQL_BROWSER = "sql-browser"


class Pace(StrEnum):
    """How gently hosts are asked."""

    GENTLE = "gentle"
    FAST = "fast"


class Vantage(Struct, frozen=True):
    """Which host of the site this computer is; None when it is none of them, and the roles it then holds.

    `host` is the site's host; `roles` is what this computer may act as, console roles included;
    `assumed` is true when nobody said it and no address fitted.
    """

    host: SiteHost | None
    roles: frozenset[Role]
    assumed: bool = False

    @property
    def label(self) -> str:
        """The word for reports: the first main role held, or ``none``."""
        for role in (Role.MANAGER, Role.CLIENT):
            if role in self.roles:
                return role.value
        if self.host is not None:
            return self.host.name
        return "none"


class Flow(Struct, gc=False, frozen=True):
    """An endpoint from an initiator host to a listener host.

    `initiator` and `listener` are None where the site names no such host; `initiator_role` is the
    role of this flow's initiator. `port` is the port really used, after the site's overrides.
    """

    entry: Entry
    endpoint: Endpoint
    port: int
    initiator_role: Role
    initiator: SiteHost | None
    listener: SiteHost | None

    @property
    def transport(self) -> Transport:
        """The transport of the endpoint."""
        return self.endpoint.transport

    @property
    def direction(self) -> str:
        """Who must connect to whom, by role: ``client→manager``."""
        return f"{self.initiator_role.value}→{self.entry.listener_role.value}"


class PlannedFlow(Struct, gc=False, frozen=True):
    """A flow and what the plan does with it.

    `applies`: version and options make it part of this site. `provable`: an answer means something
    here, because this vantage is the initiator, or because the listener must not be there for it.
    `why` says, for a flow that is not probed (or is probed but proves nothing), why. `own` is set for
    a port that is for this computer alone, which is this one: its loopback address, under the
    listener's name.
    """

    flow: Flow
    applies: bool
    provable: bool
    action: Action
    expectation: Expectation = Expectation.LISTENING
    why: Text | None = None
    own: HostName | None = None

    @property
    def target(self) -> HostName | None:
        """Whom to ask: the listener, or this computer by its loopback address; None where nobody knows."""
        listener = self.flow.listener
        return self.own or (listener.target if listener is not None else None)

    @property
    def probe(self) -> ProbeKind:
        """How the endpoint is asked from here."""
        endpoint = self.flow.endpoint
        return (endpoint.own_probe or ProbeKind.LISTENER) if self.own is not None else endpoint.probe


class PlanOptions(Struct, frozen=True):
    """What the asker chose, beyond the site: see the options shared by plan, check and watch.

    `only` holds entry ids, empty for all; `on_request` what is asked by name only; `families` the
    address families asked (4, 6 or both); `timeout_ns` the deadline of one attempt.
    """

    only: frozenset[str] = frozenset()
    include_unprovable: bool = False
    exposure: bool = False
    on_request: frozenset[OnRequest] = frozenset()
    timeout_ns: int = 3_500_000_000
    pace: Pace = Pace.GENTLE
    families: frozenset[int] = frozenset({4, 6})


class Plan(Struct, frozen=True):
    """The flows of a pair from a vantage, in catalogue order."""

    site: Site
    pair: Pair
    version: SepVersion
    version_assumed: bool
    vantage: Vantage
    flows: tuple[PlannedFlow, ...]
    options: PlanOptions = PlanOptions()
