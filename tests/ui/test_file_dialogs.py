"""Dialogs that ask for files: what comes back, and the ending that follows the chosen filter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from sepgui.ui.file_dialogs import ask_file, ask_files, ask_target

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FILTERS = ("Web page (*.html)", "PDF (*.pdf)")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    """What the dialogs belong to."""
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def the_dialog(parent: QWidget) -> QFileDialog:
    (dialog,) = parent.findChildren(QFileDialog)
    return dialog


def named(dialog: QFileDialog) -> str:
    return Path(dialog.selectedFiles()[0]).name


def asked(parent: QWidget, suggested: str) -> tuple[QFileDialog, list[Path]]:
    chosen: list[Path] = []
    ask_target(parent, lambda: "Save", lambda: FILTERS, suggested, chosen.append)
    return the_dialog(parent), chosen


def test_another_filter_gives_the_suggested_name_another_ending(parent: QWidget) -> None:
    dialog, _ = asked(parent, "comparison.html")
    assert named(dialog) == "comparison.html"
    dialog.selectNameFilter(FILTERS[1])
    dialog.filterSelected.emit(FILTERS[1])
    assert named(dialog) == "comparison.pdf"
    dialog.close()


@pytest.mark.parametrize(("at", "whole"), [(0, "visit of monday.html"), (1, "visit of monday.pdf")])
def test_a_name_without_an_ending_takes_that_of_the_filter(parent: QWidget, at: int, whole: str) -> None:
    dialog, _ = asked(parent, "")
    dialog.selectNameFilter(FILTERS[at])
    dialog.filterSelected.emit(FILTERS[at])
    dialog.selectFile("visit of monday")
    assert named(dialog) == whole
    dialog.close()


def test_an_ending_of_one_s_own_stays(parent: QWidget) -> None:
    dialog, _ = asked(parent, "")
    dialog.selectFile("visit.2026")
    dialog.filterSelected.emit(FILTERS[1])
    assert named(dialog) == "visit.2026"
    dialog.close()


def test_what_is_chosen_is_a_path(parent: QWidget, tmp_path: Path) -> None:
    dialog, saved = asked(parent, "")
    dialog.fileSelected.emit(str(tmp_path / "a.html"))
    dialog.close()
    opened: list[Path] = []
    several: list[list[Path]] = []
    other = QWidget(parent)
    ask_file(other, lambda: "Open", lambda: FILTERS, opened.append)
    the_dialog(other).fileSelected.emit(str(tmp_path / "b.html"))
    third = QWidget(parent)
    ask_files(third, lambda: "Open", lambda: FILTERS, several.append)
    the_dialog(third).filesSelected.emit([str(tmp_path / "c.html"), str(tmp_path / "d.pdf")])
    for each in (other, third):
        the_dialog(each).close()
    assert saved == [tmp_path / "a.html"]
    assert opened == [tmp_path / "b.html"]
    assert several == [[tmp_path / "c.html", tmp_path / "d.pdf"]]
