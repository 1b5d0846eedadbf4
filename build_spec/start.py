"""Where the frozen program begins; outside the package, so that sepgui stays one."""

from __future__ import annotations

import io
import os
import stat
import sys
from multiprocessing import freeze_support
from typing import TextIO


def heard(stream: TextIO | None) -> bool:
    """Whether somebody reads a stream of the program without console: a file or a pipe, and nothing else."""
    if stream is None:
        return False
    kind = os.fstat(stream.fileno()).st_mode
    return stat.S_ISREG(kind) or stat.S_ISFIFO(kind)


def has_console() -> bool:
    """Whether this is the program with a console, or a system where every program has one."""
    name = os.path.basename(sys.executable).lower()
    return sys.platform != "win32" or name.startswith("sepgui-cli")


def told(text: str) -> None:
    """Show what the command line has to say in a box: a program without console has no other way."""
    if sys.platform == "win32" and text.strip():
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, text.strip(), "sepgui", 0x40)


def start() -> int:
    """Run the program and return its exit code."""
    from sepgui.__main__ import main

    if has_console():
        return main()
    kept = io.StringIO()
    sys.stdout = sys.stdout if heard(sys.stdout) else kept
    sys.stderr = sys.stderr if heard(sys.stderr) else kept
    code = main()
    told(kept.getvalue())
    return code


if __name__ == "__main__":
    freeze_support()  # what the program spawned is not the program once more
    sys.exit(start())
