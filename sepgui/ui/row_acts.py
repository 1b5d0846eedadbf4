"""What the menus do with the rows of the matrix: filter, sort, group, columns, copies; what is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication, QUndoCommand

from sepgui.domain.entry import Role
from sepgui.domain.outcome import State
from sepgui.domain.version import VersionError, parse_version
from sepgui.ui.models.columns import Column
from sepgui.ui.models.lines import folds
from sepgui.ui.models.listing import Grouping, RowFilter, Sorting, SortKey
from sepgui.ui.models.row_copy import Form, carried
from sepgui.ui.views.menus import GROUPINGS, ORDERS, Act
from sepgui.ui.views.workspace import Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sepgui.domain.attempt import Transport
    from sepgui.domain.cell import CellKey
    from sepgui.domain.run import CellResult
    from sepgui.ui.board import Board
    from sepgui.ui.models.matrix_model import MatrixModel
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.main_window import MainWindow

_COPIES = {Act.COPY_TEXT: Form.TEXT, Act.COPY_CSV: Form.CSV, Act.COPY_MARKDOWN: Form.MARKDOWN}
_SORTS = {
    Act.SORT_WORST: SortKey.WORST,
    Act.SORT_PORT: SortKey.PORT,
    Act.SORT_ENTRY: SortKey.ENTRY,
    Act.SORT_DIRECTION: SortKey.DIRECTION,
    Act.SORT_HOST: SortKey.HOST,
    Act.SORT_REASON: SortKey.REASON,
    Act.SORT_NOW: SortKey.NOW,
    Act.SORT_LOSS: SortKey.LOSS,
    Act.SORT_P95: SortKey.P95,
}
_GROUPS = {
    Act.GROUP_NONE: Grouping.NONE,
    Act.GROUP_DIRECTION: Grouping.DIRECTION,
    Act.GROUP_JUDGEMENT: Grouping.JUDGEMENT,
}
_COLUMNS = {
    Act.COLUMN_DIRECTION: Column.DIRECTION,
    Act.COLUMN_HOST: Column.HOST,
    Act.COLUMN_REASON: Column.REASON,
    Act.COLUMN_NOW: Column.NOW,
    Act.COLUMN_LOSS: Column.LOSS,
    Act.COLUMN_P95: Column.P95,
    Act.COLUMN_HISTORY: Column.HISTORY,
}
_HOSTS = frozenset({Column.HOST})
_ROLES = frozenset(role.value for role in Role)
_LARGEST_FIRST = (SortKey.NOW, SortKey.LOSS, SortKey.P95)
OF_A_ROW = (
    *(Act.ASK_CHOSEN, Act.SHOW_BYTES, Act.TELL_CHOSEN, Act.ADD_NOTE, Act.WHAT_IS_THIS),
    *(None, *_COPIES, None, Act.HIDE_ROWS),
)
"""The menu of a row."""
OF_THE_HEADER = (*_COLUMNS, None, ORDERS, GROUPINGS)
"""The menu of the columns' titles."""


def filter_of(kept: dict[str, str]) -> RowFilter:
    """Return the filter that was kept; what cannot be read any more filters nothing."""
    sides = [Role(name) for name in kept.get("direction", "").split(">") if name in _ROLES]
    try:
        version = parse_version(kept["version"]) if "version" in kept else None
    except VersionError:
        version = None
    return RowFilter(
        state=next((state for state in State if state.value == kept.get("state")), None),
        direction=(sides[0], sides[1]) if len(sides) == 2 else None,
        role=next((role for role in Role if role.value == kept.get("role")), None),
        version=version,
    )


def _needed(results: Sequence[CellResult]) -> frozenset[Column]:
    """Return the host's column where rows that are asked differ in nothing but the host."""
    seen: dict[tuple[str, Transport, int], str] = {}
    for result in results:
        row = result.row
        if folds(row):
            continue
        key = row.planned.flow.entry.id, row.cell.transport, row.cell.port
        if seen.setdefault(key, row.cell.host) != row.cell.host:
            return _HOSTS
    return frozenset()


class _Hiding(QUndoCommand):
    """Rows hidden, there and back; what else the filter says stays."""

    def __init__(self, words: str, model: MatrixModel, cells: frozenset[CellKey]) -> None:
        super().__init__(words)
        self._model = model
        self._cells = cells

    def redo(self) -> None:
        """Hide them."""
        wanted = self._model.listing.filter
        self._model.set_filter(replace(wanted, hidden=wanted.hidden | self._cells))

    def undo(self) -> None:
        """List them again."""
        wanted = self._model.listing.filter
        self._model.set_filter(replace(wanted, hidden=wanted.hidden - self._cells))


class RowActs(QObject):
    """Does what `menus.ROW_ACTS` names on the matrix of a board, and remembers how it is arranged."""

    def __init__(self, window: MainWindow, settings: Settings, board: Board) -> None:
        super().__init__(board)
        self._menus = window.menus
        self._settings = settings
        self._board = board
        matrix = board.matrix
        self._lent: frozenset[Column] = frozenset()
        matrix.show_columns(settings.columns, settings.insisted_columns)
        matrix.sort_by(settings.sorting)
        board.model.group_by(settings.grouping)
        matrix.sorted_anew.connect(self._mark)
        matrix.columns_laid.connect(self._mark_columns)
        matrix.menu_wanted.connect(self._show_row_menu)
        matrix.header_menu_wanted.connect(self._show_header_menu)
        board.model.filter_changed.connect(self._remember_filter)
        board.model.modelReset.connect(self._take_up_filter)
        board.model.modelReset.connect(self._lend_columns)
        self._mark()

    def do(self, act: Act) -> None:
        """Carry out one line of the menus."""
        matrix, model = self._board.matrix, self._board.model
        if act in _COPIES:
            self._copy(_COPIES[act])
        elif act in _SORTS:
            key, now = _SORTS[act], model.listing.sorting
            turned = now.key is key and now.descending is (key in _LARGEST_FIRST)
            matrix.sort_by(Sorting(key, descending=turned is not (key in _LARGEST_FIRST)))
        elif act in _GROUPS:
            model.group_by(_GROUPS[act])
        elif act in _COLUMNS:
            self._toggle(_COLUMNS[act])
        elif act is Act.HIDE_ROWS:
            self._hide()
        elif act is Act.FILTER:
            workspace = self._board.view.workspace
            workspace.show_part(Part.PORTS)
            workspace.filter.open_line()
        self._mark()

    def _toggle(self, column: Column) -> None:
        """Show a column or hide it; one that is wanted but had no room is shown by all means."""
        matrix = self._board.matrix
        self._lent -= {column}
        if matrix.isColumnHidden(column):
            matrix.show_columns(matrix.columns | {column}, matrix.insisted | {column})
        else:
            matrix.show_columns(matrix.columns - {column}, matrix.insisted)

    def _mark_columns(self) -> None:
        for act, column in _COLUMNS.items():
            self._menus.set_checked(act, not self._board.matrix.isColumnHidden(column))

    def _hide(self) -> None:
        """Hide the selected rows, until that is undone or all rows are listed again."""
        rows = self._board.matrix.selected_rows()
        if rows:
            cells = frozenset(self._board.model.result(row).row.cell for row in rows)
            words = self.tr("hiding of rows")
            self._board.view.undoing.push(_Hiding(words, self._board.model, cells))

    def _copy(self, form: Form) -> None:
        """Put the selected rows on the clipboard; as CSV they are plain text and a sheet's CSV at once."""
        rows = self._board.matrix.selected_rows()
        if not rows:
            return
        text = self._board.model.rows_as(rows, form)
        data = carried({Form.CSV: text}) if form is Form.CSV else carried({})
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)

    def _mark(self) -> None:
        """Tick what is in force in the menus, and remember it."""
        matrix, listing = self._board.matrix, self._board.model.listing
        self._mark_columns()
        for act, key in _SORTS.items():
            self._menus.set_checked(act, listing.sorting.key is key)
        for act, grouping in _GROUPS.items():
            self._menus.set_checked(act, listing.grouping is grouping)
        self._settings.columns = matrix.columns - self._lent
        self._settings.insisted_columns = matrix.insisted
        self._settings.sorting = listing.sorting
        self._settings.grouping = listing.grouping

    def _remember_filter(self) -> None:
        """Keep what was picked from the lists; typed words and counts belong to the session."""
        wanted = self._board.model.listing.filter
        self._settings.row_filter = {
            "state": wanted.state.value if wanted.state else "",
            "direction": ">".join(wanted.direction) if wanted.direction else "",
            "role": wanted.role.value if wanted.role else "",
            "version": str(wanted.version) if wanted.version else "",
        }

    def _take_up_filter(self) -> None:
        model, kept = self._board.model, self._settings.row_filter
        if kept and not model.relisting and model.results and model.listing.filter.lets_all_pass:
            self._board.view.workspace.filter.take_up(filter_of(kept))

    def _lend_columns(self) -> None:
        """Show the hosts where several have the same entry, else rows look alike; not for ever."""
        model, matrix = self._board.model, self._board.matrix
        if model.relisting:
            return
        chosen = matrix.columns - self._lent
        self._lent = _needed(model.results) - chosen
        if chosen | self._lent != matrix.columns:
            matrix.show_columns(chosen | self._lent, matrix.insisted)
            self._mark()

    def _show_row_menu(self, at: QPoint) -> None:
        self._menus.popup(OF_A_ROW, at)

    def _show_header_menu(self, at: QPoint) -> None:
        self._menus.popup(OF_THE_HEADER, at)
