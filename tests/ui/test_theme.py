"""The palette's promises: contrast (WCAG 2.2), and states told apart by those who see few colours."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette

from sepgui.ui import theme
from sepgui.ui.theme import (
    DARK,
    DARK_CONTRAST,
    LIGHT,
    LIGHT_CONTRAST,
    ThemeChoice,
    Tokens,
    apply_theme,
    follow_contrast,
    mix,
    palette_of,
    system_tokens,
    tokens_of,
    wants_contrast,
)
from sepgui.ui.widgets.glyphs import LOUD, Glyph
from sepgui.ui.widgets.pills import PillCache

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints
    from PySide6.QtWidgets import QApplication

Vector = NDArray[np.float64]
GREY = np.array([0.2126, 0.7152, 0.0722])
"""What each channel of linear RGB adds to luminance."""

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHT: dict[str, Vector] = {
    "all colours": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "tritanopia": np.array(
        [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]
    ),
}


def linear(color: QColor) -> Vector:
    channels = np.array([color.redF(), color.greenF(), color.blueF()])
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: QColor, other: QColor) -> float:
    dark, bright = sorted((float(linear(one) @ GREY), float(linear(other) @ GREY)))
    return (bright + 0.05) / (dark + 0.05)


def lab(rgb: Vector) -> Vector:
    to_xyz = np.array(
        [
            [0.4124564, 0.3575761, 0.1804375],
            [0.2126729, 0.7151522, 0.0721750],
            [0.0193339, 0.1191920, 0.9503041],
        ]
    )
    xyz = to_xyz @ np.clip(rgb, 0, 1) / np.array([0.95047, 1, 1.08883])
    f = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def ciede2000(one: Vector, other: Vector) -> float:
    """The difference of two colours in CIE Lab (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = (1 - math.sqrt(mean**7 / (mean**7 + 25**7))) / 2
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = math.degrees(math.atan2(b1, a1)) % 360, math.degrees(math.atan2(b2, a2)) % 360
    turn = (h2 - h1 + 180) % 360 - 180 if c1 * c2 else 0.0
    dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(turn / 2))
    lm, cm = (l1 + l2) / 2, (c1 + c2) / 2
    hm = (h1 + h2) / 2 if abs(h1 - h2) <= 180 else (h1 + h2 + 360) / 2
    t = (
        1
        - 0.17 * math.cos(math.radians(hm - 30))
        + 0.24 * math.cos(math.radians(2 * hm))
        + 0.32 * math.cos(math.radians(3 * hm + 6))
        - 0.20 * math.cos(math.radians(4 * hm - 63))
    )
    sl = 1 + 0.015 * (lm - 50) ** 2 / math.sqrt(20 + (lm - 50) ** 2)
    sc, sh = 1 + 0.045 * cm, 1 + 0.015 * cm * t
    rt = (
        -2
        * math.sqrt(cm**7 / (cm**7 + 25**7))
        * math.sin(math.radians(60 * math.exp(-(((hm - 275) / 25) ** 2))))
    )
    dl, dc = (l2 - l1) / sl, (c2 - c1) / sc
    return math.sqrt(dl**2 + dc**2 + (dh / sh) ** 2 + rt * dc * dh / sh)


ROLE = QPalette.ColorRole
DISABLED = QPalette.ColorGroup.Disabled
GROUNDS = [
    (ROLE.WindowText, ROLE.Window),
    (ROLE.WindowText, ROLE.Base),
    (ROLE.Text, ROLE.Base),
    (ROLE.Text, ROLE.AlternateBase),
    (ROLE.ButtonText, ROLE.Button),
    (ROLE.ButtonText, ROLE.Window),
    (ROLE.HighlightedText, ROLE.Highlight),
    (ROLE.PlaceholderText, ROLE.Base),
    (ROLE.ToolTipText, ROLE.ToolTipBase),
    (ROLE.Link, ROLE.Base),
    (ROLE.Link, ROLE.AlternateBase),
]
"""What is written on what."""
HIGH = [LIGHT_CONTRAST, DARK_CONTRAST]
both = pytest.mark.parametrize("tokens", [LIGHT, DARK, *HIGH], ids=lambda tokens: tokens.name)
high = pytest.mark.parametrize("tokens", HIGH, ids=lambda tokens: tokens.name)


def test_the_difference_of_colours_is_the_published_one() -> None:
    assert ciede2000(np.array([50, 2.6772, -79.7751]), np.array([50, 0, -82.7485])) == pytest.approx(
        2.0425, abs=1e-4
    )
    assert ciede2000(np.array([60.2574, -34.0099, 36.2677]), np.array([60.4626, -34.1751, 39.4387])) == (
        pytest.approx(1.2644, abs=1e-4)
    )


@both
@pytest.mark.parametrize("ground", ["surface", "window", "alt"])
@pytest.mark.parametrize("text", ["text", "text2", "accent"])
def test_text_can_be_read_on_every_ground(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(tokens.color(text), tokens.color(ground)) >= 4.5


@both
@pytest.mark.parametrize("glyph", Glyph)
def test_a_pills_word_can_be_read_on_it(tokens: Tokens, glyph: Glyph) -> None:
    color = tokens.color(glyph.value)
    if glyph in LOUD:
        assert contrast(tokens.color("on_loud"), color) >= 4.5
    else:
        assert contrast(color, mix(color, tokens.color("surface"), tokens.tint)) >= 4.5
    assert contrast(color, tokens.color("surface")) >= 4.5


TINTED = [
    *[(token, share) for token in ("refused", "silent", "slow", "ok", "unknown") for share in (0.10, 0.16)],
    *[("accent", share) for share in (0.06, 0.08, 0.13, 0.14, 0.22)],
]
"""Grounds laid over the surface: headline, notices, bands; cards, strips, chosen rows, a span in focus."""


@both
@pytest.mark.parametrize(("token", "share"), TINTED)
@pytest.mark.parametrize("text", ["text", "text2"])
def test_text_can_be_read_on_every_tinted_ground(tokens: Tokens, text: str, token: str, share: float) -> None:
    assert contrast(tokens.color(text), tokens.mixed(token, share)) >= 4.5


def test_no_tinted_ground_is_left_out() -> None:
    """Stronger mixtures are those of lanes, on which nothing is written."""
    laid = re.compile(r'mixed\("(\w+)", (0\.\d+)\)')
    sources = (path.read_text("utf-8") for path in Path(theme.__file__).parent.rglob("*.py"))
    found = {(token, float(share)) for source in sources for token, share in laid.findall(source)}
    assert len(found) >= 6
    assert {(token, share) for token, share in found if share <= 0.22} <= set(TINTED)


@both
@pytest.mark.parametrize("glyph", Glyph)
def test_a_states_own_words_can_be_read_on_every_ground(tokens: Tokens, glyph: Glyph) -> None:
    """The sentence over the details, the ways of a comparison, the faults of a file."""
    for ground in (tokens.color("surface"), tokens.color("window"), tokens.color("alt")):
        assert contrast(tokens.color(glyph.value), ground) >= 4.5


@high
def test_high_contrast_is_that_of_level_aaa(tokens: Tokens) -> None:
    """WCAG 2.2 1.4.6: 7:1 for text; lines that matter have 4.5:1 where 3:1 would do."""
    surface = tokens.color("surface")
    for name in ("text", "text2", "accent", *(glyph.value for glyph in Glyph)):
        assert contrast(tokens.color(name), surface) >= 7.0, name
    for glyph in Glyph:
        color = tokens.color(glyph.value)
        ground = color if glyph in LOUD else mix(color, surface, tokens.tint)
        assert contrast(tokens.color("on_loud") if glyph in LOUD else color, ground) >= 7.0, glyph
    assert contrast(tokens.color("on_accent"), tokens.color("accent")) >= 7.0
    assert contrast(tokens.color("outline"), surface) >= 4.5


@both
def test_what_can_be_pressed_is_outlined_visibly(tokens: Tokens) -> None:
    for ground in ("surface", "window"):
        assert contrast(tokens.color("field"), tokens.color(ground)) >= 3.0
        assert contrast(tokens.color("accent"), tokens.color(ground)) >= 3.0
    assert contrast(tokens.color("on_accent"), tokens.color("accent")) >= 4.5


@both
@pytest.mark.parametrize("sight", SIGHT)
def test_states_differ_for_every_eye(tokens: Tokens, sight: str) -> None:
    seen = {glyph: lab(SIGHT[sight] @ linear(tokens.color(glyph.value))) for glyph in Glyph}
    worst = min((ciede2000(seen[a], seen[b]), a, b) for a, b in combinations(Glyph, 2))
    assert worst[0] >= 10.5, worst


@both
def test_a_palette_tells_its_theme(tokens: Tokens) -> None:
    assert tokens_of(palette_of(tokens)) is tokens


@both
@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, DISABLED])
def test_the_whole_palette_is_of_level_aa(tokens: Tokens, group: QPalette.ColorGroup) -> None:
    """WCAG 2.2 1.4.3 asks nothing of what is disabled; whoever explains a window reads that too."""
    palette = palette_of(tokens)
    for text, ground in GROUNDS:
        found = contrast(palette.color(group, text), palette.color(group, ground))
        assert found >= 4.5, (text, ground, found)


@both
def test_disabled_text_is_fainter(tokens: Tokens) -> None:
    palette = palette_of(tokens)
    usual = palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText)
    disabled = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    ground = tokens.color("window")
    assert contrast(disabled, ground) < 0.7 * contrast(usual, ground)


def pill(glyph: Glyph, tokens: Tokens) -> Vector:
    """A pill without its word, as the matrix shows it, in grey: the luminance of each pixel (WCAG 2.2)."""
    surface = tokens.color("surface")
    image = QImage(24, 24, QImage.Format.Format_RGB32)
    image.fill(surface)
    painter = QPainter(image)
    PillCache().paint(painter, QPointF(0, 0), 24, glyph, "", tokens)
    painter.end()
    grey = [[linear(image.pixelColor(x, y)) @ GREY for x in range(24)] for y in range(24)]
    return np.array(grey)


@both
def test_pills_without_their_words_differ_in_grey(tokens: Tokens, qapp: QApplication) -> None:
    """By shape alone: between any two, seven pixels in a hundred or more differ by 3:1 (WCAG 2.2 1.4.11)."""
    seen = {glyph: pill(glyph, tokens) for glyph in Glyph}
    for one, other in combinations(Glyph, 2):
        bright, dark = np.maximum(seen[one], seen[other]), np.minimum(seen[one], seen[other])
        share = float(np.mean((bright + 0.05) / (dark + 0.05) >= 3.0))
        assert share >= 0.07, (one, other, share)


def test_a_theme_is_chosen_by_hand(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.DARK)
    assert tokens_of(qapp.palette()) is DARK
    apply_theme(qapp, ThemeChoice.LIGHT)
    assert tokens_of(qapp.palette()) is LIGHT
    apply_theme(qapp, ThemeChoice.SYSTEM)
    assert tokens_of(qapp.palette()) is LIGHT  # this platform knows no scheme


@pytest.mark.parametrize(
    ("scheme", "wish", "tokens"),
    [
        (Qt.ColorScheme.Light, False, LIGHT),
        (Qt.ColorScheme.Dark, False, DARK),
        (Qt.ColorScheme.Light, True, LIGHT_CONTRAST),
        (Qt.ColorScheme.Dark, True, DARK_CONTRAST),
        (Qt.ColorScheme.Unknown, True, LIGHT_CONTRAST),
    ],
)
def test_the_systems_wishes_are_followed(scheme: Qt.ColorScheme, wish: bool, tokens: Tokens) -> None:
    assert system_tokens(scheme, contrast=wish) is tokens


def test_high_contrast_is_forced_by_hand(qapp: QApplication) -> None:
    apply_theme(qapp, ThemeChoice.DARK_CONTRAST)
    assert tokens_of(qapp.palette()) is DARK_CONTRAST
    apply_theme(qapp, ThemeChoice.LIGHT_CONTRAST)
    assert tokens_of(qapp.palette()) is LIGHT_CONTRAST


def test_a_palette_of_somebody_else_is_read_by_its_window() -> None:
    palette = QPalette(QColor("#333333"))
    palette.setColor(QPalette.ColorRole.Window, QColor("#222222"))
    assert tokens_of(palette) is DARK
    palette.setColor(QPalette.ColorRole.Window, QColor("#DDDDDD"))
    assert tokens_of(palette) is LIGHT


class Hints:
    """The style hints of a Qt before 6.10, which know nothing of contrast."""


def test_an_older_qt_knows_no_wish_for_contrast(qapp: QApplication) -> None:
    old = cast("QStyleHints", Hints())
    assert not wants_contrast(old)
    follow_contrast(old, lambda: None)
    assert not wants_contrast(qapp.styleHints())  # this platform has none either
