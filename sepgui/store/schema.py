"""The layout of a session file: one SQLite document, and the values that are written whole into it."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, cast

import msgspec
from msgspec import Struct

from sepgui.domain.attempt import Transport
from sepgui.domain.cell import Anchor, CellKey, Sample
from sepgui.domain.computer import Computer
from sepgui.domain.finding import Finding
from sepgui.domain.outcome import Meaning, Outcome, Phases, RttSource
from sepgui.domain.plan import Pass, Plan
from sepgui.domain.run import Row
from sepgui.domain.surroundings import Happening
from sepgui.domain.trace import StoredTrace
from sepgui.domain.words import Words
from sepgui.store.blocks import NO_RTT, STATE_CODES, UNKNOWN_RETRANSMITS, SeriesColumns

APPLICATION_ID = 0x53455047
"""``SEPG``: names the file's kind in its header (SQLite file format 1.3)."""
SCHEMA_VERSION = 2
"""Version 2 keeps quartiles and p95 of each minute; what version 1 is read as: sepgui.store.migrating."""

SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE cell(
    id INTEGER PRIMARY KEY, entry TEXT NOT NULL, host TEXT NOT NULL, address TEXT NOT NULL,
    transport TEXT NOT NULL, port INTEGER NOT NULL, seen_from TEXT NOT NULL DEFAULT '',
    UNIQUE(entry, host, address, transport, port, seen_from)
);
CREATE TABLE meaning(id INTEGER PRIMARY KEY, json TEXT NOT NULL UNIQUE);
CREATE TABLE live(id INTEGER PRIMARY KEY, block INTEGER NOT NULL, samples BLOB NOT NULL);
CREATE INDEX live_of_block ON live(block);
CREATE TABLE block(
    id INTEGER PRIMARY KEY, cell INTEGER NOT NULL REFERENCES cell, block INTEGER NOT NULL,
    asked INTEGER NOT NULL, failures INTEGER NOT NULL, retransmits INTEGER NOT NULL,
    minutes BLOB NOT NULL, columns BLOB
);
CREATE INDEX block_of_cell ON block(cell, block);
CREATE INDEX block_by_age ON block(block) WHERE columns IS NOT NULL;
CREATE TABLE newest(cell INTEGER PRIMARY KEY REFERENCES cell, sample BLOB NOT NULL, settled BLOB NOT NULL);
CREATE TABLE state_change(
    id INTEGER PRIMARY KEY, cell INTEGER NOT NULL REFERENCES cell, at_ns INTEGER NOT NULL,
    before INTEGER REFERENCES meaning, sample BLOB NOT NULL
);
CREATE INDEX state_change_of_cell ON state_change(cell, at_ns);
CREATE TABLE finding(id INTEGER PRIMARY KEY, began_ns INTEGER NOT NULL, ended_ns INTEGER, json TEXT NOT NULL);
CREATE TABLE note(
    id INTEGER PRIMARY KEY, at_ns INTEGER NOT NULL, cell INTEGER REFERENCES cell, text TEXT NOT NULL
);
CREATE TABLE phases(block INTEGER PRIMARY KEY REFERENCES block, columns BLOB NOT NULL);
CREATE TABLE happening(id INTEGER PRIMARY KEY, json TEXT NOT NULL);
CREATE TABLE trace(id INTEGER PRIMARY KEY, at_ns INTEGER NOT NULL, json TEXT NOT NULL);
"""
"""Version 1 began without some of the tables: without one, a reader finds nothing of its kind.

So it does with the column `seen_from`, which files had not before sessions of several hosts were merged.
"""


_LATEST_NS = 1 << 62
_LAST_PORT = 65_535
Ns = Annotated[int, msgspec.Meta(ge=0, lt=_LATEST_NS)]
Port = Annotated[int, msgspec.Meta(ge=0, le=_LAST_PORT)]


class About(Struct, frozen=True):
    """What a session is about: said when it begins, and true until it ends."""

    plan: Plan
    anchor: Anchor
    program: str
    simulated: bool
    interval_ns: int
    floor_ns: int | None = None
    title: Words | None = None
    system: str | None = None


class StateChange(Struct, frozen=True):
    """A cell whose state or service became another; `before` is None for its first sample."""

    cell: CellKey
    at_ns: int
    before: Meaning | None
    sample: Sample


class FindingSpan(Struct, frozen=True):
    """A finding with the time from when to when it held; `ended_ns` None: to the end."""

    finding: Finding
    began_ns: int
    ended_ns: int | None


class StoredSample(msgspec.Struct, array_like=True, frozen=True):
    """A sample as a row of the live table: cell and meaning by their ids."""

    cell: int
    at_ns: Ns
    due_ns: Ns
    asked: Pass
    meaning: int
    rtt_ns: Ns | None
    rtt_source: RttSource
    syn_retransmits: int | None
    phases: Phases
    local_address: str | None
    local_port: Port | None
    traceback: str | None


def stored(sample: Sample, cell: int, meaning: int) -> StoredSample:
    """Return a sample as it is written."""
    outcome = sample.outcome
    return StoredSample(
        cell,
        sample.at_ns,
        sample.due_ns,
        sample.asked,
        meaning,
        outcome.rtt_ns,
        outcome.rtt_source,
        outcome.syn_retransmits,
        outcome.phases,
        outcome.local_address,
        outcome.local_port,
        outcome.traceback,
    )


def restored(stored: StoredSample, cell: CellKey, meaning: Meaning) -> Sample:
    """Return the sample that was written."""
    outcome = Outcome(
        meaning,
        stored.rtt_ns,
        stored.rtt_source,
        stored.syn_retransmits,
        stored.phases,
        stored.local_address,
        stored.local_port,
        stored.traceback,
    )
    return Sample(cell, stored.at_ns, stored.due_ns, outcome, stored.asked)


def append(columns: SeriesColumns, stored: StoredSample, meaning: Meaning) -> None:
    """Add a sample to the columns of its cell."""
    repeats = stored.syn_retransmits
    columns.append(
        at_ns=stored.at_ns,
        due_ns=stored.due_ns,
        rtt_us=NO_RTT if stored.rtt_ns is None else min(stored.rtt_ns // 1_000, 2**31 - 1),
        state=STATE_CODES[meaning.state],
        retransmits=UNKNOWN_RETRANSMITS if repeats is None else min(repeats, UNKNOWN_RETRANSMITS - 1),
        meaning=stored.meaning,
        local_port=stored.local_port or 0,
    )


samples_encoder = msgspec.msgpack.Encoder()
samples_decoder = msgspec.msgpack.Decoder(list[StoredSample])
sample_decoder = msgspec.msgpack.Decoder(StoredSample)
meaning_decoder = msgspec.json.Decoder(Meaning)
finding_decoder = msgspec.json.Decoder(Finding)
happening_decoder = msgspec.json.Decoder(Happening)
trace_decoder = msgspec.json.Decoder(StoredTrace)


def instant(value: object) -> int:
    """Return a time of the session in nanoseconds; raises `ValueError` for what can be none."""
    if not isinstance(value, int) or not 0 <= value < _LATEST_NS:
        raise ValueError(f"a time cannot be {_shown(value)}")
    return value


def port_number(value: object) -> int:
    """Return a port; raises `ValueError` for what can be none."""
    if not isinstance(value, int) or not 0 <= value <= _LAST_PORT:
        raise ValueError(f"a port cannot be {_shown(value)}")
    return value


def words(value: object) -> str:
    """Return a text; raises `TypeError` for what is none."""
    if not isinstance(value, str):
        raise TypeError(f"a text cannot be {_shown(value)}")
    return value


def _shown(value: object) -> str:
    return repr(value)[:40]


def cell_of(row: tuple[object, ...]) -> CellKey:
    """Return the cell of a row of its table; raises `ValueError` or `TypeError` for what can be none."""
    entry, host, address, transport, port, seen_from = row
    return CellKey(
        words(entry),
        words(host),
        words(address),
        Transport(words(transport)),
        port_number(port),
        words(seen_from),
    )


def packed_about(about: About) -> bytes:
    """Return what a session is about, compressed."""
    return zlib.compress(msgspec.msgpack.encode(about, enc_hook=_plain), 9)


def unpacked_about(data: bytes) -> About:
    """Return what a session is about; raises `ValueError` for other bytes."""
    try:
        about = msgspec.msgpack.decode(zlib.decompress(data), type=About)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError(str(error)) from error
    instant(about.anchor.monotonic_ns)
    instant(about.anchor.unix_ns)
    return about


def packed_computer(computer: Computer) -> bytes:
    """Return this computer's view, compressed."""
    return zlib.compress(msgspec.msgpack.encode(computer), 9)


def unpacked_computer(data: bytes) -> Computer:
    """Return this computer's view; raises `ValueError` for other bytes."""
    try:
        computer = msgspec.msgpack.decode(zlib.decompress(data), type=Computer)
    except (zlib.error, msgspec.MsgspecError) as error:
        raise ValueError(str(error)) from error
    instant(computer.unix_ns)
    return computer


def packed_rows(rows: tuple[Row, ...], plan: Plan) -> bytes:
    """Return rows as places in the plan and cells."""
    places = {id(planned): place for place, planned in enumerate(plan.flows)}
    pairs = [
        (plan.flows.index(row.planned) if place is None else place, row.cell)
        for row in rows
        for place in (places.get(id(row.planned)),)
    ]
    return msgspec.msgpack.encode(pairs)


def unpacked_rows(data: bytes, plan: Plan) -> tuple[Row, ...]:
    """Return the rows of a plan; raises `ValueError` for other bytes."""
    try:
        pairs = msgspec.msgpack.decode(data, type=list[tuple[int, CellKey]])
        return tuple(Row(plan.flows[place], cell) for place, cell in pairs)
    except (msgspec.MsgspecError, IndexError) as error:
        raise ValueError(str(error)) from error


def _plain(value: object) -> Any:
    if isinstance(value, MappingProxyType):
        return dict(cast("Mapping[Any, Any]", value))
    raise TypeError(f"a session file cannot hold {type(value)}")
