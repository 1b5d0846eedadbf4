"""A virtual screen (Xvfb) of its own for whoever paints on one."""

from __future__ import annotations

import os
import select
import subprocess
from collections.abc import Generator
from contextlib import contextmanager

SIZE = (1366, 768)


@contextmanager
def xvfb() -> Generator[int]:
    """Yield the number of a new display."""
    reading, writing = os.pipe()
    picture = f"{SIZE[0]}x{SIZE[1]}x24"
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", picture, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        command, pass_fds=[writing], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        readable, _, _ = select.select([reading], [], [], 20)
        number = os.read(reading, 16).decode().strip() if readable else ""
        assert number, "Xvfb did not start"
        yield int(number)
    finally:
        os.close(reading)
        server.terminate()
        server.wait()
