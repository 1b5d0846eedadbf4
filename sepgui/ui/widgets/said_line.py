"""The line of a form that says what must be mended, or else what is missing, with a sign before it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import GlyphMark, Label
from sepgui.ui.widgets.glyphs import Glyph

_SAID = 5
"""How many sentences are said."""


class SaidLine(QWidget):
    """Shows a few sentences, and counts the rest."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Label(Face.BODY, "", self).wrapped()
        self._mark = GlyphMark(Glyph.SLOW, 20, self)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)

    def show_said(self, wrong: Sequence[str], missing: Sequence[str]) -> None:
        """Say what is wrong; without that, what is missing; or that nothing is."""
        said = wrong or missing
        self._mark.show_glyph(Glyph.SLOW if wrong else Glyph.UNKNOWN if said else Glyph.OK)
        more = [self.tr("And {count} more.").format(count=len(said) - _SAID)] if len(said) > _SAID else []
        self.words.setText("\n".join([*said[:_SAID], *more]) or self.tr("Nothing is missing."))
        self.words.setAccessibleName(self.words.text())


def in_order(*widgets: QWidget) -> None:
    """Let Tab go from each to the next."""
    for one, other in pairwise(widgets):
        QWidget.setTabOrder(one, other)
