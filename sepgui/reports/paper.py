"""A report on paper: a small tree of words and pictures that HTML, PDF and Markdown render."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from msgspec import Struct

from sepgui.domain.judgement import Judgement
from sepgui.i18n import Lang
from sepgui.reports.plot import Drawing


class Kind(StrEnum):
    """What a paragraph is: plain words, the one sentence, a remark, a remedy, or a person's own note."""

    PLAIN = "plain"
    LEAD = "lead"
    REMARK = "remark"
    REMEDY = "remedy"


class Heading(Struct, frozen=True):
    """A title of level 2 or 3; with a judgement, its shape and colour stand before it."""

    level: int
    text: str
    judgement: Judgement | None = None


class Para(Struct, frozen=True):
    """A paragraph."""

    text: str
    kind: Kind = Kind.PLAIN


class Bullets(Struct, frozen=True):
    """A list."""

    items: tuple[str, ...]


class Pairs(Struct, frozen=True):
    """Labels and what they stand for."""

    pairs: tuple[tuple[str, str], ...]


class Box(Struct, frozen=True):
    """A cell of a table; a judgement gives its words a shape and a colour."""

    text: str
    judgement: Judgement | None = None


class Grid(Struct, frozen=True):
    """A table; `shares` are the widths of its columns, of which PDF makes use; `right` aligns as numbers."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Box, ...], ...]
    shares: tuple[float, ...]
    right: frozenset[int] = frozenset()


class Fixed(Struct, frozen=True):
    """Text whose lines stay as they are."""

    text: str


class Figure(Struct, frozen=True):
    """A picture, its caption, and what it shows in words."""

    drawing: Drawing
    caption: str
    words: str


class NewPage(Struct, frozen=True):
    """What follows begins a page of its own."""


Block = Heading | Para | Bullets | Pairs | Grid | Fixed | Figure | NewPage


class Sheet(Struct, frozen=True):
    """A whole report; `banner` stands on every page, None where nothing was simulated."""

    title: str
    lang: Lang
    blocks: tuple[Block, ...]
    footer: str
    banner: str | None = None


def reworded(sheet: Sheet, hide: Callable[[str], str]) -> Sheet:
    """Return a sheet with every text of it put through a function."""
    return Sheet(
        hide(sheet.title),
        sheet.lang,
        tuple(_reworded(block, hide) for block in sheet.blocks),
        hide(sheet.footer),
        sheet.banner,
    )


def _reworded(block: Block, hide: Callable[[str], str]) -> Block:
    match block:
        case Heading(level, text, judgement):
            return Heading(level, hide(text), judgement)
        case Para(text, kind):
            return Para(hide(text), kind)
        case Bullets(items):
            return Bullets(tuple(map(hide, items)))
        case Pairs(pairs):
            return Pairs(tuple((label, hide(value)) for label, value in pairs))
        case Grid(headings, rows, shares, right):
            hidden = tuple(tuple(Box(hide(box.text), box.judgement) for box in row) for row in rows)
            return Grid(headings, hidden, shares, right)
        case Fixed(text):
            return Fixed(hide(text))
        case Figure(drawing, caption, words):
            return Figure(drawing, hide(caption), hide(words))
        case NewPage():
            return block
