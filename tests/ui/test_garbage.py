"""Garbage is freed in the window's thread, whoever allocates."""

from __future__ import annotations

import gc
import threading
from collections.abc import Generator
from typing import TYPE_CHECKING

import pytest

from sepgui.ui import garbage
from sepgui.ui.garbage import Collector

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


class Cycle:
    """Refers to itself, and remembers the thread that freed it."""

    def __init__(self, freed_in: list[int]) -> None:
        self.itself = self
        self.freed_in = freed_in

    def __del__(self) -> None:
        self.freed_in.append(threading.get_ident())


def allocate_elsewhere() -> list[list[int]]:
    """Make so much in another thread that Python's own collector would run there; it stays in use."""
    made: list[list[int]] = []
    thread = threading.Thread(target=lambda: made.extend([n] for n in range(50_000)), name="allocates")
    thread.start()
    thread.join()
    return made


@pytest.fixture
def collector(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Generator[Collector]:
    monkeypatch.setattr(garbage, "LOOKS_MS", 1)
    gc.enable()
    made = Collector(qapp)
    yield made
    made.end()
    made.deleteLater()


def test_pythons_own_collector_would_free_it_in_the_thread_that_allocates() -> None:
    freed_in: list[int] = []
    gc.enable()
    Cycle(freed_in)
    in_use = allocate_elsewhere()
    assert in_use
    assert freed_in
    assert freed_in != [threading.get_ident()]


def test_garbage_waits_for_the_thread_of_the_window(collector: Collector, qtbot: QtBot) -> None:
    freed_in: list[int] = []
    Cycle(freed_in)
    in_use = allocate_elsewhere()
    assert in_use
    assert freed_in == []
    qtbot.waitUntil(lambda: freed_in == [threading.get_ident()])


def test_memory_goes_back_to_the_system_now_and_then(
    collector: Collector, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[int] = []
    monkeypatch.setattr(garbage, "GIVES_BACK", 2)
    monkeypatch.setattr(garbage, "give_back", lambda: given.append(threading.get_ident()))
    qtbot.waitUntil(lambda: len(given) >= 2)
    assert set(given) == {threading.get_ident()}


def test_what_is_left_is_freed_at_the_end(collector: Collector) -> None:
    freed_in: list[int] = []
    Cycle(freed_in)
    collector.end()
    assert freed_in == [threading.get_ident()]
