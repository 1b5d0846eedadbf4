"""Why a line of the menus cannot be done now, and which lines wait for a session at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.engine.pipe import Opened
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.ui.views.menu_acts import ON_GRAPH, Act

if TYPE_CHECKING:
    from sepgui.ui.desk import Desk
    from sepgui.ui.views.main_window import MainWindow

NO_SESSION = QT_TRANSLATE_NOOP("Reasons", "First open a session or begin one.")
NOT_LIVE = QT_TRANSLATE_NOOP("Reasons", "A saved session asks nobody; Start begins a new one.")
NO_FAILING_PORT = QT_TRANSLATE_NOOP("Reasons", "First choose a port that fails.")
NOTHING_AWAITED = QT_TRANSLATE_NOOP("Reasons", "No port is waited for.")
NOTHING_TO_UNDO = QT_TRANSLATE_NOOP("Reasons", "Nothing was done that could be undone.")
NOTHING_TO_REDO = QT_TRANSLATE_NOOP("Reasons", "Nothing was undone.")
NO_DEMO = QT_TRANSLATE_NOOP("Reasons", "Only in a demo: first choose a scenario.")
NO_STEERED_CLOCK = QT_TRANSLATE_NOOP("Reasons", "Only a demo or a replay has a clock to steer.")
NOT_SAVED_ONE = QT_TRANSLATE_NOOP("Reasons", "Only a saved session is replayed: first open one.")
NONE_RECENT = QT_TRANSLATE_NOOP("Reasons", "No session was opened or saved lately.")
NONE_GONE = QT_TRANSLATE_NOOP("Reasons", "All of them are still there.")
NONE_CUT_OFF = QT_TRANSLATE_NOOP("Reasons", "No session was cut off.")

_OF_A_SESSION = (
    Act.SAVE_AS,
    Act.SAVE_REPORT,
    Act.DIFF_SPANS,
    Act.COPY_TEXT,
    Act.COPY_CSV,
    Act.COPY_MARKDOWN,
    Act.FILTER,
    Act.HIDE_ROWS,
    Act.SHOW_BYTES,
    Act.THUMBNAIL,
    *ON_GRAPH,
)
_OF_ONE_THAT_ASKS = (Act.RUN_ONCE, Act.ASK_CHOSEN)


class Reasons(QObject):
    """Lets lines that need a session be used once there is one, and says of the others what they lack."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._menus = window.menus
        desk.told.connect(self._take)
        self._menus.enable(dict.fromkeys((*_OF_A_SESSION, *_OF_ONE_THAT_ASKS), False), NO_SESSION)
        if desk.opened is not None:
            self._take(desk.opened)

    def _take(self, event: object) -> None:
        if isinstance(event, Opened):
            self._menus.enable(dict.fromkeys(_OF_A_SESSION, True))
            self._menus.enable(dict.fromkeys(_OF_ONE_THAT_ASKS, event.live), NOT_LIVE)
