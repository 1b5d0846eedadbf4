"""The card of a finding: one line that unfolds into evidence, what would settle it, and what to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QVBoxLayout,
    QWidget,
)

from sepgui.ui.fonts import Face, grown
from sepgui.ui.models.finding_cards import FindingCard
from sepgui.ui.models.firewall_words import request_words, rules_words
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import CARD_RADIUS, Label
from sepgui.ui.widgets.card_head import LEFT, PAD, CardHead
from sepgui.ui.widgets.clue_line import ClueLine
from sepgui.ui.widgets.copy_button import CopyButton

_TWO_COLUMNS = 660
_SCROLL_BAR = 12


class FindingBody(QWidget):
    """What stands under the line: evidence at the left or on top, what to do beside or below it.

    `followed` carries the cell of a line of evidence.
    """

    followed = Signal(object)

    def __init__(self, card: FindingCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._panel_width = _TWO_COLUMNS
        self._clues: list[ClueLine] = []
        self._seen = Label(Face.CAPTION, "", self).quiet()
        self._began = Label(Face.SMALL, "", self).quiet().wrapped()
        self._settles = Label(Face.CAPTION, "", self).quiet()
        self._decides = self._readable()
        self._does = Label(Face.CAPTION, "", self).quiet()
        self._remedy = self._readable()
        self._request = CopyButton(self._request_name, lambda: request_words(self._card.requests), self)
        self._rules = CopyButton(self._rules_name, lambda: rules_words(self._card.requests), self)
        self._lay_out()
        self._retranslate()
        self.show_card(card)

    def _readable(self) -> Label:
        label = Label(Face.BODY, "", self).wrapped()
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _lay_out(self) -> None:
        self._evidence = QVBoxLayout()
        self._evidence.setSpacing(2)
        self._evidence.addWidget(self._seen)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        self._evidence.addLayout(self._lines)
        self._evidence.addWidget(self._began)
        self._evidence.addStretch(1)
        advice = QVBoxLayout()
        advice.setSpacing(4)
        advice.addWidget(self._does)
        advice.addWidget(self._remedy)
        self._gap = QWidget(self)
        self._gap.setFixedHeight(4)
        advice.addWidget(self._gap)
        advice.addWidget(self._settles)
        advice.addWidget(self._decides)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(8)
        self._buttons.setContentsMargins(0, 6, 0, 0)
        self._buttons.addWidget(self._request)
        self._buttons.addWidget(self._rules)
        self._buttons.addStretch(1)
        advice.addLayout(self._buttons)
        advice.addStretch(1)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(LEFT, 0, PAD + 8, 12)
        self._columns.setSpacing(24)
        self._columns.addLayout(self._evidence, 5)
        self._columns.addLayout(advice, 6)

    def show_card(self, card: FindingCard) -> None:
        """Show a finding; lines that stay keep the keyboard."""
        self._card = card
        for number, clue in enumerate(card.evidence):
            if number < len(self._clues):
                self._clues[number].show_clue(clue)
                continue
            line = ClueLine(clue, self)
            line.clicked.connect(lambda _checked=False, shown=line: self._follow(shown))
            self._lines.addWidget(line)
            self._clues.append(line)
        for line in self._clues[len(card.evidence) :]:
            self._lines.removeWidget(line)
            line.deleteLater()
        del self._clues[len(card.evidence) :]
        self._seen.setVisible(bool(card.evidence))
        for label, words in (
            (self._began, card.began),
            (self._decides, card.decides),
            (self._remedy, card.remedy),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        self._settles.setVisible(bool(card.decides))
        self._gap.setVisible(bool(card.decides))
        for button in (self._request, self._rules):
            button.setVisible(bool(card.requests))

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in order."""
        return [*self._clues, self._request, self._rules]

    def fit(self, width: int) -> None:
        """Use two columns where a panel has room: not by the own width, which a scroll bar changes."""
        self._panel_width = width
        wide = width >= grown(_TWO_COLUMNS)
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if direction != self._columns.direction():
            self._columns.setDirection(direction)
            self._columns.setSpacing(24 if wide else 10)
        self._place_buttons()

    def _place_buttons(self) -> None:
        """Put the buttons one under the other where they do not fit beside each other."""
        beside = self._request.sizeHint().width() + self._rules.sizeHint().width() + 8
        fits = beside <= self._panel_width - LEFT - PAD - 8 - _SCROLL_BAR
        direction = QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom
        if direction != self._buttons.direction():
            self._buttons.setDirection(direction)

    def _follow(self, line: ClueLine) -> None:
        if line.clue.cell is not None:
            self.followed.emit(line.clue.cell)

    def _request_name(self) -> str:
        return self.tr("Copy firewall request")

    def _rules_name(self) -> str:
        return self.tr("Copy ready rules")

    def _retranslate(self) -> None:
        self._seen.setText(self.tr("Evidence").upper())
        self._settles.setText(self.tr("What would settle it").upper())
        self._does.setText(self.tr("What to do").upper())

    # Qt's own names

    def minimumSizeHint(self) -> QSize:
        """Return a width at which the buttons stand one under the other."""
        return QSize(200, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._place_buttons()


class FindingCardView(QFrame):
    """One card. `pressed` says that its line was clicked; `followed` carries the cell of evidence.

    `walked` carries the card itself and the key of somebody who goes through the cards.
    """

    pressed = Signal()
    walked = Signal(object, object)
    followed = Signal(object)

    def __init__(self, card: FindingCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self._body: FindingBody | None = None
        self._chosen = False
        self._panel_width = 0
        self.head = CardHead(card, self)
        self.head.clicked.connect(self.pressed)
        self.head.walked.connect(self._walk)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.head)

    @property
    def card(self) -> FindingCard:
        """What is shown."""
        return self._card

    @property
    def unfolded(self) -> bool:
        """Whether evidence and remedy are shown."""
        return self._body is not None and self._body.isVisibleTo(self)

    @property
    def chosen(self) -> bool:
        """Whether the matrix shows the cells of this card."""
        return self._chosen

    def show_card(self, card: FindingCard, place: tuple[int, int]) -> None:
        """Show a finding anew."""
        self._card = card
        self.head.show_card(card, place)
        if self._body is not None:
            self._body.show_card(card)

    def fit(self, width: int) -> None:
        """Choose the form for a panel of a width."""
        self._panel_width = width
        self.head.fit(width)
        if self._body is not None:
            self._body.fit(width)

    def chain(self) -> list[QWidget]:
        """Return what takes the keyboard, in order."""
        return [self.head, *(self._body.chain() if self._body is not None else ())]

    def unfold(self) -> None:
        """Show evidence, what would settle it, and what to do."""
        if self._body is None:
            self._body = FindingBody(self._card, self)
            self._body.fit(self._panel_width)
            self._body.followed.connect(self.followed)
            self._column.addWidget(self._body)
        self._body.show()
        self.head.unfold()

    def fold(self) -> None:
        """Show one line."""
        if self._body is not None:
            self._body.hide()
        self.head.fold()

    def _walk(self, key: Qt.Key) -> None:
        self.walked.emit(self, key)

    def choose(self) -> None:
        """Mark the card as the one whose cells are shown."""
        self._chosen = True
        self.update()

    def unchoose(self) -> None:
        """Take the mark away."""
        self._chosen = False
        self.update()

    # Qt's own names

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint surface, outline, and the bar of the chosen one."""
        tokens = tokens_of(self.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(tokens.color("accent" if self._chosen else "outline"), 1))
        painter.setBrush(tokens.color("surface"))
        painter.drawRoundedRect(box, CARD_RADIUS, CARD_RADIUS)
        if self._chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.color("accent"))
            painter.drawRoundedRect(QRectF(3, 7, 3, self.height() - 14), 1.5, 1.5)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the evidence with Escape: back to the line."""
        if event.key() == Qt.Key.Key_Escape and self.unfolded:
            self.head.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fold()
        else:
            super().keyPressEvent(event)
