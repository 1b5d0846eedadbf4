from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from build_spec import packages
from build_spec.environment import SetupError
from build_spec.wine import prefix


def said(document: object, code: int = 0) -> subprocess.CompletedProcess[str]:
    text = document if isinstance(document, str) else json.dumps(document)
    return subprocess.CompletedProcess(["sepgui"], code, text, "")


GOOD = {"frozen": True, "checks": [{"name": "session", "ok": True, "detail": ""}]}


@pytest.mark.parametrize(
    ("done", "told"),
    [
        (said({**GOOD, "checks": [{"name": "session", "ok": False, "detail": "lost"}]}), "session: lost"),
        (said({**GOOD, "frozen": False}), "does not pass"),
        (said(GOOD, code=1), "does not pass"),
        (said("Traceback", code=1), "Traceback"),
    ],
)
def test_a_program_that_does_not_prove_itself_is_not_packed(
    done: subprocess.CompletedProcess[str], told: str
) -> None:
    with pytest.raises(SetupError, match=told):
        packages.read_proof(done)


def test_one_that_does_is(capsys: pytest.CaptureFixture[str]) -> None:
    packages.read_proof(said(GOOD))
    assert "1 checks passed" in capsys.readouterr().err


@pytest.mark.parametrize("targets", [[], ["linux", "amiga"]])
def test_an_unknown_target_is_told_what_there_is(targets: list[str]) -> None:
    with pytest.raises(SetupError, match="linux, deb, windows, installer"):
        packages.package(targets)


def test_a_package_is_built_from_the_bottom() -> None:
    assert packages.steps(["deb"]) == ["linux", "deb"]
    assert packages.steps(["installer", "linux"]) == ["linux", "windows", "installer"]


def test_libraries_of_wine_and_windows_are_found(tmp_path: Path) -> None:
    (tmp_path / "good.dll").write_bytes(b"MZ" + bytes(100))
    (tmp_path / "bad.dll").write_bytes(b"MZ" + bytes(62) + b"Wine builtin DLL")
    (tmp_path / "ucrtbase.dll").write_bytes(b"MZ")
    assert packages.foreign_libraries(tmp_path) == ["bad.dll", "ucrtbase.dll"]


def test_a_program_under_wine_sees_nothing_of_this_python(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "QT_QPA_PLATFORM", "WINEDEBUG"):
        monkeypatch.setenv(name, "ours")
    told = prefix.Wine(Path("/p")).environment({"DISPLAY": ":7"})
    assert {told.get(name) for name in ("PYTHONPATH", "QT_QPA_PLATFORM")} == {None}
    assert (told["WINEDEBUG"], told["WINEPREFIX"], told["DISPLAY"]) == ("-all", "/p", ":7")


def test_a_file_has_its_name_under_wine() -> None:
    assert prefix.windows_path(Path("/opt/a b")) == "Z:\\opt\\a b"


def test_every_target_has_its_tests() -> None:
    folder = packages.ROOT / "tests" / "frozen"
    assert [name for name in packages.TARGETS if not (folder / f"test_{name}.py").exists()] == []
