"""Compares the open session with a file, or two spans of it; what changed is shown beside the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QObject, Qt

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import CellKey
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.store.errors import SessionError
from sepgui.ui.file_dialogs import ask_file, ask_target
from sepgui.ui.late_progress import LateProgress
from sepgui.ui.models.comparison_model import OPEN_SESSION
from sepgui.ui.side_job import OnCell, SideJob
from sepgui.ui.widgets.glyphs import Glyph

if TYPE_CHECKING:
    from sepgui.domain.comparing import Difference, Seen
    from sepgui.i18n import Text
    from sepgui.reports.diff import Compared
    from sepgui.reports.forms import Form
    from sepgui.ui.desk import Desk
    from sepgui.ui.models.focused import Question
    from sepgui.ui.views.comparison_view import ComparisonView
    from sepgui.ui.views.main_window import MainWindow
    from sepgui.ui.views.reading_progress import ReadingProgress

_NO_SESSION = QT_TRANSLATE_NOOP("Comparing", "What is compared is the open session: open or begin one first.")
_UNWRITTEN = QT_TRANSLATE_NOOP("Comparing", "The comparison could not be written to {file}: {why}")
_NOT_HERE = QT_TRANSLATE_NOOP("Comparing", "The open session does not have this port.")
_Done = Callable[[object], None]


class CompareActs(QObject):
    """Does one comparison at a time; several results may stay open."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._job: SideJob | None = None
        self._done: _Done | None = None
        self._progress = LateProgress(self)
        self.view: ComparisonView | None = None

    # --- with a file ----------------------------------------------------------------------------

    def ask_file(self) -> None:
        """Ask with which file the open session is compared."""
        if not self._is_ready():
            return
        ask_file(
            self._window,
            lambda: self.tr("Compare with"),
            lambda: (
                self.tr("Sessions, runs as JSON, scans by nmap (*.sepsession *.json *.xml)"),
                self.tr("All files (*)"),
            ),
            self._compare_file,
        )

    def _compare_file(self, file: Path) -> None:
        opened = self._desk.opened
        if opened is None or self._job is not None:
            return
        work = partial(_with_file, file, opened.database)
        self.begin(lambda: self.tr("Comparing"), work, self._show_places)

    # --- two spans ------------------------------------------------------------------------------

    def ask_spans(self) -> None:
        """Ask which two spans of the open session are compared."""
        opened, board = self._desk.opened, self._desk.board
        if not self._is_ready() or opened is None or board is None:
            return
        from sepgui.ui.views.span_form import SpanForm, Spans

        asked = board.focus.answer.question if board.focus.answer is not None else None
        spans = Spans(
            opened.anchor,
            board.view.workspace.graph.graph.shown_ns(),
            None if asked is None else (asked.from_ns, asked.to_ns),
            (opened.anchor.monotonic_ns, board.book.now_ns),
        )
        form = SpanForm(spans, self._window)
        form.settled.connect(self._compare_spans)
        form.open()

    def _compare_spans(self, before: tuple[int, int], now: tuple[int, int]) -> None:
        opened, board = self._desk.opened, self._desk.board
        if opened is None or board is None or self._job is not None:
            return
        from sepgui.ui.models.focused import Question
        from sepgui.ui.views.span_form import words_of

        rows = tuple(result.row for result in board.model.results)
        spans = (before, now)
        asked = tuple(Question(*span, rows) for span in spans)
        names = tuple(words_of(span, opened.anchor) for span in spans)
        work = partial(_of_spans, opened.database, asked, names)
        self.begin(lambda: self.tr("Comparing"), work, self.show)

    # --- what came of it ------------------------------------------------------------------------

    def begin(self, title: Callable[[], str], work: Callable[[OnCell], object], done: _Done) -> None:
        """Do work beside the window; its progress is shown when it takes long."""
        self._done = done
        job = self._job = SideJob("comparison", work)
        job.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._window.destroyed.connect(job.give_up)
        self._progress.begin(partial(self._made_progress, title, job))
        job.begin()

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._job is not None

    def _show_places(self, told: object) -> None:
        """Show a comparison; what another computer sees is told in the details as well."""
        from sepgui.reports.diff import Compared

        self.show(told)
        board = self._desk.board
        if board is not None and isinstance(told, Compared) and told.places is not None:
            ours = told.names.index(OPEN_SESSION)
            board.looking.compare(_seen_elsewhere(told, ours, told.places[1 - ours]))

    def show(self, told: object) -> None:
        """Show a comparison in a window of its own."""
        from sepgui.reports.diff import Compared
        from sepgui.ui.views.comparison_view import ComparisonView

        assert isinstance(told, Compared)
        view = self.view = ComparisonView(told, self._window)
        view.followed.connect(self._follow)
        view.save_pressed.connect(lambda: self._ask_where(view.compared))
        view.destroyed.connect(partial(self._forget, view))
        self._window.closed.connect(view.close)
        view.show()
        view.raise_()
        view.activateWindow()

    def _forget(self, view: ComparisonView) -> None:
        if self.view is view:
            self.view = None

    def _follow(self, difference: Difference) -> None:
        """Choose the row of a port in the matrix."""
        board = self._desk.board
        if board is None or self._desk.opened is None:
            return
        sides = (side for side in (difference.after, difference.before) if side is not None)
        row = next((row for side in sides if (row := board.model.row_of(_cell(side))) is not None), None)
        if row is None:
            self._desk.complain(_NOT_HERE)
            return
        self._desk.back_to_session()
        board.matrix.choose(row)
        self._window.raise_()
        self._window.activateWindow()
        board.matrix.setFocus()

    def _ask_where(self, compared: Compared) -> None:
        ask_target(
            self.view or self._window,
            lambda: self.tr("Save the comparison"),
            lambda: (
                self.tr("Web page, one file (*.html)"),
                self.tr("PDF (*.pdf)"),
                self.tr("Markdown, for a ticket (*.md)"),
                self.tr("Table for Excel (*.csv)"),
                self.tr("JSON, for programs (*.json)"),
            ),
            self.tr("comparison") + ".html",
            partial(self._save, compared),
        )

    def _save(self, compared: Compared, path: Path) -> None:
        if self._job is not None:
            return
        from sepgui.reports.forms import BY_ENDING, Form
        from sepgui.ui.words import lang

        form = BY_ENDING.get(path.suffix.lower(), Form.HTML)
        words = lang()
        self.begin(
            lambda: self.tr("Saving"),
            lambda _: _written(path, compared, form, words),
            lambda _: self._window.notice.say(
                lambda: self.tr("Comparison saved to {file}.").format(file=str(path)), Glyph.OK
            ),
        )

    # --- inside ---------------------------------------------------------------------------------

    def _is_ready(self) -> bool:
        if self._desk.opened is None:
            self._desk.complain(_NO_SESSION)
            return False
        if self._job is not None:
            self._progress.show_now()
            return False
        return True

    def _made_progress(self, title: Callable[[], str], job: SideJob) -> ReadingProgress:
        from sepgui.ui.views.reading_progress import ReadingProgress

        progress = ReadingProgress(title, self._window)
        job.read.connect(progress.show_read, Qt.ConnectionType.QueuedConnection)
        progress.given_up.connect(job.give_up)
        return progress

    def _end(self, told: object) -> None:
        from sepgui.app.compare import CompareError
        from sepgui.app.other_end import MergeError

        done, self._job, self._done = self._done, None, None
        self._progress.end()
        if isinstance(told, CompareError | MergeError | SessionError):
            self._desk.complain(told.text)
        elif isinstance(told, OSError):
            why = told.strerror or str(told)
            self._desk.complain(_UNWRITTEN.with_(file=str(told.filename or ""), why=why))
        elif isinstance(told, BaseException):
            raise told
        elif told is not None and done is not None:
            done(told)


def _cell(seen: Seen) -> CellKey:
    transport = Transport(seen.transport)
    return CellKey(seen.entry, seen.host, seen.address, transport, seen.port, seen.seen_from)


def _seen_elsewhere(compared: Compared, ours: int, place: str) -> dict[CellKey, Text]:
    """Return what the other computer sees of each of our cells."""
    from sepgui.domain.comparing_places import seen_words

    found: dict[CellKey, Text] = {}
    for each in (*compared.differences, *compared.same):
        sides = each.before, each.after
        here, there = sides[ours], sides[1 - ours]
        if here is not None and there is not None and there.state is not None:
            found[_cell(here)] = seen_words(there, place)
    return found


# --- in the thread of the job -------------------------------------------------------------------


def _with_file(path: Path, database: Path, on_cell: OnCell) -> Compared:
    """Return what changed between the open session and a file: the earlier one, or the other place, first."""
    from sepgui.app.compare import compared_sides, side_of

    other = side_of(path, on_cell)
    ours = replace(side_of(database, on_cell), name=OPEN_SESSION)
    compared = compared_sides(other, ours)
    if compared.places is None and other.started > ours.started:
        return compared_sides(ours, other)
    return compared


def _of_spans(
    database: Path, asked: tuple[Question, ...], names: tuple[str, ...], on_cell: OnCell
) -> Compared:
    from sepgui.app.compare import Side, compared_sides, places_of, seen_of
    from sepgui.reports.check import iso_ms
    from sepgui.store.reader import SessionReader
    from sepgui.ui.models.focused import read_focus

    with SessionReader(database) as reader:
        about = reader.about
    sides: list[Side] = []
    rows = sum(len(question.rows) for question in asked)
    for number, (question, name) in enumerate(zip(asked, names, strict=True)):
        before = number * len(question.rows)
        answer = read_focus(database, question, lambda done, first=before: on_cell(first + done, rows))
        figures = {row.cell: each for row, each in zip(question.rows, answer.summaries, strict=True)}
        started = iso_ms(about.anchor.unix_at(question.from_ns))
        label = about.plan.vantage.label
        seen = seen_of(answer.results, figures)
        sides.append(Side(name, started, label, about.simulated, seen, *places_of(about.plan)))
    return compared_sides(*sides)


def _written(path: Path, compared: Compared, form: Form, words: str) -> Path:
    from sepgui.catalogue import load_catalogue
    from sepgui.reports.diff_forms import diff_written

    path.write_bytes(diff_written(compared, load_catalogue(), form, "it" if words == "it" else "en"))
    return path
