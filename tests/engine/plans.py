"""Small plans, a net that only knows names, and scripted probes, for the tests of engine, store and app."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.entry import Asked, Endpoint, Entry, Initiator, ProbeKind, Role
from sepgui.domain.host import parse_host
from sepgui.domain.outcome import Icmp, Meaning, NameFailure, Outcome, Reason, RttSource, Service, State
from sepgui.domain.plan import Action, Flow, Plan, PlannedFlow, PlanOptions, Vantage
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.version import ALL_VERSIONS, CURRENT
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.probes.seams import (
    Clock,
    Connection,
    Datagram,
    HopReply,
    ListenerTable,
    Net,
    NotResolved,
    NotSupported,
    Probe,
    ProbeRequest,
    Resolved,
    SystemProxy,
    Unconnected,
)

MS = 1_000_000
S = 1_000_000_000


def host(name: str, role: Role = Role.MANAGER) -> SiteHost:
    return SiteHost(name, parse_host(name), frozenset({role}))


def entry(entry_id: str, *, listener: Role = Role.MANAGER, local_only: bool = False) -> Entry:
    words = Words(entry_id, entry_id)
    return Entry(
        id=entry_id,
        name=words,
        endpoints=(Endpoint(Transport.TCP, 8014, "http", ProbeKind.TCP),),
        purpose=words,
        initiators=(Initiator(Role.CLIENT),),
        listener_role=listener,
        initiated_by=words,
        processes=(),
        configurable=None,
        optional=False,
        requirements=(),
        local_only=local_only,
        ephemeral=None,
        versions=ALL_VERSIONS,
        notes=(),
        aliases=(),
        inferred=(),
    )


def flow(
    port: int,
    listener: SiteHost | None,
    *,
    action: Action = Action.PROBE,
    local_only: bool = False,
    asked: Asked = Asked.NORMALLY,
) -> PlannedFlow:
    """Return a planned flow named after its port."""
    role = Role.CLIENT if listener and Role.CLIENT in listener.roles else Role.MANAGER
    of = entry(f"entry-{port}", listener=role, local_only=local_only)
    endpoint = Endpoint(Transport.TCP, port, "http", ProbeKind.TCP, asked=asked)
    return PlannedFlow(Flow(of, endpoint, port, Role.CLIENT, None, listener), True, True, action)


def plan(*flows: PlannedFlow, options: PlanOptions | None = None) -> Plan:
    listener = next((planned.flow.listener for planned in flows if planned.flow.listener), host("sepm"))
    site = Site("site", (listener,))
    vantage = Vantage(None, frozenset({Role.CLIENT}))
    return Plan(site, Pair(listener, None), CURRENT, True, vantage, flows, options or PlanOptions())


def opened(rtt_ns: int = 20 * MS) -> Outcome:
    meaning = Meaning(State.OPEN, Reason.SYN_ACK, Service.CONFIRMED)
    return Outcome(meaning, rtt_ns, RttSource.KERNEL, 0, local_address="192.0.2.1", local_port=50_000)


REFUSED = Outcome(Meaning(State.CLOSED, Reason.CONN_REFUSED), 10 * MS, RttSource.WALL)
SILENT = Outcome(Meaning(State.FILTERED, Reason.NO_RESPONSE))
REJECTED = Outcome(
    Meaning(State.FILTERED, Reason.ADMIN_PROHIBITED, icmp=Icmp(4, 3, 13, "192.0.2.254")),
    5 * MS,
    RttSource.WALL,
)


@dataclass
class Names:
    """A `Net` that answers for names alone; a probe that reaches for the network fails its test."""

    addresses: dict[str, tuple[str, ...]] = field(default_factory=dict[str, tuple[str, ...]])
    takes_ns: int = 0
    clock: Clock | None = None
    asked: list[str] = field(default_factory=list[str])
    own: set[str] = field(default_factory=set[str])
    table: ListenerTable | None = None
    read_since: list[int] = field(default_factory=list[int])

    async def resolve(self, name: str, deadline_ns: int) -> Resolved | NotResolved:
        self.asked.append(name)
        if self.clock is not None and self.takes_ns:
            await self.clock.sleep_until(min(self.clock.now_ns() + self.takes_ns, deadline_ns))
        found = self.addresses.get(name, ())
        if found:
            return Resolved(found, self.takes_ns)
        detail = QT_TRANSLATE_NOOP("Test", "no such name")
        return NotResolved(NameFailure.NOT_FOUND, self.takes_ns, detail)

    async def connect(self, address: str, port: int, deadline_ns: int) -> Connection | Unconnected:
        raise AssertionError(f"a packet to {address}:{port}")

    async def ask(self, address: str, port: int, payload: bytes, deadline_ns: int) -> Datagram | Unconnected:
        raise AssertionError(f"a packet to {address}:{port}")

    async def probe_hop(self, address: str, port: int, hop_limit: int, deadline_ns: int) -> HopReply:
        raise AssertionError(f"a packet to {address}:{port}")

    def is_own(self, address: str) -> bool:
        return address in self.own

    async def listeners(self, since_ns: int, deadline_ns: int) -> ListenerTable | NotSupported:
        self.read_since.append(since_ns)
        if self.table is None:
            return NotSupported(QT_TRANSLATE_NOOP("Test", "no table here"))
        return self.table

    def system_proxy(self, host: str) -> SystemProxy | None:
        return None


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call of a scripted probe."""

    at_ns: int
    address: str
    port: int
    timeout_ns: int


Script = Callable[[ProbeRequest, int], tuple[int, Outcome]]
"""From a request and how often that port was asked before to how long the answer takes, and the answer."""


@dataclass
class Scripted:
    """Probes of every kind that follow a script, and a record of what they were asked."""

    script: Script
    attempts: list[Attempt] = field(default_factory=list[Attempt])
    under_way: list[str] = field(default_factory=list[str])
    most_in_all: int = 0
    most_per_host: int = 0
    ended_ns: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])

    @property
    def table(self) -> Mapping[ProbeKind, Probe]:
        return dict.fromkeys(ProbeKind, self._probe)

    def at(self, port: int) -> list[int]:
        """When a port was asked, in nanoseconds."""
        return [attempt.at_ns for attempt in self.attempts if attempt.port == port]

    async def _probe(self, request: ProbeRequest, net: Net, clock: Clock) -> Outcome:
        before = sum(a.port == request.port and a.address == request.address for a in self.attempts)
        self.attempts.append(Attempt(clock.now_ns(), request.address, request.port, request.timeout_ns))
        self.under_way.append(request.address)
        self.most_in_all = max(self.most_in_all, len(self.under_way))
        self.most_per_host = max(self.most_per_host, self.under_way.count(request.address))
        try:
            takes_ns, outcome = self.script(request, before)
            await clock.sleep_until(clock.now_ns() + takes_ns)
        finally:
            self.under_way.remove(request.address)
            self.ended_ns.append((request.address, clock.now_ns()))
        return outcome


def answers(outcomes: Mapping[int, Outcome], default: Outcome | None = None) -> Script:
    """Return a script that gives each port its outcome, silence after the whole timeout."""

    def script(request: ProbeRequest, _before: int) -> tuple[int, Outcome]:
        outcome = outcomes.get(request.port, default or opened())
        if outcome.meaning.reason is Reason.NO_RESPONSE:
            return request.timeout_ns, outcome
        return outcome.rtt_ns or 0, outcome

    return script


class Heard:
    """A sink that keeps what it is given."""

    def __init__(self) -> None:
        self.samples: list[Sample] = []

    def put(self, sample: Sample) -> None:
        self.samples.append(sample)

    def of(self, port: int) -> list[Sample]:
        return [sample for sample in self.samples if sample.cell.port == port]


def cells_of(samples: Iterable[Sample]) -> set[CellKey]:
    return {sample.cell for sample in samples}


Ends = Callable[[], Awaitable[None]]
