"""Runs a plan: resolves its names, owns every probe as a task of one group, and hands samples to the sink."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Mapping

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.entry import ProbeKind
from sepgui.domain.exchange import Exchange
from sepgui.domain.host import HostName
from sepgui.domain.outcome import Reason
from sepgui.domain.plan import Pace, Pass, Plan
from sepgui.domain.run import Row
from sepgui.engine.agenda import Agenda
from sepgui.engine.asking import Bugs, Cause, Mode, Place, Sink, after_resolving, ask, bug_in, place_of
from sepgui.engine.blocking import Blocking
from sepgui.engine.confirming import Confirming
from sepgui.engine.names import Names
from sepgui.engine.pacing import LIMITS, HostKind, Pacing, Turn, eased_at_most_ns, likely_first, turns_between
from sepgui.engine.proofs import PULSED, Proofs
from sepgui.engine.rows import Known, PlanRows, once_per_run
from sepgui.probes.seams import Clock, Depth, Net, Probe

NAMES_AGAIN_NS = 60_000_000_000
"""How often a watch resolves its names again; while one fails, four times as often."""
LEAST_INTERVAL_NS = 100_000_000
_RUN_NS = 1 << 62


class Monitor:
    """Asks the cells of a plan, once (`check`) or again and again (`watch`).

    One monitor does one of the two, once. `rows` follow what the names resolve to, and `on_rows`
    is called when that changes them. Every attempt runs under the limits of the plan's pace; an interval
    of None is the pace's own. Turns of `pulsed` kinds ask for the pulse while a proof is good. `room` is how
    many attempts can be under way at once, where the pace allows more.
    """

    def __init__(
        self,
        plan: Plan,
        *,
        net: Net,
        clock: Clock,
        probes: Mapping[ProbeKind, Probe],
        sink: Sink,
        interval_ns: int | None = None,
        bugs: Bugs = Bugs.RECORD,
        on_rows: Callable[[tuple[Row, ...]], None] | None = None,
        seed: int = 0,
        pulsed: frozenset[ProbeKind] = PULSED,
        room: int | None = None,
    ) -> None:
        self.plan = plan
        self._net = net
        self._clock = clock
        self._probes = probes
        self._sink = sink
        self._bugs = bugs
        self._seed = seed
        self._mode = Mode.CHECK
        self._room = room
        self._pacing = Pacing(LIMITS[plan.options.pace], clock, room)
        self._interval_ns = max(LEAST_INTERVAL_NS, interval_ns or self._pacing.limits.interval_ns)
        self._names = Names(plan, net, clock)
        self._confirming = Confirming(_RUN_NS)
        self._proofs = Proofs(pulsed)
        self._blocking = Blocking()
        self._group = asyncio.TaskGroup()
        self._places: dict[CellKey, Place] = {}
        self._gone: dict[CellKey, Place] = {}
        self._asking = 0
        self._to_confirm: set[CellKey] = set()
        self._running = True
        self._only: frozenset[CellKey] | None = None
        self._begun = False
        self._agenda: Agenda[CellKey] | None = None
        self._turns: asyncio.Task[None] | None = None
        self._refreshing: asyncio.Task[None] | None = None
        self._on_rows = on_rows
        self._rows = PlanRows(plan, self._names.known)
        for target in self._names.targets:
            self._place_cells(target.ascii)

    # --- what the owner may ask and say -------------------------------------------------------

    @property
    def rows(self) -> tuple[Row, ...]:
        """The rows of the plan, in its order, one for each address of a flow that is asked."""
        return self._rows.rows

    @property
    def asking(self) -> int:
        """How many probes are under way, those that wait for their turn included."""
        return self._asking

    @property
    def running(self) -> bool:
        """Whether the timetable is followed."""
        return self._running

    @property
    def interval_ns(self) -> int:
        """The interval of the watch."""
        return self._interval_ns

    async def check(self) -> None:
        """Ask every cell once, and each silent one of a rejecting host once more."""
        async with self._group:
            self._ask_targets(self._names.targets, Cause.OPENING)

    async def watch(self) -> None:
        """Ask every cell, then each at its turns, until cancelled; never a local-only port."""
        self._mode = Mode.WATCH
        self._fill_agenda()
        async with self._group:
            self._begun = True
            self._ask_targets(self._names.targets, Cause.OPENING)
            if self._running:
                self._follow_timetable()
            await asyncio.get_running_loop().create_future()

    def pause(self) -> None:
        """Ask nothing more until `resume`; probes under way end by themselves."""
        self._running = False
        for task in (self._turns, self._refreshing):
            if task is not None:
                task.cancel()

    def resume(self) -> None:
        """Follow the timetable again; turns missed meanwhile are skipped."""
        if not self._running:
            self._running = True
            if self._begun:
                self._follow_timetable()

    def run_once(self, cells: Iterable[CellKey] = ()) -> None:
        """Ask these cells now, paused or not; all of them, their names too, when there are none."""
        if not self._begun:
            return  # the first round asks them all
        wanted = tuple(cells)
        nameless = {place.target for cell in wanted if not cell.address and (place := self._places.get(cell))}
        named = [target for target in self._names.targets if not wanted or target.ascii in nameless]
        self._ask_targets(named, Cause.WISH)
        self._begin_round(wanted, Cause.WISH)

    def keep_bytes(self, cell: CellKey, kept: Callable[[Exchange], None]) -> bool:
        """Have what a cell's next attempt says and hears handed over; False for one that is not asked."""
        if may := self._may_ask(cell):
            self._places[cell].kept = kept
        return may

    def set_pace(self, interval_ns: int, pace: Pace) -> None:
        """Change interval and pace from now on."""
        self._interval_ns = max(LEAST_INTERVAL_NS, interval_ns)
        self._pacing = Pacing(LIMITS[pace], self._clock, self._room)
        self._fill_agenda()
        self._restart_turns()

    def focus(self, cells: Iterable[CellKey] | None) -> None:
        """Let only these cells have turns from now on; None: all of them again. Silence counts anew."""
        self._only = None if cells is None else frozenset(cells)
        agenda = self._agenda
        if agenda is None:
            return
        for cell, place in self._places.items():
            if not self._has_turns(cell):
                agenda.drop(cell)
            elif cell not in agenda:
                place.silences = 0
        self._update_agenda(agenda)
        self._restart_turns()

    # --- names and rows -----------------------------------------------------------------------

    def _ask_targets(self, wanted: Iterable[HostName], cause: Cause) -> list[asyncio.Task[None]]:
        return [
            self._group.create_task(self._ask_target(target, cause), name=f"target {target.ascii}")
            for target in wanted
        ]

    async def _ask_target(self, target: HostName, cause: Cause) -> None:
        """Resolve a target and ask its cells: all of them, or in a watch's later refreshes the new ones."""
        at_ns = self._clock.now_ns()
        known = await self._names.resolve(target)
        before = self._cells_of(target.ascii)
        if self._rows.learn(target.ascii, known):
            self._change_cells(target.ascii, before)
        its_cells = self._cells_of(target.ascii)
        self._report_fault(its_cells, known, at_ns)
        if cause is Cause.TURN:
            its_cells = [cell for cell in its_cells if cell not in before and self._has_turns(cell)]
        self._begin_round(its_cells, cause)

    def _cells_of(self, target: str) -> list[CellKey]:
        return list(dict.fromkeys(row.cell for row in self._rows.of_target(target)))

    def _place_cells(self, target: str) -> None:
        for row in self._rows.of_target(target):
            place = self._gone.pop(row.cell, None) or place_of(row.planned, target, self.plan)
            self._places.setdefault(row.cell, place)

    def _change_cells(self, target: str, before: Iterable[CellKey]) -> None:
        """Let go of the cells that a target no longer has, take the new ones, and tell of the rows."""
        left = set(self._cells_of(target))
        for cell in before:
            if cell not in left:
                self._gone[cell] = self._places.pop(cell)
        self._place_cells(target)
        if self._agenda is not None:
            self._update_agenda(self._agenda)
            self._restart_turns()
        if self._on_rows is not None:
            self._on_rows(self.rows)

    def _report_fault(self, cells: Iterable[CellKey], known: Known, at_ns: int) -> None:
        if known.fault is None:
            return
        for cell in cells:
            if not cell.address:
                self._sink.put(Sample(cell, at_ns, at_ns, known.fault.outcome))

    # --- rounds -------------------------------------------------------------------------------

    def _begin_round(self, cells: Iterable[CellKey], cause: Cause) -> None:
        hosts: dict[str, list[CellKey]] = {}
        for cell in cells:
            if self._may_ask(cell):
                hosts.setdefault(cell.address, []).append(cell)
        for address, its_cells in hosts.items():
            self._group.create_task(self._ask_host(address, its_cells, cause), name=f"host {address}")

    async def _ask_host(self, address: str, cells: Iterable[CellKey], cause: Cause) -> None:
        now_ns = self._clock.now_ns()
        ordered = sorted(cells, key=likely_first)
        claimed = [(cell, place) for cell in ordered if (place := self._claim(cell)) is not None]
        async with asyncio.TaskGroup() as group:
            for cell, place in claimed:
                turn = self._pacing.turn(cell.address, place.kind)
                # Before there is a task: of thousands only those live that have their turn.
                await turn.begin()
                attempt = self._one(cell, place, now_ns, Pass.FIRST, cause, turn)
                group.create_task(attempt, name=f"probe {cell}")
        await self._confirm(address, cells, cause)

    async def _confirm(self, address: str, cells: Iterable[CellKey], cause: Cause) -> None:
        now_ns = self._clock.now_ns()
        wanted = [c for c in cells if c not in self._to_confirm and self._confirming.wanted(c, now_ns)]
        self._to_confirm.update(wanted)
        try:
            for cell in wanted:
                await self._clock.sleep_until(self._confirming.reserve_ns(address, self._clock.now_ns()))
                now_ns = self._clock.now_ns()
                if self._may_ask(cell) and self._confirming.wanted(cell, now_ns):
                    self._begin(cell, now_ns, Pass.CONFIRMING, cause)
        finally:
            self._to_confirm.difference_update(wanted)

    def _may_ask(self, cell: CellKey) -> bool:
        place = self._places.get(cell)
        if place is None or place.broken or not cell.address:
            return False
        return self._mode is Mode.CHECK or not once_per_run(place.planned)

    def _has_turns(self, cell: CellKey) -> bool:
        return (self._only is None or cell in self._only) and self._may_ask(cell)

    # --- one attempt --------------------------------------------------------------------------

    def _claim(self, cell: CellKey) -> Place | None:
        """Return the place of a cell, from now on under way; None if it is so already, or is gone."""
        place = self._places.get(cell)
        if place is None or place.asking:
            return None
        place.asking = True
        self._asking += 1
        return place

    def _begin(self, cell: CellKey, due_ns: int, asked: Pass, cause: Cause) -> None:
        place = self._claim(cell)
        if place is not None:
            attempt = self._one_in_turn(cell, place, due_ns, asked, cause)
            self._group.create_task(attempt, name=f"probe {cell}")

    async def _one_in_turn(self, cell: CellKey, place: Place, due_ns: int, asked: Pass, cause: Cause) -> None:
        turn = self._pacing.turn(cell.address, place.kind)
        await turn.begin()
        await self._one(cell, place, due_ns, asked, cause, turn)

    async def _one(
        self, cell: CellKey, place: Place, due_ns: int, asked: Pass, cause: Cause, turn: Turn
    ) -> None:
        # One coroutine for the whole attempt: thousands may wait in here at once.
        try:
            if not self._running and cause is not Cause.WISH:
                return
            at_ns = self._clock.now_ns()
            kind = place.planned.probe
            depth = self._proofs.depth(cell, kind, at_ns) if cause is Cause.TURN else Depth.PROOF
            request = place.request(cell, self._timeout_ns(asked, cause), depth)
            try:
                outcome = await ask(place, request, self._probes[kind], self._net, self._clock)
            except Exception:
                if self._bugs is Bugs.RAISE:
                    raise
                outcome = bug_in(place)
        finally:
            turn.end()
            place.asking = False
            self._asking -= 1
        outcome = after_resolving(outcome, self._names.known[place.target].elapsed_ns)
        outcome = self._proofs.completed(cell, depth, outcome, at_ns)
        sample = Sample(cell, at_ns, at_ns if turn.waited else due_ns, outcome, asked)
        self._sink.put(sample)
        self._learn(sample, place)

    def _timeout_ns(self, asked: Pass, cause: Cause) -> int:
        """The timeout of a turn is shorter than its period; what is asked apart from turns has no period."""
        timeout_ns = self.plan.options.timeout_ns
        if cause is not Cause.TURN or asked is Pass.CONFIRMING:
            return timeout_ns
        return min(timeout_ns, self._interval_ns * 9 // 10)

    def _learn(self, sample: Sample, place: Place) -> None:
        now_ns = self._clock.now_ns()
        cell = sample.cell
        self._confirming.note(sample, now_ns)
        if place.kind is HostKind.CLIENT_COMPUTER and self._pacing.limits.eases:
            self._blocking.note(sample, now_ns)
        if self._agenda is None or cell not in self._places:
            return
        if place.broken:
            self._agenda.drop(cell)
        self._ease(sample, place, self._agenda)
        if sample.asked is Pass.FIRST and self._confirming.wanted(cell, now_ns):
            self._group.create_task(self._confirm(cell.address, (cell,), Cause.TURN), name=f"confirm {cell}")

    def _ease(self, sample: Sample, place: Place, agenda: Agenda[CellKey]) -> None:
        changed = [sample.cell]
        if sample.outcome.meaning.reason is Reason.NO_RESPONSE:
            place.silences += sample.asked is Pass.FIRST
        elif place.silences:
            changed = [cell for cell in self._places if cell.address == sample.cell.address]
            for cell in changed:
                self._places[cell].silences = 0
        else:
            return
        if not self._pacing.limits.eases:
            return
        for cell in changed:
            if cell in agenda:
                at_most_ns = eased_at_most_ns(self._places[cell].kind, self._only)
                every = turns_between(self._places[cell].silences, self._interval_ns, at_most_ns)
                agenda.ease(cell, every=every, now_ns=self._clock.now_ns())
        self._restart_turns()

    # --- the timetable ------------------------------------------------------------------------

    def _fill_agenda(self) -> None:
        self._confirming = Confirming(max(2 * self._interval_ns, 30_000_000_000))
        self._agenda = Agenda(
            start_ns=self._clock.now_ns(),
            period_ns=self._interval_ns,
            spread=self._pacing.limits.spread,
            seed=self._seed,
        )
        self._update_agenda(self._agenda)

    def _update_agenda(self, agenda: Agenda[CellKey]) -> None:
        for cell in self._gone:
            agenda.drop(cell)
        earliest_ns = self._clock.now_ns() + self._interval_ns // 2
        for cell in self._places:
            if cell not in agenda and self._has_turns(cell):
                agenda.add(cell, after_ns=earliest_ns)

    def _follow_timetable(self) -> None:
        self._turns = self._group.create_task(self._take_turns(), name="agenda")
        self._refreshing = self._group.create_task(self._refresh_names(), name="names")

    def _restart_turns(self) -> None:
        if self._running and self._turns is not None:
            self._turns.cancel()
            self._turns = self._group.create_task(self._take_turns(), name="agenda")

    async def _take_turns(self) -> None:
        agenda = self._agenda
        while agenda is not None and (due_ns := agenda.next_due_ns()) is not None:
            await self._clock.sleep_until(due_ns)
            for turn in agenda.take_due(self._clock.now_ns()):
                if not self._blocking.holds(turn.key.address, self._clock.now_ns()):
                    self._begin(turn.key, turn.due_ns, Pass.FIRST, Cause.TURN)

    async def _refresh_names(self) -> None:
        named = [target for target in self._names.targets if not target.address]
        while named:
            share = 4 if self._names.failing else 1
            await self._clock.sleep_until(self._clock.now_ns() + NAMES_AGAIN_NS // share)
            await asyncio.wait(self._ask_targets(named, Cause.TURN))
