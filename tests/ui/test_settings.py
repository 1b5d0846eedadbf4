"""What the window remembers, and that nothing in the file can break it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from sepgui.ui.models.ranges import TimeRange
from sepgui.ui.settings import MOST_RECENT, Settings
from sepgui.ui.theme import ThemeChoice


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
    assert Settings(tmp_path / "window.ini").pairs == (("SEPM.example", ""), ("sepm.example", "pc-17"))
