"""The board is painted once a second, at once where something turned, and never most of the time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject

from sepgui.ui import paint_pace
from sepgui.ui.paint_pace import PaintPace, Steps

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def work(seconds: float) -> None:
    until = time.thread_time() + seconds
    while time.thread_time() < until:
        pass


def test_what_is_urgent_waits_only_for_a_long_painting(owner: QObject) -> None:
    pace = PaintPace(lambda: None, owner)
    assert pace.allows(urgent=False)
    pace.begin()
    pace.end(1)
    assert not pace.allows(urgent=False)
    pace.begin()
    work(0.02)
    pace.end(1)
    assert not pace.allows(urgent=True)
    pace.stop()


def test_after_a_short_one_it_comes_at_once(owner: QObject, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paint_pace.time, "thread_time", lambda: 0.0)
    pace = PaintPace(lambda: None, owner)
    pace.begin()
    pace.end(1)
    assert pace.allows(urgent=True)
    assert not pace.allows(urgent=False)
    pace.stop()


def test_it_is_not_forgotten_meanwhile(owner: QObject, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paint_pace, "PAINTS_EVERY_MS", 60_000)
    painted: list[bool] = []
    pace = PaintPace(lambda: painted.append(True), owner)
    pace.begin()
    work(0.01)
    pace.end(1)
    assert not pace.allows(urgent=True)
    qtbot.waitUntil(lambda: painted == [True])
    pace.stop()


def test_steps_are_done_in_turn_and_new_ones_take_their_place(owner: QObject, qtbot: QtBot) -> None:
    done: list[str] = []
    steps = Steps(owner)

    def again() -> None:
        done.append("again")
        if done.count("again") < 3:
            steps.first(again)

    steps.begin([lambda: done.append("never")])
    steps.begin([again, lambda: done.append("last")])
    qtbot.waitUntil(lambda: "last" in done)
    assert done == ["again", "again", "again", "last"]
    steps.begin([lambda: done.append("stopped")])
    steps.stop()
