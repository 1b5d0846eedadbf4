"""Marks a live session file as held by an engine, in a way that ends with its process, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO


class Claim:
    """A lock on a file beside the session; the system takes it back when the process is gone."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self.path = path
        self._file = file

    @staticmethod
    def take(path: Path) -> Claim | None:
        """Return the claim on a session file, which need not be there yet; None if somebody holds it."""
        file = _beside(path).open("ab+")
        if _lock(file):
            return Claim(path, file)
        file.close()
        return None

    @staticmethod
    def is_held(path: Path) -> bool:
        """Whether a running engine holds a session file."""
        if not _beside(path).exists():
            return False
        claim = Claim.take(path)
        if claim is None:
            return True
        claim._file.close()
        return False

    def release(self) -> None:
        """Give the session free."""
        self._file.close()
        self.remove_file(self.path)

    @staticmethod
    def remove_file(path: Path) -> None:
        """Remove the lock of a session that nobody holds."""
        _beside(path).unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(file: IO[bytes]) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
