"""What a drawing is to those who do not see it: an image, with a name and a description."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSize


class Graphic(QLabel):
    """A place for drawn things that a screen reader calls an image: a plain widget it takes for filling."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        nothing = QPixmap(1, 1)
        nothing.fill("transparent")
        self.setPixmap(nothing)

    # Qt's own names

    def sizeHint(self) -> QSize:
        """Return what the things in it want."""
        layout = self.layout()
        return super().sizeHint() if layout is None else layout.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return what the things in it need."""
        layout = self.layout()
        return super().minimumSizeHint() if layout is None else layout.totalMinimumSize()
