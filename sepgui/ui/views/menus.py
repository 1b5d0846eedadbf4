"""The menus of the window, as one literal table."""

from __future__ import annotations

from dataclasses import dataclass

from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.ui.views.menu_acts import ROW_ACTS, Act


@dataclass(frozen=True, slots=True)
class Item:
    """A line of a menu; items of one `choice` exclude each other, those of `SWITCH` stand alone."""

    act: Act
    text: Text
    keys: str = ""
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Submenu:
    """A menu within a menu; None is a separator. One with a `name` has passing lines above its items."""

    text: Text
    items: tuple[Item | None, ...]
    name: str = ""


RECENT, ORDERS, GROUPINGS = "recent", "orders", "groupings"
"""Menus within a menu that others speak of."""


__all__ = [
    "GROUPINGS",
    "INTERVALS",
    "MENUS",
    "ORDERS",
    "RECENT",
    "ROW_ACTS",
    "SWITCH",
    "Act",
    "Item",
    "Line",
    "Submenu",
]

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
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "Open recen&t"),
                (
                    Item(Act.RECENT_GONE, QT_TRANSLATE_NOOP("Menus", "Forget those that are &gone")),
                    Item(Act.RECENT_CLEAR, QT_TRANSLATE_NOOP("Menus", "&Forget all")),
                ),
                RECENT,
            ),
            Item(Act.CUT_OFF, QT_TRANSLATE_NOOP("Menus", "Sessions c&ut off…"), "Ctrl+Shift+D"),
            Item(Act.IMPORT, QT_TRANSLATE_NOOP("Menus", "I&mport…"), "Ctrl+I"),
            Item(Act.OPEN_SITE_FORM, QT_TRANSLATE_NOOP("Menus", "S&ite…"), "Ctrl+G"),
            None,
            Item(Act.SAVE_AS, QT_TRANSLATE_NOOP("Menus", "&Save session as…"), "Ctrl+S"),
            Item(Act.SAVE_REPORT, QT_TRANSLATE_NOOP("Menus", "Save a &report…"), "Ctrl+P"),
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "Com&pare and merge"),
                (
                    Item(Act.DIFF_FILE, QT_TRANSLATE_NOOP("Menus", "&Compare with a file…"), "Ctrl+M"),
                    Item(Act.DIFF_SPANS, QT_TRANSLATE_NOOP("Menus", "Compare two s&pans…"), "Ctrl+Shift+S"),
                    Item(Act.MERGE, QT_TRANSLATE_NOOP("Menus", "&Merge with other hosts…"), "Ctrl+Shift+U"),
                ),
            ),
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
            Item(Act.HIDE_ROWS, QT_TRANSLATE_NOOP("Menus", "&Hide the chosen rows"), "Ctrl+Shift+X"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Run"),
        (
            Item(Act.START_OR_PAUSE, QT_TRANSLATE_NOOP("Menus", "&Start or pause"), "F5"),
            Item(Act.RUN_ONCE, QT_TRANSLATE_NOOP("Menus", "Run &once"), "Ctrl+R"),
            Item(Act.ASK_CHOSEN, QT_TRANSLATE_NOOP("Menus", "&Ask the chosen port"), "Ctrl+Return"),
            Item(Act.SHOW_BYTES, QT_TRANSLATE_NOOP("Menus", "Show the &bytes of the chosen port…"), "Ctrl+B"),
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
            Item(Act.THIS_COMPUTER, QT_TRANSLATE_NOOP("Menus", "This com&puter…"), "Ctrl+Shift+I"),
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
                    Item(Act.SORT_HOST, QT_TRANSLATE_NOOP("Menus", "&Host"), "", "sort"),
                    Item(Act.SORT_REASON, QT_TRANSLATE_NOOP("Menus", "&Reason"), "", "sort"),
                    Item(Act.SORT_NOW, QT_TRANSLATE_NOOP("Menus", "&Latency now"), "", "sort"),
                    Item(Act.SORT_LOSS, QT_TRANSLATE_NOOP("Menus", "L&oss"), "", "sort"),
                    Item(Act.SORT_P95, QT_TRANSLATE_NOOP("Menus", "p&95 of the latency"), "", "sort"),
                ),
                ORDERS,
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
                GROUPINGS,
            ),
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "&Columns"),
                (
                    Item(Act.COLUMN_DIRECTION, QT_TRANSLATE_NOOP("Menus", "&Direction"), "", SWITCH),
                    Item(Act.COLUMN_HOST, QT_TRANSLATE_NOOP("Menus", "&Host"), "", SWITCH),
                    Item(Act.COLUMN_REASON, QT_TRANSLATE_NOOP("Menus", "&Reason"), "", SWITCH),
                    Item(Act.COLUMN_NOW, QT_TRANSLATE_NOOP("Menus", "&Latency now"), "", SWITCH),
                    Item(Act.COLUMN_LOSS, QT_TRANSLATE_NOOP("Menus", "L&oss"), "", SWITCH),
                    Item(Act.COLUMN_P95, QT_TRANSLATE_NOOP("Menus", "p&95 of the latency"), "", SWITCH),
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
                Act.GRAPH_PICK,
                QT_TRANSLATE_NOOP("Menus", "This sample in the &details"),
                "Ctrl+Alt+Return",
            ),
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
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "Compare &with"),
                (
                    Item(Act.COMPARE_NOTHING, QT_TRANSLATE_NOOP("Menus", "&Nothing"), "Ctrl+0", "compare"),
                    Item(
                        Act.COMPARE_BEFORE,
                        QT_TRANSLATE_NOOP("Menus", "What came just &before"),
                        "Ctrl+5",
                        "compare",
                    ),
                    Item(
                        Act.COMPARE_HOUR, QT_TRANSLATE_NOOP("Menus", "An &hour earlier"), "Ctrl+6", "compare"
                    ),
                    Item(Act.COMPARE_DAY, QT_TRANSLATE_NOOP("Menus", "A &day earlier"), "Ctrl+7", "compare"),
                    Item(
                        Act.COMPARE_FOCUS,
                        QT_TRANSLATE_NOOP("Menus", "The span in &focus"),
                        "Ctrl+8",
                        "compare",
                    ),
                ),
            ),
            None,
            Item(Act.GRAPH_SAVE, QT_TRANSLATE_NOOP("Menus", "&Save the picture…"), "Ctrl+Shift+P"),
            Item(Act.GRAPH_COPY, QT_TRANSLATE_NOOP("Menus", "&Copy the picture"), "Ctrl+Shift+G"),
        ),
    ),
    (
        QT_TRANSLATE_NOOP("Menus", "&Demo"),
        (
            Item(Act.DEMO, QT_TRANSLATE_NOOP("Menus", "&Choose a scenario…"), "Ctrl+D"),
            None,
            Item(Act.CLOCK_PLAY, QT_TRANSLATE_NOOP("Menus", "&Play or pause the simulation"), "F8"),
            Item(Act.CLOCK_NEXT, QT_TRANSLATE_NOOP("Menus", "Jump to the &next event"), "F9"),
            Item(Act.CLOCK_START, QT_TRANSLATE_NOOP("Menus", "&Back to the start"), "Shift+F9"),
            Submenu(
                QT_TRANSLATE_NOOP("Menus", "Sp&eed"),
                (
                    Item(Act.SPEED_1, Text("", "×&1"), "", "speed"),
                    Item(Act.SPEED_2, Text("", "×&2"), "", "speed"),
                    Item(Act.SPEED_5, Text("", "×&5"), "", "speed"),
                    Item(Act.SPEED_10, Text("", "×1&0"), "", "speed"),
                    Item(Act.SPEED_30, Text("", "×&30"), "", "speed"),
                    Item(Act.SPEED_60, Text("", "×&60"), "", "speed"),
                    None,
                    Item(Act.CLOCK_FASTER, QT_TRANSLATE_NOOP("Menus", "&Faster"), "Ctrl+."),
                    Item(Act.CLOCK_SLOWER, QT_TRANSLATE_NOOP("Menus", "&Slower"), "Ctrl+,"),
                ),
            ),
            None,
            Item(
                Act.STUDIO_PANE,
                QT_TRANSLATE_NOOP("Menus", "Story and speaker n&otes"),
                "Ctrl+Shift+O",
                SWITCH,
            ),
            Item(
                Act.SPEAKER_WINDOW,
                QT_TRANSLATE_NOOP("Menus", "Speaker notes in a &window of their own"),
                "Ctrl+Shift+K",
                SWITCH,
            ),
            Item(Act.HIDE_ANSWER, QT_TRANSLATE_NOOP("Menus", "&Hide the answer"), "Ctrl+H", SWITCH),
            Item(Act.REVEAL_ANSWER, QT_TRANSLATE_NOOP("Menus", "&Reveal the answer"), "Ctrl+Shift+R"),
            Item(
                Act.BIG_TYPE, QT_TRANSLATE_NOOP("Menus", "Big &type for a projector"), "Ctrl+Shift+B", SWITCH
            ),
            None,
            Item(Act.REPLAY, QT_TRANSLATE_NOOP("Menus", "Replay this sess&ion"), "Ctrl+Shift+Y"),
            Item(Act.ANONYMISE, QT_TRANSLATE_NOOP("Menus", "&Anonymise this session…"), "Ctrl+Shift+A"),
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
