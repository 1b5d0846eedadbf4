"""Waiting for failing ports to open, in virtual time: who is asked, how gently, what is told and noted."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.app.compose import Doors
from sepgui.app.live import LiveSession
from sepgui.app.lookout import Lookout
from sepgui.domain.cell import CellKey
from sepgui.domain.entry import Role
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Meaning, Outcome, Reason, Service, State
from sepgui.domain.plan import Expectation, Pace, Plan, PlannedFlow, PlanOptions
from sepgui.engine.monitor import Bugs
from sepgui.engine.pipe import CellOpened, Event, Waiting
from sepgui.i18n import translate
from sepgui.probes.seams import ProbeRequest
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.store.reader import SessionReader
from tests.engine.plans import MS, REFUSED, SILENT, Names, S, Scripted, flow, host, opened, plan

SEPM = host("192.0.2.10")
GENTLE = PlanOptions(pace=Pace.GENTLE)
USUAL = plan(flow(8014, SEPM), flow(8443, SEPM), flow(9090, SEPM), options=GENTLE)
MUTE = Outcome(Meaning(State.OPEN, Reason.SYN_ACK, Service.MUTE), 20 * MS)


class Desk:
    """A session under way with a lookout, and what was told."""

    def __init__(
        self, of: Plan, clock: SimClock, database: Path, names: Names, interval_ns: int = 15 * S
    ) -> None:
        self.clock = clock
        self.outcomes: dict[int, Outcome] = {}
        self.told: list[Event] = []
        self.probes = Scripted(self._script)
        names.clock = clock
        doors = Doors(names, clock, simulated=True)
        self.live = LiveSession(
            of, doors, database, interval_ns=interval_ns, probes=self.probes.table, bugs=Bugs.RAISE
        )
        self.lookout = Lookout(self.live, interval_ns, of.options.pace)
        self.lookout.tell = self.told.append
        self.live.on_rows = self.lookout.follow

    def _script(self, request: ProbeRequest, _before: int) -> tuple[int, Outcome]:
        outcome = self.outcomes.get(request.port, opened())
        silent = outcome.meaning.reason is Reason.NO_RESPONSE
        return request.timeout_ns if silent else 20 * MS, outcome

    async def until(self, seconds: float) -> None:
        """Let time pass, judging ten times a second as the server does."""
        until_ns = round(seconds * S)
        while self.clock.now_ns() < until_ns:
            await self.clock.sleep_until(min(until_ns, self.clock.now_ns() + 100 * MS))
            self.live.take_changes()

    def asked(self, port: int, since: float) -> list[float]:
        return [at_ns / S for at_ns in self.probes.at(port) if at_ns >= since * S]

    @property
    def moments(self) -> list[tuple[int, int]]:
        events = (event for event in self.told if isinstance(event, CellOpened))
        return [(event.result.row.cell.port, event.at_ns) for event in events]


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "live.sepsession"


def at_work(
    database: Path,
    act: Callable[[Desk], Awaitable[None]],
    of: Plan = USUAL,
    names: Names | None = None,
    interval_ns: int = 15 * S,
) -> Desk:
    async def main(clock: SimClock) -> Desk:
        desk = Desk(of, clock, database, names or Names(), interval_ns)
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(desk.live.monitor.watch(), name="watch")
            await asyncio.sleep(0)
            await act(desk)
            watching.cancel()
        desk.live.close()
        return desk

    return run_virtual(main)


def cell(desk: Desk, port: int) -> tuple[CellKey, ...]:
    return tuple(row.cell for row in desk.live.rows if row.cell.port == port)


def test_only_what_fails_is_asked_and_the_moment_is_told_and_noted(database: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.outcomes[8443] = SILENT
        await desk.until(60)
        assert desk.lookout.begin((), "it") is None
        (waited,) = cell(desk, 8443)
        assert desk.told == [Waiting((waited,))]
        await desk.until(600)
        assert desk.asked(8014, 60) == desk.asked(9090, 60) == []
        assert not desk.moments
        del desk.outcomes[8443]
        await desk.until(700)

    desk = at_work(database, act)
    ((port, at_ns),) = desk.moments
    assert port == 8443
    assert 600 * S <= at_ns <= 672 * S, "within the minute"
    assert desk.told[-1] == Waiting(())
    with SessionReader(database) as reader:
        (note,) = reader.notes()
    assert (note.at_ns, note.cell) == (at_ns, next(iter(cell(desk, 8443))))
    assert note.text == "Ora è aperta: 8443/tcp entry-8443 su 192.0.2.10 (confermata)."


def test_it_is_never_asked_faster_than_gently_however_short_the_interval(database: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.outcomes |= {8443: SILENT, 9090: REFUSED}
        await desk.until(10)
        desk.lookout.set_pace(S, Pace.FAST)
        await desk.until(20)
        assert len(desk.asked(8014, 10)) >= 9
        desk.lookout.begin((), "en")
        desk.lookout.set_pace(S, Pace.FAST)
        await desk.until(620)

    desk = at_work(database, act)
    for port in (8443, 9090):
        times = desk.asked(port, 24)
        apart = [after - before for before, after in pairwise(times)]
        assert min(apart) >= 12, "15 seconds, 20 % less at the least"
        assert max(apart) <= 63
    assert len(desk.asked(8443, 24)) < len(desk.asked(9090, 24)), "silence is asked less often"


def test_a_silent_client_computer_keeps_its_five_minutes(database: Path) -> None:
    of = plan(flow(445, host("192.0.2.30", Role.CLIENT)), options=GENTLE)

    async def act(desk: Desk) -> None:
        desk.outcomes[445] = SILENT
        await desk.until(30)
        desk.lookout.begin((), "en")
        await desk.until(1800)

    times = at_work(database, act, of).asked(445, 900)
    assert max(after - before for before, after in pairwise(times)) > 250


def test_after_the_last_one_everything_goes_on_at_its_own_pace(database: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.outcomes[8443] = REFUSED
        await desk.until(10)
        desk.lookout.set_pace(S, Pace.FAST)
        desk.lookout.begin((), "en")
        await desk.until(60)
        desk.outcomes.clear()
        await desk.until(100)

    desk = at_work(database, act)
    (moment,) = desk.moments
    assert len(desk.asked(8014, moment[1] / S)) >= 100 - moment[1] // S - 3
    assert desk.live.monitor.running


def test_a_paused_session_asks_while_it_waits_and_is_paused_again(database: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.outcomes[8443] = REFUSED
        await desk.until(10)
        desk.live.monitor.pause()
        desk.lookout.begin((), "en")
        assert desk.live.monitor.running
        await desk.until(60)
        desk.outcomes.clear()
        await desk.until(200)

    desk = at_work(database, act)
    assert len(desk.moments) == 1
    assert not desk.live.monitor.running
    assert desk.asked(8014, 10) == []


def test_it_can_be_called_off_one_by_one(database: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.outcomes |= {8443: REFUSED, 9090: REFUSED}
        await desk.until(10)
        desk.lookout.begin((), "en")
        first, second = desk.lookout.cells
        desk.lookout.stop((first,))
        assert desk.told[-1] == Waiting((second,))
        await desk.until(100)
        assert desk.asked(8443, 10) == []
        assert len(desk.asked(9090, 10)) >= 4
        desk.lookout.stop()
        assert desk.told[-1] == Waiting(())
        said = len(desk.told)
        desk.lookout.stop()
        desk.outcomes.clear()
        await desk.until(200)
        assert len(desk.told) == said

    desk = at_work(database, act)
    assert desk.moments == []
    assert len(desk.asked(8014, 100)) >= 5
    with SessionReader(database) as reader:
        assert reader.notes() == ()


def test_nothing_fails_nothing_is_waited_for(database: Path) -> None:
    async def act(desk: Desk) -> None:
        await desk.until(10)
        why_not = desk.lookout.begin((), "en")
        assert why_not is not None
        assert "Nothing fails" in translate(why_not, "en")
        await desk.until(60)

    desk = at_work(database, act)
    assert desk.told == []
    assert len(desk.asked(8014, 10)) >= 2


def test_an_open_port_with_nobody_behind_it_opens_when_it_serves(database: Path) -> None:
    async def act(desk: Desk) -> None:
        desk.outcomes |= {8443: MUTE, 9090: SILENT}
        await desk.until(10)
        desk.lookout.begin((), "en")
        desk.outcomes |= {8443: REFUSED, 9090: MUTE}
        await desk.until(80)
        assert [port for port, _ in desk.moments] == [9090], "open, whoever answers there: the wall is gone"
        desk.outcomes[8443] = MUTE
        await desk.until(140)
        assert len(desk.moments) == 1
        desk.outcomes[8443] = opened()
        await desk.until(200)

    assert [port for port, _ in at_work(database, act).moments] == [9090, 8443]


def test_a_port_that_must_not_be_open_is_not_waited_for(database: Path) -> None:
    def not_for_us(planned: PlannedFlow) -> PlannedFlow:
        return replace(planned, expectation=Expectation.NOT_FOR_US)

    of = plan(not_for_us(flow(8444, SEPM)), flow(8014, SEPM), options=GENTLE)

    async def act(desk: Desk) -> None:
        await desk.until(10)
        assert desk.live.results[0].judgement is Judgement.PROBLEM
        assert desk.lookout.begin((), "en") is not None

    at_work(database, act, of)


def test_the_new_address_of_a_name_is_waited_for_in_place_of_the_old(database: Path) -> None:
    of = plan(flow(8443, host("sepm.example")), flow(8014, host("sepm.example")), options=GENTLE)
    names = Names({"sepm.example": ("192.0.2.10",)})

    async def act(desk: Desk) -> None:
        desk.outcomes[8443] = SILENT
        await desk.until(10)
        desk.lookout.begin((), "en")
        names.addresses["sepm.example"] = ("192.0.2.11",)
        await desk.until(130)
        assert [waited.address for waited in desk.lookout.cells] == ["192.0.2.11"]
        assert desk.asked(8014, 10) == []
        desk.outcomes.clear()
        await desk.until(260)

    desk = at_work(database, act, of, names)
    assert [port for port, _ in desk.moments] == [8443]
