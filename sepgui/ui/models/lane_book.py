"""All lanes of a session on one shared time axis: which span they show, and each one's past."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale

from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.note import Note
from sepgui.domain.staging import ScenarioEvent
from sepgui.domain.surroundings import Happening
from sepgui.i18n import Text
from sepgui.ui.graph.marks import Mark, MarkKind
from sepgui.ui.models.events import Events, SessionEvent, marks_of
from sepgui.ui.models.lanes import LaneColumns, RowPast
from sepgui.ui.models.lines import Figures
from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.time_ticks import DAY_S, STEPS_S, round_times
from sepgui.ui.words import clock_minutes, local_time, say, say_words

if TYPE_CHECKING:
    from sepgui.ui.graph.buffer import Shelf

_SECOND_NS = 1_000_000_000
_LABEL_PX = 54
_TIGHT_PX = 42
_TIGHT = (110, 160)
"""Lanes of such widths bear labels closer together: two of them say more than one, or none."""
_ROWS_A_TURN = 300


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the session's monotonic time, whole columns of `step_ns` wide."""

    start_ns: int
    end_ns: int
    step_ns: int

    @property
    def columns(self) -> int:
        """How many columns the span has."""
        return (self.end_ns - self.start_ns) // self.step_ns


@dataclass(frozen=True, slots=True)
class Tick:
    """A label of the time axis, and where it stands, from 0 at the left to 1."""

    share: float
    words: str


@dataclass(frozen=True, slots=True)
class LaneMark:
    """An event on the time axis: where it stands, from 0 at the left to 1, and what it says."""

    share: float
    words: str
    kind: MarkKind


class LaneBook:
    """Pasts by row, the shown range, and the present of the session.

    `known_from_ns` is from when on the pasts hold all that the session file has, None before it was read.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self._shelf = shelf
        self.pasts: list[RowPast] = []
        self.range = TimeRange.QUARTER
        self.anchor = Anchor(0, 0)
        self.now_ns = 0
        self.notes: tuple[Note, ...] = ()
        self.happenings: tuple[Happening, ...] = ()
        self.events = Events()
        self.staged: tuple[ScenarioEvent, ...] = ()
        self.hides_findings = False
        self.known_from_ns: int | None = None
        self._figures: list[Figures] = []
        self._figures_of: TimeRange | None = None
        self._next_turn = 0

    def open(self, rows: int, anchor: Anchor, now_ns: int) -> None:
        """Begin another session."""
        if self._shelf is not None:
            self._shelf.forget()
        self.pasts = [self.new_past() for _ in range(rows)]
        self.anchor = anchor
        self.now_ns = now_ns
        self._figures_of = None
        self.known_from_ns = None
        self.happenings, self.staged = (), ()
        self.events.replace(())

    def new_past(self) -> RowPast:
        """Return the past of a row of which nothing is known yet."""
        return RowPast(self._shelf)

    def add(self, row: int, sample: Sample) -> None:
        """Take a sample of a row in."""
        self.pasts[row].add(sample)

    def span(self, columns: int) -> Span:
        """Return the shown span for a number of columns; its right end is the first column not begun."""
        step = max(1, -(-self.range.span_ns // max(1, columns)))
        last = self.now_ns // step + 1
        return Span((last - columns) * step, last * step, step)

    def lane(self, row: int, span: Span) -> LaneColumns:
        """Return the lane of a row over a span."""
        return self.pasts[row].lane(span.start_ns, span.end_ns, span.columns)

    def figures(self, in_sight: Iterable[int] = ()) -> list[Figures]:
        """Return loss and p95 of every row over the shown range.

        Of very many rows those in sight get new figures each time, the others in their turn.
        """
        start, end = self.now_ns - self.range.span_ns, self.now_ns + 1
        count = len(self.pasts)
        if self._figures_of is not self.range or len(self._figures) != count:
            self._figures_of, self._next_turn = self.range, 0
            self._figures = [Figures()] * count
        turn = range(self._next_turn, self._next_turn + min(count, _ROWS_A_TURN))
        self._next_turn = (self._next_turn + _ROWS_A_TURN) % count if count else 0
        for row in {place % count for place in turn}.union(in_sight if count > _ROWS_A_TURN else ()):
            past = self.pasts[row]
            self._figures[row] = Figures(past.loss(start, end).share, past.p95_ns(start, end))
        return list(self._figures)

    @property
    def shown_events(self) -> tuple[SessionEvent, ...]:
        """The findings where they began; none while somebody is to find out what they say."""
        return () if self.hides_findings else self.events.all

    def marks_of(self, cell: CellKey) -> tuple[Mark, ...]:
        """Return the marks that concern a cell, and those that concern all of them."""
        return (*marks_of(self.shown_events, self.notes, cell, self.happenings), *self._staged_marks())

    def _staged_marks(self) -> tuple[Mark, ...]:
        """Return what has happened in what is played; nothing while somebody is to find out."""
        if self.hides_findings:
            return ()
        return tuple(
            Mark(event.at_ns, MarkKind.SCENARIO, Text("", say_words(event.words)))
            for event in self.staged
            if event.at_ns <= self.now_ns
        )

    def marks(self) -> tuple[LaneMark, ...]:
        """Return notes, findings, this computer's events and a scenario's within the shown range."""
        start_ns, span_ns = self.now_ns - self.range.span_ns, self.range.span_ns
        marks = [
            *(event.mark for event in self.shown_events),
            *(Mark(each.at_ns, MarkKind.COMPUTER, each.text) for each in self.happenings),
            *(Mark(note.at_ns, MarkKind.NOTE, Text("", note.text)) for note in self.notes),
            *self._staged_marks(),
        ]
        return tuple(
            LaneMark((mark.at_ns - start_ns) / span_ns, say(mark.text), mark.kind)
            for mark in marks
            if start_ns <= mark.at_ns <= self.now_ns
        )

    def instant(self, share: float) -> int:
        """Return the instant at a share of the shown range, from 0 at its beginning to 1 for now."""
        return self.now_ns - round((1.0 - min(1.0, max(0.0, share))) * self.range.span_ns)

    def share_of(self, at_ns: int) -> float:
        """Return where an instant lies in the shown range, below 0 before it."""
        return 1.0 - (self.now_ns - at_ns) / self.range.span_ns

    def ticks(self, width: float) -> tuple[Tick, ...]:
        """Return the labels that fit above lanes of a width in logical pixels, at round local times."""
        span_ns = self.range.span_ns
        label_px = _TIGHT_PX if _TIGHT[0] <= width < _TIGHT[1] else _LABEL_PX
        step_s = next(
            (step for step in _STEPS_S if span_ns / (step * _SECOND_NS) * label_px <= width), _STEPS_S[-1]
        )
        first_s = self.anchor.unix_at(self.now_ns - span_ns) // _SECOND_NS
        last_s = self.anchor.unix_at(self.now_ns) // _SECOND_NS
        return tuple(
            Tick((at_s - first_s) * _SECOND_NS / span_ns, _words(at_s, step_s))
            for at_s in round_times(first_s, last_s, step_s)
        )


_STEPS_S = (*(step for step in STEPS_S if step >= 60), 7 * DAY_S, 14 * DAY_S, 30 * DAY_S)


def _words(unix_s: int, step_s: int) -> str:
    when = local_time(unix_s * _SECOND_NS)
    if step_s >= DAY_S:
        return QLocale().toString(when.date(), "d MMM")
    return clock_minutes(when)
