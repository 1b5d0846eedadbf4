"""Waits until something was painted, so that what is not seen at first comes after what is."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_PATIENCE_S = 0.2
"""How long a widget is waited for that is not painted: hidden by another window, or minimised."""


async def painted(widget: QWidget, patience_s: float = _PATIENCE_S) -> None:
    """Return once a widget was painted, or after a while."""
    watching = _Watching()
    widget.installEventFilter(watching)
    try:
        async with asyncio.timeout(patience_s):
            await watching.seen.wait()
            await asyncio.sleep(0)
    except TimeoutError:
        return
    finally:
        widget.removeEventFilter(watching)


class _Watching(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.seen = asyncio.Event()

    # Qt's own name

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            self.seen.set()
        return False
