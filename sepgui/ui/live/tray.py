"""What stands outside the window: an icon in the tray with the worst state, and messages of the desktop."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QSystemTrayIcon

from sepgui.ui.live.notices import Notices
from sepgui.ui.views.menus import Act
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.state_icon import state_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from sepgui.ui.views.main_window import MainWindow

_SHOWN_MS = 10_000
_LINES = (Act.START_OR_PAUSE, Act.RUN_ONCE, Act.THUMBNAIL, Act.SILENCE, Act.QUIT)


class Desktop:
    """A `Messenger`: the worst state in the tray, messages from the desktop's own service where it has one.

    Else the tray shows them; where there is no tray either, the window asks for attention.
    """

    def __init__(self, window: MainWindow, bus: str) -> None:
        self._window = window
        self._tray = Tray(window)
        self._tray.show()
        self._notices = Notices(bus, window) if bus else None
        if self._notices is not None:
            self._notices.pressed.connect(lambda: bring_forward(window))

    def show_state(self, glyph: Glyph, words: str) -> None:
        """Show the worst state in the tray."""
        self._tray.show_state(glyph, words)

    def tell(self, title: str, words: str, glyph: Glyph, *, stays: bool = False) -> None:
        """Show a message; one that stays is shown until it was seen, where the desktop can do that."""

        def otherwise() -> None:
            if QSystemTrayIcon.isSystemTrayAvailable():
                self._tray.tell(title, words, glyph)

        QApplication.alert(self._window)
        if self._notices is None:
            otherwise()
        else:
            icon = state_icon(glyph, self._window.palette())
            self._notices.tell(title, words, icon, otherwise, stays=stays)

    def close(self) -> None:
        """Go away."""
        self._tray.close()
        if self._notices is not None:
            self._notices.close()


class Tray:
    """The icon in the system's tray; it appears when the tray does."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._icon = QSystemTrayIcon(window.windowIcon(), window)
        self.menu = QMenu(window)
        for act in _LINES:
            self.menu.addAction(window.menus.action(act))
        self._icon.setContextMenu(self.menu)
        self._icon.activated.connect(self._activate)
        self._icon.messageClicked.connect(lambda: bring_forward(window))
        self._shown: tuple[Glyph, str] | None = None

    def show(self) -> None:
        """Stand in the tray; under X11 also in one that comes later."""
        if QSystemTrayIcon.isSystemTrayAvailable() or QGuiApplication.platformName() == "xcb":
            self._icon.show()

    @property
    def words(self) -> str:
        """What stands under the pointer."""
        return self._icon.toolTip()

    def show_state(self, glyph: Glyph, words: str) -> None:
        """Show the worst state, by shape and colour, and in words under the pointer."""
        if (glyph, words) == self._shown:
            return
        self._shown = (glyph, words)
        self._icon.setIcon(state_icon(glyph, self._window.palette()))
        self._icon.setToolTip(words)

    def tell(self, title: str, words: str, glyph: Glyph) -> None:
        """Show a message for a moment."""
        self._icon.showMessage(title, words, state_icon(glyph, self._window.palette()), _SHOWN_MS)

    def close(self) -> None:
        """Go away."""
        self._icon.hide()

    def _activate(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            bring_forward(self._window)


def bring_forward(window: QWidget) -> None:
    """Show a window in front of the others, minimised or not."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
