"""The bytes of one attempt, beside the window: what was sent and what came back, as hexadecimal and text."""

from __future__ import annotations

import html

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sepgui.domain.exchange import Direction, Exchange
from sepgui.reports.exchange import exchange_parts, exchange_text
from sepgui.reports.mask_bytes import hidden_exchange
from sepgui.ui.fonts import Face
from sepgui.ui.sayable import Sayable, spoken
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.copy_button import CopyButton
from sepgui.ui.widgets.html_page import HtmlPage
from sepgui.ui.widgets.window_size import size_window
from sepgui.ui.words import clock, lang

_ARROWS = {Direction.SENT: "→", Direction.RECEIVED: "←"}
_COLOURS = {Direction.SENT: "accent", Direction.RECEIVED: "ok"}


class BytesView(QDialog):
    """Shows one exchange at a time; `again_pressed` asks the same port once more."""

    again_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._port: Sayable = ""
        self._trouble: Sayable = ""
        self._exchange: Exchange | None = None
        self._names: tuple[str, ...] = ()
        self._title = Label(Face.TITLE, "", self).wrapped()
        self._said = Label(Face.BODY, "", self).quiet().wrapped()
        self.page = HtmlPage(self)
        self.hide_names = QCheckBox(self)
        self.hide_names.toggled.connect(self._fill)
        self.again = QPushButton(self)
        self.again.clicked.connect(self.again_pressed)
        self.copy_button = CopyButton(lambda: self.tr("&Copy"), self._text, self)
        self._close = QPushButton(self)
        self._close.clicked.connect(self.close)
        for button in (self.again, self.copy_button, self._close):
            button.setAutoDefault(False)
            button.setMinimumHeight(30)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.hide_names, 1)
        for button in (self.again, self.copy_button, self._close):
            row.addWidget(button)
        body = QVBoxLayout(self)
        body.setSpacing(8)
        body.addWidget(self._title)
        body.addWidget(self._said)
        body.addWidget(self.page, 1)
        body.addLayout(row)
        size_window(self, 720, 560)
        self._retranslate()

    def show_waiting(self, port: Sayable) -> None:
        """Say that a port is being asked."""
        self._port, self._exchange, self._trouble = port, None, ""
        self._fill()

    def show_trouble(self, words: Sayable) -> None:
        """Say why there is nothing to show."""
        self._exchange, self._trouble = None, words
        self._fill()

    def show_exchange(self, exchange: Exchange, names: tuple[str, ...]) -> None:
        """Show an exchange; `names` are the words that can be hidden in it."""
        self._exchange, self._names, self._trouble = exchange, names, ""
        self._fill()

    @property
    def waits(self) -> bool:
        """Whether the port is being asked."""
        return self._exchange is None and not self._trouble

    # --- inside ---------------------------------------------------------------------------------

    @property
    def _shown(self) -> Exchange | None:
        if self._exchange is None or not self.hide_names.isChecked():
            return self._exchange
        return hidden_exchange(self._exchange, self._names)

    def _fill(self) -> None:
        exchange = self._shown
        self._title.setText(spoken(self._port))
        self.copy_button.setEnabled(exchange is not None)
        self.again.setEnabled(not self.waits)
        if exchange is None:
            waiting = self.tr("The port is being asked once, and its bytes kept…")
            self._said.setText(spoken(self._trouble) or waiting)
            self.page.clear()
            return
        words = self.tr("Asked at {time}. At most 512 bytes each way are kept, and nowhere stored.")
        if self.hide_names.isChecked():
            words = self.tr(
                "Asked at {time}. Names that are known are overwritten; look once more before you hand it on."
            )
        self._said.setText(words.format(time=clock(exchange.at_unix_ns)))
        self.page.setHtml(self._html(exchange))

    def _html(self, exchange: Exchange) -> str:
        tokens = tokens_of(self.palette())
        mono = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
        quiet = tokens.color("text2").name()
        parts: list[str] = []
        for part in exchange_parts(exchange, lang()):
            heading = html.escape(part.heading)
            if part.direction is None:
                parts.append(f'<p style="margin:6px 0 6px 0; color:{quiet}">{heading}</p>')
                continue
            colour = tokens.color(_COLOURS[part.direction]).name()
            arrow = f'<span style="color:{colour}"><b>{_ARROWS[part.direction]}</b></span>'
            parts.append(f'<p style="margin:10px 0 2px 0"><b>{arrow} {heading}</b></p>')
            rows = html.escape("\n".join(part.rows))
            parts.append(f"<pre style=\"font-family:'{mono}'; margin:0 0 0 14px\">{rows}</pre>")
        return "".join(parts)

    def _text(self) -> str:
        exchange = self._shown
        if exchange is None:
            return ""
        return f"{spoken(self._port)}\n{self._said.text()}\n\n{exchange_text(exchange, lang())}"

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Bytes of an attempt"))
        self.hide_names.setText(self.tr("&Hide names"))
        self.hide_names.setToolTip(
            self.tr("Overwrite the names of hosts and people in the bytes, on screen and in the copy")
        )
        self.again.setText(self.tr("&Ask again"))
        self._close.setText(self.tr("C&lose"))
        self.page.setAccessibleName(self.tr("What was sent and received"))
        self._fill()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow language, theme and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._fill()
