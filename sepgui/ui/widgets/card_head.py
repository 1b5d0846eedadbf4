"""The line of a finding's card: glyph, summary, how sure it is, and whether there is more below."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.models.finding_cards import FindingCard
from sepgui.ui.style import draw_chevron, draw_focus_ring
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import CARD_RADIUS
from sepgui.ui.widgets.glyphs import draw_glyph
from sepgui.ui.widgets.wrapping import ALL, Lines, draw_lines, lines_height, lines_of

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

PAD = 12
_AIR = 8
_GLYPH = 18
_CHEVRON = 20
LEFT = PAD + _GLYPH + 8
"""Where the words of a card begin."""
_NARROW = 520
_NARROW_LINES = 3


class CardHead(QAbstractButton):
    """The line of a card: glyph, summary, how sure it is. Below 520 px it takes up to three, and one more.

    `walked` carries the key of somebody who goes through the cards: up, down, home, end, left or right.
    """

    walked = Signal(object)

    def __init__(self, card: FindingCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._unfolded = False
        self._narrow = False
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_card(self, card: FindingCard, place: tuple[int, int]) -> None:
        """Show a finding; `place` is its number and how many there are."""
        self._card = card
        self.setAccessibleName(
            self.tr("{severity}: {summary} {certainty}. Finding {number} of {count}").format(
                severity=card.severity,
                summary=card.summary,
                certainty=card.certainty,
                number=place[0],
                count=place[1],
            )
        )
        self._describe()

    def fit(self, width: int) -> None:
        """Choose the form for a panel of a width: not for its own, which a scroll bar changes."""
        narrow = width < _NARROW
        if narrow is not self._narrow:
            self._narrow = narrow
            self._describe()

    def fold(self) -> None:
        """Show one line."""
        self._unfolded = False
        self._describe()

    def unfold(self) -> None:
        """Show the whole summary."""
        self._unfolded = True
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(self.tr("Unfolded") if self._unfolded else self.tr("Folded"))
        self._tell_whole()
        self.updateGeometry()
        self.update()

    def _tell_whole(self) -> None:
        self.setToolTip("" if self._lines(self.width()).whole else self._card.summary)

    def _lines(self, width: int) -> Lines:
        aside = 0 if self._narrow else self._certainty_width() + 16
        most = ALL if self._unfolded else _NARROW_LINES if self._narrow else 1
        return lines_of(self._card.summary, face(Face.STRONG), width - LEFT - _CHEVRON - PAD - aside, most)

    def _certainty_width(self) -> int:
        return math.ceil(QFontMetricsF(face(Face.SMALL)).horizontalAdvance(self._card.certainty))

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the line."""
        tokens, width = tokens_of(self.palette()), self.width()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font, small = face(Face.STRONG), face(Face.SMALL)
        lines = self._lines(width)
        line = lines_height(Lines(("",), whole=True), font)
        glyph = QRectF(PAD, _AIR + (line - _GLYPH) / 2, _GLYPH, _GLYPH).adjusted(1, 1, -1, -1)
        draw_glyph(
            painter, self._card.glyph, glyph, tokens.color(self._card.glyph.value), tokens.color("surface")
        )
        painter.setPen(tokens.color("text"))
        draw_lines(painter, lines, font, QRectF(LEFT, _AIR, width - LEFT, self.height()))
        painter.setPen(tokens.color("text2"))
        painter.setFont(small)
        if self._narrow:
            box = QRectF(LEFT, _AIR + lines_height(lines, font), width - LEFT, line)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._card.certainty
            )
        else:
            box = QRectF(0, _AIR, width - PAD - _CHEVRON, line)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._card.certainty
            )
        middle = QPointF(width - PAD - 5, _AIR + line / 2)
        draw_chevron(painter, middle, tokens.color("text2"), turns=2 if self._unfolded else 0)
        if self.hasFocus():
            draw_focus_ring(painter, tokens, QRectF(self.rect()).adjusted(1, 1, -1, -1), CARD_RADIUS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Unfold with Enter, go to other cards with the arrows."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in _WALKS:
            self.walked.emit(key)
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the line needs."""
        font = face(Face.STRONG)
        lines = self._lines(width)
        more = lines_height(Lines(("",), whole=True), font) if self._narrow else 0
        return math.ceil(lines_height(lines, font) + more) + 2 * _AIR

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(200, self.heightForWidth(max(200, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return one line."""
        return QSize(120, math.ceil(QFontMetricsF(face(Face.STRONG)).height()) + 2 * _AIR)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        self._tell_whole()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self._describe()


_WALKS = (
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
)
