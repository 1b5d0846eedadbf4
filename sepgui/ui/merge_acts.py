"""Merges the open session with what other hosts of its site measured, and opens the whole."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sepgui.domain.endings import SESSION_ENDING
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.ui.file_dialogs import ask_files, ask_target
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.words import say

if TYPE_CHECKING:
    from sepgui.i18n import Text
    from sepgui.ui.compare_acts import CompareActs
    from sepgui.ui.desk import Desk
    from sepgui.ui.side_job import OnCell
    from sepgui.ui.views.main_window import MainWindow

_TOO_FEW = QT_TRANSLATE_NOOP(
    "Merging", "To merge, open a session first and choose what other hosts measured, or choose several files."
)
_ONE_VANTAGE = QT_TRANSLATE_NOOP(
    "Merging",
    "All of this was measured from {vantage}: merging needs what another host of the site measured.",
)
_ITSELF = QT_TRANSLATE_NOOP("Merging", "“{file}” is one of those that are merged: choose another name.")


class MergeActs(QObject):
    """Asks for the files and for the name of the whole; the work is done beside the window."""

    def __init__(self, window: MainWindow, desk: Desk, comparing: CompareActs) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._beside = comparing

    def ask(self) -> None:
        """Ask what is merged with the open session."""
        if self._beside.is_busy:
            return
        ask_files(
            self._window,
            lambda: self.tr("Merge with"),
            lambda: (
                self.tr("Sessions, and what our scripts printed (*.sepsession *.json)"),
                self.tr("All files (*)"),
            ),
            self._ask_where,
        )

    def _ask_where(self, chosen: list[Path]) -> None:
        opened = self._desk.opened
        files = [*([opened.database] if opened is not None else []), *chosen]
        if len(files) < 2:
            self._desk.complain(_TOO_FEW)
            return
        named = Path(self._desk.suggested_name() or files[0].name).stem
        ask_target(
            self._window,
            lambda: self.tr("Save the merged session"),
            lambda: (self.tr("Sessions (*.sepsession)"),),
            self.tr("{name}, merged").format(name=named) + SESSION_ENDING,
            partial(self._begin, files),
        )

    def _begin(self, files: list[Path], target: Path) -> None:
        if target in files:
            self._desk.complain(_ITSELF.with_(file=str(target)))
            return
        if not self._beside.is_busy:
            self._beside.begin(lambda: self.tr("Merging"), partial(_merged, files, target), self._open)

    def _open(self, told: object) -> None:
        assert isinstance(told, _Merged)
        self._desk.reopen(told.path)

        def words() -> str:
            said = self.tr("Merged into {file}.").format(file=str(told.path))
            return said if told.left_out is None else f"{said} {say(told.left_out)}"

        self._window.notice.say(words, Glyph.OK)


# --- in the thread of the job -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Merged:
    """The session that was written, and what has to be said of it besides."""

    path: Path
    left_out: Text | None


def _merged(files: list[Path], target: Path, on_cell: OnCell) -> _Merged:
    from sepgui.app.merging import LEFT_OUT, only_minutes, part_of, write_merged
    from sepgui.app.other_end import MergeError, kept_runs, name_of

    parts = [part_of(file) for file in files]
    kept = kept_runs([part.run for part in parts])
    if len(kept) == 1:
        raise MergeError(_ONE_VANTAGE.with_(vantage=name_of(kept[0])))
    write_merged(parts, target, on_cell)
    return _Merged(target, LEFT_OUT if only_minutes(parts) else None)
