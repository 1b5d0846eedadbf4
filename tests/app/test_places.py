from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.app import places
from sepgui.app.places import crashed_sessions, forget_old_sessions, new_session, sessions_folder
from sepgui.store.claim import Claim
from sepgui.store.document import Document
from sepgui.store.errors import SessionError
from tests.store.sessions import ABOUT, HTTP, ROWS, UNIX_NS, sample


def begin(unix_ns: int = UNIX_NS) -> tuple[Claim, Document]:
    claim = new_session(unix_ns)
    document = Document(claim.path, ABOUT, ROWS)
    document.write([sample(HTTP, 1)], 0)
    return claim, document


def test_two_sessions_of_one_second_have_two_files() -> None:
    first, document = begin()
    second = new_session(UNIX_NS)
    assert first.path.name == "2026-11-24T08-00-03.sepsession"
    assert second.path.name == "2026-11-24T08-00-03-1.sepsession"
    document.close()
    first.release()
    second.release()


def test_a_folder_that_cannot_be_made_is_a_session_error(tmp_path: Path) -> None:
    (tmp_path / "xdg").write_text("a file in the way")
    with pytest.raises(SessionError, match="cannot be written"):
        new_session(UNIX_NS)


def test_a_crashed_session_is_found_and_a_running_or_ended_one_is_not() -> None:
    running, running_document = begin(UNIX_NS)
    ended, ended_document = begin(UNIX_NS + 10**9)
    ended_document.finish(0)
    ended_document.close()
    ended.release()
    crashed, crashed_document = begin(UNIX_NS + 2 * 10**9)
    crashed_document.close()
    crashed.release()
    assert crashed_sessions() == (crashed.path,)
    running_document.close()
    running.release()


def test_only_the_newest_ended_sessions_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "KEPT", 2)
    paths: list[Path] = []
    for second in range(5):
        claim, document = begin(UNIX_NS + second * 10**9)
        if second != 1:
            document.finish(0)
        document.close()
        claim.release()
        paths.append(claim.path)
    forget_old_sessions()
    left = sorted(path.name for path in sessions_folder().iterdir())
    assert left == [paths[1].name, paths[3].name, paths[4].name], "what crashed is never deleted"
