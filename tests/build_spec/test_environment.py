from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from build_spec import environment
from build_spec.environment import SetupError, Venv


def always(value: object) -> Callable[..., object]:
    """Return a function that answers everything with one value."""
    return lambda *_args, **_options: value


class Commands:
    """Stands in for `subprocess.run`: remembers what was run, and answers as told."""

    def __init__(self) -> None:
        self.seen: list[list[str]] = []
        self.returncode = 0

    def __call__(self, command: Sequence[str], **_options: object) -> subprocess.CompletedProcess[str]:
        self.seen.append(list(command))
        return subprocess.CompletedProcess(command, self.returncode, "", "E: no such package")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    stand_in = Commands()
    monkeypatch.setattr(environment.subprocess, "run", stand_in)
    monkeypatch.setattr(environment.shutil, "which", always("/usr/bin/program"))
    monkeypatch.setattr(environment, "LINUX", True)
    monkeypatch.setattr(environment, "_forbid_services", always(None))
    return stand_in


def test_root_installs_without_asking(monkeypatch: pytest.MonkeyPatch, commands: Commands) -> None:
    monkeypatch.setattr(environment, "is_root", always(True))
    environment.install(["libegl1", "libgl1"], "missing")
    assert commands.seen == [["sh", "-c", environment.apt_line(["libegl1", "libgl1"])]]


def test_anyone_else_is_told_the_exact_line(monkeypatch: pytest.MonkeyPatch, commands: Commands) -> None:
    monkeypatch.setattr(environment, "is_root", always(False))
    with pytest.raises(SetupError, match=r"sudo sh -c 'apt-get update && apt-get install .* libegl1'"):
        environment.install(["libegl1"], "missing")
    assert commands.seen == []


def test_a_failing_apt_is_quoted(monkeypatch: pytest.MonkeyPatch, commands: Commands) -> None:
    monkeypatch.setattr(environment, "is_root", always(True))
    commands.returncode = 100
    with pytest.raises(SetupError, match="no such package"):
        environment.install(["nonsense"], "missing")


def test_other_systems_are_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "LINUX", False)
    with pytest.raises(SetupError, match="equivalents of libegl1"):
        environment.install(["libegl1"], "missing")


@pytest.mark.skipif(not environment.LINUX, reason="shared libraries are looked for on Linux")
def test_missing_libraries_are_found_by_the_loader_itself() -> None:
    table = {"libc.so.6": "libc6", "libsepgui-none.so.9": "absent", "libsepgui-too.so.9": "absent"}
    assert environment.missing_libraries(table) == ["absent"]


def test_no_display_is_said_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(environment, "LINUX", True)
    why = environment.no_display(Venv(Path("nowhere")))
    assert why == "neither DISPLAY nor WAYLAND_DISPLAY is set"


def test_a_platform_that_was_chosen_is_not_questioned(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert environment.no_display(Venv(Path("nowhere"))) is None


@pytest.mark.gui
def test_a_display_that_refuses_is_said_in_qts_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("QT_QPA_PLATFORM")
    monkeypatch.setenv("DISPLAY", ":987")
    monkeypatch.setattr(environment, "missing_libraries", always([]))
    why = environment.no_display(Venv(Path(environment.sys.prefix)))
    assert why
    assert os.environ["DISPLAY"] == ":987"


def test_an_environment_that_fits_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    venv = installed(monkeypatch, tmp_path, "h11==1\n")
    monkeypatch.setattr(environment, "pip", pytest.fail)
    environment.ensure(venv, "h11==1\n")


def test_a_changed_lock_is_installed_into_the_same_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    venv = installed(monkeypatch, tmp_path, "h11==1\n")
    monkeypatch.setattr(environment, "_create", pytest.fail)
    environment.ensure(venv, "h11==2\n")
    assert (venv.path / "requirements.lock").read_text() == "h11==2\n"


def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, requirements: str) -> Venv:
    """Return an environment that `ensure` has filled, with everything outside it stood in for."""
    venv = Venv(tmp_path / "venv")
    site = tmp_path / "site"
    site.mkdir()

    def create(venv: Venv) -> None:
        venv.path.mkdir()

    with monkeypatch.context() as patch:
        patch.setattr(environment, "_create", create)
        patch.setattr(environment, "_works", always(False))
        _fill(patch, site, tmp_path)
        environment.ensure(venv, requirements)
    assert (site / "sepgui-dev.pth").read_text() == f"{tmp_path}\n"
    monkeypatch.setattr(environment, "_works", always(True))
    _fill(monkeypatch, site, tmp_path)
    return venv


def _fill(monkeypatch: pytest.MonkeyPatch, site: Path, top: Path) -> None:
    monkeypatch.setattr(environment, "ROOT", top)
    monkeypatch.setattr(environment, "pip", always(["true"]))
    monkeypatch.setattr(environment, "_output", always(str(site)))
    monkeypatch.setattr(environment.subprocess, "run", Commands())
