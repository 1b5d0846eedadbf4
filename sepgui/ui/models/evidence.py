"""What a sample proves, line by line: reason, answer, latency, losses, and the five-tuple of the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from sepgui.domain.cell import Anchor
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import HttpFacts, Outcome, RttSource, Service, State
from sepgui.domain.plan import Pass
from sepgui.domain.run import CellResult
from sepgui.domain.wording import REASON_WORDS
from sepgui.ui.models.lines import glyph_of_result
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.words import capital, clock, ms, say

_LATE_NS = 20_000_000


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of evidence, with the silhouette of what it speaks for."""

    glyph: Glyph
    words: str


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


def evidence(result: CellResult, moment: Moment) -> Iterator[Fact]:
    """Yield what the newest sample of a cell shows, the most telling first; nothing without a sample."""
    sample = result.sample
    if sample is None:
        return
    outcome, meaning, cell = sample.outcome, sample.outcome.meaning, result.row.cell
    glyph = glyph_of_result(result)
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
