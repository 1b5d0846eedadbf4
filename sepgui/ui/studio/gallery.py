"""The gallery: a card for every scenario, found by a text, walked by the arrows and opened with Enter."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sepgui.ui.fonts import Face, face, grown
from sepgui.ui.studio.cards import ScenarioCard
from sepgui.ui.studio.site_picture import draw_site
from sepgui.ui.style import PRIMARY, draw_focus_ring
from sepgui.ui.theme import tokens_of
from sepgui.ui.widgets.card import CARD_RADIUS, Label
from sepgui.ui.widgets.wrapping import draw_lines, lines_height, lines_of
from sepgui.ui.words import say_words

_CARD_LEAST = 250
_PICTURE = 104
_PAD = 12
_GAP = 8
_TITLE_LINES = 2
_STORY_LINES = 4
_MOST = QSize(1180, 900)
_EDGE = 24
_LOW = 420
"""Below this height, in logical pixels, the heading is left out."""

_KEYS_TO_LIST = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
_Index = QModelIndex | QPersistentModelIndex


class Gallery(QDialog):
    """`chosen` carries the name of the scenario that is opened, after the gallery is gone.

    `answer_hidden` says at every change whether titles and drawings keep the answer to themselves.
    """

    chosen = Signal(str)
    answer_hidden = Signal(bool)

    def __init__(self, cards: Sequence[ScenarioCard], parent: QWidget, *, hidden: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._cards = cards
        self._heading = Label(Face.TITLE, "", self)
        self._said = Label(Face.BODY, "", self).quiet().wrapped()
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setTextMargins(6, 0, 6, 0)
        self.search.setMinimumHeight(32)
        self.hide_answer = QCheckBox(self)
        self.hide_answer.setChecked(hidden)
        self.list = CardList(self)
        self._nothing = Label(Face.BODY, "", self).quiet()
        self._open = QPushButton(self)
        self._open.setProperty(PRIMARY, True)
        self._open.setDefault(True)
        self._close = QPushButton(self)
        self._lay_out()
        self.search.textChanged.connect(self._find)
        self.search.installEventFilter(self)
        self.hide_answer.toggled.connect(self._hide)
        self.list.itemActivated.connect(self._open_current)
        self.list.currentItemChanged.connect(self._may_open)
        self._open.clicked.connect(self._open_current)
        self._close.clicked.connect(self.reject)
        self._retranslate()
        self._find("")
        self._place(parent)
        self.search.setFocus()

    def _lay_out(self) -> None:
        for button in (self._open, self._close):
            button.setMinimumHeight(32)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(12)
        self._line.addWidget(self.search, 1)
        self._line.addWidget(self.hide_answer)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._open)
        body = QVBoxLayout(self)
        body.setContentsMargins(_PAD, _PAD, _PAD, _PAD)
        body.setSpacing(8)
        body.addWidget(self._heading)
        body.addWidget(self._said)
        body.addLayout(self._line)
        body.addWidget(self._nothing)
        body.addWidget(self.list, 1)
        body.addLayout(buttons)

    @property
    def shown(self) -> list[ScenarioCard]:
        """The cards that a text leaves, in their order."""
        return self.list.cards()

    @property
    def current(self) -> ScenarioCard | None:
        """The card that would be opened now."""
        row = self.list.currentRow()
        return self.list.cards()[row] if row >= 0 else None

    # --- inside ---------------------------------------------------------------------------------

    def _place(self, window: QWidget) -> None:
        size = QSize(window.width() - 2 * _EDGE, window.height() - 2 * _EDGE)
        self.resize(size.boundedTo(_MOST))
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, _EDGE)))

    def _find(self, query: str) -> None:
        """List the cards that a text may mean; what was current stays so if it is still there."""
        answer = not self.hide_answer.isChecked()
        kept = next((self._cards.index(card) for card in (self.current,) if card is not None), 0)
        self.list.clear()
        self.list.answer = answer
        for at, card in enumerate(self._cards):
            if not card.matches(query, answer=answer):
                continue
            item = QListWidgetItem(card.title(answer=answer))
            story = say_words(card.scenario.story)
            item.setData(_CARD, card)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, card.title(answer=answer))
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, story)
            item.setToolTip(story)
            self.list.addItem(item)
            if at == kept:
                self.list.setCurrentItem(item)
        if self.list.currentRow() < 0:
            self.list.setCurrentRow(0)
        self.list.fit()
        self._nothing.setVisible(not self.list.count())
        self._may_open()

    def _hide(self, hidden: bool) -> None:
        self._find(self.search.text())
        self.answer_hidden.emit(hidden)

    def _may_open(self) -> None:
        self._open.setEnabled(self.list.currentRow() >= 0)

    def _open_current(self) -> None:
        card = self.current
        if card is not None:
            self.accept()
            self.chosen.emit(card.source)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Scenarios"))
        self._heading.setText(self.tr("Which scenario?"))
        self._said.setText(
            self.tr(
                "Simulated sites, each with a fault to be found: the same program and the same probes, "
                "and nothing leaves this computer."
            )
        )
        self.search.setPlaceholderText(self.tr("Find a scenario"))
        self.search.setAccessibleName(self.tr("Find a scenario"))
        self.hide_answer.setText(self.tr("&Hide the answer"))
        self.hide_answer.setToolTip(
            self.tr("Titles, drawings and findings keep it to themselves until it is revealed")
        )
        self.list.setAccessibleName(self.tr("Scenarios"))
        self._nothing.setText(self.tr("No scenario tells of that."))
        self._open.setText(self.tr("&Open"))
        self._close.setText(self.tr("&Close"))

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the heading out where the dialog is low, and give the line two rows where it is narrow."""
        super().resizeEvent(event)
        roomy = self.height() >= grown(_LOW)
        self._heading.setVisible(roomy)
        self._said.setVisible(roomy)
        direction = QBoxLayout.Direction
        narrow = self.width() < grown(_CARD_LEAST) + self.hide_answer.sizeHint().width()
        self._line.setDirection(direction.TopToBottom if narrow else direction.LeftToRight)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows up and down walk the cards while the text is typed."""
        if (
            watched is self.search
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() in _KEYS_TO_LIST
        ):
            self.list.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
            self._find(self.search.text())


_CARD = Qt.ItemDataRole.UserRole


class CardList(QListWidget):
    """The cards in as many columns as fit; the arrows go from card to card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answer = True
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self._painter = CardPainter(self)
        self.setItemDelegate(self._painter)

    def cards(self) -> list[ScenarioCard]:
        """Return the cards that are listed, in their order."""
        model = self.model()
        return [_card_at(model, model.index(row, 0)) for row in range(model.rowCount())]

    def fit(self) -> None:
        """Give every card the width that fills the rows."""
        room = self.viewport().width() - 2
        columns = max(1, room // (grown(_CARD_LEAST) + _GAP))
        size = QSize(room // columns, card_height() + _GAP)
        if size != self.gridSize():
            self._painter.size = size
            self.setGridSize(size)

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the cards anew."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ApplicationFontChange:
            self.fit()


def card_height() -> int:
    """Return the height of a card: drawing, title and story."""
    title = _TITLE_LINES * QFontMetricsF(face(Face.STRONG)).height()
    story = _STORY_LINES * QFontMetricsF(face(Face.SMALL)).height()
    return math.ceil(3 * _PAD + grown(_PICTURE) + title + 4 + story + _GAP)


class CardPainter(QStyledItemDelegate):
    """Paints one card."""

    def __init__(self, owner: CardList) -> None:
        super().__init__(owner)
        self._owner = owner
        self.size = QSize(_CARD_LEAST, 200)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint surface, drawing, title and story; a ring around the current one."""
        card = _card_at(index.model(), index)
        tokens = tokens_of(option.palette)
        box = QRectF(option.rect).adjusted(1, 1, -_GAP, -_GAP)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge: QColor = tokens.color("accent" if chosen else "field" if hovered else "outline")
        painter.setPen(QPen(edge, 2 if chosen else 1))
        painter.setBrush(tokens.mixed("accent", 0.06) if chosen else tokens.color("surface"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), CARD_RADIUS, CARD_RADIUS)
        inside = box.adjusted(_PAD, _PAD, -_PAD, -_PAD)
        picture = QRectF(inside.left(), inside.top(), inside.width(), grown(_PICTURE))
        draw_site(painter, card.sketch, picture, tokens, answer=self._owner.answer)
        top = picture.bottom() + _PAD
        painter.setPen(tokens.color("text"))
        strong, small = face(Face.STRONG), face(Face.SMALL)
        title = lines_of(card.title(answer=self._owner.answer), strong, inside.width(), _TITLE_LINES)
        draw_lines(painter, title, strong, QRectF(inside.left(), top, inside.width(), inside.bottom() - top))
        top += lines_height(title, strong) + 4
        painter.setPen(tokens.color("text2"))
        story = lines_of(say_words(card.scenario.story), small, inside.width(), _STORY_LINES)
        draw_lines(painter, story, small, QRectF(inside.left(), top, inside.width(), inside.bottom() - top))
        if chosen and self._owner.hasFocus():
            draw_focus_ring(painter, tokens, box.adjusted(2, 2, -2, -2), CARD_RADIUS - 2)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        """Return the size of every card."""
        return self.size


def _card_at(model: QAbstractItemModel, index: _Index) -> ScenarioCard:
    card = model.data(index, _CARD)
    assert isinstance(card, ScenarioCard)
    return card
