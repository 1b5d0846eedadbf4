"""What the window remembers: language, theme, range, recent hosts and its own place; one INI file.

A file that is damaged is put aside and told; it never stops the start.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QTimer

from sepgui.i18n import LANGS, QT_TRANSLATE_NOOP, Lang, Text
from sepgui.ui.graph.scales import Scale
from sepgui.ui.models.columns import ALWAYS, AT_FIRST, Column
from sepgui.ui.models.listing import Grouping, Sorting, SortKey
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.theme import ThemeChoice

MOST_RECENT = 12
"""How many hosts are remembered, and how many pairs of each site."""
_MOST_PAIRS = 120
_MOST_SESSIONS = 8
_MOST_COMMANDS = 6
_SAVED_AFTER_MS = 500
"""What is changed by hand comes in one go and is written in one."""
_ASIDE = ".damaged"
_DAMAGED = QT_TRANSLATE_NOOP(
    "Settings", "The settings were damaged and begin anew; the old file is kept as {file}."
)
_UNREADABLE = QT_TRANSLATE_NOOP(
    "Settings", "The settings in {file} cannot be read, so they begin anew: {why}"
)
_UNWRITABLE = QT_TRANSLATE_NOOP("Settings", "What you set now is not remembered: {file} cannot be written.")
_INTERVALS = frozenset({"5", "15", "30", "60", "300"})


class Settings:
    """Typed access to the file; what is missing or unknown reads as its default."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fault = _put_aside_if_damaged(path)
        self._values = _values_in(path)
        self._changed: set[str] = set()
        self._soon = QTimer()
        self._soon.setSingleShot(True)
        self._soon.setInterval(_SAVED_AFTER_MS)
        self._soon.timeout.connect(self.save)

    def fault(self) -> Text | None:
        """Return what is wrong with the file, for the person to know; None when nothing is."""
        if self._fault is None and not _file(self._path).isWritable():
            self._fault = _UNWRITABLE.with_(file=str(self._path))
        return self._fault

    def save(self) -> None:
        """Write what was changed now, into what the file says now: another window may have written it.

        Qt would wait for whoever holds its lock, half a minute or for ever; so it writes a file of ours
        alone, which then takes the place of the other. What cannot be written is lost.
        """
        self._soon.stop()
        if not self._changed or not _file(self._path).isWritable():
            return
        values = _values_in(self._path) | {key: self._values[key] for key in self._changed}
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            written = _file(fresh)
            for key, value in values.items():
                written.setValue(key, value)
            written.sync()
            fresh.replace(self._path)
            self._changed.clear()
        except OSError:
            fresh.unlink(missing_ok=True)

    def _get(self, key: str) -> str:
        return str(self._values.get(key, ""))

    def _set(self, key: str, value: object) -> None:
        if self._values.get(key) != value:
            self._values[key] = value
            self._changed.add(key)
            self._soon.start()

    @property
    def lang(self) -> Lang | None:
        """The language chosen by hand, None for the system's."""
        name = self._get("language")
        return next((lang for lang in LANGS if lang == name), None)

    @lang.setter
    def lang(self, lang: Lang | None) -> None:
        self._set("language", lang or "")

    @property
    def theme(self) -> ThemeChoice:
        """The theme chosen."""
        name = self._get("theme")
        return next((choice for choice in ThemeChoice if choice.value == name), ThemeChoice.SYSTEM)

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._set("theme", choice.value)

    @property
    def time_range(self) -> TimeRange:
        """The time range last looked at."""
        name = self._get("range")
        return next((choice for choice in TimeRange if choice.name == name), TimeRange.QUARTER)

    @time_range.setter
    def time_range(self, choice: TimeRange) -> None:
        self._set("range", choice.name)

    @property
    def sound(self) -> bool:
        """Whether notifications make a sound."""
        return self._get("sound") == "on"

    @sound.setter
    def sound(self, wanted: bool) -> None:
        self._set("sound", "on" if wanted else "")

    @property
    def big_type(self) -> bool:
        """Whether the type is big, for a projector."""
        return self._get("big_type") == "on"

    @big_type.setter
    def big_type(self, wanted: bool) -> None:
        self._set("big_type", "on" if wanted else "")

    @property
    def interval_ns(self) -> int:
        """The interval of a watch, in nanoseconds."""
        seconds = self._get("interval")
        return (int(seconds) if seconds in _INTERVALS else 15) * 1_000_000_000

    @interval_ns.setter
    def interval_ns(self, interval_ns: int) -> None:
        self._set("interval", str(interval_ns // 1_000_000_000))

    @property
    def columns(self) -> frozenset[Column]:
        """The columns of the matrix that are shown."""
        if "columns" not in self._values:
            return AT_FIRST
        names = self._get("columns").split()
        return ALWAYS | {column for column in Column if column.name in names}

    @columns.setter
    def columns(self, columns: frozenset[Column]) -> None:
        self._set("columns", " ".join(column.name for column in Column if column in columns))

    @property
    def insisted_columns(self) -> frozenset[Column]:
        """The columns that are shown even where the lane would rather have their room."""
        names = self._get("insisted_columns").split()
        return frozenset(column for column in Column if column.name in names)

    @insisted_columns.setter
    def insisted_columns(self, columns: frozenset[Column]) -> None:
        self._set("insisted_columns", " ".join(column.name for column in Column if column in columns))

    @property
    def sorting(self) -> Sorting:
        """What the rows of the matrix are sorted by."""
        name, _, way = self._get("sorting").partition(" ")
        key = next((key for key in SortKey if key.value == name), None)
        return Sorting() if key is None else Sorting(key, descending=way == "descending")

    @sorting.setter
    def sorting(self, sorting: Sorting) -> None:
        way = "descending" if sorting.descending else "ascending"
        self._set("sorting", f"{sorting.key} {way}")

    @property
    def grouping(self) -> Grouping:
        """What the rows of the matrix stand together by."""
        name = self._get("grouping")
        return next((grouping for grouping in Grouping if grouping.value == name), Grouping.NONE)

    @grouping.setter
    def grouping(self, grouping: Grouping) -> None:
        self._set("grouping", grouping.value)

    @property
    def row_filter(self) -> dict[str, str]:
        """What the rows of the matrix are filtered by, besides words: names by the part of the filter."""
        parts = (part.partition("=") for part in self._get("filter").split(";"))
        return {name: value for name, _, value in parts if name and value}

    @row_filter.setter
    def row_filter(self, parts: dict[str, str]) -> None:
        self._set("filter", ";".join(f"{name}={value}" for name, value in parts.items() if value))

    @property
    def graph_scale(self) -> Scale:
        """How the graph turns latency into height."""
        name = self._get("graph_scale")
        return next((scale for scale in Scale if scale.value == name), Scale.ZERO)

    @graph_scale.setter
    def graph_scale(self, scale: Scale) -> None:
        self._set("graph_scale", scale.value)

    @property
    def managers(self) -> tuple[str, ...]:
        """Managers asked lately, the newest first."""
        return self._names("managers")

    @property
    def clients(self) -> tuple[str, ...]:
        """Clients picked lately, the newest first."""
        return self._names("clients")

    def remember_pair(self, manager: str, client: str, site: str = "") -> None:
        """Put a pair on top of the recent ones of a site; an empty client is this computer."""
        for key, name in (("managers", manager), ("clients", client)):
            if name:
                others = [known for known in self._names(key) if known.casefold() != name.casefold()]
                self._set(key, "\n".join([name, *others][:MOST_RECENT]))
        if manager:
            pair = (manager, client, site)
            others = [known for known in self._pairs() if _folded(known) != _folded(pair)]
            here = [known for known in others if known[2] == site][: MOST_RECENT - 1]
            kept = [pair, *(known for known in others if known[2] != site or known in here)]
            self._set("pairs", "\n".join("\t".join(each) for each in kept[:_MOST_PAIRS]))

    def pairs(self, site: str = "") -> tuple[tuple[str, str], ...]:
        """Return the pairs of a site asked lately, the newest first; an empty client is this computer.

        Pairs asked without a site have none: their name is empty.
        """
        return tuple((manager, client) for manager, client, of in self._pairs() if of == site)

    def _pairs(self) -> list[tuple[str, str, str]]:
        known = [(*line.split("\t"), "")[:3] for line in self._names("pairs") if "\t" in line]
        return [(manager, client, site) for manager, client, site in known if manager]

    @property
    def commands(self) -> tuple[str, ...]:
        """The commands found in the palette lately, the newest first."""
        return self._names("commands")

    def remember_command(self, name: str) -> None:
        """Put a command on top of those found lately."""
        others = [known for known in self.commands if known != name]
        self._set("commands", "\n".join([name, *others][:_MOST_COMMANDS]))

    @property
    def may_read_computer(self) -> bool:
        """Whether the person has agreed that this computer's own view is read."""
        return self._get("may_read_computer") == "yes"

    @may_read_computer.setter
    def may_read_computer(self, allowed: bool) -> None:
        self._set("may_read_computer", "yes" if allowed else "")

    @property
    def sessions(self) -> tuple[Path, ...]:
        """Session files opened or saved lately, the newest first."""
        return tuple(map(Path, self._names("sessions")))

    def remember_session(self, path: Path) -> None:
        """Put a session file on top of the recent ones."""
        name = str(path.absolute())
        if "\n" not in name:
            others = [known for known in self._names("sessions") if known != name]
            self._set("sessions", "\n".join([name, *others][:_MOST_SESSIONS]))

    def forget_sessions(self, paths: Collection[Path]) -> None:
        """Remember these session files no longer."""
        gone = {str(path) for path in paths}
        self._set("sessions", "\n".join(known for known in self._names("sessions") if known not in gone))

    @property
    def crash_told(self) -> str:
        """The file name of the last session that was cut off and that the person was told of."""
        return self._get("crash_told")

    @crash_told.setter
    def crash_told(self, name: str) -> None:
        self._set("crash_told", name)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window, empty before there is one."""
        kept = self._values.get("geometry")
        return kept if isinstance(kept, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._set("geometry", geometry)

    def plain(self) -> dict[str, str]:
        """Return what is written, by its key; for a report, which takes only what names no host."""
        return {key: self._get(key) for key in self._values if key != "geometry"}

    def _names(self, key: str) -> tuple[str, ...]:
        return tuple(name for name in self._get(key).split("\n") if name)


def _file(path: Path) -> QSettings:
    return QSettings(str(path), QSettings.Format.IniFormat)


def _values_in(path: Path) -> dict[str, object]:
    """Return what a file says, by its key; reading takes no lock."""
    file = _file(path)
    return {key: file.value(key) for key in file.allKeys() if key}


def _folded(pair: tuple[str, str, str]) -> tuple[str, str, str]:
    return pair[0].casefold(), pair[1].casefold(), pair[2]


def _put_aside_if_damaged(path: Path) -> Text | None:
    """Give a file that is no INI another name, so that it can be looked at; return what to tell of it."""
    try:
        if _is_ini(path.read_bytes()):
            return None
        aside = _free_name(path)
        path.replace(aside)
    except FileNotFoundError:
        return None
    except OSError as error:
        return _UNREADABLE.with_(file=str(path), why=error.strerror or str(error))
    return _DAMAGED.with_(file=str(aside))


def _free_name(path: Path) -> Path:
    """Return a name beside a file that no other damaged one has; the ninth is used again."""
    names = [path.with_name(f"{path.name}{_ASIDE}{number or ''}") for number in range(9)]
    return next((name for name in names if not name.exists()), names[-1])


def _is_ini(content: bytes) -> bool:
    """Return whether a file is text of sections, comments and values, as Qt writes it."""
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    lines = [line.strip() for line in text.split("\n")]
    whole = all(not line or line[0] in ";#" or (line[0] + line[-1]) == "[]" or "=" in line for line in lines)
    return whole and not any(ord(char) < 32 and char not in "\t\r\n" for char in text)
