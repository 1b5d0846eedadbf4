"""The whole window over a fake engine, without the program around it: what tests of views act on."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sepgui.domain.outcome import Outcome
from sepgui.domain.plan import Plan
from sepgui.engine.pipe import Command, Event, Reopen, Watch, WatchScenario
from sepgui.ui.acts import Acts
from sepgui.ui.board import Board
from sepgui.ui.bridge.engine_link import EngineLink
from sepgui.ui.byte_acts import ByteActs
from sepgui.ui.computer_acts import ComputerActs
from sepgui.ui.desk import Desk
from sepgui.ui.graph_acts import GraphActs
from sepgui.ui.language import Language
from sepgui.ui.live.live import Live
from sepgui.ui.models.lines import folds
from sepgui.ui.models.matrix_model import MatrixModel
from sepgui.ui.settings import Settings
from sepgui.ui.studio.studio import Studio
from sepgui.ui.views.main_window import MainWindow
from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.views.menu_acts import Act
from sepgui.ui.views.top_bar import TopBar
from sepgui.ui.views.workspace import Workspace
from sepgui.ui.widgets.glyphs import Glyph
from tests.fakes import results
from tests.fakes.shelves import shelf_in
from tests.fakes.sites import DATABASE, GUP, plan_of
from tests.fakes.window_engine import FakeEngine, FakeSession

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


class FakeMessenger:
    """A tray that remembers what it showed and told."""

    def __init__(self) -> None:
        self.state: tuple[Glyph, str] | None = None
        self.told: list[tuple[str, str]] = []
        self.closed = False

    def show_state(self, glyph: Glyph, words: str) -> None:
        self.state = (glyph, words)

    def tell(self, title: str, words: str, glyph: Glyph, *, stays: bool = False) -> None:
        self.told.append((title, words))

    def close(self) -> None:
        self.closed = True


def usual_plan() -> Plan:
    return plan_of(None, GUP, DATABASE)


@dataclass
class Stage:
    """A window at work. `engines` are those started so far; `opens` says whether they answer a beginning,
    `simulates` whether a scenario opens as a simulation; else as a site like any other."""

    app: QApplication
    folder: Path
    opens: bool = True
    simulates: bool = False
    engines: list[FakeEngine] = field(default_factory=list[FakeEngine])
    wanted_past: int = 0

    def __post_init__(self) -> None:
        plan = usual_plan()
        self.session = FakeSession(plan, results.rows(plan))
        self.settings = Settings(self.folder / "window.ini")
        self.language = Language()
        self.language.use("en")
        self.window = MainWindow()
        self.acts = Acts(self.app, self.window, self.settings, self.language)
        self.link = EngineLink(self._start)
        self.desk = Desk(self.window, self.link, self.settings)
        self.link.start()
        self.computer = ComputerActs(self.window, self.desk, self.link, self.settings)
        self.acts.more[Act.THIS_COMPUTER] = self.computer.show
        self.acts.seat(self.desk)
        self.shelf = shelf_in(self.folder)
        self.board = Board(self.desk, self.shelf)
        self.desk.seat(self.board)
        self.messenger = FakeMessenger()
        self.live = Live(
            self.window, self.board, self.link, self.settings, self.acts, self.messenger, self.window
        )
        self.acts.seat_board(self.board)
        self.studio = Studio(self.window, self.desk, self.board, self.link, self.acts, self.window)
        self.board.view.workspace.make_graph()
        GraphActs(self.window, self.settings, self.board.view.workspace)
        self.bytes = ByteActs(self.window, self.desk, self.board, self.link, self.acts, self.window)
        self.desk.past_wanted.connect(self._past_wanted)

    # --- parts ----------------------------------------------------------------------------------

    @property
    def engine(self) -> FakeEngine:
        return self.engines[-1]

    @property
    def matrix(self) -> MatrixView:
        return self.board.matrix

    @property
    def model(self) -> MatrixModel:
        return self.board.model

    @property
    def bar(self) -> TopBar:
        return self.board.view.bar

    @property
    def workspace(self) -> Workspace:
        return self.board.view.workspace

    @property
    def said(self) -> str:
        """What the detail pane says."""
        return self.workspace.detail.page.toPlainText()

    def remembered(self) -> Settings:
        """Return the settings as the next start reads them."""
        self.settings.save()
        return Settings(self.folder / "window.ini")

    # --- what happens ---------------------------------------------------------------------------

    def say(self, *events: Event) -> None:
        self.engine.say(*events)

    def row(self, port: int) -> int:
        rows = enumerate(self.session.rows)
        return next(index for index, row in rows if row.cell.port == port and not folds(row))

    def answer(self, outcomes: dict[int, Outcome]) -> None:
        """Let these ports answer, one second later."""
        self.say(self.session.batch((self.row(port), outcome) for port, outcome in outcomes.items()))

    def commands(self, kind: type[Command]) -> list[Command]:
        return [
            command for engine in self.engines for command in engine.commands if isinstance(command, kind)
        ]

    def close(self) -> None:
        self.link.kill()
        self.live.close()
        self.desk.close()
        self.shelf.close()
        self.language.remove()
        self.window.hide()
        self.window.deleteLater()
        self.board.deleteLater()
        self.live.deleteLater()  # else its timers are garbage that any thread may collect
        self.desk.deleteLater()

    def _start(self) -> FakeEngine:
        self.engines.append(FakeEngine(self._answer))
        return self.engines[-1]

    def _answer(self, engine: FakeEngine, command: Command) -> None:
        if self.opens and isinstance(command, Watch | WatchScenario | Reopen):
            live = not isinstance(command, Reopen)
            simulated = self.simulates and isinstance(command, WatchScenario)
            engine.say(self.session.opened(live=live, simulated=simulated))

    def _past_wanted(self) -> None:
        self.wanted_past += 1
