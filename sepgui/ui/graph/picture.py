"""The graph as a picture to hand on: PNG, SVG, or an image for the clipboard."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from sepgui.ui.fonts import Face, face

if TYPE_CHECKING:
    from sepgui.ui.graph.latency_graph import LatencyGraph

_FINER: Final = 2
_MARGIN: Final = 10.0


class Key(Protocol):
    """What says which line is whose, 0 high where there is one alone."""

    def height_on(self, width: float) -> float:
        """Return how high it is on a width."""
        ...

    def paint_on(self, painter: QPainter, left: float, top: float, width: float) -> None:
        """Paint it."""
        ...


@dataclass(frozen=True, slots=True)
class Picture:
    """A title, a key, and graphs from the top, each under a line of words that may be empty."""

    title: str
    graphs: tuple[tuple[str, LatencyGraph], ...]
    key: Key

    @property
    def description(self) -> str:
        """What the picture shows, in words."""
        parts = (f"{words} {graph.accessibleDescription()}".strip() for words, graph in self.graphs)
        return "; ".join(parts)


class PictureFormat(StrEnum):
    """How a picture is written; the value is the ending of the file's name."""

    PNG = "png"
    SVG = "svg"


def image_of(picture: Picture, surface: QColor, ink: QColor) -> QImage:
    """Return the graphs under their title, twice as fine as on a usual screen."""
    size = _size(picture)
    image = QImage(size * _FINER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_FINER)
    image.fill(surface)
    painter = QPainter(image)
    for _, graph in picture.graphs:
        graph.plots.smoke.widen(_FINER)
    _paint(painter, picture, surface, ink)
    for _, graph in picture.graphs:
        graph.plots.smoke.widen(1)
    painter.end()
    return image


def save_picture(picture: Picture, path: Path, surface: QColor, ink: QColor) -> bool:
    """Write the graphs as the ending of the path says, and return whether that worked."""
    if path.suffix.lower() != f".{PictureFormat.SVG.value}":
        return image_of(picture, surface, ink).save(str(path))
    from PySide6.QtSvg import QSvgGenerator

    size = _size(picture)
    writer = QSvgGenerator()
    writer.setFileName(str(path))
    writer.setSize(size)
    # The axes are kept as recordings, which play to the measure of the screen they were made for.
    writer.setResolution(picture.graphs[0][1].plots.view.logicalDpiX())
    writer.setViewBox(QRect(0, 0, size.width(), size.height()))
    writer.setTitle(picture.title)
    writer.setDescription(picture.description)
    painter = QPainter()
    if not painter.begin(writer):
        return False
    _paint(painter, picture, surface, ink)
    return painter.end()


def _line(kind: Face) -> float:
    return QFontMetricsF(face(kind)).height()


def _width(picture: Picture) -> int:
    return max(graph.plots.view.width() for _, graph in picture.graphs)


def _size(picture: Picture) -> QSize:
    width = _width(picture)
    high = _line(Face.MEDIUM) + _MARGIN + picture.key.height_on(width)
    for words, graph in picture.graphs:
        high += graph.plots.view.height() + (_line(Face.SMALL) + 4 if words else 0)
    return QSize(width, round(high))


def _paint(painter: QPainter, picture: Picture, surface: QColor, ink: QColor) -> None:
    size = _size(picture)
    painter.fillRect(QRectF(0, 0, size.width(), size.height()), surface)
    painter.setFont(face(Face.MEDIUM))
    painter.setPen(ink)
    ascent = QFontMetricsF(face(Face.MEDIUM)).ascent()
    painter.drawText(QPointF(_MARGIN, ascent + _MARGIN / 2), picture.title)
    top = _line(Face.MEDIUM) + _MARGIN
    picture.key.paint_on(painter, 0, top, size.width())
    top += picture.key.height_on(size.width())
    for words, graph in picture.graphs:
        if words:
            painter.setFont(face(Face.SMALL))
            painter.setPen(ink)
            painter.drawText(QPointF(_MARGIN, top + QFontMetricsF(face(Face.SMALL)).ascent()), words)
            top += _line(Face.SMALL) + 4
        view = graph.plots.view
        target = QRectF(0, top, view.width(), view.height())
        view.render(painter, target, view.viewport().rect(), Qt.AspectRatioMode.IgnoreAspectRatio)
        top += view.height()
