"""One session on screen: takes batches, keeps the lanes' past, and fills matrix, details and graph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.outcome import State
from sepgui.domain.run import CellResult, Row
from sepgui.domain.site import Thresholds
from sepgui.engine.pipe import Batch, CellTraced, Opened, TraceCell
from sepgui.ui.drawing import Drawing
from sepgui.ui.findings import Findings
from sepgui.ui.focus import Focus
from sepgui.ui.graph.buffer import Shelf
from sepgui.ui.graph.limits import Limit, limits_of
from sepgui.ui.looking import Looking
from sepgui.ui.models.cell_detail import Tracing, cell_detail
from sepgui.ui.models.events import SessionEvent, begun
from sepgui.ui.models.evidence import Moment
from sepgui.ui.models.lane_book import LaneBook
from sepgui.ui.models.lines import Figures
from sepgui.ui.models.matrix_model import GROUP, MatrixModel
from sepgui.ui.models.past import ReadPast
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.paint_pace import PaintPace, Steps
from sepgui.ui.views.in_sight import rows_in_sight
from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.views.session_view import SessionView

if TYPE_CHECKING:
    from sepgui.ui.views.graph_card import GraphCard

_ROWS_AT_ONCE = 2_000


class Board(QObject):
    """The models of the open session, and the view that shows them.

    `ask_pressed` carries the cell that the person wants asked now, `trace_pressed` the command to trace
    one. While nobody watches, samples are
    kept and nothing is painted; `refresh` catches up.
    """

    ask_pressed = Signal(object)
    trace_pressed = Signal(object)

    def __init__(self, parent: QObject | None = None, shelf: Shelf | None = None) -> None:
        super().__init__(parent)
        self.model = MatrixModel(self)
        self.book = LaneBook(shelf)
        self.matrix = MatrixView(self.model, self.book, self.limit_of)
        self.view = SessionView(self.matrix)
        self._opened: Opened | None = None
        self._rows_of_cells: dict[CellKey, list[int]] = {}
        self._rows_of_addresses: dict[str, list[int]] = {}
        self._pending: dict[int, CellResult] = {}
        self._watched = True
        self._news = False
        self._pace = PaintPace(self._paint_news, self)
        self._axis_end = 0
        self._steps = Steps(self)
        self._drawing = Drawing(self.model, self.book, self.matrix, self.view.workspace, self._limits)
        self.matrix.row_chosen.connect(self._choose)
        self.matrix.selectionModel().selectionChanged.connect(self._drawing.show)
        self.matrix.row_opened.connect(self.view.workspace.open_detail)
        self.findings = Findings(self.model, self.book, self.matrix, self.view, self._follow_choice, self)
        self._traced: dict[CellKey, CellTraced] = {}
        self._tracing: CellKey | None = None
        self.view.workspace.detail.ask_pressed.connect(self.ask_chosen)
        self.view.workspace.detail.trace_pressed.connect(self._trace_chosen)
        self.focus = Focus(self.model, self.view, self.matrix, self.findings, self)
        self.focus.changed.connect(self._show_other_numbers)
        self.looking = Looking(self)
        self.looking.changed.connect(self._show_detail)
        self.view.workspace.graph_made.connect(self._take_graph)

    # --- a session ------------------------------------------------------------------------------

    def open(self, opened: Opened) -> None:
        """Show a session that was just opened, nothing of it asked yet."""
        self._opened = opened
        self._traced, self._tracing = {}, None
        self.looking.forget()
        self._pending = {}
        self._pace.stop()
        self.book.open(len(opened.rows), opened.anchor, opened.anchor.monotonic_ns)
        self._drawing.forget()
        self._drawing.open(opened.anchor)
        self._index(opened.rows)
        self.model.open_rows(opened.rows)
        self.findings.open(opened)
        self.focus.open(opened.anchor, opened.rows)
        self._name_range()
        self.view.bar.show_counts(self.model.counts())

    def change_rows(self, rows: Sequence[Row]) -> None:
        """Take other rows of the same session: names resolved to other addresses."""
        kept = {
            result.row.cell: past for result, past in zip(self.model.results, self.book.pasts, strict=True)
        }
        chosen = self._chosen_cell()
        self.book.pasts = [kept.get(row.cell) or self.book.new_past() for row in rows]
        self.book.known_from_ns = None
        self._drawing.forget()
        self._index(rows)
        self.focus.end()
        self.model.change_rows(rows)
        if self._opened is not None:
            self.focus.open(self._opened.anchor, rows)
        row = self.model.row_of(chosen) if chosen is not None else None
        if row is not None:
            self.matrix.choose(row)

    def take(self, batch: Batch) -> None:
        """Take what changed; paint it if somebody watches."""
        for sample in batch.samples:
            for row in self._rows_of_cells.get(sample.cell, ()):
                self.book.add(row, sample)
        self.looking.hear(batch.samples)
        self.book.now_ns = max(self.book.now_ns, batch.now_ns)
        self._pending.update(batch.results)
        urgent = self.focus.answer is None and any(self._turns(row, result) for row, result in batch.results)
        if batch.findings is not None:
            self.book.events.add(begun(self.findings.held, batch.findings, batch.now_ns))
            urgent |= self.findings.take(batch.findings, batch.now_ns)
        self._news = True
        if self._watched and self._pace.allows(urgent=urgent):
            self._paint_news()

    def restore(self, pasts: Sequence[ReadPast]) -> None:
        """Put what the session file knew before what came since."""
        for past, read in zip(self.book.pasts, pasts, strict=False):
            if len(read.samples) or read.minutes is not None:
                past.restore(read.samples, read.troubles, read.minutes)
        self._drawing.forget()
        self.refresh()

    def restore_events(self, events: tuple[SessionEvent, ...]) -> None:
        """Take the events that the session file knows, for those known so far."""
        self.book.events.replace(events)
        self.matrix.refresh_axis()
        self._drawing.show()

    def close(self) -> None:
        """Show nothing any more: the window is about to go."""
        self._opened = None
        self._pace.stop()
        self._steps.stop()
        self.looking.close()
        if (card := self.view.workspace.made_graph) is not None:
            card.let_go()
        self.view.deleteLater()

    def chosen_cells(self) -> tuple[CellKey, ...]:
        """Return the cells of the selected rows."""
        return tuple(self.model.result(row).row.cell for row in self.matrix.selected_rows())

    @property
    def cells(self) -> tuple[CellKey, ...]:
        """The cell of every row, in the engine's order."""
        return tuple(result.row.cell for result in self.model.results)

    # --- what the person does -------------------------------------------------------------------

    def show_range(self, choice: TimeRange) -> None:
        """Show another range in lanes and graph."""
        self.book.range = choice
        bar = self.view.bar
        bar.show_range(choice)
        self._name_range()
        self._drawing.show_range(choice)
        self.refresh()

    def ask_chosen(self) -> None:
        """Ask the chosen cell once, now."""
        cell = self._chosen_cell()
        if cell is not None:
            self.ask_pressed.emit(cell)

    def show_trace(self, traced: CellTraced) -> None:
        """Show where a cell stops."""
        self._tracing = None
        self._traced[traced.cell] = traced
        self._show_detail()

    def watch(self) -> None:
        """Paint again: somebody can see the window."""
        if not self._watched:
            self._watched = True
            self.refresh()

    def look_away(self) -> None:
        """Paint nothing until `watch`."""
        self._watched = False

    def refresh(self) -> None:
        """Show everything as it is now."""
        self.matrix.rows_delegate.forget()
        self._axis_end = 0
        self._news = True
        self._paint_news()

    def retranslate(self) -> None:
        """Say everything in the present language."""
        self._name_range()
        self.model.retranslate()
        self.matrix.lay_columns()
        self.findings.show()
        self._show_detail()
        self._drawing.name()

    # --- inside ---------------------------------------------------------------------------------

    def _index(self, rows: Sequence[Row]) -> None:
        self._rows_of_cells, self._rows_of_addresses = {}, {}
        for index, row in enumerate(rows):
            self._rows_of_cells.setdefault(row.cell, []).append(index)
            if row.cell.address:
                self._rows_of_addresses.setdefault(row.cell.address, []).append(index)

    def _turns(self, row: int, result: CellResult) -> bool:
        """Whether a result gives its row another verdict."""
        if row >= len(self.book.pasts):
            return False
        before = self.model.result(row)
        first = before.sample is None and result.sample is not None
        return first or (before.judgement, before.verdict) != (result.judgement, result.verdict)

    def _paint_news(self) -> None:
        """Show what came since the last time, if somebody watches; then nothing for a while."""
        if self._opened is None or not self._watched or not self._news:
            return
        self._news = False
        self._pace.begin()
        focused = self.focus.answer is not None
        in_sight = () if focused else rows_in_sight(self.matrix)
        more = False
        if focused:
            self.model.set_figures(self.focus.figures())
        else:
            more = self._apply(self.book.figures(in_sight))
        shown = (self.findings.show, self._move_axis, self._show_detail, self._drawing.show)
        self._steps.begin((self._apply_more, *shown) if more else shown)
        self._pace.end(1 + len(self._pending) // _ROWS_AT_ONCE)

    def _apply(self, figures: Sequence[Figures] | None = None) -> bool:
        """Show results that came, so many at once that no turn of the loop is long; whether there is more."""
        results = tuple(islice(self._pending.items(), _ROWS_AT_ONCE))
        for row, _ in results:
            del self._pending[row]
        self.model.apply(results, figures)
        if len(results) < _ROWS_AT_ONCE // 2:
            self._settle()
            return False
        return True

    def _apply_more(self) -> None:
        if self._apply():
            self._steps.first(self._apply_more)

    def _settle(self) -> None:
        self.view.bar.show_counts(self.model.counts())
        self.matrix.resort_when_allowed()

    def _show_other_numbers(self) -> None:
        self._name_range()
        self.matrix.lay_columns()
        self._settle()
        self._news = True
        self._paint_news()

    def _name_range(self) -> None:
        range_words = self.view.bar.range_words(self.book.range)
        self.model.set_range_words(*(self.focus.titles() or (range_words,)))

    def _move_axis(self) -> None:
        end = self.book.span(self.matrix.lane_columns()).end_ns
        if end != self._axis_end:
            self._axis_end = end
            self.matrix.refresh_axis()

    def _choose(self, _row: int) -> None:
        self.findings.row_was_chosen()
        self._follow_choice()

    def _follow_choice(self) -> None:
        self._show_detail()
        self._drawing.show()

    def _chosen_cell(self) -> CellKey | None:
        row = self.matrix.chosen_row()
        return None if row is None or row == GROUP else self.model.result(row).row.cell

    def _trace_chosen(self) -> None:
        row, cell = self.matrix.chosen_row(), self._chosen_cell()
        if row is None or cell is None or self._tracing is not None:
            return
        works = next(
            (
                other.row.cell.port
                for other in self._beside(row, self.model.result(row))
                if other.row.cell.transport is Transport.TCP
                and other.row.cell.port != cell.port
                and other.sample is not None
                and other.sample.outcome.meaning.state is State.OPEN
            ),
            None,
        )
        self._tracing = cell
        self.trace_pressed.emit(TraceCell(cell, works))
        self._show_detail()

    def _trace_of(self, cell: CellKey) -> CellTraced | Tracing | None:
        if self._tracing == cell:
            return Tracing.UNDER_WAY
        if self._tracing is not None and cell not in self._traced:
            return Tracing.OF_ANOTHER
        return self._traced.get(cell)

    def _show_detail(self) -> None:
        detail, row, opened = self.view.workspace.detail, self.matrix.chosen_row(), self._opened
        if row is None or opened is None:
            detail.show_nothing()
        elif row == GROUP and self.matrix.currentIndex().row() != self.model.group_position:
            detail.show_nothing()  # another heading
        elif row == GROUP:
            detail.show_words(
                QCoreApplication.translate(
                    "Board",
                    "These rows say who else must reach whom. They cannot be proved from this computer, or "
                    "do not apply to this site; unfold them with Enter to see why.",
                )
            )
        else:
            result, past = self.model.result(row), self.book.pasts[row]
            moment = Moment(
                opened.anchor, self.book.now_ns, past.since_ns, opened.live, self._beside(row, result)
            )
            moment = self.focus.moment(row, moment)
            card = self.view.workspace.made_graph
            cell, at_ns = result.row.cell, None if card is None else card.picked_ns
            if at_ns is None and self.focus.answer is not None and result.sample is not None:
                at_ns = result.sample.at_ns
            past = self.looking.look_at(cell, at_ns)
            detail.show_detail(cell_detail(result, self.findings.shown, moment, self._trace_of(cell), past))

    def _beside(self, row: int, result: CellResult) -> tuple[CellResult, ...]:
        """Return the other rows of the same address."""
        beside = self._rows_of_addresses.get(result.row.cell.address, ())
        return tuple(self.model.result(other) for other in beside if other != row)

    def _take_graph(self, card: GraphCard) -> None:
        """Take the graph, once it is made."""
        card.sample_picked.connect(self._show_detail)
        self.focus.take_graph(card)
        self._drawing.take(card)
        self.findings.mark()

    def limit_of(self, row: int) -> float:
        """Return where the latency of a row becomes slow, in microseconds, as the judgement sees it."""
        return min(limit.us for limit in self._limits(row))

    def _limits(self, row: int) -> tuple[Limit, ...]:
        """Return the limits of a row's latency."""
        known = self._opened.site.thresholds if self._opened else Thresholds()
        return limits_of(known, self.model.result(row).recent.baseline_ns)
