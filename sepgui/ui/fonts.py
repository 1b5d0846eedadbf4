"""The few text sizes of the window, all in proportion to the system's own, with tabular digits."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


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
    """Return the font of a use, made of the application's font; it is shared, and never changed."""
    base = QGuiApplication.font()
    if _BASE and _BASE[0] == base:
        found = _MADE.get(kind)
        if found is not None:
            return found
    else:
        _BASE[:] = [base]
        _MADE.clear()
    made = _MADE[kind] = _made(kind, base)
    return made


def grown(pixels: int) -> int:
    """Return a measure that was drawn for text of 13 pixels, in proportion to larger text; never smaller."""
    return round(pixels * max(1.0, QFontInfo(QGuiApplication.font()).pixelSize() / _DRAWN_FOR))


def tell_of_font(window: QWidget) -> None:
    """Tell our own widgets in a window of another font: Qt leaves out those that have one of their own."""
    from PySide6.QtWidgets import QWidget

    for widget in window.findChildren(QWidget):
        if type(widget).__module__.startswith(_OURS):
            widget.changeEvent(QEvent(QEvent.Type.ApplicationFontChange))


_OURS = "sepgui."
_DRAWN_FOR = 13
_BASE: list[QFont] = []
_MADE: dict[Face, QFont] = {}


def _made(kind: Face, base: QFont) -> QFont:
    font = QFont(base)
    proportion, weight = kind.value
    font.setPixelSize(max(9, round(QFontInfo(base).pixelSize() * proportion)))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
