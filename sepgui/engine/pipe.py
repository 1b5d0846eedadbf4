"""The messages between engine and window; plain values, pickled by `multiprocessing.Connection`."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.finding import Finding
from sepgui.domain.plan import Pace, PlanOptions, Vantage
from sepgui.domain.run import CellResult, Row
from sepgui.domain.site import Pair, Site
from sepgui.domain.version import SepVersion
from sepgui.domain.words import Words
from sepgui.i18n import Text

# --- from the window to the engine -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Watch:
    """Begin a new session on a pair. `vantage` None: found from this computer's own addresses."""

    site: Site
    pair: Pair
    version: SepVersion | None
    options: PlanOptions
    interval_ns: int
    vantage: Vantage | None = None


@dataclass(frozen=True, slots=True)
class WatchScenario:
    """Begin a new session on a simulated site; `speed` 1.0 is real time."""

    scenario: str
    speed: float = 1.0


@dataclass(frozen=True, slots=True)
class Reopen:
    """Serve a session file without probing."""

    path: Path


@dataclass(frozen=True, slots=True)
class Start:
    """Go on asking."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Ask nothing more until `Start`; probes under way end by themselves."""


@dataclass(frozen=True, slots=True)
class RunOnce:
    """Ask these cells now, once, whether paused or not; all of them when empty."""

    cells: tuple[CellKey, ...] = ()


@dataclass(frozen=True, slots=True)
class SetPace:
    """Change interval and pace."""

    interval_ns: int
    pace: Pace


@dataclass(frozen=True, slots=True)
class SaveAs:
    """Write the session as one self-contained file, now and from then on every minute and at the end."""

    path: Path


@dataclass(frozen=True, slots=True)
class AddNote:
    """Write down what the technician says of now, about a cell or about all."""

    text: str
    cell: CellKey | None = None


@dataclass(frozen=True, slots=True)
class SetClock:
    """Steer a simulated clock: play or pause, and its speed; a real clock answers `NotSupported`."""

    playing: bool
    speed: float


@dataclass(frozen=True, slots=True)
class Quit:
    """Save and end."""


Command = (
    Watch | WatchScenario | Reopen | Start | Pause | RunOnce | SetPace | SaveAs | AddNote | SetClock | Quit
)

# --- from the engine to the window -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opened:
    """A session is open: its live database, its anchor, what it is about, and its rows.

    `live` is False for a reopened file. `floor_ns` is the measuring floor: the median wall time
    of connects to this computer itself, None when it was not measured. `database` is what the
    window reads with its own read-only connection.
    """

    database: Path
    anchor: Anchor
    site: Site
    pair: Pair
    version: SepVersion
    version_assumed: bool
    vantage: Vantage
    rows: tuple[Row, ...]
    live: bool
    simulated: bool
    interval_ns: int
    floor_ns: int | None
    title: Words | None = None


@dataclass(frozen=True, slots=True)
class RowsChanged:
    """The rows of the open session, in their order; sent when names resolved to other addresses."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Batch:
    """What changed since the last batch: samples in time order, results of the rows that changed.

    `results` pairs the index of a row with its result; `findings` is the whole list when it
    changed, else None. `now_ns` is the engine's monotonic time; `asking` counts probes under way.
    """

    tick: int
    now_ns: int
    running: bool
    asking: int
    samples: tuple[Sample, ...]
    results: tuple[tuple[int, CellResult], ...]
    findings: tuple[Finding, ...] | None


@dataclass(frozen=True, slots=True)
class Saved:
    """A session was written to a file."""

    path: Path


@dataclass(frozen=True, slots=True)
class Refusal:
    """A command that could not be carried out, and why; the session goes on."""

    why: Text


@dataclass(frozen=True, slots=True)
class NotSupported:
    """A clock command to a real clock."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A bug ended the engine: the traceback for the report. The session was saved."""

    traceback: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The engine saved and ended as asked."""


Event = Opened | RowsChanged | Batch | Saved | Refusal | NotSupported | Broken | Ended


def _view(content: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(content)


def _pickled(view: Mapping[Any, Any]) -> tuple[Callable[[dict[Any, Any]], Mapping[Any, Any]], tuple[Any]]:
    return _view, (dict(view),)


copyreg.pickle(MappingProxyType, _pickled)  # a site's ports are such a view, and pickle knows none
