"""A report as PDF: A4, fonts inside, text that can be selected (docs/adr/0020)."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from sepgui.assets import asset
from sepgui.domain.judgement import Judgement
from sepgui.reports.check_table import GLYPH
from sepgui.reports.paper import (
    Block,
    Box,
    Bullets,
    Figure,
    Fixed,
    Grid,
    Heading,
    Kind,
    NewPage,
    Pairs,
    Para,
    Sheet,
)
from sepgui.reports.plot import TONES, Bar, Drawing, Line, Words
from sepgui.reports.table import display_width, wrap

if TYPE_CHECKING:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Command, Flowable, SimpleDocTemplate

PLAIN, BOLD, MONO = "Report", "ReportBold", "ReportMono"
_FILES = {PLAIN: "DejaVuSans.ttf", BOLD: "DejaVuSans-Bold.ttf", MONO: "DejaVuSansMono.ttf"}
_MARGIN = 40.0
_RIGHT = 2
"""How reportlab calls what ends at the right."""
_FIXED_SIZE = 7.6
_FIXED_COLUMNS = 111
"""How many letters of the fixed face, at its size, fit between the margins."""
COLOURS = {
    Judgement.PROBLEM: "#b3261e",
    Judgement.DEGRADED: "#8a5a00",
    Judgement.OK: "#1b6e3c",
    Judgement.EXPECTED: "#44546a",
    Judgement.UNPROVEN: "#5b5b66",
    Judgement.SKIPPED: "#5b5b66",
}


def pdf(sheet: Sheet, on_page: Callable[[int], None] = lambda _page: None) -> bytes:
    """Return the file; `on_page` is told the number of each page as it begins, and may raise to give up."""
    from reportlab.lib.pagesizes import A4
    from reportlab.platypus import SimpleDocTemplate

    _register_fonts()
    out = io.BytesIO()
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN + (14 if sheet.banner else 0),
        bottomMargin=_MARGIN + 8,
        title=sheet.title,
        author="sepgui",
        lang=sheet.lang,
        invariant=1,
        initialFontName=PLAIN,
    )

    def decorate(canvas: Canvas, document: SimpleDocTemplate) -> None:
        on_page(canvas.getPageNumber())
        _decorate(canvas, sheet, document.width)

    flowables = list(_flowables(sheet, document.width))
    document.build(flowables, onFirstPage=decorate, onLaterPages=decorate)
    return out.getvalue()


def _register_fonts() -> None:
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(asset("resources", "fonts", file))))
    pdfmetrics.registerFontFamily(PLAIN, normal=PLAIN, bold=BOLD, italic=PLAIN, boldItalic=BOLD)


def _decorate(canvas: Canvas, sheet: Sheet, width: float) -> None:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.pagesizes import A4

    canvas.saveState()
    canvas.setFont(PLAIN, 7)
    canvas.setFillColor(HexColor(TONES["muted"]))
    canvas.drawString(_MARGIN, _MARGIN - 12, sheet.footer)
    canvas.drawRightString(_MARGIN + width, _MARGIN - 12, str(canvas.getPageNumber()))
    if sheet.banner:
        top = A4[1] - _MARGIN - 4
        canvas.setFillColor(HexColor("#fff3d6"))
        canvas.rect(_MARGIN, top - 5, width, 17, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#5c3c00"))
        canvas.setFont(BOLD, 8)
        canvas.drawString(_MARGIN + 6, top, sheet.banner)
    canvas.restoreState()


def _flowables(sheet: Sheet, width: float) -> Iterator[Flowable]:
    from reportlab.platypus import Paragraph

    yield Paragraph(escape(sheet.title), _styles()["title"])
    for block in sheet.blocks:
        yield from _block(block, width)


def _block(block: Block, width: float) -> Iterator[Flowable]:
    from reportlab.platypus import PageBreak, Paragraph, Preformatted

    match block:
        case Heading(level, text, judgement):
            yield Paragraph(_coloured(judgement, escape(text)), _styles()["h2" if level == 2 else "h3"])
        case Para(text, kind):
            yield Paragraph(escape(text), _styles()[kind.value])
        case Bullets(items):
            for item in items:
                yield Paragraph(escape(item), _styles()["bullet"], bulletText="•")
        case Pairs(pairs):
            rows = tuple((Box(label), Box(value)) for label, value in pairs)
            yield _table(Grid((), rows, (0.3, 0.7)), width)
        case Grid():
            yield _table(block, width)
        case Fixed(text):
            lines = (piece for line in text.split("\n") for piece in _folded(line))
            yield Preformatted("\n".join(lines), _styles()["fixed"])
        case Figure():
            yield from _figure(block, width)
        case NewPage():
            yield PageBreak()


def _folded(line: str) -> list[str]:
    """Return a line broken where it would leave the page; what follows is set in as its beginning is."""
    if display_width(line) <= _FIXED_COLUMNS:
        return [line]
    indent = " " * (len(line) - len(line.lstrip(" ")))
    pieces = wrap(line.lstrip(" "), _FIXED_COLUMNS - len(indent) - 2)
    return [indent + pieces[0], *(indent + "  " + piece for piece in pieces[1:])]


def _table(grid: Grid, width: float) -> Flowable:
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import LongTable, Paragraph, TableStyle

    right = dict.fromkeys(grid.right, "-right")
    rows = [
        [
            Paragraph(_coloured(box.judgement, _broken(box.text)), _styles()[f"cell{right.get(place, '')}"])
            for place, box in enumerate(row)
        ]
        for row in grid.rows
    ]
    heads = [
        Paragraph(escape(text), _styles()[f"head{right.get(place, '')}"])
        for place, text in enumerate(grid.headings)
    ]
    line = HexColor("#d9dce3")
    rules: list[Command] = [
        ("FONTNAME", (0, 0), (-1, -1), PLAIN),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0.0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 6.0),
        ("TOPPADDING", (0, 0), (-1, -1), 2.5),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2.5),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, line),
    ]
    body = [heads, *rows] if heads else rows
    return LongTable(
        body,
        colWidths=[share * width for share in grid.shares],
        repeatRows=1 if heads else 0,
        style=TableStyle(rules),
        hAlign="LEFT",
        splitInRow=1,
    )


def _figure(figure: Figure, width: float) -> Iterator[Flowable]:
    from reportlab.platypus import KeepTogether, Paragraph

    parts: list[Flowable] = [Paragraph(escape(figure.caption), _styles()["caption"])]
    if figure.words:
        parts.append(Paragraph(escape(figure.words), _styles()["remark"]))
    yield KeepTogether([*parts, _picture()(figure.drawing, width)])


@cache
def _picture() -> Callable[[Drawing, float], Flowable]:
    """Return what draws a picture; made late, for its base lies in the library."""
    from reportlab.platypus import Flowable

    class Picture(Flowable):
        def __init__(self, drawing: Drawing, width: float) -> None:
            self.drawing = drawing
            self.scale = width / drawing.width
            self.width, self.height = width, drawing.height * self.scale + 8

        def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 - the library's names
            return self.width, self.height

        def draw(self) -> None:
            for part in self.drawing.parts:
                _draw(self.canv, part, self.scale, self.height - 4)

    return Picture


def _draw(canvas: Canvas, part: Line | Bar | Words, scale: float, top: float) -> None:
    from reportlab.lib.colors import HexColor

    colour = HexColor(TONES[part.tone])
    match part:
        case Line(points, _, width):
            canvas.setStrokeColor(colour)
            canvas.setLineWidth(width * scale)
            for (x1, y1), (x2, y2) in pairwise(points):
                canvas.line(x1 * scale, top - y1 * scale, x2 * scale, top - y2 * scale)
        case Bar(x, y, width, height):
            canvas.setFillColor(colour)
            canvas.rect(x * scale, top - (y + height) * scale, width * scale, height * scale, 0, 1)
        case Words(x, y, text, _, anchor, size):
            canvas.setFillColor(colour)
            canvas.setFont(PLAIN, size * scale)
            put = {"start": canvas.drawString, "end": canvas.drawRightString}.get(
                anchor, canvas.drawCentredString
            )
            put(x * scale, top - y * scale, text)


def _broken(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def _coloured(judgement: Judgement | None, words: str) -> str:
    if judgement is None:
        return words
    return f'<font color="{COLOURS[judgement]}" name="{BOLD}">{GLYPH[judgement]}</font> {words}'


@cache
def _styles() -> dict[str, ParagraphStyle]:
    from reportlab.lib.colors import HexColor
    from reportlab.lib.styles import ParagraphStyle as Style

    ink, muted = HexColor(TONES["ink"]), HexColor(TONES["muted"])
    base = Style("base", fontName=PLAIN, fontSize=9, leading=12.5, textColor=ink, splitLongWords=1)
    cell = Style("cell", base, fontSize=7.6, leading=10)
    head = Style("head", cell, fontName=BOLD, textColor=muted)
    made = (
        Style("title", base, fontName=BOLD, fontSize=15, leading=19, spaceAfter=8),
        Style(
            "h2", base, fontName=BOLD, fontSize=12, leading=15, spaceBefore=14, spaceAfter=5, keepWithNext=1
        ),
        Style(
            "h3", base, fontName=BOLD, fontSize=9.5, leading=13, spaceBefore=8, spaceAfter=3, keepWithNext=1
        ),
        Style(Kind.PLAIN.value, base, spaceAfter=4),
        Style(Kind.LEAD.value, base, fontName=BOLD, fontSize=10.5, leading=14.5, spaceAfter=5),
        Style(Kind.REMARK.value, base, fontSize=7.8, leading=10.5, textColor=muted, spaceAfter=4),
        Style(Kind.REMEDY.value, base, leftIndent=10, spaceBefore=2, spaceAfter=5),
        Style("bullet", base, leftIndent=12, bulletIndent=3, bulletFontName=PLAIN, bulletFontSize=9),
        Style("caption", base, spaceBefore=6),
        Style("fixed", base, fontName=MONO, fontSize=_FIXED_SIZE, leading=9.6, spaceBefore=3, spaceAfter=6),
        cell,
        Style("cell-right", cell, alignment=_RIGHT),
        head,
        Style("head-right", head, alignment=_RIGHT),
    )
    return {style.name: style for style in made}
