"""What the detail pane says of one cell: sentences and figures, from its result and the findings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sepgui.domain.cell import Anchor
from sepgui.domain.entry import Entry
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import (
    HttpFacts,
    Meaning,
    Outcome,
    Phases,
    RttSource,
    Service,
    State,
    TlsFacts,
    TlsProblem,
)
from sepgui.domain.plan import Pass
from sepgui.domain.run import CellResult
from sepgui.domain.wording import REASON_WORDS, TLS_PROBLEM_WORDS
from sepgui.ui.models.lines import direction, folds, line_of
from sepgui.ui.widgets.glyphs import Glyph, glyph_of
from sepgui.ui.words import capital, clock, date, ms, say, say_words, span

_LATE_NS = 20_000_000


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of evidence, with the silhouette of what it speaks for."""

    glyph: Glyph
    words: str


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
    """A finding in words."""

    glyph: Glyph
    summary: str
    evidence: tuple[str, ...]
    remedy: str


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
    certificate: tuple[Pairing, ...]
    about: tuple[Pairing, ...]
    askable: bool


@dataclass(frozen=True, slots=True)
class Moment:
    """The present of the session, and since when the cell has its look; in its monotonic nanoseconds.

    `live` sessions can be asked again. `beside` holds the results of the other cells of the same address.
    """

    anchor: Anchor
    now_ns: int
    since_ns: int | None
    live: bool
    beside: tuple[CellResult, ...] = ()


def cell_detail(result: CellResult, findings: Sequence[Finding], moment: Moment) -> CellDetail:
    """Return what to say of a cell; `findings` are those of the whole session."""
    row, flow = result.row, result.row.planned.flow
    line = line_of(result, None, "")
    outcome = result.sample.outcome if result.sample else None
    return CellDetail(
        glyph=line.glyph,
        title=line.entry,
        port_line=f"{line.port}  ·  {direction(row)}",
        ends_line=_ends(result),
        headline=_headline(result, moment),
        explanation=_explanation(result),
        diagnoses=tuple(_diagnosis(finding) for finding in findings if row.cell in finding.cells),
        evidence=tuple(_evidence(result, moment)) if outcome else (),
        phases=_phases(outcome.phases) if outcome else (),
        certificate=_certificate(outcome.meaning.tls) if outcome and outcome.meaning.tls else (),
        about=_about(flow.entry),
        askable=moment.live and not folds(row),
    )


def _ends(result: CellResult) -> str:
    flow, cell = result.row.planned.flow, result.row.cell
    near = flow.initiator.name if flow.initiator else ""
    far = flow.listener.name if flow.listener else cell.host
    ends = " → ".join(end for end in (near, far) if end)
    return (
        "  ·  ".join(part for part in (ends, cell.address) if part and part != far) if cell.address else ends
    )


def _headline(result: CellResult, moment: Moment) -> str:
    words = _what(result)
    if moment.since_ns is None or folds(result.row) or result.sample is None:
        return words
    lasted = moment.now_ns - moment.since_ns
    if lasted < 60_000_000_000:
        return words
    return QCoreApplication.translate("Detail", "{what}, for {time}").format(what=words, time=span(lasted))


def _what(result: CellResult) -> str:
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
    return _open(meaning.service)


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
        evidence=tuple(say(text) for text in finding.evidence),
        remedy=say(finding.remedy),
    )


def _evidence(result: CellResult, moment: Moment) -> Iterator[Fact]:
    sample = result.sample
    if sample is None:
        return
    outcome, meaning, cell = sample.outcome, sample.outcome.meaning, result.row.cell
    glyph = glyph_of(result.verdict.word)
    reason = capital(say(REASON_WORDS[meaning.reason]))
    if meaning.icmp is not None:
        icmp = meaning.icmp
        yield Fact(
            glyph,
            QCoreApplication.translate("Detail", "{reason}: ICMP {type}/{code} from {sender}").format(
                reason=reason, type=icmp.type, code=icmp.code, sender=icmp.sender
            ),
        )
    else:
        yield Fact(Glyph.OK if meaning.state is State.OPEN else glyph, reason)
    if meaning.http is not None:
        yield Fact(_service_glyph(meaning.service), _http(meaning.http))
    yield from _latency(outcome, result)
    if result.recent.failures:
        lost = QCoreApplication.translate("Detail", "{failures} of the last {asked} attempts failed")
        yield Fact(Glyph.SLOW, lost.format(failures=result.recent.failures, asked=result.recent.asked))
    if meaning.state not in (State.OPEN, State.ERROR):
        yield from _beside(moment.beside)
    if sample.asked is Pass.CONFIRMING:
        words = QCoreApplication.translate("Detail", "Confirmed by a second, slower question")
        yield Fact(glyph, words)
    when = clock(moment.anchor.unix_at(sample.at_ns))
    if outcome.local_address is not None and outcome.local_port is not None:
        near = _endpoint(outcome.local_address, outcome.local_port)
        far = _endpoint(cell.address, cell.port)
        yield Fact(
            Glyph.UNKNOWN,
            QCoreApplication.translate("Detail", "Last asked at {time}: {transport} {near} → {far}").format(
                time=when, transport=cell.transport.value, near=near, far=far
            ),
        )
    else:
        yield Fact(
            Glyph.UNKNOWN, QCoreApplication.translate("Detail", "Last asked at {time}").format(time=when)
        )
    if sample.lateness_ns > _LATE_NS:
        late = QCoreApplication.translate("Detail", "Asked {time} later than planned")
        yield Fact(Glyph.SLOW, late.format(time=ms(sample.lateness_ns)))


def _beside(results: Sequence[CellResult]) -> Iterator[Fact]:
    """Say which ports of the same address answer, or that none does."""
    asked = [result for result in results if result.sample is not None]
    answering = sorted({result.row.cell.port for result in asked if result.state is State.OPEN})
    if answering:
        words = QCoreApplication.translate("Detail", "The same host answers on {ports}")
        yield Fact(Glyph.OK, words.format(ports=", ".join(map(str, answering))))
    elif len(asked) > 1:
        yield Fact(
            Glyph.SILENT, QCoreApplication.translate("Detail", "The same host answers on no other port asked")
        )


def _service_glyph(service: Service) -> Glyph:
    return Glyph.OK if service in (Service.CONFIRMED, Service.UNCHECKED) else Glyph.REFUSED


def _http(http: HttpFacts) -> str:
    words = QCoreApplication.translate("Detail", "HTTP status {status}").format(status=http.status)
    if http.server:
        words = QCoreApplication.translate("Detail", "HTTP status {status} from {server}").format(
            status=http.status, server=http.server
        )
    if http.location:
        return QCoreApplication.translate("Detail", "{answer}, on to {location}").format(
            answer=words, location=http.location
        )
    return words


def _latency(outcome: Outcome, result: CellResult) -> Iterator[Fact]:
    glyph = Glyph.SLOW if result.judgement is Judgement.DEGRADED else Glyph.OK
    if outcome.meaning.state is not State.OPEN:
        glyph = Glyph.UNKNOWN
    if outcome.rtt_ns is not None:
        words = QCoreApplication.translate("Detail", "Round trip {time}")
        if outcome.rtt_source is RttSource.KERNEL:
            words = QCoreApplication.translate("Detail", "Round trip {time}, timed by the kernel")
        elif outcome.rtt_source is RttSource.WALL:
            words = QCoreApplication.translate("Detail", "Round trip {time}, timed by this program")
        yield Fact(glyph, words.format(time=ms(outcome.rtt_ns)))
    if outcome.syn_retransmits:
        words = QCoreApplication.translate("Detail", "The first packet had to be repeated {n} times")
        if outcome.syn_retransmits == 1:
            words = QCoreApplication.translate("Detail", "The first packet had to be repeated once")
        yield Fact(Glyph.SLOW, words.format(n=outcome.syn_retransmits))
    usual = result.recent.baseline_ns
    if usual is not None and result.judgement in (Judgement.DEGRADED, Judgement.PROBLEM):
        words = QCoreApplication.translate("Detail", "Usually {time}")
        yield Fact(Glyph.UNKNOWN, words.format(time=ms(usual)))


def _endpoint(address: str, port: int) -> str:
    return f"[{address}]:{port}" if ":" in address else f"{address}:{port}"


def _phases(phases: Phases) -> tuple[Phase, ...]:
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
    return tuple(found)


_VALIDITY = (TlsProblem.EXPIRED, TlsProblem.NOT_YET_VALID)
_ISSUER = (TlsProblem.SELF_SIGNED, TlsProblem.UNTRUSTED)
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
