"""The detail pane: one cell in sentences, selectable by mouse and keyboard, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QResizeEvent,
    QTextDocument,
)
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QPushButton, QTextBrowser, QWidget

from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.models.cell_detail import CellDetail
from sepgui.ui.models.firewall_words import request_words
from sepgui.ui.stamp import stamped
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import Card
from sepgui.ui.widgets.copy_button import CopyButton
from sepgui.ui.widgets.detail_html import BAR_URL, BAR_WIDTH, GLYPH_URL, detail_html, detail_text
from sepgui.ui.widgets.glyphs import Glyph, draw_glyph

_COPIED_MS = 1500
_PADS = 16
"""The least room on both sides of a button's words together."""
_GAP = 8
_MARGIN = 12
_LOW = 420
_ROW_OF_ALL = 620
"""From this width on all buttons stand in one line."""


class DetailView(Card):
    """Shows one `CellDetail`.

    `ask_pressed` asks this cell once more, now, `trace_pressed` where it stops, and `bytes_pressed` what
    is said.
    """

    ask_pressed = Signal()
    bytes_pressed = Signal()
    trace_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_MARGIN, parent)
        self._detail: CellDetail | None = None
        self._page = DetailPage(self)
        self.body.addWidget(self._page, 1)
        self.await_button = QPushButton(self)
        self.await_button.setCheckable(True)
        self.await_button.setMinimumHeight(30)
        self.await_button.toggled.connect(self._name_buttons)
        self.await_button.hide()
        self.body.addWidget(self.await_button)
        self._ask = QPushButton(self)
        self._trace = QPushButton(self)
        self._bytes = QPushButton(self)
        self._copy = QPushButton(self)
        self._buttons = buttons = QGridLayout()
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(_GAP)
        self._row = (self._ask, self._trace, self._bytes, self._copy)
        for at, button in enumerate(self._row):
            button.setMinimumHeight(30)
            buttons.addWidget(button, 0, at)
        self._request = CopyButton(self._request_name, self._request_text, self)
        self._request.hide()
        self._actions = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._actions.setSpacing(_GAP)
        self._actions.addLayout(buttons)
        self._actions.addWidget(self._request)
        self.body.addLayout(self._actions)
        self._ask.clicked.connect(self.ask_pressed)
        self._trace.clicked.connect(self.trace_pressed)
        self._bytes.clicked.connect(self.bytes_pressed)
        self._copy.clicked.connect(self._copy_text)
        self._copied = QTimer(self)
        self._copied.setSingleShot(True)
        self._copied.setInterval(_COPIED_MS)
        self._copied.timeout.connect(self._name_buttons)
        self._retranslate()
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say that nothing is chosen."""
        self._detail = None
        self._page.show_words(self.tr("Choose a row to see what was found, why, and what to do."))
        self._ask.setEnabled(False)
        self._trace.setEnabled(False)
        self._bytes.setEnabled(False)
        self._copy.setEnabled(False)
        self._request.hide()

    def show_words(self, words: str) -> None:
        """Show a sentence instead of a cell."""
        self.show_nothing()
        self._page.show_words(words)

    def show_detail(self, detail: CellDetail) -> None:
        """Show a cell; nothing flickers when nothing changed."""
        self._ask.setEnabled(detail.askable)
        self._trace.setEnabled(detail.traceable)
        self._bytes.setEnabled(detail.askable)
        self._copy.setEnabled(True)
        changed = detail != self._detail
        self._detail = detail
        self._show_request()
        if changed:
            self._page.show_detail(detail)

    @property
    def page(self) -> DetailPage:
        """The text itself."""
        return self._page

    def _copy_text(self) -> None:
        if self._detail is not None:
            QGuiApplication.clipboard().setText(stamped(detail_text(self._detail)))
            self._copy.setText(self.tr("Copied"))
            self._copied.start()

    def _request_name(self) -> str:
        return self.tr("Copy firewall request") if self._stacked() else self.tr("Request")

    def _show_request(self) -> None:
        """Offer the request of the cell, unless the pane is small: its card has it too."""
        wanted = self._detail is not None and bool(self._detail.requests)
        self._request.setVisible(wanted and not (self._stacked() and self.height() < grown(_LOW)))

    def _place_buttons(self) -> None:
        """Put all buttons into one line where their words have room."""
        direction = QBoxLayout.Direction.TopToBottom if self._stacked() else QBoxLayout.Direction.LeftToRight
        if direction != self._actions.direction():
            self._actions.setDirection(direction)
        self._request.rename()
        self._place_waiting()
        self._show_request()
        self._share_room()

    def _place_waiting(self) -> None:
        """Put the button that waits beside the others where there is room, else above them."""
        beside = self.width() >= grown(_ROW_OF_ALL)
        if beside is (self._actions.indexOf(self.await_button) >= 0):
            return
        if beside:
            self.body.removeWidget(self.await_button)
            self._actions.insertWidget(0, self.await_button)
        else:
            self._actions.removeWidget(self.await_button)
            self.body.insertWidget(self.body.count() - 1, self.await_button)

    def _stacked(self) -> bool:
        """Whether the request has a line of its own."""
        words = (*(button.text() for button in self._row), self.tr("Request"))
        gaps = len(words) * _GAP + 2 * _MARGIN
        return self.width() < sum(map(self._need, words)) + gaps

    def _request_text(self) -> str:
        return request_words(self._detail.requests) if self._detail is not None else ""

    def _name_buttons(self) -> None:
        waits = self.await_button.isChecked()
        self.await_button.setText(
            self.tr("Stop waiting for it") if waits else self.tr("Tell me when it opens")
        )
        self._ask.setText(self.tr("Ask now"))
        self._trace.setText(self.tr("Trace"))
        self._bytes.setText(self.tr("Bytes"))
        self._copy.setText(self.tr("Copy"))
        self._place_buttons()
        self._request.setToolTip(self.tr("Copy firewall request"))
        self._request.setAccessibleName(self.tr("Copy firewall request"))

    def _need(self, words: str) -> int:
        """Return how wide a button with these words is at least."""
        return self.fontMetrics().horizontalAdvance(words) + _PADS

    def _share_room(self) -> None:
        """Give each button what its words need, and its share of what is left: no words touch an edge.

        Where that is more than there is, they stand in two lines.
        """
        needs = [self._need(button.text()) for button in self._row]
        room = self.width() - 2 * _MARGIN
        columns = len(needs) if sum(needs) + (len(needs) - 1) * _GAP <= room else len(needs) // 2
        for at, (button, need) in enumerate(zip(self._row, needs, strict=True)):
            button.setMinimumWidth(min(need, room))
            self._buttons.addWidget(button, at // columns, at % columns)
            self._buttons.setColumnStretch(at, need if columns == len(needs) else int(at < columns))
        self._actions.setStretchFactor(self._buttons, sum(self._need(button.text()) for button in self._row))
        for button in (self._request, self.await_button):
            self._actions.setStretchFactor(button, self._need(button.text()))
        self._request.setMinimumWidth(self._need(self._request.text()))

    def _retranslate(self) -> None:
        self._name_buttons()
        self._ask.setToolTip(self.tr("Ask this port once more, now"))
        self.await_button.setToolTip(
            self.tr("Ask only this port, gently, and tell the moment it opens (Ctrl+T)")
        )
        self._trace.setToolTip(self.tr("Follow the way of this port, hop by hop, to see where it stops"))
        self._bytes.setToolTip(self.tr("Show the bytes: ask once more, and keep what is sent and received"))
        self._copy.setToolTip(self.tr("Copy what is said here as text"))
        self._page.setAccessibleName(self.tr("Details of the chosen port"))

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put all buttons into one line where there is room."""
        super().resizeEvent(event)
        self._place_buttons()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; whoever fills the pane fills it anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


class DetailPage(QTextBrowser):
    """Rich text that keeps the reader's place, and waits with news while something is selected."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: CellDetail | None = None
        self._filled_for: int | None = None
        self._waiting = False
        self._bar_px = 0
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        self.document().setDefaultFont(face(Face.BODY))
        self.viewport().setAutoFillBackground(False)
        self.selectionChanged.connect(self._catch_up)

    def show_detail(self, detail: CellDetail) -> None:
        """Show a cell, or remember it until the selection is gone."""
        same = self._shown is not None and (self._shown.title, self._shown.port_line) == (
            detail.title,
            detail.port_line,
        )
        self._shown = detail
        if same and self.textCursor().hasSelection():
            self._waiting = True
            return
        self._fill(0 if not same else self.verticalScrollBar().value())

    def show_words(self, words: str) -> None:
        """Show a sentence."""
        self._shown = None
        if words != self.toPlainText():
            self.setPlainText(words)

    def _fill(self, place: int) -> None:
        self._waiting = False
        if self._shown is not None:
            self._bar_px = self._wanted_bar()
            self._filled_for = place
            self.setHtml(detail_html(self._shown, tokens_of(self.palette()), self._bar_px))
            self.verticalScrollBar().setValue(place)
            self._filled_for = None

    def _wanted_bar(self) -> int:
        return max(60, min(180, self.viewport().width() - 170))

    def _refit(self, place: int) -> None:
        """Draw the bars anew if the width is still another: while a page is filled, its scroll bar goes."""
        if self._wanted_bar() != self._bar_px:
            self._fill(place)

    def _catch_up(self) -> None:
        if self._waiting and not self.textCursor().hasSelection():
            self._waiting = False
            place = self.verticalScrollBar().value()
            QTimer.singleShot(0, self, lambda: self._fill(place))

    # Qt's own names

    def loadResource(self, type: int, name: QUrl | str) -> object:  # noqa: A002 - Qt's name
        """Draw the pictures that the page addresses."""
        if type != QTextDocument.ResourceType.ImageResource.value:
            return super().loadResource(type, name)
        kind, *rest = (name.toString() if isinstance(name, QUrl) else name).split(":")
        ratio = self.devicePixelRatioF()
        if kind == GLYPH_URL:
            return self._glyph(Glyph(rest[0]), int(rest[1]), ratio)
        if kind == BAR_URL:
            return self._bar(int(rest[0]), int(rest[1]), int(rest[2]), ratio)
        return None

    def _glyph(self, glyph: Glyph, size: int, ratio: float) -> QImage:
        tokens = tokens_of(self.palette())
        image = _blank(size, size, ratio)
        painter = QPainter(image)
        box = QRectF(0, 0, size, size).adjusted(1, 1, -1, -1)
        draw_glyph(painter, glyph, box, tokens.color(glyph.value), tokens.color("surface"))
        painter.end()
        return image

    def _bar(self, start: int, length: int, width: int, ratio: float) -> QImage:
        tokens = tokens_of(self.palette())
        height = 10
        image = _blank(width, height, ratio)
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.color("outline"))
        painter.drawRoundedRect(QRectF(0, 4, width, 2), 1, 1)
        painter.setBrush(tokens.color("accent"))
        left = width * start / BAR_WIDTH
        painter.drawRoundedRect(QRectF(left, 1, max(2.0, width * length / BAR_WIDTH), 8), 2, 2)
        painter.end()
        return image

    def event(self, event: QEvent) -> bool:
        """Keep the key that copies what is selected here from the menu, which copies rows by it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            copies = event.matches(QKeySequence.StandardKey.Copy)
            if copies and self.textCursor().hasSelection():
                event.accept()
                return True
        return super().event(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what is selected as plain text, which says so where it is simulated."""
        data = QMimeData()
        data.setText(stamped(self.textCursor().selection().toPlainText()))
        return data

    def resizeEvent(self, e: QResizeEvent) -> None:
        """Give the bars of the phases the width there is; Qt moves the place while it lays out anew."""
        place = self.verticalScrollBar().value() if self._filled_for is None else self._filled_for
        super().resizeEvent(e)
        if self._shown is not None and self._wanted_bar() != self._bar_px:
            QTimer.singleShot(0, self, lambda: self._refit(place))

    def changeEvent(self, event: QEvent) -> None:
        """Follow theme and font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self.document().setDefaultFont(face(Face.BODY))
            self._fill(self.verticalScrollBar().value())


def _blank(width: int, height: int, ratio: float) -> QImage:
    image = QImage(round(width * ratio), round(height * ratio), QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image
