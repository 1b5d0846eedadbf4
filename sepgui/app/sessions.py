"""The sessions that the engine serves: beginning one, telling the window of it, and letting it go."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sepgui.app.compose import Doors
from sepgui.app.live import LiveSession, Source
from sepgui.app.lookout import Lookout
from sepgui.app.places import forget_old_sessions, new_session
from sepgui.app.reopened import Reopened, opening
from sepgui.app.stage import Stage
from sepgui.domain.plan import Action, Plan
from sepgui.domain.words import Words
from sepgui.engine.pipe import Opened, Replay
from sepgui.i18n import Text
from sepgui.probes.table import prepare
from sepgui.store.claim import Claim
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader

if TYPE_CHECKING:
    from sepgui.simulation.clock import SimClock

_SECOND_NS = 1_000_000_000


@dataclass(slots=True)
class Running:
    """A session that is measured, or plays; `stage` plays a simulated or a replayed one."""

    live: LiveSession
    claim: Claim
    stage: Stage | None
    lookout: Lookout
    watching: asyncio.Task[None] | None = None
    recording: SessionReader | None = None

    @property
    def replayed(self) -> bool:
        """Whether it plays a recording."""
        return self.stage is not None and isinstance(self.stage.command, Replay)


def begun(
    plan: Plan,
    doors: Doors,
    *,
    interval_ns: int,
    floor_ns: int | None = None,
    title: Words | None = None,
    stage: Stage | None = None,
    source: Source | None = None,
) -> Running | Text:
    """Return a session that has not begun, or why it cannot be recorded."""
    try:
        claim = new_session(time.time_ns())
    except SessionError as error:
        return error.text
    try:
        live = LiveSession(
            plan,
            doors,
            claim.path,
            interval_ns=interval_ns,
            floor_ns=floor_ns,
            title=title,
            source=source,
        )
    except SessionError as error:
        claim.release()
        return error.text
    return Running(live, claim, stage, Lookout(live, interval_ns, plan.options.pace))


def let_go(session: Running | Reopened | None) -> None:
    """Save a session and close its files; of a simulated or a named one, no live file is left."""
    match session:
        case None:
            return
        case Reopened():
            session.close()
        case Running(live, claim):
            try:
                trouble = live.close()
            finally:
                claim.release()
                if session.recording is not None:
                    session.recording.close()
            if trouble is None and (live.copy is not None or session.stage is not None):
                with suppress(OSError):
                    live.database.unlink()
            forget_old_sessions()


async def watched(session: Running) -> None:
    """Measure or play a session until cancelled.

    What is simulated is looked at by its own clock, at most once a second: a finding begins when it begins,
    however fast the time goes.
    """
    async with asyncio.TaskGroup() as group:
        group.create_task(session.live.watch(), name="session")
        if session.stage is not None:
            group.create_task(_diagnosed(session.live, session.stage.clock), name="findings")


async def _diagnosed(live: LiveSession, clock: SimClock) -> None:
    while True:
        step_ns = max(_SECOND_NS, live.source.interval_ns)
        await clock.sleep_until((clock.now_ns() // step_ns + 1) * step_ns)
        live.diagnose()


def watching_task(session: Running | Reopened | None) -> asyncio.Task[None] | None:
    """Return the task that measures a session, None where there is none."""
    return session.watching if isinstance(session, Running) else None


def prepare_for(plan: Plan) -> None:
    """Load what the probes of a plan need, before the first of them is timed."""
    prepare(planned.probe for planned in plan.flows if planned.action is Action.PROBE)


def opened(session: Running | Reopened) -> Opened:
    """Return what the window is told of a session when it opens."""
    if isinstance(session, Reopened):
        return session.opened()
    live = session.live
    told = opening(live.database, live.about, live.rows)
    return replace(told, live=True, replayed=session.replayed)
