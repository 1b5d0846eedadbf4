"""Ties the findings of a session to the sentence on top, the cards, the matrix and the graph."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Finding
from sepgui.domain.outcome import State
from sepgui.ui.graph.buffer import STATE_CODES
from sepgui.ui.models.finding_cards import (
    Beginning,
    CardKey,
    FindingCard,
    Sentence,
    beginning_words,
    card_of,
    keys_of,
    sentence_of,
)
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.engine.pipe import Opened
    from sepgui.store.schema import FindingSpan
    from sepgui.ui.models.lane_book import LaneBook
    from sepgui.ui.models.matrix_model import MatrixModel
    from sepgui.ui.views.matrix_view import MatrixView
    from sepgui.ui.views.session_view import SessionView

_OPEN = STATE_CODES[State.OPEN]


class Findings(QObject):
    """The findings that hold now. `refresh` is called when matrix, details and graph must follow a choice."""

    def __init__(
        self,
        model: MatrixModel,
        book: LaneBook,
        matrix: MatrixView,
        view: SessionView,
        refresh: Callable[[], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._book = book
        self._matrix = matrix
        self._view = view
        self._refresh = refresh
        self._held: dict[CardKey, Finding] = {}
        self._made_ns: dict[CardKey, int] = {}
        self._of_span: dict[CardKey, Finding] | None = None
        self._choosing = False
        self._hidden = False
        view.headline.clicked.connect(view.workspace.lead_to_findings)
        view.workspace.finding_chosen.connect(self._choose)
        view.workspace.evidence_followed.connect(self._follow)

    @property
    def held(self) -> tuple[Finding, ...]:
        """The findings that hold now, the worst first."""
        return tuple(self._held.values())

    @property
    def shown(self) -> tuple[Finding, ...]:
        """The findings that are shown: those that hold now, or those of a span; none while hidden."""
        return tuple(self._shown.values())

    @property
    def _shown(self) -> dict[CardKey, Finding]:
        if self._hidden:
            return {}
        return self._held if self._of_span is None else self._of_span

    @property
    def hidden(self) -> bool:
        """Whether somebody is to find out what the findings say."""
        return self._hidden

    def hide(self) -> None:
        """Keep sentence and cards back until `reveal`."""
        if not self._hidden:
            self._hidden = self._book.hides_findings = True
            self._view.workspace.forget_findings()
            self._unmark()
            self.show()

    def reveal(self) -> None:
        """Show sentence and cards again."""
        if self._hidden:
            self._hidden = self._book.hides_findings = False
            self.show()

    def sentence(self) -> Sentence:
        """Return the sentence on top of the window."""
        if self._hidden:
            question = self.tr("What is wrong here? Diagnose it from the table and the graph.")
            return Sentence(Glyph.UNKNOWN, question, 0)
        return sentence_of(self.shown, self._model.results)

    def show_span(self, findings: Sequence[Finding] | None) -> None:
        """Show the findings of a span instead of those that hold now; None shows these again."""
        if findings is None and self._of_span is None:
            return
        self._of_span = None if findings is None else dict(zip(keys_of(findings), findings, strict=True))
        self.show()

    def open(self, _opened: Opened) -> None:
        """Begin another session, in which nothing was found yet."""
        self._held, self._made_ns, self._of_span = {}, {}, None
        self._view.workspace.forget_findings()
        self._unmark()
        self.show()

    def take(self, findings: Sequence[Finding], now_ns: int) -> bool:
        """Take the findings that hold from an instant on; whether any is new, gone or different."""
        before = self.held
        self._held = dict(zip(keys_of(findings), findings, strict=True))
        self._made_ns = {key: self._made_ns.get(key, now_ns) for key in self._held}
        return self.held != before

    def restore(self, spans: Sequence[FindingSpan]) -> None:
        """Take from the session file when the findings that hold were made."""
        holding = [span for span in spans if span.ended_ns is None]
        for key, span in zip(keys_of([span.finding for span in holding]), holding, strict=True):
            if key in self._held:
                self._made_ns[key] = min(span.began_ns, self._made_ns[key])
        self.show()

    def show(self) -> None:
        """Show sentence and cards as they are now."""
        self._view.headline.show_sentence(self.sentence())
        self._view.workspace.show_findings(self._cards())
        self.mark()

    def row_was_chosen(self) -> None:
        """Let the choice of a card go, unless the row was chosen through it or belongs to it."""
        panel = self._view.workspace.findings
        key = panel.chosen_key if panel is not None else None
        if panel is None or key is None or self._choosing:
            return
        row = self._matrix.chosen_row()
        finding = self._shown.get(key)
        if finding is None or row is None or row < 0 or self._model.result(row).row.cell not in finding.cells:
            panel.unchoose()
            self._unmark()

    # --- inside ---------------------------------------------------------------------------------

    def _cards(self) -> tuple[FindingCard, ...]:
        return tuple(
            card_of(finding, key, self._beginning(key), self._look) for key, finding in self._shown.items()
        )

    def _look(self, cell: CellKey) -> Glyph:
        row = self._model.row_of(cell)
        return Glyph.UNKNOWN if row is None else self._model.line(row).glyph

    def _beginning(self, key: CardKey) -> Beginning | None:
        """Return when a finding began, by the wall clock."""
        at = self._moment(key)
        return None if at is None else Beginning(self._book.anchor.unix_at(at[0]), seen=at[1])

    def _moment(self, key: CardKey) -> tuple[int, bool] | None:
        """Return when a finding began, and whether a cell of it was seen to turn then."""
        if self._of_span is not None:
            return None
        for cell in self._held[key].cells:
            row = self._model.row_of(cell)
            since_ns = None if row is None else self._since_ns(row)
            if since_ns is not None:
                return since_ns, True
        made_ns = self._made_ns.get(key)
        return None if made_ns is None else (made_ns, False)

    def _since_ns(self, row: int) -> int | None:
        """Return since when a row fails, None if it does not, or always did."""
        past = self._book.pasts[row]
        if not len(past.samples):
            return None
        fails = past.samples.last_state != _OPEN or past.in_trouble
        return past.since_ns if fails else None

    def _choose(self, key: CardKey) -> None:
        """Show the cells of a card in the matrix, and its moment in the graph."""
        finding = self._shown.get(key)
        if finding is None:
            return
        found = (self._model.row_of(cell) for cell in finding.cells)
        rows = [row for row in found if row is not None]
        if rows:
            self._choosing = True
            self._matrix.choose_rows(rows)
            self._choosing = False
        self._refresh()
        self.mark()

    def _follow(self, cell: CellKey) -> None:
        """Go to the row of a piece of evidence."""
        row = self._model.row_of(cell)
        if row is None:
            return
        self._matrix.choose_rows([row])
        self._refresh()
        self._view.workspace.open_detail()

    def mark(self) -> None:
        """Mark the moment of the chosen card in the graph."""
        panel = self._view.workspace.findings
        key = panel.chosen_key if panel is not None else None
        moment = self._moment(key) if key in self._shown else None
        beginning = self._beginning(key) if key in self._shown else None
        card = self._view.workspace.made_graph
        if card is None or moment is None or beginning is None:
            self._unmark()
        else:
            card.mark(moment[0], beginning_words(beginning))

    def _unmark(self) -> None:
        if (card := self._view.workspace.made_graph) is not None:
            card.mark(None)
