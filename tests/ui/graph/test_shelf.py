"""What is on the shelf is read as if it had stayed in memory, and takes none."""

from __future__ import annotations

import gc
import os
import tracemalloc
from collections.abc import Callable, Generator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sepgui.ui.graph.buffer import BLOCK, NO_RTT, Columns, SampleBuffer
from sepgui.ui.graph.shelf import FileShelf
from tests.fakes.shelves import shelf_in

SECOND = 1_000_000_000
LONG = 20 * BLOCK + 777


def some(count: int, seed: int = 7, start_ns: int = 0) -> Columns:
    """Return samples about a second apart, some of them at the same instant; one in twenty failed."""
    dice = np.random.default_rng(seed)
    gaps = dice.integers(0, 2 * SECOND, count) * (dice.random(count) > 0.1)
    state = np.where(dice.random(count) < 0.05, 2, 0).astype(np.uint8)
    rtt = np.where(state == 0, dice.integers(200, 90_000, count), NO_RTT).astype(np.int32)
    repeats = (dice.random(count) < 0.02).astype(np.uint8)
    return Columns(start_ns + np.cumsum(gaps).astype(np.int64), rtt, state, repeats)


def extend(buffer: SampleBuffer, columns: Columns) -> None:
    buffer.extend(columns.at_ns, columns.rtt_us, columns.state, columns.repeats)


def append(buffer: SampleBuffer, columns: Columns) -> None:
    rows = zip(columns.at_ns, columns.rtt_us, columns.state, columns.repeats, strict=True)
    for at_ns, rtt_us, state, repeats in rows:
        buffer.append(int(at_ns), int(rtt_us), int(state), int(repeats))


def inside(columns: Columns, start_ns: int, end_ns: int) -> Columns:
    begin, stop = np.searchsorted(columns.at_ns, (start_ns, end_ns))
    return columns.part(int(begin), int(stop))


def same(one: Columns, other: Columns) -> bool:
    names = ("at_ns", "rtt_us", "state", "repeats")
    return all(np.array_equal(getattr(one, name), getattr(other, name)) for name in names)


def whole(buffer: SampleBuffer) -> Columns:
    return Columns(buffer.at_ns, buffer.rtt_us, buffer.state, buffer.repeats)


@pytest.fixture
def shelf(tmp_path: Path) -> Generator[FileShelf]:
    made = shelf_in(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize("fill", [append, extend])
def test_all_comes_back_in_order(shelf: FileShelf, fill: Callable[[SampleBuffer, Columns], None]) -> None:
    told, buffer = some(LONG), SampleBuffer(shelf=shelf)
    fill(buffer, told)
    assert shelf.slots >= 18
    assert len(buffer) == LONG
    assert same(whole(buffer), told)
    assert buffer.first_ns == told.at_ns[0]
    assert buffer.last_ns == told.at_ns[-1]
    assert buffer.last_state == told.state[-1]


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Generator[tuple[SampleBuffer, SampleBuffer]]:
    """The same samples, once with a shelf and once in memory."""
    shelf = shelf_in(tmp_path_factory.mktemp("shelf"))
    put, kept = SampleBuffer(shelf=shelf), SampleBuffer()
    for buffer in (put, kept):
        extend(buffer, some(LONG))
    yield put, kept
    shelf.close()


_PLACES = st.one_of(
    st.integers(-5, LONG + 5),
    st.integers(0, 20).flatmap(lambda n: st.sampled_from((n * BLOCK - 1, n * BLOCK, n * BLOCK + 1))),
)


@given(_PLACES, _PLACES, st.integers(-1, 1))
def test_every_span_reads_the_same(
    both: tuple[SampleBuffer, SampleBuffer], first: int, last: int, shift_ns: int
) -> None:
    put, kept = both
    times = kept.at_ns
    start_ns, end_ns = (
        int(times[min(max(0, at), LONG - 1)]) + shift_ns for at in (min(first, last), max(first, last))
    )
    assert same(
        inside(put.covering(start_ns, end_ns), start_ns, end_ns), inside(whole(kept), start_ns, end_ns)
    )
    assert put.counted(start_ns, end_ns) == kept.counted(start_ns, end_ns)
    assert put.place(start_ns) == kept.place(start_ns) == int(np.searchsorted(times, start_ns))
    assert put.nearest_ns(end_ns) == kept.nearest_ns(end_ns)
    assert abs(kept.nearest_ns(end_ns) - end_ns) == int(np.abs(times - end_ns).min())


def test_the_last_hour_at_one_a_second_is_read_where_it_lies(shelf: FileShelf) -> None:
    """No copy, no file: what is shown most costs what it did."""
    buffer = SampleBuffer(shelf=shelf)
    told = some(LONG)
    told = Columns(np.arange(LONG, dtype=np.int64) * SECOND, told.rtt_us, told.state, told.repeats)
    extend(buffer, told)
    for _ in range(BLOCK + 1):
        buffer.append(buffer.last_ns + SECOND, 20_000, 0)
        hour = buffer.covering(buffer.last_ns - 3_600 * SECOND, buffer.last_ns + 1)
        assert hour.at_ns.base is buffer.covering(buffer.last_ns, buffer.last_ns + 1).at_ns.base
        assert len(hour) <= 2 * BLOCK


@pytest.mark.parametrize("live", [10, LONG])
def test_what_a_session_file_knew_comes_before(shelf: FileShelf, live: int) -> None:
    older = some(2 * BLOCK - 3, 1)
    newer = some(live, 2, int(older.at_ns[-1]) + 1)
    buffer = SampleBuffer(shelf=shelf)
    append(buffer, newer)
    buffer.put_before(older)
    buffer.put_before(some(0))
    assert len(buffer) == len(older) + live
    assert same(whole(buffer).part(0, len(older)), older)
    assert same(whole(buffer).part(len(older), len(buffer)), newer)


@pytest.mark.parametrize("count", [0, 1, BLOCK - 1, BLOCK, 5 * BLOCK + 1, LONG - 1])
def test_the_oldest_are_let_go(tmp_path: Path, count: int) -> None:
    told, shelf = some(LONG), shelf_in(tmp_path)
    for buffer in (SampleBuffer(shelf=shelf), SampleBuffer()):
        extend(buffer, told)
        assert same(buffer.first(count), told.part(0, count))
        buffer.let_go(count)
        assert len(buffer) == LONG - count
        assert same(whole(buffer), told.part(count, LONG))
        buffer.append(buffer.last_ns + 5, 7, 0)
        assert int(buffer.at_ns[-1]) == int(told.at_ns[-1]) + 5
    shelf.close()


def test_room_on_the_shelf_is_used_again(shelf: FileShelf) -> None:
    for seed in range(3):
        buffer = SampleBuffer(shelf=shelf)
        extend(buffer, some(LONG, seed))
        assert same(whole(buffer), some(LONG, seed))
        del buffer
        gc.collect()
        shelf.forget()
    assert shelf.slots < 25


def test_until_it_is_written_it_is_read_from_memory(tmp_path: Path) -> None:
    due: list[Callable[[], None]] = []
    shelf = FileShelf(lambda: tmp_path, due.append)
    buffer, told = SampleBuffer(shelf=shelf), some(LONG)
    extend(buffer, told)
    assert shelf.slots == 0
    assert same(whole(buffer), told)
    for work in due[::2]:
        work()
    assert shelf.slots == len(due[::2])
    assert same(whole(buffer), told)
    shelf.close()


def test_without_a_place_for_the_file_everything_stays_in_memory(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.touch()
    shelf = shelf_in(taken)
    buffer, told = SampleBuffer(shelf=shelf), some(LONG)
    extend(buffer, told)
    assert same(whole(buffer), told)
    assert shelf.slots == 0
    shelf.close()


def test_the_file_has_no_name_that_could_stay(shelf: FileShelf, tmp_path: Path) -> None:
    extend(SampleBuffer(shelf=shelf), some(LONG))
    assert shelf.slots
    assert os.name == "nt" or not list(tmp_path.iterdir())


def grown_bytes(buffer: SampleBuffer) -> int:
    """Return by how many bytes memory grows while a day of samples comes in, after three hours of them."""
    tracemalloc.start()
    try:
        append(buffer, some(3 * BLOCK))
        before = tracemalloc.get_traced_memory()[0]
        for _ in range(20):
            extend(buffer, some(BLOCK, start_ns=buffer.last_ns))
        return tracemalloc.get_traced_memory()[0] - before
    finally:
        tracemalloc.stop()


def test_memory_does_not_grow_with_the_samples(shelf: FileShelf) -> None:
    most = 20 * BLOCK
    assert grown_bytes(SampleBuffer(shelf=shelf)) < most
    assert grown_bytes(SampleBuffer()) > 13 * most, "the figure would not show samples that stay"
