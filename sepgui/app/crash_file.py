"""What a process writes while the system strikes it down: where each thread was; told at the next start.

No handler of Python runs then; `faulthandler` writes by itself, into a file that was opened before.
"""

from __future__ import annotations

import faulthandler
from contextlib import suppress
from pathlib import Path
from typing import IO

from sepgui.app.bug_reports import reports_folder
from sepgui.store.claim import Claim

_NAMES = "crash-*.log"
_MOST = 200_000
"""How many bytes of such a file are read."""


class CrashFile:
    """Lies in wait from `begin` to `end`; a file of one's own, claimed as long as the process lives."""

    def __init__(self, claim: Claim, file: IO[bytes]) -> None:
        self._claim = claim
        self._file = file

    @staticmethod
    def begin(number: int) -> CrashFile | None:
        """Return one in wait, with the number of this process; None where no file can be written."""
        path = reports_folder() / _NAMES.replace("*", str(number))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            claim = Claim.take(path)
            if claim is None:
                return None
            file = path.open("wb")
            faulthandler.enable(file)
        except OSError:
            return None
        return CrashFile(claim, file)

    def end(self) -> None:
        """End as one should: nothing is left behind."""
        faulthandler.disable()
        self._file.close()
        with suppress(OSError):
            self._claim.path.unlink(missing_ok=True)
            self._claim.release()


def left_behind() -> str:
    """Return what processes wrote that were struck down, and remove their files; empty when none was."""
    found: list[str] = []
    try:
        for path in sorted(reports_folder().glob(_NAMES)):
            if not Claim.is_held(path):
                found.append(_taken(path))
    except OSError:
        pass
    return "\n\n".join(text for text in found if text)


def _taken(path: Path) -> str:
    with path.open("rb") as file:
        text = file.read(_MOST).decode("utf-8", "replace").strip()
    path.unlink(missing_ok=True)
    Claim.remove_file(path)
    return text
