"""How far work beside the window is, and the button that ends it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QProgressBar, QVBoxLayout, QWidget

from sepgui.ui.fonts import Face
from sepgui.ui.widgets.card import Label

_WIDE = 300


class ReadingProgress(QDialog):
    """`given_up` when the person wants it no more."""

    given_up = Signal()

    def __init__(self, title: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = title
        self._read: tuple[int, int] | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.label = Label(Face.BODY, "", self)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1)  # a bar without an end would have to move
        self.bar.setMinimumWidth(_WIDE)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        buttons.rejected.connect(self.reject)
        self.rejected.connect(self.given_up)
        body = QVBoxLayout(self)
        body.addWidget(self.label)
        body.addWidget(self.bar)
        body.addWidget(buttons)
        self._retranslate()

    @property
    def said(self) -> str:
        """What the dialog says."""
        return self.label.text()

    def show_read(self, done: int, cells: int) -> None:
        """Show how many ports are read."""
        self.bar.setRange(0, max(1, cells))
        self.bar.setValue(done)
        self._read = done, cells
        self._say()

    def _say(self) -> None:
        """Say in the present language how far it is."""
        if self._read is None:
            self.label.setText(self._beginning())
        else:
            done, cells = self._read
            self.label.setText(self.tr("{done} of {cells} ports read").format(done=done, cells=cells))

    def _beginning(self) -> str:
        """Return what is said until something was read."""
        return self.tr("Reading…")

    def _bar_name(self) -> str:
        """Return what the bar is called."""
        return self.tr("How far it is")

    def _retranslate(self) -> None:
        self.setWindowTitle(self._title())
        self.bar.setAccessibleName(self._bar_name())
        self._say()

    # Qt's own names

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
