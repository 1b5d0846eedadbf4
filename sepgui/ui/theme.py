"""Colours of the window, light and dark, and the palettes made of them (docs/adr/0014-look-and-theme.md)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


_COLORS: dict[tuple[str, str], QColor] = {}


class ThemeChoice(StrEnum):
    """What the person chose: a theme by hand, or the system's."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


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


def mix(top: QColor, base: QColor, share: float) -> QColor:
    """Return an opaque colour: a share of the top one and the rest of the base."""
    rest = 1.0 - share
    return QColor(
        round(top.red() * share + base.red() * rest),
        round(top.green() * share + base.green() * rest),
        round(top.blue() * share + base.blue() * rest),
    )


def tokens_of(palette: QPalette) -> Tokens:
    """Return the tokens that a palette was made of: dark where its window is dark."""
    return DARK if palette.color(QPalette.ColorRole.Window).lightness() < 128 else LIGHT


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
    faint = tokens.mixed("text2", 0.6, "window")
    for name in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, name, faint)
    return palette


def apply_theme(app: QApplication, choice: ThemeChoice) -> None:
    """Give the application the chosen palette, and the system's title bars the same scheme where they can."""
    hints = app.styleHints()
    wanted = {ThemeChoice.LIGHT: Qt.ColorScheme.Light, ThemeChoice.DARK: Qt.ColorScheme.Dark}
    hints.setColorScheme(wanted.get(choice, Qt.ColorScheme.Unknown))
    dark = choice is ThemeChoice.DARK or (
        choice is ThemeChoice.SYSTEM and hints.colorScheme() is Qt.ColorScheme.Dark
    )
    app.setPalette(palette_of(DARK if dark else LIGHT))
