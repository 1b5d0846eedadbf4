"""Events of a session on its time axis: findings where they began, from the file or live, and notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Finding, gone_on
from sepgui.domain.note import Note
from sepgui.domain.surroundings import Happening
from sepgui.i18n import Text
from sepgui.store.reader import SessionReader
from sepgui.ui.graph.marks import Mark, MarkKind


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """A mark, and the cells that it concerns."""

    mark: Mark
    cells: tuple[CellKey, ...]


def read_events(path: Path) -> tuple[SessionEvent, ...]:
    """Return the findings of a session file as events, in the order in which they began.

    Raises:
        SessionError: the file does not hold what it should.
    """
    with SessionReader(path) as reader:
        return tuple(_of_finding(span.finding, span.began_ns) for span in reader.finding_spans())


def begun(before: Sequence[Finding], after: Sequence[Finding], at_ns: int) -> list[SessionEvent]:
    """Return the events of findings that do not go on from earlier ones."""
    earlier = gone_on(before, after)
    return [_of_finding(each, at_ns) for place, each in zip(earlier, after, strict=True) if place is None]


class Events:
    """Events in the order in which they began; what many of them say and concern is held once.

    A port that opens and closes all day begins a finding hundreds of times, in the same words.
    """

    def __init__(self) -> None:
        self.all: tuple[SessionEvent, ...] = ()
        self._texts: dict[Text, Text] = {}
        self._cells: dict[tuple[CellKey, ...], tuple[CellKey, ...]] = {}

    def add(self, events: Iterable[SessionEvent]) -> None:
        """Take further events."""
        shared = [self._shared(event) for event in events]
        if shared:
            self.all = (*self.all, *shared)

    def replace(self, events: Iterable[SessionEvent]) -> None:
        """Take events for those that are known."""
        self.all, self._texts, self._cells = (), {}, {}
        self.add(events)

    def _shared(self, event: SessionEvent) -> SessionEvent:
        text = self._texts.setdefault(event.mark.text, event.mark.text)
        cells = self._cells.setdefault(event.cells, event.cells)
        return SessionEvent(Mark(event.mark.at_ns, event.mark.kind, text), cells)


def marks_of(
    events: Iterable[SessionEvent],
    notes: Iterable[Note],
    cell: CellKey,
    happenings: Iterable[Happening] = (),
) -> tuple[Mark, ...]:
    """Return the marks that concern a cell: findings of it, notes about it and about all, this computer's."""
    begun_here = [event.mark for event in events if cell in event.cells]
    written = [
        Mark(note.at_ns, MarkKind.NOTE, Text("", note.text)) for note in notes if note.cell in (None, cell)
    ]
    sensed = [Mark(each.at_ns, MarkKind.COMPUTER, each.text) for each in happenings]
    return (*begun_here, *written, *sensed)


def _of_finding(finding: Finding, at_ns: int) -> SessionEvent:
    return SessionEvent(Mark(at_ns, MarkKind.FINDING, finding.summary), finding.cells)
