"""The small window that stays on top: the worst state, the one sentence, and the chosen port's past."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sepgui.ui.fonts import Face, grown
from sepgui.ui.models.row_list import GROUP
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import ElidedLabel, GlyphMark, Label
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.lane_strip import StripLook, strip_image
from sepgui.ui.widgets.side_window import SideWindow

if TYPE_CHECKING:
    from sepgui.ui.board import Board

_STRIP = 46
_SIZE = (340, 170)


class Thumbnail(SideWindow):
    """Emits `forward` when the person wants the whole window, `retranslated` to be told its words anew."""

    forward = Signal()
    retranslated = Signal()

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(
            parent,
            Qt.WindowType.Window
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.CustomizeWindowHint
            | Qt.WindowType.WindowTitleHint
            | Qt.WindowType.WindowCloseButtonHint,
        )
        self._mark = GlyphMark(Glyph.UNKNOWN, 28, self)
        self._worst = ElidedLabel(Face.STRONG, self)
        self._sentence = Label(Face.BODY, "", self).wrapped()
        self._sentence.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._port = ElidedLabel(Face.SMALL, self)
        self._port.quiet()
        self.strip = CellStrip(board, self)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self._mark)
        top.addWidget(self._worst, 1)
        body = QVBoxLayout(self)
        body.setContentsMargins(12, 10, 12, 10)
        body.setSpacing(6)
        body.addLayout(top)
        body.addWidget(self._sentence, 1)
        body.addWidget(self._port)
        body.addWidget(self.strip)
        self._scale = grown(_SIZE[0])
        self._retranslate()

    def show_state(self, glyph: Glyph, worst: str, sentence: str) -> None:
        """Show the worst state, in words, and the sentence of the diagnosis."""
        self._mark.show_glyph(glyph)
        self._worst.show_text(worst)
        if sentence != self._sentence.text():
            self._sentence.setText(sentence)
        self.setAccessibleDescription(f"{worst}. {sentence}")

    def show_cell(self, words: str) -> None:
        """Name the chosen port, and draw its past up to now."""
        self._port.show_text(words)
        self.strip.setAccessibleName(words)
        self.strip.update()

    @property
    def words(self) -> tuple[str, str, str]:
        """What is said: worst state, sentence, chosen port."""
        return self._worst.whole, self._sentence.text(), self._port.whole

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("sepgui at a glance"))
        self.setToolTip(self.tr("A double click brings the whole window"))

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return a size that covers little."""
        return QSize(grown(_SIZE[0]), grown(_SIZE[1]))

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Bring the whole window."""
        self.forward.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Bring the whole window at Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.forward.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font: it grows with the text, and shrinks with it again."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self.retranslated.emit()
        elif event.type() is QEvent.Type.FontChange:
            before, self._scale = self._scale, grown(_SIZE[0])
            self.resize(self.size() * (self._scale / before))


class CellStrip(QWidget):
    """The lane of the chosen row, as wide as the window."""

    def __init__(self, board: Board, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self.setFixedHeight(grown(_STRIP))

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.setFixedHeight(grown(_STRIP))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint latency as height and failures as in the matrix."""
        row = self._board.matrix.chosen_row()
        if row is None or row == GROUP or row >= len(self._board.book.pasts):
            return
        ratio = self.devicePixelRatioF()
        book = self._board.book
        line = self._board.model.line(row)
        look = StripLook(
            tokens_of(self.palette()),
            round(self.height() * ratio),
            ratio,
            self._board.limit_of(row),
            line.lane_quiet,
        )
        span = book.span(max(1, round(self.width() * ratio)))
        painter = QPainter(self)
        painter.drawImage(0, 0, strip_image(book.lane(row, span), look))
