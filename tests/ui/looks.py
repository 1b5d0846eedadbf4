"""What makes pictures equal everywhere: the bundled font at 13 px, and a cursor that does not blink."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont, QFontDatabase

from sepgui.assets import asset

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

FAMILY = "Inter"


def dress(app: QApplication) -> None:
    """Give the application the bundled font."""
    for weight in ("Regular", "Medium", "SemiBold"):
        QFontDatabase.addApplicationFont(str(asset("resources", "fonts", f"Inter-{weight}.otf")))
    font = QFont(FAMILY)
    font.setPixelSize(13)
    app.setFont(font)
    app.setCursorFlashTime(0)
