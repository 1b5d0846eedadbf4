"""Events on the time axis: which cell they concern, and when a finding counts as begun."""

from __future__ import annotations

from pathlib import Path

from sepgui.domain.finding import Cause, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.note import Note
from sepgui.domain.words import Words
from sepgui.i18n import Text
from sepgui.ui.graph.marks import MarkKind
from sepgui.ui.models.events import Events, begun, marks_of, read_events
from tests.store.sessions import ABOUT, CONSOLE, HTTP, HTTPS, sample, writer


def finding(cause: Cause, *cells: object) -> Finding:
    known = tuple(cell for cell in (HTTP, HTTPS, CONSOLE) if cell in cells)
    return Finding(cause, Judgement.PROBLEM, known, Text("", cause.value), (), Words("x", "x"))


def test_a_finding_begins_once_and_concerns_its_cells() -> None:
    drop = finding(Cause.FIREWALL_DROP, HTTP)
    silent = finding(Cause.HOST_SILENT, HTTP, HTTPS)
    assert [event.mark.at_ns for event in begun((), (drop,), 7)] == [7]
    assert begun((drop,), (drop,), 9) == []
    events = begun((drop,), (drop, silent), 9)
    assert [event.mark.text.source for event in events] == [Cause.HOST_SILENT.value]
    assert len(marks_of(events, (), HTTPS)) == 1
    assert not marks_of(events, (), CONSOLE)


def test_a_finding_whose_cells_change_began_once() -> None:
    one, both = finding(Cause.PATH_LOSSY, HTTP), finding(Cause.PATH_LOSSY, HTTP, HTTPS)
    assert begun((one,), (both,), 9) == []
    assert begun((both,), (finding(Cause.PATH_LOSSY, HTTPS),), 9) == []
    assert len(begun((one,), (finding(Cause.PATH_LOSSY, HTTPS),), 9)) == 1


def test_what_findings_say_again_and_again_is_held_once() -> None:
    events = Events()
    for at_ns in range(300):
        events.add(begun((), (finding(Cause.FIREWALL_DROP, HTTP, HTTPS), finding(Cause.HOST_SILENT)), at_ns))
        events.add(())
    assert [event.mark.at_ns for event in events.all[::2]] == list(range(300))
    assert len({id(event.mark.text) for event in events.all}) == 2
    assert len({id(event.cells) for event in events.all}) == 2
    events.replace(events.all[:3])
    assert len(events.all) == 3


def test_notes_are_about_a_cell_or_about_all() -> None:
    notes = (Note(1, "all"), Note(2, "http", HTTP))
    assert [(mark.kind, mark.text.source) for mark in marks_of((), notes, HTTP)] == [
        (MarkKind.NOTE, "all"),
        (MarkKind.NOTE, "http"),
    ]
    assert [mark.text.source for mark in marks_of((), notes, HTTPS)] == ["all"]


def test_the_file_knows_when_findings_began(tmp_path: Path) -> None:
    session = writer(tmp_path)
    session.put(sample(HTTP, 0))
    session.set_findings((finding(Cause.FIREWALL_DROP, HTTP),), ABOUT.anchor.monotonic_ns + 5)
    assert session.close(ABOUT.anchor.monotonic_ns + 10) is None
    (event,) = read_events(session.path)
    assert event.mark.at_ns == ABOUT.anchor.monotonic_ns + 5
    assert event.cells == (HTTP,)
