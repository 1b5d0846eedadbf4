"""Where the audience answers: which cause, found by typing, and which rows; then the answer is revealed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from sepgui.domain.cause_words import CAUSE_WORDS
from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Cause
from sepgui.ui.fonts import Face, grown
from sepgui.ui.studio.guess import Guess
from sepgui.ui.style import PRIMARY
from sepgui.ui.widgets.card import Label
from sepgui.ui.words import capital, say

_ROWS_HIGH = 132
_CELL = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class RowChoice:
    """A row that can be named in an answer."""

    cell: CellKey
    words: str


class AnswerForm(QWidget):
    """`revealed` carries the `Guess`. `chosen_cells` returns the cells of the rows chosen in the table."""

    revealed = Signal(object)

    def __init__(self, chosen_cells: Callable[[], Sequence[CellKey]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen_cells = chosen_cells
        self._causes: list[Cause | None] = []
        self._cause_label = Label(Face.MEDIUM, "", self)
        self.cause = QComboBox(self)
        self.cause.setEditable(True)
        self.cause.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.cause.setMinimumContentsLength(10)
        self.cause.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.cause.setMinimumHeight(30)
        self._cause_label.setBuddy(self.cause)
        self._fault = Label(Face.SMALL, "", self).wrapped()
        self._fault.hide()
        self._rows_label = Label(Face.MEDIUM, "", self)
        self.rows = QListWidget(self)
        self._offered: list[CellKey] = []
        self.rows.setUniformItemSizes(True)
        self.rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._rows_label.setBuddy(self.rows)
        self.take = QPushButton(self)
        self.reveal = QPushButton(self)
        self.reveal.setProperty(PRIMARY, True)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 10, 0, 0)
        body.setSpacing(6)
        for each in (self._cause_label, self.cause, self._fault, self._rows_label, self.rows):
            body.addWidget(each)
        body.addWidget(self.take)
        body.addSpacing(4)
        body.addWidget(self.reveal)
        for button in (self.take, self.reveal):
            button.setMinimumHeight(32)
        self.take.clicked.connect(self._take_chosen)
        self.reveal.clicked.connect(self.press_reveal)
        self.cause.editTextChanged.connect(self._fault.hide)
        self._retranslate()
        self._fit()

    def begin(self) -> None:
        """Wait for another answer."""
        self.cause.setCurrentIndex(-1)
        self.cause.clearEditText()
        self._fault.hide()
        for row in range(self.rows.count()):
            self.rows.item(row).setCheckState(Qt.CheckState.Unchecked)

    def offer(self, rows: Sequence[RowChoice]) -> None:
        """Offer these rows; those that were ticked stay so."""
        if self._offered == [row.cell for row in rows]:
            self._rename(rows)
            return
        ticked = self._ticked()
        self._offered = [row.cell for row in rows]
        self.rows.clear()
        for row in rows:
            item = QListWidgetItem()
            item.setData(_CELL, row.cell)
            item.setFlags(
                Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked if row.cell in ticked else Qt.CheckState.Unchecked)
            self.rows.addItem(item)
        self._rename(rows)

    def _rename(self, rows: Sequence[RowChoice]) -> None:
        """Say the rows that are there in the present language; ticks and place stay."""
        for at, row in enumerate(rows):
            item = self.rows.item(at)
            if item.text() != row.words:
                item.setText(row.words)
                item.setToolTip(row.words)

    def press_reveal(self) -> None:
        """Reveal the answer, if the cause is one that can be meant."""
        guess = self.guess()
        if guess is None:
            self._fault.setText(self.tr("Choose a cause of the list: type a word of it to find it."))
            self._fault.show()
            self.cause.setFocus()
            return
        self.revealed.emit(guess)

    def guess(self) -> Guess | None:
        """Return what was answered, None while no cause is named."""
        at = self._cause_at()
        return None if at is None else Guess(self._causes[at], self._ticked())

    @property
    def fault(self) -> str:
        """What is missing in the answer, empty when nothing is."""
        return "" if self._fault.isHidden() else self._fault.text()

    # --- inside ---------------------------------------------------------------------------------

    def _cause_at(self) -> int | None:
        """Return which cause was typed or chosen; a part of its words is enough where only one has it."""
        typed = self.cause.currentText().strip().casefold()
        names = [self.cause.itemText(at).casefold() for at in range(self.cause.count())]
        if typed in names:
            return names.index(typed)
        near = [at for at, name in enumerate(names) if typed and typed in name]
        return near[0] if len(near) == 1 else None

    def _ticked(self) -> frozenset[CellKey]:
        items = [self.rows.item(row) for row in range(self.rows.count())]
        return frozenset(item.data(_CELL) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _take_chosen(self) -> None:
        chosen = set(self._chosen_cells())
        for row in range(self.rows.count()):
            item = self.rows.item(row)
            ticked = item.data(_CELL) in chosen
            item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)

    def _name_causes(self) -> None:
        at = self.cause.currentIndex()
        typed = self.cause.currentText() if at < 0 else ""
        kept = self._causes[at] if 0 <= at < len(self._causes) else None
        named = sorted(((capital(say(words)), cause) for cause, words in CAUSE_WORDS.items()), key=_by_words)
        self._causes = [None, *(cause for _, cause in named)]
        self.cause.clear()
        self.cause.addItems([self.tr("Nothing is wrong"), *(words for words, _ in named)])
        self.cause.setCurrentIndex(self._causes.index(kept) if at >= 0 else -1)
        if at < 0:
            self.cause.setEditText(typed)
        completer = QCompleter(self.cause.model(), self.cause)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.cause.setCompleter(completer)

    def _retranslate(self) -> None:
        self._cause_label.setText(self.tr("&Cause"))
        self.cause.setAccessibleName(self.tr("Cause"))
        edit = self.cause.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(self.tr("Type or choose"))
        self._rows_label.setText(self.tr("&Ports that suffer from it"))
        self.rows.setAccessibleName(self.tr("Ports that suffer from it"))
        self.take.setText(self.tr("Take the chosen rows"))
        self.take.setToolTip(self.tr("Tick the ports of the rows that are chosen in the table"))
        self.reveal.setText(self.tr("Reveal the answer"))
        self._name_causes()

    def _fit(self) -> None:
        self.rows.setFixedHeight(grown(_ROWS_HIGH))

    # Qt's own names

    def minimumSizeHint(self) -> QSize:
        """Let the pane be narrow."""
        return QSize(160, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() is QEvent.Type.ApplicationFontChange:
            self._fit()


def _by_words(named: tuple[str, Cause]) -> str:
    return named[0].casefold()
