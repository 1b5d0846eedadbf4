"""The link to the engine: over a real pipe, with an engine that says what the test wants."""

from __future__ import annotations

import threading
from collections.abc import Generator
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QSignalSpy

from sepgui.engine.pipe import Broken, NotesChanged, NotSupported, Pause, Quit, Refusal, Reopen, SaveAs, Start
from sepgui.i18n import Text
from sepgui.ui.bridge.engine_link import EngineLink
from tests.fakes import results
from tests.fakes.sites import plan_of
from tests.fakes.window_engine import FakeEngine, FakeSession

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def engines() -> list[FakeEngine]:
    return []


@pytest.fixture
def link(engines: list[FakeEngine], qapp: object) -> Generator[EngineLink]:
    def start() -> FakeEngine:
        engines.append(FakeEngine())
        return engines[-1]

    made = EngineLink(start)
    made.start()
    yield made
    made.kill()
    made.deleteLater()


@pytest.fixture
def session() -> FakeSession:
    plan = plan_of()
    return FakeSession(plan, results.rows(plan))


def test_commands_arrive_in_order(link: EngineLink, engines: list[FakeEngine], qtbot: QtBot) -> None:
    link.send(Start())
    link.send(Pause())
    qtbot.waitUntil(lambda: engines[0].commands == [Start(), Pause()])


def test_each_batch_is_one_signal(
    link: EngineLink, engines: list[FakeEngine], session: FakeSession, qtbot: QtBot
) -> None:
    batches, events = QSignalSpy(link.batch_came), QSignalSpy(link.event_came)
    engines[0].say(
        session.opened(), session.batch([(0, results.REFUSED)]), session.batch([(0, results.SILENT)])
    )
    qtbot.waitUntil(lambda: batches.count() == 2)
    assert events.count() == 1
    assert [batches.at(i)[0].tick for i in range(2)] == [1, 2]


def test_what_came_while_the_window_was_held_up_is_taken_turn_by_turn(
    link: EngineLink, engines: list[FakeEngine], session: FakeSession, qtbot: QtBot
) -> None:
    order: list[str] = []
    died = QSignalSpy(link.engine_died)

    def take(_batch: object) -> None:
        order.append("batch")

    def lose(_traceback: str) -> None:
        order.append("end")

    link.batch_came.connect(take)
    link.engine_died.connect(lose)
    engines[0].say(*(session.batch([(0, results.SILENT)]) for _ in range(5)))
    engines[0].die()
    reader = next(each for each in threading.enumerate() if each.name == "engine reader")
    reader.join(5)
    assert not reader.is_alive(), "everything was received before the loop runs"
    beat = QTimer()
    beat.timeout.connect(lambda: order.append("beat"))
    beat.start(0)
    qtbot.waitUntil(lambda: died.count() == 1)
    beat.stop()
    told = [at for at, what in enumerate(order) if what != "beat"]
    assert [order[at] for at in told] == ["batch"] * 5 + ["end"]
    assert all("beat" in order[one:other] for one, other in pairwise(told))


def test_asked_to_quit_it_ends_and_says_so(link: EngineLink, engines: list[FakeEngine], qtbot: QtBot) -> None:
    died = QSignalSpy(link.engine_died)
    with qtbot.waitSignal(link.engine_ended, timeout=5000):
        link.quit()
    assert engines[0].commands == [Quit()]
    assert died.count() == 0
    assert not link.running


def test_without_an_engine_quitting_is_done_at_once(link: EngineLink, qtbot: QtBot) -> None:
    link.kill()
    with qtbot.waitSignal(link.engine_ended, timeout=1000):
        link.quit()


def test_an_engine_that_dies_is_reported_once(
    link: EngineLink, engines: list[FakeEngine], qtbot: QtBot
) -> None:
    died = QSignalSpy(link.engine_died)
    engines[0].die()
    qtbot.waitUntil(lambda: died.count() == 1)
    assert died.at(0)[0] == ""
    link.send(Start())
    assert not link.running


def test_a_broken_engine_tells_its_traceback(
    link: EngineLink, engines: list[FakeEngine], qtbot: QtBot
) -> None:
    died = QSignalSpy(link.engine_died)
    engines[0].say(Broken("ZeroDivisionError: division by zero"))
    engines[0].die()
    qtbot.waitUntil(lambda: died.count() == 1)
    assert "ZeroDivisionError" in died.at(0)[0]


def test_what_a_former_engine_said_last_is_not_heard(
    link: EngineLink, engines: list[FakeEngine], qtbot: QtBot
) -> None:
    events = QSignalSpy(link.event_came)
    engines[0].say(NotSupported())
    link.kill()
    link.start()
    engines[1].say(Refusal(Text("", "no")))
    qtbot.waitUntil(lambda: events.count() >= 1)
    assert [events.at(i)[0] for i in range(events.count())] == [Refusal(Text("", "no"))]


def test_what_cannot_be_read_is_a_bug_told_as_one(
    link: EngineLink, engines: list[FakeEngine], qtbot: QtBot
) -> None:
    failed = QSignalSpy(link.reader_failed)
    engines[0].say_bytes(b"this is no message")
    qtbot.waitUntil(lambda: failed.count() == 1)


def test_for_a_file_no_engine_starts_before_something_is_asked(
    engines: list[FakeEngine], session: FakeSession, qtbot: QtBot
) -> None:
    def start() -> FakeEngine:
        engines.append(FakeEngine())
        return engines[-1]

    link = EngineLink(start)
    batches, events = QSignalSpy(link.batch_came), QSignalSpy(link.event_came)
    file, opened = Reopen(Path("case.sepsession")), session.opened(live=False)
    batch = session.batch([(0, results.REFUSED)])
    link.wait_with(file, opened)
    link.tell((batch, NotesChanged(())))
    assert (engines, batches.count(), events.count()) == ([], 1, 1)
    link.send(SaveAs(Path("copy.sepsession")))
    qtbot.waitUntil(lambda: engines[0].commands == [file, SaveAs(Path("copy.sepsession"))])
    engines[0].say(opened, batch, NotesChanged(()), NotSupported())
    qtbot.waitUntil(lambda: events.count() == 2)
    assert batches.count() == 1, "what the window read itself is not heard twice"
    link.kill()
    link.deleteLater()


def test_what_begins_anew_needs_no_file_before_it(
    engines: list[FakeEngine], session: FakeSession, qtbot: QtBot
) -> None:
    def start() -> FakeEngine:
        engines.append(FakeEngine())
        return engines[-1]

    link = EngineLink(start)
    events = QSignalSpy(link.event_came)
    opened = session.opened(live=False)
    link.wait_with(Reopen(Path("case.sepsession")), opened)
    link.send(Reopen(Path("case.sepsession")))
    engines[0].say(opened)
    qtbot.waitUntil(lambda: events.count() == 1)  # the same file again is opened again
    assert engines[0].commands == [Reopen(Path("case.sepsession"))]
    link.kill()
    link.deleteLater()
