from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from msgspec.structs import replace

from sepgui.app import inquiries, server
from sepgui.app.live import LiveSession
from sepgui.app.places import crashed_sessions, sessions_folder
from sepgui.domain.attempt import Transport
from sepgui.domain.awaiting import is_failing
from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.entry import Role
from sepgui.domain.exchange import Direction, Layer
from sepgui.domain.host import parse_host
from sepgui.domain.judgement import Judgement
from sepgui.domain.note import Note
from sepgui.domain.outcome import State
from sepgui.domain.plan import Pace, PlanOptions, Vantage
from sepgui.domain.run import CellResult
from sepgui.domain.site import Pair, Site, SiteHost
from sepgui.domain.surroundings import Kind
from sepgui.engine.pipe import (
    Batch,
    CellBytes,
    CellTraced,
    Command,
    ComputerRead,
    DropNote,
    Happened,
    Kept,
    NotesChanged,
    NotSupported,
    Opened,
    Pause,
    PutNote,
    ReadComputer,
    Refusal,
    Reopen,
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
    Waiting,
    Watch,
    WatchScenario,
)
from sepgui.i18n import QT_TRANSLATE_NOOP, translate
from sepgui.simulation.clock import SimClock
from sepgui.simulation.scenario import load_scenario
from sepgui.store.errors import SessionError
from sepgui.store.reader import SessionReader
from tests.app.served import PATIENCE_S, Window, serve

HERE = SiteHost("here", parse_host("127.0.0.1"), frozenset({Role.MANAGER}))
REAL = Watch(
    Site("loopback", (HERE,)),
    Pair(HERE, None),
    None,
    PlanOptions(only=frozenset({"client-manager-http", "server-https"}), pace=Pace.FAST),
    200_000_000,
    Vantage(None, frozenset({Role.CLIENT, Role.CONSOLE, Role.REPORTING_CONSOLE})),
)


def results(batches: list[Batch]) -> dict[int, CellResult]:
    """Return what a window knows of its rows after these batches."""
    known: dict[int, CellResult] = {}
    for batch in batches:
        known.update(batch.results)
    return known


def test_a_scenario_opens_with_its_history_and_goes_live() -> None:
    async def act(window: Window) -> None:
        window.send(WatchScenario("first-look", speed=20.0))
        opened = await window.next(Opened)
        assert opened.live
        assert opened.simulated
        assert opened.title == load_scenario("first-look").title
        assert opened.floor_ns is None
        first = await window.next(Batch)
        assert [index for index, _ in first.results] == list(range(len(opened.rows)))
        assert first.findings is not None
        assert first.running
        assert all(
            sample.at_ns > load_scenario("first-look").history_ns - 5 * 10**9 for sample in first.samples
        )
        with SessionReader(opened.database) as reader:
            history = [len(reader.columns(row.cell)) for row in opened.rows if row.cell.address]
        assert min(history) > 300
        assert first.now_ns >= load_scenario("first-look").history_ns
        live = await window.next(Batch, lambda batch: bool(batch.samples))
        assert {index for index, _ in live.results} <= set(range(len(opened.rows)))

    serve(act)
    assert list(sessions_folder().iterdir()) == [], "a demo leaves nothing behind"


def test_the_window_waits_for_what_fails_and_calls_it_off() -> None:
    async def act(window: Window) -> None:
        window.send(WatchScenario("first-look", speed=60.0))
        await window.next(Opened)
        first = await window.next(Batch)
        failing = {result.row.cell for _, result in first.results if is_failing(result)}
        window.send(TellWhenOpen(lang="it"))
        waiting = await window.next(Waiting)
        assert waiting.cells
        assert set(waiting.cells) == failing
        later = await window.next(Batch, lambda batch: batch.now_ns > first.now_ns + 30 * 10**9)
        await window.next(Batch, lambda batch: batch.now_ns > first.now_ns + 120 * 10**9)
        asked = {
            sample.cell for batch in window.batches if batch.now_ns > later.now_ns for sample in batch.samples
        }
        assert asked <= failing
        window.send(StopWaiting(waiting.cells[:1]))
        assert (await window.next(Waiting)).cells == waiting.cells[1:]
        window.send(StopWaiting())
        assert (await window.next(Waiting)).cells == ()
        await window.next(Batch, lambda batch: any(sample.cell not in failing for sample in batch.samples))

    serve(act)


def test_results_of_the_batches_agree_with_the_session_file(tmp_path: Path) -> None:
    target = tmp_path / "demo.sepsession"
    seen: list[CellResult] = []

    async def act(window: Window) -> None:
        window.send(WatchScenario("first-look", speed=60.0))
        opened = await window.next(Opened)
        await window.next(Batch, lambda batch: batch.now_ns > opened.anchor.monotonic_ns + 3_630 * 10**9)
        window.send(Pause())
        await window.next(Batch, lambda batch: not batch.running and not batch.asking)
        window.send(SaveAs(target))
        await window.next(Saved)
        seen.extend(result for _, result in sorted(results(window.batches).items()))

    serve(act)
    reopened: list[CellResult] = []

    async def look(window: Window) -> None:
        window.send(Reopen(target))
        opened = await window.next(Opened)
        assert not opened.live
        assert opened.database == target
        batch = await window.next(Batch)
        reopened.extend(result for _, result in batch.results)
        assert len(opened.rows) == len(batch.results)
        assert not batch.running
        assert batch.findings is not None

    serve(look)
    assert reopened == seen


def test_a_real_watch_asks_loopback_and_only_that_much() -> None:
    async def act(window: Window) -> None:
        window.send(REAL)
        opened = await window.next(Opened)
        assert not opened.simulated
        assert opened.floor_ns is not None
        assert opened.version_assumed
        for _ in range(3):
            batch = await window.next(Batch, lambda batch: bool(batch.samples))
            assert all(sample.cell.address == "127.0.0.1" for sample in batch.samples)
        assert {result.judgement for _, result in results(window.batches).items()} <= set(Judgement)

    window = serve(act)
    samples = [sample for batch in window.batches for sample in batch.samples]
    keys = [(sample.cell, sample.at_ns) for sample in samples]
    assert len(keys) == len(set(keys)), "no sample is told twice"
    (database,) = sessions_folder().iterdir()
    with SessionReader(database) as reader:
        assert reader.ended_ns is not None
        for sample in samples:
            assert sample.at_ns // 1000 * 1000 in reader.columns(sample.cell).at_ns
    assert crashed_sessions() == ()


def test_nothing_is_told_when_nothing_changed() -> None:
    async def act(window: Window) -> None:
        window.send(REAL)
        await window.next(Batch, lambda batch: bool(batch.samples))
        window.send(Pause())
        await window.next(Batch, lambda batch: not batch.running and not batch.asking)
        told = len(window.events)
        await window.ticks(5)
        assert len(window.events) == told

    serve(act)


def test_a_window_that_does_not_read_gets_one_batch_with_everything() -> None:
    async def act(window: Window) -> None:
        window.send(REAL)
        await window.next(Batch, lambda batch: bool(batch.samples))
        window.reads = False
        told = len(window.events)
        await window.ticks(7)
        assert len(window.events) == told
        window.reads = True
        batch = await window.next(Batch, lambda batch: len(window.events) > told)
        assert len(batch.samples) >= 4
        times = [sample.at_ns for sample in batch.samples]
        assert times == sorted(times)

    serve(act)


def test_pause_start_run_once_and_pace() -> None:
    async def act(window: Window) -> None:
        window.send(REAL)
        opened = await window.next(Opened)
        window.send(Pause())
        await window.next(Batch, lambda batch: not batch.running and not batch.asking)
        cell = opened.rows[0].cell
        window.send(RunOnce((cell,)))
        batch = await window.next(Batch, lambda batch: bool(batch.samples))
        assert {sample.cell for sample in batch.samples} == {cell}
        window.send(SetPace(100_000_000, Pace.FAST), Start())
        await window.next(Batch, lambda batch: batch.running)
        for _ in range(4):
            await window.next(Batch, lambda batch: bool(batch.samples))

    serve(act)


def test_a_cell_is_traced_beside_a_port_that_answers() -> None:
    async def act(window: Window) -> None:
        far = await asyncio.start_server(lambda _reader, writer: writer.close(), "127.0.0.1", 0)
        window.send(REAL)
        opened = await window.next(Opened)
        window.send(Pause())
        cell = opened.rows[0].cell
        async with far:
            window.send(TraceCell(cell, far.sockets[0].getsockname()[1]))
            traced = await window.next(CellTraced)
        assert (traced.cell, traced.trouble) == (cell, None)
        assert traced.way is not None
        assert traced.way.reference is not None
        assert [way.end for way in (traced.way.trace, traced.way.reference)] == ["closed", "open"]
        window.send(TraceCell(replace(cell, address="")))
        assert (await window.next(CellTraced)).way is None

    serve(act)


def test_one_way_is_traced_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(*_given: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(inquiries, "trace_way", never)

    async def act(window: Window) -> None:
        window.send(REAL)
        opened = await window.next(Opened)
        window.send(TraceCell(opened.rows[0].cell), TraceCell(opened.rows[0].cell))
        assert "already" in translate((await window.next(Refusal)).why, "en")

    serve(act)


def test_wishes_right_behind_a_new_pair_do_no_harm() -> None:
    async def act(window: Window) -> None:
        window.send(REAL, RunOnce(), Pause(), Start(), SetPace(200_000_000, Pace.FAST), RunOnce())
        await window.next(Opened)
        await window.next(Batch, lambda batch: bool(batch.samples) and batch.running)

    serve(act)


def test_this_computer_is_read_into_its_session(tmp_path: Path) -> None:
    path = tmp_path / "a.sepsession"

    async def act(window: Window) -> None:
        window.send(REAL)
        await window.next(Opened)
        window.send(ReadComputer(), ReadComputer())
        read = await window.next(ComputerRead)
        assert read.kept is Kept.IN_SESSION
        assert Role.MANAGER in read.computer.roles  # a client's programs may be here besides
        window.send(SaveAs(path), Reopen(path))
        await window.next(Saved)
        assert not (await window.next(Opened)).live
        assert await window.next(ComputerRead) == read
        window.send(ReadComputer())
        again = await window.next(ComputerRead)
        assert again.kept is Kept.NOWHERE
        assert not again.computer.simulated

    window = serve(act)
    with SessionReader(path) as reader:
        assert reader.computer() is not None
    assert sum(isinstance(event, ComputerRead) for event in window.events) == 3


def test_without_a_session_this_computer_is_read_for_nobodys_file() -> None:
    async def act(window: Window) -> None:
        window.send(ReadComputer())
        read = await window.next(ComputerRead)
        assert read.kept is Kept.NOWHERE
        assert read.computer.hosts == ()

    serve(act)


def test_a_simulated_session_has_a_simulated_computer() -> None:
    async def act(window: Window) -> None:
        window.send(WatchScenario("first-look"))
        await window.next(Opened)
        window.send(ReadComputer())
        read = await window.next(ComputerRead)
        assert read.computer.simulated
        assert read.kept is Kept.IN_SESSION

    serve(act)


@pytest.mark.parametrize(
    "command",
    [
        Start(),
        Pause(),
        RunOnce(),
        TraceCell(CellKey("x", "x", "", Transport.TCP, 1)),
        SetPace(1, Pace.FAST),
        SaveAs(Path("x")),
        PutNote(Note(1, "x")),
        SetClock(playing=True, speed=1.0),
    ],
)
def test_without_a_session_everything_is_refused(command: Command) -> None:
    async def act(window: Window) -> None:
        window.send(command)
        refusal = await window.next(Refusal)
        assert translate(refusal.why, "en") == "No session is open."

    serve(act)


def test_a_reopened_session_is_read_and_copied_but_not_continued(tmp_path: Path) -> None:
    path, copy = tmp_path / "a.sepsession", tmp_path / "b.sepsession"

    async def act(window: Window) -> None:
        window.send(REAL)
        await window.next(Batch, lambda batch: bool(batch.samples))
        window.send(PutNote(Note(1, "rule changed")), SaveAs(path), Reopen(path))
        await window.next(Saved)
        opened = await window.next(Opened)
        assert not opened.live
        for command in (Start(), RunOnce(), PutNote(Note(1, "x")), SetClock(playing=True, speed=1.0)):
            window.send(command)
            refusal = await window.next(Refusal)
            assert "cannot" in translate(refusal.why, "en") or "not continued" in translate(refusal.why, "en")
        window.send(SaveAs(copy))
        await window.next(Saved)

    serve(act)
    with SessionReader(copy) as reader:
        assert [note.text for note in reader.notes()] == ["rule changed"]


def test_notes_are_told_changed_deleted_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.sepsession"
    first, second = Note(7, "rule asked for", id=100), Note(5, "call began", id=200)

    async def act(window: Window) -> None:
        window.send(REAL)
        await window.next(Opened)
        window.send(PutNote(first), PutNote(second), PutNote(replace(first, text="rule set")))
        for told in ((first,), (second, first), (second, replace(first, text="rule set"))):
            assert (await window.next(NotesChanged)).notes == told
        window.send(DropNote(200), DropNote(200), SaveAs(path), Reopen(path))
        assert (await window.next(NotesChanged)).notes == (replace(first, text="rule set"),)
        await window.next(Opened)
        assert (await window.next(NotesChanged)).notes == (replace(first, text="rule set"),)

    serve(act)


def test_a_vpn_of_a_scenario_is_told_saved_and_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a.sepsession"

    async def act(window: Window) -> None:
        window.send(WatchScenario("vpn-black-hole"))
        (told,) = (await window.next(Happened)).happenings
        assert told.kind is Kind.ADDRESS
        assert "VPN Rete has the address 10.61.0.9 now; it had 10.60.0.14" in translate(told.text, "en")
        window.send(SaveAs(path), Reopen(path))
        await window.next(Saved)
        assert (await window.next(Happened)).happenings == (told,)

    serve(act)


def test_what_cannot_be_done_is_refused_and_the_session_goes_on(tmp_path: Path) -> None:
    async def act(window: Window) -> None:
        window.send(REAL)
        await window.next(Opened)
        for command, says in (
            (Reopen(tmp_path / "missing.sepsession"), "There is no file"),
            (SaveAs(tmp_path / "no folder" / "x.sepsession"), "cannot be written"),
            (WatchScenario("no-such"), "There is no scenario"),
            (WatchScenario("first-look", speed=1000.0), "1 to 60"),
        ):
            window.send(command)
            refusal = await window.next(Refusal)
            assert says in translate(refusal.why, "en")
        window.send(SetClock(playing=False, speed=2.0))
        await window.next(NotSupported)
        await window.next(Batch, lambda batch: bool(batch.samples))

    serve(act)


def test_a_simulated_clock_pauses_and_changes_speed() -> None:
    async def act(window: Window) -> None:
        window.send(WatchScenario("first-look"))
        await window.next(Batch)
        window.send(SetClock(playing=True, speed=60.0))
        begun = await window.next(Batch, lambda batch: bool(batch.samples))
        fast = await window.next(Batch, lambda batch: batch.now_ns - begun.now_ns > 20 * 10**9)
        window.send(SetClock(playing=False, speed=61.0))
        refusal = await window.next(Refusal)
        assert "1 to 60" in translate(refusal.why, "en")
        window.send(SetClock(playing=False, speed=60.0), RunOnce())
        await window.ticks(3)
        paused = window.batches[-1]
        await window.ticks(5)
        assert replace(window.batches[-1], findings=paused.findings) == paused, (
            "time stands still, and so does everything"
        )
        assert paused.now_ns >= fast.now_ns

    serve(act)


def test_another_session_takes_the_place_of_the_first() -> None:
    async def act(window: Window) -> None:
        window.send(REAL, WatchScenario("first-look"))
        first = await window.next(Opened)
        second = await window.next(Opened)
        assert not first.simulated
        assert second.simulated
        with SessionReader(first.database) as reader:
            assert reader.ended_ns is not None
        batch = await window.next(Batch, lambda batch: bool(batch.samples))
        known = {row.cell for row in second.rows}
        assert {sample.cell for sample in batch.samples} <= known

    serve(act)


def test_quitting_while_a_session_opens_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    jump = SimClock.jump
    jumping = asyncio.Event()

    async def told(clock: SimClock, to_ns: int) -> None:
        jumping.set()
        await jump(clock, to_ns)

    async def act(window: Window) -> None:
        window.send(WatchScenario("first-look"))
        await jumping.wait()

    monkeypatch.setattr(SimClock, "jump", told)
    window = serve(act)
    assert not any(isinstance(event, Opened) for event in window.events)
    assert list(sessions_folder().iterdir()) == []


def test_rows_that_change_are_told_before_their_results() -> None:
    async def act(window: Window) -> None:
        moving = SiteHost("moves", parse_host("localhost"), frozenset({Role.MANAGER}))
        window.send(
            Watch(Site("s", (moving,)), Pair(moving, None), None, REAL.options, 200_000_000, REAL.vantage)
        )
        opened = await window.next(Opened)
        assert [row.cell.address for row in opened.rows] == ["", ""]
        changed = await window.next(RowsChanged)
        assert all(row.cell.address for row in changed.rows)
        batch = await window.next(Batch, lambda batch: bool(batch.samples))
        assert len(results([batch])) <= len(changed.rows)
        for index, result in batch.results:
            assert result.row == changed.rows[index]

    serve(act)


def test_a_file_that_cannot_be_written_is_told_once(monkeypatch: pytest.MonkeyPatch) -> None:
    trouble = SessionError(QT_TRANSLATE_NOOP("Test", "disk is full"))

    async def act(window: Window) -> None:
        window.send(REAL)
        await window.next(Opened)
        monkeypatch.setattr(LiveSession, "trouble", property(lambda self: trouble))
        refusal = await window.next(Refusal)
        assert refusal.why == trouble.text
        await window.ticks(22)
        assert sum(isinstance(event, Refusal) for event in window.events) == 1

    serve(act)


def test_a_named_file_is_renewed_and_its_trouble_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(server, "_SAVED_EVERY", 1)
    folder = tmp_path / "stick"
    folder.mkdir()
    target = folder / "session.sepsession"

    async def act(window: Window) -> None:
        window.send(REAL, SaveAs(target))
        await window.next(Saved)
        target.unlink()
        async with asyncio.timeout(PATIENCE_S):
            while not target.exists():
                await window.ticks(1)
        target.unlink()
        folder.rmdir()
        refusal = await window.next(Refusal)
        assert "cannot be written" in translate(refusal.why, "en")
        folder.mkdir()

    window = serve(act)
    with SessionReader(target) as reader:
        assert reader.ended_ns is not None
    assert sum(isinstance(event, Saved) for event in window.events) == 1, "only what was asked for is told"


@pytest.mark.parametrize("command", [REAL, WatchScenario("first-look")])
def test_a_session_that_cannot_be_recorded_is_refused(command: Command, tmp_path: Path) -> None:
    data = tmp_path / "xdg" / "data"
    data.parent.mkdir(parents=True)
    data.write_text("a file in the way")

    async def act(window: Window) -> None:
        window.send(command)
        refusal = await window.next(Refusal)
        assert "cannot be written" in translate(refusal.why, "en")

    serve(act)


def test_a_bug_comes_out_after_the_session_was_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    def buggy(_self: LiveSession, _sample: Sample) -> None:
        raise LookupError("a bug")

    async def act(window: Window) -> None:
        window.send(REAL)
        await window.next(Opened)
        await window.next(Batch, lambda batch: bool(batch.samples))
        monkeypatch.setattr(LiveSession, "put", buggy)
        await asyncio.get_running_loop().create_future()

    with pytest.raises(ExceptionGroup) as caught:
        serve(act)
    assert caught.group_contains(LookupError, match="a bug", depth=None) or "a bug" in repr(caught.value)
    assert crashed_sessions() == ()
    (database,) = sessions_folder().iterdir()
    with SessionReader(database) as reader:
        assert reader.ended_ns is not None


def speaks_https(sample: Sample) -> bool:
    """Whether a sample is of the console or the reporting console, and says that it is open."""
    return sample.cell.port in (8443, 8445) and sample.outcome.meaning.state is State.OPEN


def test_the_bytes_of_one_attempt_are_told_though_the_watch_is_paused() -> None:
    async def act(window: Window) -> None:
        window.send(WatchScenario("first-look", speed=5.0))
        await window.next(Opened)
        batch = await window.next(Batch, lambda batch: any(map(speaks_https, batch.samples)))
        cell = next(filter(speaks_https, batch.samples)).cell
        window.send(Pause())
        await window.next(Batch, lambda batch: not batch.running)
        window.send(ShowBytes(cell))
        told = await window.next(CellBytes)
        assert told.cell == cell
        assert told.exchange is not None
        talk = told.exchange.talks[0]
        assert (talk.address, talk.port) == (cell.address, cell.port)
        sent = [each for each in talk.said if each.direction is Direction.SENT]
        assert sent[0].data.startswith(b"GET ")
        assert {each.layer for each in talk.said} == {Layer.INSIDE}
        assert talk.tls

    serve(act)


def test_a_cell_that_is_not_asked_has_no_bytes() -> None:
    async def act(window: Window) -> None:
        window.send(WatchScenario("first-look", speed=5.0))
        await window.next(Opened)
        window.send(ShowBytes(CellKey("client-manager-http", "x", "192.0.2.200", Transport.TCP, 1)))
        told = await window.next(CellBytes)
        assert told.exchange is None
        assert told.trouble is not None

    serve(act)
