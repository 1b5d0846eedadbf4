from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.app.reopened import Reopened
from sepgui.domain.finding import Cause, Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.words import Words
from sepgui.i18n import Text
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from tests.engine.plans import REJECTED, SILENT, S, opened
from tests.store.sessions import ABOUT, CONSOLE, HTTP, HTTPS, ROWS, document, sample


def test_a_crashed_session_shows_what_it_knew(tmp_path: Path) -> None:
    live = document(tmp_path)
    live.write([sample(HTTP, 1), sample(HTTPS, 1, REJECTED), sample(HTTPS, 2, SILENT)], 0)
    reopened = Reopened(live.path)
    assert reopened.about == ABOUT
    assert reopened.rows == ROWS
    assert reopened.end_ns == ABOUT.anchor.monotonic_ns + 2 * S
    by_cell = {result.row.cell: result for result in reopened.results}
    assert by_cell[HTTP].judgement is Judgement.OK
    assert by_cell[HTTP].sample == sample(HTTP, 1)
    assert by_cell[HTTPS].judgement is Judgement.PROBLEM
    assert by_cell[HTTPS].sample == sample(HTTPS, 1, REJECTED), "silence after a rejection does not refute it"
    assert by_cell[HTTPS].recent.failures == 2
    assert by_cell[CONSOLE].judgement is Judgement.UNPROVEN
    reopened.copy_to(tmp_path / "copy.sepsession")
    with SessionReader(tmp_path / "copy.sepsession") as reader:
        assert reader.last(HTTP) == sample(HTTP, 1)
    reopened.close()
    live.close()


def test_a_session_without_a_sample_ends_where_it_began(tmp_path: Path) -> None:
    live = document(tmp_path)
    reopened = Reopened(live.path)
    assert reopened.end_ns == ABOUT.anchor.monotonic_ns
    reopened.close()
    live.write([sample(HTTP, 1, opened())], 0)
    live.finish(77 * S)
    live.close()
    reopened = Reopened(live.path)
    assert reopened.end_ns == 77 * S
    reopened.close()


def test_what_is_no_session_is_a_session_error(tmp_path: Path) -> None:
    with pytest.raises(SessionError):
        Reopened(tmp_path / "missing.sepsession")


def test_two_windows_read_one_file_and_save_over_it(tmp_path: Path) -> None:
    live = document(tmp_path)
    live.write([sample(HTTP, 1)], 0)
    live.finish(77 * S)
    live.close()
    first, second = Reopened(live.path), Reopened(live.path)
    target = tmp_path / "named.sepsession"
    first.copy_to(target)
    third = Reopened(target)
    second.copy_to(target)
    third.copy_to(target)
    assert third.results == first.results, "a reader keeps what it has open, whoever saves over its file"
    for each in (first, second, third):
        each.close()
    with SessionReader(target) as reader:
        assert reader.last(HTTP) == sample(HTTP, 1)
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_findings_of_a_saved_session_come_worst_first(tmp_path: Path) -> None:
    live = document(tmp_path)
    degraded = Finding(Cause.PATH_SLOW, Judgement.DEGRADED, (HTTP,), Text("", "slow"), (), Words("", ""))
    problem = Finding(Cause.FIREWALL_DROP, Judgement.PROBLEM, (HTTPS,), Text("", "shut"), (), Words("", ""))
    live.set_findings([degraded], 1)
    live.set_findings([degraded, problem], 2)
    live.finish(77 * S)
    live.close()
    reopened = Reopened(live.path)
    assert [finding.cause for finding in reopened.findings] == [Cause.FIREWALL_DROP, Cause.PATH_SLOW]
    reopened.close()
