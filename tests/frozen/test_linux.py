"""The frozen folder on a Debian that has no Python."""

from __future__ import annotations

import subprocess
from functools import partial
from pathlib import Path

import pytest

from build_spec import frozen
from sepgui.store.reader import SessionReader
from tests.frozen.clean_root import CleanRoot
from tests.frozen.conftest import PLACE
from tests.frozen.far_end import document, has_right_verdicts, manager
from tests.frozen.screen import Screen

pytestmark = pytest.mark.timeout(240)

PROGRAM = str(PLACE / "sepgui")
RICH = 150
"""Colours on the screen that a painted window has at least, and a blank one has not."""


def end(running: subprocess.Popen[str], display: Screen, window: str) -> None:
    display.press(window, "ctrl+q")
    said, _ = running.communicate(timeout=60)
    assert (running.returncode, said) == (0, "")


def test_there_is_no_python_in_the_root(linux_root: CleanRoot) -> None:
    assert linux_root.run("sh", "-c", "command -v python3 || command -v python").returncode != 0


def test_every_library_finds_what_it_needs(linux_root: CleanRoot) -> None:
    asked = f"find {PLACE} -name '*.so*' -exec env LD_LIBRARY_PATH={PLACE}/_internal ldd {{}} + 2>&1"
    listed = linux_root.run("sh", "-c", asked)
    assert [line.strip() for line in listed.stdout.splitlines() if "not found" in line] == []


def test_it_proves_itself(linux_root: CleanRoot) -> None:
    done = linux_root.run(PROGRAM, "self-test")
    told = document(done)
    assert [check for check in told["checks"] if not check["ok"]] == []
    assert (done.returncode, done.stderr, told["frozen"], told["program"]) == (0, "", True, frozen.version())
    assert {"window graph", "window languages", "probe tls", "session"} <= {c["name"] for c in told["checks"]}


def test_a_check_of_loopback_gives_right_verdicts(linux_root: CleanRoot) -> None:
    has_right_verdicts(partial(linux_root.run, PROGRAM))


@pytest.mark.parametrize(("lang", "words"), [("it_IT.UTF-8", "Primo sguardo"), ("en_GB.UTF-8", "First look")])
def test_it_speaks_the_language_of_the_system(linux_root: CleanRoot, lang: str, words: str) -> None:
    done = linux_root.run(PROGRAM, "demo", more={"LC_ALL": lang})
    assert words in done.stdout
    assert done.returncode == 0


def test_a_watched_session_is_saved_and_opens_in_the_window(
    linux_root: CleanRoot, display: Screen, pictures: Path
) -> None:
    with manager() as port:
        words = ("--only", "client-manager-http", "--port", f"client-manager-http={port}", "--pace", "fast")
        limits = ("--vantage", "client", "--for", "4s", "-o", "/root/caso.sepsession")
        watched = linux_root.run(PROGRAM, "watch", "127.0.0.1", *words, *limits)
    assert watched.returncode == 0, watched.stderr
    with SessionReader(linux_root.path / "root" / "caso.sepsession") as reader:
        assert [len(reader.columns(row.cell).at_ns) for row in reader.rows()] >= [2]
    with linux_root.started(PROGRAM, "/root/caso.sepsession", more=display.variables) as running:
        window = display.wait_for_window("sepgui")
        display.wait_for_session(window)
        display.wait_for_colours(pictures / "linux-session.png", RICH)
        end(running, display, window)


def test_the_demo_opens_a_window_and_ends_without_a_trace(
    linux_root: CleanRoot, display: Screen, pictures: Path
) -> None:
    with linux_root.started(PROGRAM, "demo", "--lang", "it", more=display.variables) as running:
        window = display.wait_for_window("sepgui")
        display.wait_for_session(window)
        display.wait_for_colours(pictures / "linux-demo.png", RICH)
        end(running, display, window)
    display.wait_until_gone("sepgui")
