"""The findings as cards, the worst first: one line each, one of them unfolded at a time."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from sepgui.ui.fonts import Face, grown
from sepgui.ui.models.finding_cards import CardKey, FindingCard
from sepgui.ui.views.finding_card import FindingCardView
from sepgui.ui.widgets.card import Label

MOST = 60
"""How many findings have a card: who has more begins with the worst, and a window must stay quick."""
FEW = 3
"""Up to so many findings, the worst is unfolded from the start."""
_GAP = 6


class FindingsPanel(QWidget):
    """`chosen` carries the key of the card that somebody chose, `followed` the cell of evidence.

    Up and down go from card to card and choose; Enter and a click unfold and fold; Tab goes on into
    what is unfolded. One card at a time takes part in the Tab order. While pointer or keyboard are in the
    cards none of them moves: what is new comes last, and the worst comes first again once they are left.
    """

    chosen = Signal(object)
    followed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: list[FindingCardView] = []
        self._current: CardKey | None = None
        self._wanted: tuple[FindingCard, ...] = ()
        self._beyond = 0
        self._rest = Label(Face.SMALL, "", self).quiet().wrapped()
        self._rest.setIndent(2)
        self._rest.hide()
        self._caption = Label(Face.CAPTION, "", self).quiet()
        self._caption.setIndent(2)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setBackgroundRole(QPalette.ColorRole.Window)
        inside = QWidget(self._scroll)
        self._cards = QVBoxLayout(inside)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(_GAP)
        self._cards.addWidget(self._rest)
        self._cards.addStretch(1)
        self._scroll.setWidget(inside)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._caption)
        self._column.addWidget(self._scroll, 1)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._notice_focus)
        self._retranslate()

    # --- what others call -----------------------------------------------------------------------

    def open(self) -> None:
        """Begin another session: nothing is chosen or unfolded."""
        self._current = None
        self._wanted = ()
        self._beyond = 0
        self._name_rest()
        self._fill(())

    def show_cards(self, cards: Sequence[FindingCard]) -> None:
        """Show findings; those that were there stay as they are, folded or not."""
        first_time = not self._views
        self._beyond = max(0, len(cards) - MOST)
        cards = cards[:MOST]
        self._name_rest()
        self._wanted = tuple(cards)
        if self._is_used():
            cards = self._without_moves()
        if [view.card for view in self._views] != list(cards):
            self._fill(cards)
        if first_time and 0 < len(cards) <= FEW:
            self._views[0].unfold()
            self._order()
        if self._current is None and self._views:
            self._make_current(self._views[0])

    @property
    def cards(self) -> tuple[FindingCardView, ...]:
        """The cards, from the top."""
        return tuple(self._views)

    @property
    def current_head(self) -> QWidget | None:
        """The line that the keyboard comes to, None without a card."""
        current = self._view_of(self._current)
        return None if current is None else current.head

    @property
    def chosen_key(self) -> CardKey | None:
        """The key of the chosen card, None without one."""
        return next((view.card.key for view in self._views if view.chosen), None)

    def unchoose(self) -> None:
        """Take the mark of the chosen card away: somebody went elsewhere."""
        for view in self._views:
            view.unchoose()

    def take_focus(self) -> None:
        """Take the keyboard to the current card."""
        current = self._view_of(self._current)
        if current is not None:
            current.head.setFocus(Qt.FocusReason.OtherFocusReason)
            self._reveal(current)

    def follow_in_tab_order(self, before: QWidget) -> None:
        """Have Tab come to the first card after another widget."""
        if self._views:
            self.setTabOrder(before, self._views[0].head)
            self._order()

    def wanted_height(self) -> int:
        """Return what shows every line and one card unfolded."""
        lines = sum(view.head.heightForWidth(max(200, self.width())) + _GAP for view in self._views)
        return self._caption.sizeHint().height() + lines + grown(210)

    def show_caption(self) -> None:
        """Say above the cards how many there are."""
        self._caption.show()
        self._column.setContentsMargins(0, 0, 0, 0)

    def hide_caption(self) -> None:
        """Leave that to the tab."""
        self._caption.hide()
        self._column.setContentsMargins(0, _GAP, 0, 0)

    # --- inside ---------------------------------------------------------------------------------

    def _is_used(self) -> bool:
        """Whether pointer or keyboard are in the cards."""
        focus = QApplication.focusWidget()
        return self.underMouse() or (focus is not None and self.isAncestorOf(focus))

    def _without_moves(self) -> Sequence[FindingCard]:
        """Return the cards in the order in which they stand; those that are new come last."""
        places = {view.card.key: place for place, view in enumerate(self._views)}
        return sorted(self._wanted, key=lambda card: places.get(card.key, len(places)))

    def _notice_focus(self, before: QWidget | None, _now: QWidget | None) -> None:
        if before is not None and self.isAncestorOf(before):
            QTimer.singleShot(0, self, self._put_in_order)  # a card that goes hands the keyboard on

    def _put_in_order(self) -> None:
        """Let the worst come first again, unless somebody is still there."""
        if not self._is_used() and [view.card for view in self._views] != list(self._wanted):
            self._fill(self._wanted)

    def _fill(self, cards: Sequence[FindingCard]) -> None:
        known = {view.card.key: view for view in self._views}
        kept = {card.key for card in cards}
        focus = QApplication.focusWidget()
        bereft = False
        for key, view in known.items():
            if key not in kept:
                bereft = bereft or (focus is not None and view.isAncestorOf(focus))
                self._cards.removeWidget(view)
                view.hide()
                view.deleteLater()
        self._views = [known.get(card.key) or self._made(card) for card in cards]
        for number, (view, card) in enumerate(zip(self._views, cards, strict=True)):
            if self._cards.indexOf(view) != number:
                self._cards.insertWidget(number, view)
            view.show_card(card, (number + 1, len(cards)))
        self._name_caption()
        self._order()
        if self._view_of(self._current) is None:
            self._current = None
            if self._views:
                self._make_current(self._views[0])
                if bereft:
                    self.take_focus()

    def _order(self) -> None:
        """Have Tab go through the cards from the top, through what is unfolded too."""
        chain = [widget for view in self._views for widget in view.chain()]
        for before, after in pairwise(chain):
            self.setTabOrder(before, after)

    def _made(self, card: FindingCard) -> FindingCardView:
        view = FindingCardView(card, self)
        view.fit(self.width())
        view.pressed.connect(lambda: self._press(view))
        view.walked.connect(self._walk)
        view.followed.connect(self.followed)
        return view

    def _press(self, view: FindingCardView) -> None:
        if view.unfolded and view.chosen:
            view.fold()
        else:
            self._unfold(view)
        self._choose(view)

    def _unfold(self, view: FindingCardView) -> None:
        for other in self._views:
            if other is not view:
                other.fold()
        view.unfold()
        self._order()
        QTimer.singleShot(0, view, lambda: self._reveal(view))

    def _walk(self, view: FindingCardView, key: Qt.Key) -> None:
        at = self._views.index(view)
        match key:
            case Qt.Key.Key_Right:
                self._unfold(view)
                return
            case Qt.Key.Key_Left:
                view.fold()
                return
            case Qt.Key.Key_Up:
                at -= 1
            case Qt.Key.Key_Down:
                at += 1
            case Qt.Key.Key_Home:
                at = 0
            case _:
                at = len(self._views) - 1
        if 0 <= at < len(self._views):
            self._choose(self._views[at])
            self.take_focus()

    def _choose(self, view: FindingCardView) -> None:
        for other in self._views:
            if other is not view:
                other.unchoose()
        view.choose()
        self._make_current(view)
        self.chosen.emit(view.card.key)

    def _make_current(self, view: FindingCardView) -> None:
        self._current = view.card.key
        for other in self._views:
            policy = Qt.FocusPolicy.StrongFocus if other is view else Qt.FocusPolicy.ClickFocus
            other.head.setFocusPolicy(policy)

    def _view_of(self, key: CardKey | None) -> FindingCardView | None:
        return next((view for view in self._views if view.card.key == key), None)

    def _reveal(self, view: FindingCardView) -> None:
        self._scroll.ensureWidgetVisible(view, 0, 0)
        self._scroll.ensureWidgetVisible(view.head, 0, 0)

    def _name_caption(self) -> None:
        many = len(self._views) > 1
        words = self.tr("Findings, worst first") if many else self.tr("Finding")
        self._caption.setText(words.upper())

    def _name_rest(self) -> None:
        """Say how many findings have no card; their rows are in the matrix, and a report has them all."""
        self._rest.setText(
            self.tr("Further findings, less grave than these: {count}. A report has all of them.").format(
                count=self._beyond
            )
        )
        self._rest.setVisible(self._beyond > 0)

    def _retranslate(self) -> None:
        self._name_rest()
        self.setAccessibleName(self.tr("Findings"))
        self._name_caption()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the form of the cards by the whole width.

        By the width beside a scroll bar they would be lower without it, which takes the bar away and so on.
        """
        for view in self._views:
            view.fit(self.width())
        super().resizeEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Let cards move again."""
        super().leaveEvent(event)
        self._put_in_order()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; whoever fills the cards fills them anew."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
