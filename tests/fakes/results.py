"""Samples and rows as tests need them."""

from __future__ import annotations

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import (
    Icmp,
    Meaning,
    NameFailure,
    Outcome,
    Phases,
    Reason,
    RttSource,
    Service,
    State,
    TlsFacts,
    TlsProblem,
)
from sepgui.domain.plan import Action, Plan, PlannedFlow
from sepgui.domain.run import Row
from sepgui.i18n import Text

NOW_S = 1_795_000_000
DAY_S = 86_400


def certificate(*problems: TlsProblem, days: float = 365) -> TlsFacts:
    return TlsFacts(
        version="TLSv1.3",
        cipher="TLS_AES_256_GCM_SHA384",
        subject="CN=sepm",
        issuer="CN=sepm",
        names=("sepm.example",),
        not_before=NOW_S - DAY_S,
        not_after=NOW_S + int(days * DAY_S),
        sha256="ab" * 32,
        key="RSA 2048",
        signature="sha256",
        problems=problems,
    )


def answer(
    service: Service = Service.CONFIRMED,
    *,
    rtt_ms: float | None = 1.0,
    connect_ms: float | None = None,
    reply_ms: float | None = None,
    retransmits: int | None = 0,
    tls: TlsFacts | None = None,
) -> Outcome:
    return Outcome(
        Meaning(State.OPEN, Reason.SYN_ACK, service, tls=tls),
        rtt_ns=_ns(rtt_ms),
        rtt_source=RttSource.NONE if rtt_ms is None else RttSource.KERNEL,
        syn_retransmits=retransmits,
        phases=Phases(connect_ns=_ns(connect_ms), reply_ns=_ns(reply_ms)),
        local_address="192.0.2.55",
        local_port=50_123,
    )


REFUSED = Outcome(Meaning(State.CLOSED, Reason.CONN_REFUSED), rtt_ns=400_000)
SILENT = Outcome(Meaning(State.FILTERED, Reason.NO_RESPONSE))
UDP_SILENT = Outcome(Meaning(State.OPEN_FILTERED, Reason.NO_RESPONSE))
NO_ROUTE = Outcome(Meaning(State.ERROR, Reason.NO_ROUTE))


def rejected(sender: str, reason: Reason = Reason.ADMIN_PROHIBITED) -> Outcome:
    return Outcome(Meaning(State.FILTERED, reason, icmp=Icmp(4, 3, 13, sender)))


def unreachable(sender: str) -> Outcome:
    return Outcome(Meaning(State.UNREACHABLE, Reason.HOST_UNREACH, icmp=Icmp(4, 3, 1, sender)))


def nameless(failure: NameFailure | None, detail: Text | None = None) -> Outcome:
    return Outcome(Meaning(State.ERROR, Reason.NAME_ERROR, detail=detail, name_failure=failure))


def row(planned: PlannedFlow, address: str = "192.0.2.10") -> Row:
    flow = planned.flow
    shown = flow.listener.target.shown if flow.listener else ""
    own = planned.own.ascii if planned.own else address
    seen = own if planned.action is Action.PROBE else ""
    return Row(planned, CellKey(flow.entry.id, shown, seen, flow.transport, flow.port))


def rows(plan: Plan, address: str = "192.0.2.10") -> list[Row]:
    return [row(planned, address) for planned in plan.flows]


def sample(of: Row, outcome: Outcome, at_ns: int = 1_000_000_000) -> Sample:
    return Sample(of.cell, at_ns, at_ns, outcome)


def _ns(ms: float | None) -> int | None:
    return None if ms is None else round(ms * 1e6)
