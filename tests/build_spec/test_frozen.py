from __future__ import annotations

import pytest

from build_spec import frozen
from build_spec.frozen import Entry
from sepgui import __version__


def test_the_version_is_the_program_s() -> None:
    assert frozen.version() == __version__


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0.dev0", (0, 1, 0, 0)), ("1.2.3", (1, 2, 3, 0)), ("2.0rc1", (2, 0, 0, 0))],
)
def test_windows_counts_a_version_in_four_numbers(version: str, numbers: tuple[int, ...]) -> None:
    assert frozen.numbers(version) == numbers


def test_every_resource_and_translation_goes_along() -> None:
    pairs = frozen.own_files()
    places = {f"{folder}/{path.replace(chr(92), '/').rpartition('/')[2]}" for path, folder in pairs}
    assert "resources/catalogue/ports.toml" in places
    assert "resources/icons/sepgui.svg" in places
    assert "docs/user-guide.it.md" in places
    assert all(folder in ("translations", "docs") or folder.startswith("resources") for _, folder in pairs)


@pytest.mark.parametrize(
    ("name", "goes"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6\\plugins\\platforms\\qwindows.dll", True),
        ("PySide6/plugins/platforms/qoffscreen.dll", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/plugins/imageformats/qpdf.dll", False),
        ("PySide6/plugins/imageformats/qsvg.dll", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", False),
        ("PySide6/Qt/translations/qtbase_it.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("PySide6/Qt/translations/qt_it.qm", False),
        ("PySide6/opengl32sw.dll", False),
        ("translations/sepgui_it.qm", True),
        ("pyqtgraph/icons/peegee/peegee.svg", False),
    ],
)
def test_of_qt_only_what_is_used_goes_along(name: str, goes: bool) -> None:
    assert frozen.wanted((name, name, "BINARY")) is goes


def test_a_library_that_nothing_kept_needs_stays_out() -> None:
    def entry(name: str, kind: str = "BINARY") -> Entry:
        return name, f"/from/{name}", kind

    entries = [
        entry("numpy/core.so", "EXTENSION"),
        entry("libneeded.so.1"),
        entry("libneeded-in-turn.so.1"),
        entry("libgtk.so.3"),
        entry("libpython3.11.so.1.0"),
        entry("PySide6/Qt/plugins/platforms/libqxcb.so"),
    ]
    imports = {"/from/numpy/core.so": ["libneeded.so.1"], "/from/libneeded.so.1": ["libNEEDED-in-turn.so.1"]}
    kept = frozen.reached(entries, lambda path: imports.get(path, []))
    assert [name for name, _, _ in kept] == [entry[0] for entry in entries if "gtk" not in entry[0]]


def test_a_link_to_what_stays_out_stays_out() -> None:
    there = ("PySide6/Qt/lib/libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "BINARY")
    leading = ("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", "SYMLINK")
    dangling = ("libgtk.so.3", "PySide6/Qt/lib/libgtk.so.3", "SYMLINK")
    assert frozen.leading_somewhere([there, leading, dangling], [there[0]]) == [there, leading]
