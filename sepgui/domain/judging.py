"""Judges cells: what the newest sample and the recent past of each row mean for the pair."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from ipaddress import ip_address

from msgspec import Struct
from msgspec.structs import replace

from sepgui.domain.cell import Sample
from sepgui.domain.entry import Asked, Family, ProbeKind
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import FactName, Outcome, Service, State, TlsProblem
from sepgui.domain.plan import Action, Expectation, Plan, PlannedFlow
from sepgui.domain.run import CellResult, Fault, Recent, Row
from sepgui.domain.site import Thresholds
from sepgui.domain.wording import TLS_PROBLEM_WORDS
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_DAY_S = 86_400
_NO_PAST = Recent()


class Mode(StrEnum):
    """How much loss degrades a cell: any at all in one check, a share of the last 50 in a watch."""

    CHECK = "check"
    WATCH = "watch"


class Observed(Struct, frozen=True):
    """What is known of a row: its newest sample, None before there is one, and its recent past."""

    row: Row
    sample: Sample | None = None
    recent: Recent = _NO_PAST


def judge(observed: Iterable[Observed], plan: Plan, *, now_unix_s: int, mode: Mode) -> tuple[CellResult, ...]:
    """Return the result of every row, in the order given (design: judgement of a cell).

    Entries that stand in for each other are judged together for each address: of a proved one the
    other is expected when it does not answer; of none, all are the same one problem.
    """
    case = _Case(plan.site.thresholds, now_unix_s, mode)
    results = [_judged(seen, case) for seen in observed]
    return tuple(_borrowing(result, results) for result in _alternatives(results))


class _Case(Struct, frozen=True):
    thresholds: Thresholds
    now_unix_s: int
    mode: Mode


def _judged(seen: Observed, case: _Case) -> CellResult:
    judgement, why, fault = _judgement(seen, case)
    return CellResult(seen.row, seen.sample, seen.recent, judgement, why, fault)


_Judged = tuple[Judgement, Text | None, Fault | None]


def _judgement(seen: Observed, case: _Case) -> _Judged:
    planned = seen.row.planned
    if planned.action is Action.SKIP:
        return Judgement.SKIPPED, planned.why, None
    if planned.action is Action.LIST or not planned.provable:
        return Judgement.UNPROVEN, planned.why, None
    if seen.sample is None:
        return Judgement.UNPROVEN, _NOT_YET, None
    outcome = seen.sample.outcome
    state = outcome.meaning.state
    if state is State.ERROR:
        return Judgement.UNPROVEN, outcome.meaning.detail or _NOT_SENT, None
    if state is State.OPEN_FILTERED:
        never_answers = planned.flow.endpoint.probe is ProbeKind.SYSLOG
        return Judgement.UNPROVEN, (outcome.meaning.detail if never_answers else None) or _UDP_SILENCE, None
    if state is State.CLOSED and planned.flow.endpoint.probe is ProbeKind.SQL_BROWSER:
        return Judgement.EXPECTED, _NO_BROWSER, None
    if planned.expectation is Expectation.NOT_FOR_US:
        if state is State.OPEN:
            return Judgement.PROBLEM, _EXPOSED, None
        return Judgement.EXPECTED, _NOT_EXPOSED, None
    if planned.expectation is Expectation.MAY_LISTEN and state is State.CLOSED:
        return Judgement.SKIPPED, _RESTS, None
    proxied = outcome.meaning.proxied
    if state is not State.OPEN and proxied is not None and proxied.serves:
        return Judgement.EXPECTED, _BY_PROXY.with_(proxy=proxied.proxy), None
    if state is not State.OPEN or outcome.meaning.service not in (Service.CONFIRMED, Service.UNCHECKED):
        return Judgement.PROBLEM, None, None
    return _quality(seen, outcome, case)


# --- an open port that is what it should be: is it also well? ---------------------------------------


def _quality(seen: Observed, outcome: Outcome, case: _Case) -> _Judged:
    serves_clients = seen.row.planned.flow.entry.family is Family.CLIENT_PROTOCOL
    if serves_clients and _expired(outcome, case):
        return Judgement.PROBLEM, _EXPIRED, Fault.TLS
    for fault, test in _TESTS:
        if (why := test(outcome, seen.recent, case)) is not None:
            return Judgement.DEGRADED, why, fault
    return Judgement.OK, _reachable(seen.row.planned, outcome), None


def _reachable(planned: PlannedFlow, outcome: Outcome) -> Text | None:
    """Return what to say of a port for this computer alone on which others may knock as well."""
    if planned.own is None:
        return None
    on = next((fact.value for fact in outcome.meaning.facts if fact.name is FactName.LISTENING_ON), "")
    if not isinstance(on, str) or not on or all(ip_address(each).is_loopback for each in on.split(", ")):
        return None
    return _REACHABLE.with_(addresses=on)


def _expired(outcome: Outcome, case: _Case) -> bool:
    tls = outcome.meaning.tls
    return tls is not None and (TlsProblem.EXPIRED in tls.problems or tls.not_after < case.now_unix_s)


_Test = Callable[[Outcome, Recent, _Case], Text | None]


def _tls_fault(outcome: Outcome, _recent: Recent, case: _Case) -> Text | None:
    if _expired(outcome, case):
        return _EXPIRED
    tls = outcome.meaning.tls
    fault = next((p for p in tls.problems if p is not TlsProblem.SELF_SIGNED), None) if tls else None
    if fault is None:
        return None
    return QT_TRANSLATE_NOOP("Judgement", "Fault of the TLS service: {fault}.").with_(
        fault=TLS_PROBLEM_WORDS[fault]
    )


def _proxy_fails(outcome: Outcome, _recent: Recent, _case: _Case) -> Text | None:
    proxied = outcome.meaning.proxied
    if proxied is None or proxied.serves:
        return None
    if proxied.service is Service.CONFIRMED:
        return _OPENED_BY_PROXY.with_(proxy=proxied.proxy)
    return _NOT_BY_PROXY.with_(proxy=proxied.proxy)


def _certificate_ending(outcome: Outcome, _recent: Recent, case: _Case) -> Text | None:
    tls = outcome.meaning.tls
    if tls is None or tls.not_after - case.now_unix_s >= case.thresholds.certificate_days * _DAY_S:
        return None
    days = (tls.not_after - case.now_unix_s) // _DAY_S
    return QT_TRANSLATE_NOOP("Judgement", "Days left before the certificate expires: {days}.").with_(
        days=days
    )


def _slow_connect(outcome: Outcome, recent: Recent, case: _Case) -> Text | None:
    connect_ns = outcome.rtt_ns if outcome.rtt_ns is not None else outcome.phases.connect_ns
    limits = case.thresholds
    waited = outcome.rtt_ns is None and outcome.syn_retransmits  # for a lost packet, not on a slow way
    if connect_ns is None or waited:
        return None
    if connect_ns > limits.connect_ns:
        return QT_TRANSLATE_NOOP("Judgement", "Slow to connect: {ms} ms, above {limit} ms.").with_(
            ms=_ms(connect_ns), limit=_ms(limits.connect_ns)
        )
    usual_ns = recent.baseline_ns
    if usual_ns is None or connect_ns <= max(limits.baseline_factor * usual_ns, limits.baseline_floor_ns):
        return None
    return QT_TRANSLATE_NOOP(
        "Judgement", "Slower to connect than usual: {ms} ms instead of {usual} ms."
    ).with_(ms=_ms(connect_ns), usual=_ms(usual_ns))


def _slow_answer(outcome: Outcome, _recent: Recent, case: _Case) -> Text | None:
    reply_ns = outcome.phases.reply_ns
    if reply_ns is None or reply_ns <= case.thresholds.first_byte_ns:
        return None
    return QT_TRANSLATE_NOOP("Judgement", "Slow to answer: the first byte came after {ms} ms.").with_(
        ms=_ms(reply_ns)
    )


def _lossy(outcome: Outcome, recent: Recent, case: _Case) -> Text | None:
    retransmits = max(recent.retransmits, 1 if outcome.syn_retransmits else 0)
    asked = max(recent.asked, 1)
    worst = max(recent.failures, retransmits)
    if worst == 0 or (case.mode is Mode.WATCH and worst / asked < case.thresholds.failure_share):
        return None
    if recent.failures >= retransmits:
        return QT_TRANSLATE_NOOP("Judgement", "Loses attempts: {failures} of the last {asked} failed.").with_(
            failures=recent.failures, asked=asked
        )
    return QT_TRANSLATE_NOOP(
        "Judgement",
        "Loses packets: {retransmits} of the last {asked} attempts had to repeat their first packet.",
    ).with_(retransmits=retransmits, asked=asked)


_TESTS: tuple[tuple[Fault, _Test], ...] = (
    (Fault.TLS, _tls_fault),
    (Fault.PROXY, _proxy_fails),
    (Fault.ENDING, _certificate_ending),
    (Fault.SLOW_CONNECT, _slow_connect),
    (Fault.SLOW_ANSWER, _slow_answer),
    (Fault.LOSS, _lossy),
)


def _ms(ns: int) -> float:
    return round(ns / 1e6, 1)


# --- entries that stand in for each other ---------------------------------------------------------


_Group = tuple[Family, str, str, str]


def _group(result: CellResult) -> _Group | None:
    planned = result.row.planned
    family = planned.flow.entry.family
    if family is None or not planned.provable or planned.expectation is not Expectation.LISTENING:
        return None
    if planned.flow.endpoint.asked is not Asked.NORMALLY:
        return None
    cell = result.row.cell
    return family, cell.host, cell.address, cell.seen_from


def _alternatives(results: list[CellResult]) -> tuple[CellResult, ...]:
    groups: dict[_Group, list[CellResult]] = {}
    for result in results:
        if (group := _group(result)) is not None:
            groups.setdefault(group, []).append(result)
    return tuple(_among_alternatives(result, groups) for result in results)


def _among_alternatives(result: CellResult, groups: Mapping[_Group, list[CellResult]]) -> CellResult:
    group = _group(result)
    if group is None or result.judgement is not Judgement.PROBLEM or result.state is State.OPEN:
        return result
    others = [other for other in groups[group] if other.row != result.row]
    proved = next((o for o in others if o.judgement in (Judgement.OK, Judgement.DEGRADED)), None)
    if proved is not None:
        why = QT_TRANSLATE_NOOP("Judgement", "Not needed: {port} answers in its place.").with_(
            port=proved.row.cell.port
        )
        return replace(result, judgement=Judgement.EXPECTED, why=why)
    silent = next((o for o in others if o.judgement is Judgement.PROBLEM and o.state is not State.OPEN), None)
    if silent is None:
        return result
    why = QT_TRANSLATE_NOOP("Judgement", "One of {port} and {other} is enough, and neither answers.").with_(
        port=result.row.cell.port, other=silent.row.cell.port
    )
    return replace(result, why=why)


# --- a port that is never asked, and its neighbour that is -------------------------------------------


def _borrowing(result: CellResult, results: list[CellResult]) -> CellResult:
    """Give the NetBIOS datagram port, which never answers, the word of the name port as a hint."""
    flow = result.row.planned.flow
    if result.judgement is not Judgement.SKIPPED or flow.endpoint.application != _DATAGRAMS:
        return result
    names = (
        other.state
        for other in results
        if other.row.planned.flow.endpoint.application == _NAMES
        and other.row.cell.host == result.row.cell.host
    )
    hint = _HINTS.get(next((state for state in names if state is not None), None))
    return result if hint is None else replace(result, why=hint.with_(why=result.why or ""))


_DATAGRAMS, _NAMES = "netbios-dgm", "netbios-ns"
_HINTS: Mapping[State | None, Text] = {
    State.OPEN: QT_TRANSLATE_NOOP(
        "Judgement", "{why} Its neighbour 137 answers, which is a hint that it is reached too."
    ),
    State.CLOSED: QT_TRANSLATE_NOOP(
        "Judgement", "{why} Its neighbour 137 is closed, which is a hint that it is closed too."
    ),
    State.FILTERED: QT_TRANSLATE_NOOP(
        "Judgement", "{why} Its neighbour 137 is rejected, which is a hint that it is rejected too."
    ),
}
_NO_BROWSER = QT_TRANSLATE_NOOP(
    "Judgement", "No SQL Server Browser runs here: SQL Server is then reached by a fixed port."
)
_BY_PROXY = QT_TRANSLATE_NOOP(
    "Judgement",
    "Answers through the system proxy {proxy}, which is SEP's way; the direct way is not needed.",
)
_NOT_BY_PROXY = QT_TRANSLATE_NOOP(
    "Judgement", "Answers directly, but not through the system proxy {proxy}, which is SEP's way."
)
_OPENED_BY_PROXY = QT_TRANSLATE_NOOP(
    "Judgement", "The system proxy {proxy}, which is SEP's way, opens TLS: SEP refuses what it shows."
)
_NOT_YET = QT_TRANSLATE_NOOP("Judgement", "Not asked yet.")
_NOT_SENT = QT_TRANSLATE_NOOP("Judgement", "This computer could not ask.")
_UDP_SILENCE = QT_TRANSLATE_NOOP(
    "Judgement", "Silence over UDP proves nothing: the port may be open, or something swallowed the question."
)
_EXPOSED = QT_TRANSLATE_NOOP("Judgement", "Answers from here, and must not.")
_RESTS = QT_TRANSLATE_NOOP(
    "Judgement", "Nothing listens, as it must be where the feature of this port is not in use."
)
_REACHABLE = QT_TRANSLATE_NOOP(
    "Judgement",
    "For this computer alone, yet open to the network ({addresses}): only a firewall keeps other computers "
    "out. The exposure check from another computer shows whether it does.",
)
_NOT_EXPOSED = QT_TRANSLATE_NOOP("Judgement", "Does not answer from here, as it must be.")
_EXPIRED = QT_TRANSLATE_NOOP("Judgement", "The certificate has expired.")
