"""Where benchmarks of the window run: a virtual screen where there is one, and a warm Python."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import msgspec

from tests.lab.addresses import Place
from tests.lab.network import REPOSITORY, Lab, environment
from tests.xvfb import xvfb

T = TypeVar("T")
SIZE = (1366, 768)
OFF_SCREEN = "offscreen"


@contextmanager
def screen() -> Generator[dict[str, str]]:
    """Yield the environment of a window on a virtual screen (Xvfb), or off screen where there is none."""
    if shutil.which("Xvfb") is None:
        yield {"QT_QPA_PLATFORM": OFF_SCREEN}
        return
    with xvfb() as number:
        yield {"QT_QPA_PLATFORM": "xcb", "DISPLAY": f":{number}"}


def name_of(where: dict[str, str]) -> str:
    """Return what tables call a platform."""
    return "off screen" if where["QT_QPA_PLATFORM"] == OFF_SCREEN else "Xvfb"


def warm(folder: Path) -> dict[str, str]:
    """Return an environment whose compiled modules are kept, as those of an installed program are."""
    kept = {name: value for name, value in environment().items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PYTHONPYCACHEPREFIX": str(folder / "compiled")}


def ask_window(
    lab: Lab,
    command: Sequence[str],
    env: dict[str, str],
    answer: type[T],
    *,
    question: object,
    seconds: float,
) -> T:
    """Run a window in the client namespace with a question in JSON, and return its answer."""
    done = subprocess.run(
        lab.argv(Place.CLIENT, *command),
        input=msgspec.json.encode(question),
        capture_output=True,
        cwd=REPOSITORY,
        env=env,
        timeout=seconds,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return msgspec.json.decode(done.stdout, type=answer)
