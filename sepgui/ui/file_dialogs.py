"""Dialogs that ask for files: opened and never waited for; they follow the language while they are open."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from sepgui.ui.renaming import keep_files_named

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

_ENDING = re.compile(r"\*(\.\w+)")

Title = Callable[[], str]
Filters = Callable[[], Sequence[str]]


def ask_file(parent: QWidget, title: Title, filters: Filters, use: Callable[[Path], None]) -> None:
    """Ask which file is to be opened, and use it once one is chosen."""
    from PySide6.QtWidgets import QFileDialog

    dialog = _made(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(_with_path(use))
    dialog.open()


def ask_files(parent: QWidget, title: Title, filters: Filters, use: Callable[[list[Path]], None]) -> None:
    """Ask which files are to be opened, and use them once they are chosen."""
    from PySide6.QtWidgets import QFileDialog

    dialog = _made(parent, title, filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)

    def take(names: list[str]) -> None:
        use([Path(name) for name in names])

    dialog.filesSelected.connect(take)
    dialog.open()


def ask_target(
    parent: QWidget, title: Title, filters: Filters, suggested: str, use: Callable[[Path], None]
) -> None:
    """Ask under which name something is saved, and save it once it has one.

    A name without an ending takes that of the chosen filter; another filter gives the suggested name another
    ending.
    """
    from PySide6.QtWidgets import QFileDialog

    dialog = _made(parent, title, filters)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

    def follow(chosen: str) -> None:
        ending = _ending(chosen)
        dialog.setDefaultSuffix(ending.removeprefix("."))
        named = Path(next(iter(dialog.selectedFiles()), ""))
        if named.suffix and named.suffix.lower() in map(_ending, dialog.nameFilters()):
            dialog.selectFile(named.with_suffix(ending).name)

    dialog.setDefaultSuffix(_ending(dialog.nameFilters()[0]).removeprefix("."))
    dialog.filterSelected.connect(follow)
    dialog.selectFile(suggested)
    dialog.fileSelected.connect(_with_path(use))
    dialog.open()


def _made(parent: QWidget, title: Title, filters: Filters) -> QFileDialog:
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    keep_files_named(dialog, title, filters)
    return dialog


def _with_path(use: Callable[[Path], None]) -> Callable[[str], None]:
    return lambda name: use(Path(name))


def _ending(shown: str) -> str:
    """Return the ending that the words of a filter name, with its dot; none for all files."""
    found = _ENDING.search(shown)
    return found[1].lower() if found else ""
