"""Lays out tables for a terminal: columns aligned and wrapped by the width that characters take on screen.

Our own hundred lines and no library: `check` has 0.35 s in all and importing `rich.table` takes 30 ms of
them, while what we need of it is wrapping, padding, and colour that does not count as width.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from typing import Literal

from msgspec import Struct

GAP = 2
_BREAK_AFTER = "-/.,|→"


class Column(Struct, frozen=True):
    """A heading and how its column yields when the table is too wide.

    `least` is the width to which it may shrink, None for a column that never wraps; of the columns
    with a `rank` above 0, that with the highest is left out first when shrinking is not enough.
    """

    heading: str
    align: Literal["left", "right"] = "left"
    least: int | None = None
    rank: int = 0


class Cell(Struct, frozen=True):
    """Text and what makes it visible as it is laid out: `paint` gets each line and may add colour codes."""

    text: str
    paint: Callable[[str], str] | None = None


def table(columns: Sequence[Column], rows: Sequence[Sequence[str | Cell]], width: int) -> str:
    """Return headings, a rule and rows as lines of at most `width`, each ended by a newline.

    A line is wider only when the columns that may not be left out do not fit. A newline in a cell
    breaks its line; other control characters are shown as `�`, so that no text of a stranger's
    server can move the cursor.
    """
    cells = [[cell if isinstance(cell, Cell) else Cell(cell) for cell in row] for row in rows]
    natural = [
        max(
            display_width(line)
            for text in (column.heading, *(row[index].text for row in cells))
            for line in text.split("\n")
        )
        for index, column in enumerate(columns)
    ]
    shown, widths = _fit(columns, natural, width)
    head = [Cell(columns[index].heading) for index in shown]
    aligns = [columns[index].align for index in shown]
    lines = _lines(head, aligns, widths)
    lines.append((" " * GAP).join("─" * each for each in widths))
    for row in cells:
        lines += _lines([row[index] for index in shown], aligns, widths)
    return "".join(line + "\n" for line in lines)


def paragraph(text: str, width: int, *, first: str = "", rest: str = "") -> str:
    """Return a text wrapped to a width, each line ended by a newline, behind a first and a further indent."""
    lines = wrap(text, max(1, width - display_width(rest or first)))
    return "".join((rest if index else first) + line + "\n" for index, line in enumerate(lines))


def display_width(text: str) -> int:
    """Return how many columns of a terminal a text takes (Unicode Standard Annex 11)."""
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def wrap(text: str, width: int) -> list[str]:
    """Return the lines of a text, at most `width` columns each.

    They break at spaces, else after a mark such as a hyphen or a dot, else anywhere, and at newlines;
    other control characters become `�`.
    """
    lines: list[str] = []
    for part in text.split("\n"):
        line = ""
        for word in _printable(part).split(" "):
            joined = f"{line} {word}" if line else word
            if display_width(joined) <= width:
                line = joined
                continue
            if line:
                lines.append(line)
            *pieces, line = _broken(word, width)
            lines += pieces
        lines.append(line)
    return lines


def _char_width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def _printable(text: str) -> str:
    if text.isprintable():
        return text
    return "".join("�" if unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp") else char for char in text)


def _broken(word: str, width: int) -> list[str]:
    pieces: list[str] = []
    while display_width(word) > width:
        end = 1
        while end < len(word) and display_width(word[: end + 1]) <= width:
            end += 1
        after = max(word.rfind(mark, 0, end) for mark in _BREAK_AFTER) + 1
        if after > width // 2:
            end = after
        pieces.append(word[:end])
        word = word[end:]
    return [*pieces, word]


def _fit(columns: Sequence[Column], natural: Sequence[int], width: int) -> tuple[list[int], list[int]]:
    """Return which columns are shown, and how wide each is."""
    shown = list(range(len(columns)))
    while True:
        widths = [natural[index] for index in shown]
        least = [min(natural[index], columns[index].least or natural[index]) for index in shown]
        excess = sum(widths) + GAP * (len(widths) - 1) - width
        while excess > 0:
            place = max(range(len(widths)), key=lambda each: (widths[each] > least[each], widths[each]))
            if widths[place] <= least[place]:
                break
            widths[place] -= 1
            excess -= 1
        outermost = max(shown, key=lambda index: columns[index].rank)
        if excess <= 0 or columns[outermost].rank == 0:
            return shown, widths
        shown.remove(outermost)


def _lines(cells: Sequence[Cell], aligns: Sequence[str], widths: Sequence[int]) -> list[str]:
    wrapped = [wrap(cell.text, width) for cell, width in zip(cells, widths, strict=True)]
    lines: list[str] = []
    for number in range(max(map(len, wrapped))):
        parts: list[str] = []
        for cell, align, width, of_cell in zip(cells, aligns, widths, wrapped, strict=True):
            text = of_cell[number] if number < len(of_cell) else ""
            pad = " " * (width - display_width(text))
            painted = cell.paint(text) if cell.paint and text else text
            parts.append(pad + painted if align == "right" else painted + pad)
        lines.append((" " * GAP).join(parts).rstrip(" "))
    return lines
