"""Runs a command where the lab can be made: `python -m tests.lab COMMAND…`, or a shell.

`python dev.py test` does the same for a whole test run.
"""

from __future__ import annotations

import os
import sys

from build_spec.namespace import open_lab
from tests.lab.network import REPOSITORY, environment


def main(command: list[str]) -> None:
    """Replace this process by the command, in namespaces of its own; end it where there are none."""
    lab = open_lab()
    if lab.why_not is not None:
        sys.exit(lab.why_not)
    os.chdir(REPOSITORY)
    words = [*lab.prefix, *(command or ["bash"])]
    os.execvpe(words[0], words, {**environment(), "SEPGUI_LAB": "1"})


if __name__ == "__main__":
    main(sys.argv[1:])
