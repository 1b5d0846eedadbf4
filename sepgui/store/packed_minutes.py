"""Hands out the minutes of many blocks as they lie in the file: a window unpacks thousands at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from sepgui.domain.cell import Anchor, CellKey
from sepgui.store.blocks import BLOCK_NS
from sepgui.store.errors import damaged
from sepgui.store.opening import open_session
from sepgui.store.schema import SCHEMA_VERSION

_OF_A_CELL = (
    "SELECT minutes FROM block WHERE block BETWEEN ? AND ? AND cell="
    "(SELECT id FROM cell WHERE entry=? AND host=? AND address=? AND transport=? AND port=?)"
    " ORDER BY block, id"
)


def packed_minutes(
    path: Path, cells: Sequence[CellKey], anchor: Anchor, from_ns: int, to_ns: int
) -> Iterator[list[bytes]]:
    """Yield for each cell what `MinuteColumns.packed` made of its sealed blocks, oldest first.

    The blocks hold all minutes between two monotonic times, and some around them. Nothing of a file of an
    older version, or of a session merged from several; raises `SessionError` for a damaged file.
    """
    within = tuple(anchor.unix_at(at_ns) // BLOCK_NS for at_ns in (from_ns, to_ns))
    with closing(open_session(path)) as database:
        try:
            (version,) = database.execute("PRAGMA user_version").fetchone()
            readable = version == SCHEMA_VERSION and not any(cell.seen_from for cell in cells)
            for cell in cells:
                named = (cell.entry, cell.host, cell.address, cell.transport.value, cell.port)
                found = database.execute(_OF_A_CELL, (*within, *named)).fetchall() if readable else []
                yield [packed for (packed,) in found]
        except (sqlite3.Error, TypeError, ValueError) as error:
            raise damaged(path, error) from error
