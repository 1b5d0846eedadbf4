"""The frozen folder on a Windows without Python, under Wine: what a person would do with it."""

from __future__ import annotations

import json
import struct
import subprocess
from collections.abc import Generator
from functools import partial
from pathlib import Path

import pytest

from build_spec import frozen, packages
from sepgui.store.reader import SessionReader
from tests.frozen.conftest import built
from tests.frozen.far_end import has_right_verdicts, manager
from tests.frozen.screen import Screen, wait
from tests.frozen.windows import ENGLISH, ITALIAN, Windows, windows

pytestmark = pytest.mark.timeout(300)

RICH = 150
GUI, CONSOLE = 2, 3
"""IMAGE_SUBSYSTEM_WINDOWS_GUI and _CUI of the PE format."""


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Generator[Windows]:
    """A Windows with the frozen folder."""
    program = built(packages.WORK / "windows" / "sepgui", "windows")
    made = windows(tmp_path_factory.mktemp("wine") / "prefix", program)
    yield made
    made.wine.end()


@pytest.fixture
def cli(machine: Windows) -> str:
    """The program with a console."""
    return machine.path(machine.folder / "sepgui-cli.exe")


@pytest.fixture
def program(machine: Windows) -> str:
    """The program that is double-clicked."""
    return machine.path(machine.folder / "sepgui.exe")


def end(machine: Windows, display: Screen, window: str) -> None:
    """Press what ends the program, and see the window and the engine go."""
    display.press(window, "ctrl+q")
    display.wait_until_gone("sepgui")
    wait(lambda: not machine.running(), "the program, or its engine, stays")


def subsystem(path: Path) -> int:
    data = path.read_bytes()[:4096]
    (header,) = struct.unpack_from("<I", data, 0x3C)
    return struct.unpack_from("<H", data, header + 24 + 68)[0]


def test_there_is_no_python_on_this_windows(machine: Windows) -> None:
    assert machine.run("python.exe", "--version").returncode != 0


def test_one_program_has_a_console_and_one_has_none(machine: Windows) -> None:
    assert subsystem(machine.folder / "sepgui.exe") == GUI
    assert subsystem(machine.folder / "sepgui-cli.exe") == CONSOLE


@pytest.mark.parametrize("name", ["sepgui.exe", "sepgui-cli.exe"])
def test_the_programs_say_what_they_are_and_need(machine: Windows, name: str) -> None:
    data = (machine.folder / name).read_bytes()
    for text in ("PerMonitorV2", "asInvoker", "longPathAware", 'activeCodePage xmlns="http'):
        assert text.encode() in data
    for text in ("OriginalFilename", name, frozen.version(), "The sepgui authors"):
        assert text.encode("utf-16-le") in data
    assert data.count(b"\x89PNG\r\n\x1a\n") >= 9, "an icon in nine sizes"


def test_it_proves_itself(machine: Windows, cli: str, display: Screen) -> None:
    command, env = machine.command([cli, "self-test"], ENGLISH)
    done = subprocess.run(
        command,
        env=env | display.variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    told = json.loads(done.stdout)
    assert [check for check in told["checks"] if not check["ok"]] == []
    assert (done.returncode, told["frozen"]) == (0, True)
    details = {check["name"]: check["detail"] for check in told["checks"]}
    assert details["window platform"].endswith("on windows")
    assert details["probe tcp"].endswith("by wall"), "Wine has no SIO_TCP_INFO: the loop's own time is used"


def test_a_check_of_loopback_gives_right_verdicts(machine: Windows, cli: str) -> None:
    has_right_verdicts(partial(machine.run, cli))


@pytest.mark.parametrize(("lang", "words"), [(ITALIAN, "SIMULAZIONE"), (ENGLISH, "SIMULATED")])
def test_it_speaks_the_language_of_windows(machine: Windows, cli: str, lang: str, words: str) -> None:
    done = machine.run(cli, "demo", "--format", "md", lang=lang)
    assert (done.returncode, done.stderr) == (0, "")
    assert words in done.stdout


def test_a_double_click_opens_the_window_in_the_language_of_windows(
    machine: Windows, program: str, display: Screen, pictures: Path
) -> None:
    with machine.started(program, lang=ITALIAN, more=display.variables):
        window = display.wait_for_window("^sepgui$")
        display.wait_for_colours(pictures / "windows-first-it.png", 60)
        end(machine, display, window)


def test_the_demo_runs_in_the_window(machine: Windows, program: str, display: Screen, pictures: Path) -> None:
    with machine.started(program, "demo", lang=ITALIAN, more=display.variables):
        window = display.wait_for_window("sepgui")
        display.wait_for_session(window)
        display.wait_for_colours(pictures / "windows-demo-it.png", RICH)
        assert len(machine.running()) == 2, "the window and its engine"
        end(machine, display, window)


def test_a_watched_session_is_saved_and_opens_in_the_window(
    machine: Windows, cli: str, program: str, display: Screen, pictures: Path
) -> None:
    session = machine.home / "caso è 1.sepsession"
    with manager() as port:
        words = ("--only", "client-manager-http", "--port", f"client-manager-http={port}", "--pace", "fast")
        limits = ("--vantage", "client", "--for", "4s", "-o", machine.path(session))
        watched = machine.run(cli, "watch", "127.0.0.1", *words, *limits)
    assert watched.returncode == 0, watched.stderr
    with SessionReader(session) as reader:
        assert [len(reader.columns(row.cell).at_ns) for row in reader.rows()] >= [2]
    with machine.started(program, machine.path(session), more=display.variables):
        window = display.wait_for_window("sepgui")
        display.wait_for_session(window)
        display.wait_for_colours(pictures / "windows-session.png", RICH)
        end(machine, display, window)


def test_a_portable_program_keeps_its_things_beside_itself(
    machine: Windows, program: str, display: Screen
) -> None:
    portable = machine.folder / "portable.ini"
    portable.touch()
    try:
        with machine.started(program, "demo", more=display.variables):
            window = display.wait_for_window("sepgui")
            display.wait_for_session(window)
            end(machine, display, window)
        assert (machine.folder / "settings" / "window.ini").is_file()
    finally:
        portable.unlink()


def test_wrong_usage_without_a_console_is_said_in_a_box(
    machine: Windows, program: str, display: Screen, pictures: Path
) -> None:
    with machine.started(program, "nonsense", more=display.variables):
        box = display.wait_for_window("^sepgui$")
        display.wait_for_colours(pictures / "windows-box.png", 4)
        display.press(box, "Return")
        wait(lambda: not machine.running(), "the box stays")


def test_an_older_windows_is_refused_in_a_sentence(tmp_path: Path, machine: Windows) -> None:
    older = windows(tmp_path / "prefix", machine.folder)
    try:
        older.wine.run(["winecfg", "-v", "win81"], limit_s=60)
        for lang, words in ((ITALIAN, "ha bisogno di Windows 10 1903"), (ENGLISH, "needs Windows 10 1903")):
            done = older.run(older.path(older.folder / "sepgui-cli.exe"), "ports", lang=lang)
            assert (done.returncode, done.stdout) == (3, "")
            assert words in done.stderr
    finally:
        older.wine.end()
