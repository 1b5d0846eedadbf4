"""Reads a session file, live or closed, through a connection of its own that cannot write."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from statistics import median_low
from typing import TYPE_CHECKING, Any, Self

import msgspec

from sepgui.domain.cell import CellKey, Sample, settled
from sepgui.domain.computer import Computer
from sepgui.domain.finding import Finding
from sepgui.domain.note import Note
from sepgui.domain.outcome import Meaning
from sepgui.domain.run import Recent, Row
from sepgui.domain.summary import Summary
from sepgui.domain.surroundings import Happening
from sepgui.domain.trace import StoredTrace
from sepgui.store.blocks import (
    BLOCK_NS,
    ERROR_CODE,
    OPEN_CODE,
    SeriesColumns,
    latencies_us,
    unsealed,
)
from sepgui.store.copying import check_target, copy_database
from sepgui.store.errors import damaged, unwritable
from sepgui.store.figures import changes_of, figures_of, repeated, summary_of
from sepgui.store.live import LiveTail
from sepgui.store.migrating import migrate, minutes_in
from sepgui.store.minutes import MinuteColumns, minutes_of
from sepgui.store.opening import open_session
from sepgui.store.rings import BASELINE, BASELINE_FROM, RECENT
from sepgui.store.schema import (
    About,
    FindingSpan,
    StateChange,
    StoredSample,
    cell_of,
    finding_decoder,
    happening_decoder,
    instant,
    meaning_decoder,
    restored,
    sample_decoder,
    trace_decoder,
    unpacked_about,
    unpacked_computer,
    unpacked_rows,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Generator

FOREVER_NS = 1 << 62
_NEWEST_FIRST = "SELECT columns FROM block WHERE cell=? AND columns IS NOT NULL ORDER BY block DESC, id DESC"
_OLDEST_FIRST = "SELECT columns FROM block WHERE cell=? AND columns IS NOT NULL ORDER BY block, id"


class SessionReader:
    """A session file for reading; used by one thread.

    A live file is followed as it grows; a closed one, on read-only media too, is opened as never
    changing. Every method raises `SessionError` where the file does not hold what it should.
    """

    def __init__(self, path: Path) -> None:
        """Open a session; raises `SessionError`, one sentence, for anything else."""
        self.path = path
        self._cell_ids: dict[CellKey, int] = {}
        self._cells: dict[int, CellKey] = {}
        self._meanings: dict[int, Meaning] = {}
        self._tail = LiveTail()
        self._db = open_session(path)
        try:
            with self._reading():
                self.about: About = unpacked_about(self._meta("about"))
                columns = self._db.execute("PRAGMA table_info(cell)").fetchall()
                self._seen_from = "seen_from" if any(row[1] == "seen_from" for row in columns) else "''"
                self._version: int = self._db.execute("PRAGMA user_version").fetchone()[0]
        except BaseException:
            self._db.close()
            raise
        self._offset_ns = self.about.anchor.unix_at(0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let the file go."""
        self._db.close()

    @property
    def ended_ns(self) -> int | None:
        """When the session ended as it should; None while it is live, or after a crash."""
        with self._reading():
            row = self._one("SELECT value FROM meta WHERE key='ended_ns'")
            return instant(row[0]) if row else None

    def rows(self) -> tuple[Row, ...]:
        """Return the rows of the matrix, in their order."""
        with self._reading():
            return unpacked_rows(self._meta("rows"), self.about.plan)

    def meaning(self, number: int) -> Meaning:
        """Return the meaning of an id in the column `meaning`."""
        with self._reading():
            return self._meaning(number)

    def columns(self, cell: CellKey, from_ns: int = 0, to_ns: int = FOREVER_NS) -> SeriesColumns:
        """Return the samples of a cell that began from one monotonic time to before another."""
        result = SeriesColumns()
        with self._reading():
            number = self._cell_id(cell)
            for (packed,) in self._db.execute(
                "SELECT columns FROM block WHERE cell=? AND block BETWEEN ? AND ? AND columns IS NOT NULL"
                " ORDER BY block, id",
                (number, self._block(from_ns), self._block(to_ns)),
            ):
                result.extend(unsealed(packed), from_ns, to_ns)
            for columns in self._live(number):
                result.extend(columns, from_ns, to_ns)
        return result

    def minutes(self, cell: CellKey, from_ns: int = 0, to_ns: int = FOREVER_NS) -> MinuteColumns:
        """Return the minutes of a cell that begin from one monotonic time to before another.

        They are the minutes of the wall clock.
        """
        result = MinuteColumns()
        with self._reading():
            number = self._cell_id(cell)
            within = (number, self._block(from_ns), self._block(to_ns))
            for minutes in minutes_in(self._db, self._version, within, self._offset_ns):
                result.extend(minutes, from_ns, to_ns)
            for columns in self._live(number):
                result.extend(minutes_of(columns, self._offset_ns), from_ns, to_ns)
        return result

    def last(self, cell: CellKey) -> Sample | None:
        """Return the newest sample of a cell, whole; None where there is none."""
        return self._newest(cell)[0]

    def settled(self, cell: CellKey) -> Sample | None:
        """Return the sample that speaks for a cell (sepgui.domain.cell.settled); None where there is none."""
        return self._newest(cell)[1]

    def recent(self, cell: CellKey) -> Recent:
        """Return the figures of a cell's last fifty samples, and its baseline.

        Which certificate was replaced is not looked for: findings tell of it.
        """
        last, first = SeriesColumns(), SeriesColumns()
        with self._reading():
            number = self._cell_id(cell)
            live = self._live(number)
            for columns in (*reversed(self._blocks(_NEWEST_FIRST, number, RECENT + 1)), *live):
                last.extend(columns, 0, FOREVER_NS)
            for columns in (*self._blocks(_OLDEST_FIRST, number, 2 * BASELINE), *live):
                first.extend(columns, 0, FOREVER_NS)
        rtts = list(islice(latencies_us(first.rtt_us, first.state), BASELINE))
        asked = [pair for pair in zip(last.state, last.retransmits, strict=True) if pair[0] != ERROR_CODE]
        state = [code for code, _ in asked]
        return Recent(
            asked=len(state[-RECENT:]),
            failures=len(state[-RECENT:]) - state[-RECENT:].count(OPEN_CODE),
            retransmits=repeated(repeats for _, repeats in asked[-RECENT:]),
            baseline_ns=median_low(rtts) * 1_000 if len(rtts) >= BASELINE_FROM else None,
            changes=changes_of(state[-RECENT - 1 :]),
        )

    def summary(self, cell: CellKey, from_ns: int = 0, to_ns: int = FOREVER_NS) -> Summary:
        """Return the figures of the samples that began from one monotonic time to before another.

        Where single samples are kept no longer they are those of whole minutes; median and p95 are then never
        less than the truth.
        """
        with self._reading():
            within = (self._cell_id(cell), self._block(from_ns), self._block(to_ns))
            gone = self._one(
                "SELECT 1 FROM block WHERE cell=? AND block BETWEEN ? AND ? AND columns IS NULL", *within
            )
        if gone is None:
            return summary_of(self.columns(cell, from_ns, to_ns))
        return self.summary_of_minutes(cell, self.minutes(cell, from_ns, to_ns), from_ns, to_ns)

    def summary_of_minutes(
        self, cell: CellKey, minutes: MinuteColumns, from_ns: int = 0, to_ns: int = FOREVER_NS
    ) -> Summary:
        """Return the figures of minutes of a cell; repeated SYNs are counted by whole blocks."""
        with self._reading():
            number = self._cell_id(cell)
            sealed = self._one(
                "SELECT total(retransmits) FROM block WHERE cell=? AND block BETWEEN ? AND ?",
                number,
                self._block(from_ns),
                self._block(to_ns),
            )
            live = SeriesColumns()
            for columns in self._live(number):
                live.extend(columns, from_ns, to_ns)
        return figures_of(minutes, int(sealed[0] if sealed else 0) + repeated(live.retransmits))

    def has_dropped(self) -> bool:
        """Return whether of some time only minutes are kept, and no single samples."""
        with self._reading():
            return self._one("SELECT 1 FROM block WHERE columns IS NULL LIMIT 1") is not None

    def state_changes(self, cell: CellKey | None = None) -> tuple[StateChange, ...]:
        """Return every change of state of a cell, or of all cells, in time order."""
        with self._reading():
            found = self._db.execute(
                "SELECT cell, at_ns, before, sample FROM state_change WHERE ? OR cell=? ORDER BY at_ns, id",
                (cell is None, None if cell is None else self._cell_id(cell)),
            )
            return tuple(
                StateChange(
                    self._cell(number),
                    instant(at_ns),
                    None if before is None else self._meaning(before),
                    self._sample(sample_decoder.decode(packed)),
                )
                for number, at_ns, before, packed in found.fetchall()
            )

    def findings(self) -> tuple[Finding, ...]:
        """Return the findings that hold at the end of the session, or now."""
        return tuple(span.finding for span in self.finding_spans() if span.ended_ns is None)

    def finding_spans(self) -> tuple[FindingSpan, ...]:
        """Return every finding with the time in which it held, in the order in which they began."""
        with self._reading():
            found = self._db.execute("SELECT json, began_ns, ended_ns FROM finding ORDER BY id")
            return tuple(
                FindingSpan(
                    finding_decoder.decode(text), instant(began), None if ended is None else instant(ended)
                )
                for text, began, ended in found
            )

    def notes(self) -> tuple[Note, ...]:
        """Return the notes, in time order."""
        with self._reading():
            found = self._db.execute("SELECT at_ns, text, cell, id FROM note ORDER BY at_ns, id")
            return tuple(
                Note(instant(at_ns), words(text), None if number is None else self._cell(number), note)
                for at_ns, text, number, note in found.fetchall()
            )

    def happenings(self) -> tuple[Happening, ...]:
        """Return what happened to this computer, in time order; nothing of files that are older than that."""
        with self._reading():
            if not self._one("SELECT 1 FROM sqlite_master WHERE type='table' AND name='happening'"):
                return ()
            found = self._db.execute("SELECT json FROM happening ORDER BY id")
            return tuple(happening_decoder.decode(text) for (text,) in found)

    def computer(self) -> Computer | None:
        """Return the view of the computer that measured, None where it was not read."""
        with self._reading():
            row = self._one("SELECT value FROM meta WHERE key='computer'")
            return None if row is None else unpacked_computer(row[0])

    def traces(self) -> tuple[StoredTrace, ...]:
        """Return the ways that were traced, in time order; none of a file from before they were kept."""
        with self._reading():
            if self._one("SELECT 1 FROM sqlite_master WHERE type='table' AND name='trace'") is None:
                return ()
            found = self._db.execute("SELECT json FROM trace ORDER BY at_ns, id")
            return tuple(trace_decoder.decode(text) for (text,) in found)

    def copy_to(self, path: Path, between: Callable[[], None] = lambda: None) -> None:
        """Write the session as one self-contained file of this version; raises `SessionError` if it fails.

        A live one is copied as it is at one moment: else each commit would begin the copy anew.
        """
        check_target(path)
        try:
            self._db.execute("BEGIN")
            try:
                self._one("SELECT count(*) FROM meta")
                copy_database(self._db, path, between, migrate)
            finally:
                with suppress(sqlite3.Error):
                    self._db.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise unwritable(path, error) from error
        except ValueError as error:
            raise damaged(self.path, error) from error

    # --- inside -------------------------------------------------------------------------------

    @contextmanager
    def _reading(self) -> Generator[None]:
        """Read everything of one moment; what cannot be understood is a damaged file.

        Of a damaged one SQLite may return another type than the column's.
        """
        try:
            self._db.execute("BEGIN")
            try:
                yield
            finally:
                with suppress(sqlite3.Error):
                    self._db.execute("COMMIT")
        except (sqlite3.Error, msgspec.MsgspecError, ValueError, TypeError) as error:
            raise damaged(self.path, error) from error

    def _newest(self, cell: CellKey) -> tuple[Sample | None, Sample | None]:
        newest: Sample | None = None
        speaks: Sample | None = None
        with self._reading():
            number = self._cell_id(cell)
            row = self._one("SELECT sample, settled FROM newest WHERE cell=?", number)
            if row is not None:
                newest, speaks = (self._sample(sample_decoder.decode(packed)) for packed in row)
            self._tail.follow(self._db, self._meaning)
            for stored in self._tail.samples(number or 0):
                if newest is None or stored.at_ns > newest.at_ns:
                    newest = self._sample(stored)
                    speaks = settled(speaks, newest)
        return newest, speaks

    def _live(self, cell: int | None) -> list[SeriesColumns]:
        self._tail.follow(self._db, self._meaning)
        return self._tail.columns(cell or 0)

    def _blocks(self, query: str, cell: int | None, samples: int) -> list[SeriesColumns]:
        """Return whole blocks of a cell until there are so many samples."""
        blocks: list[SeriesColumns] = []
        found = self._db.execute(query, (cell,))
        while samples > 0 and (row := found.fetchone()) is not None:
            blocks.append(unsealed(row[0]))
            samples -= len(blocks[-1])
        return blocks

    def _sample(self, stored: StoredSample) -> Sample:
        return restored(stored, self._cell(stored.cell), self._meaning(stored.meaning))

    def _meaning(self, number: int) -> Meaning:
        known = self._meanings.get(number)
        if known is None:
            row = self._one("SELECT json FROM meaning WHERE id=?", number)
            if row is None:
                raise ValueError(f"there is no meaning {number}")
            known = self._meanings[number] = meaning_decoder.decode(row[0])
        return known

    def _cell(self, number: int) -> CellKey:
        known = self._cells.get(number)
        if known is None:
            row = self._one(
                f"SELECT entry, host, address, transport, port, {self._seen_from} FROM cell WHERE id=?",
                number,
            )
            if row is None:
                raise ValueError(f"there is no cell {number}")
            known = self._cells[number] = cell_of(row)
        return known

    def _cell_id(self, cell: CellKey) -> int | None:
        """Return the number of a cell, None while it has no sample."""
        known = self._cell_ids.get(cell)
        if known is None:
            row = self._one(
                "SELECT id FROM cell WHERE entry=? AND host=? AND address=? AND transport=? AND port=?"
                f" AND {self._seen_from}=?",
                cell.entry,
                cell.host,
                cell.address,
                cell.transport.value,
                cell.port,
                cell.seen_from,
            )
            if row is None:
                return None
            known = self._cell_ids[cell] = row[0]
        return known

    def _meta(self, key: str) -> bytes:
        row = self._one("SELECT value FROM meta WHERE key=?", key)
        if row is None or not isinstance(row[0], bytes):
            raise ValueError(f"{key} is missing")
        return row[0]

    def _one(self, query: str, *arguments: object) -> tuple[Any, ...] | None:
        return self._db.execute(query, arguments).fetchone()

    def _block(self, at_ns: int) -> int:
        return (at_ns + self._offset_ns) // BLOCK_NS
