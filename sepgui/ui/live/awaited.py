"""Tell me when it opens: which cells are waited for, what the person asks of that, and the moment itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.domain.awaiting import is_failing
from sepgui.domain.cell import CellKey
from sepgui.domain.run import CellResult
from sepgui.engine.pipe import CellOpened, Opened, StopWaiting, TellWhenOpen, Waiting
from sepgui.ui.models.row_list import GROUP
from sepgui.ui.reasons import NO_FAILING_PORT, NO_SESSION, NOT_LIVE, NOTHING_AWAITED
from sepgui.ui.views.menus import Act
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.words import clock, lang

if TYPE_CHECKING:
    from collections.abc import Callable

    from sepgui.ui.board import Board
    from sepgui.ui.bridge.engine_link import EngineLink
    from sepgui.ui.live.herald import Herald
    from sepgui.ui.views.main_window import MainWindow


class Awaited(QObject):
    """Knows what the engine waits for; the person begins and ends it for the chosen cell or for all."""

    def __init__(
        self,
        window: MainWindow,
        board: Board,
        link: EngineLink,
        herald: Herald,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._board = board
        self._link = link
        self._herald = herald
        self._opened: Opened | None = None
        self._cells: tuple[CellKey, ...] = ()
        self._strip = board.view.waiting
        self._button = board.view.workspace.detail.await_button
        link.event_came.connect(self._take)
        board.matrix.row_chosen.connect(self.show)
        board.model.dataChanged.connect(self.show)
        board.model.modelReset.connect(self.show)
        self._strip.stop_pressed.connect(self.stop_all)
        self._button.clicked.connect(self.toggle_chosen)
        self.show()

    @property
    def acts(self) -> dict[Act, Callable[[], None]]:
        """What the menus can ask of it."""
        return {
            Act.TELL_CHOSEN: self.toggle_chosen,
            Act.TELL_ALL: self.tell_all,
            Act.STOP_WAITING: self.stop_all,
        }

    def open(self, opened: Opened) -> None:
        """Begin with another session, in which nothing is waited for."""
        self._opened = opened
        self._cells = ()
        self.show()

    def toggle_chosen(self) -> None:
        """Wait for the chosen cell, or no longer."""
        result = self._chosen()
        if result is None or not self._is_live:
            return
        cell = result.row.cell
        if cell in self._cells:
            self._link.send(StopWaiting((cell,)))
        elif is_failing(result):
            self._link.send(TellWhenOpen((cell,), lang()))
        self.show()

    def tell_all(self) -> None:
        """Wait for every cell that fails."""
        if self._is_live:
            self._link.send(TellWhenOpen(lang=lang()))

    def stop_all(self) -> None:
        """Wait for nothing."""
        if self._cells:
            self._link.send(StopWaiting())

    def show(self) -> None:
        """Show for what one can wait, and for what one does."""
        result = self._chosen()
        waits = result is not None and result.row.cell in self._cells
        can = self._is_live and result is not None and (waits or is_failing(result))
        self._button.setVisible(can)
        self._button.setChecked(waits)
        menus = self._window.menus
        lacks = NO_SESSION if self._opened is None else NOT_LIVE
        menus.enable({Act.TELL_CHOSEN: can}, NO_FAILING_PORT if self._is_live else lacks)
        menus.enable({Act.TELL_ALL: self._is_live}, lacks)
        menus.enable({Act.STOP_WAITING: bool(self._cells)}, NOTHING_AWAITED)

    @property
    def _is_live(self) -> bool:
        return self._opened is not None and self._opened.live

    def _chosen(self) -> CellResult | None:
        row = self._board.matrix.chosen_row()
        if row is None or row == GROUP or row >= len(self._board.model.results):
            return None
        return self._board.model.result(row)

    def _take(self, event: object) -> None:
        match event:
            case Opened():
                self.open(event)
                self._strip.show_ports(())
            case Waiting(cells):
                self._cells = cells
                self._strip.show_ports([f"{cell.port}/{cell.transport.value}" for cell in cells])
                if cells and len(cells) > 0:
                    self._herald.announce(self._strip.words)
                self.show()
            case CellOpened(at_ns, result):
                self._tell(at_ns, result)
            case _:
                pass

    def _tell(self, at_ns: int, result: CellResult) -> None:
        if self._opened is None:
            return
        cell = result.row.cell
        at_unix_ns = self._opened.anchor.unix_at(at_ns)

        def words() -> str:
            return self.tr("{time}: {port} {entry} at {address} is open.").format(
                time=clock(at_unix_ns),
                port=f"{cell.port}/{cell.transport.value}",
                entry=result.row.planned.flow.entry.name.in_(lang()),
                address=cell.address,
            )

        self._window.notice.say(words, Glyph.OK)
        self._herald.tell(self.tr("Open now"), words(), Glyph.OK, stays=True)
