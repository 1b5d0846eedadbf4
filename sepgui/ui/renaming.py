"""Has dialogs that Qt made named anew while they are open and the language changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog, QFileDialog


def keep_named(dialog: QDialog, name: Callable[[], None]) -> None:
    """Name a dialog now, and again whenever the language changes."""
    name()
    _Renaming(dialog, name)


def keep_files_named(
    dialog: QFileDialog, title: Callable[[], str], filters: Callable[[], Sequence[str]]
) -> None:
    """Name a dialog for files, and keep the filter that is chosen in it."""
    from PySide6.QtWidgets import QFileDialog

    def name() -> None:
        chosen = dialog.selectedNameFilter()
        before = dialog.nameFilters()
        dialog.setWindowTitle(title())
        for label, words in (
            (QFileDialog.DialogLabel.LookIn, QCoreApplication.translate("FileDialog", "Look in:")),
            (QFileDialog.DialogLabel.FileType, QCoreApplication.translate("FileDialog", "Files of type:")),
        ):
            dialog.setLabelText(label, words)  # Qt's own Italian lacks these two
        dialog.setNameFilters(filters())
        dialog.setSidebarUrls(dialog.sidebarUrls())  # which Qt names only when they are set
        if chosen in before:
            dialog.selectNameFilter(dialog.nameFilters()[before.index(chosen)])

    keep_named(dialog, name)


class _Renaming(QObject):
    """Watches a dialog, which owns it."""

    def __init__(self, dialog: QDialog, name: Callable[[], None]) -> None:
        super().__init__(dialog)
        self._name = name
        dialog.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Name the dialog when the language changes; nothing is kept from it."""
        if event.type() is QEvent.Type.LanguageChange:
            self._name()
        return super().eventFilter(watched, event)
