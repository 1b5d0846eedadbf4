"""What a report on paper says, section by section, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from sepgui.diagnosis.headline import headline
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Certainty, Finding
from sepgui.domain.judgement import SEVERITY, Judgement, Verdict
from sepgui.domain.outcome import Meaning
from sepgui.domain.run import CellResult
from sepgui.domain.wording import CERTAINTY_WORDS, JUDGEMENT_WORDS, verdict_words
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, localised, translate
from sepgui.reports.check_table import counts, latency, words_of
from sepgui.reports.content_end import environment, firewall_pages, paths, sent, this_computer, unproved
from sepgui.reports.paper import Block, Box, Bullets, Figure, Grid, Heading, Kind, Pairs, Para, Sheet
from sepgui.reports.plan import names
from sepgui.reports.plot import latency_plot
from sepgui.reports.told import Told

MOST_GRAPHS = 12
_MOST_CHANGES = 150
_UNWELL = (Judgement.PROBLEM, Judgement.DEGRADED)


def sheet(told: Told, lang: Lang) -> Sheet:
    """Return the whole report."""
    run = told.run
    title = translate(_TITLE.with_(manager=names(run.plan.pair.managers)), lang)
    blocks = (
        *_opening(told, lang),
        *_findings(told, lang),
        *_matrix(told, lang),
        *_graphs(told, lang),
        *_changes(told, lang),
        *_notes(told, lang),
        *paths(told, lang),
        *unproved(told, lang),
        *sent(told, lang),
        *this_computer(told, lang),
        *environment(told, lang),
        *firewall_pages(told, lang),
    )
    footer = f"sepgui {told.program} · {moment(run.started_unix_ns)}"
    return Sheet(title, lang, blocks, footer, translate(SIMULATED, lang) if run.simulated else None)


def moment(unix_ns: int) -> str:
    """Return a wall-clock time with its distance from UTC, to the second."""
    return datetime.fromtimestamp(unix_ns // 1_000_000_000).astimezone().strftime("%Y-%m-%d %H:%M:%S %z")


def graphed(told: Told) -> tuple[CellResult, ...]:
    """Return the cells whose past matters most: those of findings, else those that answer."""
    found = [cell for finding in told.run.findings for cell in finding.cells]
    place = {cell: number for number, cell in enumerate(dict.fromkeys(found))}
    have = [result for result in told.run.results if result.row.cell in told.series]
    chosen = [result for result in have if result.row.cell in place or result.judgement in _UNWELL]
    chosen.sort(key=lambda result: (SEVERITY.index(result.judgement), place.get(result.row.cell, len(place))))
    well = [result for result in have if result.judgement is Judgement.OK and result not in chosen]
    return tuple({result.row.cell: result for result in (*chosen, *well[:3])}.values())[:MOST_GRAPHS]


# --- the sections -----------------------------------------------------------------------------------


def _opening(told: Told, lang: Lang) -> Iterator[Block]:
    run, plan = told.run, told.run.plan
    yield Para(translate(headline(run.findings, run.results), lang), Kind.LEAD)
    yield Para(translate(counts(run.results), lang))
    version = f"{plan.version} ({translate(_ASSUMED, lang)})" if plan.version_assumed else str(plan.version)
    ended_ns = run.started_unix_ns + run.duration_ns
    pairs = [
        (_SITE, plan.site.name),
        (_MANAGER, names(plan.pair.managers)),
        (_CLIENT, names(plan.pair.clients)),
        (_VANTAGE, plan.vantage.host.name if plan.vantage.host else plan.vantage.label),
        (_VERSION, version),
        (_BEGAN, moment(run.started_unix_ns)),
        (_ENDED, moment(ended_ns)),
    ]
    yield Pairs(tuple((translate(label, lang), value) for label, value in pairs if value))


def _findings(told: Told, lang: Lang) -> Iterator[Block]:
    yield Heading(2, translate(_FINDINGS, lang))
    if not told.run.findings:
        yield Para(translate(_NO_FINDING, lang))
    for finding in told.run.findings:
        yield Heading(3, translate(finding.summary, lang), finding.severity)
        yield Bullets(tuple(_evidence(finding, told, lang)))
        yield Para(finding.remedy.in_(lang), Kind.REMEDY)


def _evidence(finding: Finding, told: Told, lang: Lang) -> Iterator[str]:
    severity = translate(JUDGEMENT_WORDS[finding.severity], lang)
    yield translate(_SEVERITY.with_(severity=severity, cause=finding.cause.value), lang)
    for evidence in finding.evidence:
        yield translate(evidence.text, lang)
    held = [span for span in told.spans if (span.finding.cause, span.finding.cells) == _key(finding)]
    if held and told.anchor is not None:
        yield translate(_SINCE.with_(moment=moment(told.anchor.unix_at(held[-1].began_ns))), lang)
    if finding.certainty is not Certainty.CERTAIN:
        yield translate(_SURE.with_(certainty=CERTAINTY_WORDS[finding.certainty]), lang)
    if finding.decides is not None:
        yield translate(finding.decides, lang)


def _key(finding: Finding) -> tuple[str, tuple[CellKey, ...]]:
    return finding.cause, finding.cells


def _matrix(told: Told, lang: Lang) -> Iterator[Block]:
    asked = [result for result in told.run.results if result.sample is not None]
    yield Heading(2, translate(_MATRIX, lang))
    if not asked:
        yield Para(translate(_NOTHING_ASKED, lang))
        return
    asked.sort(key=lambda result: SEVERITY.index(result.judgement))
    with_loss = bool(told.figures)
    headings = (_VERDICT, _PORT, _ENTRY, _HOST, _MS, *((_LOSS,) if with_loss else ()), _SEEN)
    shares = (0.12, 0.08, 0.17, 0.22, 0.06, 0.08, 0.27) if with_loss else (0.12, 0.08, 0.19, 0.23, 0.06, 0.32)
    rows = tuple(_row(result, told, lang) for result in asked)
    right = frozenset({4, 5}) if with_loss else frozenset({4})
    yield Grid(tuple(translate(heading, lang) for heading in headings), rows, shares, right)


def _row(result: CellResult, told: Told, lang: Lang) -> tuple[Box, ...]:
    cell, flow = result.row.cell, result.row.planned.flow
    where = cell.host if not cell.address or cell.address == cell.host else f"{cell.host}\n{cell.address}"
    boxes = [
        Box(translate(verdict_words(result.verdict), lang), result.judgement),
        Box(f"{cell.port}/{cell.transport.value}"),
        Box(f"{flow.entry.name.in_(lang)}\n{flow.direction}"),
        Box(where),
        Box(latency(result, lang)),
    ]
    if told.figures:
        boxes.append(Box(_loss(told, cell, lang)))
    said = words_of(result, lang)
    if result.sample is not None and told.anchor is not None:
        said = f"{said}\n{_at(told.anchor.unix_at(result.sample.at_ns))}" if said else ""
    return (*boxes, Box(said))


def _loss(told: Told, cell: CellKey, lang: Lang) -> str:
    figures = told.figures.get(cell)
    if figures is None or figures.loss is None:
        return ""
    return f"{localised(round(100 * figures.loss, 1), lang)} %\n{figures.failures}/{figures.asked}"


def _at(unix_ns: int) -> str:
    at = datetime.fromtimestamp(unix_ns // 1_000_000_000).astimezone()
    return f"{at:%Y-%m-%d %H:%M:%S}.{unix_ns // 1_000_000 % 1000:03}"


def _graphs(told: Told, lang: Lang) -> Iterator[Block]:
    shown = graphed(told)
    if not shown:
        return
    yield Heading(2, translate(_GRAPHS, lang))
    yield Para(translate(_GRAPHS_HOW, lang), Kind.REMARK)
    for result in shown:
        cell = result.row.cell
        caption = _CAPTION.with_(
            entry=result.row.planned.flow.entry.name.in_(lang),
            port=f"{cell.port}/{cell.transport.value}",
            host=cell.host if cell.host == cell.address else f"{cell.host} {cell.address}",
            verdict=verdict_words(result.verdict),
        )
        drawing = latency_plot(told.series[cell], lang, translate(_FAILED, lang))
        yield Figure(drawing, translate(caption, lang), _figures_words(told, cell, lang))


def _figures_words(told: Told, cell: CellKey, lang: Lang) -> str:
    figures = told.figures.get(cell)
    if figures is None:
        return ""
    text = _FIGURES.with_(asked=figures.asked, failures=figures.failures)
    words = translate(text, lang)
    if figures.median_ns is None or figures.p95_ns is None or figures.max_ns is None:
        return words
    times = _TIMES.with_(
        median=round(figures.median_ns / 1e6, 2),
        p95=round(figures.p95_ns / 1e6, 2),
        most=round(figures.max_ns / 1e6, 2),
    )
    return f"{words} {translate(times, lang)}"


def _changes(told: Told, lang: Lang) -> Iterator[Block]:
    changes = [change for change in told.changes if change.before is not None]
    anchor = told.anchor
    if not changes or anchor is None:
        return
    yield Heading(2, translate(_CHANGES, lang))
    if len(changes) > _MOST_CHANGES:
        yield Para(translate(_ONLY_LAST.with_(shown=_MOST_CHANGES, all=len(changes)), lang), Kind.REMARK)
    rows = tuple(
        (
            Box(_at(anchor.unix_at(change.at_ns))),
            Box(f"{change.cell.port}/{change.cell.transport.value}"),
            Box(change.cell.address or change.cell.host),
            Box(_state(change.before.state.value, change.before.service.value, lang)),
            Box(_state(*_after(change.sample.outcome.meaning), lang)),
        )
        for change in changes[-_MOST_CHANGES:]
        if change.before is not None
    )
    headings = (_WHEN, _PORT, _HOST, _BEFORE, _AFTER)
    yield Grid(tuple(translate(each, lang) for each in headings), rows, (0.28, 0.12, 0.24, 0.18, 0.18))


def _notes(told: Told, lang: Lang) -> Iterator[Block]:
    anchor = told.anchor
    if not told.notes or anchor is None:
        return
    yield Heading(2, translate(_NOTES, lang))
    yield Bullets(tuple(f"{_at(anchor.unix_at(note.at_ns))}: {note.text}" for note in told.notes))


def _after(meaning: Meaning) -> tuple[str, str]:
    return meaning.state.value, meaning.service.value


def _state(state: str, service: str, lang: Lang) -> str:
    words: Iterable[Text] = (verdict_words(Verdict(state)),)
    if state == "open":
        words = (*words, verdict_words(Verdict(service)))
    return ", ".join(translate(text, lang) for text in words)


SIMULATED = QT_TRANSLATE_NOOP("Report", "SIMULATION: nothing here was measured on a real network")
_TITLE = QT_TRANSLATE_NOOP("Report", "Ports of Symantec Endpoint Protection: {manager}")
_ASSUMED = QT_TRANSLATE_NOOP("Report", "assumed")
_SITE = QT_TRANSLATE_NOOP("Report", "Site")
_MANAGER = QT_TRANSLATE_NOOP("Report", "Manager")
_CLIENT = QT_TRANSLATE_NOOP("Report", "Client")
_VANTAGE = QT_TRANSLATE_NOOP("Report", "Measured from")
_VERSION = QT_TRANSLATE_NOOP("Report", "Version of SEP")
_BEGAN = QT_TRANSLATE_NOOP("Report", "Began")
_ENDED = QT_TRANSLATE_NOOP("Report", "Ended")
_FINDINGS = QT_TRANSLATE_NOOP("Report", "Findings")
_NO_FINDING = QT_TRANSLATE_NOOP("Report", "No finding: nothing that was asked shows a fault.")
_SEVERITY = QT_TRANSLATE_NOOP("Report", "Weight: {severity} ({cause})")
_SINCE = QT_TRANSLATE_NOOP("Report", "Since {moment}")
_SURE = QT_TRANSLATE_NOOP("Report", "How sure: {certainty}.")
_MATRIX = QT_TRANSLATE_NOOP("Report", "What was asked, and what came back")
_NOTHING_ASKED = QT_TRANSLATE_NOOP("Report", "Nothing was asked.")
_VERDICT = QT_TRANSLATE_NOOP("Report", "Verdict")
_PORT = QT_TRANSLATE_NOOP("Report", "Port")
_ENTRY = QT_TRANSLATE_NOOP("Report", "Entry")
_HOST = QT_TRANSLATE_NOOP("Report", "Host")
_MS = QT_TRANSLATE_NOOP("Report", "ms")
_LOSS = QT_TRANSLATE_NOOP("Report", "Loss")
_SEEN = QT_TRANSLATE_NOOP("Report", "What was seen")
_GRAPHS = QT_TRANSLATE_NOOP("Report", "Latency and failures")
_GRAPHS_HOW = QT_TRANSLATE_NOOP(
    "Report",
    "The line is the middle of what was measured in each stretch of time, the band goes from the least to "
    "the greatest; the red lane below marks every stretch with a failure.",
)
_CAPTION = QT_TRANSLATE_NOOP("Report", "{entry}, {port}, {host}: {verdict}")
_FAILED = QT_TRANSLATE_NOOP("Report", "failures")
_FIGURES = QT_TRANSLATE_NOOP("Report", "Asked {asked} times, {failures} failures.")
_TIMES = QT_TRANSLATE_NOOP("Report", "Median {median} ms, 95 % below {p95} ms, greatest {most} ms.")
_CHANGES = QT_TRANSLATE_NOOP("Report", "What changed meanwhile")
_ONLY_LAST = QT_TRANSLATE_NOOP("Report", "The last {shown} of {all} changes; the session holds all of them.")
_WHEN = QT_TRANSLATE_NOOP("Report", "When")
_BEFORE = QT_TRANSLATE_NOOP("Report", "Before")
_AFTER = QT_TRANSLATE_NOOP("Report", "After")
_NOTES = QT_TRANSLATE_NOOP("Report", "Notes")
