"""The graph as a picture to hand on: PNG, SVG, or an image for the clipboard."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from sepgui.ui.fonts import Face, face

if TYPE_CHECKING:
    from sepgui.ui.graph.latency_graph import LatencyGraph

_FINER: Final = 2
_MARGIN: Final = 10.0


class PictureFormat(StrEnum):
    """How a picture is written; the value is the ending of the file's name."""

    PNG = "png"
    SVG = "svg"


def image_of(graph: LatencyGraph, title: str, surface: QColor, ink: QColor) -> QImage:
    """Return the graph under its title, twice as fine as on a usual screen."""
    size = _size(graph)
    image = QImage(size * _FINER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINER)
    image.fill(surface)
    painter = QPainter(image)
    graph.plots.smoke.widen(_FINER)
    _paint(painter, graph, title, surface, ink)
    graph.plots.smoke.widen(1)
    painter.end()
    return image


def save_picture(graph: LatencyGraph, path: Path, title: str, surface: QColor, ink: QColor) -> bool:
    """Write the graph as the ending of the path says, and return whether that worked."""
    if path.suffix.lower() != f".{PictureFormat.SVG.value}":
        return image_of(graph, title, surface, ink).save(str(path))
    from PySide6.QtSvg import QSvgGenerator

    size = _size(graph)
    writer = QSvgGenerator()
    writer.setFileName(str(path))
    writer.setSize(size)
    writer.setViewBox(QRect(0, 0, size.width(), size.height()))
    writer.setTitle(title)
    writer.setDescription(graph.accessibleDescription())
    painter = QPainter()
    if not painter.begin(writer):
        return False
    _paint(painter, graph, title, surface, ink)
    return painter.end()


def _head(title: str) -> float:
    return QFontMetricsF(face(Face.MEDIUM)).height() + _MARGIN if title else 0.0


def _size(graph: LatencyGraph) -> QSize:
    return QSize(graph.plots.view.width(), graph.plots.view.height() + round(_head("title")))


def _paint(painter: QPainter, graph: LatencyGraph, title: str, surface: QColor, ink: QColor) -> None:
    view = graph.plots.view
    head = _head(title)
    painter.fillRect(QRectF(0, 0, view.width(), view.height() + head), surface)
    painter.setFont(face(Face.MEDIUM))
    painter.setPen(ink)
    painter.drawText(QPointF(_MARGIN, QFontMetricsF(face(Face.MEDIUM)).ascent() + _MARGIN / 2), title)
    target = QRectF(0, head, view.width(), view.height())
    view.render(painter, target, view.viewport().rect(), Qt.AspectRatioMode.IgnoreAspectRatio)
