"""A line above everything else for what the person must know: said once, closed by hand."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from sepgui.ui.fonts import Face
from sepgui.ui.sayable import Sayable, spoken
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import GlyphMark, Label
from sepgui.ui.widgets.glyphs import Glyph


class Notice(QFrame):
    """Hidden until something is said."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: Sayable = ""
        self._offered: Sayable = ""
        self._details: Sayable = ""
        self._mark = GlyphMark(Glyph.SLOW, 20, self)
        self._words = Label(Face.BODY, "", self).wrapped()
        self._more = QPushButton(self)
        self._do: Callable[[], None] | None = None
        self._more.clicked.connect(self._press)
        self._more.hide()
        self._close = QToolButton(self)
        self._close.setText("×")
        self._close.setAutoRaise(True)
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 4, 4)
        row.setSpacing(8)
        row.addWidget(self._mark)
        row.addWidget(self._words, 1)
        row.addWidget(self._more)
        row.addWidget(self._close)
        self._retranslate()
        self.hide()

    def say(self, words: Sayable, glyph: Glyph = Glyph.SLOW, *, details: Sayable = "") -> None:
        """Show a sentence; what else there is to read, such as a traceback, shows under the pointer."""
        self._more.hide()
        self._mark.show_glyph(glyph)
        self._said = words
        self._details = details
        self._say_again()
        self.show()

    def offer(self, words: Sayable, do: Callable[[], None]) -> None:
        """Offer something beside what was said last."""
        self._do = do
        self._offered = words
        self._more.setText(spoken(words))
        self._more.show()

    @property
    def words(self) -> str:
        """What was said last."""
        return self._words.text()

    def _press(self) -> None:
        if self._do is not None:
            self._do()

    def _say_again(self) -> None:
        words = spoken(self._said)
        self._words.setText(words)
        self._words.setToolTip(spoken(self._details))
        self.setAccessibleName(words)

    def _retranslate(self) -> None:
        self._say_again()
        self._more.setText(spoken(self._offered))
        self._close.setAccessibleName(self.tr("Close this notice"))
        self._close.setToolTip(self.tr("Close this notice"))

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a tinted card."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("slow"), 1))
        painter.setBrush(tokens.mixed("slow", 0.10))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
