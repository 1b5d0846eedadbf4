"""Big type for a projector: every text of the window, and what is measured by it, half as large again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtWidgets import QApplication

from sepgui.ui.views.menus import Act

if TYPE_CHECKING:
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.main_window import MainWindow

BIGGER = 1.5


class BigType(QObject):
    """Changes the application's font while it runs; what it was comes back when it is switched off.

    Which it was is remembered, and taken up again when the window opens the next time.
    """

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._usual: QFont | None = None
        window.closed.connect(self.end)
        if settings.big_type:
            self._begin()

    @property
    def is_on(self) -> bool:
        """Whether the type is big."""
        return self._usual is not None

    def toggle(self) -> None:
        """Make the type big, or as it was, and remember it."""
        if self.is_on:
            self.end()
        else:
            self._begin()
        self._settings.big_type = self.is_on

    def _begin(self) -> None:
        usual = self._usual = QApplication.font()
        big = QFont(usual)
        big.setPixelSize(round(QFontInfo(usual).pixelSize() * BIGGER))
        self._use(big)

    def end(self) -> None:
        """Make the type as it was."""
        usual, self._usual = self._usual, None
        if usual is not None:
            self._use(usual)

    def _use(self, font: QFont) -> None:
        QApplication.setFont(font)
        self._window.menus.set_checked(Act.BIG_TYPE, self.is_on)
