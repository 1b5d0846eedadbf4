"""Starts the engine as a process of its own, and is what the window holds of it (docs/adr/0003)."""

from __future__ import annotations

import sys
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess


class EngineProcess:
    """A running engine: commands of `sepgui.engine.pipe` go into `connection`, its events come out.

    When the window's end of the connection closes, for whatever reason, the engine saves and ends.
    """

    def __init__(self, connection: Connection, process: SpawnProcess) -> None:
        self.connection = connection
        self._process = process

    @property
    def pid(self) -> int | None:
        """The number of the process."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """How it ended: 0 as asked, 1 after a bug, minus the signal that killed it; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout_s: float) -> bool:
        """Return whether the process has ended within a time."""
        self._process.join(timeout_s)
        return self._process.exitcode is not None

    def kill(self) -> None:
        """End the process at once: it loses no more than the last second."""
        self._process.kill()


def start_engine() -> EngineProcess:
    """Return a new engine, without waiting for it: what is sent meanwhile waits in the pipe."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_run, args=(theirs,), name="sepgui engine")
    process.start()
    theirs.close()
    return EngineProcess(ours, process)


def _run(connection: Connection) -> None:
    """Be the engine; this is where the new process begins."""
    from sepgui.app.engine_main import main

    sys.exit(main(connection))
