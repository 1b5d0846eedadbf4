"""A line of evidence: a glyph and words that wrap; one that has a cell is a link to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QFont, QPainter, QPaintEvent

from sepgui.ui.fonts import Face, face
from sepgui.ui.models.finding_cards import Clue
from sepgui.ui.style import draw_focus_ring
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.glyphs import draw_glyph
from sepgui.ui.widgets.worded_button import WordedButton
from sepgui.ui.widgets.wrapping import Lines, draw_lines, lines_height, lines_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_GLYPH = 14
_LEFT = 24
_AIR = 2


class ClueLine(WordedButton):
    """Shows a `Clue`; pressing it or Enter follows it, where it leads somewhere."""

    def __init__(self, clue: Clue, parent: QWidget | None = None) -> None:
        super().__init__(Face.BODY, air=_AIR, width=120, parent=parent)
        self._clue = clue
        self._take(clue)

    def show_clue(self, clue: Clue) -> None:
        """Show another line."""
        if clue != self._clue:
            self._take(clue)

    @property
    def clue(self) -> Clue:
        """What is shown."""
        return self._clue

    def _take(self, clue: Clue) -> None:
        self._clue = clue
        self.setAccessibleName(clue.words)
        self.lead(self.tr("Shows the row of this evidence") if clue.cell is not None else "")
        self.updateGeometry()
        self.update()

    def lines(self, width: int) -> Lines:
        """Return the words broken for a width."""
        return lines_of(self._clue.words, face(Face.BODY), width - _LEFT - _AIR)

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint glyph and words, underlined under the pointer."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        leads = self._clue.cell is not None
        font = face(Face.BODY)
        line = lines_height(Lines(("",), whole=True), font)
        mark = QRectF(_AIR, _AIR + (line - _GLYPH) / 2, _GLYPH, _GLYPH).adjusted(1, 1, -1, -1)
        draw_glyph(
            painter, self._clue.glyph, mark, tokens.color(self._clue.glyph.value), tokens.color("surface")
        )
        painter.setPen(tokens.color("accent" if leads else "text"))
        if leads and self.underMouse():
            font = QFont(font)
            font.setUnderline(True)
        room = QRectF(_LEFT, _AIR, self.width() - _LEFT - _AIR, self.height())
        draw_lines(painter, self.lines(self.width()), font, room)
        if self.hasFocus():
            draw_focus_ring(painter, tokens, QRectF(self.rect()), 4)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.ApplicationFontChange):
            self._take(self._clue)
