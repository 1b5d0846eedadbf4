"""Makes the installer for Windows with NSIS, on any system that has it; standard library only."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from build_spec import archives, frozen
from build_spec.environment import ROOT, SetupError

SCRIPT = ROOT / "build_spec" / "installer.nsi"


def build(frozen_folder: Path, work: Path, target: Path, seconds: int) -> Path:
    """Return the installer made of a frozen folder.

    Raises:
        SetupError: NSIS is missing, or refused.
    """
    makensis = shutil.which("makensis")
    if makensis is None:
        raise SetupError("the installer is made by makensis (NSIS 3)")
    shutil.rmtree(work, ignore_errors=True)
    source = work / "sepgui"
    shutil.copytree(frozen_folder, source)
    archives.date(source, seconds)
    version = frozen.version()
    out = target / f"sepgui-{version}-windows-x86_64-setup.exe"
    told = {
        "SOURCE": str(source),
        "OUT": str(out),
        "ICON": str(ROOT / "build" / "icons" / "sepgui.ico"),
        "VERSION": version,
        "NUMBERS": ".".join(map(str, frozen.numbers(version))),
    }
    command = [
        makensis,
        "-V2",
        "-WX",
        "-INPUTCHARSET",
        "UTF8",
        *(f"-D{name}={value}" for name, value in told.items()),
    ]
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(seconds)}
    done = subprocess.run([*command, str(SCRIPT)], env=environ, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"makensis refused:\n{done.stdout[-3000:]}{done.stderr[-1000:]}")
    return out
