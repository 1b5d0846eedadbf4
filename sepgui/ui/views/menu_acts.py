"""Everything that a line of a menu can do, by name."""

from __future__ import annotations

from enum import Enum, auto


class Act(Enum):
    """Everything a menu can do."""

    NEW_PAIR = auto()
    OPEN = auto()
    IMPORT = auto()
    OPEN_SITE_FORM = auto()
    RECENT_GONE = auto()
    RECENT_CLEAR = auto()
    CUT_OFF = auto()
    DEMO = auto()
    SAVE_AS = auto()
    SAVE_REPORT = auto()
    DIFF_FILE = auto()
    DIFF_SPANS = auto()
    MERGE = auto()
    QUIT = auto()
    START_OR_PAUSE = auto()
    RUN_ONCE = auto()
    ASK_CHOSEN = auto()
    SHOW_BYTES = auto()
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
    THIS_COMPUTER = auto()
    THUMBNAIL = auto()
    ADD_NOTE = auto()
    NOTES = auto()
    UNDO = auto()
    REDO = auto()
    COPY_TEXT = auto()
    COPY_CSV = auto()
    COPY_MARKDOWN = auto()
    FILTER = auto()
    HIDE_ROWS = auto()
    SORT_WORST = auto()
    SORT_PORT = auto()
    SORT_ENTRY = auto()
    SORT_DIRECTION = auto()
    SORT_HOST = auto()
    SORT_REASON = auto()
    SORT_NOW = auto()
    SORT_LOSS = auto()
    SORT_P95 = auto()
    GROUP_NONE = auto()
    GROUP_DIRECTION = auto()
    GROUP_JUDGEMENT = auto()
    COLUMN_DIRECTION = auto()
    COLUMN_HOST = auto()
    COLUMN_REASON = auto()
    COLUMN_NOW = auto()
    COLUMN_LOSS = auto()
    COLUMN_P95 = auto()
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
    GRAPH_PICK = auto()
    GRAPH_FOCUS = auto()
    GRAPH_ZERO = auto()
    GRAPH_FIT = auto()
    GRAPH_LOG = auto()
    COMPARE_NOTHING = auto()
    COMPARE_BEFORE = auto()
    COMPARE_HOUR = auto()
    COMPARE_DAY = auto()
    COMPARE_FOCUS = auto()
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
    CLOCK_PLAY = auto()
    CLOCK_NEXT = auto()
    CLOCK_START = auto()
    CLOCK_FASTER = auto()
    CLOCK_SLOWER = auto()
    SPEED_1 = auto()
    SPEED_2 = auto()
    SPEED_5 = auto()
    SPEED_10 = auto()
    SPEED_30 = auto()
    SPEED_60 = auto()
    STUDIO_PANE = auto()
    SPEAKER_WINDOW = auto()
    HIDE_ANSWER = auto()
    REVEAL_ANSWER = auto()
    REPLAY = auto()
    ANONYMISE = auto()
    BIG_TYPE = auto()
    GUIDE = auto()
    WHAT_IS_THIS = auto()
    PALETTE = auto()
    ABOUT = auto()


ROW_ACTS = frozenset(
    act
    for act in Act
    if act in (Act.FILTER, Act.HIDE_ROWS) or act.name.startswith(("COPY_", "SORT_", "GROUP_", "COLUMN_"))
)
"""What is done to the rows of the matrix."""


OF_SESSIONS = (
    *(Act.CLOCK_PLAY, Act.CLOCK_NEXT, Act.CLOCK_START, Act.CLOCK_FASTER, Act.CLOCK_SLOWER),
    *(Act.STUDIO_PANE, Act.SPEAKER_WINDOW, Act.REVEAL_ANSWER, Act.REPLAY, Act.ANONYMISE),
)
"""What simulated and recorded sessions allow: the studio says so once it knows which one is open."""


ON_GRAPH = (
    *(Act.GRAPH_ZOOM_IN, Act.GRAPH_ZOOM_OUT, Act.GRAPH_EARLIER, Act.GRAPH_LATER, Act.GRAPH_LIVE),
    *(Act.GRAPH_READ_BACK, Act.GRAPH_READ_ON, Act.GRAPH_PICK, Act.GRAPH_FOCUS),
    *(Act.GRAPH_SAVE, Act.GRAPH_COPY),
)
"""What is done to a graph that is there."""
