from __future__ import annotations

import threading
from multiprocessing import Pipe
from queue import SimpleQueue

from sepgui.app.pipe_ends import Outbox, read_commands
from sepgui.engine.pipe import Broken, Command, Ended, Pause, Quit, Start

PATIENCE_S = 20


def test_events_arrive_in_order_and_then_nobody_is_busy() -> None:
    ours, theirs = Pipe()
    outbox = Outbox(theirs)
    events = [Broken(str(number)) for number in range(50)]
    for event in events:
        outbox.put(event)
    assert [ours.recv() for _ in events] == events
    outbox.close()
    assert not outbox.busy
    ours.close()
    theirs.close()


def test_a_window_that_does_not_read_makes_it_busy_and_holds_nobody_up() -> None:
    ours, theirs = Pipe()
    outbox = Outbox(theirs)
    outbox.put(Broken("x" * 10_000_000))
    outbox.put(Ended())
    assert outbox.busy
    assert len(ours.recv().traceback) == 10_000_000
    assert ours.recv() == Ended()
    outbox.close()
    assert not outbox.busy
    ours.close()
    theirs.close()


def test_events_to_a_dead_window_are_dropped() -> None:
    ours, theirs = Pipe()
    outbox = Outbox(theirs)
    ours.close()
    for _ in range(3):
        outbox.put(Broken("x" * 1_000_000))
    outbox.close()
    assert not any(thread.name == "pipe writer" for thread in threading.enumerate())
    theirs.close()


def test_commands_come_in_order_and_none_when_the_window_is_gone() -> None:
    ours, theirs = Pipe()
    taken: SimpleQueue[Command | None] = SimpleQueue()
    read_commands(theirs, taken.put)
    for command in (Start(), Pause(), Quit()):
        ours.send(command)
    ours.close()
    assert [taken.get(timeout=PATIENCE_S) for _ in range(4)] == [Start(), Pause(), Quit(), None]
    theirs.close()


def test_a_loop_that_is_closed_ends_the_reader() -> None:
    ours, theirs = Pipe()
    tried = threading.Event()

    def closed(_command: Command | None) -> None:
        tried.set()
        raise RuntimeError("Event loop is closed")

    read_commands(theirs, closed)
    ours.send(Start())
    assert tried.wait(PATIENCE_S)
    for thread in threading.enumerate():
        if thread.name == "pipe reader":
            thread.join(PATIENCE_S)
            assert not thread.is_alive()
    ours.close()
    theirs.close()
