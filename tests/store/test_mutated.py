"""Session files that something has damaged: read as far as they hold, or refused in one sentence."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sepgui.app.report import told_of_session
from sepgui.i18n import LANGS, translate
from sepgui.reports.forms import Form, Wish, written
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from tests.fakes.recorded import recorded

HARD = settings(max_examples=150, deadline=5_000, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded(tmp_path_factory.mktemp("whole") / "whole.sepsession", seconds=60)


def use(path: Path) -> str | None:
    """Do with a file what the program does, and return the sentence with which it was refused."""
    try:
        with SessionReader(path) as reader:
            for row in reader.rows():
                reader.minutes(row.cell)
                for number in set(reader.columns(row.cell).meaning):
                    reader.meaning(number)
        told = told_of_session(path)
        for form in (Form.JSON, Form.HTML):
            written(told, Wish(form, "it", mask=True))
    except SessionError as error:
        for lang in LANGS:
            words = translate(error.text, lang)
            assert path.name in words
            assert "\n" not in words
            assert "Traceback" not in words
            assert len(words) < 400
        return translate(error.text, "en")
    return None


def test_the_whole_file_is_read(whole: Path) -> None:
    assert use(whole) is None


@HARD
@given(data=st.data())
def test_changed_bytes(whole: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(whole.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place] = data.draw(st.integers(0, 255))
    file = tmp_path / "changed.sepsession"
    file.write_bytes(content)
    use(file)


@HARD
@given(data=st.data())
def test_a_stretch_of_other_bytes(whole: Path, tmp_path: Path, data: st.DataObject) -> None:
    content = bytearray(whole.read_bytes())
    begin = data.draw(st.integers(0, len(content) - 1))
    content[begin : begin + data.draw(st.integers(1, 4096))] = data.draw(st.binary(max_size=64)) * 8
    file = tmp_path / "stretch.sepsession"
    file.write_bytes(content)
    use(file)


@settings(HARD, max_examples=60)
@given(share=st.floats(0, 0.999))
def test_a_file_that_is_cut_short_is_never_taken_for_whole(whole: Path, tmp_path: Path, share: float) -> None:
    content = whole.read_bytes()
    file = tmp_path / "short.sepsession"
    file.write_bytes(content[: int(len(content) * share)])
    assert use(file) is not None


VALUES = st.one_of(
    st.none(), st.binary(max_size=40), st.text(max_size=20), st.integers(-(2**63), 2**63 - 1), st.floats()
)


@HARD
@given(data=st.data())
def test_a_field_of_another_kind(whole: Path, tmp_path: Path, data: st.DataObject) -> None:
    file = tmp_path / "field.sepsession"
    shutil.copyfile(whole, file)
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        table = data.draw(st.sampled_from(sorted(tables)))
        columns = [row[1] for row in database.execute(f"PRAGMA table_info({table})")]
        column = data.draw(st.sampled_from(columns))
        value = data.draw(VALUES)
        try:
            database.execute(f"UPDATE {table} SET {column}=?", (value,))
        except sqlite3.Error:
            return  # the layout itself forbids it
    use(file)


@pytest.mark.parametrize(
    "table", ["meta", "cell", "meaning", "live", "block", "newest", "state_change", "note"]
)
def test_a_table_that_is_gone_or_empty(whole: Path, tmp_path: Path, table: str) -> None:
    for statement in (f"DROP TABLE {table}", f"DELETE FROM {table}"):
        file = tmp_path / "table.sepsession"
        shutil.copyfile(whole, file)
        with closing(sqlite3.connect(file, isolation_level=None)) as database:
            database.execute(statement)
        said = use(file)
        if statement.startswith("DROP"):
            assert said is not None, table
