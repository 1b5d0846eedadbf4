"""What goes on beside the matrix: waiting for a port, intervals, notifications and the tray."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton

from sepgui.app.bug_reports import reports_folder
from sepgui.domain.plan import Pace
from sepgui.domain.run import CellResult
from sepgui.engine.pipe import Broken, CellOpened, Pause, SetPace, StopWaiting, TellWhenOpen, Waiting
from sepgui.ui.live.herald import SILENCE_S, Herald
from sepgui.ui.live.tray import Tray
from sepgui.ui.row_acts import OF_A_ROW
from sepgui.ui.settings import Settings
from sepgui.ui.views.bug_report import BugReport
from sepgui.ui.views.menus import Act
from sepgui.ui.views.workspace import Part
from sepgui.ui.widgets.card import ElidedLabel
from sepgui.ui.widgets.glyphs import Glyph
from sepgui.ui.widgets.state_icon import state_icon
from tests.fakes import results
from tests.ui.stage import Stage
from tests.ui.test_window import click_row

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ENTER = Qt.Key.Key_Return
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def failing(stage: Stage, qtbot: QtBot) -> Stage:
    """A window in which 8443 is filtered and chosen, and 9090 refused."""
    stage.answer({8443: results.SILENT, 9090: results.REFUSED, 443: results.answer()})
    qtbot.waitUntil(lambda: stage.model.line(stage.row(8443)).word == "Filtered")
    click_row(stage, 8443)
    qtbot.waitUntil(lambda: await_button(stage).isVisible())
    return stage


def await_button(stage: Stage) -> QPushButton:
    return stage.workspace.detail.await_button


def wait_for(stage: Stage, *ports: int) -> None:
    stage.say(Waiting(tuple(stage.session.rows[stage.row(port)].cell for port in ports)))


def opened_now(stage: Stage, port: int, at_ns: int) -> None:
    row = stage.row(port)
    batch = stage.session.batch([(row, results.answer())], at_ns)
    result: CellResult = dict(batch.results)[row]
    stage.say(batch, CellOpened(at_ns, result), Waiting(()))


# --- tell me when it opens ------------------------------------------------------------------------


def test_one_click_waits_for_the_chosen_port_and_another_calls_it_off(failing: Stage, qtbot: QtBot) -> None:
    button = await_button(failing)
    assert button.text() == "Tell me when it opens"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    cell = failing.session.rows[failing.row(8443)].cell
    qtbot.waitUntil(lambda: failing.commands(TellWhenOpen) == [TellWhenOpen((cell,), "en")])
    wait_for(failing, 8443)
    qtbot.waitUntil(failing.board.view.waiting.isVisible)
    assert "Waiting for 8443/tcp to open" in failing.board.view.waiting.words
    assert button.isChecked()
    assert button.text() == "Stop waiting for it"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: failing.commands(StopWaiting) == [StopWaiting((cell,))])
    failing.say(Waiting(()))
    qtbot.waitUntil(lambda: not failing.board.view.waiting.isVisible())
    assert button.text() == "Tell me when it opens"


def test_it_can_be_asked_by_key_and_from_the_menu_of_the_row(failing: Stage, qtbot: QtBot) -> None:
    QTest.keyClick(failing.window, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: len(failing.commands(TellWhenOpen)) == 1)
    action = failing.window.menus.action(Act.TELL_CHOSEN)
    assert Act.TELL_CHOSEN in OF_A_ROW
    click_row(failing, 9090)
    action.trigger()
    cell = failing.session.rows[failing.row(9090)].cell
    qtbot.waitUntil(lambda: failing.commands(TellWhenOpen)[1:] == [TellWhenOpen((cell,), "en")])


def test_a_port_that_works_offers_no_waiting(failing: Stage, qtbot: QtBot) -> None:
    click_row(failing, 443)
    qtbot.waitUntil(lambda: not await_button(failing).isVisible())
    assert not failing.window.menus.action(Act.TELL_CHOSEN).isEnabled()


def test_all_failing_ports_are_waited_for_and_called_off_by_key(failing: Stage, qtbot: QtBot) -> None:
    QTest.keyClick(failing.window, Qt.Key.Key_T, CTRL | SHIFT)
    qtbot.waitUntil(lambda: failing.commands(TellWhenOpen) == [TellWhenOpen((), "en")])
    wait_for(failing, 8443, 9090)
    qtbot.waitUntil(failing.board.view.waiting.isVisible)
    QTest.keyClick(failing.window, Qt.Key.Key_W, CTRL | SHIFT)
    qtbot.waitUntil(lambda: failing.commands(StopWaiting) == [StopWaiting()])


def test_the_strip_calls_everything_off(failing: Stage, qtbot: QtBot) -> None:
    wait_for(failing, 8443, 9090)
    strip = failing.board.view.waiting
    qtbot.waitUntil(strip.isVisible)
    (stop,) = strip.findChildren(QPushButton)
    QTest.mouseClick(stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: failing.commands(StopWaiting) == [StopWaiting()])


def test_the_moment_is_said_shown_and_announced(
    failing: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_out: list[str] = []

    def read(event: QAccessibleEvent) -> None:
        if isinstance(event, QAccessibleAnnouncementEvent):
            read_out.append(event.message())

    monkeypatch.setattr(QAccessible, "updateAccessibility", read)
    beeps: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(None))
    wait_for(failing, 8443)
    qtbot.waitUntil(failing.board.view.waiting.isVisible)
    waiting_words = failing.board.view.waiting.words
    opened_now(failing, 8443, 90 * 10**9)
    qtbot.waitUntil(lambda: len(failing.messenger.told) == 1)
    ((title, words),) = failing.messenger.told
    assert title == "Open now"
    assert "8443/tcp" in words
    assert words == failing.window.notice.words
    assert read_out == [waiting_words, words]
    assert beeps == [], "sound is off until it is wanted"
    qtbot.waitUntil(lambda: not failing.board.view.waiting.isVisible())


def test_sound_is_wanted_by_hand_and_remembered(
    failing: Stage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    beeps: list[None] = []
    monkeypatch.setattr(QApplication, "beep", lambda: beeps.append(None))
    failing.window.menus.action(Act.SOUND).trigger()
    assert failing.remembered().sound
    opened_now(failing, 8443, 90 * 10**9)
    qtbot.waitUntil(lambda: len(beeps) == 1)


def test_many_ports_are_not_all_named(failing: Stage, qtbot: QtBot) -> None:
    cells = tuple(row.cell for row in failing.session.rows if row.cell.address)[:7]
    failing.say(Waiting(cells))
    qtbot.waitUntil(failing.board.view.waiting.isVisible)
    assert "and 3 more" in failing.board.view.waiting.words


def test_it_speaks_italian(failing: Stage, qtbot: QtBot) -> None:
    failing.window.chosen.emit(Act.LANG_IT)
    qtbot.waitUntil(lambda: await_button(failing).text() == "Avvisami quando si apre")
    QTest.keyClick(failing.window, Qt.Key.Key_T, CTRL)
    qtbot.waitUntil(lambda: len(failing.commands(TellWhenOpen)) == 1)
    (command,) = failing.commands(TellWhenOpen)
    assert isinstance(command, TellWhenOpen)
    assert command.lang == "it", "the note is written in it"


# --- interval -------------------------------------------------------------------------------------


def test_another_interval_is_sent_and_remembered(stage: Stage, qtbot: QtBot) -> None:
    action = stage.window.menus.action(Act.INTERVAL_60)
    assert action in stage.bar.start_button.actions(), "a right click on Start offers the intervals"
    action.trigger()
    qtbot.waitUntil(lambda: stage.commands(SetPace) == [SetPace(60 * 10**9, Pace.GENTLE)])
    assert stage.remembered().interval_ns == 60 * 10**9
    assert action.isChecked()


@pytest.mark.parametrize("written", ["", "0", "7", "many"])
def test_an_interval_that_nobody_offers_is_fifteen_seconds(tmp_path: Path, written: str) -> None:
    path = tmp_path / "window.ini"
    path.write_text(f"[General]\ninterval={written}\n", "utf-8")
    assert Settings(path).interval_ns == 15 * 10**9


# --- the worst state ------------------------------------------------------------------------------


def test_the_tray_shows_the_worst_state(failing: Stage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: failing.messenger.state == (Glyph.REFUSED, "2 ports with a problem"))
    assert failing.messenger.told == [], "how it stands when it begins is no news"


def test_a_worst_state_that_holds_is_told_once(failing: Stage, qtbot: QtBot) -> None:
    failing.live.settling.setInterval(20)
    failing.answer({8443: results.answer(), 9090: results.answer()})
    qtbot.waitUntil(lambda: len(failing.messenger.told) == 1)
    title, words = failing.messenger.told[0]
    assert title == "sepm"
    assert words.splitlines() == [
        "Everything that can be proved is well",
        "No longer fails: 8443/tcp SEPM server (HTTPS), 9090/tcp Web console",
    ]
    failing.answer({443: results.answer(rtt_ms=13)})
    qtbot.waitUntil(lambda: failing.model.line(failing.row(443)).now == "13 ms")
    assert len(failing.messenger.told) == 1


def test_one_that_comes_and_goes_is_not_told(failing: Stage, qtbot: QtBot) -> None:
    failing.answer({8443: results.answer(), 9090: results.answer()})
    qtbot.waitUntil(failing.live.settling.isActive)
    failing.answer({8443: results.SILENT, 9090: results.REFUSED})
    qtbot.waitUntil(lambda: not failing.live.settling.isActive())
    assert failing.messenger.told == []


def test_one_more_port_that_fails_is_told_too(failing: Stage, qtbot: QtBot) -> None:
    failing.live.settling.setInterval(20)
    failing.answer({443: results.REFUSED})
    qtbot.waitUntil(lambda: len(failing.messenger.told) == 1)
    assert failing.messenger.told[0][1].splitlines() == [
        "3 ports with a problem",
        "Fails now: 443/tcp Client to SEPM (HTTPS)",
    ]


def test_many_ports_that_fail_at_once_are_not_all_named(failing: Stage, qtbot: QtBot) -> None:
    failing.live.settling.setInterval(20)
    failing.answer(dict.fromkeys((443, 8014, 8445, 8446), results.REFUSED))
    qtbot.waitUntil(lambda: len(failing.messenger.told) == 1)
    assert failing.messenger.told[0][1].endswith("and 1 more")


def test_a_port_that_was_told_to_be_open_is_not_told_twice(failing: Stage, qtbot: QtBot) -> None:
    failing.live.settling.setInterval(20)
    wait_for(failing, 8443)
    opened_now(failing, 8443, 90 * 10**9)
    qtbot.waitUntil(lambda: [title for title, _ in failing.messenger.told] == ["Open now"])
    failing.answer({9090: results.answer()})
    qtbot.waitUntil(lambda: len(failing.messenger.told) == 2)
    assert failing.messenger.told[1][1].splitlines()[1:] == ["No longer fails: 9090/tcp Web console"]


def test_it_can_be_silenced_for_an_hour(qtbot: QtBot, failing: Stage) -> None:
    failing.live.settling.setInterval(20)
    failing.window.menus.action(Act.SILENCE).trigger()
    failing.answer({8443: results.answer(), 9090: results.answer()})
    qtbot.waitUntil(lambda: failing.messenger.state == (Glyph.OK, "Everything that can be proved is well"))
    qtbot.waitUntil(lambda: not failing.live.settling.isActive())
    assert failing.messenger.told == []
    failing.window.menus.action(Act.SILENCE).trigger()
    failing.answer({9090: results.REFUSED})
    qtbot.waitUntil(lambda: len(failing.messenger.told) == 1)


def test_silence_lasts_an_hour_and_no_longer(stage: Stage) -> None:
    now = [100.0]
    herald = Herald(stage.window, stage.settings, stage.messenger, stage.window, lambda: now[0])
    herald.rest()
    herald.tell("a", "b", Glyph.OK)
    now[0] += SILENCE_S - 1
    herald.tell("a", "b", Glyph.OK)
    assert stage.messenger.told == []
    now[0] += 2
    herald.tell("a", "b", Glyph.OK)
    assert stage.messenger.told == [("a", "b")]


def test_icons_of_the_states_differ_in_shape_and_are_sharp(stage: Stage) -> None:
    grey: set[bytes] = set()
    for glyph in Glyph:
        icon = state_icon(glyph, stage.window.palette())
        assert {size.width() for size in icon.availableSizes()} >= {16, 22, 32, 48}
        alpha = icon.pixmap(32, 32).toImage().convertToFormat(QImage.Format.Format_Alpha8)
        grey.add(bytes(alpha.constBits()))
    assert len(grey) == len(Glyph), "told apart without colour"


def test_pause_is_in_the_tray_menu_too(stage: Stage, qtbot: QtBot) -> None:
    tray = Tray(stage.window)
    (pause,) = [each for each in tray.menu.actions() if each is stage.window.menus.action(Act.START_OR_PAUSE)]
    pause.trigger()
    qtbot.waitUntil(lambda: stage.commands(Pause) == [Pause()])
    tray.show_state(Glyph.OK, "All is well")
    assert tray.words == "All is well"
    tray.close()


def test_the_icon_goes_with_the_window(qapp: QApplication, tmp_path: Path) -> None:
    made = Stage(qapp, tmp_path)
    made.close()
    assert made.messenger.closed


# --- the small window -----------------------------------------------------------------------------


def test_the_small_window_shows_the_worst_the_sentence_and_the_chosen_port(
    failing: Stage, qtbot: QtBot
) -> None:
    QTest.keyClick(failing.window, Qt.Key.Key_J, CTRL)
    small = failing.live.thumbnail
    assert small is not None
    qtbot.waitExposed(small)
    assert small.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    worst, sentence, port = small.words
    assert worst == "2 ports with a problem"
    assert sentence.startswith("Well, as far as can be proved from here: 1 of 3")
    assert port.startswith("8443/tcp")
    image = small.strip.grab().toImage()
    colours = {image.pixel(x, 2) for x in range(image.width())}
    assert len(colours) > 1, "something is drawn"


def test_the_small_window_goes_on_while_the_large_one_is_minimised(failing: Stage, qtbot: QtBot) -> None:
    failing.window.menus.action(Act.THUMBNAIL).trigger()
    small = failing.live.thumbnail
    assert small is not None
    failing.window.showMinimized()
    failing.answer({8443: results.answer(), 9090: results.answer()})
    qtbot.waitUntil(lambda: small.words[0] == "Everything that can be proved is well")
    QTest.keyClick(small, ENTER)
    assert not failing.window.isMinimized()


def test_escape_and_the_menu_put_the_small_window_away(failing: Stage) -> None:
    action = failing.window.menus.action(Act.THUMBNAIL)
    action.trigger()
    small = failing.live.thumbnail
    assert small is not None
    QTest.keyClick(small, Qt.Key.Key_Escape)
    assert failing.live.thumbnail is None
    assert not action.isChecked()
    action.trigger()
    assert failing.live.thumbnail is not None
    action.trigger()
    assert failing.live.thumbnail is None


# --- an engine that died --------------------------------------------------------------------------


def test_an_engine_that_died_offers_a_report_to_send_by_hand(
    stage: Stage, qtbot: QtBot, tmp_path: Path
) -> None:
    stage.settings.remember_pair("sepm.secret.example", "")
    stage.say(Broken("Traceback …\nLookupError: a bug in the engine"))
    stage.engine.die()
    more = stage.window.notice.findChild(QPushButton)
    assert isinstance(more, QPushButton)
    qtbot.waitUntil(more.isVisible)
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    report = stage.window.findChild(BugReport)
    assert isinstance(report, BugReport)
    page = report.findChild(QPlainTextEdit)
    assert isinstance(page, QPlainTextEdit)
    text = page.toPlainText()
    assert "LookupError: a bug in the engine" in text
    assert "secret" not in text
    (kept,) = reports_folder().iterdir()
    assert kept.read_text("utf-8") == text
    report.save_to(tmp_path / "mine.txt")
    assert (tmp_path / "mine.txt").read_text("utf-8") == text
    report.save_to(tmp_path / "no folder" / "mine.txt")
    assert report.windowTitle().startswith("Not saved")
    report.close()


def test_what_is_said_next_offers_no_old_report(stage: Stage, qtbot: QtBot) -> None:
    stage.engine.die()
    more = stage.window.notice.findChild(QPushButton)
    assert isinstance(more, QPushButton)
    qtbot.waitUntil(more.isVisible)
    stage.window.notice.say("Something else")
    assert not more.isVisible()


def test_at_200_percent_the_line_says_less_and_the_button_stands_with_the_others(
    failing: Stage, qtbot: QtBot
) -> None:
    failing.window.resize(683, 384)
    cells = tuple(failing.session.rows[failing.row(port)].cell for port in (8443, 443, 8014, 8445))
    failing.say(Waiting(cells))
    strip = failing.board.view.waiting
    qtbot.waitUntil(strip.isVisible)
    (label,) = strip.findChildren(ElidedLabel)
    qtbot.waitUntil(lambda: "…" not in label.text())
    assert label.text() == "Waiting for 8443/tcp, 443/tcp, 8014/tcp, 8445/tcp to open."
    assert "gently" in strip.words
    failing.workspace.show_part(Part.DETAIL)
    detail = failing.workspace.detail
    ask = next(each for each in detail.findChildren(QPushButton) if each.text() == "Ask now")
    qtbot.waitUntil(lambda: await_button(failing).isVisible() and await_button(failing).y() == ask.y())
    failing.window.resize(1366, 768)
    qtbot.waitUntil(lambda: await_button(failing).y() < ask.y())
