"""Starts sepgui: the command line, which opens the window when no command is given."""

from __future__ import annotations

import gc
import sys

# While modules load nothing becomes garbage, and looking for it takes a twentieth of a short command's time;
# the command line switches the collector on again.
gc.disable()

from sepgui.cli.main import main  # noqa: E402 - it is this import that is to be fast

if __name__ == "__main__":
    if getattr(sys, "frozen", False):
        from multiprocessing import freeze_support

        freeze_support()  # a process that the frozen program spawned is not the program once more
    sys.exit(main())
