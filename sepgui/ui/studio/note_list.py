"""Speaker notes, one below the other: the one that holds now stands out."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import Label


def readable(kind: Face, parent: QWidget) -> Label:
    """Return an empty text that can be selected and copied."""
    label = Label(kind, "", parent).wrapped()
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    return label


class NoteList(QVBoxLayout):
    """The notes inside a widget that scrolls; each is a time, which may be empty, and words."""

    def __init__(self, kind: Face, spacing: int, inside: QWidget, scroll: QScrollArea) -> None:
        super().__init__()
        self.setSpacing(spacing)
        self.labels: tuple[Label, ...] = ()
        self._kind = kind
        self._inside = inside
        self._scroll = scroll
        self._current = -1

    def tell(self, notes: Iterable[tuple[str, str]]) -> None:
        """Show other notes."""
        for label in self.labels:
            self.removeWidget(label)
            label.deleteLater()
        self._current = -1
        self.labels = tuple(self._line(f"{time}  {words}" if time else words) for time, words in notes)

    def mark(self, current: int) -> None:
        """Bring the note that holds now to the fore: the others stand back."""
        if current == self._current:
            return
        self._current = current
        role = QPalette.ColorRole
        for number, label in enumerate(self.labels):
            label.setForegroundRole(role.WindowText if number == current else role.PlaceholderText)
        if 0 <= current < len(self.labels):
            self._scroll.ensureWidgetVisible(self.labels[current], 0, 24)

    def _line(self, words: str) -> Label:
        label = readable(self._kind, self._inside)
        label.setText(words)
        self.addWidget(label)
        return label
