"""The Debian package: installed, started and removed on a Debian that has no Python."""

from __future__ import annotations

import json
import platform
import shutil

import pytest

from build_spec import debian, packages
from tests.frozen import clean_root
from tests.frozen.conftest import built

pytestmark = pytest.mark.timeout(240)


def test_it_installs_starts_and_is_removed(tmp_path_factory: pytest.TempPathFactory) -> None:
    package = built(packages.DIST / f"sepgui_{debian.version()}_{debian.architecture()}.deb", "deb")
    root = clean_root.unpacked(tmp_path_factory.mktemp("deb") / "root")
    shutil.copyfile(package, root.path / "tmp" / "sepgui.deb")
    before = {path for path in (root.path / "usr").rglob("*") if not path.is_dir()}
    installed = root.run("dpkg", "--install", "/tmp/sepgui.deb")
    assert installed.returncode == 0, installed.stderr
    for name in ("sepgui", "sepgui-cli"):
        told = json.loads(root.run(name, "self-test").stdout)
        assert [check for check in told["checks"] if not check["ok"]] == []
    share = root.path / "usr" / "share"
    assert (share / "applications" / f"{debian.NAME}.desktop").is_file()
    assert (share / "icons" / "hicolor" / "256x256" / "apps" / f"{debian.NAME}.png").is_file()
    removed = root.run("dpkg", "--purge", "sepgui")
    assert removed.returncode == 0, removed.stderr
    assert {path for path in (root.path / "usr").rglob("*") if not path.is_dir()} == before


def test_it_asks_for_no_newer_system_than_it_was_built_on() -> None:
    told = debian.control()
    assert f"Depends: libc6 (>= {platform.libc_ver()[1]}), libgl1" in told
