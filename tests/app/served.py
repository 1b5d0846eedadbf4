"""A server in the test's own loop, with somebody in the window's place."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sepgui.app.compose import Doors
from sepgui.app.server import Server
from sepgui.engine.pipe import Batch, Command, Event, Quit
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.own.inspector import OwnInspector
from sepgui.probes.system_clock import SystemClock
from sepgui.simulation.clock import SteppingLoop

T = TypeVar("T", bound=Event)
PATIENCE_S = 30


class Window:
    """Plays the window: sends commands to a server in this loop and waits for its events."""

    def __init__(self) -> None:
        self.reads = True
        self._ticks = 0
        self.events: list[Event] = []
        self.server = Server(self, real=lambda: Doors(AsyncioNet(), SystemClock(), inspector=OwnInspector()))
        self._came = asyncio.Event()
        self._read = 0

    @property
    def busy(self) -> bool:
        """Asked by the server at each of its ticks."""
        self._ticks += 1
        self._came.set()
        return not self.reads

    async def ticks(self, count: int) -> None:
        """Return after so many ticks of the server."""
        until = self._ticks + count
        async with asyncio.timeout(PATIENCE_S):
            while self._ticks < until:
                self._came.clear()
                await self._came.wait()

    def put(self, event: Event) -> None:
        self.events.append(event)
        self._came.set()

    def send(self, *commands: Command) -> None:
        for command in commands:
            self.server.take(command)

    async def next(self, kind: type[T], wanted: Callable[[T], bool] = lambda event: True) -> T:
        """Return the next event of a kind that is wanted, passing over others."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                while self._read < len(self.events):
                    event = self.events[self._read]
                    self._read += 1
                    if isinstance(event, kind) and wanted(event):
                        return event
                self._came.clear()
                await self._came.wait()

    @property
    def batches(self) -> list[Batch]:
        return [event for event in self.events if isinstance(event, Batch)]


def serve(act: Callable[[Window], Awaitable[None]]) -> Window:
    """Run a server, let somebody act on it, and end it."""

    async def main() -> Window:
        window = Window()
        async with asyncio.TaskGroup() as group:
            group.create_task(window.server.run(), name="server")
            try:
                await act(window)
            finally:
                window.send(Quit())
        return window

    with asyncio.Runner(loop_factory=SteppingLoop) as runner:
        return runner.run(main())
