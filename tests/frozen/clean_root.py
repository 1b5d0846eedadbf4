"""A Debian without Python, made once and unpacked for each use; programs run in it as on a machine."""

from __future__ import annotations

import hashlib
import os
import platform
import shutil
import subprocess
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from build_spec import debian

ROOT = Path(__file__).resolve().parent.parent.parent
CACHE = ROOT / ".cache" / "roots"
FLOOR = "bookworm"


@dataclass(frozen=True, slots=True)
class CleanRoot:
    """The top folder of a small Debian."""

    path: Path

    def command(self, words: Sequence[str]) -> list[str]:
        """Return the command that runs words inside, in a process tree that ends with it."""
        user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
        mounts = "".join(f"mount --rbind /{name} {self.path}/{name}; " for name in ("proc", "dev", "sys"))
        enter = f'{mounts}exec chroot {self.path} "$@"'
        unshare = ["unshare", *user, "--mount", "--pid", "--fork", "--kill-child", "--propagation", "private"]
        return [*unshare, "sh", "-ec", enter, "sh", *words]

    def environment(self, more: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the variables of someone who has just logged on."""
        plain = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/root", "LC_ALL": "C.UTF-8"}
        return plain | dict(more or {})

    def run(
        self, *words: str, more: Mapping[str, str] | None = None, limit_s: float = 120
    ) -> subprocess.CompletedProcess[str]:
        """Run words inside to their end."""
        return subprocess.run(
            self.command(words),
            env=self.environment(more),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=limit_s,
        )

    @contextmanager
    def started(self, *words: str, more: Mapping[str, str] | None = None) -> Generator[subprocess.Popen[str]]:
        """Start words inside; what still runs in the end is killed."""
        with subprocess.Popen(
            self.command(words),
            env=self.environment(more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as running:
            try:
                yield running
            finally:
                running.kill()


def unpacked(folder: Path) -> CleanRoot:
    """Return a fresh root in a folder."""
    folder.mkdir(parents=True)
    command = ["tar", "-xf", str(_archive()), "-C", str(folder), "--exclude=./dev/*"]
    subprocess.run(command, check=True, capture_output=True)
    for name in ("proc", "dev", "sys"):
        (folder / name).mkdir(exist_ok=True)
    return CleanRoot(folder)


def _archive() -> Path:
    """Return the root as a tar, made if it is not there: apt's own needs, and what the package depends on."""
    told = platform.freedesktop_os_release()
    suite = told.get("VERSION_CODENAME", FLOOR) if told.get("ID") == "debian" else FLOOR
    include = ",".join(debian.NEEDED)
    key = hashlib.sha256(f"1 {suite} {include}".encode()).hexdigest()[:12]
    archive = CACHE / f"{suite}-{key}.tar"
    if not archive.exists():
        archive.parent.mkdir(parents=True, exist_ok=True)
        draft = archive.with_suffix(".new.tar")
        assert shutil.which("mmdebstrap"), "mmdebstrap is missing: `python3 dev.py test --frozen` tells"
        made = subprocess.run(
            ["mmdebstrap", "--variant=apt", f"--include={include}", suite, str(draft)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert made.returncode == 0, made.stderr[-3000:]
        draft.rename(archive)
    return archive
