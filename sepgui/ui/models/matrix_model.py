"""The matrix as a Qt model: rows worst first, one quiet group at the end, one `dataChanged` a tick.

Sorting is the model's own: a proxy would re-sort on every change and lose the selection. Rows move only
in `resort`, which the view calls when nobody points at them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from enum import IntEnum

from msgspec.structs import replace
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from sepgui.domain.cell import CellKey
from sepgui.domain.judgement import Judgement
from sepgui.domain.run import CellResult, Recent, Row
from sepgui.ui.models.lines import Line, folds, line_of
from sepgui.ui.words import percent

GROUP = -1
"""Stands for the group line among the indices of rows."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    """The columns of the matrix, from the left."""

    VERDICT = 0
    PORT = 1
    ENTRY = 2
    DIRECTION = 3
    NOW = 4
    LOSS = 5
    HISTORY = 6


_NUMBERS = (Column.PORT, Column.NOW, Column.LOSS)
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class MatrixModel(QAbstractTableModel):
    """Rows of one session. Indices of rows are the engine's: positions change, they do not."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: list[CellResult] = []
        self._lines: list[Line] = []
        self._shares: list[float | None] = []
        self._addresses: list[str] = []
        self._order: list[int] = []
        self._folded: list[int] = []
        self._shown: list[int] = []
        self._unfolded = False
        self._stale = False
        self._range_words = ""

    # --- filling --------------------------------------------------------------------------------

    def open_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows of another session, none of them asked yet."""
        self.beginResetModel()
        self._unfolded = False
        self._take(rows, {})
        self.endResetModel()

    def change_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows of the same session after its names resolved anew; what is known of a cell stays."""
        known = {_key(result.row): result for result in self._results}
        self.beginResetModel()
        self._take(rows, known)
        self.endResetModel()

    def apply(
        self, results: Iterable[tuple[int, CellResult]], shares: Sequence[float | None] | None = None
    ) -> None:
        """Take new results, and the loss of every row if it is told, and announce them as one change."""
        changed: set[int] = set()
        for index, result in results:
            if 0 <= index < len(self._results):  # else of rows that were replaced meanwhile
                self._results[index] = result
                changed.add(index)
        if shares is not None:
            changed |= {i for i, share in enumerate(shares) if share != self._shares[i]}
            self._shares = list(shares)
        touched: list[int] = []
        first, last = Column.NOW, Column.LOSS
        for index in changed:
            before, line = self._lines[index], self._line(index)
            if line != before:
                self._lines[index] = line
                self._stale = self._stale or line.rank != before.rank
                touched.append(index)
                if dataclasses.replace(before, now=line.now, loss=line.loss) != line:
                    first, last = Column.VERDICT, Column.HISTORY
        self._announce(touched, first, last)

    def set_shares(self, shares: Sequence[float | None]) -> None:
        """Take the loss of every row over the shown range."""
        self.apply((), shares)

    def set_range_words(self, words: str) -> None:
        """Name the shown range in the header of the loss."""
        self._range_words = words
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def retranslate(self) -> None:
        """Say everything anew in the present language."""
        self._lines = [self._line(index) for index in range(len(self._results))]
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)
        self._announce((GROUP, *range(len(self._results))))

    # --- order ----------------------------------------------------------------------------------

    @property
    def order_is_stale(self) -> bool:
        """Whether rows have changed so that `resort` would move some."""
        return self._stale

    def resort(self) -> None:
        """Put the rows in order, worst first; selection and current row follow theirs."""
        if not self._stale:
            return
        self._stale = False
        order = sorted(self._order, key=self._rank)
        if order == self._order:
            return
        self.layoutAboutToBeChanged.emit()
        shown = self._shown
        self._order = order
        self._list()
        place = {row: at for at, row in enumerate(self._shown)}
        old = self.persistentIndexList()
        new = [self.index(place[shown[index.row()]], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    @property
    def unfolded(self) -> bool:
        """Whether the rows of the quiet group are shown."""
        return self._unfolded

    def toggle_group(self) -> None:
        """Unfold the quiet group, or fold it again."""
        if not self._folded:
            return
        first = len(self._order) + 1
        last = first + len(self._folded) - 1
        if self._unfolded:
            self.beginRemoveRows(QModelIndex(), first, last)
            del self._shown[first:]
            self.endRemoveRows()
        else:
            self.beginInsertRows(QModelIndex(), first, last)
            self._shown += self._folded
            self.endInsertRows()
        self._unfolded = not self._unfolded
        group = len(self._order)
        self.dataChanged.emit(self.index(group, 0), self.index(group, len(Column) - 1))

    # --- reading --------------------------------------------------------------------------------

    def row_at(self, position: int) -> int:
        """Return the row at a position from the top, `GROUP` for the group line."""
        return self._shown[position]

    def position_of(self, row: int) -> int | None:
        """Return the position of a row, None while it is folded away."""
        return self._shown.index(row) if row in self._shown else None

    @property
    def group_position(self) -> int | None:
        """The position of the group line, None without one."""
        return len(self._order) if self._folded else None

    def line(self, row: int) -> Line:
        """Return what a row shows."""
        return self._lines[row]

    def result(self, row: int) -> CellResult:
        """Return the newest result of a row."""
        return self._results[row]

    @property
    def results(self) -> tuple[CellResult, ...]:
        """The newest result of every row, in the engine's order."""
        return tuple(self._results)

    def row_of(self, cell: CellKey) -> int | None:
        """Return the first row of a cell."""
        for index, result in enumerate(self._results):
            if result.row.cell == cell:
                return index
        return None

    def counts(self) -> dict[Judgement, int]:
        """Return how many rows have each judgement; rows that wait for their first answer are left out."""
        counts: dict[Judgement, int] = {}
        for result in self._results:
            if result.sample is None and not folds(result.row):
                continue
            counts[result.judgement] = counts.get(result.judgement, 0) + 1
        return counts

    def group_words(self) -> str:
        """Return what the group line says."""
        count = len(self._folded)
        if self._unfolded:
            return self.tr("%n row(s) that cannot be proved from here or do not apply", "", count)
        return self.tr("%n more row(s): cannot be proved from here or do not apply", "", count)

    # --- inside ---------------------------------------------------------------------------------

    def _take(self, rows: Sequence[Row], known: dict[tuple[object, ...], CellResult]) -> None:
        fresh = [CellResult(row, None, Recent(), Judgement.UNPROVEN, row.planned.why) for row in rows]
        self._results = [
            replace(known[_key(blank.row)], row=blank.row) if _key(blank.row) in known else blank
            for blank in fresh
        ]
        flows: dict[object, int] = {}
        for row in rows:
            flows[_flow(row)] = flows.get(_flow(row), 0) + 1
        self._addresses = [row.cell.address if flows[_flow(row)] > 1 else "" for row in rows]
        self._shares = [None] * len(rows)
        self._lines = [self._line(index) for index in range(len(rows))]
        self._folded = [index for index, row in enumerate(rows) if folds(row)]
        asked = [index for index, row in enumerate(rows) if not folds(row)]
        self._order = sorted(asked, key=self._rank)
        self._stale = False
        self._list()

    def _line(self, index: int) -> Line:
        return line_of(self._results[index], self._shares[index], self._addresses[index])

    def _rank(self, index: int) -> tuple[int, int, str, str]:
        return self._lines[index].rank

    def _list(self) -> None:
        group = [GROUP, *(self._folded if self._unfolded else ())] if self._folded else []
        self._shown = [*self._order, *group]

    def _announce(
        self, rows: Iterable[int], first: Column = Column.VERDICT, last: Column = Column.HISTORY
    ) -> None:
        """Emit one change that spans the positions of these rows, nothing when none of them is shown."""
        places = {row: at for at, row in enumerate(self._shown)}
        found = [places[row] for row in rows if row in places]
        if found:
            self.dataChanged.emit(self.index(min(found), first), self.index(max(found), last))

    def _sentence(self, row: int) -> str:
        """Return the whole row in one sentence, for those who hear it."""
        line = self._lines[row]
        said = self.tr("{word}: {entry}, port {port}, {direction}, now {now}, loss {loss}").format(
            word=line.word,
            entry=f"{line.entry} {line.address}".strip(),
            port=line.port,
            direction=line.direction,
            now=line.now,
            loss=line.loss,
        )
        return f"{said}. {line.tip}" if line.tip else said

    def _history_words(self, row: int) -> str:
        share = self._shares[row]
        if share is None:
            return self.tr("History: nothing asked yet")
        return self.tr("History over {range}: {loss} lost").format(
            range=self._range_words, loss=percent(share)
        )

    def _text(self, row: int, column: Column) -> str:
        line = self._lines[row]
        match column:
            case Column.VERDICT:
                return line.word
            case Column.PORT:
                return line.port
            case Column.ENTRY:
                return f"{line.entry}  {line.address}" if line.address else line.entry
            case Column.DIRECTION:
                return line.direction
            case Column.NOW:
                return line.now
            case Column.LOSS:
                return line.loss
            case Column.HISTORY:
                return ""

    def _tip(self, row: int, column: Column) -> str:
        line = self._lines[row]
        if column is Column.VERDICT:
            return f"{line.word}\n{line.tip}" if line.tip else line.word
        if column is Column.HISTORY:
            return self._history_words(row)
        if column is Column.DIRECTION:
            flow = self._results[row].row.planned.flow
            ends = [host.name for host in (flow.initiator, flow.listener) if host is not None]
            return "\n".join((line.direction, " → ".join(ends))) if len(ends) == 2 else line.direction
        return self._text(row, column)

    # Qt's own names

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Rows, and the group line."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Always all of them; the view hides some."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts for those who ask for them; the delegate reads `line` itself."""
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (_RIGHT if column in _NUMBERS else _LEFT).value
        if row == GROUP:
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.group_words() if column is Column.VERDICT and role in shown else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                if column is Column.VERDICT:
                    return self._sentence(row)
                return self._history_words(row) if column is Column.HISTORY else self._text(row, column)
            case _:
                return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = Column(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (_RIGHT if column in _NUMBERS else _LEFT).value
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        match column:
            case Column.VERDICT:
                return self.tr("Verdict")
            case Column.PORT:
                return self.tr("Port")
            case Column.ENTRY:
                return self.tr("Entry")
            case Column.DIRECTION:
                return self.tr("Direction")
            case Column.NOW:
                return self.tr("Now")
            case Column.LOSS:
                return self.tr("Loss {range}").format(range=self._range_words).strip()
            case Column.HISTORY:
                return self.tr("History")


def _flow(row: Row) -> tuple[object, ...]:
    return row.cell.entry, row.cell.transport, row.cell.port, row.cell.host, row.planned.flow.initiator_role


def _key(row: Row) -> tuple[object, ...]:
    return (*_flow(row), row.cell.address)
