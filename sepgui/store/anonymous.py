"""Makes a session shareable: a copy that names nobody, in which everything measured is as it was."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Collection
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec.structs import replace

from sepgui.domain.attempt import Attempt, Rejected, Transport
from sepgui.domain.cell import CellKey
from sepgui.domain.disguise import Disguise
from sepgui.domain.trace import StoredTrace, Trace
from sepgui.i18n import QT_TRANSLATE_NOOP
from sepgui.store.disguising import Disguising
from sepgui.store.disguising_computer import disguised_computer
from sepgui.store.errors import SessionError, damaged, unwritable
from sepgui.store.reader import SessionReader
from sepgui.store.schema import (
    StoredSample,
    finding_decoder,
    happening_decoder,
    meaning_decoder,
    packed_about,
    packed_computer,
    sample_decoder,
    samples_decoder,
    samples_encoder,
    trace_decoder,
    unpacked_about,
    unpacked_computer,
)

_SAME_FILE = QT_TRANSLATE_NOOP(
    "Session", "The shareable copy needs a name of its own: {file} is the session itself."
)
_rows_decoder = msgspec.msgpack.Decoder(list[tuple[int, CellKey]])
_Rewrite = Callable[[sqlite3.Connection, Disguising], None]


def anonymise(source: Path, target: Path, *, public: Collection[str] = ()) -> None:
    """Write a copy of a session in which names, addresses, certificates, MACs and users are fictitious.

    Words of notes and of tracebacks are left out. `public` are names that stay: the vendor's. Numbers, times,
    ports, states and versions are as they were. Raises `SessionError`; then no file is written.
    """
    if target.exists() and target.samefile(source):
        raise SessionError(_SAME_FILE.with_(file=str(source)))
    part = target.with_name(f".{target.name}.{os.getpid()}.anonymous")
    try:
        with SessionReader(source) as reader:
            reader.copy_to(part)
        _rewrite(part, source, Disguising(Disguise(public)))
        part.replace(target)
    except OSError as error:
        raise unwritable(target, error) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _rewrite(part: Path, source: Path, disguising: Disguising) -> None:
    database = sqlite3.connect(part, isolation_level=None)
    try:
        database.execute("PRAGMA secure_delete=ON")
        database.execute("BEGIN")
        for rewrite in _EVERYTHING:  # all names are learnt …
            rewrite(database, disguising)
        database.execute("ROLLBACK")
        database.execute("BEGIN")
        for rewrite in _EVERYTHING:  # … before free text is read
            rewrite(database, disguising)
        database.execute("COMMIT")
        database.execute("VACUUM")
    except (sqlite3.Error, msgspec.MsgspecError, ValueError) as error:
        raise damaged(source, error) from error
    finally:
        database.close()


def _about(database: sqlite3.Connection, disguising: Disguising) -> None:
    about = disguising.about(unpacked_about(_meta(database, "about")))
    database.execute("UPDATE meta SET value=? WHERE key='about'", (packed_about(about),))
    rows = [(place, disguising.cell(cell)) for place, cell in _rows_decoder.decode(_meta(database, "rows"))]
    database.execute("UPDATE meta SET value=? WHERE key='rows'", (msgspec.msgpack.encode(rows),))


def _cells(database: sqlite3.Connection, disguising: Disguising) -> None:
    for number, entry, host, address, transport, port in database.execute(
        "SELECT id, entry, host, address, transport, port FROM cell"
    ).fetchall():
        cell = disguising.cell(CellKey(entry, host, address, Transport(transport), port))
        database.execute("UPDATE cell SET host=?, address=? WHERE id=?", (cell.host, cell.address, number))
    if any(row[1] == "seen_from" for row in database.execute("PRAGMA table_info(cell)").fetchall()):
        for number, seen_from in database.execute(
            "SELECT id, seen_from FROM cell WHERE seen_from<>''"
        ).fetchall():
            hidden = disguising.disguise.host(seen_from)
            database.execute("UPDATE cell SET seen_from=? WHERE id=?", (hidden, number))


def _meanings(database: sqlite3.Connection, disguising: Disguising) -> None:
    _rewrite_json(database, "meaning", lambda text: disguising.meaning(meaning_decoder.decode(text)))


def _samples(database: sqlite3.Connection, disguising: Disguising) -> None:
    def disguised(packed: bytes) -> bytes:
        return msgspec.msgpack.encode(_sample(sample_decoder.decode(packed), disguising))

    for number, packed in database.execute("SELECT id, samples FROM live").fetchall():
        samples = [_sample(sample, disguising) for sample in samples_decoder.decode(packed)]
        database.execute("UPDATE live SET samples=? WHERE id=?", (samples_encoder.encode(samples), number))
    for cell, newest, speaks in database.execute("SELECT cell, sample, settled FROM newest").fetchall():
        database.execute(
            "UPDATE newest SET sample=?, settled=? WHERE cell=?", (disguised(newest), disguised(speaks), cell)
        )
    for number, packed in database.execute("SELECT id, sample FROM state_change").fetchall():
        database.execute("UPDATE state_change SET sample=? WHERE id=?", (disguised(packed), number))


def _findings(database: sqlite3.Connection, disguising: Disguising) -> None:
    _rewrite_json(database, "finding", lambda text: disguising.finding(finding_decoder.decode(text)))


def _notes(database: sqlite3.Connection, _disguising: Disguising) -> None:
    numbers = database.execute("SELECT id FROM note ORDER BY at_ns, id").fetchall()
    for count, (number,) in enumerate(numbers, 1):
        database.execute("UPDATE note SET text=? WHERE id=?", (f"[{count}]", number))


def _happenings(database: sqlite3.Connection, disguising: Disguising) -> None:
    _rewrite_json(database, "happening", lambda text: disguising.happening(happening_decoder.decode(text)))


def _rewrite_json(
    database: sqlite3.Connection, table: str, disguised: Callable[[str], msgspec.Struct]
) -> None:
    """Put every value of a table in disguise; older sessions may lack the table."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name=?", (table,)).fetchone():
        return
    for number, text in database.execute(f"SELECT id, json FROM {table}").fetchall():
        shown = msgspec.json.encode(disguised(text)).decode()
        database.execute(f"UPDATE {table} SET json=? WHERE id=?", (shown, number))


def _computer(database: sqlite3.Connection, disguising: Disguising) -> None:
    row = database.execute("SELECT value FROM meta WHERE key='computer'").fetchone()
    if row is not None:
        computer = disguised_computer(unpacked_computer(row[0]), disguising)
        database.execute("UPDATE meta SET value=? WHERE key='computer'", (packed_computer(computer),))


def _traces(database: sqlite3.Connection, disguising: Disguising) -> None:
    def disguised(text: str) -> StoredTrace:
        stored = trace_decoder.decode(text)
        way, reference = stored.way, stored.way.reference
        return replace(
            stored,
            cell=disguising.cell(stored.cell),
            way=replace(
                way,
                trace=_trace(way.trace, disguising),
                reference=None if reference is None else _trace(reference, disguising),
            ),
        )

    _rewrite_json(database, "trace", disguised)


def _trace(trace: Trace, disguising: Disguising) -> Trace:
    address = disguising.disguise.address
    hops = tuple(
        replace(
            hop,
            address=None if hop.address is None else address(hop.address),
            attempt=_attempt(hop.attempt, disguising),
        )
        for hop in trace.hops
    )
    return replace(trace, address=address(trace.address), hops=hops)


def _attempt(attempt: Attempt, disguising: Disguising) -> Attempt:
    if not isinstance(attempt, Rejected):
        return attempt
    return replace(
        attempt, icmp=replace(attempt.icmp, sender=disguising.disguise.address(attempt.icmp.sender))
    )


def _sample(sample: StoredSample, disguising: Disguising) -> StoredSample:
    near = sample.local_address
    return replace(
        sample,
        local_address=None if near is None else disguising.disguise.address(near),
        traceback=None if sample.traceback is None else "…",
    )


def _meta(database: sqlite3.Connection, key: str) -> bytes:
    row = database.execute("SELECT value FROM meta WHERE key=?", (key,)).fetchone()
    if row is None:
        raise ValueError(f"{key} is missing")
    return row[0]


_EVERYTHING: tuple[_Rewrite, ...] = (
    _about,
    _cells,
    _meanings,
    _samples,
    _findings,
    _notes,
    _happenings,
    _traces,
    _computer,
)
