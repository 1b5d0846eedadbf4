"""A comparison as a table: how each port changed, what it was, what it is, and the sentence for it."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sepgui.catalogue import load_catalogue
from sepgui.domain.comparing import Difference, Way
from sepgui.reports.diff import Compared, Line, line_of, names_of, sides_words
from sepgui.ui.theme import tokens_of
from sepgui.ui.words import DASH, capital, lang, say

if TYPE_CHECKING:
    from PySide6.QtGui import QColor, QPalette

OPEN_SESSION = "\0"
"""Stands for the name of the open session, which is said in the present language; no file bears it."""
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex
_TOKENS = {Way.WORSE: "refused", Way.BETTER: "ok", Way.OTHER: "text"}


class DiffColumn(IntEnum):
    """What each column shows."""

    WAY = 0
    PORT = 1
    ENTRY = 2
    ADDRESS = 3
    BEFORE = 4
    NOW = 5
    SAID = 6


class ComparisonModel(QAbstractTableModel):
    """The ports of a comparison, those that changed first; the others are left out until they are wanted."""

    def __init__(self, compared: Compared, palette: QPalette, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._compared = compared
        self._palette = palette
        self._everything = False
        self._shown: tuple[Difference, ...] = ()
        self._lines: tuple[Line, ...] = ()
        self._fill()

    def show_everything(self, *, everything: bool) -> None:
        """List what did not change as well, or not."""
        self.beginResetModel()
        self._everything = everything
        self._fill()
        self.endResetModel()

    def retranslate(self, palette: QPalette) -> None:
        """Say everything in the present language and colours."""
        self.beginResetModel()
        self._palette = palette
        self._fill()
        self.endResetModel()

    def difference(self, row: int) -> Difference:
        """Return what a row tells of."""
        return self._shown[row]

    def line(self, row: int) -> Line:
        """Return what a row says."""
        return self._lines[row]

    def _fill(self) -> None:
        compared = self._compared
        self._shown = (*compared.differences, *(compared.same if self._everything else ()))
        names = names_of(load_catalogue(), lang())
        self._lines = tuple(line_of(each, compared, names, lang()) for each in self._shown)

    def _text(self, line: Line, column: DiffColumn) -> str:
        return {
            DiffColumn.WAY: line.way,
            DiffColumn.PORT: line.port,
            DiffColumn.ENTRY: line.entry,
            DiffColumn.ADDRESS: line.address,
            DiffColumn.BEFORE: capital(line.before) or DASH,
            DiffColumn.NOW: capital(line.now) or DASH,
            DiffColumn.SAID: "\n".join(line.said) or DASH,
        }[column]

    # Qt's own names

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many ports are listed."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(DiffColumn)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | QColor | int | None:
        """Return words, the colour of the way, or where words stand."""
        if not index.isValid():
            return None
        line, column = self._lines[index.row()], DiffColumn(index.column())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.headerData(column, Qt.Orientation.Horizontal)}: {self._text(line, column)}"
        if role == Qt.ItemDataRole.ForegroundRole and column is DiffColumn.WAY and line.said:
            return tokens_of(self._palette).color(_TOKENS[self._shown[index.row()].way])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        before, now = map(say, sides_words(self._compared))
        return {
            DiffColumn.WAY: self.tr("Change"),
            DiffColumn.PORT: self.tr("Port"),
            DiffColumn.ENTRY: self.tr("Entry"),
            DiffColumn.ADDRESS: self.tr("Address"),
            DiffColumn.BEFORE: before,
            DiffColumn.NOW: now,
            DiffColumn.SAID: self.tr("What changed"),
        }[DiffColumn(section)]
