"""Opens the window, where there is one to open; the only place of the command line that knows of it."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING

from sepgui.cli.collector import collect_again
from sepgui.cli.grammar import UsageError
from sepgui.i18n import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from sepgui.app.self_test import Check

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_PATIENCE_S = 60.0
_PARTING_S = 2.0
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


def window_checks() -> tuple[Check, ...]:
    """Return what the self-test finds of the window; nothing where its libraries are not installed.

    It is tried in a process of its own: Qt ends the process that it cannot serve.
    """
    if _missing():
        return ()
    from multiprocessing import get_context

    from sepgui.app.self_test import Check

    spawning = get_context("spawn")
    ours, theirs = spawning.Pipe(duplex=False)
    process = spawning.Process(target=_try_window, args=(theirs,), name="sepgui window test")
    process.start()
    theirs.close()
    try:
        found: tuple[Check, ...] = ours.recv() if ours.poll(_PATIENCE_S) else ()
    except EOFError:
        found = ()
    if not found:
        process.join(_PARTING_S)
        found = (
            Check("window", ok=False, detail=f"its process ended with {process.exitcode}", elapsed_ns=0),
        )
    process.kill()
    process.join()
    ours.close()
    return found


def _try_window(told: Connection) -> None:
    """Be the process; off screen where there is none."""
    if not _has_display():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from sepgui.ui.main import self_test

    told.send(self_test())
    told.close()


def _missing() -> str | None:
    return next((name for name in _NEEDED if find_spec(name) is None), None)


def _has_display() -> bool:
    return sys.platform in ("win32", "darwin") or any(os.environ.get(name) for name in _DISPLAYS)


_NO_LIBRARY = QT_TRANSLATE_NOOP(
    "Cli",
    "The window needs {library}, which is not installed: pip install 'sepgui[gui]'; or see sepgui --help.",
)
_NO_DISPLAY = QT_TRANSLATE_NOOP("Cli", "There is no display to open the window on; see sepgui --help.")
