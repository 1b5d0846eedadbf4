"""Which session files there are: the live one, those that crashed, and those old enough to be forgotten."""

from __future__ import annotations

from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from sepgui.app.folders import data_folder
from sepgui.domain.endings import SESSION_ENDING
from sepgui.store.claim import Claim
from sepgui.store.errors import SessionError, unwritable
from sepgui.store.reader import SessionReader

KEPT = 20
"""How many sessions that nobody gave a name to are kept."""


def sessions_folder() -> Path:
    """Return the folder of live sessions, made if it was not there."""
    folder = data_folder() / "sessions"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def new_session(unix_ns: int) -> Claim:
    """Return the claim on a file name for a session that begins now; raises `SessionError`."""
    begun = datetime.fromtimestamp(unix_ns / 1e9, UTC).strftime("%Y-%m-%dT%H-%M-%S")
    try:
        folder = sessions_folder()
        for turn in count():
            path = folder / f"{begun}{f'-{turn}' if turn else ''}{SESSION_ENDING}"
            if not path.exists() and (claim := Claim.take(path)) is not None:
                return claim
    except OSError as error:
        raise unwritable(data_folder() / "sessions", error) from error
    raise AssertionError("numbers have no end")


def crashed_sessions() -> tuple[Path, ...]:
    """Return the sessions that no engine holds and that did not end as they should, newest first."""
    return tuple(path for path in _unclaimed() if not _ended(path))


def forget_old_sessions() -> None:
    """Delete the oldest of the sessions that ended as they should and were given no name."""
    ended = [path for path in _unclaimed() if _ended(path)]
    for path in ended[KEPT:]:
        path.unlink(missing_ok=True)
        Claim.remove_file(path)


def _unclaimed() -> list[Path]:
    paths = sorted(sessions_folder().glob(f"*{SESSION_ENDING}"), reverse=True)
    return [path for path in paths if not Claim.is_held(path)]


def _ended(path: Path) -> bool:
    try:
        with SessionReader(path) as reader:
            return reader.ended_ns is not None
    except SessionError:
        return False
