"""The line above the matrix while ports are waited for: which, how, and the way to call it off."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from sepgui.ui.fonts import Face
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import ElidedLabel

_NAMED = 4


class WaitingStrip(QFrame):
    """Hidden until somebody waits; `stop_pressed` calls it off."""

    stop_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ports: tuple[str, ...] = ()
        self._words = ElidedLabel(Face.BODY, self)
        self._stop = QPushButton(self)
        self._stop.clicked.connect(self.stop_pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 6, 4)
        row.setSpacing(8)
        row.addWidget(self._words, 1)
        row.addWidget(self._stop)
        self._retranslate()
        self.hide()

    def show_ports(self, ports: Sequence[str]) -> None:
        """Show the ports that are waited for; none hides the line."""
        self._ports = tuple(ports)
        self._say()
        self.setVisible(bool(ports))

    @property
    def words(self) -> str:
        """What is said, uncut."""
        return self._words.whole

    def _say(self) -> None:
        named = ", ".join(self._ports[:_NAMED])
        if len(self._ports) > _NAMED:
            named = self.tr("{ports} and {count} more").format(ports=named, count=len(self._ports) - _NAMED)
        words = self.tr("Waiting for {ports} to open: nothing else is asked meanwhile, and this gently.")
        if self._ports:
            short = self.tr("Waiting for {ports} to open.").format(ports=named)
            count = self.tr("Waiting for %n port(s)", "", len(self._ports))
            self._words.show_text(words.format(ports=named), short, count)
        else:
            self._words.show_text("")
        self.setAccessibleName(self._words.whole)

    def _retranslate(self) -> None:
        self._stop.setText(self.tr("Stop waiting"))
        self._stop.setToolTip(self.tr("Ask every port again as before"))
        self._say()

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a tinted card."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.color("accent"), 1))
        painter.setBrush(tokens.mixed("accent", 0.08))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
