"""Icons from `resources/icons`, drawn in a colour of the theme and sharp at any scale."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from sepgui import assets

_SCALES = (1.0, 1.5, 2.0, 3.0)


@cache
def icon(name: str, color: str, size: int = 16) -> QIcon:
    """Return a one-colour icon; `color` reads like ``#RRGGBB`` and `size` is in logical pixels."""
    svg = assets.asset("resources", "icons", f"{name}.svg").read_text("utf-8")
    made = QIcon()
    for scale in _SCALES:
        made.addPixmap(_pixmap(svg.replace("currentColor", color), size, scale))
    return made


@cache
def program_icon() -> QIcon:
    """Return the program's own icon."""
    svg = assets.asset("resources", "icons", "sepgui.svg").read_text("utf-8")
    made = QIcon()
    for size in (16, 24, 32, 48, 64, 128, 256):
        made.addPixmap(_pixmap(svg, size, 1.0))
    return made


def _pixmap(svg: str, size: int, scale: float) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    side = round(size * scale)
    pixmap = QPixmap(QSize(side, side))
    pixmap.fill(QColor(Qt.GlobalColor.transparent))
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap
