"""Packs the frozen folder as a Debian package and lets Debian's own tools judge it; standard library only."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from build_spec import archives, environment, frozen
from build_spec.environment import ROOT, SetupError

DESKTOP = ROOT / "build_spec" / "desktop"
NAME = "org.sepgui.sepgui"
PROGRAMS = {
    "dpkg-deb": "dpkg",
    "desktop-file-validate": "desktop-file-utils",
    "appstreamcli": "appstream",
    "lintian": "lintian",
    "gzip": "gzip",
}
"""Program → Debian package: what packs and what judges."""

NEEDED = (
    *("libgl1", "libegl1", "libxcb1", "fontconfig"),
    *("libwayland-client0", "libwayland-cursor0", "libwayland-egl1"),
)
"""What the frozen program takes from the system, beside the C library: PyInstaller leaves these out."""

_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}

# What lintian asks of a package that is built from sources in Debian, and a frozen program cannot give.
_OVERRIDDEN = (
    ("embedded-library", "a frozen program brings its libraries, so that it runs on any Debian since 12"),
    ("unstripped-binary-or-object", "stripping breaks the libraries of numpy, and PyInstaller's programs"),
    ("shared-library-lacks-prerequisites", "the data of ICU, as Qt publishes it"),
    ("custom-library-search-path", "libraries find each other inside the folder"),
    ("sharedobject-in-library-directory-missing-soname", "private modules of Python"),
    ("shared-library-lacks-version", "private modules of Python"),
    ("library-not-linked-against-libc", "the data of ICU, as Qt publishes it"),
    ("hardening-no-fortify-functions", "published as they are"),
    ("hardening-no-pie", "PyInstaller's own"),
    ("hardening-no-bindnow", "published as they are"),
    ("hardening-no-relro", "published as they are"),
    ("exit-in-shared-library", "published as they are"),
    ("initial-upload-closes-no-bugs", "not a package of Debian's archive"),
    ("extra-license-file", "the licence texts of what goes along, where the program is unpacked"),
    ("font-in-non-font-package", "the window's own typeface, the same on every system"),
    ("duplicate-font-file", "the window's own typeface, the same on every system"),
    ("font-outside-font-dir", "the window's own typeface, the same on every system"),
)

_COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: sepgui
Comment: What the program brings of others is listed, with every licence text, in
 /usr/lib/sepgui/THIRD-PARTY.txt and /usr/lib/sepgui/licences.

Files: *
Copyright: 2026 The sepgui authors
License: Apache-2.0
 On Debian systems the text of the Apache License, Version 2.0, is in
 /usr/share/common-licenses/Apache-2.0.
"""


def build(frozen_folder: Path, work: Path, target: Path, seconds: int) -> Path:
    """Return the package made of a frozen folder, judged clean of errors.

    Raises:
        SetupError: a tool is missing, or one of them found an error.
    """
    absent = sorted({package for name, package in PROGRAMS.items() if not shutil.which(name)})
    if absent:
        environment.install(absent, "programs that make and judge Debian packages are missing")
    shutil.rmtree(work, ignore_errors=True)
    tree = work / "tree"
    shutil.copytree(frozen_folder, tree / "usr" / "lib" / "sepgui", symlinks=True)
    _surroundings(tree, seconds)
    _validate(tree)
    package = target / f"sepgui_{version()}_{architecture()}.deb"
    _control(tree)
    for path in archives.members(tree):
        if not path.is_symlink():
            path.chmod(archives.mode(path))
    archives.date(tree, seconds)
    environ = {**os.environ, "SOURCE_DATE_EPOCH": str(seconds)}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(tree), str(package)]
    _must(command, environ)
    _judge(package)
    return package


def version(text: str | None = None) -> str:
    """Return a version as Debian sorts it: `0.1.0.dev0` comes before `0.1.0`."""
    return re.sub(r"\.?(dev|a|b|rc)", r"~\1", text or frozen.version())


def architecture() -> str:
    """Return Debian's name of this machine's kind."""
    return _ARCHITECTURES.get(platform.machine(), platform.machine())


def _surroundings(tree: Path, seconds: int) -> None:
    """Put what a desktop and Debian look for around the program."""
    share = tree / "usr" / "share"
    (tree / "usr" / "bin").mkdir(parents=True)
    for name in ("sepgui", "sepgui-cli"):
        (tree / "usr" / "bin" / name).symlink_to("../lib/sepgui/sepgui")
    day = datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%d")
    kind = "development" if "dev" in frozen.version() else "stable"
    places = {
        f"{NAME}.desktop": share / "applications",
        f"{NAME}.metainfo.xml": share / "metainfo",
        f"{NAME}.xml": share / "mime" / "packages",
    }
    for name, folder in places.items():
        text = (DESKTOP / name).read_text("utf-8")
        archives.text_file(folder / name, _filled(text, day, kind))
    icons = share / "icons" / "hicolor"
    _copied(ROOT / "resources" / "icons" / "sepgui.svg", icons / "scalable" / "apps" / f"{NAME}.svg")
    for picture in sorted((ROOT / "build" / "icons").glob("*.png")):
        size = f"{picture.stem}x{picture.stem}"
        _copied(picture, icons / size / "apps" / f"{NAME}.png")
    doc = share / "doc" / "sepgui"
    archives.text_file(doc / "copyright", _COPYRIGHT)
    _gzipped(doc / "changelog.gz", _changelog(seconds))
    manual = _filled((DESKTOP / "sepgui.1").read_text("utf-8"), day, kind)
    _gzipped(share / "man" / "man1" / "sepgui.1.gz", manual)
    (share / "man" / "man1" / "sepgui-cli.1.gz").symlink_to("sepgui.1.gz")
    overrides = "".join(f"# {why}\nsepgui: {tag}\n" for tag, why in _OVERRIDDEN)
    archives.text_file(share / "lintian" / "overrides" / "sepgui", overrides)


def control(size_kib: int = 0) -> str:
    """Return what the package says of itself."""
    floor = platform.libc_ver()[1] or "2.36"
    lines = [
        "Package: sepgui",
        f"Version: {version()}",
        "Section: net",
        "Priority: optional",
        f"Architecture: {architecture()}",
        "Maintainer: The sepgui authors <sepgui@sepgui.org>",
        f"Installed-Size: {size_kib}",
        f"Depends: libc6 (>= {floor}), {', '.join(NEEDED)}",
        "Description: troubleshooter for the ports of Symantec Endpoint Protection",
        " Pick a manager and a client: sepgui asks every port that matters to that pair,",
        " says in words what is wrong and what to do, and graphs latency and failures",
        " over time. In Italian and English.",
        "",
    ]
    return "\n".join(lines)


def _control(tree: Path) -> None:
    size = sum(path.lstat().st_size for path in archives.members(tree) if not path.is_dir()) // 1024
    sums = [
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(tree)}\n"
        for path in archives.members(tree)
        if path.is_file() and not path.is_symlink()
    ]
    archives.text_file(tree / "DEBIAN" / "control", control(size))
    archives.text_file(tree / "DEBIAN" / "md5sums", "".join(sums))


def _validate(tree: Path) -> None:
    share = tree / "usr" / "share"
    _must(["desktop-file-validate", str(share / "applications" / f"{NAME}.desktop")])
    _must(["appstreamcli", "validate", "--no-net", str(share / "metainfo" / f"{NAME}.metainfo.xml")])


def _judge(package: Path) -> None:
    _must(["lintian", "--allow-root", "--fail-on", "error", "--no-cfg", str(package)])


def _must(command: Sequence[str], env: dict[str, str] | None = None) -> None:
    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SetupError(f"{command[0]} found:\n{done.stdout}{done.stderr}")


def _filled(text: str, day: str, kind: str) -> str:
    return text.replace("@VERSION@", frozen.version()).replace("@DATE@", day).replace("@KIND@", kind)


def _changelog(seconds: int) -> str:
    at = datetime.fromtimestamp(seconds, UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return (
        f"sepgui ({version()}) unstable; urgency=medium\n\n"
        "  * What changed is told in the project's CHANGELOG.md.\n\n"
        f" -- The sepgui authors <sepgui@sepgui.org>  {at}\n"
    )


def _gzipped(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    packed = subprocess.run(["gzip", "-9n"], input=text.encode(), capture_output=True, check=True).stdout
    path.write_bytes(packed)


def _copied(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
