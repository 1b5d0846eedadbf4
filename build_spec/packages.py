"""`dev.py package`: freezes the program and packs it for a system; what comes out lies in dist/."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from build_spec import archives, debian, environment, frozen, installer, lock, notices, translations
from build_spec.environment import ROOT, SetupError, Venv, say
from build_spec.wine import prefix
from build_spec.wine import python as windows_python
from build_spec.wine.prefix import windows_path

VENV = Venv(ROOT / "build" / "venv-package")
WORK = ROOT / "build" / "package"
DIST = ROOT / "dist"
SPEC = ROOT / "build_spec" / "sepgui.spec"
BUILDER = "package"
"""The extra that brings what freezes."""

PROGRAMS = {"objdump": "binutils", "strip": "binutils"}
"""Program → Debian package: what PyInstaller calls on Linux."""
HASH_SEED = "1"
SELF_TEST_LIMIT_S = 180


def package(targets: Sequence[str]) -> int:
    """Build the targets, each from the bottom, prove the program by its self-test, and write SHA256SUMS.

    Raises:
        SetupError: something is missing that only the person can bring, or the program does not work.
    """
    unknown = [name for name in targets if name not in TARGETS]
    if unknown or not targets:
        raise SetupError(f"package needs --target, one or more of {', '.join(TARGETS)}")
    locked = lock.closure(lock.LOCK.read_text("utf-8"), lock.PYPROJECT.read_text("utf-8"), ("gui", BUILDER))
    environment.ensure(VENV, locked)
    translations.build_tables()
    translations.build_qm([VENV.tool("pyside6-lrelease")])
    _call([VENV.python, "-m", "build_spec.icons", str(ROOT / "build" / "icons")])
    DIST.mkdir(exist_ok=True)
    made: dict[str, Path] = {}
    for step in steps(targets):
        say(f"package: {step}")
        for path in TARGETS[step](made):
            say(f"made {path.relative_to(ROOT)}: {path.stat().st_size / 1e6:.1f} MB, {archives.sha256(path)}")
    sums = [
        f"{archives.sha256(path)}  {path.name}\n"
        for path in sorted(DIST.iterdir())
        if path.name != "SHA256SUMS"
    ]
    archives.text_file(DIST / "SHA256SUMS", "".join(sums))
    return 0


TEST_PROGRAMS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
ROOT_PROGRAMS = {"mmdebstrap": "mmdebstrap", "newuidmap": "uidmap"}
WINE_TEST_PROGRAMS = {"localedef": "libc-bin", "/usr/share/i18n/locales/it_IT": "locales"}
"""Program (or file) → Debian package: what the tests of the frozen program need beside it."""


def need_test_programs(targets: Sequence[str]) -> None:
    """Find what driving the frozen program takes, installing it where this process may.

    Raises:
        SetupError: something is missing; the text holds the line to type.
    """
    wanted = dict(TEST_PROGRAMS)
    if {"linux", "deb"}.intersection(targets):
        wanted |= ROOT_PROGRAMS
    if {"windows", "installer"}.intersection(targets):
        wanted |= WINE_TEST_PROGRAMS
        prefix.need_programs()
    absent = {package for name, package in wanted.items() if not (shutil.which(name) or Path(name).exists())}
    absent.update(environment.missing_libraries(environment.X11_LIBRARIES))  # screenshots are taken with Qt
    if absent:
        environment.install(sorted(absent), "programs to drive the frozen program with are missing")


def linux(made: dict[str, Path]) -> list[Path]:
    """Freeze on Linux: a folder, packed as tar."""
    if not environment.LINUX:
        raise SetupError("the program for Linux is built on Linux")
    packages = sorted({package for name, package in PROGRAMS.items() if not shutil.which(name)})
    if packages:
        environment.install(packages, "programs that PyInstaller calls are missing")
    packages = environment.missing_libraries(environment.QT_LIBRARIES | environment.X11_LIBRARIES)
    if packages:
        environment.install(packages, "shared libraries that go along are missing")
    folder = made["linux"] = WORK / "linux" / "sepgui"
    command = [VENV.python, *_pyinstaller(folder.parent, WORK / "work-linux", SPEC)]
    _call(command, _settled(dict(os.environ)))
    site = Path(VENV.path, "lib", f"python{sys.version_info[0]}.{sys.version_info[1]}", "site-packages")
    parts = [notices.own_python(), *notices.distributions(site, _names())]
    parts += notices.system_libraries(folder / "_internal")
    notices.write(folder, parts, archives.epoch())
    _prove([str(folder / "sepgui"), "self-test"], _bare())
    machine = platform.machine()
    name = f"sepgui-{frozen.version()}-linux-{machine}"
    archives.tar_gz(folder, DIST / f"{name}.tar.gz", name, archives.epoch())
    shutil.copyfile(folder / "sbom.cdx.json", DIST / f"{name}.cdx.json")
    return [DIST / f"{name}.tar.gz"]


def deb(made: dict[str, Path]) -> list[Path]:
    """Pack the frozen folder as a Debian package."""
    return [debian.build(made["linux"], WORK / "deb", DIST, archives.epoch())]


def windows(made: dict[str, Path]) -> list[Path]:
    """Freeze for Windows: there with its own Python, elsewhere under Wine; a folder, packed as zip."""
    folder = made["windows"] = WORK / "windows" / "sepgui"
    if sys.platform == "win32":
        command = [VENV.python, *_pyinstaller(folder.parent, WORK / "work-windows", SPEC)]
        _call(command, _settled(dict(os.environ)))
        site, python = Path(VENV.path, "Lib", "site-packages"), notices.own_python()
        _finish_windows(folder, [python, *notices.distributions(site, _names())])
        _prove([str(folder / "sepgui-cli.exe"), "self-test"], None)
    else:
        _windows_under_wine(folder)
    name = f"sepgui-{frozen.version()}-windows-x86_64"
    archives.zipped(folder, DIST / f"{name}.zip", name, archives.epoch())
    shutil.copyfile(folder / "sbom.cdx.json", DIST / f"{name}.cdx.json")
    return [DIST / f"{name}.zip"]


def _windows_under_wine(folder: Path) -> None:
    locked = lock.closure(lock.LOCK.read_text("utf-8"), lock.PYPROJECT.read_text("utf-8"), ("gui", BUILDER))
    prefix.need_programs()
    windows_python.ensure(VENV, windows_python.for_windows(locked, VENV))
    wine = prefix.prefix(prefix.CACHE / "prefix")
    python = str(windows_python.HOME / "python.exe")
    targets = (windows_path(folder.parent), windows_path(WORK / "work-windows"), windows_path(SPEC))
    command = ["xvfb-run", "--auto-servernum", "wine", python, *_pyinstaller(*targets)]
    try:
        done = subprocess.run(
            command,
            env=_settled(wine.environment()),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise SetupError(f"PyInstaller under Wine failed:\n{done.stdout[-4000:]}")
        licence = windows_python.HOME / "LICENSE.txt"
        python_part = notices.python_itself(windows_python.MARKERS["python_full_version"], licence)
        parts = [python_part, *notices.distributions(windows_python.SITE, _names())]
        _finish_windows(folder, parts)
        told = wine.run([str(folder / "sepgui-cli.exe"), "self-test"], limit_s=SELF_TEST_LIMIT_S)
        read_proof(told)
    finally:
        wine.end()


def _finish_windows(folder: Path, parts: Sequence[notices.Part]) -> None:
    notices.write(folder, parts, archives.epoch())
    foreign = foreign_libraries(folder)
    if foreign:
        raise SetupError(f"these do not belong into the program: {', '.join(foreign)}")


def foreign_libraries(folder: Path) -> list[str]:
    """Return the libraries in a folder that are Wine's, or Windows' own: neither may be shipped."""
    found: list[str] = []
    for path in archives.members(folder):
        if path.suffix.lower() in (".dll", ".pyd", ".exe") and path.is_file():
            of_windows = path.name.lower().startswith(("api-ms-", "ucrtbase", "icuuc", "kernel32"))
            head = path.read_bytes()[:4096]
            if of_windows or b"Wine builtin DLL" in head or b"Wine placeholder DLL" in head:
                found.append(path.relative_to(folder).as_posix())
    return found


def setup_program(made: dict[str, Path]) -> list[Path]:
    """Pack the frozen folder as an installer for one person."""
    prefix.need_programs()
    return [installer.build(made["windows"], WORK / "installer", DIST, archives.epoch())]


TARGETS: dict[str, Callable[[dict[str, Path]], list[Path]]] = {
    "linux": linux,
    "deb": deb,
    "windows": windows,
    "installer": setup_program,
}
"""In the order in which they are built."""
_AFTER = {"deb": "linux", "installer": "windows"}


def steps(targets: Sequence[str]) -> list[str]:
    """Return the targets with what they are made of, in the order in which they are built."""
    wanted = {*targets, *(_AFTER[name] for name in targets if name in _AFTER)}
    return [name for name in TARGETS if name in wanted]


def _names() -> list[str]:
    """Return the packages that go along: what the program needs, and what starts it."""
    text, project = lock.LOCK.read_text("utf-8"), lock.PYPROJECT.read_text("utf-8")
    locked = (lock.normal(block) for block in lock.blocks(lock.closure(text, project, ("gui",))))
    return [*(name for name in locked if name not in frozen.UNSHIPPED), "pyinstaller"]


def _pyinstaller(dist: Path | str, work: Path | str, spec: Path | str) -> list[str]:
    options = ["--noconfirm", "--clean", "--log-level", "ERROR"]
    return ["-m", "PyInstaller", *options, "--distpath", str(dist), "--workpath", str(work), str(spec)]


def _settled(env: dict[str, str]) -> dict[str, str]:
    """Return an environment in which the same inputs give the same files."""
    settled = {name: value for name, value in env.items() if not name.startswith(("QT_", "PYTHONPATH"))}
    return settled | {
        "SOURCE_DATE_EPOCH": str(archives.epoch()),
        "PYTHONHASHSEED": HASH_SEED,
        "PYTHONNOUSERSITE": "1",
        "TZ": "UTC",
    }


def _bare() -> dict[str, str]:
    """Return the environment of someone who has no Python."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "QT_", "LD_LIBRARY", "VIRTUAL_ENV"))
    }


def _prove(command: Sequence[str], env: dict[str, str] | None) -> None:
    told = subprocess.run(
        command, env=env, capture_output=True, text=True, check=False, timeout=SELF_TEST_LIMIT_S
    )
    read_proof(told)


def read_proof(told: subprocess.CompletedProcess[str]) -> None:
    """Raise what the self-test found, or that it did not even end as it should."""
    try:
        proof = json.loads(told.stdout)
    except ValueError:
        raise SetupError(f"self-test: exit code {told.returncode}\n{told.stdout}{told.stderr}") from None
    bad = [f"{check['name']}: {check['detail']}" for check in proof["checks"] if not check["ok"]]
    if bad or told.returncode or not proof["frozen"]:
        raise SetupError("the frozen program does not pass its self-test:\n  " + "\n  ".join(bad))
    say(f"self-test: {len(proof['checks'])} checks passed")


def _call(command: Sequence[str], env: dict[str, str] | None = None) -> None:
    done = subprocess.run(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        raise SetupError(f"{' '.join(command[:4])} … failed:\n{done.stdout[-4000:]}")
