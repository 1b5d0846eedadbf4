"""A button whose face is a sentence: it takes the height that the words need at its width."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from sepgui.ui.fonts import Face, face
from sepgui.ui.widgets.wrapping import Lines, lines_height

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_LEAST = 80


class WordedButton(QAbstractButton):
    """What clue lines and the headline have in common; pressed, or with Enter, it leads where its words do.

    `air` is the room above and below the words, `width` what it would like to have, in pixels.
    """

    def __init__(self, style: Face, *, air: int, width: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._face = style
        self._air = air
        self._width = width
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def lines(self, width: int) -> Lines:
        """Return the words broken for a width."""
        raise NotImplementedError

    def lead(self, description: str) -> None:
        """Take the focus and the pointer's hand where the words lead somewhere: `description` says where."""
        self.setAccessibleDescription(description)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if description else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if description else Qt.CursorShape.ArrowCursor)

    @property
    def leads(self) -> bool:
        """Whether pressing it does something."""
        return self.focusPolicy() != Qt.FocusPolicy.NoFocus

    # Qt's own names

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow with Enter too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.leads:
            self.click()
        else:
            super().keyPressEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Whether the height follows the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need."""
        return math.ceil(lines_height(self.lines(width), face(self._face))) + 2 * self._air

    def sizeHint(self) -> QSize:
        """Return the size at the present width."""
        return QSize(self._width, self.heightForWidth(max(self._width, self.width())))

    def minimumSizeHint(self) -> QSize:
        """Return one narrow line."""
        line = lines_height(Lines(("",), whole=True), face(self._face))
        return QSize(_LEAST, math.ceil(line) + 2 * self._air)
