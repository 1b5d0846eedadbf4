"""The line above the matrix that says which rows are listed: a text, and lists of what rows have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from sepgui.domain.entry import Role
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import State
from sepgui.domain.version import SepVersion
from sepgui.domain.wording import ROLE_WORDS, STATE_WORDS
from sepgui.ui.fonts import Face
from sepgui.ui.models.listing import Direction, RowFilter, direction_of, versions_in
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.naming import name_box, name_field
from sepgui.ui.words import capital, say

_SLICE = 1_500
"""How many rows are made ready for words in one turn of the loop: a few milliseconds."""
_LISTS_FROM = 760
"""From this width on the lists stand beside the text; below, under it."""
_HIGH_FOR_LISTS = 460
"""In a window less high than this the rows have the room, and the text does it alone."""
_LETTERS = (9, 14, 9, 8)
"""How many letters of its choice each list shows at least."""


class FilterLine(QWidget):
    """Filters a model while it is shown; hidden, it filters nothing."""

    def __init__(self, model: MatrixModel, back_to: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._back_to = back_to
        self.text = QLineEdit(self)
        self.text.setAcceptDrops(False)  # a file that is dropped here is meant for the window
        self.text.setClearButtonEnabled(True)
        self.text.setTextMargins(6, 0, 6, 0)
        self.states = QComboBox(self)
        self.directions = QComboBox(self)
        self.roles = QComboBox(self)
        self.versions = QComboBox(self)
        self._states: list[State | None] = [None]
        self._directions: list[Direction | None] = [None]
        self._roles: list[Role | None] = [None]
        self._versions: list[SepVersion | None] = [None]
        self._prepared = 0
        self._preparing = QTimer(self)
        self._preparing.setInterval(0)
        self._preparing.timeout.connect(self._prepare)
        self._count = Label(Face.SMALL, "", self).quiet()
        self._close = QPushButton(self)
        self._close.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._first, self._second = QHBoxLayout(), QHBoxLayout()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(8, 4, 8, 4)
        for row in (self._first, self._second):
            row.setSpacing(6)
            lines.addLayout(row)
        self._first.addWidget(self.text, 1)
        for each, letters in zip(self._lists, _LETTERS, strict=True):
            each.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            each.setMinimumContentsLength(letters)
            each.activated.connect(self._apply)
            self._first.addWidget(each)
        self._first.addWidget(self._count)
        self._first.addWidget(self._close)
        self._nothing = Label(Face.BODY, "", self)
        self._nothing.setWordWrap(True)
        self._nothing.setContentsMargins(4, 10, 4, 6)
        self._nothing.hide()
        lines.addWidget(self._nothing)
        for each in (self.text, *self._lists, self._close):
            each.setMinimumHeight(28)
        self.text.textChanged.connect(self._apply)
        self._close.clicked.connect(self.close_line)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.close_line)
        model.filter_changed.connect(self._follow)
        model.modelReset.connect(self._after_reset)
        for signal in (model.rowsInserted, model.rowsRemoved):
            signal.connect(self._tell_count)
        self._retranslate()
        self.hide()

    # --- what others call -----------------------------------------------------------------------

    def open_line(self) -> None:
        """Show the line, with the keyboard in its text."""
        self.show()
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.selectAll()
        self._begin_preparing()

    def close_line(self) -> None:
        """List all rows again, and give the keyboard back to them."""
        focus = QApplication.focusWidget()
        had_focus = focus is None or self.isAncestorOf(focus)
        self._model.set_filter(RowFilter())
        self.hide()
        if had_focus:
            self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle_judgement(self, judgement: Judgement) -> None:
        """List only the rows of a judgement, or all again; with the others that are chosen, if any."""
        chosen = self._model.listing.filter.judgements ^ {judgement}
        self._model.set_filter(replace(self._model.listing.filter, judgements=chosen))

    def take_up(self, wanted: RowFilter) -> None:
        """Filter as was wanted in a former session, as far as these rows can be filtered so."""
        offered = replace(
            wanted,
            direction=wanted.direction if wanted.direction in self._directions else None,
            role=wanted.role if wanted.role in self._roles else None,
            version=wanted.version if wanted.version in self._versions else None,
        )
        self._model.set_filter(offered)

    @property
    def _lists(self) -> tuple[QComboBox, ...]:
        return self.states, self.directions, self.roles, self.versions

    # --- inside ---------------------------------------------------------------------------------

    def _apply(self) -> None:
        self._model.set_filter(
            replace(
                self._model.listing.filter,
                text=self.text.text(),
                state=self._states[self.states.currentIndex()],
                direction=self._directions[self.directions.currentIndex()],
                role=self._roles[self.roles.currentIndex()],
                version=self._versions[self.versions.currentIndex()],
            )
        )

    def _begin_preparing(self) -> None:
        self._prepared = 0
        self._preparing.start()

    def _prepare(self) -> None:
        """Make the next rows ready while the first letters are typed."""
        if self._model.listing.prepare(self._prepared, _SLICE):
            self._prepared += _SLICE
        else:
            self._preparing.stop()

    def _follow(self) -> None:
        """Show the filter that is in force; without one, stay as it is."""
        wanted = self._model.listing.filter
        if not wanted.lets_all_pass:
            self.show()
        elif not self.isAncestorOf(QApplication.focusWidget() or self.window()):
            self.hide()
        if self.text.text().strip() != wanted.text.strip():
            blocked = self.text.blockSignals(True)
            self.text.setText(wanted.text)
            self.text.blockSignals(blocked)
        self.states.setCurrentIndex(self._states.index(wanted.state))
        self.directions.setCurrentIndex(self._directions.index(wanted.direction))
        self.roles.setCurrentIndex(self._roles.index(wanted.role))
        self.versions.setCurrentIndex(self._versions.index(wanted.version))
        self._tell_count()

    def _tell_count(self) -> None:
        listed = self._model.rowCount() - len(self._model.heading_positions)
        folded = 0 if self._model.unfolded else self._model.quiet_rows
        words = self.tr("{listed} of {all} rows")
        self._count.setText(words.format(listed=listed + folded, all=len(self._model.results)))
        self._nothing.setVisible(not listed + folded and bool(self._model.results))

    def _after_reset(self) -> None:
        if not self._model.relisting:
            self._offer()
            self._follow()
        self._tell_count()

    def _offer(self) -> None:
        """Offer the directions and roles that the rows have."""
        rows = [result.row for result in self._model.results]
        typical = self._model.lines.typical
        directions = {direction_of(rows[at]): self._model.line(at).direction for at in typical}
        by_words = {words: sides for sides, words in directions.items()}
        roles = {capital(say(ROLE_WORDS[role])): role for sides in directions for role in sides}
        states = {capital(say(STATE_WORDS[state])): state for state in State}
        self._states = [None, *states.values()]
        self._directions = [None, *(by_words[words] for words in sorted(by_words))]
        self._roles = [None, *(roles[words] for words in sorted(roles))]
        _fill(self.states, self.tr("Any state"), list(states))
        _fill(self.directions, self.tr("Any direction"), sorted(by_words))
        _fill(self.roles, self.tr("Any role"), sorted(roles))
        versions = versions_in(rows)
        self._versions = [None, *versions]
        _fill(self.versions, self.tr("Any version"), [str(version) for version in versions])

    def _retranslate(self) -> None:
        self.text.setPlaceholderText(self.tr("Filter: port, name, host, verdict …"))
        name_field(self.text, self.tr("Rows that contain these words"))
        name_box(self.states, self.tr("State"))
        name_box(self.directions, self.tr("Direction"))
        name_box(self.roles, self.tr("Role"))
        name_box(self.versions, self.tr("SEP version"))
        self.versions.setToolTip(self.tr("Only the rows that this version of SEP has"))
        self._nothing.setText(self.tr("No row fits all of this. Esc lists all rows again."))
        self._close.setText(self.tr("All rows"))
        self._close.setToolTip(self.tr("List all rows again (Esc)"))
        self._offer()
        self._follow()
        if self.isVisible():
            self._begin_preparing()

    # Qt's own names

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the lists where there is room for them."""
        super().resizeEvent(event)
        beside = event.size().width() >= _LISTS_FROM
        shown = beside or self.window().height() >= _HIGH_FOR_LISTS
        for place, each in enumerate(self._lists):
            if beside is not (self._first.indexOf(each) >= 0):
                (self._second if beside else self._first).removeWidget(each)
                if beside:
                    self._first.insertWidget(1 + place, each)
                else:
                    self._second.addWidget(each, _LETTERS[place])
            each.setVisible(shown)

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrow."""
        return QSize(240, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()


def _fill(box: QComboBox, everything: str, offered: Sequence[str]) -> None:
    """Offer words after the one for everything; the core's words bear themselves as data."""
    blocked = box.blockSignals(True)
    box.clear()
    box.addItem(everything)
    for words in offered:
        box.addItem(words, words)
    box.blockSignals(blocked)
