"""Comparing from the window: with a file or another span; what changed is read, followed, copied, saved."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from sepgui.app.reopened import Reopened
from sepgui.app.report import told_of_session
from sepgui.reports.forms import Form, Wish, written
from sepgui.store.reader import SessionReader
from sepgui.ui import compare_acts
from sepgui.ui.models.cell_past import CellQuestion, read_cell
from sepgui.ui.models.comparison_model import ComparisonModel, DiffColumn
from sepgui.ui.models.focused import Question, read_focus
from sepgui.ui.side_job import OnCell, SideJob
from sepgui.ui.views.comparison_view import ComparisonView
from sepgui.ui.views.menus import Act
from sepgui.ui.views.reading_progress import ReadingProgress
from sepgui.ui.views.span_form import SpanForm, Spans
from tests.fakes.recorded import recorded
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

S = 1_000_000_000


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded(tmp_path_factory.mktemp("now") / "now.sepsession", seconds=240)


@pytest.fixture(scope="module")
def early(tmp_path_factory: pytest.TempPathFactory, session: Path) -> Path:
    """The JSON of a report on the morning of that day, when 8014 still answered."""
    document = json.loads(written(told_of_session(session), Wish(Form.JSON, "en")))
    cell = next(each for each in document["cells"] if each["entry"] == "client-manager-http")
    cell |= {"state": "open", "reason": "syn-ack", "rejected_by": None, "icmp": None}
    cell |= {"service": "confirmed", "judgement": "ok", "figures": None}
    cell = next(each for each in document["cells"] if each["port"] == 8445)
    cell |= {"state": "closed", "reason": "conn-refused", "service": "unchecked", "judgement": "problem"}
    document["started"] = "2026-11-24T06:00:00.000Z"
    file = tmp_path_factory.mktemp("early") / "early.json"
    file.write_text(json.dumps(document), "utf-8")
    return file


@pytest.fixture
def opened(stage: Stage, session: Path, qtbot: QtBot) -> Stage:
    """A window in which the recorded session is open."""
    with SessionReader(session) as reader:
        about, rows = reader.about, reader.rows()
        end_ns = reader.ended_ns or 0
    stage.session.rows = rows
    stage.say(replace(stage.session.opened(session, live=False), anchor=about.anchor, rows=rows))
    qtbot.waitUntil(lambda: stage.desk.opened is not None and stage.desk.opened.database == session)
    stage.board.book.now_ns = end_ns
    stage.board.refresh()
    return stage


def name_it(stage: Stage, qtbot: QtBot, file: Path) -> QFileDialog:
    qtbot.waitUntil(lambda: bool(dialogs(stage)))
    (dialog,) = dialogs(stage)
    dialog.fileSelected.emit(str(file))
    dialog.close()
    return dialog


def dialogs(stage: Stage) -> list[QFileDialog]:
    return [each for each in stage.window.findChildren(QFileDialog) if each.isVisible()]


def view_of(stage: Stage, qtbot: QtBot) -> ComparisonView:
    qtbot.waitUntil(lambda: stage.acts.comparing.view is not None)
    view = stage.acts.comparing.view
    assert view is not None
    return view


def compared_with(stage: Stage, qtbot: QtBot, file: Path) -> ComparisonView:
    stage.window.menus.action(Act.DIFF_FILE).trigger()
    name_it(stage, qtbot, file)
    return view_of(stage, qtbot)


def shown(view: ComparisonView) -> list[list[str]]:
    model = view.model
    return [
        [str(model.data(model.index(row, column))) for column in DiffColumn]
        for row in range(model.rowCount())
    ]


def test_the_open_session_is_compared_with_an_earlier_file(opened: Stage, qtbot: QtBot, early: Path) -> None:
    view = compared_with(opened, qtbot, early)
    worse, better = shown(view)
    assert worse[DiffColumn.WAY] == "▼ worse"
    assert worse[DiffColumn.PORT] == "8014/tcp"
    assert worse[DiffColumn.BEFORE] == "Confirmed"
    assert worse[DiffColumn.NOW].startswith("Filtered (")
    assert worse[DiffColumn.SAID].startswith("Answers no more: it was confirmed, now filtered")
    assert (better[DiffColumn.WAY], better[DiffColumn.PORT]) == ("▲ better", "8445/tcp")
    assert view.said.text().startswith("Of 24 ports: worse 1, better 1")
    assert "Before: early.json" in view.sides.text()
    assert "Now: The open session" in view.sides.text()
    assert view.banner.isVisibleTo(view), "the recorded session is simulated"
    assert not opened.acts.comparing.is_busy


def test_a_file_of_later_is_the_newer_side(opened: Stage, qtbot: QtBot, early: Path, tmp_path: Path) -> None:
    late = tmp_path / "late.json"
    late.write_text(early.read_text("utf-8").replace("2026-11-24T06", "2027-01-02T06"), "utf-8")
    view = compared_with(opened, qtbot, late)
    assert shown(view)[0][DiffColumn.WAY] == "▼ worse"
    assert shown(view)[0][DiffColumn.PORT] == "8445/tcp"
    assert "Now: late.json" in view.sides.text()


def test_only_what_changed_is_listed_until_everything_is_wanted(
    opened: Stage, qtbot: QtBot, early: Path
) -> None:
    view = compared_with(opened, qtbot, early)
    assert view.model.rowCount() == 2
    view.only_changed.click()
    assert view.model.rowCount() == 24
    assert shown(view)[2][DiffColumn.WAY] == "= unchanged"
    view.only_changed.click()
    assert view.model.rowCount() == 2


def test_enter_and_double_click_lead_to_the_row(opened: Stage, qtbot: QtBot, early: Path) -> None:
    view = compared_with(opened, qtbot, early)
    for row, port in ((0, 8014), (1, 8445)):
        view.table.selectRow(row)
        QTest.keyClick(view.table, Qt.Key.Key_Return)
        assert opened.matrix.chosen_row() == opened.row(port)
    view.table.selectRow(0)
    place = view.table.visualRect(view.model.index(0, DiffColumn.PORT)).center()
    QTest.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.matrix.chosen_row() == opened.row(8014)
    view.table.selectRow(1)
    view.show_row.click()
    assert opened.matrix.chosen_row() == opened.row(8445)


@pytest.mark.parametrize(
    ("form", "words"), [("table", "▼ worse"), ("csv", "worse,8014/tcp"), ("md", "# What changed")]
)
def test_it_is_copied_in_every_form(opened: Stage, qtbot: QtBot, early: Path, form: str, words: str) -> None:
    view = compared_with(opened, qtbot, early)
    view.copy_as(form)
    text = QApplication.clipboard().text()
    assert words in text
    assert "SIMULATED" in text


@pytest.mark.parametrize("form", Form)
def test_it_is_saved_in_every_form(
    opened: Stage, qtbot: QtBot, early: Path, tmp_path: Path, form: Form
) -> None:
    view = compared_with(opened, qtbot, early)
    view.save.click()
    file = tmp_path / f"diff.{form.value}"
    name_it(opened, qtbot, file)
    qtbot.waitUntil(lambda: str(file) in opened.window.notice.words)
    assert file.stat().st_size > 200
    if form is Form.JSON:
        assert json.loads(file.read_text("utf-8"))["schema"] == "sepgui.diff/1"


def test_what_cannot_be_written_is_said(opened: Stage, qtbot: QtBot, early: Path, tmp_path: Path) -> None:
    compared_with(opened, qtbot, early).save.click()
    name_it(opened, qtbot, tmp_path / "nowhere" / "x.html")
    qtbot.waitUntil(lambda: "could not be written" in opened.window.notice.words)


def test_a_file_that_is_nothing_is_said_in_one_sentence(opened: Stage, qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text("{", "utf-8")
    opened.acts.do(Act.DIFF_FILE)
    name_it(opened, qtbot, file)
    qtbot.waitUntil(lambda: "x.json" in opened.window.notice.words)
    assert opened.acts.comparing.view is None


def test_without_a_session_there_is_nothing_to_compare(qapp: QApplication, tmp_path: Path) -> None:
    stage = Stage(qapp, tmp_path)
    for act in (Act.DIFF_FILE, Act.DIFF_SPANS):
        stage.acts.do(act)
        assert "open or begin one first" in stage.window.first.fault
    assert not stage.window.findChildren(QFileDialog)
    stage.close()


def test_it_speaks_the_language_of_the_window(opened: Stage, qtbot: QtBot, early: Path) -> None:
    view = compared_with(opened, qtbot, early)
    view.table.selectRow(1)
    opened.language.use("it")
    QApplication.sendEvent(view, QEvent(QEvent.Type.LanguageChange))
    assert shown(view)[0][DiffColumn.WAY] == "▼ peggio"
    assert view.windowTitle() == "Confronto"
    assert view.table.currentIndex().row() == 1


def test_what_nmap_saw_elsewhere_stands_in_the_details(
    opened: Stage, qtbot: QtBot, session: Path, tmp_path: Path
) -> None:
    address = opened.model.result(opened.row(8014)).row.cell.address
    scan = tmp_path / "scan.xml"
    scan.write_text(
        f"""<nmaprun args="nmap -S 10.0.0.5"><host><address addr="{address}" addrtype="ipv4"/><ports>
        <port protocol="tcp" portid="8014"><state state="open" reason="syn-ack"/></port></ports></host>
        </nmaprun>""",
        "utf-8",
    )
    looking = opened.board.looking

    def read(question: CellQuestion) -> None:
        looking.take(read_cell(session, question))

    looking.wanted.connect(read)
    reopened = Reopened(session)
    opened.say(*reopened.told())
    reopened.close()
    view = compared_with(opened, qtbot, scan)
    (worse,) = shown(view)
    assert worse[DiffColumn.SAID].startswith("nmap (10.0.0.5) sees it open; PC-BS-017 sees it filtered")
    QTest.keyClick(view.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "nmap (10.0.0.5) sees it open." in opened.said)
    opened.matrix.choose(opened.row(8443))
    qtbot.waitUntil(lambda: "nmap" not in opened.said)


# --- two spans --------------------------------------------------------------------------------------


def test_two_spans_of_the_open_session_are_compared(opened: Stage, qtbot: QtBot) -> None:
    assert opened.desk.opened is not None
    begin_ns = opened.desk.opened.anchor.monotonic_ns
    asked: list[Question] = []
    opened.board.focus.wanted.connect(asked.append)
    opened.board.focus.ask(begin_ns + 120 * S, begin_ns + 180 * S)
    opened.board.focus.take(read_focus(opened.desk.opened.database, asked[0]))
    opened.window.menus.action(Act.DIFF_SPANS).trigger()
    (form,) = opened.window.findChildren(SpanForm)
    assert form.now.currentText().startswith("The span in focus: ")
    place = next(at for at in range(form.before.count()) if "just before" in form.before.itemText(at))
    form.before.setCurrentIndex(place)
    form.go.click()
    view = view_of(opened, qtbot)
    assert "Before: " in view.sides.text()
    rows = opened.model.results
    assert view.compared.ports == len(rows)
    assert view.compared.places is None
    assert view.compared.simulated == (True, True)
    assert len(view.compared.differences) + len(view.compared.same) == len(rows)


def test_a_session_too_short_for_two_spans_says_so(opened: Stage, qtbot: QtBot) -> None:
    assert opened.desk.opened is not None
    anchor = opened.desk.opened.anchor
    whole = (anchor.monotonic_ns, anchor.monotonic_ns + S)
    form = SpanForm(Spans(anchor, whole, None, whole), opened.window)
    qtbot.addWidget(form)
    assert form.before.count() == 0
    assert not form.go.isEnabled()


def test_the_halves_of_a_session_can_be_compared(opened: Stage, qtbot: QtBot) -> None:
    assert opened.desk.opened is not None
    anchor = opened.desk.opened.anchor
    begin_ns = anchor.monotonic_ns
    form = SpanForm(
        Spans(anchor, (begin_ns - 900 * S, begin_ns + 60 * S), None, (begin_ns, begin_ns + 60 * S)),
        opened.window,
    )
    qtbot.addWidget(form)
    assert form.now.currentText().startswith("The second half of the session")
    told: list[tuple[object, object]] = []

    def settle(before: object, now: object) -> None:
        told.append((before, now))

    form.settled.connect(settle)
    form.go.click()
    assert told == [((begin_ns, begin_ns + 30 * S), (begin_ns + 30 * S, begin_ns + 60 * S))]


# --- beside the window ------------------------------------------------------------------------------


def test_a_comparison_that_is_given_up_shows_nothing(qtbot: QtBot) -> None:
    told: list[object] = []

    def work(on_cell: OnCell) -> object:
        on_cell(0, 2)
        return "done"

    job = SideJob("test", work)
    job.give_up()
    job.ended.connect(told.append)
    with qtbot.waitSignal(job.ended):
        job.begin()
    assert told == [None]


def test_what_takes_long_shows_its_progress_and_can_be_cancelled(
    opened: Stage, qtbot: QtBot, early: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    may_go_on = threading.Event()

    def slow(_path: Path, _database: Path, on_cell: OnCell) -> object:
        on_cell(3, 24)
        may_go_on.wait(10)
        on_cell(4, 24)
        return None

    monkeypatch.setattr(compare_acts, "_with_file", slow)
    opened.acts.do(Act.DIFF_FILE)
    name_it(opened, qtbot, early)
    opened.acts.do(Act.DIFF_FILE)  # asked again while it works: its progress is shown, nothing else
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(ReadingProgress)))
    (progress,) = opened.window.findChildren(ReadingProgress)
    assert not dialogs(opened)
    progress.reject()
    may_go_on.set()
    qtbot.waitUntil(lambda: not opened.acts.comparing.is_busy)
    assert opened.acts.comparing.view is None


def test_a_bug_in_the_thread_is_a_bug(
    opened: Stage, qtbot: QtBot, early: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(compare_acts, "_with_file", broken)
    opened.acts.do(Act.DIFF_FILE)
    with qtbot.captureExceptions() as bugs:
        name_it(opened, qtbot, early)
        qtbot.waitUntil(lambda: not opened.acts.comparing.is_busy)
    assert [kind for kind, _, _ in bugs] == [ZeroDivisionError]


def test_the_model_is_a_model(opened: Stage, qtbot: QtBot, early: Path) -> None:
    view = compared_with(opened, qtbot, early)
    model = ComparisonModel(view.compared, view.palette(), view)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_everything(everything=True)
    assert model.rowCount() == 24
    said = model.data(model.index(0, DiffColumn.PORT), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Port: 8014/tcp"
    assert tester.model() is model
