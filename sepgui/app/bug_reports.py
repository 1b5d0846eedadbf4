"""The file that tells what went wrong in the program: kept beside the sessions, sent by hand."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from sepgui import __version__
from sepgui.app.folders import data_folder

KEPT = 10
"""How many reports are kept."""
_TOLD = frozenset({"language", "theme", "range", "interval", "sound", "columns", "sorting", "grouping"})
"""The settings that are told: a new one may name a host or a file, so it is left out until it stands here."""
_ENDING = ".txt"


def bug_report(traceback: str, facts: Mapping[str, str], settings: Mapping[str, str]) -> str:
    """Return what happened, with versions and settings; no host of the settings, and no name of the user."""
    told = {
        "sepgui": __version__,
        "Python": platform.python_version(),
        "system": platform.platform(),
        "frozen": str(bool(getattr(sys, "frozen", False))),
        **facts,
        **{f"setting {name}": value for name, value in settings.items() if name in _TOLD},
    }
    lines = [f"{name}: {value}" for name, value in told.items()]
    return _without_home("\n".join([*lines, "", traceback.strip() or "(no traceback)", ""]))


def keep_report(text: str, unix_ns: int) -> Path | None:
    """Write a report into the user's own folder and return the file; None where that fails. Old ones go."""
    name = datetime.fromtimestamp(unix_ns / 1e9, UTC).strftime("%Y-%m-%dT%H-%M-%S")
    try:
        folder = reports_folder()
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}{_ENDING}"
        path.write_text(text, "utf-8")
        for old in sorted(folder.glob(f"*{_ENDING}"))[:-KEPT]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return path


def reports_folder() -> Path:
    """Return the folder of the reports; it may not be there yet."""
    return data_folder() / "reports"


def _without_home(text: str) -> str:
    home = str(Path.home())
    return text.replace(home, "~") if len(home) > 1 else text
