from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.domain.cell import Anchor, Sample
from sepgui.domain.note import Note
from sepgui.store.claim import Claim
from sepgui.store.document import Document
from sepgui.store.errors import ReplacedError, SessionError
from sepgui.store.reader import SessionReader
from sepgui.store.session import SessionWriter
from tests.engine.plans import SILENT
from tests.store.sessions import ABOUT, HTTP, HTTPS, ROWS, sample, writer

ROOT = Path(__file__).parent.parent.parent


def test_what_was_flushed_is_on_disk_when_the_future_ends(tmp_path: Path) -> None:
    live = writer(tmp_path)
    live.put(sample(HTTP, 1))
    live.put(sample(HTTPS, 1, SILENT))
    with SessionReader(live.path) as reader:
        assert len(reader.columns(HTTP)) == 0
        live.flush(0).result()
        assert len(reader.columns(HTTP)) == 1
        assert list(reader.columns(HTTPS).state) == [2]
    assert live.close(0) is None


def test_closing_writes_the_rest_ends_the_session_and_its_thread(tmp_path: Path) -> None:
    live = writer(tmp_path)
    live.put(sample(HTTP, 1))
    live.set_rows(ROWS[:1])
    live.put_note(Note(1, "note"))
    copy = tmp_path / "copy.sepsession"
    assert live.close(77, copy) is None
    assert not any(thread.name == "session writer" for thread in threading.enumerate())
    for path in (live.path, copy):
        with SessionReader(path) as reader:
            assert reader.ended_ns == 77
            assert len(reader.columns(HTTP)) == 1
            assert reader.rows() == ROWS[:1]
            assert reader.notes() == (Note(1, "note", id=1),)


def test_a_place_that_cannot_be_written_is_a_session_error(tmp_path: Path) -> None:
    with pytest.raises(SessionError, match="cannot be written"):
        SessionWriter(tmp_path / "missing" / "live.db", ABOUT, ROWS)


def test_a_copy_that_cannot_be_made_is_told_and_the_session_goes_on(tmp_path: Path) -> None:
    live = writer(tmp_path)
    failed = live.copy_to(tmp_path / "missing" / "copy.sepsession").exception()
    assert isinstance(failed, SessionError)
    assert str(tmp_path / "missing") in str(failed)
    live.put(sample(HTTP, 1))
    live.flush(0).result()
    error = live.close(0, tmp_path / "missing" / "copy.sepsession")
    assert isinstance(error, SessionError)


def test_a_session_is_never_copied_onto_a_live_one(tmp_path: Path) -> None:
    """Neither onto its own live file nor onto that of another engine: what comes later would be lost."""
    live = writer(tmp_path)
    failed = live.copy_to(live.path).exception()
    assert isinstance(failed, SessionError)
    assert "is a session that is being written" in str(failed)
    other = tmp_path / "other.sepsession"
    claim = Claim.take(other)
    assert claim is not None
    document = Document(other, ABOUT, ROWS)
    assert "being written" in str(live.copy_to(other).exception())
    with SessionReader(live.path) as reader, pytest.raises(SessionError, match="being written"):
        reader.copy_to(other)
    document.write([sample(HTTP, 1), sample(HTTP, 2)], 0)
    with SessionReader(other) as reader:
        assert len(reader.columns(HTTP)) == 2
    document.close()
    claim.release()
    live.put(sample(HTTP, 1))
    assert live.close(0) is None
    with SessionReader(live.path) as reader:
        assert len(reader.columns(HTTP)) == 1


def test_a_named_file_that_another_session_took_is_left_to_it(tmp_path: Path) -> None:
    target = tmp_path / "case.sepsession"
    target.write_text("what the person names may be there already: that is the one time it is replaced")
    live = writer(tmp_path)
    live.renew(target).result()
    live.renew(target).result()
    target.unlink()
    live.renew(target).result()
    assert target.exists(), "a stick that was pulled and is there again"
    (tmp_path / "second").mkdir()
    later = replace(ABOUT, anchor=Anchor(9, ABOUT.anchor.unix_ns + 60 * 10**9))
    second = writer(tmp_path / "second", later)
    second.copy_to(target).result()
    assert isinstance(live.renew(target).exception(), ReplacedError)
    assert isinstance(live.close(0, target), ReplacedError)
    second.renew(target).result()
    assert second.close(0, target) is None
    with SessionReader(target) as reader:
        assert reader.about.anchor == later.anchor


def test_samples_that_the_disk_refused_are_written_when_it_takes_them(tmp_path: Path) -> None:
    live = writer(tmp_path)
    blocker = sqlite3.connect(live.path, isolation_level=None)
    blocker.execute(
        "CREATE TRIGGER full BEFORE INSERT ON live BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    for second in range(3):
        live.put(sample(HTTP, second))
        assert isinstance(live.flush(0).exception(), SessionError)
        assert live.trouble is not None
        assert "disk is full" in str(live.trouble)
    live.set_rows(ROWS[:2])
    blocker.execute("DROP TRIGGER full")
    blocker.close()
    live.put(sample(HTTP, 3))
    live.flush(0).result()
    assert live.trouble is None
    with SessionReader(live.path) as reader:
        assert list(reader.columns(HTTP).at_ns) == [sample(HTTP, second).at_ns for second in range(4)]
        assert reader.rows() == ROWS[:2]
    assert live.close(0) is None


def test_a_disk_that_stays_full_to_the_end_is_told(tmp_path: Path) -> None:
    live = writer(tmp_path)
    blocker = sqlite3.connect(live.path, isolation_level=None)
    blocker.execute(
        "CREATE TRIGGER full BEFORE INSERT ON live BEGIN SELECT RAISE(ABORT, 'disk is full'); END"
    )
    blocker.close()
    live.put(sample(HTTP, 1))
    error = live.close(0)
    assert error is not None
    assert "disk is full" in str(error)


def test_a_bug_in_writing_is_raised_by_the_next_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def buggy(_document: Document, _samples: list[Sample], _now_ns: int) -> None:
        raise LookupError("a bug")

    live = writer(tmp_path)
    monkeypatch.setattr(Document, "write", buggy)
    assert isinstance(live.flush(0).exception(), LookupError)
    with pytest.raises(LookupError, match="a bug"):
        live.flush(0)
    with pytest.raises(LookupError, match="a bug"):
        live.close(0)


def test_writes_go_on_while_a_copy_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live = writer(tmp_path)
    order: list[str] = []
    written = threading.Event()
    copy_to = Document.copy_to

    def slow_copy(document: Document, path: Path, between: object) -> None:
        order.append("copy begins")
        flushed = live.flush(0)
        while not flushed.done():
            assert callable(between)
            between()
        order.append("written meanwhile")
        written.set()
        copy_to(document, path, lambda: None)
        order.append("copy ends")

    monkeypatch.setattr(Document, "copy_to", slow_copy)
    live.put(sample(HTTP, 1))
    live.copy_to(tmp_path / "copy.sepsession").result()
    assert written.is_set()
    assert order == ["copy begins", "written meanwhile", "copy ends"]
    assert live.close(0) is None


# --- kill -9 ---------------------------------------------------------------------------------------

CHILD = """
import sys
from pathlib import Path
from tests.store.sessions import HTTP, HTTPS, sample, writer
folder = Path(sys.argv[1])
live = writer(folder)
for second in range(100_000):
    for cell in (HTTP, HTTPS):
        live.put(sample(cell, second))
    live.flush(sample(HTTP, second).at_ns).result()
    print(second, flush=True)
    if second % 200 == 150:
        live.copy_to(folder / "copy.sepsession")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX")
@pytest.mark.parametrize("turn", range(6))
def test_kill_9_loses_no_second_that_was_acknowledged(tmp_path: Path, turn: int) -> None:
    """The child is killed after a random number of seconds, written as fast as the disk takes them."""
    random_turn = random.Random(turn)
    acknowledged = -1
    with subprocess.Popen(
        [sys.executable, "-c", CHILD, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        until = random_turn.randrange(1, 1_500)
        for line in child.stdout:
            acknowledged = int(line)
            if acknowledged == until:
                break
        os.kill(child.pid, signal.SIGKILL)
        for line in child.stdout:
            acknowledged = int(line)
    assert acknowledged >= until
    with SessionReader(tmp_path / "live.db") as reader:
        assert reader.ended_ns is None
        for cell in (HTTP, HTTPS):
            columns = reader.columns(cell)
            seconds = [(at - sample(cell, 0).at_ns) // 1_000_000_000 for at in columns.at_ns]
            assert seconds == list(range(len(seconds))), "no hole and nothing twice"
            assert len(seconds) - 1 in (acknowledged, acknowledged + 1)
            assert sum(reader.minutes(cell).asked) == len(seconds)
    for copy in tmp_path.glob("*.sepsession"):
        with SessionReader(copy) as reader:
            assert len(reader.columns(HTTP)) > 0
    check = sqlite3.connect(tmp_path / "live.db")
    assert check.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    check.close()
