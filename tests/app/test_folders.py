from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from sepgui.app.folders import data_folder, settings_folder

if TYPE_CHECKING:
    import pytest


def test_the_users_own_folders(tmp_path: Path) -> None:
    assert data_folder() == tmp_path / "xdg" / "data" / "sepgui"
    assert settings_folder() == tmp_path / "xdg" / "config" / "sepgui"


def test_a_portable_program_keeps_everything_beside_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(tmp_path / "sepgui")])
    assert data_folder() != tmp_path / "data"
    (tmp_path / "portable.ini").touch()
    assert data_folder() == tmp_path / "data"
    assert settings_folder() == tmp_path / "settings"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "elsewhere" / "sepgui.exe"))
    assert data_folder() != tmp_path / "data"
    monkeypatch.setattr(sys, "executable", str(tmp_path / "sepgui.exe"))
    assert data_folder() == tmp_path / "data"
