"""What the window shows first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sepgui.ui.desk import Desk

DEMO = "first-look"
"""The scenario that the demo opens when none is named."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A session file, a scenario, a recording that plays, or with neither the first screen."""

    session: Path | None = None
    scenario: str | None = None
    recording: Path | None = None

    def begin(self, desk: Desk) -> None:
        """Have the engine open it, if it is anything."""
        from sepgui.engine.pipe import Replay

        if self.session is not None:
            desk.reopen(self.session)
        elif self.recording is not None:
            desk.begin(Replay(self.recording))
        elif self.scenario is not None:
            desk.watch_scenario(self.scenario)
