"""What the window remembers, and that nothing in the file can break it."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as limits
from hypothesis import strategies as st
from PySide6.QtCore import QByteArray, QLockFile

from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.settings import MOST_RECENT, Settings
from sepgui.ui.theme import ThemeChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_new_file_has_the_defaults(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    assert settings.lang is None
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.time_range is TimeRange.QUARTER
    assert settings.managers == ()
    assert settings.geometry.isEmpty()


def test_everything_comes_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "deep" / "window.ini")
    settings.lang = "it"
    settings.theme = ThemeChoice.DARK
    settings.time_range = TimeRange.DAY
    settings.remember_pair("sepm.example", "pc, with comma")
    settings.geometry = QByteArray(b"\x00\x01geometry")
    settings.save()
    again = Settings(tmp_path / "deep" / "window.ini")
    assert again.lang == "it"
    assert again.theme is ThemeChoice.DARK
    assert again.time_range is TimeRange.DAY
    assert again.managers == ("sepm.example",)
    assert again.clients == ("pc, with comma",)
    assert again.geometry == QByteArray(b"\x00\x01geometry")


def test_recent_hosts_are_few_newest_first_and_each_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    for number in range(MOST_RECENT + 5):
        settings.remember_pair(f"sepm-{number}", "")
    settings.remember_pair("SEPM-10", "")
    assert settings.managers[0] == "SEPM-10"
    assert len(settings.managers) == MOST_RECENT
    assert [name.casefold() for name in settings.managers].count("sepm-10") == 1
    assert settings.clients == ()


def test_nonsense_reads_as_the_default(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text("[General]\nlanguage=klingon\ntheme=pink\nrange=century\ngeometry=nonsense\n", "utf-8")
    settings = Settings(path)
    assert settings.lang is None
    assert settings.theme is ThemeChoice.SYSTEM
    assert settings.time_range is TimeRange.QUARTER


def test_pairs_come_back_newest_first_and_each_once(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.remember_pair("sepm.example", "")
    settings.remember_pair("sepm.example", "pc-17")
    settings.remember_pair("SEPM.example", "")
    settings.save()
    assert Settings(tmp_path / "window.ini").pairs() == (("SEPM.example", ""), ("sepm.example", "pc-17"))


def test_pairs_are_those_of_a_site(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.remember_pair("sepm1", "pc-1", "Milano")
    settings.remember_pair("sepm1", "pc-1", "Brescia")
    settings.remember_pair("sepm.example", "")
    for number in range(MOST_RECENT + 3):
        settings.remember_pair("sepm1", f"pc-{number}", "Milano")
    settings.save()
    again = Settings(tmp_path / "window.ini")
    assert again.pairs("Milano")[0] == ("sepm1", f"pc-{MOST_RECENT + 2}")
    assert len(again.pairs("Milano")) == MOST_RECENT
    assert again.pairs("Brescia") == (("sepm1", "pc-1"),)
    assert again.pairs() == (("sepm.example", ""),)
    assert again.pairs("Torino") == ()


def test_pairs_of_an_older_version_have_no_site(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.write_text('[General]\npairs="sepm.example\\tpc-17\\nother\\t"\n', "utf-8")
    assert Settings(path).pairs() == (("sepm.example", "pc-17"), ("other", ""))


# --- a file that is damaged, locked or no file at all ----------------------------------------------


@pytest.mark.parametrize(
    "content",
    [
        b"\x00\xff\xfe\x80 binary",
        b"MZ\x90\x00\x03=\x00\x00\x00",
        b"[General]\ntheme=dark\nthis line says nothing\n",
        "[General]\ntheme=dark".encode("utf-16"),
        b"\x00" * 4096,
    ],
    ids=["binary", "program", "prose", "utf-16", "zeros"],
)
def test_a_damaged_file_is_put_aside_and_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.ini"
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.theme is ThemeChoice.SYSTEM
    aside = tmp_path / "window.ini.damaged"
    assert aside.read_bytes() == content
    fault = settings.fault()
    assert fault is not None
    assert str(aside) in dict(fault.args).values()
    settings.theme = ThemeChoice.DARK
    settings.save()
    again = Settings(path)
    assert again.theme is ThemeChoice.DARK
    assert again.fault() is None
    assert aside.read_bytes() == content


def test_a_file_damaged_twice_is_kept_twice(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    for content in (b"\x00one", b"\x00two"):
        path.write_bytes(content)
        assert Settings(path).fault() is not None
    assert {each.read_bytes() for each in tmp_path.iterdir() if each != path} == {b"\x00one", b"\x00two"}


def test_a_folder_in_its_place_is_told(tmp_path: Path) -> None:
    path = tmp_path / "window.ini"
    path.mkdir()
    settings = Settings(path)
    fault = settings.fault()
    assert fault is not None
    assert "cannot be read" in fault.source
    settings.lang = "it"
    settings.save()
    assert settings.lang == "it", "it holds until the end"


def test_a_lock_that_somebody_holds_holds_nobody_up(tmp_path: Path) -> None:
    """Qt waits for the lock of its own files; a window must not, neither when it opens nor when it ends."""
    path = tmp_path / "window.ini"
    lock = QLockFile(f"{path}.lock")
    lock.setStaleLockTime(0)
    assert lock.tryLock(0)
    began = time.monotonic()
    settings = Settings(path)
    assert settings.fault() is None
    settings.theme = ThemeChoice.DARK
    settings.save()
    assert Settings(path).theme is ThemeChoice.DARK
    assert time.monotonic() - began < 5
    lock.unlock()


def test_two_windows_keep_what_each_of_them_set(tmp_path: Path) -> None:
    one, other = Settings(tmp_path / "window.ini"), Settings(tmp_path / "window.ini")
    one.theme = ThemeChoice.DARK
    other.lang = "it"
    one.save()
    other.save()
    again = Settings(tmp_path / "window.ini")
    assert (again.theme, again.lang) == (ThemeChoice.DARK, "it")
    assert [path.name for path in tmp_path.iterdir()] == ["window.ini"], "nothing of ours is left beside it"


def test_what_is_set_is_written_before_the_end(tmp_path: Path, qtbot: QtBot) -> None:
    """A window that is killed loses no choice that was made before."""
    settings = Settings(tmp_path / "window.ini")
    settings.theme = ThemeChoice.DARK
    qtbot.waitUntil(lambda: Settings(tmp_path / "window.ini").theme is ThemeChoice.DARK)


def test_a_place_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    """A file where the folder should be: as good as a folder that is locked, for root too."""
    (tmp_path / "config").write_bytes(b"")
    settings = Settings(tmp_path / "config" / "window.ini")
    assert settings.theme is ThemeChoice.SYSTEM
    fault = settings.fault()
    assert fault is not None
    assert str(tmp_path / "config" / "window.ini") in dict(fault.args).values()
    settings.save()


@limits(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(content=st.binary(max_size=200))
@example(b"=a value without a name")
def test_no_bytes_stop_the_start(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "window.ini"
    path.write_bytes(content)
    settings = Settings(path)
    read = (
        settings.lang, settings.theme, settings.time_range, settings.sound, settings.interval_ns,
        settings.columns, settings.sorting, settings.grouping, settings.row_filter, settings.graph_scale,
        settings.managers, settings.pairs(), settings.geometry, settings.plain(),
    )  # fmt: skip
    assert len(read) == 14
    settings.fault()
    settings.save()


@limits(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(name=st.text(min_size=1, max_size=30), place=st.binary(max_size=40))
def test_what_was_written_is_never_damaged(tmp_path: Path, name: str, place: bytes) -> None:
    path = tmp_path / "window.ini"
    settings = Settings(path)
    settings.remember_pair(name, name, name)
    settings.geometry = QByteArray(place)
    settings.save()
    again = Settings(path)
    assert again.fault() is None
    assert again.geometry == QByteArray(place)


def test_sound_is_off_by_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    assert not settings.sound
    settings.sound = True
    settings.save()
    assert Settings(tmp_path / "window.ini").sound
