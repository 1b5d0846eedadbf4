"""Events of a session on its time axis: findings where they began, and notes; read from the file or live."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sepgui.domain.cell import CellKey
from sepgui.domain.finding import Finding
from sepgui.i18n import Text
from sepgui.store.reader import SessionReader
from sepgui.ui.graph.marks import Mark, MarkKind


@dataclass(frozen=True, slots=True)
class SessionEvent:
    """A mark, and the cells that it concerns; none means all of them."""

    mark: Mark
    cells: tuple[CellKey, ...] = ()


def read_events(path: Path) -> tuple[SessionEvent, ...]:
    """Return the events of a session file, in time order.

    Raises:
        SessionError: the file does not hold what it should.
    """
    with SessionReader(path) as reader:
        found = [_of_finding(span.finding, span.began_ns) for span in reader.finding_spans()]
        for note in reader.notes():
            mark = Mark(note.at_ns, MarkKind.NOTE, Text("", note.text))
            found.append(SessionEvent(mark, () if note.cell is None else (note.cell,)))
    return tuple(sorted(found, key=lambda event: event.mark.at_ns))


def begun(before: Sequence[Finding], after: Sequence[Finding], at_ns: int) -> list[SessionEvent]:
    """Return the events of findings that were not there before."""
    known = {(finding.cause, finding.cells) for finding in before}
    return [_of_finding(each, at_ns) for each in after if (each.cause, each.cells) not in known]


def marks_of(events: Iterable[SessionEvent], cell: CellKey) -> tuple[Mark, ...]:
    """Return the marks that concern a cell."""
    return tuple(event.mark for event in events if not event.cells or cell in event.cells)


def _of_finding(finding: Finding, at_ns: int) -> SessionEvent:
    return SessionEvent(Mark(at_ns, MarkKind.FINDING, finding.summary), finding.cells)
