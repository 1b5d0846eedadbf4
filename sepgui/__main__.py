"""Starts sepgui: the command line, which opens the window when no command is given."""

from __future__ import annotations

import sys

from sepgui.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
