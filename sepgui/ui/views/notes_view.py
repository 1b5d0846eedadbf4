"""The list of the notes, in time order, and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidgetItem,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import Label
from sepgui.ui.widgets.entry_list import EntryList

_AIR = 10
_NUMBER = Qt.ItemDataRole.UserRole


class _Roomy(QStyledItemDelegate):
    """Gives each note some air: else the frame of the chosen one lies on its letters."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return what the words need, and a little more."""
        return super().sizeHint(option, index) + QSize(0, _AIR)


@dataclass(frozen=True, slots=True)
class NoteLine:
    """A note as it is listed; `port` is empty for one about the whole session.

    What the program sensed of this computer has no `number`: nobody wrote it, so nobody changes it.
    """

    number: int | None
    time: str
    port: str
    text: str

    @property
    def words(self) -> str:
        """The line."""
        return "  ·  ".join(part for part in (self.time, self.port, self.text) if part)


class NotesView(QDialog):
    """Carries the number of a note in `rewrite_pressed` and `delete_pressed`; Enter and Delete too."""

    write_pressed = Signal()
    rewrite_pressed = Signal(object)
    delete_pressed = Signal(object)
    undo_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._live = False
        self._empty = Label(Face.BODY, "", self).quiet().wrapped()
        self.list = EntryList(self)
        self.list.delete_pressed.connect(self._delete_chosen)
        self.list.setItemDelegate(_Roomy(self.list))
        self._write = QPushButton(self)
        self._rewrite = QPushButton(self)
        self._delete = QPushButton(self)
        self._undo = QPushButton(self)
        self._write.clicked.connect(self.write_pressed)
        self._rewrite.clicked.connect(self._rewrite_chosen)
        self._delete.clicked.connect(self._delete_chosen)
        self._undo.clicked.connect(self.undo_pressed)
        self.list.itemActivated.connect(self._rewrite_chosen)
        self.list.currentRowChanged.connect(self._enable)
        buttons = QHBoxLayout()
        for button in (self._write, self._rewrite, self._delete, self._undo):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        body = QVBoxLayout(self)
        body.addWidget(self._empty)
        body.addWidget(self.list, 1)
        body.addLayout(buttons)
        self._retranslate()

    def show_lines(self, lines: Sequence[NoteLine], *, live: bool, undoable: bool) -> None:
        """Show these notes; the chosen one stays chosen."""
        self._live = live
        chosen = self._chosen()
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(line.words)
            item.setData(_NUMBER, line.number)
            self.list.addItem(item)
            if chosen is not None and line.number == chosen:
                self.list.setCurrentItem(item)
        self._empty.setVisible(not lines)
        self._undo.setEnabled(live and undoable)
        self._write.setEnabled(live)
        self._enable()

    def _chosen(self) -> int | None:
        row = self.list.currentRow()
        number = None if row < 0 else self.list.item(row).data(_NUMBER)
        return None if number is None else int(number)

    def _rewrite_chosen(self) -> None:
        number = self._chosen()
        if number is not None and self._live:
            self.rewrite_pressed.emit(number)

    def _delete_chosen(self) -> None:
        number = self._chosen()
        if number is not None and self._live:
            self.delete_pressed.emit(number)

    def _enable(self) -> None:
        can = self._live and self._chosen() is not None
        self._rewrite.setEnabled(can)
        self._delete.setEnabled(can)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Notes of the session"))
        self.list.setAccessibleName(self.tr("Notes, in time order"))
        self._empty.setText(
            self.tr("No notes yet. What you write down stands above the lanes and is saved with the session.")
        )
        self._write.setText(self.tr("Write…"))
        self._rewrite.setText(self.tr("Change…"))
        self._delete.setText(self.tr("Delete"))
        self._undo.setText(self.tr("Undo"))

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return room for a few lines."""
        return QSize(520, 320)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
