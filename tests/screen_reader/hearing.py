"""A running window on a screen and a bus of its own, and a screen reader beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import msgspec

from tests.bench.screen import screen

ROOT = Path(__file__).resolve().parent.parent.parent
PYTHON = "/usr/bin/python3"
"""Debian's own, which has the library of AT-SPI."""
PATIENCE_S = 45.0


class Node(msgspec.Struct, frozen=True):
    """What a screen reader is told of a part of the window."""

    role: str
    name: str
    description: str
    label: str
    value: str
    states: frozenset[str]
    children: tuple[Node, ...]

    def all(self) -> Iterator[Node]:
        """Yield this node and all below it."""
        yield self
        for child in self.children:
            yield from child.all()

    def shown(self) -> Iterator[Node]:
        """Yield what is on the screen."""
        return (node for node in self.all() if "showing" in node.states)

    def one(self, role: str, name: str) -> Node | None:
        """Return the first node on the screen with this role whose name begins so, None without one."""
        return next((n for n in self.shown() if n.role == role and n.name.startswith(name)), None)


class Heard(msgspec.Struct, frozen=True):
    """An answer of the reader: whether it could do what was asked, the tree, what was announced."""

    done: bool
    tree: Node | None
    announced: tuple[str, ...]


class Reader:
    """Asks the reader's process. `announced` are all announcements so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.announced: list[str] = []
        self._answer()

    def look(self) -> Node | None:
        """Return the tree of the program, None while it is not on the bus."""
        return self._ask({"do": "look"}).tree

    def press(self, role: str, name: str) -> None:
        """Do the action of a node."""
        assert self._ask({"do": "press", "role": role, "name": name}).done, f"no {role} called {name!r}"

    def wait(self, condition: Callable[[Node], bool], complaint: str) -> Node:
        """Return the first tree for which a condition holds; each look takes the reader its time."""
        end = time.monotonic() + PATIENCE_S
        while True:
            tree = self.look()
            if tree is not None and condition(tree):
                return tree
            assert time.monotonic() < end, complaint

    def _ask(self, question: dict[str, str]) -> Heard:
        assert self._process.stdin is not None
        self._process.stdin.write(msgspec.json.encode(question).decode() + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> Heard:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the reader ended"
        heard = msgspec.json.decode(line, type=Heard)
        self.announced += heard.announced
        return heard


@contextmanager
def window(folder: Path, *words: str) -> Generator[Reader]:
    """Start `sepgui` with these words, and a reader; end both."""
    with ExitStack() as stack:
        env = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
        env |= stack.enter_context(screen()) | {"LC_ALL": "C.UTF-8", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        for name in ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME", "RUNTIME_DIR"):
            (folder / name).mkdir(mode=0o700)
            env[f"XDG_{name}"] = str(folder / name)
        bus = stack.enter_context(
            running(["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"], env)
        )
        assert bus.stdout is not None
        env["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        reader = stack.enter_context(
            running([PYTHON, str(Path(__file__).with_name("reader.py")), "sepgui"], env)
        )
        heard = Reader(reader)
        stack.enter_context(running([sys.executable, "-m", "sepgui", *words], env))
        yield heard


@contextmanager
def running(command: list[str], env: dict[str, str]) -> Generator[subprocess.Popen[str]]:
    """Run a program, and end it."""
    with subprocess.Popen(
        command,
        cwd=ROOT,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
