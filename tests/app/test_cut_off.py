from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sepgui.app.cut_off import discard, is_of_ours, keep, look
from sepgui.app.places import new_session, sessions_folder
from sepgui.store.document import Document
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from tests.engine.plans import S
from tests.store.sessions import ABOUT, HTTP, ROWS, UNIX_NS, sample


def cut_off(unix_ns: int = UNIX_NS, seconds: int = 90) -> Path:
    """Leave a session as a kill does: its log beside it, and nobody who holds it."""
    claim = new_session(unix_ns)
    document = Document(claim.path, ABOUT, ROWS)
    for second in range(seconds + 1):
        document.write([sample(HTTP, second)], 0)
    log = claim.path.with_name(f"{claim.path.name}-wal")
    kept = {path: path.read_bytes() for path in (claim.path, log)}
    document.close()
    for path, data in kept.items():
        path.write_bytes(data)
    claim.release()
    return claim.path


def test_all_of_them_are_found_with_when_where_and_how_long() -> None:
    older, newer = cut_off(), cut_off(UNIX_NS + 10**9, 5)
    found = look(())
    assert [each.path for each in found.cut_off] == [newer, older]
    assert [each.duration_ns for each in found.cut_off] == [5 * S, 90 * S]
    assert {each.manager for each in found.cut_off} == {ABOUT.plan.pair.manager.name}
    assert {each.began_unix_ns for each in found.cut_off} == {ABOUT.anchor.unix_ns}


def test_one_that_cannot_be_read_says_why() -> None:
    path = cut_off()
    path.write_bytes(path.read_bytes()[:50])
    (only,) = look(()).cut_off
    assert only.fault is not None
    assert "cut short" in only.fault.source
    discard(path)
    assert look(()).cut_off == ()


def test_what_is_kept_is_whole_and_the_live_file_goes(tmp_path: Path) -> None:
    path, target = cut_off(), tmp_path / "case.sepsession"
    assert keep(path, target).kept == target
    with SessionReader(target) as reader:
        assert len(reader.columns(HTTP)) == 91
    assert [each.name for each in sessions_folder().iterdir()] == []


def test_where_it_cannot_be_kept_it_stays(tmp_path: Path) -> None:
    path = cut_off()
    with pytest.raises(SessionError, match="cannot be written"):
        keep(path, tmp_path / "nowhere" / "case.sepsession")
    with SessionReader(path) as reader:
        assert len(reader.columns(HTTP)) == 91


def test_a_discarded_one_leaves_nothing() -> None:
    discard(cut_off())
    assert list(sessions_folder().iterdir()) == []


def test_one_that_is_written_is_not_discarded_and_a_named_one_never(tmp_path: Path) -> None:
    claim = new_session(UNIX_NS)
    document = Document(claim.path, ABOUT, ROWS)
    with pytest.raises(SessionError, match="being written"):
        discard(claim.path)
    named = tmp_path / "case.sepsession"
    document.copy_to(named, lambda: None)
    document.close()
    claim.release()
    with pytest.raises(SessionError, match="bears a name"):
        discard(named)
    assert named.exists()
    assert claim.path.exists()


def test_names_that_are_gone_are_told_from_those_that_are_there(tmp_path: Path) -> None:
    there, gone = tmp_path / "there.sepsession", tmp_path / "gone.sepsession"
    shutil.copy(cut_off(), there)
    assert look((there, gone, tmp_path)).present == {there}
    assert not is_of_ours(there)
    assert is_of_ours(sessions_folder() / "2026-11-24T08-00-03.sepsession")
