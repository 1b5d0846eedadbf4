from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sepgui import assets

ROOT = Path(__file__).parent.parent

TS = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it" sourcelanguage="en">
<context>
    <name>State</name>
    <message>
        <source>open</source>
        <translation>{word}</translation>
    </message>
</context>
</TS>
"""


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the top of a small checkout that sepgui takes for its own."""
    top = tmp_path / "checkout"
    (top / "sepgui").mkdir(parents=True)
    (top / "translations").mkdir()
    (top / "translations" / "sepgui_it.ts").write_text(TS.format(word="aperta"), "utf-8")
    monkeypatch.setattr(assets, "_PACKAGE", top / "sepgui")
    return top


def test_a_checkout_serves_its_own_top_level() -> None:
    assert assets.asset("translations", "sepgui_it.ts") == ROOT / "translations" / "sepgui_it.ts"


def test_a_checkout_serves_what_it_has_built(checkout: Path) -> None:
    built = checkout / "build" / "translations" / "sepgui_it.qm"
    built.parent.mkdir(parents=True)
    built.touch()
    assert assets.asset("translations", "sepgui_it.qm") == built


def test_a_missing_file_is_named_with_every_place_searched(checkout: Path) -> None:
    with pytest.raises(FileNotFoundError) as failure:
        assets.asset("resources", "nowhere.toml")
    message = str(failure.value)
    assert "resources/nowhere.toml" in message
    assert str(checkout) in message
    assert str(checkout / "build") in message


def test_a_frozen_program_serves_the_folder_it_unpacked_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "translations" / "core_it.json"
    table.parent.mkdir()
    table.write_text('{"State": {"open": "aperta"}}', "utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert assets.asset("translations", "core_it.json") == table
    assert json.loads(assets.translation_table("it")) == {"State": {"open": "aperta"}}


def test_a_checkout_makes_its_table_without_a_build_step(checkout: Path) -> None:
    assert json.loads(assets.translation_table("it")) == {"State": {"open": "aperta"}}
    assert (checkout / "build" / "translations" / "core_it.json").is_file()


def test_a_table_older_than_its_source_is_made_anew(checkout: Path) -> None:
    assets.translation_table("it")
    source = checkout / "translations" / "sepgui_it.ts"
    source.write_text(TS.format(word="spalancata"), "utf-8")
    later = source.stat().st_mtime_ns + 1_000_000_000
    os.utime(source, ns=(later, later))
    assert json.loads(assets.translation_table("it")) == {"State": {"open": "spalancata"}}


def test_a_checkout_that_cannot_be_written_to_still_has_its_table(checkout: Path) -> None:
    (checkout / "build").write_text("in the way")
    assert json.loads(assets.translation_table("it")) == {"State": {"open": "aperta"}}


def test_a_language_that_does_not_exist_is_an_error() -> None:
    with pytest.raises(FileNotFoundError, match="sepgui_xx"):
        assets.translation_table("xx")


@pytest.mark.gui  # the wheel's translations need lrelease
def test_a_wheel_carries_and_finds_everything(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    site = tmp_path / "site"
    with zipfile.ZipFile(next(tmp_path.glob("sepgui-*.whl"))) as wheel:
        names = wheel.namelist()
        wheel.extractall(site)
    assert len(names) == len(set(names))
    assert not [name for name in names if name.startswith(("tests/", "build_spec/", "resources/"))]
    listed = subprocess.run(
        ["git", "ls-files", "resources"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.splitlines()
    assert {f"sepgui/_assets/{name}" for name in listed} <= set(names)
    code = (
        "import sys; from sepgui import assets\n"
        "print(assets.__file__)\n"
        "print(assets.asset('translations', 'sepgui_it.qm'))\n"
        "print(assets.asset('resources', 'catalogue', 'ports.toml'))\n"
        "print(len(assets.translation_table('it')))\n"
    )
    told = subprocess.run(
        [sys.executable, "-S", "-c", code],
        env={**os.environ, "PYTHONPATH": str(site)},
        cwd=tmp_path,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    assert all(line.startswith(str(site)) for line in told[:3])
    assert int(told[3]) > 2
