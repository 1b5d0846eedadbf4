"""The session document while it is written: one SQLite connection, used by one thread (docs/adr/0010)."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from sepgui.domain.cell import CellKey, Sample, settled
from sepgui.domain.computer import Computer
from sepgui.domain.finding import Finding, gone_on
from sepgui.domain.note import Note
from sepgui.domain.outcome import Meaning
from sepgui.domain.run import Row
from sepgui.domain.surroundings import Happening
from sepgui.domain.trace import StoredTrace
from sepgui.store.blocks import BLOCK_NS, OPEN_CODE, SeriesColumns, sealed
from sepgui.store.copying import check_target, copy_database
from sepgui.store.errors import SessionError, in_use
from sepgui.store.minutes import minutes_of
from sepgui.store.phases import PhaseColumns, sealed_phases
from sepgui.store.reader import SessionReader
from sepgui.store.schema import (
    APPLICATION_ID,
    SCHEMA,
    SCHEMA_VERSION,
    About,
    StoredSample,
    append,
    packed_about,
    packed_computer,
    packed_rows,
    samples_encoder,
    stored,
)

if TYPE_CHECKING:
    from collections.abc import Generator

SEALED_AFTER_NS = 60_000_000_000
"""How long after its end a block waits for samples that began in it, before it is sealed."""
RAW_KEPT_NS = 30 * 86_400_000_000_000
"""How long single samples are kept where nothing failed; their minutes and every failure stay."""
_PAGE_SIZE = 8_192
"""A sealed block of a cell asked every second takes 2.3 KB: three fit a page, of 4 KB only one would."""


class _Cell(Struct):
    id: int
    newest: Sample
    settled: Sample
    meaning: int
    settled_meaning: int


class Document:
    """A live session file: SQLite in WAL mode, `synchronous=NORMAL`; a commit survives kill -9.

    Every method raises `sqlite3.Error` or `OSError` where the disk does not do what it should, and
    then nothing of that call is written; the call can be made again.
    """

    def __init__(self, path: Path, about: About, rows: tuple[Row, ...]) -> None:
        self.path = path
        self._about = about
        self._offset_ns = about.anchor.unix_ns - about.anchor.monotonic_ns
        self._cells: dict[CellKey, _Cell] = {}
        self._cell_ids: dict[CellKey, int] = {}
        self._meanings: dict[Meaning, int] = {}
        self._open: defaultdict[int, defaultdict[int, SeriesColumns]] = defaultdict(_columns_of_cells)
        self._phases: defaultdict[int, defaultdict[int, PhaseColumns]] = defaultdict(_phases_of_cells)
        self._findings: tuple[tuple[int, Finding], ...] = ()
        self._db = sqlite3.connect(path, isolation_level=None, cached_statements=64)
        try:
            self._create(rows)
        except BaseException:
            self._db.close()
            raise

    def write(self, samples: Sequence[Sample], now_ns: int) -> None:
        """Write samples, oldest first, in one commit, and seal the blocks that are over."""
        if samples:
            self._write(samples)
        over = [block for block in self._open if self._end_ns(block) + SEALED_AFTER_NS <= now_ns]
        if over:
            self._seal(over, now_ns)

    def set_rows(self, rows: tuple[Row, ...]) -> None:
        """Write the rows of the matrix as they are now."""
        with self._transaction():
            self._set_meta("rows", packed_rows(rows, self._about.plan))

    def set_findings(self, findings: Iterable[Finding], now_ns: int) -> None:
        """Write which findings hold now: some begin, some end, and some go on with new evidence."""
        wanted, before = tuple(findings), self._findings
        earlier = gone_on([finding for _, finding in before], wanted)
        after: list[tuple[int, Finding]] = []
        with self._transaction():
            for place, (row, _) in enumerate(before):
                if place not in earlier:
                    self._db.execute("UPDATE finding SET ended_ns=? WHERE id=?", (now_ns, row))
            for place, finding in zip(earlier, wanted, strict=True):
                known = None if place is None else before[place]
                if known is not None and known[1] == finding:
                    after.append(known)
                    continue
                row = self._write_finding(known[0] if known else None, finding, now_ns)
                after.append((row, finding))
        self._findings = tuple(after)

    def put_note(self, note: Note) -> None:
        """Write a note, in place of the one with its number if there is one; 0 takes the next number."""
        with self._transaction():
            ids = dict(self._cell_ids)
            cell = None if note.cell is None else self._cell_id(note.cell, ids)
            self._db.execute(
                "INSERT OR REPLACE INTO note(id, at_ns, cell, text) VALUES (?, ?, ?, ?)",
                (note.id or None, note.at_ns, cell, note.text),
            )
        self._cell_ids = ids

    def drop_note(self, number: int) -> None:
        """Delete a note; one that is not there is deleted already."""
        with self._transaction():
            self._db.execute("DELETE FROM note WHERE id=?", (number,))

    def put_happening(self, happening: Happening) -> None:
        """Write something that happened to this computer."""
        with self._transaction():
            text = msgspec.json.encode(happening).decode()
            self._db.execute("INSERT INTO happening(json) VALUES (?)", (text,))

    def set_computer(self, computer: Computer) -> None:
        """Write this computer's view, in place of one before."""
        with self._transaction():
            self._set_meta("computer", packed_computer(computer))

    def put_trace(self, trace: StoredTrace) -> None:
        """Write down the way to a cell."""
        with self._transaction():
            text = msgspec.json.encode(trace).decode()
            self._db.execute("INSERT INTO trace(at_ns, json) VALUES (?, ?)", (trace.at_ns, text))

    def copy_to(self, path: Path, between: Callable[[], None]) -> None:
        """Write the whole session as one self-contained file; `between` may write to this document.

        Raises `SessionError` too, for a file that is itself a live session.
        """
        if path.exists() and path.samefile(self.path):
            raise in_use(path)
        check_target(path)
        copy_database(self._db, path, between)

    def is_at(self, path: Path) -> bool:
        """Return whether a file holds a copy of this session, or nothing at all."""
        if not path.exists():
            return True
        try:
            with SessionReader(path) as reader:
                about = reader.about
        except SessionError:
            return False
        return (about.anchor, about.program) == (self._about.anchor, self._about.program)

    def finish(self, now_ns: int) -> None:
        """Seal everything, note that the session ended as it should, and fold the log into the file."""
        self._seal(list(self._open), now_ns)
        with self._transaction():
            self._set_meta("ended_ns", now_ns)
        self._db.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    # --- inside -------------------------------------------------------------------------------

    def _create(self, rows: tuple[Row, ...]) -> None:
        execute = self._db.execute
        execute(f"PRAGMA page_size={_PAGE_SIZE}")
        execute("PRAGMA journal_mode=DELETE")
        with self._transaction():
            execute(f"PRAGMA application_id={APPLICATION_ID}")
            execute(f"PRAGMA user_version={SCHEMA_VERSION}")
            for statement in SCHEMA.split(";\n"):
                execute(statement)
            self._set_meta("about", packed_about(self._about))
        # The schema is in the file itself before the log begins: a file that lost its log is a session still.
        execute("PRAGMA journal_mode=WAL")
        execute("PRAGMA synchronous=NORMAL")
        execute("PRAGMA journal_size_limit=4194304")
        # The first commit makes the log; by it a reader knows that the file is live.
        self.set_rows(rows)

    def _write(self, samples: Sequence[Sample]) -> None:
        cells, ids, meanings = dict(self._cells), dict(self._cell_ids), dict(self._meanings)
        blocks: defaultdict[int, list[tuple[StoredSample, Meaning]]] = defaultdict(list)
        with self._transaction():
            for sample in samples:
                meaning = sample.outcome.meaning
                number = self._meaning_id(meaning, meanings)
                written = stored(sample, self._cell_id(sample.cell, ids), number)
                blocks[self._block(sample.at_ns)].append((written, meaning))
                self._note_change(cells, written, sample)
            self._db.executemany(
                "INSERT INTO live(block, samples) VALUES (?, ?)",
                (
                    (block, samples_encoder.encode([written for written, _ in pairs]))
                    for block, pairs in blocks.items()
                ),
            )
        self._cells, self._cell_ids, self._meanings = cells, ids, meanings
        for block, pairs in blocks.items():
            for written, meaning in pairs:
                append(self._open[block][written.cell], written, meaning)
                self._phases[block][written.cell].append(written.phases)

    def _note_change(self, cells: dict[CellKey, _Cell], written: StoredSample, sample: Sample) -> None:
        before = cells.get(sample.cell)
        speaks = settled(before.settled if before else None, sample)
        number = written.meaning if speaks is sample or before is None else before.settled_meaning
        if before is None or _essence(speaks) != _essence(before.settled):
            self._db.execute(
                "INSERT INTO state_change(cell, at_ns, before, sample) VALUES (?, ?, ?, ?)",
                (
                    written.cell,
                    sample.at_ns,
                    before.settled_meaning if before else None,
                    samples_encoder.encode(written),
                ),
            )
        cells[sample.cell] = _Cell(written.cell, sample, speaks, written.meaning, number)

    def _seal(self, blocks: Sequence[int], now_ns: int) -> None:
        with self._transaction():
            for block in sorted(blocks):
                for cell, columns in self._open[block].items():
                    sealed_id = self._db.execute(
                        "INSERT INTO block(cell, block, asked, failures, retransmits, minutes, columns)"
                        " VALUES (?, ?, ?, ?, ?, ?, ?)",
                        (
                            cell,
                            block,
                            *_figures(columns),
                            minutes_of(columns, self._offset_ns).packed(),
                            sealed(columns),
                        ),
                    ).lastrowid
                    phases = sealed_phases(self._phases[block][cell])
                    self._db.execute("INSERT INTO phases(block, columns) VALUES (?, ?)", (sealed_id, phases))
                self._db.execute("DELETE FROM live WHERE block=?", (block,))
            self._db.executemany(
                "INSERT INTO newest(cell, sample, settled) VALUES (?, ?, ?)"
                " ON CONFLICT(cell) DO UPDATE SET sample=excluded.sample, settled=excluded.settled",
                (
                    (
                        cell.id,
                        samples_encoder.encode(stored(cell.newest, cell.id, cell.meaning)),
                        samples_encoder.encode(stored(cell.settled, cell.id, cell.settled_meaning)),
                    )
                    for cell in self._cells.values()
                ),
            )
            old = "columns IS NOT NULL AND block < ? AND failures=0 AND retransmits=0"
            before = (self._block(now_ns - RAW_KEPT_NS),)
            self._db.execute(f"DELETE FROM phases WHERE block IN (SELECT id FROM block WHERE {old})", before)
            self._db.execute(f"UPDATE block SET columns=NULL WHERE {old}", before)
        for block in blocks:
            del self._open[block]
            self._phases.pop(block, None)

    def _cell_id(self, cell: CellKey, ids: dict[CellKey, int]) -> int:
        known = ids.get(cell)
        if known is None:
            known = ids[cell] = len(ids) + 1
            self._db.execute(
                "INSERT INTO cell(id, entry, host, address, transport, port, seen_from)"
                " VALUES (?, ?, ?, ?, ?, ?, ?)",
                (known, cell.entry, cell.host, cell.address, cell.transport.value, cell.port, cell.seen_from),
            )
        return known

    def _meaning_id(self, meaning: Meaning, ids: dict[Meaning, int]) -> int:
        known = ids.get(meaning)
        if known is None:
            known = ids[meaning] = len(ids) + 1
            text = msgspec.json.encode(meaning).decode()
            self._db.execute("INSERT INTO meaning(id, json) VALUES (?, ?)", (known, text))
        return known

    def _write_finding(self, row: int | None, finding: Finding, now_ns: int) -> int:
        text = msgspec.json.encode(finding).decode()
        if row is not None:
            self._db.execute("UPDATE finding SET json=? WHERE id=?", (text, row))
            return row
        cursor = self._db.execute("INSERT INTO finding(began_ns, json) VALUES (?, ?)", (now_ns, text))
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _set_meta(self, key: str, value: bytes | int) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta(key, value) VALUES (?, ?)", (key, value))

    def _block(self, at_ns: int) -> int:
        return (at_ns + self._offset_ns) // BLOCK_NS

    def _end_ns(self, block: int) -> int:
        return (block + 1) * BLOCK_NS - self._offset_ns

    @contextmanager
    def _transaction(self) -> Generator[None]:
        self._db.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._db.execute("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise


def _columns_of_cells() -> defaultdict[int, SeriesColumns]:
    return defaultdict(SeriesColumns)


def _phases_of_cells() -> defaultdict[int, PhaseColumns]:
    return defaultdict(PhaseColumns)


def _essence(sample: Sample) -> tuple[str, str]:
    """What makes a change of state: the state and the service, not the detail."""
    meaning = sample.outcome.meaning
    return meaning.state.value, meaning.service.value


def _figures(columns: SeriesColumns) -> tuple[int, int, int]:
    repeats = sum(1 for count in columns.retransmits if 0 < count < 255)
    return len(columns), len(columns) - columns.state.count(OPEN_CODE), repeats
