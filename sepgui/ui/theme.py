"""Colours of the window, light and dark, plain and in high contrast (docs/adr/0014-look-and-theme.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QStyleHints
    from PySide6.QtWidgets import QApplication


_COLORS: dict[tuple[str, str], QColor] = {}


class ThemeChoice(StrEnum):
    """What the person chose: a theme by hand, or the system's."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    LIGHT_CONTRAST = "light-contrast"
    DARK_CONTRAST = "dark-contrast"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour by its use, as ``#RRGGBB``; the five status colours are named after their glyph's meaning.

    `field` outlines what can be typed into or pressed (3:1 at least, WCAG 2.2 1.4.11); `on_accent` and
    `on_loud` are text on the accent and on a solid pill; `tint` is how strongly a quiet pill is coloured.
    """

    name: str
    window: str
    surface: str
    alt: str
    text: str
    text2: str
    faint: str
    outline: str
    field: str
    accent: str
    on_accent: str
    on_loud: str
    ok: str
    slow: str
    refused: str
    silent: str
    unknown: str
    tint: float

    def color(self, token: str) -> QColor:
        """Return the colour of a token, by its name; it is shared, and never changed."""
        key = (self.name, token)
        found = _COLORS.get(key)
        if found is None:
            found = _COLORS[key] = QColor(str(getattr(self, token)))
        return found

    def mixed(self, token: str, share: float, base: str = "surface") -> QColor:
        """Return a token's colour laid over a base with a share from 0 to 1."""
        return mix(self.color(token), self.color(base), share)


LIGHT = Tokens(
    name="light",
    window="#F2F4F7",
    surface="#FFFFFF",
    alt="#F7F9FB",
    text="#1A2027",
    text2="#4F5A65",
    faint="#656E78",
    outline="#D5DBE1",
    field="#7D8893",
    accent="#0B5CAD",
    on_accent="#FFFFFF",
    on_loud="#FFFFFF",
    ok="#006149",
    slow="#955800",
    refused="#8C1120",
    silent="#7743BF",
    unknown="#5F6870",
    tint=0.14,
)
DARK = Tokens(
    name="dark",
    window="#12161A",
    surface="#1A2026",
    alt="#20272E",
    text="#E8ECF0",
    text2="#A9B4BF",
    faint="#88929D",
    outline="#323B44",
    field="#6F7C89",
    accent="#6CB2F5",
    on_accent="#0B1218",
    on_loud="#12161A",
    ok="#4FD6A8",
    slow="#F7B955",
    refused="#FF8A80",
    silent="#CBA8FF",
    unknown="#9CA8B4",
    tint=0.20,
)


LIGHT_CONTRAST = Tokens(
    name="light-contrast",
    window="#FFFFFF",
    surface="#FFFFFF",
    alt="#EDEDED",
    text="#000000",
    text2="#1F1F1F",
    faint="#545454",
    outline="#595959",
    field="#000000",
    accent="#00339F",
    on_accent="#FFFFFF",
    on_loud="#FFFFFF",
    ok="#005948",
    slow="#872E19",
    refused="#550024",
    silent="#3100E2",
    unknown="#404357",
    tint=0.08,
)
DARK_CONTRAST = Tokens(
    name="dark-contrast",
    window="#000000",
    surface="#000000",
    alt="#1C1C1C",
    text="#FFFFFF",
    text2="#E6E6E6",
    faint="#A0A0A0",
    outline="#949494",
    field="#FFFFFF",
    accent="#8CC8FF",
    on_accent="#000000",
    on_loud="#000000",
    ok="#4FD6A8",
    slow="#F7B955",
    refused="#FF8A80",
    silent="#CBA8FF",
    unknown="#9CA8B4",
    tint=0.16,
)
_BY_WINDOW = {tokens.window: tokens for tokens in (LIGHT, DARK, LIGHT_CONTRAST, DARK_CONTRAST)}


def mix(top: QColor, base: QColor, share: float) -> QColor:
    """Return an opaque colour: a share of the top one and the rest of the base."""
    rest = 1.0 - share
    return QColor(
        round(top.red() * share + base.red() * rest),
        round(top.green() * share + base.green() * rest),
        round(top.blue() * share + base.blue() * rest),
    )


def tokens_of(palette: QPalette) -> Tokens:
    """Return the tokens that a palette was made of; of another's palette, dark where its window is dark."""
    window = palette.color(QPalette.ColorRole.Window)
    found = _BY_WINDOW.get(window.name().upper())
    return found or (DARK if window.lightness() < 128 else LIGHT)


@cache
def palette_of(tokens: Tokens) -> QPalette:
    """Return the whole palette of a theme, disabled texts included."""
    role = QPalette.ColorRole
    palette = QPalette()
    for name, token in (
        (role.Window, "window"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "alt"),
        (role.Text, "text"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.BrightText, "on_accent"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Highlight, "accent"),
        (role.HighlightedText, "on_accent"),
        (role.Link, "accent"),
        (role.Accent, "accent"),
        (role.PlaceholderText, "text2"),
        (role.Mid, "outline"),
        (role.Midlight, "outline"),
        (role.Dark, "field"),
        (role.Light, "surface"),
        (role.Shadow, "outline"),
    ):
        palette.setColor(name, tokens.color(token))
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, tokens.color("faint"))
    palette.setColor(QPalette.ColorGroup.Disabled, role.Highlight, tokens.color("alt"))
    return palette


_BY_HAND = {
    ThemeChoice.LIGHT: LIGHT,
    ThemeChoice.DARK: DARK,
    ThemeChoice.LIGHT_CONTRAST: LIGHT_CONTRAST,
    ThemeChoice.DARK_CONTRAST: DARK_CONTRAST,
}
_DARK = (DARK, DARK_CONTRAST)


def apply_theme(app: QApplication, choice: ThemeChoice) -> None:
    """Give the application the chosen palette, and the system's title bars the same scheme where they can."""
    hints = app.styleHints()
    tokens = _BY_HAND.get(choice)
    if tokens is None:
        hints.setColorScheme(Qt.ColorScheme.Unknown)
        tokens = system_tokens(hints.colorScheme(), contrast=wants_contrast(hints))
    else:
        hints.setColorScheme(Qt.ColorScheme.Dark if tokens in _DARK else Qt.ColorScheme.Light)
    app.setPalette(palette_of(tokens))


def system_tokens(scheme: Qt.ColorScheme, *, contrast: bool) -> Tokens:
    """Return the theme that fits the system's scheme and its wish for contrast."""
    if scheme is Qt.ColorScheme.Dark:
        return DARK_CONTRAST if contrast else DARK
    return LIGHT_CONTRAST if contrast else LIGHT


def wants_contrast(hints: QStyleHints) -> bool:
    """Return whether the system asks for high contrast; Qt tells it from 6.10 on."""
    told: object = getattr(hints, "accessibility", None)
    if told is None:
        return False
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast


def follow_contrast(hints: QStyleHints, changed: Callable[[], None]) -> None:
    """Call back whenever the system's wish for contrast changes, where Qt tells it."""
    if getattr(hints, "accessibility", None) is not None:
        hints.accessibility().contrastPreferenceChanged.connect(changed)
