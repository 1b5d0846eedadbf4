"""What the window shows first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

DEMO = "first-look"
"""The scenario that the demo opens when none is named."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A session file, a scenario, a recording that plays, or with neither the first screen."""

    session: Path | None = None
    scenario: str | None = None
    recording: Path | None = None
