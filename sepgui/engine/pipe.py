"""The messages between engine and window; plain values, pickled by `multiprocessing.Connection`."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.computer import Computer
from sepgui.domain.exchange import Exchange
from sepgui.domain.finding import Finding
from sepgui.domain.note import Note
from sepgui.domain.plan import Pace, PlanOptions, Vantage
from sepgui.domain.run import CellResult, Row
from sepgui.domain.site import Pair, Site
from sepgui.domain.staging import ScenarioEvent
from sepgui.domain.surroundings import Happening
from sepgui.domain.trace import Way
from sepgui.domain.version import SepVersion
from sepgui.domain.words import Words
from sepgui.i18n import Lang, Text

# --- from the window to the engine -------------------------------------------------------------


class Watch(Struct, frozen=True):
    """Begin a new session on a pair. `vantage` None: found from this computer's own addresses."""

    site: Site
    pair: Pair
    version: SepVersion | None
    options: PlanOptions
    interval_ns: int
    vantage: Vantage | None = None


class Begin(StrEnum):
    """Where a simulated session begins: with its history behind it, or at its first moment."""

    PRESENT = "present"
    START = "start"


class Play(StrEnum):
    """Whether simulated time runs once a session is open."""

    PLAYING = "playing"
    PAUSED = "paused"


class WatchScenario(Struct, frozen=True):
    """Begin a new session on a simulated site; `speed` 1.0 is real time."""

    scenario: str
    speed: float = 1.0
    begin: Begin = Begin.PRESENT
    play: Play = Play.PLAYING


class Replay(Struct, frozen=True):
    """Begin a new session that plays a recorded one: its samples, at their times, through the same rules."""

    path: Path
    speed: float = 1.0
    play: Play = Play.PLAYING


class Reopen(Struct, frozen=True):
    """Serve a session file without probing."""

    path: Path


class Start(Struct, frozen=True):
    """Go on asking."""


class Pause(Struct, frozen=True):
    """Ask nothing more until `Start`; probes under way end by themselves."""


class RunOnce(Struct, frozen=True):
    """Ask these cells now, once, whether paused or not; all of them when empty."""

    cells: tuple[CellKey, ...] = ()


class TraceCell(Struct, frozen=True):
    """Trace the way to a cell, once, and beside it that to a port of the same address that answers."""

    cell: CellKey
    reference_port: int | None = None


class ShowBytes(Struct, frozen=True):
    """Ask this cell now, once, and tell what was said and heard, byte for byte."""

    cell: CellKey


class ReadComputer(Struct, frozen=True):
    """Read what this computer's own system tells of it; nothing is sent. The person has agreed to it."""


class SetPace(Struct, frozen=True):
    """Change interval and pace."""

    interval_ns: int
    pace: Pace


class SaveAs(Struct, frozen=True):
    """Write the session as one self-contained file, now and from then on every minute and at the end."""

    path: Path


class PutNote(Struct, frozen=True):
    """Write a note down, in place of the one with its number if there is one."""

    note: Note


class DropNote(Struct, frozen=True):
    """Delete a note by its number."""

    number: int


class TellWhenOpen(Struct, frozen=True):
    """Ask only these failing cells, gently, and tell when each opens; all failing ones when empty.

    More cells join those already waited for. The moment is noted in the session in `lang`.
    """

    cells: tuple[CellKey, ...] = ()
    lang: Lang = "en"


class StopWaiting(Struct, frozen=True):
    """Wait for these cells no more; for none when empty. After the last one all are asked as before."""

    cells: tuple[CellKey, ...] = ()


class SetClock(Struct, frozen=True):
    """Steer a simulated clock: play or pause, and its speed; a real clock answers `NotSupported`."""

    playing: bool
    speed: float


class Jump(Struct, frozen=True):
    """Run a simulated clock ahead to an instant; None: to just before the next event.

    Everything due on the way happens, at its own nanosecond; then it goes on playing, or stays paused,
    as before. A later `Jump` takes the place of one under way; `SetClock` with `playing` False ends it.
    A real clock answers `NotSupported`.
    """

    to_ns: int | None = None


class BackToStart(Struct, frozen=True):
    """Open a new session of the same scenario or recording at its first moment, at the same speed.

    It plays if the former one did. A real clock answers `NotSupported`.
    """


class Quit(Struct, frozen=True):
    """Save and end."""


Command = (
    Watch
    | WatchScenario
    | Replay
    | Reopen
    | Start
    | Pause
    | RunOnce
    | TraceCell
    | ShowBytes
    | ReadComputer
    | SetPace
    | SaveAs
    | PutNote
    | DropNote
    | TellWhenOpen
    | StopWaiting
    | SetClock
    | Jump
    | BackToStart
    | Quit
)

# --- from the engine to the window -------------------------------------------------------------


class Opened(Struct, frozen=True):
    """A session is open: its live database, its anchor, what it is about, and its rows.

    `live` is False for a reopened file. `floor_ns` is the measuring floor: the median wall time
    of connects to this computer itself, None when it was not measured. `database` is what the
    window reads with its own read-only connection. `replayed` is True for a recording that plays:
    nothing can be asked there, and the original file stays what it is.
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
    replayed: bool = False


class ClockState(Struct, frozen=True):
    """How the clock of a simulated or replayed session stands; after `Opened`, and whenever it changes.

    Times are those of the session's clock, as in `Batch.now_ns`. `ahead_to_ns` is where a jump under way
    ends; `end_ns` is where a recording ends, None for a scenario, which goes on for ever.
    """

    playing: bool
    speed: float
    events: tuple[ScenarioEvent, ...]
    now_ns: int
    ahead_to_ns: int | None = None
    end_ns: int | None = None


class RowsChanged(Struct, frozen=True):
    """The rows of the open session, in their order; sent when names resolved to other addresses."""

    rows: tuple[Row, ...]


class Batch(Struct, frozen=True):
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


class NotesChanged(Struct, frozen=True):
    """All notes of the open session, in time order."""

    notes: tuple[Note, ...]


class Happened(Struct, frozen=True):
    """All that happened to this computer in the open session, in time order."""

    happenings: tuple[Happening, ...]


class Waiting(Struct, frozen=True):
    """The cells that are waited for now, whenever that changes; none: all are asked again."""

    cells: tuple[CellKey, ...]


class CellOpened(Struct, frozen=True):
    """A cell that was waited for has opened: when, by the session's clock, and what it is now."""

    at_ns: int
    result: CellResult


class CellTraced(Struct, frozen=True):
    """The way to a cell; `trouble` is why there is none."""

    cell: CellKey
    way: Way | None
    trouble: Text | None = None


class CellBytes(Struct, frozen=True):
    """What one attempt on a cell said and heard; `trouble` is why there is nothing."""

    cell: CellKey
    exchange: Exchange | None
    trouble: Text | None = None


class Kept(StrEnum):
    """Whether a view is part of the open session."""

    IN_SESSION = "in-session"
    NOWHERE = "nowhere"


class ComputerRead(Struct, frozen=True):
    """This computer's view: read just now, or part of a session that was opened."""

    computer: Computer
    kept: Kept


class Saved(Struct, frozen=True):
    """A session was written to a file."""

    path: Path


class Refusal(Struct, frozen=True):
    """A command that could not be carried out, and why; the session goes on."""

    why: Text


class NotSupported(Struct, frozen=True):
    """A command for simulated time to a session that is measured in real time."""


class Broken(Struct, frozen=True):
    """A bug ended the engine: the traceback for the report. The session was saved."""

    traceback: str


class Ended(Struct, frozen=True):
    """The engine saved and ended as asked."""


Event = (
    Opened
    | ClockState
    | RowsChanged
    | Batch
    | NotesChanged
    | Happened
    | Waiting
    | CellOpened
    | CellTraced
    | CellBytes
    | ComputerRead
    | Saved
    | Refusal
    | NotSupported
    | Broken
    | Ended
)


def _view(content: dict[Any, Any]) -> Mapping[Any, Any]:
    return MappingProxyType(content)


def _pickled(view: Mapping[Any, Any]) -> tuple[Callable[[dict[Any, Any]], Mapping[Any, Any]], tuple[Any]]:
    return _view, (dict(view),)


copyreg.pickle(MappingProxyType, _pickled)  # a site's ports are such a view, and pickle knows none
