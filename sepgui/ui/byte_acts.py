"""Asks the chosen port once more and shows the bytes of that attempt, in a window beside the matrix."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.engine.pipe import CellBytes, Opened, Refusal, ShowBytes
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.ui.models.lines import folds
from sepgui.ui.views.menus import Act

if TYPE_CHECKING:
    from sepgui.domain.cell import CellKey
    from sepgui.ui.acts import Acts
    from sepgui.ui.board import Board
    from sepgui.ui.bridge.engine_link import EngineLink
    from sepgui.ui.desk import Desk
    from sepgui.ui.views.bytes_view import BytesView
    from sepgui.ui.views.main_window import MainWindow

_NOT_LIVE = QT_TRANSLATE_NOOP(
    "Bytes", "Bytes are kept only of a port that is asked now; this session is only read or played."
)
_NO_ROW = QT_TRANSLATE_NOOP(
    "ByteActs", "Choose a port that is asked from here first; then its bytes can be shown."
)


class ByteActs(QObject):
    """Keeps the one window of bytes, and which cell it is about."""

    def __init__(
        self,
        window: MainWindow,
        desk: Desk,
        board: Board,
        link: EngineLink,
        acts: Acts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._desk = desk
        self._board = board
        self._link = link
        self._cell: CellKey | None = None
        self.view: BytesView | None = None
        acts.more[Act.SHOW_BYTES] = self.show
        board.view.workspace.detail.bytes_pressed.connect(self.show)
        link.event_came.connect(self._take)
        link.engine_died.connect(self._forget)
        window.closed.connect(self._forget)

    def show(self) -> None:
        """Ask the chosen port, and show its bytes once they are there."""
        opened, row = self._desk.opened, self._board.matrix.chosen_row()
        if opened is not None and (not opened.live or opened.replayed):
            self._desk.complain(_NOT_LIVE)
            return
        if row is None or row < 0 or folds(self._board.model.result(row).row):
            self._desk.complain(_NO_ROW)
            return
        self._ask(self._board.model.result(row).row.cell)

    # --- inside ---------------------------------------------------------------------------------

    def _ask(self, cell: CellKey) -> None:
        from sepgui.ui.views.bytes_view import BytesView

        self._cell = cell
        if self.view is None:
            self.view = BytesView(self._window)
            self.view.again_pressed.connect(self._ask_again)
        self.view.show_waiting(partial(self._name, cell))
        self.view.show()
        self.view.raise_()
        self.view.activateWindow()
        self._link.send(ShowBytes(cell))

    def _ask_again(self) -> None:
        if self._cell is not None:
            self._ask(self._cell)

    def _take(self, event: object) -> None:
        view = self.view
        match event:
            case Opened():
                self._forget()
            case CellBytes(cell, exchange, trouble) if view is not None and cell == self._cell:
                if exchange is not None:
                    view.show_exchange(exchange, self._names(cell))
                elif trouble is not None:
                    view.show_trouble(trouble)
            case Refusal(why) if view is not None and view.isVisible() and view.waits:
                view.show_trouble(why)
            case _:
                pass

    def _name(self, cell: CellKey) -> str:
        row = self._board.model.row_of(cell)
        entry = cell.entry if row is None else self._board.model.line(row).entry
        return f"{cell.port}/{cell.transport.value}  ·  {entry}  ·  {cell.address}"

    def _names(self, cell: CellKey) -> tuple[str, ...]:
        """Return the words that are hidden in the bytes of a cell when the person wants it."""
        from sepgui.app.private import private_words
        from sepgui.reports.mask import private_names

        opened, row = self._desk.opened, self._board.model.row_of(cell)
        sample = None if row is None else self._board.model.result(row).sample
        hosts = () if opened is None else (*opened.pair.managers, *opened.pair.clients, *opened.site.hosts)
        meanings = [] if sample is None else [sample.outcome.meaning]
        return (*private_names(hosts, meanings), *private_words())

    def _forget(self, *_told: object) -> None:
        """Put the bytes away: they are those of another session, or of an engine that is gone."""
        self._cell = None
        if self.view is not None:
            self.view.close()
