"""What can be wrong with a session file, each as one sentence."""

from __future__ import annotations

from pathlib import Path

from sepgui.i18n import QT_TRANSLATE_NOOP, Text


class SessionError(Exception):
    """A session file that cannot be read or written; `text` says which and why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.source.format(**dict(text.args)))
        self.text = text


def missing(path: Path) -> SessionError:
    """Return the error for a file that is not there."""
    return _error(QT_TRANSLATE_NOOP("Session", "There is no file “{file}”."), path)


def foreign(path: Path) -> SessionError:
    """Return the error for a file of another kind."""
    return _error(QT_TRANSLATE_NOOP("Session", "“{file}” is not a session of sepgui."), path)


def newer(path: Path) -> SessionError:
    """Return the error for a file of a schema that this program does not know yet."""
    return _error(
        QT_TRANSLATE_NOOP(
            "Session", "“{file}” was written by a newer version of sepgui; open it with that one."
        ),
        path,
    )


def damaged(path: Path, why: Exception | None = None) -> SessionError:
    """Return the error for a file that is cut short or does not hold what it should."""
    if why is None:
        return _error(
            QT_TRANSLATE_NOOP("Session", "“{file}” is cut short: part of the session is missing."), path
        )
    return _error(QT_TRANSLATE_NOOP("Session", "“{file}” is damaged: {why}."), path, why)


def unreadable(path: Path, why: Exception) -> SessionError:
    """Return the error for a file that the system does not let us read."""
    return _error(QT_TRANSLATE_NOOP("Session", "“{file}” cannot be read: {why}."), path, why)


def unwritable(path: Path, why: Exception) -> SessionError:
    """Return the error for a file that the system does not let us write."""
    return _error(QT_TRANSLATE_NOOP("Session", "“{file}” cannot be written: {why}."), path, why)


class ReplacedError(SessionError):
    """The named file of a session that somebody else put another session or another file in place of."""


def replaced(path: Path) -> ReplacedError:
    """Return the error for a named file that is this session's no longer."""
    text = QT_TRANSLATE_NOOP(
        "Session", "“{file}” now holds something else: this session is not written there any more."
    )
    return ReplacedError(text.with_(file=str(path)))


def in_use(path: Path) -> SessionError:
    """Return the error for a live file, which no copy may take the place of."""
    return _error(
        QT_TRANSLATE_NOOP("Session", "“{file}” is a session that is being written; choose another name."),
        path,
    )


def _error(text: Text, path: Path, why: Exception | None = None) -> SessionError:
    text = text.with_(file=str(path))
    if why is not None:
        reason = why.strerror if isinstance(why, OSError) and why.strerror else str(why)
        text = text.with_(why=_one_line(reason))
    return SessionError(text)


def _one_line(reason: str) -> str:
    """Return a reason as part of a sentence: a damaged file's own bytes may be in it."""
    line = " ".join("".join(char if char.isprintable() else " " for char in reason).split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


_LONGEST = 160
