"""The program around the window: it opens, works and ends; with a fake engine, and once with the real one."""

from __future__ import annotations

import asyncio
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QInputDialog, QLabel, QPlainTextEdit, QPushButton

from sepgui.app.bug_reports import reports_folder
from sepgui.engine.pipe import Command, Quit, WatchScenario
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from sepgui.ui import program
from sepgui.ui.main import opening_of, show, take_up
from sepgui.ui.models.columns import Column
from sepgui.ui.opening import Opening
from sepgui.ui.settings import Settings
from sepgui.ui.theme import DARK_CONTRAST, tokens_of
from sepgui.ui.views.bug_report import BugReport
from sepgui.ui.views.bytes_view import BytesView
from sepgui.ui.views.cut_off_view import CutOffView
from sepgui.ui.views.focus_strip import FocusStrip
from sepgui.ui.views.graph_card import GraphCard
from sepgui.ui.views.import_form import ImportForm
from sepgui.ui.views.main_window import MainWindow
from sepgui.ui.views.matrix_view import MatrixView
from sepgui.ui.views.menus import Act
from sepgui.ui.views.notes_view import NotesView
from sepgui.ui.views.waiting_strip import WaitingStrip
from tests.fakes import results
from tests.fakes.window_engine import FakeEngine, FakeSession
from tests.ui.person import Person
from tests.ui.stage import usual_plan

if TYPE_CHECKING:
    from sepgui.ui.bridge.engine_link import Engine

ROOT = Path(__file__).parents[2]
PATIENCE_S = 30.0
Script = Callable[[], Iterator[Callable[[], bool]]]


class Play:
    """Runs the program with a script and says how it ended."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self.app = app
        self.folder = folder
        self.settings = Settings(folder / "window.ini")
        plan = usual_plan()
        self.session = FakeSession(plan, results.rows(plan))
        self.engines: list[FakeEngine] = []
        self.columns: frozenset[Column] = frozenset()

    def window(self) -> MainWindow:
        return next(w for w in self.app.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible())

    def has_window(self) -> bool:
        return any(isinstance(w, MainWindow) and w.isVisible() for w in self.app.topLevelWidgets())

    def matrix(self) -> MatrixView | None:
        return self.window().findChild(MatrixView) if self.has_window() else None

    def answered(self, port: int) -> bool:
        matrix = self.matrix()
        model = matrix.model() if matrix is not None else None
        if model is None:
            return False
        texts = [
            (str(model.index(row, 1).data()), str(model.index(row, 0).data()))
            for row in range(model.rowCount())
        ]
        return any(shown == f"{port}/tcp" and word != "Waiting" for shown, word in texts)

    def losses(self) -> int:
        """How many rows show how much they lost: their past has been read."""
        matrix = self.matrix()
        model = matrix.model() if matrix is not None else None
        if model is None:
            return 0
        return sum(str(model.index(row, Column.LOSS).data()).endswith("%") for row in range(model.rowCount()))

    def focus_words(self) -> str:
        """What is said of the span whose numbers are shown."""
        strip = self.window().findChild(FocusStrip)
        return strip.words if isinstance(strip, FocusStrip) and strip.isVisible() else ""

    def fake(self) -> Engine:
        def answer(engine: FakeEngine, command: Command) -> None:
            if isinstance(command, WatchScenario):
                engine.say(self.session.opened(simulated=True))
                rows = [i for i, row in enumerate(self.session.rows) if row.cell.port == 8443]
                engine.say(self.session.batch((row, results.answer()) for row in rows))

        self.engines.append(FakeEngine(answer))
        return self.engines[-1]

    def restart(self) -> None:
        """Read the settings anew, as another start does."""
        path = Path(self.folder / "window.ini")
        assert path.is_file()
        self.settings = Settings(path)

    def run(
        self,
        script: Iterator[Callable[[], bool]],
        opening: Opening,
        engine: Callable[[], Engine] | None = None,
    ) -> int:
        language = take_up(self.app, self.settings, None if self.settings.lang else "en")
        person = Person(script)
        try:
            code = show(self.app, self.settings, language, opening, engine or self.fake)
        finally:
            person.stop()
            language.remove()
        assert person.finished, "the script did not come to its end"
        return code


@pytest.fixture
def play(qapp: QApplication, tmp_path: Path) -> Play:
    return Play(qapp, tmp_path)


SCENARIO = Opening(scenario="any")


def test_it_opens_works_and_ends(play: Play) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield play.has_window
        yield lambda: play.answered(8443)
        play.window().close()

    assert play.run(script(), SCENARIO) == 0
    assert play.engines[0].commands == [WatchScenario("any"), Quit()]
    assert not play.engines[0].killed


def test_closed_at_once_it_still_ends_cleanly(play: Play) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield play.has_window
        play.window().close()

    assert play.run(script(), SCENARIO) == 0


def test_an_engine_that_does_not_end_is_ended(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "SAVING_S", 0.2)

    def stubborn() -> Engine:
        engine = play.fake()
        play.engines[-1].ends_when_asked = False
        return engine

    def script() -> Iterator[Callable[[], bool]]:
        yield play.has_window
        yield lambda: play.answered(8443)
        play.window().close()

    assert play.run(script(), SCENARIO, stubborn) == 0
    assert play.engines[0].killed


def test_its_place_is_kept(play: Play) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield play.has_window
        play.window().resize(711, 444)
        yield lambda: play.window().width() == 711
        play.window().close()

    assert play.run(script(), Opening()) == 0
    again = MainWindow()
    assert again.restoreGeometry(play.settings.geometry)
    assert again.width() == 711


def test_what_was_chosen_is_there_again_after_a_restart(play: Play) -> None:
    """Language, theme, range, columns, order, headings, filter, graph, interval and sound."""
    chosen = (
        *(Act.LANG_IT, Act.THEME_DARK_CONTRAST, Act.RANGE_HOUR, Act.COLUMN_REASON, Act.COLUMN_P95),
        *(Act.SORT_PORT, Act.GROUP_DIRECTION, Act.GRAPH_LOG, Act.INTERVAL_60),
    )
    unmarked = (Act.COLUMN_REASON, Act.COLUMN_P95, Act.INTERVAL_60)
    marked = (*(act for act in chosen if act not in unmarked), Act.SOUND)

    def choose() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        menus = play.window().menus
        assert not menus.action(Act.SOUND).isChecked(), "no sound unless it is wanted"
        menus.action(Act.SOUND).trigger()
        for act in chosen:
            menus.action(act).trigger()
        matrix = play.matrix()
        assert matrix is not None
        play.columns = matrix.columns
        yield lambda: play.window().menus.action(Act.QUIT).text().endswith("sci")
        play.window().close()

    def look() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        menus = play.window().menus
        assert menus.action(Act.QUIT).text().endswith("sci"), "it speaks Italian"
        assert tokens_of(play.app.palette()) is DARK_CONTRAST
        assert [act.name for act in marked if not menus.action(act).isChecked()] == []
        matrix = play.matrix()
        assert matrix is not None
        assert matrix.columns == play.columns
        assert play.settings.interval_ns == 60_000_000_000
        assert Column.REASON in matrix.columns & matrix.insisted
        seen = not matrix.isColumnHidden(Column.REASON)
        assert menus.action(Act.COLUMN_REASON).isChecked() is seen, "a tick says what is seen at this width"
        play.window().close()

    assert play.run(choose(), SCENARIO) == 0
    play.restart()
    assert play.run(look(), SCENARIO) == 0


def test_damaged_settings_are_told_once_and_do_not_stop_the_start(play: Play) -> None:
    path = play.folder / "window.ini"
    path.write_bytes(b"\x00\x01\x02 no settings")
    play.restart()

    def told() -> Iterator[Callable[[], bool]]:
        yield lambda: play.has_window() and "window.ini.damaged" in play.window().notice.words
        play.window().close()

    def silent() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        assert "window.ini" not in play.window().notice.words
        play.window().close()

    assert play.run(told(), Opening()) == 0
    play.restart()
    assert play.run(silent(), SCENARIO) == 0


def test_a_bug_in_a_slot_is_reported_and_the_engine_saves(
    play: Play, capsys: pytest.CaptureFixture[str]
) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        play.window().first.demo_pressed.connect(broken)
        play.window().first.demo_pressed.emit()
        yield lambda: report(play) is not None
        shown = report(play)
        assert shown is not None
        page = shown.findChild(QPlainTextEdit)
        assert page is not None
        assert "ZeroDivisionError" in page.toPlainText()
        (kept,) = reports_folder().iterdir()
        assert kept.read_text("utf-8") == page.toPlainText()
        close = next(b for b in shown.findChildren(QPushButton) if b.text().endswith("lose"))
        QTest.mouseClick(close, Qt.MouseButton.LeftButton)

    assert play.run(script(), SCENARIO) == 1
    assert Quit() in play.engines[0].commands
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_bug_in_a_task_is_reported_too(
    play: Play, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(program, "load_drawing", broken)

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: report(play) is not None
        shown = report(play)
        assert shown is not None
        shown.close()

    assert play.run(script(), SCENARIO) == 1
    assert "ZeroDivisionError" in capsys.readouterr().err


def test_a_bug_in_a_thread_is_reported_too(play: Play, capsys: pytest.CaptureFixture[str]) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        play.engines[0].say_bytes(b"no message")
        yield lambda: report(play) is not None
        shown = report(play)
        assert shown is not None
        shown.close()

    assert play.run(script(), SCENARIO) == 1
    assert "UnpicklingError" in capsys.readouterr().err


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="Ctrl+C is sent with pthread_kill")
def test_ctrl_c_in_the_terminal_ends_it(play: Play) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        os.kill(os.getpid(), signal.SIGINT)

    assert play.run(script(), SCENARIO) == 130
    assert Quit() in play.engines[0].commands


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGTERM")
def test_the_end_of_the_desktops_session_ends_it(play: Play) -> None:
    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        os.kill(os.getpid(), signal.SIGTERM)

    assert play.run(script(), SCENARIO) == 0
    assert Quit() in play.engines[0].commands


def test_what_a_slot_asks_for_while_everything_ends_comes_too_late(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sepgui.ui import desk
    from sepgui.ui.models import past

    made: list[desk.Desk] = []
    watched: list[asyncio.Task[Any]] = []
    ended = threading.Event()

    class Known(desk.Desk):
        def __init__(self, *arguments: Any) -> None:
            super().__init__(*arguments)
            made.append(self)

    def slow(*_arguments: object) -> tuple[object, ...]:
        ended.wait(10)
        return ()

    def ask_again(task: asyncio.Task[Any]) -> None:
        watched.remove(task)
        if not watched:
            made[0].past_wanted.emit()  # as a batch does that comes just after the last task has ended
            ended.set()

    monkeypatch.setattr(desk, "Desk", Known)
    monkeypatch.setattr(past, "read_past", slow)

    def reading() -> list[asyncio.Task[Any]]:
        return [task for task in asyncio.all_tasks() if task.get_name().startswith("read ")]

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        made[0].past_wanted.emit()
        yield lambda: bool(reading())
        watched.extend(reading())
        for task in watched:
            task.add_done_callback(ask_again)
        play.window().close()

    assert play.run(script(), SCENARIO) == 0
    assert ended.is_set()


@pytest.mark.slow
def test_the_real_engine_shows_the_demo_and_ends(play: Play) -> None:
    from sepgui.app.engine_process import EngineProcess, start_engine
    from sepgui.app.places import sessions_folder

    started: list[EngineProcess] = []

    def engine() -> Engine:
        started.append(start_engine())
        return started[-1]

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        yield lambda: play.answered(8014)
        yield lambda: play.losses() > 3
        play.window().chosen.emit(Act.GRAPH_FOCUS)
        yield lambda: "The numbers are those of" in play.focus_words()
        play.window().chosen.emit(Act.GRAPH_LIVE)
        yield lambda: not play.focus_words()
        play.window().close()

    assert play.run(script(), Opening(scenario="first-look"), engine) == 0
    assert started[0].exit_code == 0
    left = [path.suffix for path in sessions_folder().iterdir() if "sepsession" in path.name]
    assert [ending for ending in left if "-" in ending] == [], "a session that ended is one file"


@pytest.mark.slow
def test_the_real_engine_waits_for_ports_and_keeps_notes(play: Play) -> None:
    from sepgui.app.engine_process import start_engine

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        window = play.window()
        strip = window.findChild(WaitingStrip)
        assert isinstance(strip, WaitingStrip)
        yield window.menus.action(Act.TELL_ALL).isEnabled
        window.menus.action(Act.TELL_ALL).trigger()
        yield strip.isVisible
        assert "8014/tcp" in strip.words
        window.menus.action(Act.ADD_NOTE).trigger()
        dialog = window.findChild(QInputDialog)
        assert isinstance(dialog, QInputDialog)
        dialog.setTextValue("the rule is asked for")
        dialog.accept()
        window.menus.action(Act.NOTES).trigger()
        notes = window.findChild(NotesView)
        assert isinstance(notes, NotesView)
        yield lambda: notes.list.count() == 1
        assert "the rule is asked for" in notes.list.item(0).text()
        window.menus.action(Act.UNDO).trigger()
        yield lambda: notes.list.count() == 0
        window.menus.action(Act.STOP_WAITING).trigger()
        yield lambda: not strip.isVisible()
        window.close()

    assert play.run(script(), Opening(scenario="first-look"), start_engine) == 0


@pytest.mark.slow
def test_the_real_engine_shows_bytes_and_takes_dropped_files(play: Play) -> None:
    from sepgui.app.engine_process import start_engine

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        window, matrix = play.window(), play.matrix()
        assert matrix is not None
        rows = matrix.rows.results
        matrix.choose(next(at for at, each in enumerate(rows) if each.row.cell.port == 8443))
        window.menus.action(Act.SHOW_BYTES).trigger()
        yield lambda: window.findChild(BytesView) is not None
        view = window.findChild(BytesView)
        assert isinstance(view, BytesView)
        yield lambda: "47 45 54 20 2f" in view.page.toPlainText()  # GET /
        assert "A simulation has no bytes of the TLS handshake." in view.page.toPlainText()
        view.close()
        window.files_dropped.emit([ROOT / "tests" / "imports" / "files" / "Sylink.xml"])
        yield lambda: window.findChild(ImportForm) is not None
        form = window.findChild(ImportForm)
        assert isinstance(form, ImportForm)
        assert form.make_new.isChecked(), "a simulated site is nobody's"
        form.take.click()
        yield lambda: window.asks_for_pair
        window.close()

    assert play.run(script(), Opening(scenario="first-look"), start_engine) == 0


@pytest.mark.slow
def test_a_saved_session_opens_again_with_its_past(play: Play, tmp_path: Path) -> None:
    from sepgui.app.engine_process import start_engine

    saved = tmp_path / "saved.sepsession"

    def record() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        play.window().chosen.emit(Act.SAVE_AS)
        dialog = play.window().findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(saved))
        dialog.close()
        yield lambda: "saved.sepsession" in play.window().notice.words
        play.window().close()

    assert play.run(record(), Opening(scenario="first-look"), start_engine) == 0
    assert saved.is_file()

    def reopen() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        yield lambda: play.losses() > 3
        assert "Saved session" in play.window().status.whole
        yield lambda: play.window().findChild(GraphCard) is not None
        assert play.engines == [], "a file needs no engine"
        play.window().close()

    assert play.run(reopen(), Opening(session=saved)) == 0

    def save() -> Iterator[Callable[[], bool]]:
        yield lambda: play.losses() > 3
        play.window().chosen.emit(Act.SAVE_AS)
        yield lambda: play.window().findChild(QFileDialog) is not None
        dialog = play.window().findChild(QFileDialog)
        assert dialog is not None
        dialog.fileSelected.emit(str(tmp_path / "copy.sepsession"))
        dialog.close()
        yield lambda: "copy.sepsession" in play.window().notice.words
        assert play.losses() > 3, "the rows stay while an engine opens the file"
        play.window().close()

    assert play.run(save(), Opening(session=saved), start_engine) == 0
    assert (tmp_path / "copy.sepsession").is_file()


def test_of_a_file_that_is_none_the_engine_says_why(play: Play, tmp_path: Path) -> None:
    from sepgui.app.engine_process import start_engine

    def script() -> Iterator[Callable[[], bool]]:
        yield (
            lambda: (
                play.has_window()
                and any("missing.sepsession" in label.text() for label in play.window().findChildren(QLabel))
            )
        )
        play.window().close()

    assert play.run(script(), Opening(session=tmp_path / "missing.sepsession"), start_engine) == 0


def test_rows_stand_before_there_is_a_graph(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go = threading.Event()
    monkeypatch.setattr(program, "load_drawing", let_go.wait)

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        assert play.window().findChild(GraphCard) is None
        matrix = play.matrix()
        assert matrix is not None
        matrix.setCurrentIndex(matrix.model().index(0, 0))
        let_go.set()
        yield lambda: play.window().findChild(GraphCard) is not None
        card = play.window().findChild(GraphCard)
        assert card is not None
        assert card.title.startswith("Latency of"), "it shows what was chosen before"
        play.window().close()

    assert play.run(script(), SCENARIO) == 0


def test_a_session_that_was_cut_off_is_told_once_and_listed(play: Play) -> None:
    from sepgui.app.places import sessions_folder
    from tests.store.sessions import document

    live = document(sessions_folder())
    live.close()
    cut_off = live.path.rename(sessions_folder() / "2026-11-24T10-00-00.sepsession")

    def told() -> Iterator[Callable[[], bool]]:
        yield lambda: "1 session was cut off" in play.window().notice.words
        play.window().chosen.emit(Act.CUT_OFF)
        yield lambda: play.window().findChild(CutOffView) is not None
        view = play.window().findChild(CutOffView)
        assert isinstance(view, CutOffView)
        assert len(view.lines) == 1
        view.discard_pressed.emit(cut_off)
        yield lambda: view.lines == []
        view.reject()
        play.window().close()

    assert play.run(told(), Opening()) == 0
    assert play.settings.crash_told == cut_off.name


@pytest.mark.slow
def test_a_manager_on_this_computer_is_watched(play: Play) -> None:
    """The main job on a real network, as far as loopback is one."""
    from sepgui.app.engine_process import start_engine

    def script() -> Iterator[Callable[[], bool]]:
        yield play.has_window
        yield lambda: play.window().asks_for_pair
        play.window().first.start_pressed.emit("127.0.0.1", "")
        yield lambda: play.answered(8443)
        play.window().close()

    assert play.run(script(), Opening(), start_engine) == 0


def broken() -> None:
    raise ZeroDivisionError("this is the bug")


def report(play: Play) -> BugReport | None:
    return next((w for w in play.app.topLevelWidgets() if isinstance(w, BugReport) and w.isVisible()), None)


@pytest.mark.parametrize(
    ("arguments", "opening", "lang"),
    [
        ([], Opening(), None),
        (["old.sepsession"], Opening(session=Path("old.sepsession")), None),
        (["demo"], Opening(scenario="first-look"), None),
        (["demo", "second", "--lang", "it"], Opening(scenario="second"), "it"),
        (["demo", "visit.toml"], Opening(scenario="visit.toml"), None),
        (["demo", "visit.sepsession"], Opening(recording=Path("visit.sepsession")), None),
        (["--lang=en", "old.sepsession"], Opening(session=Path("old.sepsession")), "en"),
        (["--lang", "xx"], Opening(), None),
    ],
)
def test_arguments_say_what_to_open(arguments: list[str], opening: Opening, lang: str | None) -> None:
    assert opening_of(arguments) == (opening, lang)


def test_no_thread_of_the_window_outlives_it(play: Play) -> None:
    before = set(threading.enumerate())

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8443)
        play.window().close()

    play.run(script(), SCENARIO)
    play.engines[0].wait(2)
    left = [thread.name for thread in threading.enumerate() if thread not in before and thread.is_alive()]
    assert [name for name in left if name != "fake engine"] == []


# --- struck down --------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="sends SIGABRT")
def test_a_window_that_is_struck_down_is_told_at_the_next_start(play: Play) -> None:
    """The real program, really aborted, as Qt does after a fault of its own; the report says where."""
    with running_demo() as process:
        process.send_signal(signal.SIGABRT)
        assert process.wait(PATIENCE_S) == -signal.SIGABRT
    (left,) = reports_folder().glob("crash-*.log")
    assert b"Aborted" in left.read_bytes()

    def told() -> Iterator[Callable[[], bool]]:
        yield lambda: play.has_window() and "struck down last time" in play.window().notice.words
        button = next(b for b in play.window().notice.findChildren(QPushButton) if b.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        yield lambda: play.window().findChild(BugReport) is not None
        shown = play.window().findChild(BugReport)
        assert isinstance(shown, BugReport)
        page = shown.findChild(QPlainTextEdit)
        assert page is not None
        assert "Aborted" in page.toPlainText()
        shown.close()
        play.window().close()

    assert play.run(told(), Opening()) == 0
    assert list(reports_folder().glob("crash-*")) == []
    assert len(list(reports_folder().glob("*.txt"))) == 1


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for a process that is not its child")
def test_a_window_that_is_killed_leaves_no_engine_and_nothing_of_a_demo(play: Play) -> None:
    from sepgui.app.places import crashed_sessions, sessions_folder

    with running_demo() as process:
        engines = list(map(os.pidfd_open, children_of(process.pid)))
        assert engines
        process.kill()
    for pidfd in engines:
        ready, _, _ = select.select([pidfd], [], [], PATIENCE_S)
        os.close(pidfd)
        assert ready, "the engine outlived its window"
    assert list(sessions_folder().glob("*.sepsession")) == [], "a demo is no record"
    assert crashed_sessions() == ()


@pytest.mark.slow
def test_an_engine_that_is_killed_is_told_and_the_window_goes_on(play: Play) -> None:
    from sepgui.app.engine_process import EngineProcess, start_engine

    started: list[EngineProcess] = []

    def engine() -> Engine:
        started.append(start_engine())
        return started[-1]

    def script() -> Iterator[Callable[[], bool]]:
        yield lambda: play.answered(8014)
        started[0].kill()
        yield lambda: len(started) == 2
        yield lambda: play.answered(8014)
        window = play.window()
        assert "was started again" in window.notice.words
        button = next(b for b in window.notice.findChildren(QPushButton) if b.isVisible())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        yield lambda: window.findChild(BugReport) is not None
        (kept,) = reports_folder().glob("*.txt")
        assert "ended: engine" in kept.read_text("utf-8")
        shown = window.findChild(BugReport)
        assert isinstance(shown, BugReport)
        shown.close()
        window.close()

    assert play.run(script(), Opening(scenario="first-look"), engine) == 0
    assert started[1].exit_code == 0


@contextmanager
def running_demo() -> Generator[subprocess.Popen[bytes]]:
    """Run the program as a person does, until its session is being written."""
    from sepgui.app.places import sessions_folder

    with subprocess.Popen(
        [sys.executable, "-m", "sepgui", "demo"],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            deadline = time.monotonic() + PATIENCE_S
            while not any(written(path) for path in sessions_folder().glob("*.sepsession")):
                assert process.poll() is None, "it ended by itself"
                assert time.monotonic() < deadline, "it wrote no session"
                with suppress(subprocess.TimeoutExpired):
                    process.wait(0.1)
            yield process
        finally:
            process.kill()


def written(path: Path) -> bool:
    try:
        with SessionReader(path) as reader:
            return any(len(reader.columns(row.cell)) for row in reader.rows() if row.cell.address)
    except SessionError:
        return False


def children_of(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii")
    return [int(number) for number in text.split()]
