from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

from sepgui.app import live as module
from sepgui.app.compose import Doors
from sepgui.app.live import LiveSession
from sepgui.domain.note import Note
from sepgui.domain.outcome import Reason
from sepgui.domain.plan import Pace, Plan, PlanOptions
from sepgui.domain.run import Row
from sepgui.engine.monitor import Bugs
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.store.reader import SessionReader
from tests.engine.plans import SILENT, Names, S, Scripted, answers, flow, host, plan

FAST = PlanOptions(pace=Pace.FAST)
SEPM = host("192.0.2.10")


def live(
    folder: Path,
    of: Plan,
    act: Callable[[LiveSession, SimClock], Awaitable[None]],
    names: Names | None = None,
    told: Callable[[tuple[Row, ...]], None] | None = None,
) -> Path:
    """Run a live session beside what acts on it, and return its file."""

    async def main(clock: SimClock) -> Path:
        session = LiveSession(
            of,
            Doors(names or Names(), clock, simulated=True),
            folder / "live.sepsession",
            interval_ns=S,
            probes=Scripted(answers({443: SILENT, 8443: SILENT})).table,
            bugs=Bugs.RAISE,
        )
        if told is not None:
            session.on_rows = told
        async with asyncio.TaskGroup() as group:
            watching = group.create_task(session.monitor.watch(), name="watch")
            await act(session, clock)
            watching.cancel()
        assert session.close() is None
        return session.database

    return run_virtual(main)


def test_changes_are_told_once(tmp_path: Path) -> None:
    async def act(session: LiveSession, clock: SimClock) -> None:
        first = session.take_changes()
        assert [index for index, _ in first.results] == [0, 1]
        assert first.samples == ()
        await clock.sleep_until(S // 2)
        second = session.take_changes()
        assert [sample.cell.port for sample in second.samples] == [8014]
        assert [index for index, _ in second.results] == [0]
        assert session.take_changes() == module.Changes((), ())
        await clock.sleep_until(10 * S)
        third = session.take_changes()
        times = [sample.at_ns for sample in third.samples]
        assert times == sorted(times)
        assert len({(s.cell, s.at_ns) for s in third.samples}) == len(third.samples)
        assert tuple(result for _, result in third.results) == session.results

    live(tmp_path, plan(flow(8014, SEPM), flow(443, SEPM), options=FAST), act)


def test_findings_are_told_when_they_change_and_are_in_the_file(tmp_path: Path) -> None:
    async def act(session: LiveSession, clock: SimClock) -> None:
        assert session.diagnose() is None
        await clock.sleep_until(5 * S)
        findings = session.diagnose()
        assert findings is not None
        assert [finding.cause for finding in findings] == ["host-silent"]
        assert session.diagnose() is None
        await clock.sleep_until(10 * S)
        assert session.diagnose() is None, "the same again is no change"
        assert session.findings == findings

    path = live(tmp_path, plan(flow(443, SEPM), flow(8443, SEPM), options=FAST), act)
    with SessionReader(path) as reader:
        (span,) = reader.finding_spans()
        assert (span.finding.cause, span.began_ns, span.ended_ns) == ("host-silent", 5 * S, None)


def test_rows_that_change_are_told_judged_and_written(tmp_path: Path) -> None:
    told: list[tuple[Row, ...]] = []

    async def act(session: LiveSession, clock: SimClock) -> None:
        assert [row.cell.address for row in session.rows] == [""]
        session.take_changes()
        await clock.sleep_until(1)
        changes = session.take_changes()
        assert [result.row.cell.address for _, result in changes.results] == ["10.0.0.1", "10.0.0.2"]

    names = Names({"sepm.example": ("10.0.0.1", "10.0.0.2")})
    path = live(tmp_path, plan(flow(8014, host("sepm.example")), options=FAST), act, names, told.append)
    assert [[row.cell.address for row in rows] for rows in told] == [["10.0.0.1", "10.0.0.2"]]
    with SessionReader(path) as reader:
        assert reader.rows() == told[-1]


def test_samples_wait_for_a_window_and_notes_are_of_now(tmp_path: Path) -> None:
    async def act(session: LiveSession, clock: SimClock) -> None:
        session.forget_samples()
        await clock.sleep_until(30 * S)
        assert 28 <= len(session.take_changes().samples) <= 31
        session.put_note(Note(session.now_ns, "written down"))
        assert session.rows[0].planned.flow.port == 8014
        assert session.results[0].sample is not None
        assert session.results[0].sample.outcome.meaning.reason is Reason.SYN_ACK

    path = live(tmp_path, plan(flow(8014, SEPM), options=FAST), act)
    with SessionReader(path) as reader:
        assert [(note.text, note.at_ns) for note in reader.notes()] == [("written down", 30 * S)]
