"""An editable list of hosts: those of the site and those asked lately; anything else can be typed.

What is typed narrows the list to the names that contain it; the arrows and Enter choose from it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LINES = 12
"""How many names a list shows at once."""


class HostPicker(QComboBox):
    """Emits `settled` when the person chose an entry or pressed Enter on what was typed."""

    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(_LINES)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(30)
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        edit = self.lineEdit()
        if edit is not None:
            edit.setTextMargins(6, 0, 6, 0)
            edit.setAcceptDrops(False)  # a file that is dropped here is meant for the window
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(_LINES)
        self.setCompleter(completer)
        self._name = ""
        self.editTextChanged.connect(self._tell_whole)
        self._just = QTimer(self)
        self._just.setSingleShot(True)
        self._just.setInterval(0)
        self.activated.connect(self._settle)

    def offer(self, names: Sequence[str]) -> None:
        """Offer these names, each once; what is typed stays."""
        wanted = list(dict.fromkeys(name for name in names if name))
        if wanted == [self.itemText(index) for index in range(self.count())]:
            return
        typed = self.currentText()
        blocked = self.blockSignals(True)
        self.clear()
        self.addItems(wanted)
        self.setEditText(typed)
        self.blockSignals(blocked)

    @property
    def host(self) -> str:
        """What is typed or chosen, without spaces around it."""
        return self.currentText().strip()

    def show_host(self, name: str) -> None:
        """Show a host as chosen, from its beginning."""
        if self.currentText() != name:
            self.setEditText(name)
        edit = self.lineEdit()
        if edit is not None:
            edit.setCursorPosition(0)

    def say_tip(self, name: str) -> None:
        """Say under the pointer what this is, and the whole of what is typed."""
        self._name = name
        self._tell_whole(self.currentText())

    def _tell_whole(self, typed: str) -> None:
        if self._name:
            self.setToolTip(f"{self._name}: {typed}" if typed else self._name)

    def say_what(self, words: str) -> None:
        """Say what belongs here while nothing is typed."""
        edit = self.lineEdit()
        if edit is not None:
            edit.setPlaceholderText(words)

    def _settle(self) -> None:
        """Say it once for each press: Qt tells of Enter on a listed name, we tell of any Enter."""
        if not self._just.isActive():
            self._just.start()
            self.settled.emit()

    # Qt's own names

    def keyPressEvent(self, e: QKeyEvent) -> None:
        """Settle with Enter."""
        super().keyPressEvent(e)
        if e.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._settle()
