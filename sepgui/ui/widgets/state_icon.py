"""A silhouette of status as an icon: in the tray, beside a notification, on a tab."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPalette, QPixmap

from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.glyphs import Glyph, draw_glyph

_SIZES = (16, 22, 24, 32, 48, 64)


def state_icon(glyph: Glyph, palette: QPalette) -> QIcon:
    """Return a silhouette of status as an icon, in its colour."""
    tokens = tokens_of(palette)
    made = QIcon()
    for size in _SIZES:
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        edge = size * 0.08
        box = QRectF(0, 0, size, size).adjusted(edge, edge, -edge, -edge)
        draw_glyph(painter, glyph, box, tokens.color(glyph.value), tokens.color("surface"))
        painter.end()
        made.addPixmap(pixmap)
    return made
