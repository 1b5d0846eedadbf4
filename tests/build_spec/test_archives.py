from __future__ import annotations

import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from build_spec import archives

SECONDS = 1_700_000_000


def tree(folder: Path, order: tuple[str, ...]) -> Path:
    """Make a small program, its files written in an order and at times of their own."""
    folder.mkdir(parents=True)
    for number, name in enumerate(order):
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(name, "utf-8")
        os.utime(path, (number, number))
    (folder / "program").chmod(0o755)
    (folder / "link").symlink_to("program")
    return folder


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Path, Path]:
    names = ("program", "_internal/lib.so.1", "_internal/data")
    return tree(tmp_path / "one", names), tree(tmp_path / "two", names[::-1])


def test_the_same_files_give_the_same_tar(trees: tuple[Path, Path], tmp_path: Path) -> None:
    hashes: set[str] = set()
    for number, folder in enumerate(trees):
        target = tmp_path / f"{number}.tar.gz"
        archives.tar_gz(folder, target, "sepgui-1", SECONDS)
        hashes.add(archives.sha256(target))
    assert len(hashes) == 1
    with tarfile.open(tmp_path / "0.tar.gz") as packed:
        modes = {member.name: member.mode for member in packed if member.isfile()}
        owners = {(member.uid, member.gid, member.mtime) for member in packed}
    assert modes["sepgui-1/program"] == 0o755
    assert modes["sepgui-1/_internal/lib.so.1"] == 0o644
    assert owners == {(0, 0, SECONDS)}


def test_the_same_files_give_the_same_zip(trees: tuple[Path, Path], tmp_path: Path) -> None:
    for folder in trees:
        (folder / "link").unlink()
        archives.zipped(folder, folder.with_suffix(".zip"), "sepgui-1", SECONDS)
    first, second = (folder.with_suffix(".zip").read_bytes() for folder in trees)
    assert first == second
    with zipfile.ZipFile(tmp_path / "one.zip") as packed:
        assert packed.testzip() is None
        assert packed.namelist()[0].startswith("sepgui-1/")


def test_a_difference_is_named(trees: tuple[Path, Path]) -> None:
    one, two = trees
    assert archives.different(one, two) == []
    (two / "program").write_text("another", "utf-8")
    (two / "more").write_text("", "utf-8")
    assert archives.different(one, two) == ["more", "program"]


def test_what_is_built_is_dated_as_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "123456789")
    assert archives.epoch() == 123456789
