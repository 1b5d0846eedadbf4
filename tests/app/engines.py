"""Engines that go wrong, as processes of their own; a spawned process finds them by their names."""

from __future__ import annotations

import sys
from multiprocessing import get_context
from multiprocessing.connection import Connection

from sepgui.app.engine_main import main
from sepgui.app.engine_process import EngineProcess
from sepgui.domain.cell import Sample
from sepgui.store.rings import Rings


def start_buggy_engine() -> EngineProcess:
    """Return an engine whose tenth live sample meets a bug."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=run_with_bug, args=(theirs,))
    process.start()
    theirs.close()
    return EngineProcess(ours, process)


def run_with_bug(connection: Connection) -> None:
    put = Rings.put
    counts = [0]

    def buggy(self: Rings, sample: Sample) -> None:
        counts[0] += 1
        if counts[0] == 10:
            raise LookupError("a bug in the engine")
        put(self, sample)

    Rings.put = buggy
    sys.exit(main(connection))
