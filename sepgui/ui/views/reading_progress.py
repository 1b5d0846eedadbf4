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

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._said = Label(Face.BODY, self.tr("Reading …"), self)
        self._bar = QProgressBar(self)
        self._bar.setRange(0, 0)
        self._bar.setMinimumWidth(_WIDE)
        self._bar.setAccessibleName(self.tr("How far it is"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        self.rejected.connect(self.given_up)
        body = QVBoxLayout(self)
        body.addWidget(self._said)
        body.addWidget(self._bar)
        body.addWidget(buttons)

    @property
    def said(self) -> str:
        """What the dialog says."""
        return self._said.text()

    def show_read(self, done: int, cells: int) -> None:
        """Show how many ports are read."""
        self._bar.setRange(0, max(1, cells))
        self._bar.setValue(done)
        self._said.setText(self.tr("{done} of {cells} ports read").format(done=done, cells=cells))
