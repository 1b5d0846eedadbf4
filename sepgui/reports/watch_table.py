"""A watch under way for people at a terminal: the cells that are asked, worst first, and what was found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from sepgui.domain.cell import Anchor
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import SEVERITY, Judgement
from sepgui.domain.plan import Action
from sepgui.domain.run import CellResult
from sepgui.domain.wording import verdict_words
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, Text, localised, translate
from sepgui.reports.check_table import GLYPH, Paint, counts, plain, row_start, words_of
from sepgui.reports.table import Cell, Column, paragraph, table, wrap


def watch_table(
    results: Sequence[CellResult],
    findings: Iterable[Finding],
    elapsed_ns: int,
    lang: Lang,
    size: tuple[int, int],
    paint: Paint = plain,
) -> str:
    """Return how a watch stands, in at most as many columns and lines as the terminal has."""
    width, height = size
    heading = _RUNNING.with_(elapsed=elapsed(elapsed_ns), counts=counts(results))
    lines = paragraph(translate(heading, lang), width).splitlines()
    for finding in findings:
        glyph = paint(finding.severity, GLYPH[finding.severity])
        said = wrap(translate(finding.summary, lang), width - 2)
        lines += [f"{'  ' if index else f'{glyph} '}{line}" for index, line in enumerate(said)]
    shown = sorted(
        (result for result in results if result.row.planned.action is Action.PROBE),
        key=lambda result: SEVERITY.index(result.judgement),
    )
    if shown:
        lines += ["", *table(_columns(lang), [_row(each, lang, paint) for each in shown], width).splitlines()]
    return "".join(f"{line}\n" for line in lines[: max(1, height - 1)])


def elapsed(ns: int) -> str:
    """Return a duration as hours, minutes and seconds: 1:02:03."""
    seconds = ns // 1_000_000_000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def change_line(result: CellResult, anchor: Anchor, lang: Lang, line: Text | None = None) -> str:
    """Return one line for a cell whose verdict became another: when, what, where and why."""
    sample, cell = result.sample, result.row.cell
    unix_ns = anchor.unix_at(sample.at_ns) if sample else anchor.unix_ns
    return translate(
        (line or _CHANGE).with_(
            time=datetime.fromtimestamp(unix_ns // 1_000_000_000).astimezone().strftime("%H:%M:%S"),
            glyph=GLYPH[result.judgement],
            verdict=verdict_words(result.verdict),
            port=f"{cell.port}/{cell.transport.value}",
            entry=result.row.planned.flow.entry.name.in_(lang),
            address=cell.address or cell.host,
            words=words_of(result, lang),
        ),
        lang,
    )


def moment_line(result: CellResult, anchor: Anchor, lang: Lang) -> str:
    """Return the line of a port that failed and is well now: since when, which, and what it is."""
    return change_line(result, anchor, lang, _OPEN_NOW)


def _columns(lang: Lang) -> tuple[Column, ...]:
    return (
        Column(""),
        Column(translate(_VERDICT, lang)),
        Column(translate(_PORT, lang)),
        Column(translate(_ENTRY, lang), least=10),
        Column(translate(_ADDRESS, lang), least=9, rank=2),
        Column("ms", "right", rank=1),
        Column(translate(_LOSS, lang), "right"),
        Column(translate(_ASKED, lang), "right", rank=3),
    )


def _row(result: CellResult, lang: Lang, paint: Paint) -> list[str | Cell]:
    recent = result.recent
    loss = f"{localised(round(100 * recent.failures / recent.asked, 1), lang)} %" if recent.asked else ""
    shown = loss if result.judgement is not Judgement.EXPECTED else ""
    return [*row_start(result, lang, paint), shown, str(recent.asked)]


_RUNNING = QT_TRANSLATE_NOOP("Check", "{elapsed} · {counts} · Ctrl+C ends")
_CHANGE = QT_TRANSLATE_NOOP("Check", "{time} {glyph} {verdict} · {port} {entry} · {address} · {words}")
_OPEN_NOW = QT_TRANSLATE_NOOP("Check", "{time} Open now: {port} {entry} · {address} · {verdict}")
_VERDICT = QT_TRANSLATE_NOOP("Check", "Verdict")
_PORT = QT_TRANSLATE_NOOP("Check", "Port")
_ENTRY = QT_TRANSLATE_NOOP("Check", "Entry")
_ADDRESS = QT_TRANSLATE_NOOP("Check", "Address")
_LOSS = QT_TRANSLATE_NOOP("Check", "Loss")
_ASKED = QT_TRANSLATE_NOOP("Check", "Asked")
