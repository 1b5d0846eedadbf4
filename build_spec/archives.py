"""Archives that come out the same from the same files: order, owners, times and modes are ours."""

from __future__ import annotations

import gzip
import hashlib
import os
import subprocess
import tarfile
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

from build_spec.environment import ROOT

_FIRST_ZIP_TIME = 315_532_800
"""1980-01-01: zip knows no earlier time."""


def epoch() -> int:
    """Return the second that everything built is dated with: SOURCE_DATE_EPOCH, or the last commit's."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    command = ["git", "log", "-1", "--format=%ct"]
    asked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return int(asked.stdout) if asked.returncode == 0 and asked.stdout.strip() else _FIRST_ZIP_TIME


def members(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder, in an order that does not depend on the file system."""
    yield from sorted(folder.rglob("*"), key=lambda path: path.relative_to(folder).as_posix())


def tar_gz(folder: Path, target: Path, top: str, seconds: int) -> None:
    """Pack a folder as a compressed tar whose one top folder has a name of its own."""
    with (
        target.open("wb") as file,
        gzip.GzipFile("", "wb", 6, file, mtime=seconds) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in (folder, *members(folder)):
            below = path.relative_to(folder).as_posix()
            info = archive.gettarinfo(path, top if below == "." else f"{top}/{below}")
            info.uid = info.gid = 0
            info.uname = info.gname = "root"
            info.mtime = seconds
            info.mode = mode(path)
            if info.isreg():
                with path.open("rb") as content:
                    archive.addfile(info, content)
            else:
                archive.addfile(info)


def zipped(folder: Path, target: Path, top: str, seconds: int) -> None:
    """Pack a folder as a zip whose one top folder has a name of its own."""
    at = time.gmtime(max(seconds, _FIRST_ZIP_TIME))[:6]
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in members(folder):
            if path.is_dir():
                continue
            info = zipfile.ZipInfo(f"{top}/{path.relative_to(folder).as_posix()}", at)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = (0o100000 | mode(path)) << 16
            archive.writestr(info, path.read_bytes())


def mode(path: Path) -> int:
    """Return the permissions that a file or folder travels with."""
    if path.is_symlink():
        return 0o777
    is_library = ".so" in path.suffixes and path.is_file()
    return 0o755 if path.is_dir() or (path.stat().st_mode & 0o100 and not is_library) else 0o644


def date(folder: Path, seconds: int) -> None:
    """Give everything in a folder, and the folder, one time."""
    for path in (*members(folder), folder):
        os.utime(path, (seconds, seconds), follow_symlinks=False)


def sha256(path: Path) -> str:
    """Return a file's hash in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def tree_hashes(folder: Path) -> dict[str, str]:
    """Return the hash of every file in a folder by its name in it; a link's is that of where it leads."""
    found: dict[str, str] = {}
    for path in members(folder):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = hashlib.sha256(os.readlink(path).encode()).hexdigest()
        elif path.is_file():
            found[name] = sha256(path)
    return found


def different(one: Path, two: Path) -> list[str]:
    """Return the names of the files that two folders do not share or that differ."""
    first, second = tree_hashes(one), tree_hashes(two)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def text_file(path: Path, text: str) -> None:
    """Write a text file with line feeds, whatever the system."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
