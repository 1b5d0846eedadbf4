"""Where the program keeps things: the user's own folders, or beside the program where it is portable."""

from __future__ import annotations

import sys
from pathlib import Path

NAME = "sepgui"
PORTABLE = "portable.ini"
"""A file of this name beside the program keeps everything there."""


def program_folder() -> Path:
    """Return the folder that the program lies in."""
    program = sys.executable if getattr(sys, "frozen", False) else sys.argv[0]
    return Path(program).absolute().parent


def data_folder() -> Path:
    """Return the folder for what the program keeps of its own accord; it may not be there yet."""
    if (program_folder() / PORTABLE).is_file():
        return program_folder() / "data"
    import platformdirs

    return platformdirs.user_data_path(NAME, appauthor=False)


def settings_folder() -> Path:
    """Return the folder for settings; it may not be there yet."""
    if (program_folder() / PORTABLE).is_file():
        return program_folder() / "settings"
    import platformdirs

    return platformdirs.user_config_path(NAME, appauthor=False)
