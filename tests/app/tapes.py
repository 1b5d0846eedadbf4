"""Recordings of bundled scenarios, made by the real server in no time."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from sepgui.app import staged
from sepgui.engine.pipe import Begin, ClockState, Command, Jump, Play, SaveAs, Saved, WatchScenario
from sepgui.simulation.scenario import load_scenario
from tests.app.served import Window, serve

S = 1_000_000_000
_AFTER_S = 60
_LONGEST_S = 600
_PRESENT_NS = 1_795_600_000 * S
"""When every recording was made: a scenario drafted from one takes its seed from it."""


def length_of(name: str) -> int:
    """Return how long a scenario is recorded, in seconds: past its last event."""
    events = load_scenario(name).events
    last_s = events[-1].at_ns // S if events else 30
    return min(_LONGEST_S, last_s + _AFTER_S)


def tape_of(name: str, path: Path, *commands: Command) -> Path:
    """Record a bundled scenario into a file, with what is asked for at its first moment; return the file."""
    end_ns = length_of(name) * S

    async def act(window: Window) -> None:
        window.send(WatchScenario(name, begin=Begin.START, play=Play.PAUSED), *commands, Jump(end_ns))
        await window.next(ClockState, lambda state: state.now_ns == end_ns)
        window.send(SaveAs(path))
        await window.next(Saved)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(path.parent / "data"))
        patch.setattr(staged, "time", SimpleNamespace(time_ns=lambda: _PRESENT_NS))
        serve(act)
    return path
