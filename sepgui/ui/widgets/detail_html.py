"""Turns a cell's detail into the rich text that the detail pane shows; plain enough to be copied as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontInfo

from sepgui.ui.fonts import Face, face
from sepgui.ui.models.cell_detail import CellDetail, Diagnosis, Pairing, Phase
from sepgui.ui.models.evidence import Fact
from sepgui.ui.theme import Tokens
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.words import ms

GLYPH_URL = "glyph"
BAR_URL = "bar"
BAR_WIDTH = 1000
"""Bars are addressed as ``bar:FROM:LENGTH:PIXELS``, the first two in these parts of the whole attempt."""


def detail_html(detail: CellDetail, tokens: Tokens, bar_px: int = 180) -> str:
    """Return the rich text of a detail; pictures are addressed by the urls above, bars are `bar_px` wide."""
    page = _Page(tokens, bar_px)
    parts: list[str] = [page.head(detail), *page.said(detail)]
    for diagnosis in detail.diagnoses:
        parts += page.diagnosis(diagnosis)
    if detail.trace:
        parts.append(page.caption(QCoreApplication.translate("Detail", "Where it stops")))
        parts += page.paragraphs(detail.trace)
        parts.append(page.pairings(detail.hops))
    if detail.evidence:
        parts.append(page.caption(QCoreApplication.translate("Detail", "Evidence")))
        parts.append(page.facts(detail.evidence))
    if detail.picked:
        words = QCoreApplication.translate("Detail", "Sample of {time}").format(time=detail.picked)
        parts.append(page.caption(words))
        parts += page.paragraphs(detail.picked_facts)
    if detail.phases:
        parts.append(page.caption(_phases_caption(detail)))
        parts.append(page.phases(detail.phases))
    if detail.history:
        parts.append(page.caption(QCoreApplication.translate("Detail", "Changes of state")))
        parts.append(page.pairings(detail.history))
    if detail.learnt:
        parts.append(page.caption(QCoreApplication.translate("Detail", "Learnt")))
        parts.append(page.pairings(detail.learnt))
    if detail.certificate:
        parts.append(page.caption(QCoreApplication.translate("Detail", "Certificate")))
        parts.append(page.pairings(detail.certificate))
    if detail.about:
        parts.append(page.caption(QCoreApplication.translate("Detail", "About this port")))
        parts.append(page.pairings(detail.about))
    return "".join(parts)


def detail_text(detail: CellDetail) -> str:
    """Return the detail as lines of plain text, for a ticket or the firewall team."""
    lines = [detail.title, detail.port_line, detail.ends_line, "", detail.headline, *detail.explanation]
    for diagnosis in detail.diagnoses:
        lines += ["", _with_certainty(diagnosis), *(f"- {words}" for words in diagnosis.evidence)]
        if diagnosis.decides:
            lines += [QCoreApplication.translate("Detail", "What would settle it"), diagnosis.decides]
        lines += [QCoreApplication.translate("Detail", "What to do"), diagnosis.remedy]
    if detail.trace:
        lines += ["", *detail.trace, *(f"{hop.label}  {hop.value}" for hop in detail.hops)]
    lines += ["", *(f"- {fact.words}" for fact in detail.evidence)]
    if detail.picked:
        words = QCoreApplication.translate("Detail", "Sample of {time}").format(time=detail.picked)
        lines += ["", words, *detail.picked_facts]
    lines += [f"{phase.name}: {ms(phase.duration_ns)}" for phase in detail.phases]
    if detail.history:
        lines += ["", QCoreApplication.translate("Detail", "Changes of state")]
        lines += [f"{change.label}  {change.value}" for change in detail.history]
    for pairing in (*detail.learnt, *detail.certificate):
        wrong = f" ({pairing.wrong})" if pairing.wrong else ""
        lines.append(f"{pairing.label}: {pairing.value}{wrong}")
    return "\n".join(lines).strip() + "\n"


class _Page:
    def __init__(self, tokens: Tokens, bar_px: int) -> None:
        self._tokens = tokens
        self._bar_px = bar_px

    def head(self, detail: CellDetail) -> str:
        quiet = self._style(Face.SMALL, self._tokens.text2)
        lines = "".join(
            f'<p style="margin:1px 0 0 0;{quiet}">{escape(line)}</p>'
            for line in (detail.port_line, detail.ends_line)
            if line
        )
        title = f'<p style="margin:0;{self._style(Face.TITLE, self._tokens.text)}">{escape(detail.title)}</p>'
        mark = _glyph(detail.glyph, 24)
        return (
            '<table cellspacing="0" cellpadding="0" width="100%"><tr>'
            f'<td width="34" valign="top" style="padding-top:3px">{mark}</td><td>{title}{lines}</td>'
            "</tr></table>"
        )

    def said(self, detail: CellDetail) -> Iterator[str]:
        color = getattr(self._tokens, detail.glyph.value)
        sentence = self._style(Face.SENTENCE, color)
        yield f'<p style="margin:10px 0 0 0;{sentence}">{escape(detail.headline)}</p>'
        yield from self.paragraphs(detail.explanation)

    def paragraphs(self, sentences: Iterable[str]) -> Iterator[str]:
        for words in sentences:
            yield f'<p style="margin:6px 0 0 0">{escape(words)}</p>'

    def diagnosis(self, diagnosis: Diagnosis) -> Iterator[str]:
        yield self.caption(QCoreApplication.translate("Detail", "Diagnosis"))
        yield self.facts(
            [Fact(diagnosis.glyph, diagnosis.summary)], self._style(Face.STRONG, self._tokens.text)
        )
        if diagnosis.certainty:
            quiet = self._style(Face.SMALL, self._tokens.text2)
            yield f'<p style="margin:2px 0 0 24px;{quiet}">{escape(diagnosis.certainty)}</p>'
        yield self.facts([Fact(Glyph.UNKNOWN, words) for words in diagnosis.evidence])
        if diagnosis.decides:
            yield self.caption(QCoreApplication.translate("Detail", "What would settle it"))
            yield f'<p style="margin:4px 0 0 0">{_lines(diagnosis.decides)}</p>'
        yield self.caption(QCoreApplication.translate("Detail", "What to do"))
        yield f'<p style="margin:4px 0 0 0">{_lines(diagnosis.remedy)}</p>'

    def caption(self, words: str) -> str:
        style = self._style(Face.CAPTION, self._tokens.text2)
        return f'<p style="margin:14px 0 0 0;{style}">{escape(words.upper())}</p>'

    def facts(self, facts: Iterable[Fact], style: str = "") -> str:
        rows = "".join(
            f'<tr><td width="24" valign="top" style="padding-top:4px">{_glyph(fact.glyph, 14)}</td>'
            f'<td style="padding-top:4px;{style}">{escape(fact.words)}</td></tr>'
            for fact in facts
        )
        return f'<table cellspacing="0" cellpadding="0" width="100%">{rows}</table>'

    def phases(self, phases: tuple[Phase, ...]) -> str:
        whole = max(1, phases[-1].start_ns + phases[-1].duration_ns)
        quiet = self._style(Face.BODY, self._tokens.text2)
        rows = ""
        for phase in phases:
            start, length = (BAR_WIDTH * part // whole for part in (phase.start_ns, phase.duration_ns))
            url = f"{BAR_URL}:{start}:{max(1, length)}:{self._bar_px}"
            bar = f'<img src="{url}" width="{self._bar_px}" height="10">'
            rows += (
                f'<tr><td style="padding-top:4px;padding-right:12px;{quiet}">{escape(phase.name)}</td>'
                f'<td valign="middle" style="padding-top:4px;padding-right:12px">{bar}</td>'
                f'<td align="right" style="padding-top:4px">{escape(ms(phase.duration_ns))}</td></tr>'
            )
        return f'<table cellspacing="0" cellpadding="0">{rows}</table>'

    def pairings(self, pairings: tuple[Pairing, ...]) -> str:
        quiet = self._style(Face.BODY, self._tokens.text2)
        rows = ""
        for pairing in pairings:
            value = _lines(pairing.value)
            if pairing.wrong:
                fault = self._style(Face.STRONG, self._tokens.slow)
                value += f'<br><span style="{fault}">{escape(pairing.wrong)}</span>'
            rows += (
                f'<tr><td width="86" valign="top" style="padding-top:4px;padding-right:10px;{quiet}">'
                f'{escape(pairing.label)}</td><td style="padding-top:4px">{value}</td></tr>'
            )
        return f'<table cellspacing="0" cellpadding="0" width="100%">{rows}</table>'

    def _style(self, kind: Face, color: str) -> str:
        font = face(kind)
        return f"font-size:{QFontInfo(font).pixelSize()}px;font-weight:{font.weight().value};color:{color}"


def _phases_caption(detail: CellDetail) -> str:
    if detail.picked:
        return QCoreApplication.translate("Detail", "Phases of that sample")
    return QCoreApplication.translate("Detail", "Phases")


def _glyph(glyph: Glyph, size: int) -> str:
    return f'<img src="{GLYPH_URL}:{glyph.value}:{size}" width="{size}" height="{size}">'


def _with_certainty(diagnosis: Diagnosis) -> str:
    return f"{diagnosis.summary} ({diagnosis.certainty})" if diagnosis.certainty else diagnosis.summary


def _lines(words: str) -> str:
    return "<br>".join(escape(line) for line in words.splitlines())
