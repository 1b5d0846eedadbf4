"""The matrix as a Qt model: rows worst first, one quiet group at the end, one `dataChanged` a tick.

Sorting is the model's own: a proxy would re-sort on every change and lose the selection. Rows move only
in `resort`, which the view calls when nobody points at them.
"""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec.structs import replace
from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from sepgui.domain.cell import CellKey
from sepgui.domain.judgement import Judgement
from sepgui.domain.run import CellResult, Row
from sepgui.ui.models.columns import AT_FIRST, NUMBERS, Column, sentence_of, text_of, tip_of, title_of
from sepgui.ui.models.late_lines import MANY, LateLines, only_numbers_differ, others_of
from sepgui.ui.models.lines import Figures, Line, addresses_of, folds, results_of, row_key
from sepgui.ui.models.listing import Grouping, RowFilter, Sorting
from sepgui.ui.models.row_copy import TYPES, Form, carried, rows_as, table_of
from sepgui.ui.models.row_list import GROUP, NOTHING, RowList, run_between
from sepgui.ui.words import percent

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class MatrixModel(QAbstractTableModel):
    """Rows of one session. Indices of rows are the engine's: positions change, they do not.

    `relisting` is true while a reset only lists the rows of the same session anew; `columns` are those that
    copies carry, set by the view.
    """

    filter_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: list[CellResult] = []
        self._figures: list[Figures] = []
        self._places: dict[CellKey, int] = {}
        self._listed = NOTHING
        self._lines = LateLines(self._results, self._figures)
        self._list = RowList(self._results, self._lines, self._figures)
        self.columns = AT_FIRST
        self.relisting = False
        self._stale = False
        self._range_words = ""
        self._now_words = ""

    # --- filling --------------------------------------------------------------------------------

    def open_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows of another session, none of them asked yet."""
        self.beginResetModel()
        self._list.begin()
        self._take(rows, {})
        self.endResetModel()

    def change_rows(self, rows: Sequence[Row]) -> None:
        """Show the rows of the same session after its names resolved anew; what is known of a cell stays."""
        known = {row_key(result.row): result for result in self._results}
        self.beginResetModel()
        self._take(rows, known)
        self.endResetModel()

    def apply(
        self, results: Iterable[tuple[int, CellResult]], figures: Sequence[Figures] | None = None
    ) -> None:
        """Take new results, and the figures of every row if they are told; announce them as one change."""
        changed: set[int] = set()
        numbers: set[int] = set()
        ranks_only = self._list.hangs_on_ranks
        for index, result in results:
            if 0 <= index < len(self._results):  # else of rows that were replaced meanwhile
                before = self._results[index]
                (numbers if only_numbers_differ(before, result) else changed).add(index)
                self._stale = self._stale or before.judgement is not result.judgement
                self._results[index] = result
        if figures is not None:
            numbers |= others_of(self._figures, figures)
            self._figures[:] = figures
        touched: list[int] = []
        self._stale = self._stale or (not ranks_only and bool(numbers or figures))
        first, last = Column.NOW, Column.P95
        if changed:
            self._lines.outdate_words()
            self._list.forget_words(changed)
        if len(changed) > MANY:
            self._lines.outdate(changed)
            touched += changed
            changed.clear()
            self._stale = self._stale or not ranks_only
            first, last = Column.VERDICT, Column.HISTORY
        if len(numbers) > MANY:
            self._lines.outdate(numbers)
            touched += numbers
        else:
            changed |= numbers
        for index in changed:
            known, line = self._lines.last(index), self._lines.make(index)
            if line != known:
                self._stale = self._stale or not ranks_only
                touched.append(index)
                if known is None or replace(known, now=line.now, loss=line.loss, p95=line.p95) != line:
                    first, last = Column.VERDICT, Column.HISTORY
        self._announce(touched, first, last)

    def set_figures(self, figures: Sequence[Figures]) -> None:
        """Take the figures of every row over the shown range."""
        self.apply((), figures)

    def set_range_words(self, words: str, now_words: str = "") -> None:
        """Name the shown range in the header of the loss, and the newest value where that is not now's."""
        self._range_words, self._now_words = words, now_words
        self._name_columns()

    def retranslate(self) -> None:
        """Say everything anew in the present language."""
        self._lines.outdate_all()
        self._list.forget_all_words()
        self._relist()
        self._announce(range(len(self._results)))
        self._name_columns()

    # --- order ----------------------------------------------------------------------------------

    @property
    def order_is_stale(self) -> bool:
        """Whether rows have changed so that `resort` would move some."""
        return self._stale

    def resort(self) -> None:
        """Put the rows in order, worst first; selection and current row follow theirs."""
        if self._stale:
            self._sort()

    @property
    def listing(self) -> RowList:
        """How the rows are listed; changed by the methods below."""
        return self._list

    def sort_by(self, sorting: Sorting) -> None:
        """Put the rows in another order, now."""
        self._list.sorting = sorting
        self._sort()
        self._name_columns()

    def group_by(self, grouping: Grouping) -> None:
        """Put the rows under other headings, now."""
        self._list.group_by(grouping)
        self._sort()

    def set_filter(self, wanted: RowFilter) -> None:
        """List only the rows that fit, now."""
        if wanted != self._list.filter:
            self._list.only(wanted)
            self._sort()
            self.filter_changed.emit()

    @property
    def unfolded(self) -> bool:
        """Whether the rows of the quiet group are shown."""
        return self._listed.unfolded

    def toggle_group(self, code: int = GROUP) -> None:
        """Unfold the quiet group or the rows under another heading, or fold them again."""
        if code in self._listed.shown:
            self._list.toggle(self._listed.headings.get(code))
            self._relist()

    def is_open(self, code: int) -> bool:
        """Return whether the rows under a heading are shown."""
        return self.unfolded if code == GROUP else self._list.is_open(self._listed.headings[code])

    def heading_words(self, code: int) -> str:
        """Return what a heading says."""
        return self.group_words() if code == GROUP else self._listed.headings[code].words

    # --- reading --------------------------------------------------------------------------------

    def row_at(self, position: int) -> int:
        """Return the row at a position from the top, `GROUP` for the group line."""
        return self._listed.shown[position]

    def position_of(self, row: int) -> int | None:
        """Return the position of a row, None while it is folded away."""
        return self._listed.shown.index(row) if row in self._listed.shown else None

    @property
    def group_position(self) -> int | None:
        """The position of the group line, None without one."""
        return self._listed.shown.index(GROUP) if GROUP in self._listed.shown else None

    @property
    def heading_positions(self) -> list[int]:
        """The positions of all headings, the line of the quiet group included."""
        return [at for at, row in enumerate(self._listed.shown) if row < 0]

    @property
    def quiet_rows(self) -> int:
        """How many rows of the quiet group fit the filter."""
        return self._listed.quiet

    def reveal(self, row: int) -> None:
        """Unfold what a row is folded into; where a filter keeps it away, the filter goes."""
        if row not in self._listed.shown:
            self._list.reveal(row)
            self._sort()
            self.filter_changed.emit()

    def line(self, row: int) -> Line:
        """Return what a row shows."""
        return self._lines[row]

    @property
    def lines(self) -> LateLines:
        """What all rows show."""
        return self._lines

    def result(self, row: int) -> CellResult:
        """Return the newest result of a row."""
        return self._results[row]

    @property
    def results(self) -> tuple[CellResult, ...]:
        """The newest result of every row, in the engine's order."""
        return tuple(self._results)

    def row_of(self, cell: CellKey) -> int | None:
        """Return the first row of a cell."""
        return self._places.get(cell)

    def counts(self) -> dict[Judgement, int]:
        """Return how many rows have each judgement; rows that wait for their first answer are left out."""
        return Counter(r.judgement for r in self._results if r.sample is not None or folds(r.row))

    def group_words(self) -> str:
        """Return what the group line says."""
        count = self._listed.quiet
        if self._listed.unfolded:
            return self.tr("%n row(s) that cannot be proved from here or do not apply", "", count)
        return self.tr("%n more row(s): cannot be proved from here or do not apply", "", count)

    # --- inside ---------------------------------------------------------------------------------

    def _take(self, rows: Sequence[Row], known: dict[tuple[object, ...], CellResult]) -> None:
        self._results = results_of(rows, known)
        self._places = {rows[index].cell: index for index in reversed(range(len(rows)))}
        self._figures = [Figures()] * len(rows)
        self._lines = LateLines(self._results, self._figures, addresses_of(rows))
        self._list.take(self._results, self._lines, self._figures)
        self._stale = False
        self._listed = self._list.build()

    def _name_columns(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(Column) - 1)

    def _sort(self) -> None:
        self._stale = False
        self._list.sort()
        self._relist()

    def _relist(self) -> None:
        """List the rows anew, and announce it by the least that says it."""
        before, after = self._listed, self._list.build()
        old, new = before.shown, after.shown
        if (inserted := run_between(old, new)) is not None:
            self.beginInsertRows(QModelIndex(), *inserted)
            self._listed = dataclasses.replace(
                before, shown=new, headings={**after.headings, **before.headings}
            )
            self.endInsertRows()
        elif (removed := run_between(new, old)) is not None:
            self.beginRemoveRows(QModelIndex(), *removed)
            self._listed = dataclasses.replace(before, shown=new)
            self.endRemoveRows()
        elif new != old and sorted(new) != sorted(old):
            self.relisting = True
            self.beginResetModel()
            self._listed = after
            self.endResetModel()
            self.relisting = False
        elif new != old:
            self.layoutAboutToBeChanged.emit()
            self._listed = after
            place = {row: at for at, row in enumerate(new)}
            indexes = self.persistentIndexList()
            moved = [self.index(place[old[index.row()]], index.column()) for index in indexes]
            self.changePersistentIndexList(indexes, moved)
            self.layoutChanged.emit()
        self._listed = after
        if dataclasses.replace(before, shown=new) != after:
            self._announce((GROUP, *after.headings))

    def _announce(
        self, rows: Iterable[int], first: Column = Column.VERDICT, last: Column = Column.HISTORY
    ) -> None:
        """Emit one change that spans the positions of these rows, nothing when none of them is shown."""
        places = {row: at for at, row in enumerate(self._listed.shown)}
        found = [places[row] for row in rows if row in places]
        if found:
            self.dataChanged.emit(self.index(min(found), first), self.index(max(found), last))

    def _history_words(self, row: int) -> str:
        share = self._figures[row].loss
        if share is None:
            return self.tr("History: nothing asked yet")
        return self.tr("History over {range}: {loss} lost").format(
            range=self._range_words, loss=percent(share)
        )

    def _tip(self, row: int, column: Column) -> str:
        if column is Column.HISTORY:
            return self._history_words(row)
        return tip_of(self.line(row), self._results[row].row, column)

    # Qt's own names

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Rows, and the group line."""
        return 0 if parent.isValid() else len(self._listed.shown)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        """Always all of them; the view hides some."""
        return 0 if parent.isValid() else len(Column)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts for those who ask for them; the delegate reads `line` itself."""
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), Column(index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return (_RIGHT if column in NUMBERS else _LEFT).value
        if row < 0:
            shown = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.heading_words(row) if column is Column.VERDICT and role in shown else None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text_of(self.line(row), column)
            case Qt.ItemDataRole.ToolTipRole:
                return self._tip(row, column)
            case Qt.ItemDataRole.AccessibleTextRole:
                if column is Column.VERDICT:
                    return sentence_of(self.line(row))
                is_lane = column is Column.HISTORY
                return self._history_words(row) if is_lane else text_of(self.line(row), column)
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
            return (_RIGHT if column in NUMBERS else _LEFT).value
        said = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return self._title(column) if said else None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Rows can be chosen and dragged out; headings only chosen."""
        drags = index.isValid() and self.row_at(index.row()) >= 0
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if drags else Qt.ItemFlag.NoItemFlags)

    def mimeTypes(self) -> list[str]:
        """What a dragged row can be dropped as."""
        return list(TYPES.values())

    def mimeData(self, indexes: Sequence[_Index]) -> QMimeData:
        """Return rows as text and as CSV, in the order in which they stand."""
        at = sorted({index.row() for index in indexes})
        rows = [self.row_at(position) for position in at if self.row_at(position) >= 0]
        return carried({form: self.rows_as(rows, form) for form in (Form.TEXT, Form.CSV)})

    def rows_as(self, rows: Sequence[int], form: Form) -> str:
        """Return rows as a text, with the columns that the person wants, whether they fit or not."""
        told = ((self.line(row), self._results[row].row) for row in rows)
        return rows_as(form, *table_of(self.columns, self._title, told))

    def _title(self, column: Column) -> str:
        return title_of(column, self._range_words, self._now_words)
