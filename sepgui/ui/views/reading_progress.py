"""How far work beside the window is, and the button that ends it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import Label

_WIDE = 300


class ReadingProgress(QDialog):
    """`given_up` when the person wants it no more."""

    given_up = Signal()

    def __init__(self, title: str, parent: QWidget | None = None, *, first: str = "", name: str = "") -> None:
        """Show a title; `first` is said until something was read, `name` is what the bar is called."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.label = Label(Face.BODY, first or self.tr("Reading …"), self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1)  # a bar without an end would have to move
        self.bar.setMinimumWidth(_WIDE)
        self.bar.setAccessibleName(name or self.tr("How far it is"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        self.rejected.connect(self.given_up)
        body = QVBoxLayout(self)
        body.addWidget(self.label)
        body.addWidget(self.bar)
        body.addWidget(buttons)

    @property
    def said(self) -> str:
        """What the dialog says."""
        return self.label.text()

    def show_read(self, done: int, cells: int) -> None:
        """Show how many ports are read."""
        self.bar.setRange(0, max(1, cells))
        self.bar.setValue(done)
        self.label.setText(self.tr("{done} of {cells} ports read").format(done=done, cells=cells))
