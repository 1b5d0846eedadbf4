"""Steers the clock of a simulated or replayed session, and says how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sepgui.domain.staging import ScenarioEvent
from sepgui.engine.pipe import (
    Begin,
    ClockState,
    Command,
    Jump,
    Pause,
    Play,
    Replay,
    SetClock,
    Start,
    WatchScenario,
)
from sepgui.i18n import QT_TRANSLATE_NOOP, Text

if TYPE_CHECKING:
    from sepgui.simulation.clock import SimClock

BEFORE_NS = 2_000_000_000
"""How long before an event a jump to it ends."""
FARTHEST_NS = 86_400_000_000_000

_NO_SUCH_SPEED = QT_TRANSLATE_NOOP("Engine", "A simulation runs at 1 to 60 times the speed, not at {speed}.")
_PAST = QT_TRANSLATE_NOOP("Engine", "Simulated time does not go back; go back to the start instead.")
_TOO_FAR = QT_TRANSLATE_NOOP("Engine", "That is more than a day ahead; jump less far.")
_NOT_ASKED = QT_TRANSLATE_NOOP(
    "Engine", "This is a recording that plays: nothing can be asked or changed in it."
)
_NO_EVENT = QT_TRANSLATE_NOOP("Engine", "Nothing more is going to happen here.")


@dataclass(slots=True)
class Stage:
    """What plays a session: its clock, what happens when, and the command that begins it anew."""

    clock: SimClock
    events: tuple[ScenarioEvent, ...]
    command: WatchScenario | Replay
    end_ns: int | None = None


def no_such_speed(clock: SimClock, speed: float) -> Text | None:
    """Set the speed of a clock, and return why not if there is no such speed."""
    try:
        clock.set_speed(speed)
    except ValueError:
        return _NO_SUCH_SPEED.with_(speed=speed)
    return None


def from_start(stage: Stage) -> WatchScenario | Replay:
    """Return the command that opens the same again, at its first moment, with the clock as it is now."""
    clock = stage.clock
    play = Play.PLAYING if clock.playing else Play.PAUSED
    match stage.command:
        case WatchScenario(name):
            return WatchScenario(name, clock.speed, Begin.START, play)
        case Replay(path):
            return Replay(path, clock.speed, play)


def target(stage: Stage, wanted: Jump) -> int | Text:
    """Return the instant that a jump leads to, or why there is none."""
    now_ns = stage.clock.now_ns()
    to_ns = wanted.to_ns
    if to_ns is None:
        ahead = (event.at_ns - BEFORE_NS for event in stage.events if event.at_ns - BEFORE_NS > now_ns)
        to_ns = min(ahead, default=None)
        if to_ns is None:
            return _NO_EVENT
    if to_ns < now_ns:
        return _PAST
    if stage.end_ns is not None:
        return max(now_ns, min(to_ns, stage.end_ns))
    return to_ns if to_ns - now_ns <= FARTHEST_NS else _TOO_FAR


class Steering:
    """Carries clock commands out for the open session, one jump at a time, and tells each change."""

    def __init__(self, tell: Callable[[ClockState], None]) -> None:
        self._out = tell
        self._stage: Stage | None = None
        self._jumping: asyncio.Task[None] | None = None
        self._ahead_to_ns: int | None = None

    @property
    def jumping(self) -> asyncio.Task[None] | None:
        """The jump under way, if any."""
        return self._jumping

    def follow(self, stage: Stage | None) -> None:
        """Steer another session's clock from now on; None for one of real time."""
        self._end_jump()
        self._stage = stage
        self.tell()

    def set(self, stage: Stage, wanted: SetClock) -> Text | None:
        """Play or pause, at a speed."""
        why_not = no_such_speed(stage.clock, wanted.speed)
        if why_not is not None:
            return why_not
        if wanted.playing:
            stage.clock.play()
        else:
            self._end_jump()
            stage.clock.pause()
        self.tell()
        return None

    def play(self, stage: Stage, wanted: Command) -> Text | None:
        """Play or pause a recording as if it were measured; return why not what cannot be done to one."""
        if isinstance(wanted, Start | Pause):
            return self.set(stage, SetClock(isinstance(wanted, Start), stage.clock.speed))
        return _NOT_ASKED

    def jump(self, stage: Stage, wanted: Jump, group: asyncio.TaskGroup) -> Text | None:
        """Begin to run ahead."""
        to_ns = target(stage, wanted)
        if isinstance(to_ns, Text):
            return to_ns
        self._end_jump()
        self._ahead_to_ns = to_ns
        self._jumping = group.create_task(self._jump(stage, to_ns), name="jump")
        self.tell()
        return None

    async def _jump(self, stage: Stage, to_ns: int) -> None:
        await stage.clock.jump(to_ns)
        self._jumping = self._ahead_to_ns = None
        self.tell()

    def _end_jump(self) -> None:
        if self._jumping is not None:
            self._jumping.cancel()
            self._jumping = self._ahead_to_ns = None

    def tell(self) -> None:
        """Tell how the clock stands, if there is one."""
        stage = self._stage
        if stage is not None:
            clock = stage.clock
            now_ns = clock.now_ns() if stage.end_ns is None else min(clock.now_ns(), stage.end_ns)
            self._out(
                ClockState(clock.playing, clock.speed, stage.events, now_ns, self._ahead_to_ns, stage.end_ns)
            )
