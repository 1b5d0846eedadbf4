"""The one sentence on top of a session: what is wrong with the pair, as shape, colour and words."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.models.finding_cards import Sentence
from sepgui.ui.style import draw_chevron, draw_focus_ring
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import CARD_RADIUS
from sepgui.ui.widgets.glyphs import Glyph, draw_glyph
from sepgui.ui.widgets.wrapping import Lines, draw_lines, lines_height, lines_of

_PAD = 12
_AIR = 8
_GLYPH = 20
_CHEVRON = 28


class Headline(QAbstractButton):
    """Shows a `Sentence`; pressed, it leads to the findings, if there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = Sentence(Glyph.UNKNOWN, "", 0)
        self._most = 2
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_sentence(self, sentence: Sentence) -> None:
        """Show another sentence."""
        if sentence == self._sentence:
            return
        self._sentence = sentence
        leads = sentence.findings > 0
        self.setAccessibleName(sentence.words)
        self.setAccessibleDescription(self.tr("Leads to the findings") if leads else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
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
        self.setToolTip("" if self._lines(self.width()).whole else self._sentence.words)
        self.updateGeometry()
        self.update()

    def _lines(self, width: int) -> Lines:
        room = width - 2 * _PAD - _GLYPH - _AIR - (_CHEVRON if self._sentence.findings else 0)
        return lines_of(self._sentence.words, face(Face.SENTENCE), room, self._most)

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a tinted card with glyph and sentence."""
        tokens, token = tokens_of(self.palette()), self._sentence.glyph.value
        leads = self._sentence.findings > 0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        ground = tokens.mixed(token, 0.16 if leads and (self.underMouse() or self.isDown()) else 0.10)
        painter.setPen(QPen(tokens.mixed(token, 0.55), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        font = face(Face.SENTENCE)
        lines = self._lines(self.width())
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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead on with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._sentence.findings:
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the sentence needs."""
        return math.ceil(lines_height(self._lines(width), face(Face.SENTENCE))) + 2 * _AIR

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return one line."""
        line = lines_height(Lines(("",), whole=True), face(Face.SENTENCE))
        return QSize(80, math.ceil(line) + 2 * _AIR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        self.setToolTip("" if self._lines(self.width()).whole else self._sentence.words)
