"""Opens the window, where there is one to open; the only place of the command line that knows of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec

from sepgui.cli.collector import collect_again
from sepgui.cli.grammar import UsageError
from sepgui.i18n import QT_TRANSLATE_NOOP

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_NEEDED = ("PySide6", "qasync", "pyqtgraph", "numpy")


def has_window() -> bool:
    """Whether a window can be opened: its libraries are installed and there is a display."""
    return not _missing() and _has_display()


def open_window(arguments: Sequence[str]) -> int:
    """Open the window with the arguments of `sepgui.ui.main.main` and return its exit code.

    Raises:
        UsageError: the libraries of the window are not installed, or there is no display.
    """
    if missing := _missing():
        raise UsageError(_NO_LIBRARY.with_(library=missing))
    if not _has_display():
        raise UsageError(_NO_DISPLAY)
    from sepgui.ui.main import main

    collect_again()
    return main(arguments)


def _missing() -> str | None:
    return next((name for name in _NEEDED if find_spec(name) is None), None)


def _has_display() -> bool:
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in _DISPLAYS)


_NO_LIBRARY = QT_TRANSLATE_NOOP(
    "Cli",
    "The window needs {library}, which is not installed: pip install 'sepgui[gui]'; or see sepgui --help.",
)
_NO_DISPLAY = QT_TRANSLATE_NOOP("Cli", "There is no display to open the window on; see sepgui --help.")
