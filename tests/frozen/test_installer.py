"""The installer on a Windows without Python, under Wine: installed, opened by a session file, removed."""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest

from build_spec import frozen, packages
from tests.frozen.conftest import built
from tests.frozen.far_end import manager
from tests.frozen.screen import Screen, wait
from tests.frozen.windows import ITALIAN, Windows, windows

pytestmark = pytest.mark.timeout(400)

CLASSES = "HKCU\\Software\\Classes"
UNINSTALL = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\sepgui"


@pytest.fixture
def setup_program() -> Path:
    """The installer."""
    name = f"sepgui-{frozen.version()}-windows-x86_64-setup.exe"
    return built(packages.DIST / name, "installer")


@pytest.fixture
def machine(tmp_path: Path) -> Generator[Windows]:
    """A Windows with nothing of ours."""
    made = windows(tmp_path / "prefix", None)
    yield made
    made.wine.end()


def installed(machine: Windows) -> Path:
    """Return the folder that the installer puts the program into."""
    return next((machine.wine.path / "drive_c" / "users").glob("*/AppData/Local")) / "Programs" / "sepgui"


def shortcuts(machine: Windows) -> list[str]:
    users = machine.wine.path / "drive_c" / "users"
    return sorted(path.stem for path in users.rglob("*.lnk") if "sepgui" in str(path))


def test_it_installs_opens_a_session_and_is_removed(
    machine: Windows, setup_program: Path, display: Screen, pictures: Path
) -> None:
    done = machine.run(f"Z:{setup_program}".replace("/", "\\"), "/S", lang=ITALIAN, limit_s=200)
    assert done.returncode == 0
    folder = installed(machine)
    assert {"sepgui.exe", "sepgui-cli.exe", "uninstall.exe"} <= {path.name for path in folder.iterdir()}
    assert shortcuts(machine) == ["sepgui", "sepgui, dimostrazione"]
    assert frozen.version() in machine.registry(UNINSTALL)
    assert "Sessione di sepgui" in machine.registry(f"{CLASSES}\\sepgui.session")

    session = machine.home / "caso.sepsession"
    with manager() as port:
        words = ("--only", "client-manager-http", "--port", f"client-manager-http={port}", "--pace", "fast")
        limits = ("--vantage", "client", "--for", "3s", "-o", machine.path(session))
        cli = machine.path(folder / "sepgui-cli.exe")
        assert machine.run(cli, "watch", "127.0.0.1", *words, *limits).returncode == 0
    machine.know_own_kinds_of_file(".sepsession", "sepgui.session")
    with machine.started("start", "", machine.path(session), lang=ITALIAN, more=display.variables):
        window = display.wait_for_window("sepgui")
        display.wait_for_session(window)
        display.wait_for_colours(pictures / "windows-installed.png", 150)
        display.press(window, "ctrl+q")
        wait(lambda: not machine.running(), "the program stays")

    kept = folder / "mia.sepsession"
    kept.write_bytes(b"")
    uninstall = machine.path(folder / "uninstall.exe")
    assert machine.run(uninstall, "/S", lang=ITALIAN).returncode == 0
    wait(lambda: not (folder / "uninstall.exe").exists(), "the uninstaller stays")
    assert [path.name for path in folder.iterdir()] == [kept.name], "what a person saved there stays"
    assert shortcuts(machine) == []
    assert "sepgui" not in machine.registry(UNINSTALL)
    assert "sepgui.session" not in machine.registry(CLASSES)


def test_it_speaks_italian_and_looks_as_it_should(
    machine: Windows, setup_program: Path, display: Screen, pictures: Path
) -> None:
    words = f"Z:{setup_program}".replace("/", "\\")
    with machine.started(words, lang=ITALIAN, more=display.variables):
        display.wait_for_window("Installazione di sepgui")
        display.wait_for_colours(pictures / "installer-it.png", 20)
