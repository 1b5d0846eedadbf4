"""The sessions that a crash left behind, and which of the named ones are still there."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from sepgui.app.places import crashed_sessions, sessions_folder
from sepgui.domain.words import Words
from sepgui.i18n import QT_TRANSLATE_NOOP, Text
from sepgui.store.claim import Claim
from sepgui.store.errors import SessionError, unwritable
from sepgui.store.reader import SessionReader


class CutOff(Struct, frozen=True):
    """A session that did not end as it should.

    When it began, the manager that it is about, its site, its title if it is simulated, and how long it
    lasted; of one that cannot be read only why.
    """

    path: Path
    began_unix_ns: int = 0
    manager: str = ""
    site: str = ""
    title: Words | None = None
    duration_ns: int = 0
    fault: Text | None = None


class Found(Struct, frozen=True):
    """What there is: which of the files asked for, the sessions cut off, newest first, and one just kept."""

    present: frozenset[Path] = frozenset()
    cut_off: tuple[CutOff, ...] = ()
    kept: Path | None = None


def look(named: Sequence[Path]) -> Found:
    """Return which files of these names there are, and the sessions that were cut off."""
    return Found(frozenset(filter(_is_there, named)), tuple(map(_told, crashed_sessions())))


def keep(source: Path, target: Path) -> Found:
    """Write a session that was cut off to a named file and let its live file go; raises `SessionError`.

    Where the copy cannot be made whole, the session stays where it is.
    """
    if target.exists() and target.samefile(source):
        return Found(kept=target)
    with SessionReader(source) as reader:
        reader.copy_to(target)
    discard(source)
    return Found(kept=target)


def discard(path: Path) -> Found:
    """Delete a session that was cut off, with its log; raises `SessionError` for one held, or named."""
    if path.parent != sessions_folder():
        raise SessionError(_NAMED.with_(file=str(path)))
    try:
        if Claim.is_held(path):
            raise SessionError(_HELD.with_(file=str(path)))
        for each in (path, path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")):
            each.unlink(missing_ok=True)
        with suppress(OSError):
            Claim.remove_file(path)
    except OSError as error:
        raise unwritable(path, error) from error
    return Found()


def is_of_ours(path: Path) -> bool:
    """Whether a file lies where the program keeps sessions of its own accord: nobody gave it its name."""
    return path.absolute().parent == sessions_folder()


def _told(path: Path) -> CutOff:
    try:
        with SessionReader(path) as reader:
            about, begun_ns = reader.about, reader.about.anchor.monotonic_ns
            newest = (reader.last(row.cell) for row in reader.rows())
            ended_ns = max((sample.at_ns for sample in newest if sample is not None), default=begun_ns)
            return CutOff(
                path,
                about.anchor.unix_ns,
                about.plan.pair.manager.name,
                about.plan.site.name,
                about.title,
                max(0, ended_ns - begun_ns),
            )
    except SessionError as error:
        return CutOff(path, fault=error.text)


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


_NAMED = QT_TRANSLATE_NOOP("Session", "“{file}” bears a name that you gave it: it is not deleted from here.")
_HELD = QT_TRANSLATE_NOOP("Session", "“{file}” is being written by another window.")
