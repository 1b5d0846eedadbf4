"""A line of evidence: a glyph and words that wrap; one that has a cell is a link to it."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.models.finding_cards import Clue
from sepgui.ui.style import draw_focus_ring
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.glyphs import draw_glyph
from sepgui.ui.widgets.wrapping import Lines, draw_lines, lines_height, lines_of

_GLYPH = 14
_LEFT = 24
_AIR = 2


class ClueLine(QAbstractButton):
    """Shows a `Clue`; pressing it or Enter follows it, where it leads somewhere."""

    def __init__(self, clue: Clue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._clue = clue
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
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
        leads = clue.cell is not None
        self.setAccessibleName(clue.words)
        self.setAccessibleDescription(self.tr("Shows the row of this evidence") if leads else "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)
        self.updateGeometry()
        self.update()

    def _lines(self, width: int) -> Lines:
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
        draw_lines(painter, self._lines(self.width()), font, room)
        if self.hasFocus():
            draw_focus_ring(painter, tokens, QRectF(self.rect()), 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need."""
        return math.ceil(lines_height(self._lines(width), face(Face.BODY))) + 2 * _AIR

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(120, self.heightForWidth(max(120, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow line."""
        return QSize(80, math.ceil(lines_height(Lines(("",), whole=True), face(Face.BODY))) + 2 * _AIR)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.ApplicationFontChange):
            self._take(self._clue)
