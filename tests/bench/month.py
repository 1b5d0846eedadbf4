"""Writes a session file of many days at 24 × 1 Hz in a minute: sealed blocks, put into the file directly.

Each block is sealed as the product seals it; that it was written second by second is left out.
"""

from __future__ import annotations

import sqlite3
from array import array
from pathlib import Path
from random import Random

from sepgui.domain.cell import Anchor
from sepgui.store.blocks import BLOCK_NS, NO_RTT, SeriesColumns, sealed
from sepgui.store.document import Document
from sepgui.store.minutes import minutes_of
from sepgui.store.schema import About
from tests.bench.test_store import CELLS, PLAN, ROWS, Latency
from tests.engine.plans import S

_BLOCK_S = BLOCK_NS // S
_UNIX_NS = 1_795_507_200_000_000_000
_DAY_S = 86_400
_SILENT = 2
_FAILING = 0.05
"""How many of the blocks hold a failure, and keep their single samples for ever."""


def write_days(path: Path, days: int) -> Path:
    """Write a session of so many days that ended as it should, and return its path."""
    seconds = days * _DAY_S
    about = About(PLAN, Anchor(0, _UNIX_NS), "bench", True, S)
    document = Document(path.with_suffix(".db"), about, ROWS)
    cells = [Latency(number) for number in range(CELLS)]
    document.write([cells[n].sample(n, seconds * S + n * 41_666_666) for n in range(CELLS)], seconds * S)
    with sqlite3.connect(document.path, isolation_level=None) as database:
        database.execute("BEGIN")
        dice = Random(20261124)
        rtts = [
            array("i", (int(14_000 + 600 * dice.gammavariate(1.2, 1)) for _ in range(600))) for _ in range(20)
        ]
        for number in range(CELLS):
            database.executemany(
                "INSERT INTO block(cell, block, asked, failures, retransmits, minutes, columns)"
                " VALUES (?, ?, ?, ?, 0, ?, ?)",
                (
                    _block(number + 1, begin_s, dice.choice(rtts), failing=dice.random() < _FAILING)
                    for begin_s in range(0, seconds, _BLOCK_S)
                ),
            )
        database.execute("COMMIT")
    database.close()
    document.finish((seconds + 1) * S)
    document.copy_to(path, lambda: None)
    document.close()
    return path


def _block(cell: int, begin_s: int, rtt_us: array[int], *, failing: bool) -> tuple[object, ...]:
    at_ns = array("q", range(begin_s * S, (begin_s + _BLOCK_S) * S, S))
    none = array("B", bytes(_BLOCK_S))
    state = array("B", none)
    if failing:
        rtt_us, state[300] = rtt_us[:], _SILENT
        rtt_us[300] = NO_RTT
    meaning = array("I", [1]) * _BLOCK_S
    columns = SeriesColumns(at_ns, at_ns, rtt_us, state, none, meaning, array("H", bytes(2 * _BLOCK_S)))
    return (
        cell,
        (begin_s * S + _UNIX_NS) // BLOCK_NS,
        _BLOCK_S,
        int(failing),
        minutes_of(columns, _UNIX_NS).packed(),
        sealed(columns),
    )
