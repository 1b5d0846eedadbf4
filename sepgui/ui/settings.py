"""What the window remembers: language, theme, range, recent hosts and its own place; one INI file."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import QByteArray, QSettings

from sepgui.i18n import LANGS, Lang
from sepgui.ui.graph.scales import Scale
from sepgui.ui.models.columns import ALWAYS, AT_FIRST, Column
from sepgui.ui.models.listing import Grouping, Sorting, SortKey
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.theme import ThemeChoice

MOST_RECENT = 12
_INTERVALS = frozenset({"5", "15", "30", "60", "300"})


class Settings:
    """Typed access to the file; what is missing or unknown reads as its default."""

    def __init__(self, path: Path) -> None:
        self._file = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def lang(self) -> Lang | None:
        """The language chosen by hand, None for the system's."""
        name = str(self._file.value("language", ""))
        return next((lang for lang in LANGS if lang == name), None)

    @lang.setter
    def lang(self, lang: Lang | None) -> None:
        self._file.setValue("language", lang or "")

    @property
    def theme(self) -> ThemeChoice:
        """The theme chosen."""
        name = str(self._file.value("theme", ""))
        return next((choice for choice in ThemeChoice if choice.value == name), ThemeChoice.SYSTEM)

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._file.setValue("theme", choice.value)

    @property
    def time_range(self) -> TimeRange:
        """The time range last looked at."""
        name = str(self._file.value("range", ""))
        return next((choice for choice in TimeRange if choice.name == name), TimeRange.QUARTER)

    @time_range.setter
    def time_range(self, choice: TimeRange) -> None:
        self._file.setValue("range", choice.name)

    @property
    def sound(self) -> bool:
        """Whether notifications make a sound."""
        return str(self._file.value("sound", "")) == "on"

    @sound.setter
    def sound(self, wanted: bool) -> None:
        self._file.setValue("sound", "on" if wanted else "")

    @property
    def interval_ns(self) -> int:
        """The interval of a watch, in nanoseconds."""
        seconds = str(self._file.value("interval", ""))
        return (int(seconds) if seconds in _INTERVALS else 15) * 1_000_000_000

    @interval_ns.setter
    def interval_ns(self, interval_ns: int) -> None:
        self._file.setValue("interval", str(interval_ns // 1_000_000_000))

    @property
    def columns(self) -> frozenset[Column]:
        """The columns of the matrix that are shown."""
        if not self._file.contains("columns"):
            return AT_FIRST
        names = str(self._file.value("columns", "")).split()
        return ALWAYS | {column for column in Column if column.name in names}

    @columns.setter
    def columns(self, columns: frozenset[Column]) -> None:
        self._file.setValue("columns", " ".join(column.name for column in Column if column in columns))

    @property
    def sorting(self) -> Sorting:
        """What the rows of the matrix are sorted by."""
        name, _, way = str(self._file.value("sorting", "")).partition(" ")
        key = next((key for key in SortKey if key.value == name), None)
        return Sorting() if key is None else Sorting(key, descending=way == "descending")

    @sorting.setter
    def sorting(self, sorting: Sorting) -> None:
        way = "descending" if sorting.descending else "ascending"
        self._file.setValue("sorting", f"{sorting.key} {way}")

    @property
    def grouping(self) -> Grouping:
        """What the rows of the matrix stand together by."""
        name = str(self._file.value("grouping", ""))
        return next((grouping for grouping in Grouping if grouping.value == name), Grouping.NONE)

    @grouping.setter
    def grouping(self, grouping: Grouping) -> None:
        self._file.setValue("grouping", grouping.value)

    @property
    def row_filter(self) -> dict[str, str]:
        """What the rows of the matrix are filtered by, besides words: names by the part of the filter."""
        parts = (part.partition("=") for part in str(self._file.value("filter", "")).split(";"))
        return {name: value for name, _, value in parts if name and value}

    @row_filter.setter
    def row_filter(self, parts: dict[str, str]) -> None:
        self._file.setValue("filter", ";".join(f"{name}={value}" for name, value in parts.items() if value))

    @property
    def graph_scale(self) -> Scale:
        """How the graph turns latency into height."""
        name = str(self._file.value("graph_scale", ""))
        return next((scale for scale in Scale if scale.value == name), Scale.ZERO)

    @graph_scale.setter
    def graph_scale(self, scale: Scale) -> None:
        self._file.setValue("graph_scale", scale.value)

    @property
    def managers(self) -> tuple[str, ...]:
        """Managers asked lately, the newest first."""
        return self._names("managers")

    @property
    def clients(self) -> tuple[str, ...]:
        """Clients picked lately, the newest first."""
        return self._names("clients")

    def remember_pair(self, manager: str, client: str) -> None:
        """Put a pair on top of the recent ones; an empty client is this computer."""
        for key, name in (("managers", manager), ("clients", client)):
            if name:
                others = [known for known in self._names(key) if known.casefold() != name.casefold()]
                self._file.setValue(key, "\n".join([name, *others][:MOST_RECENT]))
        if manager:
            pair = f"{manager}\t{client}"
            others = [known for known in self._names("pairs") if known.casefold() != pair.casefold()]
            self._file.setValue("pairs", "\n".join([pair, *others][:MOST_RECENT]))

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Pairs of manager and client asked lately, the newest first; an empty client is this computer."""
        known = [line.partition("\t") for line in self._names("pairs")]
        return tuple((manager, client) for manager, tab, client in known if manager and tab)

    @property
    def crash_told(self) -> str:
        """The file name of the last session that was cut off and that the person was told of."""
        return str(self._file.value("crash_told", ""))

    @crash_told.setter
    def crash_told(self, name: str) -> None:
        self._file.setValue("crash_told", name)

    @property
    def geometry(self) -> QByteArray:
        """Size and place of the window, empty before there is one."""
        return cast("QByteArray", self._file.value("geometry", QByteArray(), QByteArray))

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._file.setValue("geometry", geometry)

    def plain(self) -> dict[str, str]:
        """Return what is written, by its key; for a report, which takes only what names no host."""
        return {key: str(self._file.value(key, "")) for key in self._file.allKeys() if key != "geometry"}

    def save(self) -> None:
        """Write the file now."""
        self._file.sync()

    def _names(self, key: str) -> tuple[str, ...]:
        return tuple(name for name in str(self._file.value(key, "")).split("\n") if name)
