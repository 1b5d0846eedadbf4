"""Breaks a text into lines of a width, at most so many: the last is cut where more is left."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter

_KEPT = 2000
_FONTS: dict[str, QFont] = {}
ALL = 1000
"""As many lines as a text needs."""
_PIECE = re.compile(r".+?(?:\s+|(?<=[^\W\d])-(?=[^\W\d])|$)")
"""A word with what follows it; a line may end at a hyphen between letters, not within a port or a date."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A text in lines; `whole` unless some of it was cut."""

    words: tuple[str, ...]
    whole: bool


def lines_of(text: str, font: QFont, width: float, most: int = ALL) -> Lines:
    """Return a text in at most so many lines; words longer than a line are broken anywhere."""
    key = font.key()
    _FONTS.setdefault(key, QFont(font))
    return _broken(text, key, max(20.0, width), most)


@lru_cache(_KEPT)
def _broken(text: str, font_key: str, room: float, most: int) -> Lines:
    """Break a text once: layouts ask for its height dozens of times."""
    metrics = QFontMetricsF(_FONTS[font_key])
    found: list[str] = []
    left = text
    while left:
        if len(found) == most - 1:
            found.append(metrics.elidedText(left, Qt.TextElideMode.ElideRight, room))
            return Lines(tuple(found), found[-1] == left)
        line = _fitting(left, metrics, room)
        found.append(line.rstrip())
        left = left[len(line) :].lstrip()
    return Lines(tuple(found), whole=True)


def _fitting(text: str, metrics: QFontMetricsF, room: float) -> str:
    """Return as many whole words from the beginning as fit, at least one letter."""
    end = 0
    for piece in _PIECE.finditer(text):
        if metrics.horizontalAdvance(text[: piece.end()].rstrip()) > room:
            break
        end = piece.end()
    if end:
        return text[:end]
    end = 1
    while end < len(text) and metrics.horizontalAdvance(text[: end + 1]) <= room:
        end += 1
    return text[:end]


def lines_height(lines: Lines, font: QFont) -> float:
    """Return how high lines are, in logical pixels."""
    return len(lines.words) * QFontMetricsF(font).height()


def draw_lines(painter: QPainter, lines: Lines, font: QFont, box: QRectF) -> None:
    """Draw lines from the top of a box, with the painter's pen."""
    painter.setFont(font)
    height = QFontMetricsF(font).height()
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    for number, words in enumerate(lines.words):
        line = QRectF(box.left(), box.top() + number * height, box.width() + 2, height)
        painter.drawText(line, flags, words)
