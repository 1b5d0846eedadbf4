"""Takes files: from the dialog, or dropped on the window; documents are opened, files of others imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QUndoCommand

from sepgui.domain.site import Site
from sepgui.ui.file_dialogs import ask_files
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.words import say

if TYPE_CHECKING:
    from sepgui.app.dropped import Files
    from sepgui.ui.acts import Acts
    from sepgui.ui.desk import Desk
    from sepgui.ui.import_job import ImportJob
    from sepgui.ui.site_acts import SiteActs
    from sepgui.ui.views.main_window import MainWindow

_PATIENCE_MS = 400
"""Files that are read sooner than this are not told of."""


class ImportActs(QObject):
    """Reads files one lot at a time, shows what they tell, and takes it into a site when the person wants."""

    def __init__(self, window: MainWindow, desk: Desk, sites: SiteActs, acts: Acts) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._sites = sites
        self._acts = acts
        self._job: ImportJob | None = None
        self._waiting: list[Path] = []
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(_PATIENCE_MS)
        self._late.timeout.connect(self._tell_reading)
        window.files_dropped.connect(self.take)

    def ask(self) -> None:
        """Ask which files."""
        ask_files(
            self._window,
            lambda: self.tr("Import files"),
            lambda: (
                self.tr("What can be imported (*.xml *.properties *.conf *.csv *.txt *.json)"),
                self.tr("All files (*)"),
            ),
            self.take,
        )

    def take(self, paths: Sequence[Path]) -> None:
        """Read files, and open or show what they are."""
        self._waiting += paths
        if self._job is None and self._waiting:
            from sepgui.ui.import_job import ImportJob

            paths, self._waiting = self._waiting, []
            job = self._job = ImportJob(paths)
            job.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
            self._late.start()
            job.begin()

    # --- inside ---------------------------------------------------------------------------------

    def _take_named(self, names: list[str]) -> None:
        self.take([Path(name) for name in names])

    def _tell_reading(self) -> None:
        if self._job is not None:
            names = ", ".join(path.name for path in self._job.paths)
            self._window.notice.say(lambda: self.tr("Reading {files}…").format(files=names), Glyph.UNKNOWN)

    def _end(self, told: object) -> None:
        self._job = None
        if not self._late.isActive():
            self._window.notice.hide()
        self._late.stop()
        if isinstance(told, BaseException):
            raise told
        from sepgui.app.dropped import Files

        if isinstance(told, Files):
            self._open(told)
            self._show(told)
        self.take(())

    def _open(self, files: Files) -> None:
        """Open the document, if there is one; a second one waits for the person to choose it."""
        if files.session is not None:
            self._desk.reopen(files.session)
        elif files.scenario is not None:
            self._acts.scenarios.open_file(files.scenario)
        elif files.site is not None:
            self._sites.use(files.site, files.site_file)
        if files.left:
            names = ", ".join(path.name for path in files.left)

            def words() -> str:
                said = self.tr("One session, site or scenario is opened at a time; left aside: {files}")
                return said.format(files=names)

            self._window.notice.say(words)

    def _show(self, files: Files) -> None:
        """Show what files of others tell; a fault alone is one sentence."""
        if not files.found:
            if len(files.faults) == 1:
                self._desk.complain(files.faults[0])
            elif files.faults:
                first, others = files.faults[0], len(files.faults) - 1

                def faulty() -> str:
                    more = self.tr("{fault} And %n file(s) more.", "", others)
                    return more.format(fault=say(first))

                self._window.notice.say(faulty, details=lambda: "\n".join(map(say, files.faults)))
            return
        from sepgui.ui.views.import_form import ImportForm

        opened = self._desk.opened
        simulated = opened is not None and opened.simulated
        site = files.site or self._sites.site
        form = ImportForm(files.found, files.faults, site, self._window)
        if simulated and files.site is None:
            form.make_new.setChecked(True)
        form.settled.connect(self._settle)
        form.open()

    def _settle(self, site: Site) -> None:
        """Take the site that the person agreed to, so that it can be undone."""
        stack = self._acts.undoable
        before = self._sites.site
        if stack is None:
            self._sites.use(site)
        else:
            stack.push(_Taking(self.tr("import"), self._sites.use, before, site))
        self._window.notice.say(
            lambda: self.tr("Taken into the site. Ctrl+G shows and saves it, Ctrl+Z takes it back."), Glyph.OK
        )


class _Taking(QUndoCommand):
    """A site in place of another, there and back."""

    def __init__(self, words: str, use: Callable[[Site], None], before: Site, after: Site) -> None:
        super().__init__(words)
        self._use = use
        self._before = before
        self._after = after

    def redo(self) -> None:
        """Use the new one."""
        self._use(self._after)

    def undo(self) -> None:
        """Use the former one."""
        self._use(self._before)
