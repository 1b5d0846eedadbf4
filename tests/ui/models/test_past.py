"""The past as read from a real session file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from sepgui.domain.cell import CellKey, Sample
from sepgui.domain.outcome import Service, State
from sepgui.store.errors import SessionError
from sepgui.ui.graph.buffer import STATE_CODES
from sepgui.ui.models.lanes import RowPast
from sepgui.ui.models.past import SINGLE_NS, read_past
from tests.fakes import results
from tests.store.sessions import ABOUT, ROWS, writer

SECOND = 1_000_000_000
HOUR_S = 3600
ROW = next(row for row in ROWS if row.cell.address)
START = ABOUT.anchor.monotonic_ns


def recorded(folder: Path, seconds: int) -> tuple[Path, int]:
    """A session of one sample every 10 s; each hundredth fails, each tenth has a mute service."""
    session = writer(folder)
    for number in range(seconds // 10):
        at_ns = START + number * 10 * SECOND
        outcome = results.answer(rtt_ms=12)
        if number % 100 == 50:
            outcome = results.SILENT
        elif number % 10 == 5:
            outcome = results.answer(Service.MUTE)
        session.put(Sample(ROW.cell, at_ns, at_ns, outcome))
        session.flush(at_ns).result()
    now_ns = START + seconds * SECOND
    assert session.close(now_ns) is None
    return session.path, now_ns


def test_recent_samples_come_singly(tmp_path: Path) -> None:
    path, now_ns = recorded(tmp_path, 1000)
    (past,) = read_past(path, (ROW.cell,), ABOUT.anchor, now_ns, HOUR_S * SECOND)
    assert len(past.samples) == 100
    assert list(past.samples.at_ns[:2]) == [START // 1000 * 1000, (START + 10 * SECOND) // 1000 * 1000]
    assert past.samples.rtt_us[0] == 12_000
    assert past.samples.state[50] == STATE_CODES[State.FILTERED]
    assert len(past.troubles) == 10, "a wrong service behind an open port is kept apart"
    assert past.minutes is None


def test_older_samples_come_as_minutes_and_nothing_is_lost_between(tmp_path: Path) -> None:
    path, now_ns = recorded(tmp_path, 4 * HOUR_S)
    (read,) = read_past(path, (ROW.cell,), ABOUT.anchor, now_ns, 24 * HOUR_S * SECOND)
    assert read.minutes is not None
    assert int(read.samples.at_ns[0]) >= now_ns - SINGLE_NS - 60 * SECOND
    past = RowPast()
    past.restore(read.samples, read.troubles, read.minutes)
    loss = past.loss(START - 60 * SECOND, now_ns + SECOND)
    count = 4 * HOUR_S // 10
    assert (loss.asked, loss.failures) == (count, len([n for n in range(count) if n % 100 == 50]))
    lane = past.lane(START - START % SECOND, now_ns, 300)
    assert np.count_nonzero(lane.tick) >= loss.failures


def test_a_cell_without_address_has_no_past(tmp_path: Path) -> None:
    path, now_ns = recorded(tmp_path, 100)
    quiet = CellKey(ROW.cell.entry, ROW.cell.host, "", ROW.cell.transport, ROW.cell.port)
    (past,) = read_past(path, (quiet,), ABOUT.anchor, now_ns, HOUR_S * SECOND)
    assert len(past.samples) == 0


def test_a_file_that_is_none_is_said(tmp_path: Path) -> None:
    with pytest.raises(SessionError):
        read_past(tmp_path / "none", (ROW.cell,), ABOUT.anchor, 0, SECOND)
