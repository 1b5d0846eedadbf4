"""The few text sizes of the window, all in proportion to the system's own, with tabular digits."""

from __future__ import annotations

from enum import Enum
from functools import cache

from PySide6.QtGui import QFont, QFontInfo, QGuiApplication


class Face(Enum):
    """A use of text: size in proportion to the body, and weight."""

    BODY = (1.0, QFont.Weight.Normal)
    STRONG = (1.0, QFont.Weight.DemiBold)
    MEDIUM = (1.0, QFont.Weight.Medium)
    PILL = (12 / 13, QFont.Weight.Medium)
    SMALL = (12 / 13, QFont.Weight.Normal)
    AXIS = (11 / 13, QFont.Weight.Normal)
    CAPTION = (11 / 13, QFont.Weight.DemiBold)
    SENTENCE = (14 / 13, QFont.Weight.DemiBold)
    TITLE = (17 / 13, QFont.Weight.DemiBold)
    HERO = (24 / 13, QFont.Weight.DemiBold)


def face(kind: Face) -> QFont:
    """Return the font of a use, made of the application's font."""
    base = QGuiApplication.font()
    return _face(kind, base.toString(), QFontInfo(base).pixelSize())


@cache
def _face(kind: Face, base: str, pixels: int) -> QFont:
    font = QFont()
    font.fromString(base)
    proportion, weight = kind.value
    font.setPixelSize(max(9, round(pixels * proportion)))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
