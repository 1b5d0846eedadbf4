"""Steers the clock of a simulation for a presenter, and shows how it stands in band and menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sepgui.domain.staging import ScenarioEvent
from sepgui.engine.pipe import BackToStart, ClockState, Jump, NotSupported, Opened, SetClock
from sepgui.ui.reasons import NO_STEERED_CLOCK
from sepgui.ui.studio.band import SPEEDS
from sepgui.ui.views.menus import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from sepgui.ui.bridge.engine_link import EngineLink
    from sepgui.ui.studio.band import SimulationBand
    from sepgui.ui.views.main_window import MainWindow

_CLOCK_ACTS = (
    Act.CLOCK_PLAY,
    Act.CLOCK_NEXT,
    Act.CLOCK_START,
    Act.CLOCK_FASTER,
    Act.CLOCK_SLOWER,
    *SPEEDS,
)


class Conductor(QObject):
    """Sends clock commands; `changed` follows when the clock says that it stands otherwise."""

    changed = Signal()

    def __init__(self, window: MainWindow, link: EngineLink, band: SimulationBand, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._link = link
        self._band = band
        self._state: ClockState | None = None
        link.event_came.connect(self._take_event)
        self._enable(enabled=False)

    def open(self, opened: Opened, state: ClockState | None) -> None:
        """Begin with a session that was opened, and whose clock was told, before there was a conductor."""
        for event in (opened, state):
            self._take_event(event)

    @property
    def acts(self) -> dict[Act, Callable[[], None]]:
        """What the lines of the menu do."""
        speeds = {act: self._speed_setter(speed) for act, speed in SPEEDS.items()}
        return {
            **speeds,
            Act.CLOCK_PLAY: self._play_or_pause,
            Act.CLOCK_NEXT: lambda: self._link.send(Jump()),
            Act.CLOCK_START: lambda: self._link.send(BackToStart()),
            Act.CLOCK_FASTER: lambda: self._step(1),
            Act.CLOCK_SLOWER: lambda: self._step(-1),
        }

    @property
    def events(self) -> tuple[ScenarioEvent, ...]:
        """What happens in this session, in time order."""
        return self._state.events if self._state is not None else ()

    @property
    def end_ns(self) -> int | None:
        """Where a recording ends, None for what goes on."""
        return self._state.end_ns if self._state is not None else None

    @property
    def now_ns(self) -> int:
        """The time of the clock when it was told last."""
        return self._state.now_ns if self._state is not None else 0

    @property
    def jumping(self) -> bool:
        """Whether simulated time runs ahead."""
        return self._state is not None and self._state.ahead_to_ns is not None

    # --- what the person does -------------------------------------------------------------------

    def _play_or_pause(self) -> None:
        state = self._state
        if state is None:
            self._link.send(SetClock(playing=True, speed=1.0))
        else:
            self._link.send(SetClock(playing=not state.playing, speed=state.speed))

    def _speed_setter(self, speed: float) -> Callable[[], None]:
        def set_it() -> None:
            playing = self._state is None or self._state.playing
            self._link.send(SetClock(playing=playing, speed=speed))

        return set_it

    def _step(self, step: int) -> None:
        """Take the next speed of the menu, faster or slower."""
        now = self._state.speed if self._state is not None else 1.0
        values = list(SPEEDS.values())
        beyond = [value for value in values if (value > now if step > 0 else value < now)]
        if beyond:
            self._speed_setter(beyond[0] if step > 0 else beyond[-1])()

    # --- what the engine says -------------------------------------------------------------------

    def _take_event(self, event: object) -> None:
        match event:
            case Opened(live=live):
                self._state = None
                self._enable(enabled=live)
                self._band.set_steered(steered=False)
            case ClockState():
                self._state = event
                self._enable(enabled=True)
                self._band.set_steered(steered=True)
                self._show(event)
                self.changed.emit()
            case NotSupported():
                self._enable(enabled=False)
            case _:
                pass

    def _show(self, state: ClockState) -> None:
        self._band.show_clock(playing=state.playing, speed=state.speed)
        for act, speed in SPEEDS.items():
            self._window.menus.set_checked(act, speed == state.speed)

    def _enable(self, *, enabled: bool) -> None:
        self._window.menus.enable(dict.fromkeys(_CLOCK_ACTS, enabled), NO_STEERED_CLOCK)
