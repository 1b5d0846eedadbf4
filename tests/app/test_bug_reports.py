from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sepgui import __version__
from sepgui.app import bug_reports
from sepgui.app.bug_reports import KEPT, bug_report, keep_report, reports_folder

if TYPE_CHECKING:
    import pytest

S = 1_000_000_000


def test_a_report_tells_versions_settings_and_the_traceback() -> None:
    text = bug_report("Traceback …\nLookupError: a bug", {"Qt": "6.11"}, {"theme": "dark"})
    assert f"sepgui: {__version__}" in text
    assert "Qt: 6.11" in text
    assert "setting theme: dark" in text
    assert text.endswith("LookupError: a bug\n")


def test_it_names_no_host_of_the_settings_and_no_home() -> None:
    settings = {"managers": "sepm.secret.example", "added later": "pc-of-rossi", "language": "it"}
    text = bug_report(f'File "{Path.home()}/sepgui/x.py"', {}, settings)
    assert "secret" not in text
    assert "rossi" not in text
    assert str(Path.home()) not in text
    assert "setting language: it" in text


def test_an_end_without_a_word_is_said_to_be_one() -> None:
    assert "(no traceback)" in bug_report("", {}, {})


def test_only_the_newest_reports_are_kept() -> None:
    paths = [keep_report(f"report {turn}", turn * S) for turn in range(1, KEPT + 4)]
    assert all(paths)
    left = sorted(reports_folder().iterdir())
    assert left == paths[-KEPT:]
    assert left[-1].read_text("utf-8") == f"report {KEPT + 3}"


def test_a_disk_that_takes_nothing_is_no_second_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr(bug_reports, "data_folder", lambda: blocked)
    assert keep_report("text", S) is None
