"""Tells what happened to whoever looks elsewhere: notification, sound, and a word to a screen reader."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from sepgui.ui.settings import Settings
    from sepgui.ui.widgets.glyphs import Glyph

SILENCE_S = 3600.0


class Messenger(Protocol):
    """The place on the desktop that shows the worst state and messages."""

    def show_state(self, glyph: Glyph, words: str) -> None:
        """Show the worst state, by shape and colour, and in words under the pointer."""
        ...

    def tell(self, title: str, words: str, glyph: Glyph, *, stays: bool = False) -> None:
        """Show a message for a moment, or, if it stays, until it was seen."""
        ...

    def close(self) -> None:
        """Go away."""
        ...


class Herald(QObject):
    """Says things once. `silent` for an hour where the person wants it: then only a screen reader is told.

    `silence_changed` follows when silence begins or ends; `now_s` is a clock that never goes back.
    """

    silence_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        settings: Settings,
        messenger: Messenger,
        parent: QObject | None = None,
        now_s: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._messenger = messenger
        self._now_s = now_s
        self._silent_until_s = 0.0

    @property
    def silent(self) -> bool:
        """Whether notifications and sound rest."""
        return self._now_s() < self._silent_until_s

    def rest(self) -> None:
        """Be silent for an hour."""
        self._silent_until_s = self._now_s() + SILENCE_S
        self.silence_changed.emit()

    def speak(self) -> None:
        """Be silent no more."""
        self._silent_until_s = 0.0
        self.silence_changed.emit()

    def tell(self, title: str, words: str, glyph: Glyph, *, stays: bool = False) -> None:
        """Show a notification, make a sound if that is wanted, and have it read out."""
        self.announce(words)
        if self.silent:
            return
        self._messenger.tell(title, words, glyph, stays=stays)
        if self._settings.sound:
            QApplication.beep()

    def show_state(self, glyph: Glyph, words: str) -> None:
        """Show the worst state in the tray."""
        self._messenger.show_state(glyph, words)

    def announce(self, words: str) -> None:
        """Have a sentence read out by a screen reader, when it has time."""
        event = QAccessibleAnnouncementEvent(self._window, words)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)

    def close(self) -> None:
        """Take the icon away."""
        self._messenger.close()


def program_name() -> str:
    """Return the title of notifications."""
    return QCoreApplication.applicationName()
