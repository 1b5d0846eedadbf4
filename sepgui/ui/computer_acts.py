"""This computer's view in the window: asks before anything is read, has the engine read it, and shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.engine.pipe import Batch, ComputerRead, Opened, ReadComputer
from sepgui.ui.models.own_role import PairOffer, pair_offer

if TYPE_CHECKING:
    from sepgui.ui.bridge.engine_link import EngineLink
    from sepgui.ui.desk import Desk
    from sepgui.ui.settings import Settings
    from sepgui.ui.views.computer_page import ComputerPage
    from sepgui.ui.views.main_window import MainWindow


class ComputerActs(QObject):
    """Keeps the one page and the last view; a session of which it is allowed has its view read by itself."""

    def __init__(self, window: MainWindow, desk: Desk, link: EngineLink, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._link = link
        self._settings = settings
        self._page: ComputerPage | None = None
        self._read: ComputerRead | None = None
        self._due = False
        self._under_way = False
        link.event_came.connect(self._take_event)
        link.batch_came.connect(self._take_batch)
        link.engine_died.connect(self._stop_waiting)
        window.first.here_pressed.connect(self.show)
        window.first.offer_pressed.connect(self._pick)
        window.closed.connect(self._close)

    @property
    def page(self) -> ComputerPage | None:
        """The page, once it was asked for."""
        return self._page

    def show(self) -> None:
        """Show the page: the question, or the view, which is read now if there is none yet."""
        page = self._raised()
        if self._read is not None:
            page.show_view(self._read.computer, self._read.kept, allowed=self._settings.may_read_computer)
        elif self._may_read:
            self._begin()
        else:
            page.ask()

    @property
    def _may_read(self) -> bool:
        """Whether there is leave to read; a simulated computer is nobody's."""
        opened = self._desk.opened
        simulated = opened is not None and opened.simulated and opened.live
        return self._settings.may_read_computer or simulated

    def _begin(self) -> None:
        if self._page is not None:
            self._page.wait()
        self._ask()

    def _ask(self) -> None:
        """Have this computer read, once at a time."""
        self._due = False
        if not self._under_way:
            self._under_way = True
            self._link.send(ReadComputer())

    def _agree(self) -> None:
        self._settings.may_read_computer = True
        self._begin()

    def _withdraw(self) -> None:
        """Read no more; what a session holds already stays in it."""
        self._settings.may_read_computer = False
        self._due = False

    def _stop_waiting(self, _traceback: str) -> None:
        self._under_way = False
        if self._page is not None:
            self._page.stop_waiting()

    def _read_again(self) -> None:
        if self._may_read:
            self._begin()
        elif self._page is not None:
            self._read = None
            self._page.ask()

    # --- what the engine says -------------------------------------------------------------------

    def _take_event(self, event: object) -> None:
        if isinstance(event, Opened):
            self._read, self._under_way = None, False
            self._due = event.live and not event.replayed and self._settings.may_read_computer
            if self._page is not None and self._page.isVisible():
                self.show()
        elif isinstance(event, ComputerRead):
            self._read, self._under_way = event, False
            self._window.first.offer_role(None if event.computer.simulated else pair_offer(event.computer))
            if self._page is not None:
                self._page.show_view(event.computer, event.kept, allowed=self._settings.may_read_computer)

    def _take_batch(self, batch: Batch) -> None:
        """Have the view read once the hosts of the session have their addresses."""
        if self._due and batch.samples:
            self._ask()

    # --- the pair -------------------------------------------------------------------------------

    def _pick(self, offer: PairOffer) -> None:
        """Fill the pair with what this computer is."""
        self._desk.ask_for_pair()
        first = self._window.first
        if offer.manager:
            first.manager.show_host(offer.manager)
        if first.client.host == offer.manager or offer.role.value == "client":
            first.client.show_host("")
        if self._page is not None:
            self._page.close()
        self._window.activateWindow()

    # --- the page -------------------------------------------------------------------------------

    def _raised(self) -> ComputerPage:
        from sepgui.ui.views.computer_page import ComputerPage

        if self._page is None:
            page = self._page = ComputerPage(self._window)
            page.agreed.connect(self._agree)
            page.withdrawn.connect(self._withdraw)
            page.read_pressed.connect(self._read_again)
            page.taken.connect(self._pick)
        self._page.show()
        self._page.raise_()
        self._page.activateWindow()
        return self._page

    def _close(self) -> None:
        if self._page is not None:
            self._page.close()
