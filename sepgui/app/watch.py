"""A watch in the process of the command line: repeats, records a session, tells each second how it stands."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from sepgui.app.check import run_of
from sepgui.app.compose import Doors
from sepgui.app.live import LiveSession
from sepgui.app.lookout import moment_words
from sepgui.app.places import forget_old_sessions, new_session
from sepgui.domain.cell import CellKey
from sepgui.domain.entry import ProbeKind
from sepgui.domain.finding import Finding
from sepgui.domain.judgement import Judgement
from sepgui.domain.judging import Mode, Observed, judge
from sepgui.domain.note import Note
from sepgui.domain.outcome import State
from sepgui.domain.plan import Action, Plan
from sepgui.domain.run import CellResult, Recent, Run
from sepgui.engine.floor import measured_floor_ns
from sepgui.engine.monitor import Bugs
from sepgui.engine.pacing import LIMITS
from sepgui.engine.rows import once_per_run
from sepgui.i18n import Lang, translate
from sepgui.probes.seams import Probe
from sepgui.probes.table import PROBES
from sepgui.store.errors import SessionError

_SAVED_EVERY = 60
_NAMES_NS = 500_000_000
_UNWELL = frozenset({Judgement.PROBLEM, Judgement.DEGRADED})
_WELL = frozenset({Judgement.OK, Judgement.EXPECTED})


class Until(StrEnum):
    """When a watch ends by itself, beside its time."""

    STOPPED = "stopped"
    ALL_WELL = "all-well"


class View(StrEnum):
    """Whether this computer's own view goes into the session."""

    LEFT_OUT = "left-out"
    KEPT = "kept"


class Snapshot(Struct, frozen=True):
    """How a watch stands: results in plan order, findings, how long it has gone on, and its session file.

    `opened` are those that failed and went well since the last second. `trouble` says why the file cannot
    be written just now; nothing is lost as long as the watch goes on.
    """

    results: tuple[CellResult, ...]
    findings: tuple[Finding, ...]
    elapsed_ns: int
    session: Path
    trouble: SessionError | None
    opened: tuple[CellResult, ...] = ()


class Watched(Struct, frozen=True):
    """How a watch ended: its last results as a run, its session file, and what could not be saved."""

    run: Run
    session: Path
    trouble: SessionError | None


async def watch(
    plan: Plan,
    doors: Doors,
    *,
    on_second: Callable[[Snapshot], None],
    interval_ns: int | None = None,
    for_ns: int | None = None,
    until: Until = Until.STOPPED,
    lang: Lang = "en",
    copy: Path | None = None,
    view: View = View.LEFT_OUT,
    probes: Mapping[ProbeKind, Probe] = PROBES,
    bugs: Bugs = Bugs.RECORD,
) -> Watched:
    """Repeat a plan until its time is over or all is well, and return how it ended.

    `on_second` is called once a second, from the loop. The session is recorded in the user's own
    folder while it goes on, and in `copy`, if that is given, every minute and at the end, after a
    cancellation too. Until all is well only what is not yet so is asked again after the first answers,
    and when each goes well is noted in the session in `lang`; when all is, the run says what the newest
    samples say, as a check would.

    Raises:
        SessionError: the session cannot be recorded.
    """
    floor_ns = None if doors.simulated else await measured_floor_ns(doors.net, doors.clock)
    claim = new_session(doors.clock.unix_ns())
    try:
        session = LiveSession(
            plan,
            doors,
            claim.path,
            interval_ns=interval_ns or LIMITS[plan.options.pace].interval_ns,
            floor_ns=floor_ns,
            probes=probes,
            bugs=bugs,
        )
        session.copy = copy
        try:
            results = await _watched(session, doors, on_second, for_ns, _Until(session, until, lang), view)
        finally:
            trouble = session.close()
    finally:
        claim.release()
    if trouble is None and copy is not None:
        claim.path.unlink(missing_ok=True)
    forget_old_sessions()
    kept = claim.path if copy is None or trouble else copy
    return Watched(_run(session, results, doors), kept, trouble)


async def _watched(
    session: LiveSession,
    doors: Doors,
    on_second: Callable[[Snapshot], None],
    for_ns: int | None,
    until: _Until,
    view: View,
) -> tuple[CellResult, ...]:
    begun_ns = doors.clock.now_ns()
    async with asyncio.TaskGroup() as group:
        watching = group.create_task(session.watch(), name="watch")
        if view is View.KEPT:
            group.create_task(_keep_view(session, doors, begun_ns), name="this computer's view")
        second = 0
        while True:
            second += 1
            until_ns = begun_ns + second * 1_000_000_000
            await doors.clock.sleep_until(until_ns if for_ns is None else min(until_ns, begun_ns + for_ns))
            session.take_changes()
            session.diagnose()
            session.write_second()
            elapsed_ns = doors.clock.now_ns() - begun_ns
            results = session.results
            newest = _by_newest(session, doors)
            opened = until.take(newest)
            told = Snapshot(results, session.findings, elapsed_ns, session.database, session.trouble, opened)
            on_second(told)
            if second % _SAVED_EVERY == 0 and session.copy is not None:
                session.renew(session.copy)
            if until.reached(newest):
                results = newest
                break
            if for_ns is not None and elapsed_ns >= for_ns:
                break
        watching.cancel()
    return results


async def _keep_view(session: LiveSession, doors: Doors, begun_ns: int) -> None:
    """Read this computer once the names had a second to resolve."""
    from sepgui.app.computer import about_plan, read_computer

    await doors.clock.sleep_until(begun_ns + _NAMES_NS)
    session.set_computer(await read_computer(about_plan(session.about.plan, session.rows), doors))


class _Until:
    """Has only what is not well asked again, if the watch goes on until all is well, and notes each mend."""

    def __init__(self, session: LiveSession, until: Until, lang: Lang) -> None:
        self._session = session
        self._until = until
        self._lang: Lang = lang
        self._failed: set[CellKey] = set()
        self._asked: set[CellKey] | None = None

    def take(self, newest: tuple[CellResult, ...]) -> tuple[CellResult, ...]:
        """Take what the newest samples say, and return the cells that failed before and are well now."""
        if self._until is not Until.ALL_WELL:
            return ()
        opened: list[CellResult] = []
        for result in newest:
            cell = result.row.cell
            if result.judgement in _UNWELL:
                self._failed.add(cell)
            elif cell in self._failed and result.judgement in _WELL and result.sample is not None:
                self._failed.discard(cell)
                opened.append(result)
                words = translate(moment_words(result, self._lang), self._lang)
                self._session.put_note(Note(result.sample.at_ns, words, cell))
        asked = {result.row.cell for result in newest if _is_awaited(result)}
        if asked and asked != self._asked:
            self._asked = asked
            self._session.monitor.focus(asked)
        return tuple(opened)

    def reached(self, newest: tuple[CellResult, ...]) -> bool:
        """Whether the watch may end."""
        return self._until is Until.ALL_WELL and _all_well(newest)


def _is_awaited(result: CellResult) -> bool:
    return result.judgement in _UNWELL or _may_still_answer(result)


def _by_newest(session: LiveSession, doors: Doors) -> tuple[CellResult, ...]:
    """Return the results as the newest samples alone give them: an outage that is over does not count."""
    anchor = session.about.anchor
    seen = [
        Observed(result.row, result.sample, Recent(baseline_ns=result.recent.baseline_ns))
        for result in session.results
    ]
    now_unix_s = anchor.unix_at(doors.clock.now_ns()) // 1_000_000_000
    return judge(seen, session.about.plan, now_unix_s=now_unix_s, mode=Mode.CHECK)


def _all_well(results: tuple[CellResult, ...]) -> bool:
    judgements = {result.judgement for result in results}
    waiting = any(_may_still_answer(result) for result in results)
    return not waiting and not judgements & _UNWELL and bool(judgements & _WELL)


def _may_still_answer(result: CellResult) -> bool:
    """Whether a row that a watch asks has told nothing yet: not asked so far, or it could not be asked."""
    planned = result.row.planned
    if not planned.provable or planned.action is not Action.PROBE or once_per_run(planned):
        return False
    return result.state in (None, State.ERROR)


def _run(session: LiveSession, results: tuple[CellResult, ...], doors: Doors) -> Run:
    return run_of(session.about.plan, results, session.about.anchor, doors.clock.now_ns(), doors)
