"""The one sentence on top of a session: what is wrong with the pair, as shape, colour and words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent

from sepgui.ui.fonts import Face, face
from sepgui.ui.models.finding_cards import Sentence
from sepgui.ui.style import draw_chevron, draw_focus_ring
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import CARD_RADIUS
from sepgui.ui.widgets.glyphs import Glyph, draw_glyph
from sepgui.ui.widgets.worded_button import WordedButton
from sepgui.ui.widgets.wrapping import Lines, draw_lines, lines_height, lines_of

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PAD = 12
_AIR = 8
_GLYPH = 20
_CHEVRON = 28


class Headline(WordedButton):
    """Shows a `Sentence`; pressed, it leads to the findings, if there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Face.SENTENCE, air=_AIR, width=200, parent=parent)
        self._sentence = Sentence(Glyph.UNKNOWN, "", 0)
        self._most = 2
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sentence(self, sentence: Sentence) -> None:
        """Show another sentence."""
        if sentence == self._sentence:
            return
        self._sentence = sentence
        self.setAccessibleName(sentence.words)
        self.lead(self.tr("Leads to the findings") if sentence.findings else "")
        self._refit()

    def allow_lines(self, most: int) -> None:
        """Take at most so many lines; more is cut, and whole in the tool tip."""
        if most != self._most:
            self._most = most
            self._refit()

    @property
    def sentence(self) -> Sentence:
        """What is shown."""
        return self._sentence

    def _refit(self) -> None:
        self.setToolTip("" if self.lines(self.width()).whole else self._sentence.words)
        self.updateGeometry()
        self.update()

    def lines(self, width: int) -> Lines:
        """Return the words broken for a width."""
        room = width - 2 * _PAD - _GLYPH - _AIR - (_CHEVRON if self._sentence.findings else 0)
        return lines_of(self._sentence.words, face(Face.SENTENCE), room, self._most)

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a tinted card with glyph and sentence."""
        tokens, token = tokens_of(self.palette()), self._sentence.glyph.value
        leads = self.leads
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        ground = tokens.mixed(token, 0.16 if leads and (self.underMouse() or self.isDown()) else 0.10)
        painter.setPen(QPen(tokens.mixed(token, 0.55), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        font = face(Face.SENTENCE)
        lines = self.lines(self.width())
        top = math.floor((box.height() - lines_height(lines, font)) / 2)
        first = lines_height(Lines(("",), whole=True), font)
        mark = QRectF(_PAD, top + (first - _GLYPH) / 2, _GLYPH, _GLYPH).adjusted(2, 2, -2, -2)
        draw_glyph(painter, self._sentence.glyph, mark, tokens.color(token), ground)
        painter.setPen(tokens.color("text"))
        left = _PAD + _GLYPH + _AIR
        draw_lines(painter, lines, font, QRectF(left, top, box.width() - left - _PAD, box.height() - top))
        if leads:
            draw_chevron(
                painter, QPointF(box.right() - _PAD - 6, top + first / 2), tokens.color("text2"), turns=1
            )
        if self.hasFocus():
            draw_focus_ring(painter, tokens, box, CARD_RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        self.setToolTip("" if self.lines(self.width()).whole else self._sentence.words)
