"""A run for people at a terminal: what was found, then every cell that was asked, worst first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType

from sepgui.domain.cell import Anchor, CellKey
from sepgui.domain.finding import Certainty, Finding
from sepgui.domain.judgement import SEVERITY, Judgement
from sepgui.domain.outcome import State
from sepgui.domain.run import CellResult, Run
from sepgui.domain.wording import CERTAINTY_WORDS, JUDGEMENT_WORDS, REASON_WORDS, verdict_words
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, translate
from sepgui.reports.plan import folded
from sepgui.reports.plan import headline as plan_headline
from sepgui.reports.table import Cell, Column, paragraph, table

Paint = Callable[[Judgement, str], str]
"""Gives words the colour of a judgement; the words stay."""

GLYPH: Mapping[Judgement, str] = MappingProxyType(
    {
        Judgement.PROBLEM: "✖",
        Judgement.DEGRADED: "▲",
        Judgement.OK: "✔",
        Judgement.EXPECTED: "=",
        Judgement.UNPROVEN: "?",
        Judgement.SKIPPED: "·",
    }
)
"""The shape that tells judgements apart where colours do not."""


def plain(_judgement: Judgement, words: str) -> str:
    """Return the words without a colour."""
    return words


def check_table(run: Run, lang: Lang, width: int, paint: Paint = plain) -> str:
    """Return the run for a terminal: headline, counts, findings, asked cells, and the rest by reason."""
    parts = [paragraph(headline(run, lang), width), paragraph(translate(counts(run.results), lang), width)]
    said = _said_in_one_sentence(run)
    parts += [_finding(finding, finding in said, lang, width, paint) for finding in run.findings]
    covered = {cell for finding in said for cell in finding.cells}
    asked = [r for r in run.results if r.sample is not None and r.row.cell not in covered]
    if asked:
        asked.sort(key=lambda result: SEVERITY.index(result.judgement))
        parts += ["\n", _cells(asked, lang, width, paint)]
    for judgement in (Judgement.UNPROVEN, Judgement.SKIPPED):
        rest = [r for r in run.results if r.judgement is judgement and r.sample is None]
        parts += _folded(judgement, rest, lang, width)
    return "".join(parts)


def headline(run: Run, lang: Lang) -> str:
    """Return the line that says what was checked and when, and whether it was simulated."""
    started = datetime.fromtimestamp(run.started_unix_ns // 1_000_000_000).astimezone()
    text = _SIMULATED if run.simulated else _MEASURED
    return translate(
        text.with_(
            what=plan_headline(run.plan, lang),
            when=started.strftime("%Y-%m-%d %H:%M:%S %z"),
            seconds=round(run.duration_ns / 1e9, 1),
        ),
        lang,
    )


def counts(results: Iterable[CellResult]) -> Text:
    """Return how many cells got each judgement."""
    found = Counter(result.judgement for result in results)
    return _COUNTS.with_(**{judgement.value: found[judgement] for judgement in SEVERITY})


def words_of(result: CellResult, lang: Lang) -> str:
    """Return what there is to say about a cell: what it means, and what the probe saw; may be empty."""
    said = [result.why] if result.why else []
    if result.sample is not None:
        meaning = result.sample.outcome.meaning
        said.append(meaning.detail or REASON_WORDS[meaning.reason])
        if meaning.rejected_by is not None:
            said.append(_REJECTED_BY.with_(sender=meaning.rejected_by))
        if result.row.cell.seen_from:
            said.append(_SEEN_FROM.with_(host=result.row.cell.seen_from))
    return " · ".join(dict.fromkeys(translate(text, lang) for text in said))


def clock_time(result: CellResult, anchor: Anchor | None) -> str:
    """Return the local time of a cell's newest sample, to the millisecond; empty when nobody knows it."""
    if result.sample is None or anchor is None:
        return ""
    unix_ns = anchor.unix_at(result.sample.at_ns)
    moment = datetime.fromtimestamp(unix_ns // 1_000_000_000).astimezone()
    return f"{moment:%H:%M:%S}.{unix_ns // 1_000_000 % 1000:03}"


def latency(result: CellResult, lang: Lang) -> str:
    """Return the round-trip time of an answer in milliseconds; empty when there is none."""
    outcome = result.sample.outcome if result.sample else None
    if outcome is None or outcome.meaning.state not in (State.OPEN, State.CLOSED):
        return ""
    ns = outcome.rtt_ns if outcome.rtt_ns is not None else outcome.phases.connect_ns
    if ns is None:
        return ""
    words = f"{ns / 1e6:.1f}" if ns >= _SHORT_NS else f"{ns / 1e6:.2f}"
    return words.replace(".", ",") if lang == "it" else words


def _said_in_one_sentence(run: Run) -> list[Finding]:
    """Return the findings that explain all that was asked of an address, in place of a column of red."""
    asked: dict[tuple[str, str], set[CellKey]] = {}
    for result in run.results:
        if result.sample is not None:
            cell = result.row.cell
            asked.setdefault((cell.host, cell.address), set()).add(cell)
    return [
        finding
        for finding in run.findings
        if all(asked.get((cell.host, cell.address), set()) <= {*finding.cells} for cell in finding.cells)
    ]


def _finding(finding: Finding, alone: bool, lang: Lang, width: int, paint: Paint) -> str:
    glyph = paint(finding.severity, GLYPH[finding.severity])
    say = partial(translate, lang=lang)
    lines = ["\n", paragraph(say(finding.summary), width, first="  ", rest="  ")]
    lines[1] = f"{glyph} {lines[1][2:]}"
    evidence = [say(each.text) for each in finding.evidence]
    ports = [f"{cell.port}/{cell.transport.value}" for cell in finding.cells]
    if alone and not any(ports[0] in words for words in evidence):
        evidence.insert(0, say(_PORTS.with_(ports=", ".join(ports))))
    lines += [paragraph(words, width, first="    - ", rest="      ") for words in evidence]
    if finding.certainty is not Certainty.CERTAIN:
        sure = _SURE.with_(certainty=CERTAINTY_WORDS[finding.certainty])
        lines.append(paragraph(say(sure), width, first="    - ", rest="      "))
    if finding.decides is not None:
        lines.append(paragraph(say(finding.decides), width, first="    ? ", rest="      "))
    lines.append(paragraph(finding.remedy.in_(lang), width, first="    → ", rest="      "))
    if finding.requests:
        lines.append(paragraph(say(_REQUEST), width, first="    → ", rest="      "))
    return "".join(lines)


def _cells(results: Iterable[CellResult], lang: Lang, width: int, paint: Paint) -> str:
    columns = (
        Column(""),
        Column(translate(_VERDICT, lang)),
        Column(translate(_PORT, lang)),
        Column(translate(_ENTRY, lang), least=10),
        Column(translate(_ADDRESS, lang), least=9, rank=1),
        Column("ms", "right", rank=2),
        Column(translate(_SEEN, lang), least=16),
    )
    return table(columns, [_row(result, lang, paint) for result in results], width)


def _row(result: CellResult, lang: Lang, paint: Paint) -> list[str | Cell]:
    return [*row_start(result, lang, paint), words_of(result, lang)]


def row_start(result: CellResult, lang: Lang, paint: Paint) -> list[str | Cell]:
    """Return how a row of every table of results begins: glyph, verdict, port, entry, address, latency."""
    cell, colour = result.row.cell, partial(paint, result.judgement)
    return [
        Cell(GLYPH[result.judgement], colour),
        Cell(translate(verdict_words(result.verdict), lang), colour),
        f"{cell.port}/{cell.transport.value}",
        result.row.planned.flow.entry.name.in_(lang),
        cell.address or cell.host,
        latency(result, lang),
    ]


def _folded(judgement: Judgement, results: list[CellResult], lang: Lang, width: int) -> Iterable[str]:
    if not results:
        return
    yield f"\n{GLYPH[judgement]} {translate(JUDGEMENT_WORDS[judgement], lang)} ({len(results)})\n"
    for why, ports in folded(((result.row.planned, result.why) for result in results), lang):
        yield paragraph(ports, width, first="    ", rest="      ")
        yield paragraph(why, width, first="      ", rest="      ")


_SHORT_NS = 10_000_000
_MEASURED = QT_TRANSLATE_NOOP("Check", "{what} · {when} · {seconds} s")
_SIMULATED = QT_TRANSLATE_NOOP("Check", "SIMULATED · {what} · {when} · {seconds} s")
_COUNTS = QT_TRANSLATE_NOOP(
    "Check",
    "Problems {problem} · degraded {degraded} · ok {ok} · as expected {expected} · unproven {unproven} · "
    "skipped {skipped}",
)
_SURE = QT_TRANSLATE_NOOP("Check", "How sure: {certainty}.")
_REQUEST = QT_TRANSLATE_NOOP(
    "Check",
    "The request for the firewall team, with ready rules, is in the Markdown report: --report FILE.md.",
)
_PORTS = QT_TRANSLATE_NOOP("Check", "Ports: {ports}")
_SEEN_FROM = QT_TRANSLATE_NOOP("Check", "seen from {host}")
_REJECTED_BY = QT_TRANSLATE_NOOP("Check", "rejected by {sender}")
_VERDICT = QT_TRANSLATE_NOOP("Check", "Verdict")
_PORT = QT_TRANSLATE_NOOP("Check", "Port")
_ENTRY = QT_TRANSLATE_NOOP("Check", "Entry")
_ADDRESS = QT_TRANSLATE_NOOP("Check", "Address")
_SEEN = QT_TRANSLATE_NOOP("Check", "What was seen")
