"""Makes the virtual environment, and finds what the system lacks for it; standard library only."""

from __future__ import annotations

import glob
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LINUX = sys.platform.startswith("linux")
STAMP = "sepgui-dev.stamp"

# Shared library -> Debian package: what importing PySide6 loads, and what a window on X11 loads beyond it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}
X11_LIBRARIES = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}

# Program (or file, by a pattern) -> Debian package: what reading the running window as a screen reader takes.
SCREEN_READER = {
    "Xvfb": "xvfb",
    "dbus-daemon": "dbus-daemon",
    "/usr/libexec/at-spi-bus-launcher": "at-spi2-core",
    "/usr/lib/python3/dist-packages/gi/__init__.py": "python3-gi",
    "/usr/lib/*/girepository-1.0/Atspi-2.0.typelib": "gir1.2-atspi-2.0",
}


class SetupError(Exception):
    """What a person has to do before the command can go on; the text says it in full."""


@dataclass(frozen=True, slots=True)
class Venv:
    """A virtual environment of this checkout."""

    path: Path

    @property
    def python(self) -> str:
        """Return the path of its interpreter."""
        return str(self.path / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))

    def tool(self, name: str) -> str:
        """Return the path of a program installed in it."""
        return str(self.path / (f"Scripts/{name}.exe" if os.name == "nt" else f"bin/{name}"))


def say(text: str) -> None:
    """Tell the person at the terminal what is going on, on standard error."""
    print(f"dev.py: {text}", file=sys.stderr, flush=True)


def is_root() -> bool:
    """Return whether this process may install system packages."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def ensure(venv: Venv, requirements: str) -> None:
    """Bring a virtual environment up to a lock's text; instant when nothing changed since the last time.

    Raises:
        SetupError: something is missing that only the person can bring.
    """
    stamp = venv.path / STAMP
    want = hashlib.sha256(f"1\n{ROOT}\n{requirements}".encode()).hexdigest()
    if _works(venv) and stamp.exists() and stamp.read_text() == want:
        return
    started = time.monotonic()
    say(f"setting up {venv.path.relative_to(ROOT)} (once)")
    if not _works(venv):
        _create(venv)
    lock = venv.path / "requirements.lock"
    lock.write_text(requirements, "utf-8")
    command = [*pip(venv), "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    if subprocess.run(
        [*command, "--only-binary", ":all:", "--require-hashes", "-r", str(lock)], check=False
    ).returncode:
        raise SetupError("pip could not install requirements.lock (index and certificates are your pip's)")
    site = _output([venv.python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"])
    Path(site, "sepgui-dev.pth").write_text(f"{ROOT}\n", "utf-8")
    stamp.write_text(want)
    say(f"ready after {time.monotonic() - started:.0f} s")


def missing_libraries(table: Mapping[str, str]) -> list[str]:
    """Return the Debian packages of the shared libraries that the loader does not find (asked in a child)."""
    code = "import ctypes, sys\nfor n in sys.argv[1:]:\n  try: ctypes.CDLL(n)\n  except OSError: print(n)"
    absent = _output([sys.executable, "-c", code, *table]).split()
    return sorted({table[name] for name in absent})


def missing_programs(table: Mapping[str, str]) -> list[str]:
    """Return the Debian packages of the programs and files that are not here."""

    def is_here(name: str) -> bool:
        return bool(glob.glob(name)) if name.startswith("/") else shutil.which(name) is not None

    return sorted({package for name, package in table.items() if not is_here(name)})


def install(packages: Sequence[str], why: str) -> None:
    """Install Debian packages as root, starting none of their services.

    Raises:
        SetupError: not root, or no apt; the text holds the exact line to type.
    """
    if not (LINUX and shutil.which("apt-get")):
        raise SetupError(f"{why}: install the equivalents of {' '.join(packages)}")
    if not is_root():
        raise SetupError(f"{why}. Type, once:\n  sudo sh -c '{apt_line(packages)}'")
    say(f"{why}: installing {' '.join(packages)}")
    log = ROOT / "build" / "apt.log"
    log.parent.mkdir(exist_ok=True)
    policy = _forbid_services()
    try:
        done = subprocess.run(
            ["sh", "-c", apt_line(packages)],
            env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        if policy is not None:
            policy.unlink()
    log.write_text(done.stdout + done.stderr, "utf-8")
    if done.returncode:
        raise SetupError(f"apt-get failed: {done.stderr.strip().splitlines()[-1:]} (all of it in {log})")


def apt_line(packages: Sequence[str]) -> str:
    """Return the line that installs Debian packages."""
    return "apt-get update && apt-get install -y --no-install-recommends " + " ".join(packages)


def no_display(venv: Venv) -> str | None:
    """Return why no window can open here, or None; a child asks Qt, which aborts where it cannot."""
    if not LINUX or os.environ.get("QT_QPA_PLATFORM"):
        return None
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return "neither DISPLAY nor WAYLAND_DISPLAY is set"
    packages = missing_libraries(X11_LIBRARIES)
    if packages:
        try:
            install(packages, "libraries for a window on X11 are missing")
        except SetupError as error:
            return str(error)
    code = "from PySide6.QtGui import QGuiApplication as A; A([])"
    asked = subprocess.run([venv.python, "-c", code], capture_output=True, text=True, check=False)
    if asked.returncode == 0:
        return None
    return next(iter(asked.stderr.strip().splitlines()), "Qt aborts")


def _works(venv: Venv) -> bool:
    return _succeeds([venv.python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"])


def _create(venv: Venv) -> None:
    has_pip = importlib.util.find_spec("ensurepip") is not None
    if not has_pip and is_root() and shutil.which("apt-get"):
        install(["python3-venv"], "python3-venv is missing")
        has_pip = True
    bare = [] if has_pip else ["--without-pip"]
    subprocess.run([sys.executable, "-m", "venv", "--clear", *bare, str(venv.path)], check=True)


def pip(venv: Venv) -> list[str]:
    """Return a command that installs into the environment: its own pip, the system's, or Debian's wheel."""
    own = [venv.python, "-m", "pip"]
    if _succeeds([*own, "--version"]):
        return own
    into = ["--python", venv.python]
    candidates = [[sys.executable, "-m", "pip"], ["pip3"]]
    candidates += [[sys.executable, f"{wheel}/pip"] for wheel in _pip_wheels(Path("/"))]
    for candidate in candidates:
        if _succeeds([*candidate, *into, "--version"]):
            return [*candidate, *into]
    if shutil.which("apt-get") and shutil.which("dpkg"):
        for wheel in _pip_wheels(_unpack_pip_wheel(ROOT / "build" / "apt")):
            return [sys.executable, f"{wheel}/pip", *into]
    install(["python3-venv"], f"no pip for Python {sys.version_info[0]}.{sys.version_info[1]}")
    return own


def _pip_wheels(root: Path) -> list[Path]:
    return sorted((root / "usr/share/python-wheels").glob("pip-*.whl"), reverse=True)


def _unpack_pip_wheel(folder: Path) -> Path:
    """Unpack Debian's pip wheel without root, with apt's state in a folder of our own; return its root."""
    for part in ("lists/partial", "cache/archives/partial", "root"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    apt = ["apt-get", "-qq", "-o", f"Dir::State::lists={folder}/lists", "-o", f"Dir::Cache={folder}/cache"]
    if _succeeds([*apt, "update"]) and _succeeds([*apt, "download", "python3-pip-whl"], cwd=folder):
        for package in folder.glob("*.deb"):
            _succeeds(["dpkg", "-x", str(package), str(folder / "root")])
    return folder / "root"


def _forbid_services() -> Path | None:
    """Keep apt from starting the services it installs; return the file to remove afterwards, if ours."""
    policy = Path("/usr/sbin/policy-rc.d")
    if policy.exists():
        return None
    policy.write_text("#!/bin/sh\nexit 101\n")
    policy.chmod(0o755)
    say(f"{policy} keeps the new services from starting while apt runs; it is removed afterwards")
    return policy


def _succeeds(command: Sequence[str], *, cwd: Path | None = None) -> bool:
    try:
        done = subprocess.run(command, cwd=cwd, capture_output=True, check=False)
    except OSError:
        return False
    return done.returncode == 0


def _output(command: Sequence[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
