"""Simulated time as the window steers it: exact, never skipping, and begun anew at its first moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.app.places import sessions_folder
from sepgui.app.stage import BEFORE_NS, FARTHEST_NS
from sepgui.app.vantage import stated_vantage
from sepgui.catalogue import load_catalogue
from sepgui.domain.cell import Sample
from sepgui.domain.finding import Cause
from sepgui.domain.plan import PlanOptions
from sepgui.domain.planning import make_plan
from sepgui.engine.pipe import (
    BackToStart,
    Batch,
    Begin,
    ClockState,
    Jump,
    NotSupported,
    Opened,
    Play,
    Refusal,
    SaveAs,
    Saved,
    SetClock,
    WatchScenario,
)
from sepgui.i18n import translate
from sepgui.simulation.scenario import Scenario, load_scenario, simulate
from sepgui.store.reader import SessionReader
from tests.app.served import Window, serve
from tests.app.test_server import REAL
from tests.fakes.watching import watch_until

S = 1_000_000_000
END_NS = 120 * S
PAUSED = WatchScenario("silent-firewall", begin=Begin.START, play=Play.PAUSED)


class Times:
    """Keeps when each cell was asked."""

    def __init__(self) -> None:
        self.of: dict[str, list[int]] = {}

    def put(self, sample: Sample) -> None:
        if sample.at_ns < END_NS:
            self.of.setdefault(str(sample.cell), []).append(sample.at_ns)


def run_of(scenario: Scenario, until_ns: int) -> dict[str, list[int]]:
    """Return when each cell is asked in a run without any window, in the nanoseconds of its clock."""
    assert scenario.vantage is not None
    vantage = stated_vantage(scenario.vantage.name, scenario.site, scenario.pair)
    options = PlanOptions(pace=scenario.pace)
    plan = make_plan(load_catalogue(), scenario.site, scenario.pair, vantage, None, options)
    clock, net = simulate(scenario, unix_ns=0)
    times = Times()

    watch_until(until_ns, plan, (clock, net), times, scenario.interval_ns)
    return times.of


def told(window: Window) -> dict[str, list[int]]:
    times = Times()
    for batch in window.batches:
        for sample in batch.samples:
            times.put(sample)
    return times.of


def test_a_jump_asks_everything_on_the_way_at_its_very_nanosecond() -> None:
    async def act(window: Window) -> None:
        window.send(PAUSED, Jump(END_NS))
        await window.next(ClockState, lambda state: state.ahead_to_ns == END_NS)
        done = await window.next(ClockState, lambda state: state.ahead_to_ns is None)
        assert done.now_ns == END_NS
        assert not done.playing
        await window.ticks(3)

    window = serve(act)
    scenario = load_scenario("silent-firewall")
    assert told(window) == run_of(scenario, END_NS)
    assert len(told(window)) >= 5


def test_the_clock_is_told_after_opening_and_at_every_change() -> None:
    events = load_scenario("silent-firewall").events

    async def act(window: Window) -> None:
        window.send(PAUSED)
        await window.next(Opened)
        assert await window.next(ClockState) == ClockState(False, 1.0, events, 0)
        window.send(SetClock(playing=True, speed=60.0))
        state = await window.next(ClockState)
        assert (state.playing, state.speed) == (True, 60.0)
        window.send(SetClock(playing=False, speed=2.0))
        state = await window.next(ClockState)
        assert (state.playing, state.speed) == (False, 2.0)

    serve(act)
    assert events


def test_a_jump_without_a_goal_ends_just_before_the_next_event() -> None:
    first = load_scenario("silent-firewall").events[0]

    async def act(window: Window) -> None:
        window.send(PAUSED, Jump())
        state = await window.next(ClockState, lambda state: state.now_ns > 0)
        assert state.now_ns == first.at_ns - BEFORE_NS
        assert state.ahead_to_ns is None
        last = state.events[-1].at_ns
        window.send(Jump(last), Jump())
        refusal = await window.next(Refusal)
        assert "Nothing more" in translate(refusal.why, "en")

    serve(act)


@pytest.mark.parametrize(("to_ns", "says"), [(1 * S, "not go back"), (2 * FARTHEST_NS, "more than a day")])
def test_no_jump_goes_back_or_for_ever(to_ns: int, says: str) -> None:
    async def act(window: Window) -> None:
        window.send(PAUSED, Jump(5 * S))
        await window.next(ClockState, lambda state: state.now_ns == 5 * S)
        window.send(Jump(to_ns))
        assert says in translate((await window.next(Refusal)).why, "en")

    serve(act)


def test_pause_ends_a_jump_and_another_jump_takes_its_place() -> None:
    async def act(window: Window) -> None:
        window.send(PAUSED, Jump(20 * 3600 * S), SetClock(playing=False, speed=1.0))
        stopped = await window.next(ClockState, lambda state: state.ahead_to_ns == 20 * 3600 * S)
        stopped = await window.next(ClockState, lambda state: state.ahead_to_ns is None)
        assert stopped.now_ns < 20 * 3600 * S
        goal_ns = stopped.now_ns + 60 * S
        window.send(Jump(20 * 3600 * S), Jump(goal_ns))
        await window.next(ClockState, lambda state: state.ahead_to_ns == goal_ns)
        done = await window.next(ClockState)
        assert (done.now_ns, done.ahead_to_ns) == (goal_ns, None)

    serve(act)


def test_back_to_the_start_is_a_new_session_and_leaves_nothing(tmp_path: Path) -> None:
    kept = tmp_path / "kept.sepsession"

    async def act(window: Window) -> None:
        window.send(WatchScenario("silent-firewall", speed=30.0))
        first = await window.next(Opened)
        window.send(SaveAs(kept))
        await window.next(Saved)
        window.send(BackToStart())
        again = await window.next(Opened)
        assert again.database != first.database
        assert not first.database.exists()
        assert again.title == first.title
        state = await window.next(ClockState)
        assert (state.now_ns, state.playing, state.speed) == (again.anchor.monotonic_ns, True, 30.0)
        batch = await window.next(Batch, lambda batch: bool(batch.samples))
        assert batch.samples[0].at_ns == 0
        window.send(SetClock(playing=False, speed=30.0), BackToStart())
        assert not (
            await window.next(ClockState, lambda state: state.now_ns == 0 and not state.playing)
        ).playing

    serve(act)
    assert list(sessions_folder().iterdir()) == []
    with SessionReader(kept) as reader:
        assert reader.ended_ns is not None
        assert reader.about.simulated


def test_one_scenario_takes_the_place_of_another_that_runs() -> None:
    async def act(window: Window) -> None:
        window.send(WatchScenario("silent-firewall", speed=60.0), WatchScenario("lossy-wan", speed=60.0))
        first, second = await window.next(Opened), await window.next(Opened)
        assert first.title != second.title
        await window.next(Batch, lambda batch: bool(batch.samples) and batch.now_ns > 200 * S)

    serve(act)


@pytest.mark.parametrize("command", [SetClock(playing=True, speed=2.0), Jump(), Jump(9 * S), BackToStart()])
def test_real_time_is_not_steered(command: SetClock | Jump | BackToStart) -> None:
    async def act(window: Window) -> None:
        window.send(command)
        assert "No session" in translate((await window.next(Refusal)).why, "en")
        window.send(REAL, command)
        await window.next(NotSupported)
        await window.next(Batch, lambda batch: bool(batch.samples))
        assert not any(isinstance(event, ClockState) for event in window.events)

    serve(act)


def test_a_scenario_that_cannot_be_opened_leaves_the_first_running() -> None:
    async def act(window: Window) -> None:
        window.send(replace(PAUSED, play=Play.PLAYING, speed=60.0))
        await window.next(Opened)
        window.send(replace(PAUSED, scenario="no-such"), replace(PAUSED, speed=0.5))
        assert "no scenario" in translate((await window.next(Refusal)).why, "en")
        assert "1 to 60" in translate((await window.next(Refusal)).why, "en")
        before = (await window.next(Batch)).now_ns
        await window.next(Batch, lambda batch: batch.now_ns > before + 10 * S)

    serve(act)


def test_a_finding_begins_when_it_begins_however_fast_the_time_goes(tmp_path: Path) -> None:
    kept = tmp_path / "kept.sepsession"

    async def act(window: Window) -> None:
        window.send(PAUSED, Jump(END_NS))
        await window.next(ClockState, lambda state: state.now_ns == END_NS)
        window.send(SaveAs(kept))
        await window.next(Saved)

    serve(act)
    with SessionReader(kept) as reader:
        (span,) = reader.finding_spans()
        first = next(
            change.at_ns
            for change in reader.state_changes()
            if change.cell.port == 8014 and change.sample.outcome.failed
        )
    assert span.finding.cause is Cause.FIREWALL_DROP
    assert span.began_ns % (2 * S) == 0
    assert 0 < span.began_ns - first < 6 * S
