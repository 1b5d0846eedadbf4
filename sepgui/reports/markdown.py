"""A report as Markdown, to be pasted into a ticket: the same words, without the graphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sepgui.reports.check import md_row
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

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#])")


def markdown(sheet: Sheet) -> str:
    """Return the report; what comes from strangers' servers cannot format it."""
    parts = [f"# {_plain(sheet.title)}"]
    if sheet.banner:
        parts.append(f"> **{_plain(sheet.banner)}**")
    parts += [words for block in sheet.blocks for words in _block(block)]
    return "\n\n".join([*parts, f"_{_plain(sheet.footer)}_"]) + "\n"


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(level, text, judgement):
            shape = "" if judgement is None else f"{GLYPH[judgement]} "
            yield f"{'#' * level} {shape}{_plain(text)}"
        case Para(text, kind):
            words = _plain(text)
            yield f"**{words}**" if kind is Kind.LEAD else f"→ {words}" if kind is Kind.REMEDY else words
        case Bullets(items):
            yield "\n".join(f"- {_plain(item)}" for item in items)
        case Pairs(pairs):
            yield "\n".join(f"- {_plain(label)}: {_plain(value)}" for label, value in pairs)
        case Grid(headings, rows):
            lines = [md_row(map(_plain, headings)), md_row("---" for _ in headings)]
            lines += [md_row(map(_box, row)) for row in rows]
            yield "\n".join(lines)
        case Fixed(text):
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
            yield f"{fence}text\n{text}\n{fence}"
        case Figure(_, caption, words):
            yield f"{_plain(caption)}. {_plain(words)}".strip()
        case NewPage():
            yield "---"


def _box(box: Box) -> str:
    shape = "" if box.judgement is None else f"{GLYPH[box.judgement]} "
    return shape + _plain(box.text.replace("\n", " · "))


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text).replace("\n", " ")
