"""Plays a recorded session: its samples at their times into the sink, through the rules; nobody is asked."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from sepgui.app.compose import Doors
from sepgui.app.live import LiveSession
from sepgui.app.reopened import Reopened
from sepgui.app.sessions import Running, begun
from sepgui.app.stage import Stage, no_such_speed
from sepgui.domain.cell import Sample
from sepgui.domain.note import Note
from sepgui.domain.run import Row, Run
from sepgui.domain.staging import ScenarioEvent
from sepgui.domain.surroundings import Happening
from sepgui.engine.pipe import Play, Replay
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.simulation.told_changes import Change, change_of, told_changes
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from sepgui.store.recorded import recorded
from sepgui.store.schema import About, StateChange

if TYPE_CHECKING:
    from sepgui.simulation.clock import SimClock

NOT_SAVED = QT_TRANSLATE_NOOP(
    "Engine", "This is a recording that plays; its own file holds all of it already."
)
_TOGETHER_NS = 2_000_000_000


class Player:
    """A recording as the source of a session; its clock begins at 0, where the recording's began.

    It pauses its clock at the end, and calls `on_end` with what went wrong, if something did.
    """

    def __init__(self, reader: SessionReader, clock: SimClock, on_end: Callable[[Text | None], None]) -> None:
        """Take a recording over; raises `SessionError` for a damaged one."""
        self._reader = reader
        self._clock = clock
        self._on_end = on_end
        self._began_ns = reader.about.anchor.monotonic_ns
        self.rows: tuple[Row, ...] = reader.rows()
        self._changes = reader.state_changes()
        self._notes = tuple(replace(note, at_ns=self._shown(note.at_ns)) for note in reader.notes())
        self._happenings = tuple(replace(each, at_ns=self._shown(each.at_ns)) for each in reader.happenings())
        self.session: LiveSession | None = None
        newest = [reader.last(row.cell) for row in self.rows]
        ends = [sample.at_ns for sample in newest if sample is not None]
        self.end_ns = self._shown(max([reader.ended_ns or 0, self._began_ns, *ends]))

    @property
    def running(self) -> bool:
        """Whether the recording plays."""
        return self._clock.playing

    @property
    def asking(self) -> int:
        """None are under way, ever."""
        return 0

    @property
    def interval_ns(self) -> int:
        """How often a cell was asked."""
        return self._reader.about.interval_ns

    @property
    def events(self) -> tuple[ScenarioEvent, ...]:
        """Every change of state or service, those of one moment together."""
        return tuple(_events(self._changes, self._began_ns))

    async def watch(self) -> None:
        """Put all that was recorded into the session, each thing at its time; returns at the end."""
        trouble: Text | None = None
        try:
            for at_ns, what in self._all():
                if at_ns > self._clock.now_ns():
                    await self._clock.sleep_until(at_ns)
                self._put(what)
            await self._clock.sleep_until(self.end_ns)
        except SessionError as error:
            trouble = error.text
        self._clock.pause()
        self._on_end(trouble)

    def _all(self) -> Iterator[tuple[int, Sample | Note | Happening]]:
        cells = tuple(row.cell for row in self.rows)
        samples = (
            replace(sample, at_ns=self._shown(sample.at_ns), due_ns=self._shown(sample.due_ns))
            for sample in recorded(self._reader, cells, self._changes)
        )
        return heapq.merge(
            ((sample.at_ns, sample) for sample in samples),
            ((note.at_ns, note) for note in self._notes),
            ((happening.at_ns, happening) for happening in self._happenings),
            key=lambda each: each[0],
        )

    def _put(self, what: Sample | Note | Happening) -> None:
        assert self.session is not None
        match what:
            case Note():
                self.session.put_note(what)
            case Happening():
                self.session.happened(what)
            case Sample():
                self.session.put(what)

    def _shown(self, at_ns: int) -> int:
        return max(0, at_ns - self._began_ns)


class Retold(Struct, frozen=True):
    """A recording without its time: what changed, and how it ended."""

    events: tuple[ScenarioEvent, ...]
    run: Run


def retold(path: Path) -> Retold:
    """Return what a session file tells from its beginning to its end; raises `SessionError`."""
    reopened = Reopened(path)
    try:
        with SessionReader(path) as reader:
            began_ns = reader.about.anchor.monotonic_ns
            events = tuple(_events(reader.state_changes(), began_ns))
        about, anchor = reopened.about, reopened.about.anchor
        run = Run(
            plan=about.plan,
            started_unix_ns=anchor.unix_ns,
            duration_ns=max(0, reopened.end_ns - began_ns),
            simulated=about.simulated,
            results=reopened.results,
            findings=reopened.findings,
            anchor=anchor,
        )
        shown = tuple(replace(event, at_ns=event.at_ns + began_ns) for event in events)
        return Retold(shown, run)
    finally:
        reopened.close()


def replayed(command: Replay, on_end: Callable[[Text | None], None]) -> Running | Text:
    """Return a session that plays a recording from its first moment, not begun yet, or why not."""
    from sepgui.simulation.clock import SimClock
    from sepgui.simulation.net import SimNet
    from sepgui.simulation.world import World

    try:
        reader = SessionReader(command.path)
    except SessionError as error:
        return error.text
    about: About = reader.about
    clock = SimClock(unix_ns=about.anchor.unix_ns)
    why_not = no_such_speed(clock, command.speed)
    if why_not is not None:
        reader.close()
        return why_not
    try:
        player = Player(reader, clock, on_end)
    except SessionError as error:
        reader.close()
        return error.text
    made = begun(
        about.plan,
        Doors(SimNet(World(seed=0, own=()), clock), clock, simulated=about.simulated),
        interval_ns=about.interval_ns,
        floor_ns=about.floor_ns,
        title=about.title,
        stage=Stage(clock, player.events, command, player.end_ns),
        source=player,
    )
    if isinstance(made, Text):
        reader.close()
        return made
    player.session, made.recording = made.live, reader
    if command.play is Play.PLAYING:
        clock.play()
    return made


def _events(changes: tuple[StateChange, ...], began_ns: int) -> Iterator[ScenarioEvent]:
    """Yield what changed, the first sample of a cell not counted; what lies within two seconds is one."""
    began_at: int | None = None
    together: list[Change] = []
    for each in changes:
        before = each.before
        change = None if before is None else change_of(each.cell, before, each.sample.outcome.meaning)
        if change is None:
            continue
        if began_at is not None and each.at_ns - began_at >= _TOGETHER_NS:
            yield ScenarioEvent(max(0, began_at - began_ns), told_changes(together))
            began_at, together = None, []
        began_at = each.at_ns if began_at is None else began_at
        together.append(change)
    if began_at is not None:
        yield ScenarioEvent(max(0, began_at - began_ns), told_changes(together))
