"""The silhouettes: five shapes that no colour is needed for."""

from __future__ import annotations

from itertools import combinations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from sepgui.domain.judgement import Judgement, verdict
from sepgui.domain.outcome import Service, State
from sepgui.ui.widgets.glyphs import Glyph, draw_glyph, glyph_of

SIDE = 24


def outline(glyph: Glyph) -> set[tuple[int, int]]:
    """The pixels that a glyph covers, its cut filled in."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    black = QColor(Qt.GlobalColor.black)
    draw_glyph(painter, glyph, QRectF(3, 3, 18, 18), black, black)
    painter.end()
    return {(x, y) for x in range(SIDE) for y in range(SIDE) if image.pixelColor(x, y).lightness() < 128}


@pytest.mark.parametrize(("one", "other"), list(combinations(Glyph, 2)))
def test_no_two_silhouettes_are_alike(one: Glyph, other: Glyph) -> None:
    a, b = outline(one), outline(other)
    assert len(a ^ b) / len(a | b) > 0.12, "the outlines alone must tell them apart"


def test_a_glyph_has_a_cut() -> None:
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    draw_glyph(painter, Glyph.OK, QRectF(3, 3, 18, 18), QColor("black"), QColor("red"))
    painter.end()
    colors = [image.pixelColor(x, y) for x in range(SIDE) for y in range(SIDE)]
    reds = [color for color in colors if color.red() > 150 > color.green()]
    assert reds


@pytest.mark.parametrize(
    ("judgement", "state", "service", "glyph"),
    [
        (Judgement.OK, State.OPEN, Service.CONFIRMED, Glyph.OK),
        (Judgement.OK, State.OPEN, Service.UNCHECKED, Glyph.OK),
        (Judgement.EXPECTED, State.CLOSED, Service.UNCHECKED, Glyph.OK),
        (Judgement.DEGRADED, State.OPEN, Service.CONFIRMED, Glyph.SLOW),
        (Judgement.PROBLEM, State.CLOSED, Service.UNCHECKED, Glyph.REFUSED),
        (Judgement.PROBLEM, State.OPEN, Service.MUTE, Glyph.REFUSED),
        (Judgement.PROBLEM, State.OPEN, Service.UNEXPECTED, Glyph.REFUSED),
        (Judgement.PROBLEM, State.FILTERED, Service.UNCHECKED, Glyph.SILENT),
        (Judgement.PROBLEM, State.UNREACHABLE, Service.UNCHECKED, Glyph.SILENT),
        (Judgement.UNPROVEN, State.ERROR, Service.UNCHECKED, Glyph.UNKNOWN),
        (Judgement.SKIPPED, None, Service.UNCHECKED, Glyph.UNKNOWN),
    ],
)
def test_a_verdict_has_its_silhouette(
    judgement: Judgement, state: State | None, service: Service, glyph: Glyph
) -> None:
    assert glyph_of(verdict(judgement, state, service).word) is glyph
