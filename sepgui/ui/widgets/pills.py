"""Pills: a verdict as shape, fill and word at once; drawn once per look and kept as pixmaps."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QPixmap

from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.theme import Tokens, mix
from sepgui.ui.widgets.glyphs import LOUD, Glyph, draw_glyph

_HEIGHT = 19
_GLYPH = 12
_LEFT = 6.0
_GAP = 5.0
_RIGHT = 10.0

_Key = tuple[str, Glyph, str, float, float, str]


def pill_width(word: str) -> float:
    """Return the width that a pill needs for its word, in logical pixels."""
    return _LEFT + grown(_GLYPH) + _GAP + QFontMetricsF(face(Face.PILL)).horizontalAdvance(word) + _RIGHT


def pill_height() -> int:
    """Return the height of every pill, in logical pixels."""
    return grown(_HEIGHT)


class PillCache:
    """Paints pills from pixmaps that are kept until a word, a theme or a font changes them."""

    def __init__(self) -> None:
        self._made: dict[_Key, QPixmap] = {}

    def clear(self) -> None:
        """Forget every pixmap."""
        self._made.clear()

    def paint(
        self, painter: QPainter, at: QPointF, width: float, glyph: Glyph, word: str, tokens: Tokens
    ) -> None:
        """Paint a pill of a width, its top left corner at a point."""
        ratio = painter.device().devicePixelRatio() if painter.device() else 1.0
        key = (tokens.name, glyph, word, width, ratio, face(Face.PILL).key())
        pixmap = self._made.get(key)
        if pixmap is None:
            pixmap = self._made[key] = _draw(width, glyph, word, tokens, ratio)
        painter.drawPixmap(at, pixmap)


def _draw(width: float, glyph: Glyph, word: str, tokens: Tokens, ratio: float) -> QPixmap:
    height, side = pill_height(), grown(_GLYPH)
    pixmap = QPixmap(math.ceil(width * ratio), math.ceil(height * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    color = tokens.color(glyph.value)
    surface = tokens.color("surface")
    loud = glyph in LOUD
    fill = color if loud else mix(color, surface, tokens.tint)
    ink = tokens.color("on_loud") if loud else color
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(0, 0, width, height)
    if glyph is Glyph.UNKNOWN:
        painter.setPen(QPen(tokens.color("outline"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), height / 2, height / 2)
        fill = surface
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, height / 2, height / 2)
    icon = QRectF(_LEFT, (height - side) / 2, side, side)
    draw_glyph(painter, glyph, icon, ink, fill)
    painter.setPen(ink)
    painter.setFont(face(Face.PILL))
    left = _LEFT + side + _GAP
    room = QRectF(left, 0, width - left - _RIGHT / 2, height)
    words = painter.fontMetrics().elidedText(word, Qt.TextElideMode.ElideRight, math.ceil(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.end()
    return pixmap
