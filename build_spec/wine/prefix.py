"""A Windows of its own under Wine: where it lies, what it lacks, and how a program is run in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from build_spec import environment
from build_spec.environment import ROOT, SetupError

HERE = Path(__file__).resolve().parent
CACHE = ROOT / ".cache" / "windows"
STAND_INS = CACHE / "stand-ins"
"""What Wine 8 lacks for Qt, cryptography and numpy: two made here, and Microsoft's `ucrtbase.dll`."""
SOURCES = (HERE / "icuuc.c", HERE / "bcryptprimitives.c")

PROGRAMS = {
    "wine": "wine",
    "/usr/lib/x86_64-linux-gnu/wine/x86_64-windows/kernel32.dll": "wine64",
    "xvfb-run": "xvfb",
    "xauth": "xauth",
    "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64-posix",
    "makensis": "nsis",
}
"""Program (or file) → Debian package."""

_OFF = "winemenubuilder.exe=d;mscoree=d;mshtml=d;winedbg.exe=d"


@dataclass(frozen=True, slots=True)
class Wine:
    """A Wine prefix; `run` starts a program of it."""

    path: Path

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the variables for a program in this prefix: none of Python's, Qt's or a desktop's."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PYTHON", "QT_", "LD_LIBRARY", "WINE", "XDG_", "LC_", "LANG"))
        }
        kept |= {
            "WINEPREFIX": str(self.path),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": f"{_OFF};ucrtbase=n,b",
            "LC_ALL": "C.UTF-8",
        }
        return kept | dict(more or {})

    def run(
        self, command: Sequence[str], *, limit_s: float, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a program of Windows to its end and return what it said.

        Wine 8 hands Python a broken handle when standard input or output is a file: they are pipes here.

        Raises:
            subprocess.TimeoutExpired: it did not end in time (one without console shows its bugs in a box).
        """
        return subprocess.run(
            ["wine", *command],
            env=self.environment(more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=limit_s,
            check=False,
        )

    def end(self) -> None:
        """End whatever still runs in the prefix."""
        subprocess.run(["wineserver", "-k"], env=self.environment(), capture_output=True, check=False)
        subprocess.run(["wineserver", "-w"], env=self.environment(), capture_output=True, check=False)


def windows_path(path: Path) -> str:
    """Return how a program under Wine names a file of this machine."""
    return "Z:" + str(path).replace("/", "\\")


def need_programs() -> None:
    """Find what building and running Windows programs takes, installing it where this process may.

    Raises:
        SetupError: something is missing; the text holds the line to type.
    """
    absent = sorted({package for name, package in PROGRAMS.items() if not _present(name)})
    if absent:
        environment.install(absent, "programs to build for Windows with are missing")


def prefix(path: Path) -> Wine:
    """Return the prefix in a folder, made if it is not there: Windows 10 with what Wine lacks."""
    wine = Wine(path)
    done = path / "sepgui.ready"
    if done.exists():
        return wine
    shutil.rmtree(path, ignore_errors=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    first = {"WINEDLLOVERRIDES": _OFF}  # the prefix has no ucrtbase yet
    for command in (["wineboot", "-i"], ["winecfg", "-v", "win10"]):
        wine.run(command, limit_s=180, more=first)
    wine.run(["wineboot", "-e"], limit_s=60, more=first)
    subprocess.run(["wineserver", "-w"], env=wine.environment(), check=False)
    system = path / "drive_c" / "windows" / "system32"
    if not system.is_dir():
        raise SetupError(f"wineboot made no Windows in {path}")
    for library in sorted(STAND_INS.glob("*.dll")):
        (system / library.name).unlink(missing_ok=True)  # Wine's may be a link to its own
        shutil.copyfile(library, system / library.name)
    for profile in (system / "spool" / "drivers" / "color").glob("*.icm"):
        profile.unlink()  # Qt's platform plugin would ask mscms for it, and Wine aborts there
    done.touch()
    return wine


def build_stand_ins() -> None:
    """Compile the stand-ins for libraries of Windows that Wine lacks."""
    STAND_INS.mkdir(parents=True, exist_ok=True)
    options = ["-O2", "-shared", "-s", "-nostdlib", "-Wl,-e,0", "-Wl,--no-insert-timestamp"]
    for source in SOURCES:
        library = STAND_INS / source.with_suffix(".dll").name
        files = [str(library), str(source), str(source.with_suffix(".def")), "-ladvapi32"]
        subprocess.run(["x86_64-w64-mingw32-gcc", *options, "-o", *files], check=True)


def _present(name: str) -> bool:
    return Path(name).exists() if os.sep in name else shutil.which(name) is not None
