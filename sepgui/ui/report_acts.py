"""Lets the person save a report of the open session: which one, where to, and how far it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.reports.forms import Form, Wish
from sepgui.store.errors import SessionError
from sepgui.ui.file_dialogs import ask_target
from sepgui.ui.late_progress import LateProgress
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.ui.desk import Desk
    from sepgui.ui.report_job import ReportJob
    from sepgui.ui.views.main_window import MainWindow
    from sepgui.ui.views.report_form import Chosen, ReportProgress

_UNWRITTEN = QT_TRANSLATE_NOOP("ReportSaving", "The report could not be written to {file}: {why}")
_NOTHING_BLOCKED = QT_TRANSLATE_NOOP(
    "ReportSaving", "Nothing was proved blocked from here: there is nothing to ask a firewall team for."
)
_NO_SESSION = QT_TRANSLATE_NOOP("ReportSaving", "A report tells of a session: open or begin one first.")


class ReportActs(QObject):
    """Makes one report at a time."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._job: ReportJob | None = None
        self._progress = LateProgress(self)

    def ask(self) -> None:
        """Ask which report is wanted."""
        if self._desk.opened is None:
            self._desk.complain(_NO_SESSION)
            return
        if self._job is not None:
            self._progress.show_now()
            return
        from sepgui.ui.views.report_form import ReportForm

        form = ReportForm(self._window)
        form.settled.connect(self._ask_where)
        form.open()

    def _ask_where(self, chosen: Chosen) -> None:
        ending = "txt" if chosen.part is not None and chosen.form is Form.MD else chosen.form.value
        ask_target(
            self._window,
            lambda: self.tr("Save the report"),
            lambda: (f"{ending.upper()} (*.{ending})",),
            Path(self._desk.suggested_name()).with_suffix(f".{ending}").name,
            partial(self._begin, chosen),
        )

    def _begin(self, chosen: Chosen, path: Path) -> None:
        opened = self._desk.opened
        if opened is None or self._job is not None:
            return
        from sepgui.app.private import private_words
        from sepgui.ui.report_job import ReportJob

        wish = Wish(chosen.form, chosen.lang, chosen.mask, private_words() if chosen.mask else ())
        job = self._job = ReportJob(opened.database, path, wish, chosen.part)
        job.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._window.destroyed.connect(job.give_up)
        self._progress.begin(partial(self._made_progress, job))
        job.begin()

    def _made_progress(self, job: ReportJob) -> ReportProgress:
        from sepgui.ui.views.report_form import ReportProgress

        progress = ReportProgress(self._window)
        job.read.connect(progress.show_read, Qt.ConnectionType.QueuedConnection)
        job.paged.connect(progress.show_page, Qt.ConnectionType.QueuedConnection)
        progress.given_up.connect(job.give_up)
        return progress

    def _saved_words(self, target: Path, copy: Path | None) -> str:
        if copy is None:
            return self.tr("Report saved to {file}.").format(file=str(target))
        words = self.tr("Report saved to {file}; the copy of the session it tells of: {copy}.")
        return words.format(file=str(target), copy=copy.name)

    def _end(self, told: object) -> None:
        job, self._job = self._job, None
        self._progress.end()
        if job is None or told is None:
            return
        if told is True:
            self._window.notice.say(partial(self._saved_words, job.target, job.copy), Glyph.OK)
        elif told is False:
            self._desk.complain(_NOTHING_BLOCKED)
        elif isinstance(told, SessionError):
            self._desk.complain(told.text)
        elif isinstance(told, OSError):
            why = told.strerror or str(told)
            self._desk.complain(_UNWRITTEN.with_(file=str(job.target), why=why))
        elif isinstance(told, BaseException):
            raise told
