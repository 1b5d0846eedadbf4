"""A recording plays: the same samples at the same times, the same verdicts, steered like a scenario."""

from __future__ import annotations

from pathlib import Path

import pytest

from sepgui.app.places import sessions_folder
from sepgui.app.sharing import share
from sepgui.app.stage import BEFORE_NS
from sepgui.domain.cell import CellKey
from sepgui.domain.note import Note
from sepgui.domain.outcome import RttSource, State
from sepgui.domain.run import CellResult
from sepgui.engine.pipe import (
    BackToStart,
    Batch,
    ClockState,
    Happened,
    Jump,
    NotesChanged,
    Opened,
    Pause,
    Play,
    PutNote,
    Refusal,
    Replay,
    RowsChanged,
    RunOnce,
    SaveAs,
    SetClock,
    Start,
)
from sepgui.i18n import translate
from sepgui.store.reader import SessionReader
from sepgui.store.recorded import recorded
from tests.app.served import Window, serve
from tests.app.tapes import tape_of

S = 1_000_000_000
END_NS = 100 * S
NOTE = Note(30 * S, "before the rule", id=1)
Series = dict[CellKey, list[tuple[int, State]]]


@pytest.fixture(scope="module")
def tape(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A hundred seconds of the silent firewall, which drops 8014 after forty."""
    return tape_of("silent-firewall", tmp_path_factory.mktemp("tape") / "tape.sepsession", PutNote(NOTE))


def series_of(path: Path) -> Series:
    with SessionReader(path) as reader:
        cells = tuple(row.cell for row in reader.rows())
        found: Series = {}
        for sample in recorded(reader, cells, reader.state_changes()):
            found.setdefault(sample.cell, []).append((sample.at_ns, sample.outcome.meaning.state))
        return found


def series_told(window: Window) -> Series:
    found: Series = {}
    for batch in window.batches:
        for sample in batch.samples:
            found.setdefault(sample.cell, []).append((sample.at_ns, sample.outcome.meaning.state))
    return found


def test_a_recording_plays_every_sample_at_its_very_moment(tape: Path) -> None:
    async def act(window: Window) -> None:
        window.send(Replay(tape, play=Play.PAUSED))
        opened = await window.next(Opened)
        assert (opened.replayed, opened.simulated, opened.live) == (True, True, True)
        assert opened.anchor.monotonic_ns == 0
        state = await window.next(ClockState)
        assert (state.now_ns, state.playing) == (0, False)
        assert state.end_ns == END_NS
        window.send(Jump(END_NS))
        await window.next(ClockState, lambda state: state.now_ns == END_NS and state.ahead_to_ns is None)
        await window.ticks(12)

    window = serve(act)
    assert series_told(window) == series_of(tape)
    assert sum(map(len, series_of(tape).values())) > 200
    assert not any(isinstance(event, RowsChanged) for event in window.events)
    (notes,) = [event for event in window.events if isinstance(event, NotesChanged)]
    assert notes.notes == (NOTE,)


def test_what_a_recording_gives_is_what_was_found_when_it_was_made(tape: Path) -> None:
    results: dict[int, CellResult] = {}

    async def act(window: Window) -> None:
        window.send(Replay(tape, speed=60.0))
        await window.next(ClockState, lambda state: not state.playing and state.now_ns == END_NS)
        batch = await window.next(Batch, lambda batch: bool(batch.findings))
        assert [finding.cause.value for finding in batch.findings or ()] == ["firewall-drop"]
        for batch in window.batches:
            results.update(batch.results)

    serve(act)
    with SessionReader(tape) as reader:
        assert [result.row for _, result in sorted(results.items())] == list(reader.rows())
        for result in results.values():
            speaks = reader.settled(result.row.cell)
            assert (result.sample is None) == (speaks is None)
            if result.sample is not None and speaks is not None:
                assert result.sample.outcome == speaks.outcome
    assert list(sessions_folder().iterdir()) == []


def test_changes_of_state_are_what_one_jumps_to(tape: Path) -> None:
    async def act(window: Window) -> None:
        window.send(Replay(tape, play=Play.PAUSED), Jump())
        state = await window.next(ClockState)
        (event,) = state.events
        assert 40 * S <= event.at_ns <= 44 * S
        assert event.words.en == "sepm-pd.rete.example, port 8014: open → filtered"
        assert event.words.it == "sepm-pd.rete.example, porta 8014: aperta → filtrata"
        jumped = await window.next(ClockState, lambda state: state.now_ns > 0 and state.ahead_to_ns is None)
        assert jumped.now_ns == event.at_ns - BEFORE_NS
        window.send(Jump(3600 * S))
        await window.next(ClockState, lambda state: state.now_ns == END_NS)
        window.send(Jump())
        assert "Nothing more" in translate((await window.next(Refusal)).why, "en")

    serve(act)


def test_it_is_played_and_paused_and_begun_again_and_nothing_else(tape: Path, tmp_path: Path) -> None:
    async def act(window: Window) -> None:
        window.send(Replay(tape, speed=10.0))
        await window.next(ClockState)
        window.send(Pause())
        assert not (await window.next(ClockState)).playing
        window.send(Start(), SetClock(playing=True, speed=60.0))
        assert (await window.next(ClockState, lambda state: state.speed == 60.0)).playing
        for command in (RunOnce(), PutNote(Note(1, "x"))):
            window.send(command)
            assert "recording" in translate((await window.next(Refusal)).why, "en")
        window.send(SaveAs(tmp_path / "copy.sepsession"))
        assert "its own file" in translate((await window.next(Refusal)).why, "en")
        await window.next(ClockState, lambda state: state.now_ns == END_NS)
        window.send(BackToStart())
        assert (await window.next(Opened)).replayed
        assert (await window.next(ClockState)).now_ns == 0

    before = tape.read_bytes()
    serve(act)
    assert tape.read_bytes() == before
    assert list(sessions_folder().iterdir()) == []
    assert not (tmp_path / "copy.sepsession").exists()


def test_what_is_no_recording_is_refused_and_the_session_goes_on(tape: Path, tmp_path: Path) -> None:
    async def act(window: Window) -> None:
        window.send(Replay(tape, speed=60.0))
        await window.next(Opened)
        window.send(Replay(tmp_path / "missing"), Replay(tape, speed=61.0))
        assert "no file" in translate((await window.next(Refusal)).why, "en")
        assert "1 to 60" in translate((await window.next(Refusal)).why, "en")
        await window.next(ClockState, lambda state: state.now_ns == END_NS)

    serve(act)


def test_samples_are_as_whole_as_the_file_keeps_them(tape: Path) -> None:
    with SessionReader(tape) as reader:
        rows, changes = reader.rows(), reader.state_changes()
        samples = list(recorded(reader, tuple(row.cell for row in rows), changes))
    assert [sample.at_ns for sample in samples] == sorted(sample.at_ns for sample in samples)
    for change in changes:
        assert change.sample in samples
    measured = [sample.outcome for sample in samples if sample.outcome.rtt_ns is not None]
    assert {outcome.rtt_source for outcome in measured} <= {RttSource.KERNEL, RttSource.WALL}


def test_a_shared_recording_plays_to_the_same_end_under_other_names(tape: Path, tmp_path: Path) -> None:
    copy = tmp_path / "shared.sepsession"
    share(tape, copy)
    shown = b"".join((copy.read_bytes(), *_texts(copy))).lower()
    assert not [name for name in (b"sepm-pd", b"pc-vr-04", b"rete.example", b"10.40.1") if name in shown]

    async def act(window: Window) -> None:
        window.send(Replay(copy, play=Play.PAUSED))
        opened = await window.next(Opened)
        assert opened.pair.manager.name == "MANAGER-1"
        window.send(Jump(END_NS))
        batch = await window.next(Batch, lambda batch: bool(batch.findings))
        assert [finding.cause.value for finding in batch.findings or ()] == ["firewall-drop"]

    serve(act)


def test_what_happened_to_this_computer_happens_again_and_the_simulation_stays_one(tmp_path: Path) -> None:
    black_hole = tape_of("vpn-black-hole", tmp_path / "tape.sepsession")
    with SessionReader(black_hole) as reader:
        recorded_then, began_ns = reader.happenings(), reader.about.anchor.monotonic_ns
    assert recorded_then

    async def act(window: Window) -> None:
        window.send(Replay(black_hole, play=Play.PAUSED))
        assert (await window.next(Opened)).simulated
        assert not [event for event in window.events if isinstance(event, Happened)]
        window.send(Jump(3600 * S))
        told = await window.next(Happened, lambda event: len(event.happenings) == len(recorded_then))
        assert [(each.at_ns, each.text) for each in told.happenings] == [
            (each.at_ns - began_ns, each.text) for each in recorded_then
        ]

    serve(act)


def test_a_firewall_request_out_of_a_replayed_simulation_is_for_nobody(tape: Path) -> None:
    async def act(window: Window) -> None:
        window.send(Replay(tape, speed=60.0), Jump(END_NS))
        batch = await window.next(Batch, lambda batch: bool(batch.findings))
        requests = [request for finding in batch.findings or () for request in finding.requests]
        assert requests
        assert all(request.simulated for request in requests)

    serve(act)


def _texts(path: Path) -> list[bytes]:
    with SessionReader(path) as reader:
        kept = (reader.about, reader.rows(), reader.state_changes(), reader.finding_spans(), reader.notes())
        return [repr(each).encode() for each in kept]
