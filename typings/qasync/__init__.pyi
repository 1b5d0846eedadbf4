"""What sepgui calls of qasync 0.28 (it ships no types)."""

import asyncio

from PySide6.QtCore import QCoreApplication

class QEventLoop(asyncio.AbstractEventLoop):
    def __init__(self, app: QCoreApplication | None = ...) -> None: ...
