"""Session files of older versions: how they are read, and how a copy becomes one of this version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from sepgui.store.blocks import unsealed
from sepgui.store.minutes import MinuteColumns, minutes_of, unpacked, unpacked_old
from sepgui.store.schema import SCHEMA, SCHEMA_VERSION, unpacked_about

_FIRST = 1
_LATER_TABLES = ("phases", "happening", "trace")
"""Tables that the first files of version 1 did not have."""


def minutes_in(
    database: sqlite3.Connection, version: int, within: tuple[int | None, int, int], offset_ns: int
) -> Iterator[MinuteColumns]:
    """Yield the minutes of a cell's blocks (cell, first block, last block), oldest first.

    Of version 1 they are worked out anew from the samples, where those are kept still. Raises `ValueError` or
    `sqlite3.Error` for a damaged file.
    """
    if version > _FIRST:
        found = database.execute(
            "SELECT minutes FROM block WHERE cell=? AND block BETWEEN ? AND ? ORDER BY block, id", within
        )
        yield from (unpacked(packed) for (packed,) in found)
        return
    found = database.execute(
        "SELECT minutes, columns FROM block WHERE cell=? AND block BETWEEN ? AND ? ORDER BY block, id", within
    )
    yield from (_of_first(packed, columns, offset_ns) for packed, columns in found)


def migrate(database: sqlite3.Connection) -> None:
    """Make a session file that can be written one of this version; one that is so already stays as it is.

    Raises `ValueError` or `sqlite3.Error` for a damaged file, which is then as it was.
    """
    version: int = database.execute("PRAGMA user_version").fetchone()[0]
    if version >= SCHEMA_VERSION:
        return
    database.execute("BEGIN IMMEDIATE")
    try:
        _to_second(database)
        database.execute(f"PRAGMA user_version={SCHEMA_VERSION}")
        database.execute("COMMIT")
    except BaseException:
        database.execute("ROLLBACK")
        raise


def _to_second(database: sqlite3.Connection) -> None:
    (about,) = database.execute("SELECT value FROM meta WHERE key='about'").fetchone()
    offset_ns = unpacked_about(about).anchor.unix_at(0)
    known = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type='table'")}
    for statement in SCHEMA.split(";\n"):
        if any(statement.startswith(f"CREATE TABLE {name}(") for name in _LATER_TABLES if name not in known):
            database.execute(statement)
    numbers = [number for (number,) in database.execute("SELECT id FROM block")]
    for number in numbers:
        packed, columns = database.execute(
            "SELECT minutes, columns FROM block WHERE id=?", (number,)
        ).fetchone()
        made = _of_first(packed, columns, offset_ns).packed()
        database.execute("UPDATE block SET minutes=? WHERE id=?", (made, number))


def _of_first(packed: bytes, columns: bytes | None, offset_ns: int) -> MinuteColumns:
    return unpacked_old(packed) if columns is None else minutes_of(unsealed(columns), offset_ns)
