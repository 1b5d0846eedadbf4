"""A comparison as a file of every form in which reports are written."""

from __future__ import annotations

from sepgui import __version__
from sepgui.domain.comparing import Way
from sepgui.domain.entry import Catalogue
from sepgui.domain.judgement import Judgement
from sepgui.i18n import QT_TRANSLATE_NOOP, Lang, translate
from sepgui.reports.content import SIMULATED
from sepgui.reports.diff import (
    TITLE,
    Compared,
    diff_csv,
    diff_json,
    diff_md,
    headline,
    line_of,
    names_of,
    remarks,
    sides,
    sides_words,
)
from sepgui.reports.forms import Form
from sepgui.reports.paper import Block, Box, Bullets, Grid, Heading, Kind, Para, Sheet

_COLOURS = {Way.WORSE: Judgement.PROBLEM, Way.BETTER: Judgement.OK, Way.OTHER: None}
_SHARES = (0.1, 0.18, 0.14, 0.29, 0.29)


def diff_written(compared: Compared, catalogue: Catalogue, form: Form, lang: Lang) -> bytes:
    """Return a comparison as a file; what did not change stands in the sheet alone."""
    match form:
        case Form.JSON:
            return diff_json(compared, catalogue, lang).encode()
        case Form.CSV:
            return diff_csv(compared, catalogue, lang).encode()
        case Form.MD:
            return diff_md(compared, catalogue, lang).encode()
        case Form.HTML:
            from sepgui.reports.html import html

            return html(diff_sheet(compared, catalogue, lang)).encode()
        case Form.PDF:
            from sepgui.reports.pdf import pdf

            return pdf(diff_sheet(compared, catalogue, lang))


def diff_sheet(compared: Compared, catalogue: Catalogue, lang: Lang) -> Sheet:
    """Return a comparison on paper: both sides, the sentence, and each way with its ports."""
    blocks: list[Block] = [
        Para(translate(headline(compared), lang), Kind.LEAD),
        *(Para(translate(text, lang), Kind.REMARK) for text in remarks(compared)),
        Bullets(tuple(translate(side, lang) for side in sides(compared))),
    ]
    names = names_of(catalogue, lang)
    heads = tuple(translate(text, lang) for text in (_PORT, _ENTRY, *sides_words(compared), _WHAT))
    for way in Way:
        lines = [line_of(each, compared, names, lang) for each in compared.differences if each.way is way]
        if not lines:
            continue
        blocks.append(Heading(2, translate(_TITLES[way], lang)))
        rows = tuple(
            (
                Box(line.port, _COLOURS[way]),
                Box(f"{line.entry}\n{line.address}"),
                Box(line.before or "–"),
                Box(line.now or "–"),
                Box("\n".join(line.said)),
            )
            for line in lines
        )
        blocks.append(Grid(heads, rows, (_SHARES[0], _SHARES[3], *_SHARES[1:3], _SHARES[4])))
    banner = translate(SIMULATED, lang) if any(compared.simulated) else None
    return Sheet(translate(TITLE, lang), lang, tuple(blocks), f"sepgui {__version__}", banner)


_TITLES = {
    Way.WORSE: QT_TRANSLATE_NOOP("Diff", "For the worse"),
    Way.BETTER: QT_TRANSLATE_NOOP("Diff", "For the better"),
    Way.OTHER: QT_TRANSLATE_NOOP("Diff", "Otherwise"),
}
_PORT = QT_TRANSLATE_NOOP("Diff", "Port")
_ENTRY = QT_TRANSLATE_NOOP("Diff", "Entry")
_WHAT = QT_TRANSLATE_NOOP("Diff", "What changed")
