"""Serves the window: obeys its commands, tells it ten times a second what changed, and writes the session.

Why it is done so: docs/adr/0004-one-batch-per-tick.md.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, assert_never

from sepgui.app.compose import Doors, real_doors
from sepgui.app.inquiries import Inquiries
from sepgui.app.live import LiveSession
from sepgui.app.planned import planned
from sepgui.app.reopened import Reopened
from sepgui.app.replay import NOT_SAVED, replayed
from sepgui.app.sessions import Running, begun, let_go, opened, prepare_for, watched, watching_task
from sepgui.app.stage import Steering, from_start
from sepgui.app.staged import staged_scenario
from sepgui.catalogue import CloudNamesError
from sepgui.domain.finding import Finding
from sepgui.domain.run import Row
from sepgui.domain.surroundings import Happening
from sepgui.engine.floor import measured_floor_ns
from sepgui.engine.pipe import (
    BackToStart,
    Batch,
    Command,
    DropNote,
    Event,
    Happened,
    Jump,
    NotesChanged,
    NotSupported,
    Pause,
    PutNote,
    Quit,
    ReadComputer,
    Refusal,
    Reopen,
    Replay,
    RowsChanged,
    RunOnce,
    SaveAs,
    Saved,
    SetClock,
    SetPace,
    ShowBytes,
    Start,
    StopWaiting,
    TellWhenOpen,
    TraceCell,
    Watch,
    WatchScenario,
)
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.store.errors import ReplacedError, SessionError

_TICK_S = 0.1
_SECOND_S = 1.0
_SAVED_EVERY = 60


class Out(Protocol):
    """Where events go."""

    @property
    def busy(self) -> bool:
        """Whether something that was put has not gone out yet."""
        ...

    def put(self, event: Event) -> None:
        """Have an event sent."""
        ...


class Server:
    """Serves one session at a time: one that is measured, or one that was reopened.

    A command that cannot be carried out is answered with `Refusal`, and the session goes on. A bug
    comes out of `run`, after the session was saved.
    """

    def __init__(self, out: Out, *, real: Callable[[], Doors] = real_doors) -> None:
        self._out = out
        self._real = real
        self._commands: asyncio.Queue[Command] = asyncio.Queue()
        self._stop = asyncio.Event()
        self._group = asyncio.TaskGroup()
        self._session: Running | Reopened | None = None
        self._opening: Running | None = None
        self._inquiries = Inquiries(out.put, self._group, real)
        self._steering = Steering(out.put)
        self._said: tuple[bool, int] | None = None
        self._told_findings: tuple[Finding, ...] | None = None
        self._trouble: str | None = None

    def take(self, command: Command | None) -> None:
        """Take a command, carried out in its turn; `Quit`, and None for a window that is gone, at once."""
        if command is None or isinstance(command, Quit):
            self._stop.set()
        else:
            self._commands.put_nowait(command)

    async def run(self) -> None:
        """Serve until told to end; then save."""
        try:
            async with self._group as group:
                tasks = [
                    group.create_task(self._obey(), name="obey"),
                    group.create_task(self._every(_TICK_S, self._send_batch), name="tick"),
                    group.create_task(self._every(_SECOND_S, self._write_second), name="second"),
                ]
                await self._stop.wait()
                watching = (watching_task(self._session), watching_task(self._opening))
                for task in (*tasks, *watching, *self._inquiries.tasks, self._steering.jumping):
                    if task is not None:
                        task.cancel()
        finally:
            for session in (self._session, self._opening):
                let_go(session)

    # --- commands -----------------------------------------------------------------------------

    async def _obey(self) -> None:
        while True:
            command = await self._commands.get()
            why_not = await self._carried_out(command)
            if why_not is not None:
                self._out.put(Refusal(why_not))

    async def _carried_out(self, command: Command) -> Text | None:
        """Carry a command out, and return why not if it could not be."""
        match command:
            case Watch():
                return await self._watch(command)
            case WatchScenario():
                return await self._watch_scenario(command)
            case Reopen(path):
                return await self._reopen(path)
            case Replay():
                return await self._replay(command)
            case SaveAs(path):
                return await self._save_as(path)
            case ReadComputer():
                self._inquiries.read_computer(self._session)
                return None
            case SetClock() | Jump() | BackToStart():
                return await self._turn_clock(command)
            case Quit():
                return None
            case _:
                return self._steer(command)

    def _steer(
        self,
        command: Start
        | Pause
        | RunOnce
        | TraceCell
        | ShowBytes
        | SetPace
        | PutNote
        | DropNote
        | TellWhenOpen
        | StopWaiting,
    ) -> Text | None:
        session = self._session
        if not isinstance(session, Running):
            return _NOTHING_OPEN if session is None else _ONLY_SERVED
        if session.stage is not None and session.replayed:
            return self._steering.play(session.stage, command)
        monitor = session.live.monitor
        match command:
            case Start():
                monitor.resume()
            case Pause():
                monitor.pause()
            case RunOnce(cells):
                monitor.run_once(cells)
            case TraceCell():
                return self._inquiries.trace(session.live, command)
            case ShowBytes(cell):
                return self._inquiries.keep_bytes(session.live, cell)
            case SetPace(interval_ns, pace):
                session.lookout.set_pace(interval_ns, pace)
            case PutNote(note):
                session.live.put_note(note)
            case DropNote(number):
                session.live.drop_note(number)
            case TellWhenOpen(cells, lang):
                return session.lookout.begin(cells, lang)
            case StopWaiting(cells):
                session.lookout.stop(cells)
            case _:
                assert_never(command)
        return None

    async def _turn_clock(self, command: SetClock | Jump | BackToStart) -> Text | None:
        session = self._session
        if not isinstance(session, Running):
            return _NOTHING_OPEN if session is None else _ONLY_SERVED
        stage = session.stage
        if stage is None:
            self._out.put(NotSupported())
            return None
        match command:
            case SetClock():
                return self._steering.set(stage, command)
            case Jump():
                return self._steering.jump(stage, command, self._group)
            case BackToStart():
                return await self._carried_out(from_start(stage))
            case _:
                assert_never(command)

    async def _watch(self, command: Watch) -> Text | None:
        doors = self._real()
        try:
            plan = await planned(
                command.site, command.pair, command.version, command.options, doors, command.vantage
            )
        except CloudNamesError as error:
            return error.text
        prepare_for(plan)
        floor_ns = await measured_floor_ns(doors.net, doors.clock)
        made = begun(plan, doors, interval_ns=command.interval_ns, floor_ns=floor_ns)
        if isinstance(made, Text):
            return made
        self._opening = made
        await self._show(made)
        self._begin(made)
        return None

    async def _watch_scenario(self, command: WatchScenario) -> Text | None:
        made = await staged_scenario(command, self._begin_staged)
        if isinstance(made, Text):
            return made
        await self._show(made)
        return None

    async def _replay(self, command: Replay) -> Text | None:
        made = replayed(command, self._end_of_recording)
        if isinstance(made, Text):
            return made
        await self._begin_staged(made)
        await self._show(made)
        return None

    def _end_of_recording(self, trouble: Text | None) -> None:
        if trouble is not None:
            self._out.put(Refusal(trouble))
        self._steering.tell()

    async def _reopen(self, path: Path) -> Text | None:
        try:
            reopened = Reopened(path)
        except SessionError as error:
            return error.text
        await self._show(reopened)
        for event in reopened.told():
            self._out.put(event)
        return None

    async def _save_as(self, path: Path) -> Text | None:
        session = self._session
        if session is None:
            return _NOTHING_OPEN
        try:
            if isinstance(session, Reopened):
                session.copy_to(path)
            elif session.replayed:
                return NOT_SAVED
            else:
                await asyncio.wrap_future(session.live.copy_to(path))
                session.live.copy = path
        except SessionError as error:
            return error.text
        self._out.put(Saved(path))
        return None

    # --- sessions -----------------------------------------------------------------------------

    async def _show(self, session: Running | Reopened) -> None:
        """Let the former session go and tell the window of the new one."""
        await self._still()
        former, self._session = self._session, None
        let_go(former)
        self._session, self._opening = session, None
        self._said = None
        self._trouble = None
        self._told_findings = None
        self._out.put(opened(session))
        if isinstance(session, Running) and session.live.happenings:
            self._out.put(Happened(session.live.happenings))
        self._steering.follow(session.stage if isinstance(session, Running) else None)

    async def _still(self) -> None:
        """End whatever is under way in the session that is open: nothing of it waits any more."""
        self._inquiries.end()
        self._steering.follow(None)
        watching = watching_task(self._session)
        if watching is not None:
            watching.cancel()
            await asyncio.wait([watching])

    async def _begin_staged(self, session: Running) -> None:
        """Begin a session before it is shown; two simulated clocks do not run side by side."""
        self._opening = session
        await self._still()
        self._begin(session)

    def _begin(self, session: Running) -> None:

        def tell(rows: tuple[Row, ...]) -> None:
            session.lookout.follow(rows)
            if session is self._session:
                self._out.put(RowsChanged(rows))

        def tell_happened(happenings: tuple[Happening, ...]) -> None:
            if session is self._session:
                self._out.put(Happened(happenings))

        session.live.on_rows = tell
        session.lookout.tell = self._out.put
        session.live.on_notes = lambda notes: self._out.put(NotesChanged(notes))
        session.live.on_happened = tell_happened
        session.watching = self._group.create_task(watched(session), name="watch")

    # --- now and then -------------------------------------------------------------------------

    async def _every(self, period_s: float, do: Callable[[int], None]) -> None:
        """Call a function once a period, without drift; a turn that is missed is left out."""
        loop = asyncio.get_running_loop()
        begun, turn = loop.time(), 0
        while True:
            turn = max(turn + 1, int((loop.time() - begun) / period_s))
            await asyncio.sleep(begun + turn * period_s - loop.time())
            do(turn)

    def _send_batch(self, _turn: int) -> None:
        """Tell what changed, unless the window has not taken the last batch yet, or nothing did."""
        session = self._session
        if not isinstance(session, Running) or self._out.busy:
            return
        live = session.live
        changes = live.take_changes()
        state = (live.source.running, live.source.asking)
        findings = None if live.findings is self._told_findings else live.findings
        if not (changes.samples or changes.results or findings is not None) and state == self._said:
            return
        self._said, self._told_findings = state, live.findings
        self._out.put(Batch(live.tick, live.now_ns, *state, changes.samples, changes.results, findings))

    def _write_second(self, turn: int) -> None:
        """Have the second written, look for findings, and once a minute renew the named file."""
        session = self._session
        if not isinstance(session, Running):
            return
        live = session.live
        live.diagnose()
        live.write_second()
        self._tell_trouble(live.trouble)
        if turn % _SAVED_EVERY == 0 and live.copy is not None:
            self._group.create_task(self._renew(live, live.copy), name="renew the named file")

    async def _renew(self, live: LiveSession, path: Path) -> None:
        try:
            await asyncio.wrap_future(live.renew(path))
        except SessionError as error:
            if isinstance(error, ReplacedError):
                live.copy = None
            self._tell_trouble(error)

    def _tell_trouble(self, trouble: SessionError | None) -> None:
        words = None if trouble is None else str(trouble)
        if trouble is not None and words != self._trouble:
            self._out.put(Refusal(trouble.text))
        self._trouble = words


_NOTHING_OPEN = QT_TRANSLATE_NOOP("Engine", "No session is open.")
_ONLY_SERVED = QT_TRANSLATE_NOOP("Engine", "This session was saved before: it can be read, not continued.")
