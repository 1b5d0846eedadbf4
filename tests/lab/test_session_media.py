"""Sessions on media that cannot be written, or are full: a small file system of the namespace's own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Generator
from contextlib import suppress
from pathlib import Path

import pytest

from sepgui.app.reopened import Reopened
from sepgui.app.report import told_of_session
from sepgui.store.document import Document
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from tests.engine.plans import S
from tests.store.sessions import ABOUT, HTTP, document, sample, writer


@pytest.fixture
def medium(tmp_path: Path) -> Generator[Path]:
    """A file system of twelve megabytes."""
    place = tmp_path / "medium"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=12m", "medium", str(place)], check=True)
    yield place
    subprocess.run(["umount", str(place)], check=True)


def write_protect(medium: Path) -> None:
    subprocess.run(["mount", "-o", "remount,ro", str(medium)], check=True)
    with pytest.raises(OSError, match="Read-only"):
        (medium / "x").touch()


def at_work(folder: Path) -> Document:
    live = document(folder)
    for second in range(1_300):
        live.write([sample(HTTP, second)], ABOUT.anchor.monotonic_ns + second * S)
    return live


def test_a_saved_session_is_read_from_a_write_protected_medium(medium: Path, tmp_path: Path) -> None:
    live = at_work(tmp_path)
    live.copy_to(medium / "case.sepsession", lambda: None)
    live.close()
    write_protect(medium)
    with SessionReader(medium / "case.sepsession") as reader:
        assert len(reader.columns(HTTP)) == 1_300
    assert told_of_session(medium / "case.sepsession").source is not None


def test_a_crashed_session_is_read_with_its_log_from_a_write_protected_medium(
    medium: Path, tmp_path: Path
) -> None:
    live = at_work(tmp_path)
    for ending in ("", "-wal"):
        shutil.copy(f"{live.path}{ending}", medium / f"case.sepsession{ending}")
    live.close()
    write_protect(medium)
    path = medium / "case.sepsession"
    with SessionReader(path) as reader:
        assert len(reader.columns(HTTP)) == 1_300, "no second of the log is missing"
        assert reader.ended_ns is None
        reader.copy_to(tmp_path / "kept.sepsession")
        with pytest.raises(SessionError, match="cannot be written"):
            reader.copy_to(medium / "kept.sepsession")
    reopened = Reopened(path)
    assert reopened.results[0].sample is not None
    reopened.close()
    told = told_of_session(path, copy=tmp_path / "report.sepsession")
    assert told.source is not None
    with SessionReader(tmp_path / "kept.sepsession") as reader:
        assert len(reader.columns(HTTP)) == 1_300


def test_a_crashed_session_that_lost_its_log_is_read_up_to_where_the_file_goes(
    medium: Path, tmp_path: Path
) -> None:
    live = at_work(tmp_path)
    shutil.copy(live.path, medium / "case.sepsession")
    live.close()
    write_protect(medium)
    with SessionReader(medium / "case.sepsession") as reader:
        assert 0 < len(reader.columns(HTTP)) < 1_300


def test_a_full_disk_leaves_the_former_file_and_the_session_goes_on(medium: Path, tmp_path: Path) -> None:
    live = writer(tmp_path)
    target = medium / "case.sepsession"
    live.put(sample(HTTP, 1))
    live.flush(0).result()
    live.copy_to(target).result()
    before = target.read_bytes()
    filler = medium / "filler"
    with suppress(OSError):
        filler.write_bytes(bytes(shutil.disk_usage(medium).free))
    assert shutil.disk_usage(medium).free < len(before)
    live.put(sample(HTTP, 2))
    live.flush(0).result()
    with pytest.raises(SessionError, match=r"cannot be written: (database or disk is full|disk I/O error)"):
        live.copy_to(target).result()
    assert target.read_bytes() == before
    assert sorted(path.name for path in medium.iterdir()) == ["case.sepsession", "filler"]
    filler.unlink()
    live.copy_to(target).result()
    assert live.close(0) is None
    with SessionReader(target) as reader:
        assert len(reader.columns(HTTP)) == 2
