"""A report as one HTML file: no script, nothing loaded from elsewhere, made to be read and to be printed."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

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
    NewPage,
    Pairs,
    Para,
    Sheet,
)
from sepgui.reports.plot import svg

_STYLE = """
:root{color-scheme:light}
*{box-sizing:border-box}
body{margin:0;background:#fff;color:#1c1e24;font:15px/1.5 Inter,"Segoe UI","DejaVu Sans",Arial,sans-serif}
main{max-width:62rem;margin:0 auto;padding:2rem 1.5rem 4rem}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 1rem}
h2{font-size:1.2rem;margin:2.4rem 0 .6rem;padding-bottom:.25rem;border-bottom:1px solid #d9dce3}
h3{font-size:1rem;margin:1.4rem 0 .3rem}
p{margin:.4rem 0;max-width:48rem}
p.lead{font-size:1.15rem;font-weight:600}
p.remark,figcaption span,footer{color:#5a606c;font-size:.87rem}
p.remedy{border-left:3px solid #1f5fbf;padding-left:.75rem}
ul{margin:.3rem 0;padding-left:1.3rem;max-width:48rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.87rem;margin:.6rem 0}
th,td{text-align:left;vertical-align:top;padding:.35rem .6rem .35rem 0;border-bottom:1px solid #e6e8ed;
white-space:pre-line;overflow-wrap:anywhere}
th{color:#5a606c;font-weight:600;border-bottom:1px solid #aeb4c0;overflow-wrap:normal}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1.2rem;margin:.8rem 0;font-size:.93rem}
dt{color:#5a606c}
dd{margin:0;overflow-wrap:anywhere}
pre{background:#f5f6f8;border:1px solid #e6e8ed;border-radius:6px;padding:.8rem 1rem;
font:.8rem/1.45 "DejaVu Sans Mono",Consolas,monospace;white-space:pre-wrap;overflow-wrap:anywhere}
figure{margin:1rem 0;break-inside:avoid}
figcaption{font-size:.9rem;margin-bottom:.2rem}
figcaption span{display:block}
svg{width:100%;height:auto;display:block}
svg text{font-family:inherit}
.banner{background:#fff3d6;border:1px solid #8a5a00;color:#5c3c00;border-radius:6px;padding:.5rem .9rem;
font-weight:600;margin-bottom:1.2rem}
.j{white-space:nowrap;font-weight:600}
.problem{color:#b3261e}.degraded{color:#8a5a00}.ok{color:#1b6e3c}.expected{color:#44546a}
.unproven,.skipped{color:#5b5b66}
.page{break-before:page}
footer{margin-top:3rem;border-top:1px solid #d9dce3;padding-top:.5rem}
@page{size:A4;margin:16mm 14mm}
@media print{body{font-size:10.5px}main{max-width:none;padding:0}h2,h3{break-after:avoid}
thead{display:table-header-group}tr,li{break-inside:avoid}.wide{overflow:visible}
pre{border:0;padding:.4rem 0;background:none}}
"""


def html(sheet: Sheet) -> str:
    """Return the file."""
    banner = f'<p class="banner" role="note">{escape(sheet.banner)}</p>' if sheet.banner else ""
    body = "\n".join(_blocks(sheet))
    return (
        f'<!doctype html>\n<html lang="{sheet.lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f'<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src '
        f"'unsafe-inline'\">\n<title>{escape(sheet.title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n<main>\n{banner}\n<h1>{escape(sheet.title)}</h1>\n{body}\n"
        f"<footer>{escape(sheet.footer)}</footer>\n</main>\n</body>\n</html>\n"
    )


def _blocks(sheet: Sheet) -> Iterator[str]:
    paged = False
    for block in sheet.blocks:
        if isinstance(block, NewPage):
            paged = True
            continue
        yield _block(block, ' class="page"' if paged else "")
        paged = False


def _block(block: Block, page: str) -> str:
    match block:
        case Heading(level, text, judgement):
            shape = (
                "" if judgement is None else f'<span class="{judgement.value}">{_shape(judgement)}</span> '
            )
            return f"<h{level}{page}>{shape}{escape(text)}</h{level}>"
        case Para(text, kind):
            return f'<p class="{kind.value}">{escape(text)}</p>'
        case Bullets(items):
            return "<ul>" + "".join(f"<li>{escape(item)}</li>" for item in items) + "</ul>"
        case Pairs(pairs):
            told = "".join(f"<dt>{escape(label)}</dt><dd>{escape(value)}</dd>" for label, value in pairs)
            return f"<dl>{told}</dl>"
        case Grid():
            return _grid(block)
        case Fixed(text):
            return f"<pre>{escape(text)}</pre>"
        case Figure(drawing, caption, words):
            picture = svg(drawing, f"{caption}. {words}")
            told = f"{escape(caption)}<span>{escape(words)}</span>"
            return f"<figure><figcaption>{told}</figcaption>{picture}</figure>"
        case NewPage():
            return ""


def _grid(grid: Grid) -> str:
    number = dict.fromkeys(grid.right, ' class="n"')
    columns = "".join(f'<col style="width:{share:.0%}">' for share in grid.shares)
    heads = "".join(
        f'<th scope="col"{number.get(place, "")}>{escape(text)}</th>'
        for place, text in enumerate(grid.headings)
    )
    rows = "".join(
        "<tr>"
        + "".join(f"<td{number.get(place, '')}>{_box(box)}</td>" for place, box in enumerate(row))
        + "</tr>\n"
        for row in grid.rows
    )
    head = f"<colgroup>{columns}</colgroup><thead><tr>{heads}</tr></thead>"
    return f'<div class="wide"><table>{head}\n<tbody>\n{rows}</tbody></table></div>'


def _box(box: Box) -> str:
    if box.judgement is None:
        return escape(box.text)
    words = f"{_shape(box.judgement)} {escape(box.text)}"
    return f'<span class="j {box.judgement.value}">{words}</span>'


def _shape(judgement: Judgement) -> str:
    return GLYPH[judgement]
