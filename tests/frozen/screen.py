"""A virtual screen of its own for each test: what is on it, and keys pressed on it."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests.xvfb import xvfb

T = TypeVar("T")
SIZE = (1366, 768)
PATIENCE_S = 60.0

# Grabs the root window with Qt, in a process of its own: a test's own application is off screen.
_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(["grab", "-platform", "xcb"])
ok = app.primaryScreen().grabWindow(0).save(sys.argv[1])
sys.exit(not ok)
"""


@dataclass(frozen=True, slots=True)
class Screen:
    """An X server without a window manager; the keyboard goes to the window under the pointer."""

    number: int

    @property
    def variables(self) -> dict[str, str]:
        return {"DISPLAY": f":{self.number}"}

    def windows(self, name: str) -> list[str]:
        """Return the visible windows whose title matches."""
        asked = self._xdotool("search", "--onlyvisible", "--name", name)
        return asked.stdout.split()

    def wait_for_window(self, name: str) -> str:
        """Return the first window whose title matches, once it is there."""
        return wait(lambda: self.windows(name), f"no window called {name!r}")[0]

    def wait_until_gone(self, name: str) -> None:
        wait(lambda: not self.windows(name), f"the window called {name!r} stays")

    def title(self, window: str) -> str:
        return self._xdotool("getwindowname", window).stdout.strip()

    def wait_for_session(self, window: str) -> str:
        """Return the window's title once it names a pair: the session is open then."""
        return wait(
            lambda: title if " – " in (title := self.title(window)) else "", "the window opens no session"
        )

    def press(self, window: str, keys: str) -> None:
        """Press keys with the pointer in the middle of a window."""
        self._xdotool("mousemove", "--window", window, "200", "14")
        self._xdotool("windowfocus", window)
        self._xdotool("key", keys)

    def grab(self, path: Path) -> Path:
        """Save what is on the screen as PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        env = {**os.environ, **self.variables, "QT_QPA_PLATFORM": "xcb"}
        subprocess.run([sys.executable, "-c", _GRAB, str(path)], env=env, check=True, timeout=60)
        return path

    def wait_for_colours(self, path: Path, least: int) -> int:
        """Return how many colours the screen shows, once it shows enough; the last picture stays."""
        return wait(
            lambda: found if (found := colours(self.grab(path))) >= least else 0,
            f"the screen stays blank: {path}",
        )

    def _xdotool(self, *words: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, **self.variables}
        return subprocess.run(
            ["xdotool", *words], env=env, capture_output=True, text=True, check=False, timeout=30
        )


@contextmanager
def screen() -> Generator[Screen]:
    """Yield a new screen."""
    with xvfb() as number:
        yield Screen(number)


def wait(condition: Callable[[], T], complaint: str, patience_s: float = PATIENCE_S) -> T:
    """Return what a condition gives once it is true: a foreign screen tells nobody when it changes."""
    end = time.monotonic() + patience_s
    while not (found := condition()):
        assert time.monotonic() < end, f"{complaint} after {patience_s:.0f} s"
        select.select([], [], [], 0.2)
    return found


def colours(path: Path) -> int:
    """Return how many different colours a picture has on a grid of every fourth pixel."""
    from PySide6.QtGui import QImage

    image = QImage(str(path))
    rows, columns = range(0, image.height(), 4), range(0, image.width(), 4)
    return len({image.pixel(x, y) for y in rows for x in columns})
