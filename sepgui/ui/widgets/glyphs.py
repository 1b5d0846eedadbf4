"""The five silhouettes of status: told apart by outline alone, then by colour and by word."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen


class Glyph(StrEnum):
    """A silhouette; the value is also the name of its colour token."""

    OK = "ok"
    SLOW = "slow"
    REFUSED = "refused"
    SILENT = "silent"
    UNKNOWN = "unknown"


LOUD = frozenset({Glyph.REFUSED, Glyph.SILENT})

_GLYPH_OF_WORD = {
    "degraded": Glyph.SLOW,
    "closed": Glyph.REFUSED,
    "problem": Glyph.REFUSED,
    "unexpected": Glyph.REFUSED,
    "failing": Glyph.REFUSED,
    "mute": Glyph.REFUSED,
    "filtered": Glyph.SILENT,
    "unreachable": Glyph.SILENT,
    "unproven": Glyph.UNKNOWN,
    "skipped": Glyph.UNKNOWN,
    "open|filtered": Glyph.UNKNOWN,
    "error": Glyph.UNKNOWN,
}


def glyph_of(word: str) -> Glyph:
    """Return the silhouette of a verdict's or a judgement's word; what is not bad is a disc."""
    return _GLYPH_OF_WORD.get(word, Glyph.OK)


def draw_glyph(painter: QPainter, glyph: Glyph, box: QRectF, color: QColor, hole: QColor) -> None:
    """Paint a silhouette into a square; `hole` is what shows through its cut."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    half = box.width() / 2
    cut = QPen(
        hole, max(1.4, half * 0.26), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    _DRAW[glyph](painter, box, half, cut)
    painter.restore()


def _disc(painter: QPainter, box: QRectF, half: float, cut: QPen) -> None:
    painter.drawEllipse(box)
    painter.setPen(cut)
    at = _around(box.center(), half)
    painter.drawPolyline([at(-0.42, 0.02), at(-0.1, 0.36), at(0.46, -0.34)])


def _triangle(painter: QPainter, box: QRectF, half: float, cut: QPen) -> None:
    at = _around(box.center(), half)
    painter.drawPolygon([at(0, -1.05), at(1.1, 1), at(-1.1, 1)])
    painter.setPen(cut)
    painter.drawLine(at(0, -0.22), at(0, 0.28))
    painter.drawPoint(at(0, 0.68))


def _square(painter: QPainter, box: QRectF, half: float, cut: QPen) -> None:
    inset = half * 0.06
    painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), half * 0.2, half * 0.2)
    painter.setPen(cut)
    at = _around(box.center(), half)
    painter.drawLine(at(-0.4, -0.4), at(0.4, 0.4))
    painter.drawLine(at(-0.4, 0.4), at(0.4, -0.4))


def _diamond(painter: QPainter, box: QRectF, half: float, cut: QPen) -> None:
    at = _around(box.center(), half)
    painter.drawPolygon([at(0, -1.14), at(1.14, 0), at(0, 1.14), at(-1.14, 0)])
    painter.setPen(cut)
    for x in (-0.42, 0.0, 0.42):
        painter.drawPoint(at(x, 0))


def _ring(painter: QPainter, box: QRectF, half: float, _cut: QPen) -> None:
    color = painter.brush().color()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, max(1.5, half * 0.28)))
    inset = half * 0.16
    painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))


def _around(centre: QPointF, half: float) -> Callable[[float, float], QPointF]:
    x0, y0 = centre.x(), centre.y()
    return lambda x, y: QPointF(x0 + x * half, y0 + y * half)


_DRAW = {
    Glyph.OK: _disc,
    Glyph.SLOW: _triangle,
    Glyph.REFUSED: _square,
    Glyph.SILENT: _diamond,
    Glyph.UNKNOWN: _ring,
}
