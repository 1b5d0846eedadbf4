"""Focus: the numbers of a span instead of those of the present, from the gesture to the screen and back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sepgui.domain.run import CellResult, Row
from sepgui.ui.models.focused import Focused, Question
from sepgui.ui.models.lines import Figures
from sepgui.ui.widgets.lane_sweep import LaneSweep

if TYPE_CHECKING:
    from sepgui.domain.cell import Anchor
    from sepgui.ui.findings import Findings
    from sepgui.ui.models.evidence import Moment
    from sepgui.ui.models.matrix_model import MatrixModel
    from sepgui.ui.views.graph_card import GraphCard
    from sepgui.ui.views.matrix_view import MatrixView
    from sepgui.ui.views.session_view import SessionView

LEAST_NS = 1_000_000_000
"""The shortest span that has numbers."""


class Focus(QObject):
    """Knows which span was asked for, and what it said once that is known.

    `wanted` carries a `Question` for a worker, whose answer comes to `take`; `changed` says that other
    numbers are shown: what comes in meanwhile is not to be.
    """

    wanted = Signal(object)
    changed = Signal()

    def __init__(
        self, model: MatrixModel, view: SessionView, matrix: MatrixView, findings: Findings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._findings = findings
        self._live: dict[int, CellResult] = {}
        self._view = view
        self._matrix = matrix
        self._anchor: Anchor | None = None
        self._rows: tuple[Row, ...] = ()
        self._asked: Question | None = None
        self._answer: Focused | None = None
        matrix.titles.span_picked.connect(self.ask)
        LaneSweep(matrix)
        view.focus.live_pressed.connect(self.end)

    def take_graph(self, card: GraphCard) -> None:
        """Take the graph, once it is made: spans are picked there too, and the one in focus is marked."""
        card.graph.span_picked.connect(self.ask)
        card.graph.live_wanted.connect(self.end)
        if self._asked is not None:
            self._mark((self._asked.from_ns, self._asked.to_ns))

    def open(self, anchor: Anchor, rows: Sequence[Row]) -> None:
        """Begin another session, or go on with other rows; the numbers are those of the present."""
        self._anchor, self._rows = anchor, tuple(rows)
        self._live = {}
        self._leave()

    @property
    def answer(self) -> Focused | None:
        """What the span says; None while the numbers are those of the present."""
        return self._answer

    def ask(self, from_ns: int, to_ns: int) -> None:
        """Ask for the numbers of a span."""
        if self._anchor is None or to_ns - from_ns < LEAST_NS:
            return
        self._asked = Question(from_ns, to_ns, self._rows)
        self._mark((from_ns, to_ns))
        self._view.focus.show_span(self._anchor, from_ns, to_ns)
        self.wanted.emit(self._asked)

    def take(self, answer: Focused) -> None:
        """Show what a span says, if it is still the one that was asked for."""
        if answer.question is not self._asked:
            return
        self._answer = answer
        if not self._live:
            self._live = dict(enumerate(self._model.results))
        self._model.apply(enumerate(answer.results), self.figures())
        self._findings.show_span(answer.findings)
        self._view.focus.show_ready()
        self.changed.emit()

    def end(self) -> None:
        """Show the numbers of the present again."""
        if self._asked is None:
            return
        live, self._live = self._live, {}
        self._leave()
        if live:
            self._model.apply(live.items())
            self.changed.emit()

    def moment(self, row: int, moment: Moment) -> Moment:
        """Return the end of the span instead of a present, and show the figures of the row it is for."""
        if self._answer is None:
            return moment
        self._view.focus.show_row(self._model.line(row).port, self._answer.summaries[row])
        return replace(moment, now_ns=self._answer.question.to_ns, since_ns=None, live=False)

    def titles(self) -> tuple[str, str] | None:
        """Return what the titles of loss and newest value say, None while they are the present's."""
        if self._answer is None:
            return None
        return self.tr("(span)"), self.tr("Last")

    def figures(self) -> list[Figures]:
        """Return loss and p95 of each row over the span."""
        summaries = () if self._answer is None else self._answer.summaries
        return [Figures(summary.loss, summary.p95_ns) for summary in summaries]

    def _leave(self) -> None:
        self._asked, self._answer = None, None
        self._findings.show_span(None)
        self._mark(None)
        self._view.focus.show_live()

    def _mark(self, span: tuple[int, int] | None) -> None:
        if (card := self._view.workspace.made_graph) is not None:
            card.graph.set_focus(span)
            card.comparison.set_focus(span)
        self._matrix.titles.mark_span(span)
