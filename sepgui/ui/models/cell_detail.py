"""What the detail pane says of one cell: sentences and figures, from its result and the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QCoreApplication

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import Entry, ProbeKind
from sepgui.domain.finding import Finding, FirewallRequest
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Meaning, Outcome, Reason, Service, State, TlsFacts, TlsProblem
from sepgui.domain.plan import Expectation
from sepgui.domain.run import CellResult
from sepgui.domain.trace import Way
from sepgui.domain.wording import CERTAINTY_WORDS, FACT_WORDS, TLS_PROBLEM_WORDS
from sepgui.engine.pipe import CellTraced
from sepgui.reports.trace import conclusion, difference
from sepgui.ui.models.cell_past import CellPast, history, sample_words
from sepgui.ui.models.evidence import Fact, Moment, evidence
from sepgui.ui.models.lines import Figures, direction, folds, glyph_of_result, line_of, seen_from
from sepgui.ui.widgets.glyphs import Glyph, glyph_of
from sepgui.ui.words import capital, clock, date, ms, say, say_words, span


class Tracing(Enum):
    """A trace that has not ended."""

    UNDER_WAY = "under-way"
    OF_ANOTHER = "of-another"


@dataclass(frozen=True, slots=True)
class Phase:
    """One step of an attempt, in nanoseconds from its beginning."""

    name: str
    start_ns: int
    duration_ns: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """A label and its value; `wrong` marks a value that is a fault."""

    label: str
    value: str
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """A finding in words; `decides` is what would settle it, empty where nothing is open."""

    glyph: Glyph
    summary: str
    evidence: tuple[str, ...]
    remedy: str
    certainty: str = ""
    decides: str = ""


@dataclass(frozen=True, slots=True)
class CellDetail:
    """All the detail pane shows of a cell, in its order."""

    glyph: Glyph
    title: str
    port_line: str
    ends_line: str
    headline: str
    explanation: tuple[str, ...]
    diagnoses: tuple[Diagnosis, ...]
    evidence: tuple[Fact, ...]
    phases: tuple[Phase, ...]
    learnt: tuple[Pairing, ...]
    certificate: tuple[Pairing, ...]
    about: tuple[Pairing, ...]
    askable: bool
    traceable: bool = False
    trace: tuple[str, ...] = ()
    hops: tuple[Pairing, ...] = ()
    requests: tuple[FirewallRequest, ...] = ()
    picked: str = ""
    picked_facts: tuple[str, ...] = ()
    history: tuple[Pairing, ...] = ()


def cell_detail(
    result: CellResult,
    findings: Sequence[Finding],
    moment: Moment,
    tracing: CellTraced | Tracing | None = None,
    past: CellPast | None = None,
) -> CellDetail:
    """Return what to say of a cell; `findings` are those of the whole session.

    `past` is what its file knows: changes of state, and a sample whose phases are shown, not the newest's.
    """
    row, flow = result.row, result.row.planned.flow
    line = line_of(result, Figures(), "")
    outcome = result.sample.outcome if result.sample else None
    looked_at = past.sample if past is not None else None
    phased = looked_at.outcome if looked_at is not None else outcome
    own = [finding for finding in findings if row.cell in finding.cells]
    return CellDetail(
        glyph=line.glyph,
        title=line.entry,
        port_line=f"{line.port}  ·  {direction(row)}",
        ends_line=_ends(result),
        headline=_headline(result, moment),
        explanation=(*_explanation(result), *_elsewhere(past)),
        diagnoses=tuple(map(_diagnosis, own)),
        evidence=tuple(evidence(result, moment)) if outcome else (),
        phases=_phases(phased) if phased else (),
        picked=clock(moment.anchor.unix_at(looked_at.at_ns)) if looked_at else "",
        picked_facts=tuple(sample_words(looked_at)) if looked_at else (),
        history=_history(past, moment) if past else (),
        learnt=_learnt(outcome.meaning) if outcome else (),
        certificate=_certificate(outcome.meaning.tls) if outcome and outcome.meaning.tls else (),
        about=_about(flow.entry),
        askable=moment.live and not folds(row),
        traceable=moment.live and not isinstance(tracing, Tracing) and _is_traceable(result),
        trace=_trace(tracing) if tracing else (),
        hops=_hops(tracing.way) if isinstance(tracing, CellTraced) and tracing.way else (),
        requests=tuple(request for finding in own for request in finding.requests),
    )


def _elsewhere(past: CellPast | None) -> tuple[str, ...]:
    return (say(past.elsewhere),) if past is not None and past.elsewhere is not None else ()


def _history(past: CellPast, moment: Moment) -> tuple[Pairing, ...]:
    return tuple(Pairing(when, words) for when, words in history(past, moment.anchor, moment.now_ns))


def _is_traceable(result: CellResult) -> bool:
    cell, sample = result.row.cell, result.sample
    return (
        cell.transport is Transport.TCP
        and cell.address != ""
        and sample is not None
        and sample.outcome.meaning.state in (State.FILTERED, State.CLOSED, State.UNREACHABLE)
    )


def _trace(tracing: CellTraced | Tracing) -> tuple[str, ...]:
    match tracing:
        case Tracing.UNDER_WAY:
            return (QCoreApplication.translate("Detail", "The way is being followed, hop by hop …"),)
        case Tracing.OF_ANOTHER:
            return ()
        case CellTraced(_, way, trouble):
            texts = [trouble, conclusion(way.trace) if way else None]
            if way and way.reference and way.comparison:
                texts.append(difference(way.trace, way.reference, way.comparison))
            return tuple(say(text) for text in texts if text is not None)


def _hops(way: Way) -> tuple[Pairing, ...]:
    return tuple(
        Pairing(str(hop.number), f"{hop.address}  ·  {ms(hop.elapsed_ns)}" if hop.address else "*")
        for hop in way.trace.hops
    )


def _ends(result: CellResult) -> str:
    flow, cell = result.row.planned.flow, result.row.cell
    near = flow.initiator.name if flow.initiator else ""
    far = flow.listener.name if flow.listener else cell.host
    ends = " → ".join(end for end in (near, far) if end)
    parts = (ends, cell.address, seen_from(result.row))
    return "  ·  ".join(part for part in parts if part and part != far) if cell.address else ends


def _headline(result: CellResult, moment: Moment) -> str:
    words = _what(result)
    if moment.since_ns is None or folds(result.row) or result.sample is None:
        return words
    lasted = moment.now_ns - moment.since_ns
    if lasted < 60_000_000_000:
        return words
    return QCoreApplication.translate("Detail", "{what}, for {time}").format(what=words, time=span(lasted))


def _what(result: CellResult) -> str:
    if result.sample is not None and result.sample.outcome.meaning.reason is Reason.NOT_LISTENING:
        return QCoreApplication.translate("Detail", "Nothing listens on this computer")
    if result.judgement is Judgement.SKIPPED:
        return QCoreApplication.translate("Detail", "Not asked")
    if folds(result.row):
        return QCoreApplication.translate("Detail", "Cannot be proved from here")
    if result.sample is None:
        return QCoreApplication.translate("Detail", "Waiting for the first answer")
    meaning = result.sample.outcome.meaning
    if result.judgement is Judgement.EXPECTED:
        return QCoreApplication.translate("Detail", "Does not answer, as expected")
    if meaning.state is not State.OPEN:
        return _not_open(meaning)
    if result.judgement is Judgement.DEGRADED:
        return QCoreApplication.translate("Detail", "Works, but not well")
    if result.row.planned.expectation is Expectation.NOT_FOR_US:
        return QCoreApplication.translate("Detail", "Open, and must not be from here")
    if glyph_of(result.verdict.word) is not glyph_of_result(result):
        return QCoreApplication.translate("Detail", "Answers, but has a problem")
    return _told_by_table(meaning.service) if _is_told_by_table(result) else _open(meaning.service)


def _is_told_by_table(result: CellResult) -> bool:
    """Whether nothing is ever sent, so that nobody answered either."""
    return result.row.planned.probe is ProbeKind.LISTENER


def _told_by_table(service: Service) -> str:
    match service:
        case Service.CONFIRMED:
            return QCoreApplication.translate("Detail", "The right program listens")
        case Service.UNEXPECTED:
            return QCoreApplication.translate("Detail", "Another program holds the port")
        case _:
            return QCoreApplication.translate("Detail", "A program listens that the system does not name")


def _not_open(meaning: Meaning) -> str:
    by = meaning.rejected_by
    match meaning.state:
        case State.CLOSED:
            return QCoreApplication.translate("Detail", "Closed: the host answers and refuses")
        case State.FILTERED if by:
            return QCoreApplication.translate("Detail", "Rejected on the way by {address}").format(address=by)
        case State.FILTERED:
            return QCoreApplication.translate("Detail", "Filtered: no answer at all")
        case State.UNREACHABLE if by:
            return QCoreApplication.translate("Detail", "Unreachable, says {address}").format(address=by)
        case State.UNREACHABLE:
            return QCoreApplication.translate("Detail", "Unreachable")
        case State.OPEN_FILTERED:
            return QCoreApplication.translate("Detail", "No answer, which over UDP proves nothing")
        case _:
            return QCoreApplication.translate("Detail", "This computer could not ask")


def _open(service: Service) -> str:
    match service:
        case Service.CONFIRMED:
            return QCoreApplication.translate("Detail", "Open, and the right service answers")
        case Service.UNEXPECTED:
            return QCoreApplication.translate("Detail", "Open, but another service answers")
        case Service.FAILING:
            return QCoreApplication.translate("Detail", "Open, but the service fails")
        case Service.MUTE:
            return QCoreApplication.translate("Detail", "Open, but the service says nothing")
        case Service.UNCHECKED:
            return QCoreApplication.translate("Detail", "Open; what listens there is not checked")


def _explanation(result: CellResult) -> tuple[str, ...]:
    texts = [result.why]
    if result.sample is not None:
        texts.append(result.sample.outcome.meaning.detail)
    said = [say(text) for text in texts if text is not None]
    if not said and result.sample is not None and result.judgement is Judgement.PROBLEM:
        said = _usual_meaning(result.sample.outcome.meaning)
    return tuple(dict.fromkeys(said))


def _usual_meaning(meaning: Meaning) -> list[str]:
    """Return what a state means where nobody knows better."""
    match meaning.state:
        case State.CLOSED:
            words = QCoreApplication.translate(
                "Detail",
                "The host is on and can be reached. Nothing listens on this port, or a firewall refuses in "
                "its name.",
            )
        case State.FILTERED if meaning.rejected_by:
            words = QCoreApplication.translate(
                "Detail",
                "A firewall or router on the way refuses this port and signs its refusal; the question never "
                "reached the host.",
            )
        case State.FILTERED:
            words = QCoreApplication.translate(
                "Detail",
                "The question was lost without a word. A firewall that drops it, a host that is off and a "
                "lost packet look alike from here.",
            )
        case State.UNREACHABLE:
            words = QCoreApplication.translate(
                "Detail", "There is no way to the host, or it does not answer on its own network."
            )
        case _:
            return []
    return [words]


def _diagnosis(finding: Finding) -> Diagnosis:
    return Diagnosis(
        glyph=glyph_of(finding.severity.value),
        summary=say(finding.summary),
        evidence=tuple(say(each.text) for each in finding.evidence),
        remedy=say_words(finding.remedy),
        certainty=capital(say(CERTAINTY_WORDS[finding.certainty])),
        decides=say(finding.decides) if finding.decides else "",
    )


def _phases(outcome: Outcome) -> tuple[Phase, ...]:
    phases = outcome.phases
    found: list[Phase] = []
    start = 0
    for name, duration in (
        (QCoreApplication.translate("Detail", "Name"), phases.resolve_ns),
        (QCoreApplication.translate("Detail", "Connect"), phases.connect_ns),
        (QCoreApplication.translate("Detail", "TLS"), phases.tls_ns),
        (QCoreApplication.translate("Detail", "Answer"), phases.reply_ns),
    ):
        if duration is not None:
            found.append(Phase(name, start, duration))
            start += duration
    if found and outcome.meaning.vanished is not None:
        lost = QCoreApplication.translate("Detail", "{step}: packets lost").format(step=found[-1].name)
        found[-1] = replace(found[-1], name=lost)
    return tuple(found)


def _learnt(meaning: Meaning) -> tuple[Pairing, ...]:
    return tuple(
        Pairing(say(FACT_WORDS[fact.name]), fact.value if isinstance(fact.value, str) else say(fact.value))
        for fact in meaning.facts
    )


_VALIDITY = (TlsProblem.EXPIRED, TlsProblem.NOT_YET_VALID)
_ISSUER = (TlsProblem.SELF_SIGNED, TlsProblem.UNTRUSTED, TlsProblem.INSPECTED)
_KEY = (TlsProblem.WEAK_KEY, TlsProblem.WEAK_SIGNATURE)
_PROTOCOL = (TlsProblem.OLD_PROTOCOL, TlsProblem.HANDSHAKE_FAILED)


def _certificate(tls: TlsFacts) -> tuple[Pairing, ...]:
    def faults(*kinds: TlsProblem) -> str:
        return ", ".join(say(TLS_PROBLEM_WORDS[kind]) for kind in kinds if kind in tls.problems)

    validity = QCoreApplication.translate("Detail", "{first} to {last}").format(
        first=date(tls.not_before), last=date(tls.not_after)
    )
    pairings = (
        Pairing(QCoreApplication.translate("Detail", "Subject"), tls.subject, faults(TlsProblem.WRONG_NAME)),
        Pairing(QCoreApplication.translate("Detail", "Issuer"), tls.issuer, faults(*_ISSUER)),
        Pairing(QCoreApplication.translate("Detail", "Names"), ", ".join(tls.names)),
        Pairing(QCoreApplication.translate("Detail", "Valid"), validity, faults(*_VALIDITY)),
        Pairing(QCoreApplication.translate("Detail", "Key"), f"{tls.key}, {tls.signature}", faults(*_KEY)),
        Pairing(
            QCoreApplication.translate("Detail", "Protocol"),
            f"{tls.version}, {tls.cipher}",
            faults(*_PROTOCOL),
        ),
        Pairing("SHA-256", " ".join(tls.sha256[at : at + 8] for at in range(0, len(tls.sha256), 8))),
    )
    return tuple(pairing for pairing in pairings if pairing.value or pairing.wrong)


def _about(entry: Entry) -> tuple[Pairing, ...]:
    processes = ", ".join(dict.fromkeys(process.name for process in entry.processes))
    notes = "\n".join(say_words(note) for note in entry.notes)
    return tuple(
        pairing
        for pairing in (
            Pairing(QCoreApplication.translate("Detail", "Serves"), say_words(entry.purpose)),
            Pairing(QCoreApplication.translate("Detail", "Opened by"), say_words(entry.initiated_by)),
            Pairing(QCoreApplication.translate("Detail", "Process"), processes),
            Pairing(QCoreApplication.translate("Detail", "Notes"), notes),
        )
        if pairing.value
    )
