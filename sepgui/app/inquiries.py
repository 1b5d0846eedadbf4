"""What is asked beside the watch: the way to a cell, the bytes of one attempt, this computer's own view."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from sepgui.app.compose import Doors
from sepgui.app.live import LiveSession
from sepgui.app.reopened import Reopened
from sepgui.app.sessions import Running
from sepgui.app.trace import trace_way
from sepgui.domain.cell import CellKey
from sepgui.domain.exchange import Exchange
from sepgui.domain.site import Site
from sepgui.domain.trace import StoredTrace, Way
from sepgui.engine.pipe import CellBytes, CellTraced, ComputerRead, Event, Kept, TraceCell
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

_AGAIN_S = 0.25
"""How often a cell that was just under way is asked again."""
_PATIENCE_S = 60.0
"""How long an attempt may be on its way: before it come the turns of others, and a name."""


class Inquiries:
    """Carries them out for the open session, one of each kind at a time, and tells what came of it."""

    def __init__(
        self, tell: Callable[[Event], None], group: asyncio.TaskGroup, real: Callable[[], Doors]
    ) -> None:
        self._tell = tell
        self._real = real
        self._reading: asyncio.Task[None] | None = None
        self._group = group
        self._tracing: asyncio.Task[None] | None = None
        self._keeping: asyncio.Task[None] | None = None

    @property
    def tasks(self) -> tuple[asyncio.Task[None] | None, ...]:
        """What is under way."""
        return self._tracing, self._keeping, self._reading

    def end(self) -> None:
        """Give up whatever is under way."""
        for task in self.tasks:
            if task is not None:
                task.cancel()

    def trace(self, live: LiveSession, wanted: TraceCell) -> Text | None:
        """Begin to trace the way to a cell; return why not."""
        if self._tracing is not None and not self._tracing.done():
            return _TRACING
        self._tracing = self._group.create_task(self._trace(live, wanted), name="trace")
        return None

    def keep_bytes(self, live: LiveSession, cell: CellKey) -> Text | None:
        """Begin to ask a cell whose bytes are kept; return why not. A later wish takes the place of this."""
        if self._keeping is not None:
            self._keeping.cancel()
        self._keeping = self._group.create_task(self._keep_bytes(live, cell), name="bytes")
        return None

    def read_computer(self, session: Running | Reopened | None) -> None:
        """Begin to read this computer, unless that is under way."""
        if self._reading is None or self._reading.done():
            self._reading = self._group.create_task(self._read(session), name="this computer's view")

    async def _trace(self, live: LiveSession, wanted: TraceCell) -> None:
        cell = wanted.cell
        if not cell.address:
            self._tell(CellTraced(cell, None, _NO_ADDRESS))
            return
        way = await trace_way(cell.address, cell.port, live.doors, wanted.reference_port)
        if isinstance(way, Way):
            live.put_trace(StoredTrace(cell, live.now_ns, way))
            self._tell(CellTraced(cell, way))
        else:
            self._tell(CellTraced(cell, None, way.detail))

    async def _keep_bytes(self, live: LiveSession, cell: CellKey) -> None:
        """Ask until an attempt was kept: one that is under way already keeps nothing."""
        monitor = live.monitor
        kept: asyncio.Future[Exchange] = asyncio.get_running_loop().create_future()

        def take(exchange: Exchange) -> None:
            if not kept.done():
                kept.set_result(exchange)

        if not monitor.keep_bytes(cell, take):
            self._tell(CellBytes(cell, None, _NOT_ASKED))
            return
        try:
            async with asyncio.timeout(_PATIENCE_S):
                while not kept.done():
                    monitor.run_once((cell,))
                    await asyncio.wait([kept], timeout=_AGAIN_S)
        except TimeoutError:
            self._tell(CellBytes(cell, None, _TOO_LATE))
        else:
            self._tell(CellBytes(cell, kept.result()))

    async def _read(self, session: Running | Reopened | None) -> None:
        """Read the computer that measures; where nothing is measured, this one, for nobody's file."""
        from sepgui.app.computer import About, about_plan, read_computer

        if isinstance(session, Running) and not session.replayed:
            live = session.live
            computer = await read_computer(about_plan(live.about.plan, live.rows), live.doors)
            live.set_computer(computer)
            self._tell(ComputerRead(computer, Kept.IN_SESSION))
            return
        about = About(Site("", ()))
        if isinstance(session, Reopened) and not session.about.simulated:
            about = about_plan(session.about.plan, session.rows)
        self._tell(ComputerRead(await read_computer(about, self._real()), Kept.NOWHERE))


_TRACING = QT_TRANSLATE_NOOP("Engine", "A way is being traced already; wait for its end.")
_NO_ADDRESS = QT_TRANSLATE_NOOP("Engine", "The name has no address, so there is no way to trace.")
_NOT_ASKED = QT_TRANSLATE_NOOP("Engine", "This port is not asked now, so there are no bytes to show.")
_TOO_LATE = QT_TRANSLATE_NOOP("Engine", "The port did not get its turn within a minute; try again.")
