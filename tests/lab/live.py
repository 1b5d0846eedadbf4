"""Runs a command in the client namespace of a lab with everything up: `python -m tests.lab.live COMMAND…`.

Without a command it is a shell, from which `manager.lab.example` can be asked.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.lab import addresses as at
from tests.lab.__main__ import main as enter
from tests.lab.addresses import Place
from tests.lab.network import REPOSITORY, environment, lab_network
from tests.lab.servers import start_servers


def main(command: list[str]) -> int:
    """Return the exit code of the command, after the lab was taken down again."""
    with tempfile.TemporaryDirectory() as directory, lab_network(Path(directory)) as lab:
        lab.python(Place.SERVER, "tests.lab.listeners")
        lab.python(Place.ROUTER, "tests.lab.names", at.NAME_SERVER)
        start_servers(lab)
        words = lab.argv(Place.CLIENT, *(command or ["bash"]))
        return subprocess.run(words, cwd=REPOSITORY, env=environment(), check=False).returncode


if __name__ == "__main__":
    if os.environ.get("SEPGUI_LAB") != "1":
        enter([sys.executable, "-m", "tests.lab.live", *sys.argv[1:]])
    sys.exit(main(sys.argv[1:]))
