"""The presenter's view, used as a presenter and an audience do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QScrollBar, QToolButton

from build_spec.translations import SOURCES
from sepgui.diagnosis import diagnose
from sepgui.domain.finding import Finding
from sepgui.domain.staging import ScenarioEvent
from sepgui.domain.words import Words
from sepgui.engine.pipe import (
    BackToStart,
    ClockState,
    Jump,
    NotSupported,
    Opened,
    Replay,
    SetClock,
)
from sepgui.simulation.scenario import load_scenario
from sepgui.ui.graph.marks import MarkKind
from sepgui.ui.studio.pane import Stage as Shown
from sepgui.ui.studio.studio import Studio
from sepgui.ui.views.menus import Act
from sepgui.ui.words import say
from tests.fakes import results
from tests.ui.pseudo import Pseudo
from tests.ui.stage import Stage

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MIN_NS = 60_000_000_000
EVENTS = (ScenarioEvent(10 * MIN_NS, Words(it="la regola appare", en="the rule appears")),)
SCENARIO = load_scenario("silent-firewall")


def state(*, playing: bool = True, speed: float = 1.0, now_ns: int = 0) -> ClockState:
    return ClockState(playing, speed, EVENTS, now_ns)


@pytest.fixture
def show(stage: Stage, qtbot: QtBot) -> Iterator[Stage]:
    """A stage on which a bundled scenario is open, with its clock told."""
    stage.simulates = True
    session = stage.desk.session
    opened = stage.session.opened(simulated=True)
    stage.say(_titled(opened), state())
    qtbot.waitUntil(lambda: stage.desk.session > session)
    qtbot.waitUntil(lambda: stage.studio.conductor.events == EVENTS)
    yield stage
    stage.studio.big_type.end()


def _titled(opened: Opened) -> Opened:
    from msgspec.structs import replace

    return replace(opened, title=SCENARIO.title)


def press(stage: Stage, act: Act) -> None:
    QTest.mouseClick(stage.studio.band.button(act), Qt.MouseButton.LeftButton)


def sent(stage: Stage, qtbot: QtBot, kind: type) -> object:
    """Return the newest command of a kind, when it has come."""
    qtbot.waitUntil(lambda: any(isinstance(each, kind) for each in stage.engine.commands))
    return [each for each in stage.engine.commands if isinstance(each, kind)][-1]


def failing(stage: Stage, qtbot: QtBot) -> tuple[Finding, ...]:
    """Let 8445 be silent, and tell what the rules find."""
    stage.answer({8445: results.SILENT, 443: results.answer(), 8443: results.answer()})
    qtbot.waitUntil(lambda: stage.model.result(stage.row(8443)).sample is not None)
    found = diagnose(stage.model.results, stage.session.plan)
    assert found
    stage.say(stage.session.batch([], findings=found))
    qtbot.waitUntil(lambda: stage.board.findings.held == found)
    return found


def pane_words(studio: Studio) -> str:
    return studio.pane.words


# --- events on the time axis ------------------------------------------------------------------------


def test_what_has_happened_is_marked_on_graph_and_lanes_unless_it_is_to_be_found_out(
    show: Stage, qtbot: QtBot
) -> None:
    failing(show, qtbot)
    show.matrix.choose(show.row(8443))
    book, graph = show.board.book, show.workspace.graph.graph
    cell = show.session.rows[show.row(8443)].cell

    def marked() -> list[str]:
        lanes = [mark.words for mark in book.marks() if mark.kind is MarkKind.SCENARIO]
        mine = [say(mark.text) for mark in book.marks_of(cell) if mark.kind is MarkKind.SCENARIO]
        assert lanes == mine
        return lanes

    assert marked() == []  # what is still to come is not told
    show.say(show.session.batch([], at_ns=11 * MIN_NS))
    qtbot.waitUntil(lambda: book.now_ns >= 11 * MIN_NS)
    assert marked() == ["the rule appears"]
    show.board.refresh()
    qtbot.waitUntil(lambda: any(m.kind is MarkKind.SCENARIO for m in graph.plots.marked.shown))
    show.window.menus.action(Act.HIDE_ANSWER).trigger()
    assert marked() == []
    show.window.menus.action(Act.STUDIO_PANE).trigger()  # which had taken the graph's place
    qtbot.waitUntil(graph.isVisible)
    qtbot.waitUntil(lambda: not any(m.kind is MarkKind.SCENARIO for m in graph.plots.marked.shown))
    show.window.menus.action(Act.HIDE_ANSWER).trigger()
    assert marked() == ["the rule appears"]
    show.acts.do(Act.LANG_IT)
    assert marked() == ["la regola appare"]


def test_in_the_longest_language_the_narrow_pane_cuts_nothing(show: Stage, qtbot: QtBot) -> None:
    translator = Pseudo(SOURCES / "sepgui_it.ts")
    QCoreApplication.installTranslator(translator)
    try:
        show.window.menus.action(Act.HIDE_ANSWER).trigger()
        form = show.studio.pane.form
        qtbot.waitUntil(lambda: form.take.text().startswith("["))
        qtbot.waitUntil(form.take.isVisible)
        assert show.studio.pane.width() == 280
        for button in (form.take, form.reveal):
            assert button.sizeHint().width() <= button.width()
    finally:
        QCoreApplication.removeTranslator(translator)


# --- the speaker's own window -----------------------------------------------------------------------


def test_the_speaker_has_notes_time_and_answer_in_a_window_of_his_own(show: Stage, qtbot: QtBot) -> None:
    action = show.window.menus.action(Act.SPEAKER_WINDOW)
    action.trigger()
    speaker = show.studio.speaker
    assert speaker is not None
    qtbot.waitExposed(speaker)
    assert speaker.windowTitle() == "SIMULATION · Speaker notes"
    for words in (SCENARIO.title.en, SCENARIO.story.en, SCENARIO.lesson.en, SCENARIO.notes[0].words.en):
        assert words in speaker.words
    assert "the rule appears" in speaker.words
    show.window.menus.action(Act.HIDE_ANSWER).trigger()
    assert SCENARIO.title.en in speaker.words
    assert "the rule appears" in speaker.words
    assert SCENARIO.title.en not in pane_words(show.studio)
    show.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: SCENARIO.lesson.it in speaker.words)
    QTest.keyClick(speaker, Qt.Key.Key_Escape)
    assert show.studio.speaker is None
    assert not action.isChecked()


def test_the_clock_is_steered_from_the_speakers_window(show: Stage, qtbot: QtBot) -> None:
    show.window.menus.action(Act.STUDIO_PANE).trigger()
    buttons = show.studio.pane.findChildren(QToolButton)
    apart = next(button for button in buttons if "window of their own" in button.accessibleName())
    QTest.mouseClick(apart, Qt.MouseButton.LeftButton)
    speaker = show.studio.speaker
    assert speaker is not None
    qtbot.waitExposed(speaker)
    speaker.activateWindow()
    qtbot.waitUntil(speaker.isActiveWindow)
    QTest.keyClick(speaker, Qt.Key.Key_F9)
    assert sent(show, qtbot, Jump) == Jump()
    show.window.menus.action(Act.SPEAKER_WINDOW).trigger()
    assert show.studio.speaker is None


def test_the_speakers_window_goes_with_the_simulation(show: Stage, qtbot: QtBot) -> None:
    show.window.menus.action(Act.SPEAKER_WINDOW).trigger()
    session = show.desk.session
    show.say(show.session.opened())
    qtbot.waitUntil(lambda: show.desk.session > session)
    assert show.studio.speaker is None
    assert not show.window.menus.action(Act.SPEAKER_WINDOW).isEnabled()


# --- the banner -----------------------------------------------------------------------------------


def test_a_real_session_has_no_band(stage: Stage) -> None:
    assert not stage.studio.band.isVisible()
    assert not stage.window.menus.action(Act.STUDIO_PANE).isEnabled()


def test_the_banner_is_there_whatever_is_shown(show: Stage, qtbot: QtBot) -> None:
    assert show.studio.band.isVisible()
    assert show.studio.band.words[0] == "SIMULATION"
    assert show.window.windowTitle() == f"SIMULATION · {SCENARIO.title.en} – sepgui"
    show.desk.ask_for_pair()
    assert show.window.asks_for_pair
    assert show.studio.band.isVisible()
    show.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: show.studio.band.words[0] == "SIMULAZIONE")
    assert show.window.windowTitle().startswith("SIMULAZIONE")


def test_tray_and_small_window_say_that_it_is_simulated(show: Stage, qtbot: QtBot) -> None:
    failing(show, qtbot)
    qtbot.waitUntil(lambda: show.messenger.state is not None)
    assert show.messenger.state is not None
    assert show.messenger.state[1].startswith("SIMULATION")
    show.window.menus.action(Act.THUMBNAIL).trigger()
    small = show.live.thumbnail
    assert small is not None
    assert small.words[0].startswith("SIMULATION")


@pytest.mark.parametrize("act", [Act.COPY_TEXT, Act.COPY_MARKDOWN])
def test_copied_rows_say_that_they_are_simulated(show: Stage, act: Act) -> None:
    show.matrix.choose(show.row(8445))
    show.acts.do(act)
    assert QGuiApplication.clipboard().text().startswith("SIMULATION: nothing of this")


def test_simulated_rows_have_a_column_more_in_csv(show: Stage) -> None:
    show.matrix.choose(show.row(8445))
    show.acts.do(Act.COPY_CSV)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == 2
    assert all(line.endswith(",SIMULATION") for line in lines)


def test_details_and_selected_words_say_it_too(show: Stage, qtbot: QtBot) -> None:
    failing(show, qtbot)
    show.matrix.choose(show.row(8445))
    qtbot.waitUntil(lambda: "8445" in show.said)
    page = show.workspace.detail.page
    page.selectAll()
    page.copy()
    assert QGuiApplication.clipboard().text().startswith("SIMULATION: nothing of this")


def test_the_picture_of_the_graph_says_it(show: Stage, tmp_path: Path) -> None:
    show.matrix.choose(show.row(8445))
    path = tmp_path / "graph.svg"
    assert show.workspace.graph.save_picture(path)
    assert "<title>SIMULATION" in path.read_text("utf-8")


def test_what_is_copied_of_a_real_session_is_left_alone(stage: Stage) -> None:
    stage.matrix.choose(stage.row(8445))
    stage.acts.do(Act.COPY_TEXT)
    assert "SIMULATION" not in QGuiApplication.clipboard().text()


# --- the clock ------------------------------------------------------------------------------------


def test_play_pause_jump_and_back_are_sent(show: Stage, qtbot: QtBot) -> None:
    press(show, Act.CLOCK_PLAY)
    assert sent(show, qtbot, SetClock) == SetClock(playing=False, speed=1.0)
    show.say(state(playing=False))
    band = show.studio.band
    qtbot.waitUntil(lambda: band.button(Act.CLOCK_PLAY).accessibleName() == "Play the simulation")
    press(show, Act.CLOCK_NEXT)
    assert sent(show, qtbot, Jump) == Jump(None)
    press(show, Act.CLOCK_START)
    assert sent(show, qtbot, BackToStart) == BackToStart()


def test_the_speed_is_chosen_in_band_menu_and_by_steps(show: Stage, qtbot: QtBot) -> None:
    band = show.studio.band
    band.speed.activated.emit(5)
    assert sent(show, qtbot, SetClock) == SetClock(playing=True, speed=60.0)
    show.say(state(speed=60.0))
    qtbot.waitUntil(lambda: band.speed.currentText() == "×60")
    assert show.window.menus.action(Act.SPEED_60).isChecked()
    show.window.menus.action(Act.CLOCK_SLOWER).trigger()
    qtbot.waitUntil(lambda: SetClock(playing=True, speed=30.0) in show.engine.commands)
    count = len(show.engine.commands)
    show.window.menus.action(Act.CLOCK_FASTER).trigger()  # there is nothing faster
    show.window.menus.action(Act.SPEED_10).trigger()
    qtbot.waitUntil(lambda: len(show.engine.commands) > count)
    assert show.engine.commands[count:] == [SetClock(playing=True, speed=10.0)]


def test_time_and_next_event_are_shown(show: Stage, qtbot: QtBot) -> None:
    show.say(state(now_ns=8 * MIN_NS))
    qtbot.waitUntil(lambda: show.studio.band.words[2] == "In 2 min: the rule appears")
    assert show.studio.band.words[1]
    show.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: show.studio.band.words[2] == "Fra 2 min: la regola appare")


def test_a_real_clock_disables_the_controls_with_a_sentence(stage: Stage, qtbot: QtBot) -> None:
    action = stage.window.menus.action(Act.CLOCK_PLAY)
    assert action.isEnabled()
    action.trigger()
    assert sent(stage, qtbot, SetClock) == SetClock(playing=True, speed=1.0)
    stage.say(NotSupported())
    qtbot.waitUntil(lambda: not action.isEnabled())
    assert stage.window.notice.words == "A real clock cannot be steered."
    assert not stage.window.menus.action(Act.CLOCK_NEXT).isEnabled()


def test_every_control_of_the_band_has_name_keys_and_a_command(show: Stage) -> None:
    for act in (Act.CLOCK_PLAY, Act.CLOCK_NEXT, Act.CLOCK_START, Act.HIDE_ANSWER, Act.STUDIO_PANE):
        button = show.studio.band.button(act)
        keys = show.window.menus.action(act).shortcut().toString()
        assert button.accessibleName()
        assert f"({keys})" in button.toolTip()


# --- notes ----------------------------------------------------------------------------------------


def test_story_notes_and_lesson_stand_in_a_pane_that_closes(show: Stage, qtbot: QtBot) -> None:
    pane = show.studio.pane
    assert not pane.isVisible()
    press(show, Act.STUDIO_PANE)
    assert pane.isVisible()
    words = pane_words(show.studio)
    assert SCENARIO.story.en in words
    assert SCENARIO.lesson.en in words
    assert all(note.words.en in words for note in SCENARIO.notes)
    show.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: SCENARIO.lesson.it in pane_words(show.studio))
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert not pane.isVisible()
    assert not show.window.menus.action(Act.STUDIO_PANE).isChecked()


def test_the_pane_takes_the_place_of_the_workspace_where_there_is_no_room(show: Stage, qtbot: QtBot) -> None:
    press(show, Act.STUDIO_PANE)
    show.window.resize(683, 384)
    qtbot.waitUntil(lambda: not show.workspace.isVisible())
    assert show.window.size().toTuple() == (683, 384)
    assert show.studio.pane.isVisible()
    press(show, Act.STUDIO_PANE)
    assert show.workspace.isVisible()


# --- the answer -----------------------------------------------------------------------------------


def test_a_hidden_answer_is_nowhere_to_be_read(show: Stage, qtbot: QtBot) -> None:
    press(show, Act.HIDE_ANSWER)
    found = failing(show, qtbot)
    show.matrix.choose(show.row(8445))
    qtbot.waitUntil(lambda: "8445" in show.said)
    summary = show.board.view.headline.sentence.words
    assert summary.startswith("What is wrong here?")
    panel = show.workspace.findings
    assert panel is None or not panel.cards
    assert found[0].remedy.en not in show.said
    assert show.board.book.events.all
    assert not show.board.book.marks()
    assert not show.workspace.detail._request.isVisible()  # pyright: ignore[reportPrivateUsage]
    assert SCENARIO.title.en not in show.window.windowTitle()
    assert SCENARIO.lesson.en not in pane_words(show.studio)
    assert all(note.words.en not in pane_words(show.studio) for note in SCENARIO.notes)
    assert show.studio.band.words[2].startswith("Next event in")
    show.window.menus.action(Act.THUMBNAIL).trigger()
    assert show.live.thumbnail is not None
    assert show.live.thumbnail.words[1].startswith("What is wrong here?")


def answer(stage: Stage, cause: str, port: int) -> None:
    """Type a cause, and take a row of the matrix."""
    form = stage.studio.pane.form
    edit = form.cause.lineEdit()
    assert edit is not None
    edit.selectAll()
    QTest.keyClicks(edit, cause)
    stage.matrix.choose(stage.row(port))
    QTest.mouseClick(form.take, Qt.MouseButton.LeftButton)
    QTest.mouseClick(form.reveal, Qt.MouseButton.LeftButton)


def test_a_right_answer_is_confirmed_and_everything_comes_back(show: Stage, qtbot: QtBot) -> None:
    press(show, Act.HIDE_ANSWER)
    found = failing(show, qtbot)
    assert show.studio.pane.stage is Shown.QUESTION
    answer(show, "drops without", 8445)
    assert show.studio.pane.stage is Shown.REVEALED
    right = "The cause is right: a firewall drops without a word."
    qtbot.waitUntil(lambda: right in pane_words(show.studio))
    words = pane_words(show.studio)
    assert "Ports named rightly: 8445/tcp" in words
    assert SCENARIO.lesson.en in words
    assert SCENARIO.title.en in show.window.windowTitle()
    panel = show.workspace.findings
    assert panel is not None
    assert len(panel.cards) == len(found)


def test_a_wrong_answer_stands_beside_the_finding_in_both_languages(show: Stage, qtbot: QtBot) -> None:
    press(show, Act.HIDE_ANSWER)
    failing(show, qtbot)
    answer(show, "the host is switched off", 443)
    beside = "You say: the host is switched off. The diagnosis says: a firewall drops without a word."
    qtbot.waitUntil(lambda: beside in pane_words(show.studio))
    words = pane_words(show.studio)
    assert "Ports left out: 8445/tcp" in words
    assert "443/tcp" in words
    show.acts.do(Act.LANG_IT)
    qtbot.waitUntil(lambda: "Secondo voi: l'host è spento." in pane_words(show.studio))


def test_an_answer_needs_a_cause_of_the_list(show: Stage, qtbot: QtBot) -> None:
    press(show, Act.HIDE_ANSWER)
    failing(show, qtbot)
    answer(show, "the", 8445)
    assert show.studio.pane.form.fault.startswith("Choose a cause")
    assert show.studio.pane.stage is Shown.QUESTION
    assert show.board.findings.hidden


def test_the_presenter_reveals_without_an_answer(show: Stage, qtbot: QtBot) -> None:
    press(show, Act.HIDE_ANSWER)
    found = failing(show, qtbot)
    show.window.menus.action(Act.REVEAL_ANSWER).trigger()
    assert len(show.studio.pane.points) == len(found)
    assert not show.board.findings.hidden


def test_what_is_revealed_begins_at_the_top_of_the_pane(show: Stage, qtbot: QtBot) -> None:
    pane = show.studio.pane
    show.window.menus.action(Act.STUDIO_PANE).trigger()
    show.window.menus.action(Act.HIDE_ANSWER).trigger()
    qtbot.waitUntil(lambda: pane.stage is Shown.QUESTION)
    show.window.resize(1024, 320)
    (bar,) = [each for each in pane.findChildren(QScrollBar) if each.maximum() > 20]
    bar.setValue(bar.maximum())
    show.window.menus.action(Act.REVEAL_ANSWER).trigger()
    qtbot.waitUntil(lambda: pane.stage is Shown.REVEALED)
    assert bar.value() == 0


def test_the_next_scenario_is_hidden_again(show: Stage, qtbot: QtBot) -> None:
    press(show, Act.HIDE_ANSWER)
    failing(show, qtbot)
    show.window.menus.action(Act.REVEAL_ANSWER).trigger()
    session = show.desk.session
    show.say(_titled(show.session.opened(simulated=True)), state())
    qtbot.waitUntil(lambda: show.desk.session > session)
    assert show.studio.pane.stage is Shown.QUESTION
    assert show.board.findings.hidden
    show.say(show.session.opened())
    qtbot.waitUntil(lambda: not show.studio.band.isVisible())
    assert not show.board.findings.hidden
    assert not show.studio.pane.isVisible()


# --- replay ---------------------------------------------------------------------------------------


def test_a_reopened_session_is_replayed(stage: Stage, qtbot: QtBot) -> None:
    action = stage.window.menus.action(Act.REPLAY)
    assert not action.isEnabled()
    stage.desk.reopen(Path("case.sepsession"))
    qtbot.waitUntil(action.isEnabled)
    action.trigger()
    assert sent(stage, qtbot, Replay) == Replay(Path("none"))
