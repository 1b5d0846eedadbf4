from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest

from sepgui.app.engine_process import EngineProcess, start_engine
from sepgui.app.places import crashed_sessions, sessions_folder
from sepgui.domain.cell import Sample
from sepgui.engine.pipe import Batch, Broken, Ended, Event, Opened, Quit, SaveAs, Saved, WatchScenario
from sepgui.store.reader import SessionReader
from tests.app.engines import start_buggy_engine
from tests.app.test_server import REAL

T = TypeVar("T")
ROOT = Path(__file__).parent.parent.parent
PATIENCE_S = 40


@contextmanager
def engine(start: Callable[[], EngineProcess] = start_engine) -> Generator[EngineProcess]:
    running = start()
    try:
        yield running
    finally:
        running.kill()
        assert running.wait(PATIENCE_S)
        running.connection.close()


def events(running: EngineProcess) -> Iterator[Event]:
    """Yield what the engine says until it hangs up."""
    while running.connection.poll(PATIENCE_S):
        try:
            yield running.connection.recv()
        except (EOFError, ConnectionError):
            return
    raise TimeoutError("the engine says nothing")


def first(said: Iterator[Event], kind: type[T]) -> T:
    return next(event for event in said if isinstance(event, kind))


def test_an_engine_measures_saves_and_ends_as_asked(tmp_path: Path) -> None:
    target = tmp_path / "session.sepsession"
    samples: list[Sample] = []
    with engine() as running:
        running.connection.send(REAL)
        said = events(running)
        opened = first(said, Opened)
        while len(samples) < 20:
            samples += first(said, Batch).samples
        running.connection.send(SaveAs(target))
        assert first(said, Saved).path == target
        running.connection.send(Quit())
        assert first(said, Ended)
        assert list(said) == [], "nothing comes after the end"
        assert running.wait(PATIENCE_S)
        assert running.exit_code == 0
    assert not opened.database.exists(), "what was saved under a name is kept once"
    with SessionReader(target) as reader:
        assert reader.ended_ns is not None
        for sample in samples:
            assert sample.at_ns // 1000 * 1000 in reader.columns(sample.cell).at_ns


def test_an_engine_loads_neither_qt_nor_numpy() -> None:
    code = (
        "import sys; import sepgui.app.engine_main, sepgui.app.server\n"
        "print([name for name in ('PySide6', 'numpy', 'pyqtgraph', 'qasync') if name in sys.modules])"
    )
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout == "[]\n"


def test_a_window_that_dies_loses_no_sample() -> None:
    with engine() as running:
        running.connection.send(REAL)
        said = events(running)
        opened = first(said, Opened)
        batch = next(event for event in said if isinstance(event, Batch) and event.samples)
        running.connection.close()
        assert running.wait(PATIENCE_S)
        assert running.exit_code == 0
    with SessionReader(opened.database) as reader:
        assert reader.ended_ns is not None
        for sample in batch.samples:
            assert sample.at_ns // 1000 * 1000 in reader.columns(sample.cell).at_ns
    assert crashed_sessions() == ()


WINDOW = """
from sepgui.app.engine_process import start_engine
from sepgui.engine.pipe import Batch, Opened
from tests.app.test_server import REAL

if __name__ == "__main__":
    engine = start_engine()
    engine.connection.send(REAL)
    database = samples = None
    while not samples:
        event = engine.connection.recv()
        if isinstance(event, Opened):
            database = event.database
        elif isinstance(event, Batch):
            samples = event.samples
    print(engine.pid, database, flush=True)
    engine.connection.recv()
    input()
"""


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for a process that is not its child")
def test_a_window_that_is_killed_leaves_no_process_and_a_whole_session(tmp_path: Path) -> None:
    program = tmp_path / "window.py"
    program.write_text(WINDOW)
    with subprocess.Popen(
        [sys.executable, str(program)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as window:
        assert window.stdout is not None
        pid, database = window.stdout.readline().split()
        engine_ended = os.pidfd_open(int(pid))
        window.kill()
    ready, _, _ = select.select([engine_ended], [], [], PATIENCE_S)
    os.close(engine_ended)
    assert ready, "the engine outlived its window"
    with SessionReader(Path(database)) as reader:
        assert reader.ended_ns is not None
        assert all(len(reader.columns(row.cell)) for row in reader.rows() if row.cell.address)
    assert crashed_sessions() == ()


@pytest.mark.skipif(sys.platform == "win32", reason="sends SIGTERM")
def test_a_system_that_shuts_down_ends_it_as_asked() -> None:
    with engine() as running:
        running.connection.send(REAL)
        said = events(running)
        first(said, Opened)
        assert running.pid is not None
        os.kill(running.pid, signal.SIGINT)
        assert first(said, Batch), "Ctrl+C is the window's to answer"
        os.kill(running.pid, signal.SIGTERM)
        assert first(said, Ended)
        assert running.wait(PATIENCE_S)
        assert running.exit_code == 0


def test_a_bug_is_told_with_its_traceback_after_saving() -> None:
    with engine(start_buggy_engine) as running:
        running.connection.send(REAL)
        said = events(running)
        opened = first(said, Opened)
        broken = first(said, Broken)
        assert "LookupError: a bug in the engine" in broken.traceback
        assert "in _one" in broken.traceback
        assert running.wait(PATIENCE_S)
        assert running.exit_code == 1
    with SessionReader(opened.database) as reader:
        assert reader.ended_ns is not None
        assert sum(len(reader.columns(row.cell)) for row in reader.rows() if row.cell.address) >= 9


@pytest.mark.parametrize("turn", range(4))
def test_kill_9_loses_no_more_than_the_last_second(turn: int) -> None:
    """The engine is killed at a random moment; what was told more than a second and a tick ago is there."""
    wanted = random.Random(turn).randrange(15, 60)
    samples: list[Sample] = []
    with engine() as running:
        running.connection.send(REAL)
        said = events(running)
        opened = first(said, Opened)
        while len(samples) < wanted:
            batch = first(said, Batch)
            samples += batch.samples
        running.kill()
        assert running.wait(PATIENCE_S)
    assert crashed_sessions() == (opened.database,)
    last_ns = max(sample.at_ns for sample in samples)
    with SessionReader(opened.database) as reader:
        assert reader.ended_ns is None
        assert [row.cell for row in reader.rows()] == [row.cell for row in opened.rows]
        for sample in samples:
            if sample.at_ns < last_ns - 1_500_000_000:
                assert sample.at_ns // 1000 * 1000 in reader.columns(sample.cell).at_ns
    assert list(sessions_folder().glob("*.part")) == []


def test_a_demo_that_is_killed_can_be_opened_too() -> None:
    with engine() as running:
        running.connection.send(WatchScenario("first-look"))
        opened = first(events(running), Opened)
        running.kill()
        assert running.wait(PATIENCE_S)
    with SessionReader(opened.database) as reader:
        assert min(len(reader.columns(row.cell)) for row in opened.rows if row.cell.address) > 300
