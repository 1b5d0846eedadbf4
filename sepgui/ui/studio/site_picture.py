"""Paints the drawing of a site: this computer at the left, the line in the middle, hosts at the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from sepgui.ui.fonts import Face, face
from sepgui.ui.studio.sketch import Shape, Sketch, SketchHost
from sepgui.ui.theme import Tokens
from sepgui.ui.widgets.glyphs import Glyph, draw_glyph

_LEFT = 0.15
_LINE = 0.40
_WALL = 0.50
_RIGHT = 0.60


@dataclass(frozen=True, slots=True)
class _Brush:
    """What a picture is painted with."""

    painter: QPainter
    tokens: Tokens
    box: QRectF
    icon: float


def draw_site(painter: QPainter, sketch: Sketch, box: QRectF, tokens: Tokens, *, answer: bool) -> None:
    """Paint a site into a box; the place of the trouble only if the answer may be seen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(face(Face.AXIS))
    line = QFontMetricsF(face(Face.AXIS)).height()
    step = box.height() / max(1, len(sketch.hosts))
    brush = _Brush(painter, tokens, box, min(step * 0.92, box.height() * 0.24, line * 1.6))
    rows = _rows(brush, len(sketch.hosts))
    here = QPointF(box.left() + box.width() * _LEFT, box.center().y() - line / 2)
    beyond = [y for y, host in zip(rows, sketch.hosts, strict=True) if host.far]
    middle = QPointF(box.left() + box.width() * _LINE, here.y())
    for y, host in zip(rows, sketch.hosts, strict=True):
        _draw_way(brush, host, here, middle, y, answer=answer)
    if beyond:
        _draw_router(brush, middle)
    for y, host in zip(rows, sketch.hosts, strict=True):
        _draw_host(brush, host, y, answer=answer)
    _draw_shape(brush, sketch.here_shape, here, tokens.color("accent"))
    room = box.width() * (_LINE - 0.06)
    under = QRectF(here.x() - room / 2, here.y() + brush.icon / 2 + 2, room, line)
    under.moveLeft(max(box.left(), under.left()))
    _write(brush, sketch.here, under, Qt.AlignmentFlag.AlignHCenter)
    painter.restore()


def _rows(brush: _Brush, count: int) -> list[float]:
    """Return the height of each host at the right, spread evenly."""
    step = brush.box.height() / max(1, count)
    return [brush.box.top() + step * (index + 0.5) for index in range(count)]


def _draw_way(
    brush: _Brush, host: SketchHost, here: QPointF, middle: QPointF, y: float, *, answer: bool
) -> None:
    """Paint the line to a host: through the router if it is far, dashed where it loses packets."""
    painter, tokens, box = brush.painter, brush.tokens, brush.box
    end = QPointF(box.left() + box.width() * _RIGHT, y)
    troubled = answer and host.lossy
    pen = QPen(tokens.color("slow" if troubled else "field"), 2.0 if troubled else 1.2)
    if troubled:
        pen.setStyle(Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    bend = middle.x() if host.far else here.x() + (middle.x() - here.x()) * 0.6
    way = QPainterPath(here)
    way.lineTo(QPointF(bend, here.y()))
    way.lineTo(QPointF(bend + (end.x() - bend) * 0.35, y))
    way.lineTo(end)
    painter.drawPath(way)
    if troubled:
        _draw_mark(brush, Glyph.SLOW, QPointF(box.left() + box.width() * _WALL, y))
    if answer and host.wall:
        _draw_wall(brush, QPointF(box.left() + box.width() * _WALL, y))


def _draw_router(brush: _Brush, at: QPointF) -> None:
    radius = brush.icon * 0.28
    brush.painter.setPen(QPen(brush.tokens.color("field"), 1.2))
    brush.painter.setBrush(brush.tokens.color("surface"))
    brush.painter.drawEllipse(at, radius, radius)


def _draw_wall(brush: _Brush, at: QPointF) -> None:
    """Paint a wall of bricks across a line."""
    painter, tokens = brush.painter, brush.tokens
    high, wide = brush.icon * 0.95, brush.icon * 0.55
    wall = QRectF(at.x() - wide / 2, at.y() - high / 2, wide, high)
    painter.setPen(QPen(tokens.color("surface"), 1))
    painter.setBrush(tokens.color("refused"))
    painter.drawRect(wall)
    course = high / 3
    for number in range(1, 3):
        y = wall.top() + course * number
        painter.drawLine(QPointF(wall.left(), y), QPointF(wall.right(), y))
    for number in range(3):
        x = wall.left() + wide * (0.5 if number % 2 else 0.3)
        top = wall.top() + course * number
        painter.drawLine(QPointF(x, top), QPointF(x, top + course))


def _draw_host(brush: _Brush, host: SketchHost, y: float, *, answer: bool) -> None:
    box = brush.box
    at = QPointF(box.left() + box.width() * _RIGHT + brush.icon / 2, y)
    _draw_shape(brush, host.shape, at, brush.tokens.color("text2"))
    if answer and host.ill:
        _draw_mark(brush, Glyph.REFUSED, QPointF(at.x() - brush.icon * 0.42, y - brush.icon * 0.3))
    left = at.x() + brush.icon / 2 + 6
    line = QFontMetricsF(brush.painter.font()).height()
    _write(brush, host.name, QRectF(left, y - line / 2, box.right() - left, line), Qt.AlignmentFlag.AlignLeft)


def _draw_mark(brush: _Brush, glyph: Glyph, at: QPointF) -> None:
    side = brush.icon * 0.62
    box = QRectF(at.x() - side / 2, at.y() - side / 2, side, side)
    tokens = brush.tokens
    draw_glyph(brush.painter, glyph, box, tokens.color(glyph.value), tokens.color("surface"))


def _write(brush: _Brush, words: str, room: QRectF, align: Qt.AlignmentFlag) -> None:
    metrics = QFontMetricsF(brush.painter.font())
    brush.painter.setPen(brush.tokens.color("text"))
    cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    brush.painter.drawText(room, align | Qt.AlignmentFlag.AlignVCenter, cut)


def _draw_shape(brush: _Brush, shape: Shape, at: QPointF, colour: QColor) -> None:
    painter, side = brush.painter, brush.icon
    painter.setPen(QPen(colour, 1.5))
    painter.setBrush(brush.tokens.color("surface"))
    match shape:
        case Shape.COMPUTER:
            screen = QRectF(at.x() - side * 0.42, at.y() - side * 0.36, side * 0.84, side * 0.56)
            painter.drawRoundedRect(screen, 2, 2)
            foot = at.y() + side * 0.38
            painter.drawLine(QPointF(at.x() - side * 0.25, foot), QPointF(at.x() + side * 0.25, foot))
        case Shape.SERVER:
            case = QRectF(at.x() - side * 0.32, at.y() - side * 0.42, side * 0.64, side * 0.84)
            painter.drawRoundedRect(case, 2, 2)
            for share in (0.28, 0.52):
                y = case.top() + case.height() * share
                painter.drawLine(
                    QPointF(case.left() + side * 0.14, y), QPointF(case.right() - side * 0.14, y)
                )
        case Shape.STORE:
            drum = QRectF(at.x() - side * 0.34, at.y() - side * 0.4, side * 0.68, side * 0.8)
            lid = side * 0.26
            path = QPainterPath(QPointF(drum.left(), drum.top() + lid / 2))
            path.lineTo(drum.left(), drum.bottom() - lid / 2)
            path.arcTo(QRectF(drum.left(), drum.bottom() - lid, drum.width(), lid), 180, 180)
            path.lineTo(drum.right(), drum.top() + lid / 2)
            painter.drawPath(path)
            painter.drawEllipse(QRectF(drum.left(), drum.top(), drum.width(), lid))
        case Shape.CLOUD:
            path = QPainterPath()
            path.setFillRule(Qt.FillRule.WindingFill)
            for x, y, radius in ((-0.22, 0.08, 0.22), (0.04, -0.08, 0.28), (0.28, 0.1, 0.2)):
                path.addEllipse(at + QPointF(x * side, y * side), radius * side, radius * side)
            painter.drawPath(path.simplified())
