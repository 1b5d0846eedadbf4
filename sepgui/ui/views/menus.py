"""The menus of the window, as one literal table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from sepgui.i18n import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QAction
    from PySide6.QtWidgets import QMenuBar


class Act(Enum):
    """Everything a menu can do."""

    NEW_PAIR = auto()
    OPEN = auto()
    OPEN_SITE_FORM = auto()
    DEMO = auto()
    SAVE_AS = auto()
    QUIT = auto()
    START_OR_PAUSE = auto()
    RUN_ONCE = auto()
    ASK_CHOSEN = auto()
    TELL_CHOSEN = auto()
    TELL_ALL = auto()
    STOP_WAITING = auto()
    INTERVAL_5 = auto()
    INTERVAL_15 = auto()
    INTERVAL_30 = auto()
    INTERVAL_60 = auto()
    INTERVAL_300 = auto()
    SOUND = auto()
    SILENCE = auto()
    THUMBNAIL = auto()
    ADD_NOTE = auto()
    NOTES = auto()
    UNDO = auto()
    REDO = auto()
    COPY_TEXT = auto()
    COPY_CSV = auto()
    COPY_MARKDOWN = auto()
    FILTER = auto()
    SORT_WORST = auto()
    SORT_PORT = auto()
    SORT_ENTRY = auto()
    SORT_DIRECTION = auto()
    SORT_NOW = auto()
    SORT_LOSS = auto()
    GROUP_NONE = auto()
    GROUP_DIRECTION = auto()
    GROUP_JUDGEMENT = auto()
    COLUMN_DIRECTION = auto()
    COLUMN_HOST = auto()
    COLUMN_REASON = auto()
    COLUMN_NOW = auto()
    COLUMN_LOSS = auto()
    COLUMN_HISTORY = auto()
    RANGE_QUARTER = auto()
    RANGE_HOUR = auto()
    RANGE_DAY = auto()
    RANGE_MONTH = auto()
    GRAPH_ZOOM_IN = auto()
    GRAPH_ZOOM_OUT = auto()
    GRAPH_EARLIER = auto()
    GRAPH_LATER = auto()
    GRAPH_LIVE = auto()
    GRAPH_READ_BACK = auto()
    GRAPH_READ_ON = auto()
    GRAPH_FOCUS = auto()
    GRAPH_ZERO = auto()
    GRAPH_FIT = auto()
    GRAPH_LOG = auto()
    GRAPH_SAVE = auto()
    GRAPH_COPY = auto()
    THEME_SYSTEM = auto()
    THEME_LIGHT = auto()
    THEME_DARK = auto()
    THEME_LIGHT_CONTRAST = auto()
    THEME_DARK_CONTRAST = auto()
    LANG_SYSTEM = auto()
    LANG_IT = auto()
    LANG_EN = auto()
    GUIDE = auto()
    WHAT_IS_THIS = auto()
    PALETTE = auto()
    ABOUT = auto()


ROW_ACTS = frozenset(
    act for act in Act if act is Act.FILTER or act.name.startswith(("COPY_", "SORT_", "GROUP_", "COLUMN_"))
)
"""What is done to the rows of the matrix."""


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a menu; items of one `choice` exclude each other, those of `SWITCH` stand alone."""

    act: Act
    text: Text
    keys: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu within a menu."""

    text: Text
    items: tuple[Item, ...]


SWITCH = "switch"
INTERVALS = {
    Act.INTERVAL_5: 5,
    Act.INTERVAL_15: 15,
    Act.INTERVAL_30: 30,
    Act.INTERVAL_60: 60,
    Act.INTERVAL_300: 300,
}
"""The intervals that a watch of the window can have, in seconds."""

Line = Item | Submenu | None
"""None is a separator."""

MENUS: tuple[tuple[Text, tuple[Line, ...]], ...] = (
    (
        QT_TRANSLATE_NOOP("Menus", "&File"),
        (
            Item(Act.NEW_PAIR, QT_TRANSLATE_NOOP("Menus", "&New pair…"), "Ctrl+N"),
            Item(Act.OPEN, QT_TRANSLATE_NOOP("Menus", "&Open session or site…"), "Ctrl+O"),
            Item(Act.OPEN_SITE_FORM, QT_TRANSLATE_NOOP("Menus", "S&ite…"), "Ctrl+E"),
            Item(Act.DEMO, QT_TRANSLATE_NOOP("Menus", "Try the &demo"), "Ctrl+D"),
            None,
            Item(Act.SAVE_AS, QT_TRANSLATE_NOOP("Menus", "&Save session as…"), "Ctrl+S"),
            None,
            Item(Act.QUIT, QT_TRANSLATE_NOOP("Menus", "&Quit"), "Ctrl+Q"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Edit"),
        (
            Item(Act.UNDO, QT_TRANSLATE_NOOP("Menus", "&Undo"), "Ctrl+Z"),
            Item(Act.REDO, QT_TRANSLATE_NOOP("Menus", "&Redo"), "Ctrl+Y"),
            None,
            Item(Act.ADD_NOTE, QT_TRANSLATE_NOOP("Menus", "&Write a note…"), "Ctrl+Shift+N"),
            Item(Act.NOTES, QT_TRANSLATE_NOOP("Menus", "&Notes"), "Ctrl+Shift+L"),
            None,
            Item(Act.COPY_TEXT, QT_TRANSLATE_NOOP("Menus", "&Copy rows"), "Ctrl+C"),
            Item(Act.COPY_CSV, QT_TRANSLATE_NOOP("Menus", "Copy rows as C&SV"), "Ctrl+Shift+C"),
            Item(Act.COPY_MARKDOWN, QT_TRANSLATE_NOOP("Menus", "Copy rows as &Markdown"), "Ctrl+Shift+M"),
            None,
            Item(Act.FILTER, QT_TRANSLATE_NOOP("Menus", "&Filter the rows"), "Ctrl+F"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Run"),
        (
            Item(Act.START_OR_PAUSE, QT_TRANSLATE_NOOP("Menus", "&Start or pause"), "F5"),
            Item(Act.RUN_ONCE, QT_TRANSLATE_NOOP("Menus", "Run &once"), "Ctrl+R"),
            Item(Act.ASK_CHOSEN, QT_TRANSLATE_NOOP("Menus", "&Ask the chosen port"), "Ctrl+Return"),
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "&Interval"),
                (
                    Item(Act.INTERVAL_5, QT_TRANSLATE_NOOP("Menus", "&5 seconds"), "", "interval"),
                    Item(Act.INTERVAL_15, QT_TRANSLATE_NOOP("Menus", "&15 seconds"), "", "interval"),
                    Item(Act.INTERVAL_30, QT_TRANSLATE_NOOP("Menus", "&30 seconds"), "", "interval"),
                    Item(Act.INTERVAL_60, QT_TRANSLATE_NOOP("Menus", "1 &minute"), "", "interval"),
                    Item(Act.INTERVAL_300, QT_TRANSLATE_NOOP("Menus", "5 m&inutes"), "", "interval"),
                ),
            ),
            None,
            Item(Act.TELL_CHOSEN, QT_TRANSLATE_NOOP("Menus", "&Tell me when it opens"), "Ctrl+T"),
            Item(
                Act.TELL_ALL,
                QT_TRANSLATE_NOOP("Menus", "Tell me of &every failing port"),
                "Ctrl+Shift+T",
            ),
            Item(Act.STOP_WAITING, QT_TRANSLATE_NOOP("Menus", "Stop &waiting"), "Ctrl+Shift+W"),
            None,
            Item(Act.SOUND, QT_TRANSLATE_NOOP("Menus", "Sou&nd with notifications"), "", SWITCH),
            Item(Act.SILENCE, QT_TRANSLATE_NOOP("Menus", "No notifications for an &hour"), "", SWITCH),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&View"),
        (
            Item(
                Act.THUMBNAIL, QT_TRANSLATE_NOOP("Menus", "Small window that stays on &top"), "Ctrl+J", SWITCH
            ),
            None,
            Item(Act.RANGE_QUARTER, QT_TRANSLATE_NOOP("Menus", "Last 15 &minutes"), "Ctrl+1", "range"),
            Item(Act.RANGE_HOUR, QT_TRANSLATE_NOOP("Menus", "Last &hour"), "Ctrl+2", "range"),
            Item(Act.RANGE_DAY, QT_TRANSLATE_NOOP("Menus", "Last &24 hours"), "Ctrl+3", "range"),
            Item(Act.RANGE_MONTH, QT_TRANSLATE_NOOP("Menus", "Last &30 days"), "Ctrl+4", "range"),
            None,
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "&Sort by"),
                (
                    Item(Act.SORT_WORST, QT_TRANSLATE_NOOP("Menus", "The &worst first"), "", "sort"),
                    Item(Act.SORT_PORT, QT_TRANSLATE_NOOP("Menus", "&Port"), "", "sort"),
                    Item(Act.SORT_ENTRY, QT_TRANSLATE_NOOP("Menus", "&Entry"), "", "sort"),
                    Item(Act.SORT_DIRECTION, QT_TRANSLATE_NOOP("Menus", "&Direction"), "", "sort"),
                    Item(Act.SORT_NOW, QT_TRANSLATE_NOOP("Menus", "&Latency now"), "", "sort"),
                    Item(Act.SORT_LOSS, QT_TRANSLATE_NOOP("Menus", "L&oss"), "", "sort"),
                ),
            ),
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "&Group by"),
                (
                    Item(Act.GROUP_NONE, QT_TRANSLATE_NOOP("Menus", "&Nothing"), "Ctrl+Shift+0", "group"),
                    Item(
                        Act.GROUP_DIRECTION, QT_TRANSLATE_NOOP("Menus", "&Direction"), "Ctrl+Shift+1", "group"
                    ),
                    Item(
                        Act.GROUP_JUDGEMENT, QT_TRANSLATE_NOOP("Menus", "&Judgement"), "Ctrl+Shift+2", "group"
                    ),
                ),
            ),
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "&Columns"),
                (
                    Item(Act.COLUMN_DIRECTION, QT_TRANSLATE_NOOP("Menus", "&Direction"), "", SWITCH),
                    Item(Act.COLUMN_HOST, QT_TRANSLATE_NOOP("Menus", "&Host"), "", SWITCH),
                    Item(Act.COLUMN_REASON, QT_TRANSLATE_NOOP("Menus", "&Reason"), "", SWITCH),
                    Item(Act.COLUMN_NOW, QT_TRANSLATE_NOOP("Menus", "&Latency now"), "", SWITCH),
                    Item(Act.COLUMN_LOSS, QT_TRANSLATE_NOOP("Menus", "L&oss"), "", SWITCH),
                    Item(Act.COLUMN_HISTORY, QT_TRANSLATE_NOOP("Menus", "H&istory"), "", SWITCH),
                ),
            ),
            None,
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "Th&eme"),
                (
                    Item(Act.THEME_SYSTEM, QT_TRANSLATE_NOOP("Menus", "As the &system"), "", "theme"),
                    Item(Act.THEME_LIGHT, QT_TRANSLATE_NOOP("Menus", "&Light"), "", "theme"),
                    Item(Act.THEME_DARK, QT_TRANSLATE_NOOP("Menus", "&Dark"), "", "theme"),
                    Item(
                        Act.THEME_LIGHT_CONTRAST,
                        QT_TRANSLATE_NOOP("Menus", "Light, &high contrast"),
                        "",
                        "theme",
                    ),
                    Item(
                        Act.THEME_DARK_CONTRAST,
                        QT_TRANSLATE_NOOP("Menus", "Dark, high &contrast"),
                        "",
                        "theme",
                    ),
                ),
            ),
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "&Language"),
                (
                    Item(Act.LANG_SYSTEM, QT_TRANSLATE_NOOP("Menus", "As the s&ystem"), "", "language"),
                    Item(Act.LANG_IT, Text("", "&Italiano"), "", "language"),
                    Item(Act.LANG_EN, Text("", "&English"), "", "language"),
                ),
            ),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Graph"),
        (
            Item(Act.GRAPH_ZOOM_IN, QT_TRANSLATE_NOOP("Menus", "Zoom &in"), "Ctrl++"),
            Item(Act.GRAPH_ZOOM_OUT, QT_TRANSLATE_NOOP("Menus", "Zoom &out"), "Ctrl+-"),
            Item(Act.GRAPH_EARLIER, QT_TRANSLATE_NOOP("Menus", "&Earlier"), "Alt+Left"),
            Item(Act.GRAPH_LATER, QT_TRANSLATE_NOOP("Menus", "&Later"), "Alt+Right"),
            Item(Act.GRAPH_LIVE, QT_TRANSLATE_NOOP("Menus", "Back to the &present"), "Ctrl+Home"),
            None,
            Item(Act.GRAPH_READ_BACK, QT_TRANSLATE_NOOP("Menus", "Read the value &before"), "Ctrl+Alt+Left"),
            Item(Act.GRAPH_READ_ON, QT_TRANSLATE_NOOP("Menus", "Read the &next value"), "Ctrl+Alt+Right"),
            Item(
                Act.GRAPH_FOCUS,
                QT_TRANSLATE_NOOP("Menus", "N&umbers of what the graph shows"),
                "Ctrl+Shift+F",
            ),
            None,
            Item(Act.GRAPH_ZERO, QT_TRANSLATE_NOOP("Menus", "Height from &zero"), "Ctrl+Shift+Z", "scale"),
            Item(Act.GRAPH_FIT, QT_TRANSLATE_NOOP("Menus", "Height to &fit"), "Ctrl+Shift+H", "scale"),
            Item(Act.GRAPH_LOG, QT_TRANSLATE_NOOP("Menus", "Lo&garithmic height"), "Ctrl+L", "scale"),
            None,
            Item(Act.GRAPH_SAVE, QT_TRANSLATE_NOOP("Menus", "&Save the picture…"), "Ctrl+Shift+P"),
            Item(Act.GRAPH_COPY, QT_TRANSLATE_NOOP("Menus", "&Copy the picture"), "Ctrl+Shift+G"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Help"),
        (
            Item(Act.GUIDE, QT_TRANSLATE_NOOP("Menus", "&User guide"), "F1"),
            Item(Act.WHAT_IS_THIS, QT_TRANSLATE_NOOP("Menus", "&What is this port for?"), "Shift+F1"),
            Item(Act.PALETTE, QT_TRANSLATE_NOOP("Menus", "Find a &command…"), "Ctrl+K"),
            None,
            Item(Act.ABOUT, QT_TRANSLATE_NOOP("Menus", "&About sepgui")),
        ),
    ),
)


class Menus:
    """The actions of the table, in a menu bar."""

    def __init__(self, bar: QMenuBar, do: Callable[[Act], None]) -> None:
        self._bar = bar
        self._do = do
        self._actions: dict[Act, QAction] = {}
        self._texts: list[tuple[QAction, Text]] = []
        self._groups: dict[str, QActionGroup] = {}
        for text, lines in MENUS:
            menu = bar.addMenu("")
            self._texts.append((menu.menuAction(), text))
            self._fill(menu, lines)
        self.retranslate()

    @property
    def bar(self) -> QMenuBar:
        """The bar with all menus."""
        return self._bar

    def action(self, act: Act) -> QAction:
        """Return the action of a line."""
        return self._actions[act]

    def popup(self, acts: Sequence[Act | None], at: QPoint) -> QMenu:
        """Show some of the lines as a menu at a place on screen, and return it; None is a separator."""
        menu = QMenu(self._bar)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for act in acts:
            if act is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[act])
        menu.popup(at)
        return menu

    def check(self, act: Act) -> None:
        """Mark a line as the one chosen of its kind."""
        self._actions[act].setChecked(True)

    def set_checked(self, act: Act, checked: bool) -> None:
        """Mark a line that stands alone, or not."""
        self._actions[act].setChecked(checked)

    def enable(self, enabled: dict[Act, bool]) -> None:
        """Let lines be used, or not."""
        for act, can in enabled.items():
            self._actions[act].setEnabled(can)

    def retranslate(self) -> None:
        """Name every line in the present language."""
        for action, text in self._texts:
            words = QCoreApplication.translate(text.context, text.source) if text.context else text.source
            action.setText(words)

    def _fill(self, menu: QMenu, lines: tuple[Line, ...]) -> None:
        for line in lines:
            match line:
                case None:
                    menu.addSeparator()
                case Submenu(text, items):
                    below = menu.addMenu("")
                    self._texts.append((below.menuAction(), text))
                    self._fill(below, items)
                case Item():
                    self._add(menu, line)

    def _add(self, menu: QMenu, item: Item) -> None:
        action = menu.addAction("")
        if item.keys:
            action.setShortcut(QKeySequence(item.keys))
        action.setCheckable(bool(item.choice))
        if item.choice and item.choice != SWITCH:
            group = self._groups.get(item.choice)
            if group is None:
                group = self._groups[item.choice] = QActionGroup(self._bar)
            group.addAction(action)
        act = item.act
        action.triggered.connect(lambda: self._do(act))
        self._actions[act] = action
        self._texts.append((action, item.text))
