"""How large a window beside the main one opens: as large text needs, and never beyond the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize

from sepgui.ui.fonts import grown

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_EDGE = QSize(16, 48)
"""What is left free on a screen, for the frame of the window."""


def size_window(window: QWidget, wide: int, high: int) -> None:
    """Give a window its first size, in logical pixels for text of 13, within what the screen has."""
    parent = window.parentWidget()
    room = window.screen().availableGeometry().size() - _EDGE
    if parent is not None:
        room = room.expandedTo(parent.window().size() - _EDGE / 2)  # which the screen holds, whatever it says
    window.resize(QSize(grown(wide), grown(high)).boundedTo(room))
