"""The engine process from its first line to its exit code: loop, pipe, signals, and what a bug does."""

from __future__ import annotations

import asyncio
import gc
import signal
import sys
import traceback
from multiprocessing.connection import Connection

from sepgui.app.heap import keep_little
from sepgui.app.pipe_ends import Outbox, read_commands
from sepgui.app.server import Server
from sepgui.engine.pipe import Broken, Command, Ended
from sepgui.simulation.clock import SteppingLoop


def main(connection: Connection) -> int:
    """Serve the window until it asks to end or is gone; 0, or 1 after a bug, which it is told.

    Ctrl+C in the terminal is the window's to answer.
    """
    gc.enable()
    keep_little()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    outbox = Outbox(connection)
    try:
        with asyncio.Runner(loop_factory=SteppingLoop) as runner:
            runner.run(_serve(connection, outbox))
    except BaseException as bug:  # noqa: BLE001 - whatever it is, the window shows it
        outbox.put(Broken("".join(traceback.format_exception(bug))))
        outbox.close()
        return 1
    outbox.put(Ended())
    outbox.close()
    return 0


async def _serve(connection: Connection, outbox: Outbox) -> None:
    loop = asyncio.get_running_loop()
    server = Server(outbox)

    def take(command: Command | None) -> None:
        loop.call_soon_threadsafe(server.take, command)

    if not sys.platform.startswith("win"):
        loop.add_signal_handler(signal.SIGTERM, server.take, None)
    read_commands(connection, take)
    await server.run()
