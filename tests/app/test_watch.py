from __future__ import annotations

import asyncio
from concurrent.futures import Future
from itertools import pairwise
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.app.compose import Doors
from sepgui.app.live import LiveSession
from sepgui.app.places import crashed_sessions, sessions_folder
from sepgui.app.watch import Snapshot, Until, Watched, watch
from sepgui.domain.judgement import Judgement
from sepgui.domain.outcome import Outcome
from sepgui.domain.plan import Action, Pace, Plan, PlanOptions
from sepgui.engine.monitor import Bugs
from sepgui.probes.seams import ProbeRequest
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from tests.engine.plans import MS, SILENT, Names, S, Script, Scripted, answers, flow, host, opened, plan

FAST = PlanOptions(pace=Pace.FAST)
SEPM = host("192.0.2.10")
ALWAYS_WELL = plan(flow(8014, SEPM), flow(443, SEPM), flow(22, SEPM, action=Action.LIST), options=FAST)


def watched(
    of: Plan,
    script: Script,
    *,
    names: Names | None = None,
    for_ns: int | None = None,
    until: Until = Until.STOPPED,
    copy: Path | None = None,
) -> tuple[Watched, list[Snapshot]]:
    told: list[Snapshot] = []

    async def main(clock: SimClock) -> Watched:
        net = names or Names()
        net.clock = clock
        ended = await watch(
            of,
            Doors(net, clock, simulated=True),
            on_second=told.append,
            for_ns=for_ns,
            until=until,
            copy=copy,
            probes=Scripted(script).table,
            bugs=Bugs.RAISE,
        )
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return ended

    return run_virtual(main), told


def test_a_watch_ends_at_its_time_and_tells_every_second() -> None:
    ended, told = watched(ALWAYS_WELL, answers({}), for_ns=10 * S + 500 * MS)
    assert [snapshot.elapsed_ns for snapshot in told] == [*(n * S for n in range(1, 11)), 10_500 * MS]
    assert ended.run.duration_ns == 10_500 * MS
    assert [result.judgement for result in told[0].results] == [
        Judgement.OK,
        Judgement.OK,
        Judgement.UNPROVEN,
    ]
    assert ended.run.results == told[-1].results
    assert ended.trouble is None


def test_every_sample_is_in_the_session_file() -> None:
    ended, _ = watched(ALWAYS_WELL, answers({}), for_ns=30 * S)
    with SessionReader(ended.session) as reader:
        assert reader.ended_ns == 30 * S
        http = ended.run.results[0].row.cell
        assert len(reader.columns(http)) in (30, 31)
        assert reader.last(http) == ended.run.results[0].sample
        assert [row.cell for row in reader.rows()] == [result.row.cell for result in ended.run.results]
        assert reader.about.simulated
    assert ended.session.parent == sessions_folder()


def test_a_named_file_is_the_only_one_left(tmp_path: Path) -> None:
    copy = tmp_path / "watch.sepsession"
    ended, _ = watched(ALWAYS_WELL, answers({}), for_ns=130 * S, copy=copy)
    assert ended.session == copy
    assert list(sessions_folder().iterdir()) == []
    with SessionReader(copy) as reader:
        assert reader.ended_ns == 130 * S


def test_the_named_file_is_renewed_every_minute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copied: list[int] = []
    renew = LiveSession.renew

    def counted(session: LiveSession, path: Path) -> Future[None]:
        copied.append(session.now_ns)
        return renew(session, path)

    monkeypatch.setattr(LiveSession, "renew", counted)
    watched(ALWAYS_WELL, answers({}), for_ns=150 * S, copy=tmp_path / "watch.sepsession")
    assert copied == [60 * S, 120 * S]


def test_a_file_that_cannot_be_saved_is_told_and_the_session_is_kept(tmp_path: Path) -> None:
    ended, _ = watched(ALWAYS_WELL, answers({}), for_ns=2 * S, copy=tmp_path / "no folder" / "x.sepsession")
    assert isinstance(ended.trouble, SessionError)
    with SessionReader(ended.session) as reader:
        assert reader.ended_ns == 2 * S


def opens_at(when_ns: int, clock: list[SimClock]) -> Script:
    def script(request: ProbeRequest, _before: int) -> tuple[int, Outcome]:
        if request.port == 443 and clock[0].now_ns() < when_ns:
            return request.timeout_ns, SILENT
        return 20 * MS, opened()

    return script


def test_until_ok_ends_when_everything_is_well_whatever_was_before() -> None:
    clocks: list[SimClock] = []

    async def main(clock: SimClock) -> Watched:
        clocks.append(clock)
        return await watch(
            ALWAYS_WELL,
            Doors(Names(), clock, simulated=True),
            on_second=lambda snapshot: None,
            until=Until.ALL_WELL,
            probes=Scripted(opens_at(60 * S, clocks)).table,
        )

    ended = run_virtual(main)
    assert 60 * S <= ended.run.duration_ns <= 62 * S
    assert {result.judgement for result in ended.run.results} == {Judgement.OK, Judgement.UNPROVEN}
    assert ended.run.findings == ()


@pytest.mark.parametrize(
    "of",
    [
        plan(flow(22, SEPM, action=Action.LIST), options=FAST),
        plan(flow(8014, SEPM), flow(443, host("nowhere.example")), options=FAST),
    ],
)
def test_until_ok_does_not_take_what_cannot_be_proved_for_well(of: Plan) -> None:
    ended, _ = watched(of, answers({}), for_ns=90 * S, until=Until.ALL_WELL)
    assert ended.run.duration_ns == 90 * S


def test_until_ok_waits_for_the_first_answer_of_every_port() -> None:
    of = plan(flow(8014, SEPM), flow(443, SEPM), options=FAST)
    ended, _ = watched(of, answers({443: opened(3_300 * MS)}), for_ns=90 * S, until=Until.ALL_WELL)
    assert ended.run.duration_ns > 3_300 * MS


def test_until_ok_asks_only_what_fails_again_and_stamps_the_moment() -> None:
    clocks: list[SimClock] = []
    probes = Scripted(opens_at(60 * S, clocks))
    told: list[Snapshot] = []

    async def main(clock: SimClock) -> Watched:
        clocks.append(clock)
        return await watch(
            replace(ALWAYS_WELL, options=PlanOptions(pace=Pace.GENTLE)),
            Doors(Names(), clock, simulated=True),
            on_second=told.append,
            until=Until.ALL_WELL,
            lang="it",
            probes=probes.table,
        )

    ended = run_virtual(main)
    assert [at_ns for at_ns in probes.at(8014) if at_ns > 5 * S] == []
    late = probes.at(443)[1:]
    assert min(after - before for before, after in pairwise(late)) >= 12 * S, "no faster than gently"
    (moment,) = [result for snapshot in told for result in snapshot.opened]
    assert moment.sample is not None
    assert 60 * S <= moment.sample.at_ns == late[-1] <= 132 * S
    with SessionReader(ended.session) as reader:
        (note,) = reader.notes()
    assert (note.at_ns, note.cell) == (late[-1], moment.row.cell)
    assert note.text.startswith("Ora è aperta: 443/tcp")


def test_a_cancelled_watch_saves_its_session(tmp_path: Path) -> None:
    copy = tmp_path / "cancelled.sepsession"

    async def main(clock: SimClock) -> None:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(
                watch(
                    ALWAYS_WELL,
                    Doors(Names(), clock, simulated=True),
                    on_second=lambda snapshot: None,
                    copy=copy,
                    probes=Scripted(answers({})).table,
                ),
                name="watch",
            )
            await clock.sleep_until(20 * S)
            task.cancel()

    run_virtual(main)
    with SessionReader(copy) as reader:
        assert reader.ended_ns == 20 * S
        assert len(reader.columns(reader.rows()[0].cell)) in (20, 21)
    assert crashed_sessions() == ()
