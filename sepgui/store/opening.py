"""Opens a session file for reading only, and says in one sentence why not."""

from __future__ import annotations

import sqlite3
import struct
import sys
from pathlib import Path
from urllib.parse import quote

from sepgui.domain.endings import SESSION_ENDING
from sepgui.store.errors import damaged, foreign, missing, newer, unreadable
from sepgui.store.schema import APPLICATION_ID, SCHEMA_VERSION

_HEADER = struct.Struct(">16sHBB8xI28xI4xI")
"""Magic, page size, write version, read version, page count, user version, application id (SQLite 1.3)."""
MAGIC = b"SQLite format 3\0"
"""How a session file begins (SQLite 1.3)."""
_WAL = 2
_WITHOUT_LOCKS = "win32-none" if sys.platform == "win32" else "unix-none"


def is_session(path: Path) -> bool:
    """Return whether a file is meant as a session: by its name, or by how it begins."""
    if path.suffix.lower() == SESSION_ENDING:
        return True
    try:
        with path.open("rb") as file:
            return file.read(len(MAGIC)) == MAGIC
    except (OSError, ValueError):
        return False


def open_session(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write; raises `SessionError` for what is no session.

    A file with a log beside it is live, or was left by a crash, and is read with its log; any other
    is opened as never changing. Both may lie on read-only media.
    """
    is_live = _check_header(path)
    uri = f"file:{quote(str(path.absolute().as_posix()))}?mode=ro"
    try:
        if not is_live:
            return _connected(f"{uri}&immutable=1")
        return _with_log(path, uri)
    except sqlite3.Error as error:
        raise unreadable(path, error) from error


def _with_log(path: Path, uri: str) -> sqlite3.Connection:
    """Return a connection that reads the log too.

    Where no index of the log can be made beside it (read-only media), nobody writes to it either: the index
    is then kept in memory, without locks (SQLite, WAL 8: exclusive mode needs no shared memory).
    """
    database = _connected(uri)
    try:
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        database.close()
        if path.with_name(f"{path.name}-shm").exists():
            raise
    else:
        return database
    database = _connected(f"{uri}&vfs={_WITHOUT_LOCKS}")
    try:
        database.execute("PRAGMA locking_mode=EXCLUSIVE")
        database.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        database.close()
        raise
    return database


def _connected(uri: str) -> sqlite3.Connection:
    return sqlite3.connect(uri, uri=True, isolation_level=None)


def _check_header(path: Path) -> bool:
    """Return whether the file has a log beside it."""
    try:
        with path.open("rb") as file:
            head = file.read(_HEADER.size)
            size = file.seek(0, 2)
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise unreadable(path, error) from error
    if not head.startswith(MAGIC[: len(head)]) or not head:
        raise foreign(path)
    if len(head) < _HEADER.size:
        raise damaged(path)
    _, page_size, writes, _, pages, version, application = _HEADER.unpack(head)
    if application != APPLICATION_ID:
        raise foreign(path)
    if version > SCHEMA_VERSION:
        raise newer(path)
    has_log = writes == _WAL and path.with_name(f"{path.name}-wal").exists()
    if not has_log and size < pages * (65_536 if page_size == 1 else page_size):
        raise damaged(path)
    return has_log
