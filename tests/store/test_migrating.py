"""Files of older versions: read as they are, and made files of this version by a copy."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sepgui.store.errors import SessionError
from sepgui.store.figures import summary_of
from sepgui.store.minutes import summed_up
from sepgui.store.reader import SessionReader
from sepgui.store.schema import SCHEMA_VERSION
from sepgui.store.single import SampleReader
from tests.store.sessions import CONSOLE, HTTP, HTTPS

OLD = Path(__file__).with_name("old") / "version-1.sepsession.gz"
"""Half an hour of two cells asked every 10 s: written by the program when files had schema version 1, with a
block of HTTP's single samples dropped as after thirty days."""


@pytest.fixture
def first(tmp_path: Path) -> Path:
    path = tmp_path / "first.sepsession"
    path.write_bytes(gzip.decompress(OLD.read_bytes()))
    return path


def version_of(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("PRAGMA user_version").fetchone()[0]


def test_a_file_of_the_first_version_is_read(first: Path) -> None:
    assert version_of(first) == 1 < SCHEMA_VERSION
    with SessionReader(first) as reader:
        minutes = reader.minutes(HTTPS)
        assert len(minutes) == 30
        assert sum(minutes.asked) == 180
        assert sum(minutes.failures) == 3
        assert min(minutes.median_us) > 0, "worked out anew from its samples"
        assert summed_up(minutes).answered == 177
        assert reader.summary(HTTPS) == summary_of(reader.columns(HTTPS))
        old = reader.minutes(HTTP)
        assert sum(old.asked) == 180
        assert list(old.median_us).count(-1) == 10, "a block without single samples never knew them"
        told = reader.summary(HTTP)
        assert (told.asked, told.median_ns, told.p95_ns) == (180, None, None)
        assert told.max_ns == max(old.max_us) * 1_000
        assert len(reader.minutes(CONSOLE)) == 0


@pytest.mark.parametrize("lost", [(), ("phases", "happening", "trace")])
def test_a_copy_is_a_file_of_this_version_and_the_old_one_is_left_alone(
    first: Path, tmp_path: Path, lost: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(first)) as database:
        for table in lost:
            database.execute(f"DROP TABLE {table}")
    before, copy = first.read_bytes(), tmp_path / "copy.sepsession"
    with SessionReader(first) as reader:
        reader.copy_to(copy)
    assert first.read_bytes() == before
    assert version_of(copy) == SCHEMA_VERSION
    with SampleReader(first) as old, SampleReader(copy) as new:
        for cell in (HTTP, HTTPS):
            assert new.minutes(cell) == old.minutes(cell)
            assert new.columns(cell) == old.columns(cell)
            assert new.summary(cell) == old.summary(cell)
            at_ns = new.columns(cell).at_ns[0]
            assert new.sample_at(cell, at_ns) == old.sample_at(cell, at_ns)
        assert new.rows() == old.rows()
        assert new.state_changes() == old.state_changes()
        assert new.traces() == new.happenings() == ()
    again = tmp_path / "again.sepsession"
    with SessionReader(copy) as reader:
        reader.copy_to(again)
    assert version_of(again) == SCHEMA_VERSION


def test_a_damaged_old_file_is_not_copied(first: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(first)) as database, database:
        database.execute("UPDATE block SET minutes=x'00', columns=NULL WHERE id=1")
    with SessionReader(first) as reader, pytest.raises(SessionError, match="is damaged"):
        reader.copy_to(tmp_path / "copy.sepsession")
    assert [path.name for path in tmp_path.iterdir()] == ["first.sepsession"]
