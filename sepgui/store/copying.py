"""Copies a session, live or closed, into one self-contained file: complete, or not there."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from sepgui.store.claim import Claim
from sepgui.store.errors import in_use

PAGES_AT_ONCE = 256


def check_target(path: Path) -> None:
    """Raise `SessionError` for a live session: whoever writes it would lose what comes after the copy."""
    if Claim.is_held(path):
        raise in_use(path)


def _as_it_is(_copy: sqlite3.Connection) -> None:
    """Change nothing."""


def copy_database(
    database: sqlite3.Connection,
    path: Path,
    between: Callable[[], None],
    finish: Callable[[sqlite3.Connection], None] = _as_it_is,
) -> None:
    """Write a copy by SQLite's backup API, without a log beside it, and put it in place at the end.

    `between` is called again and again meanwhile, and may write to the same connection; what it
    writes is in the copy. `finish` gets the copy before it is in place. Raises `sqlite3.Error` or `OSError`,
    or what `finish` raises, and then a former file is untouched.
    """

    def progress(_status: int, _left: int, _pages: int) -> None:
        between()

    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    part.unlink(missing_ok=True)
    try:
        copy = sqlite3.connect(part, isolation_level=None)
        try:
            copy.execute("PRAGMA synchronous=OFF")
            database.backup(copy, pages=PAGES_AT_ONCE, progress=progress)
            copy.execute("PRAGMA journal_mode=DELETE")
            finish(copy)
            _compact(copy)
        finally:
            copy.close()
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        part.replace(path)
    except BaseException:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def _compact(copy: sqlite3.Connection) -> None:
    """Give back the pages that live rows left when they were sealed, where they are a large part."""
    free, pages = (copy.execute(f"PRAGMA {what}_count").fetchone()[0] for what in ("freelist", "page"))
    if free * 5 > pages:
        copy.execute("VACUUM")
