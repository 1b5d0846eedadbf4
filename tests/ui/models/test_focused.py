"""The numbers of a span, from a real session file: the same as those of the present at its end."""

from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Outcome, Service, State
from sepgui.domain.summary import quantile
from sepgui.store.errors import SessionError
from sepgui.ui.models.focused import Focused, Question, read_focus
from tests.fakes import results
from tests.store.sessions import ABOUT, ROWS, writer

SECOND = 1_000_000_000
START = ABOUT.anchor.monotonic_ns
HTTP, HTTPS, CONSOLE = (row.cell for row in ROWS)
Script = dict[CellKey, list[Outcome]]


def recorded(folder: Path, script: Script) -> Path:
    """A session in which each cell has one outcome a second."""
    session = writer(folder)
    length = max(len(outcomes) for outcomes in script.values())
    for second in range(length):
        at_ns = START + second * SECOND
        for cell, outcomes in script.items():
            if second < len(outcomes):
                session.put(Sample(cell, at_ns, at_ns, outcomes[second]))
        session.flush(at_ns).result()
    assert session.close(START + length * SECOND) is None
    return session.path


def focus(path: Path, first_s: int, last_s: int) -> Focused:
    return read_focus(path, Question(START + first_s * SECOND, START + last_s * SECOND, ROWS))


def test_the_figures_are_those_of_the_span_alone(tmp_path: Path) -> None:
    answers = [results.answer(rtt_ms=10 + second % 50) for second in range(600)]
    answers[100:110] = [results.SILENT] * 10
    answered = focus(recorded(tmp_path, {HTTP: answers}), 95, 145)
    figures = answered.summaries[0]
    assert (figures.asked, figures.failures, figures.loss) == (50, 10, 0.2)
    rtts = sorted((10 + s % 50) * 1_000_000 for s in range(95, 145) if not 100 <= s < 110)
    assert figures.median_ns == quantile(rtts, 0.5)
    assert figures.p95_ns == quantile(rtts, 0.95)
    assert answered.summaries[1].asked == 0
    assert answered.results[1].sample is None


def test_a_row_is_judged_as_it_was_at_the_end_of_the_span(tmp_path: Path) -> None:
    well, down = results.answer(rtt_ms=12), results.REFUSED
    script: Script = {CONSOLE: [*[well] * 300, *[down] * 60, *[well] * 240], HTTPS: [well] * 600}
    path = recorded(tmp_path, script)
    during, after, before = focus(path, 290, 340), focus(path, 400, 600), focus(path, 100, 200)
    place = ROWS.index(next(row for row in ROWS if row.cell == CONSOLE))
    assert [each.results[place].state for each in (before, during, after)] == [
        State.OPEN,
        State.CLOSED,
        State.OPEN,
    ]
    assert during.results[place].judgement is Judgement.PROBLEM
    assert [CONSOLE in finding.cells for finding in during.findings] == [True]
    assert not before.findings
    assert before.results[place].judgement is Judgement.OK
    newest = during.results[place].sample
    assert newest is not None
    assert newest.at_ns // 1_000 == (START + 339 * SECOND) // 1_000


def test_loss_within_the_span_degrades_and_outside_it_does_not(tmp_path: Path) -> None:
    outcomes = [results.answer(rtt_ms=12)] * 400
    outcomes[50], outcomes[60] = results.SILENT, results.SILENT
    path = recorded(tmp_path, {CONSOLE: outcomes})
    place = ROWS.index(next(row for row in ROWS if row.cell == CONSOLE))
    assert focus(path, 40, 100).results[place].judgement is Judgement.DEGRADED
    assert focus(path, 200, 300).results[place].judgement is Judgement.OK


def test_a_rejection_outweighs_the_silence_after_it(tmp_path: Path) -> None:
    outcomes = [results.rejected("10.20.0.1"), *[results.SILENT] * 60]
    path = recorded(tmp_path, {CONSOLE: outcomes})
    place = ROWS.index(next(row for row in ROWS if row.cell == CONSOLE))
    sample = focus(path, 0, 61).results[place].sample
    assert sample is not None
    assert sample.outcome.meaning.rejected_by == "10.20.0.1"


def test_the_service_behind_an_open_port_is_known_in_a_span(tmp_path: Path) -> None:
    outcomes = [*[results.answer(Service.MUTE)] * 20, *[results.answer()] * 20]
    path = recorded(tmp_path, {CONSOLE: outcomes})
    place = ROWS.index(next(row for row in ROWS if row.cell == CONSOLE))
    assert focus(path, 0, 20).results[place].judgement is Judgement.PROBLEM
    assert focus(path, 20, 40).results[place].judgement is Judgement.OK


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(SessionError):
        read_focus(tmp_path / "none", Question(0, SECOND, ROWS))
