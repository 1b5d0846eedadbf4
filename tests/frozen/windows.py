"""A Windows of the test's own under Wine, with the frozen folder where somebody might put it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from build_spec.wine import prefix
from build_spec.wine.prefix import Wine

USER = "Jörg Ünal"
LOCALES = prefix.CACHE / "locales"
_PLAIN = "@echo off\nset LC_ALL=\nset LANG=\nset LOCPATH=\n%*\n"
ITALIAN = "it_IT.UTF-8"
ENGLISH = "en_GB.UTF-8"


@dataclass(frozen=True, slots=True)
class Windows:
    """A Wine prefix; `folder` is the program's, `home` a folder of the person who uses it."""

    wine: Wine
    folder: Path
    home: Path

    def path(self, path: Path) -> str:
        """Return how a program here names a file on its drive C."""
        return "C:\\" + str(path.relative_to(self.wine.path / "drive_c")).replace("/", "\\")

    def command(self, words: Sequence[str], lang: str) -> tuple[list[str], dict[str, str]]:
        """Return the command and variables that run words as Windows would: no variable tells a language.

        Wine asks the variables of the machine for the language of its Windows, and hands them on; a batch
        file takes them away again.
        """
        env = self.wine.environment({"LOCPATH": str(locales()), "LC_ALL": lang, "LANG": lang})
        return ["wine", "cmd", "/c", "C:\\plain.bat", *words], env

    def run(self, *words: str, lang: str = ENGLISH, limit_s: float = 120) -> subprocess.CompletedProcess[str]:
        """Run words to their end."""
        command, env = self.command(words, lang)
        return subprocess.run(
            command,
            env=env,
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=limit_s,
            check=False,
        )

    @contextmanager
    def started(
        self, *words: str, lang: str = ENGLISH, more: Mapping[str, str]
    ) -> Generator[subprocess.Popen[bytes]]:
        """Start words; what still runs in the end is killed with all of this Windows."""
        command, env = self.command(words, lang)
        with subprocess.Popen(
            command,
            env=env | dict(more),
            cwd=self.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as running:
            try:
                yield running
            finally:
                self.wine.end()
                running.kill()

    def running(self) -> list[str]:
        """Return the programs of ours that run here; Wine's are processes of the machine."""
        found: list[str] = []
        mine = f"WINEPREFIX={self.wine.path}".encode()
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                program = (process / "cmdline").read_bytes().partition(b"\0")[0].rpartition(b"\\")[2]
                if program.startswith(b"sepgui") and mine in (process / "environ").read_bytes().split(b"\0"):
                    found.append(program.decode())
        return found

    def know_own_kinds_of_file(self, *names: str) -> None:
        """Have this Windows know the kinds of file that the installer registered for one person.

        Windows looks there by itself. Wine 8 looks only where the machine's kinds are, so what was written
        for the person is copied there.
        """
        for name in names:
            own, machine = (f"{hive}\\Software\\Classes\\{name}" for hive in ("HKCU", "HKLM"))
            copied = self.wine.run(["reg", "copy", own, machine, "/s", "/f"], limit_s=60)
            assert copied.returncode == 0, copied.stderr

    def registry(self, key: str) -> str:
        """Return what the registry holds under a key, with all below it."""
        return self.wine.run(["reg", "query", key, "/s"], limit_s=60).stdout


def windows(folder: Path, program: Path | None) -> Windows:
    """Return a fresh Windows in a folder; the program, if any, lies in a place with blanks and umlauts."""
    base = prefix.prefix(prefix.CACHE / "prefix")
    base.end()
    shutil.copytree(base.path, folder, symlinks=True)
    home = folder / "drive_c" / "users" / USER
    home.mkdir(parents=True)
    (folder / "drive_c" / "plain.bat").write_text(_PLAIN, "ascii", newline="\r\n")
    place = home / "I miei programmi" / "sepgui"
    if program is not None:
        shutil.copytree(program, place)
    return Windows(Wine(folder), place, home)


def locales() -> Path:
    """Return a folder with the two locales, compiled once: Wine takes its language from them."""
    for name in (ITALIAN, ENGLISH):
        if not (LOCALES / name).exists():
            LOCALES.mkdir(parents=True, exist_ok=True)
            source, _, charset = name.partition(".")
            command = ["localedef", "--no-archive", "-i", source, "-f", charset, str(LOCALES / name)]
            subprocess.run(command, check=True, capture_output=True)
    return LOCALES
