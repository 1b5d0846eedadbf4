"""The line that says that the numbers on screen are those of a span, with the way back to the present."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sepgui.domain.cell import Anchor
from sepgui.domain.summary import Summary
from sepgui.ui.fonts import Face
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import ElidedLabel
from sepgui.ui.words import clock, ms, percent, span


class FocusStrip(QFrame):
    """Hidden while the numbers are those of the present; `live_pressed` asks for them, as Escape does."""

    live_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._anchor = Anchor(0, 0)
        self._span = (0, 0)
        self._ready = False
        self._row: tuple[str, Summary] | None = None
        self._words = ElidedLabel(Face.STRONG, self)
        self._figures = ElidedLabel(Face.BODY, self)
        self._back = QPushButton(self)
        self._back.clicked.connect(self.live_pressed)
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), parent)
        self._escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._escape.setEnabled(False)
        self._escape.activated.connect(self.live_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(12)
        row.addWidget(self._words, 4)
        row.addWidget(self._figures, 5)
        row.addWidget(self._back)
        self._retranslate()
        self.hide()

    def show_span(self, anchor: Anchor, from_ns: int, to_ns: int) -> None:
        """Say that the numbers of a span are being worked out."""
        self._anchor, self._span, self._ready, self._row = anchor, (from_ns, to_ns), False, None
        self._say()
        self._escape.setEnabled(True)
        self.show()

    def show_ready(self) -> None:
        """Say that the numbers on screen are those of the span."""
        self._ready = True
        self._say()

    def show_row(self, port: str, figures: Summary) -> None:
        """Show the figures of the chosen row over the span."""
        if self._row != (port, figures):
            self._row = port, figures
            self._say()

    def show_live(self) -> None:
        """Show nothing: the numbers are those of the present again."""
        self._escape.setEnabled(False)
        self.hide()

    @property
    def words(self) -> str:
        """What is said, uncut."""
        return "  ".join(part for part in (self._words.whole, self._figures.whole) if part)

    def _say(self) -> None:
        first, last = self._span
        words = (
            self.tr("The numbers are those of {from} to {to}, {time}")
            if self._ready
            else self.tr("Working out the numbers of {from} to {to}, {time} …")
        )
        ends = {
            "from": clock(self._anchor.unix_at(first)),
            "to": clock(self._anchor.unix_at(last)),
            "time": span(last - first),
        }
        self._words.show_text(words.format(**ends))
        self._figures.show_text(self._figures_words() if self._row is not None and self._ready else "")
        self.setAccessibleName(self.words)

    def _figures_words(self) -> str:
        if self._row is None:
            return ""
        port, figures = self._row
        if not figures.asked:
            return self.tr("{port}: not asked").format(port=port)
        return self.tr("{port}: {asked} samples, {loss} lost, median {median}, p95 {p95}").format(
            port=port,
            asked=figures.asked,
            loss=percent(figures.loss),
            median=ms(figures.median_ns),
            p95=ms(figures.p95_ns),
        )

    def _retranslate(self) -> None:
        self._back.setText(self.tr("Back to the present"))
        self._back.setToolTip(self.tr("Show the numbers of the present again (Esc)"))
        self._say()

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a tinted card."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("accent"), 2))
        painter.setBrush(tokens.mixed("accent", 0.14))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
