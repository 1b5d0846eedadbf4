"""Where the frozen program lies, and what each test gets of it; `python3 dev.py package` builds it first."""

from __future__ import annotations

import shutil
from collections.abc import Generator
from pathlib import Path

import pytest

from build_spec import packages
from tests.frozen import clean_root
from tests.frozen.clean_root import CleanRoot
from tests.frozen.screen import Screen, screen

PICTURES = packages.ROOT / "build" / "shots" / "frozen"
PLACE = Path("/opt/sepgui")


def built(path: Path, target: str) -> Path:
    """Return what a target built; a missing one fails the test, it does not skip it."""
    assert path.exists(), f"{path} is missing: `python3 dev.py package --target {target}` builds it"
    return path


@pytest.fixture
def display() -> Generator[Screen]:
    """A screen of the test's own."""
    with screen() as own:
        yield own


@pytest.fixture
def pictures() -> Path:
    """Where screenshots go, to be looked at."""
    return PICTURES


@pytest.fixture(scope="session")
def linux_root(tmp_path_factory: pytest.TempPathFactory) -> CleanRoot:
    """A Debian without Python that holds the frozen folder in /opt/sepgui."""
    program = built(packages.WORK / "linux" / "sepgui", "linux")
    root = clean_root.unpacked(tmp_path_factory.mktemp("linux") / "root")
    shutil.copytree(program, root.path / PLACE.relative_to("/"), symlinks=True)
    return root
