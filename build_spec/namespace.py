"""Opens the lab: a network namespace of its own for the tests, without root where the kernel allows it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from build_spec import environment

# Program (or file) that the lab uses -> Debian package that brings it.
LAB_PROGRAMS = {
    "ip": "iproute2",
    "nft": "nftables",
    "nmap": "nmap",
    "openssl": "openssl",
    "smbd": "samba",
    "squid": "squid",
    "nginx": "nginx-light",
    "rsyslogd": "rsyslog",
    "sshd": "openssh-server",
    "apache2": "apache2",
    "java": "default-jre-headless",
    "rmiregistry": "default-jre-headless",
    "pdffonts": "poppler-utils",
    "chromium": "chromium",
    "nc": "netcat-openbsd",
    "prometheus-blackbox-exporter": "prometheus-blackbox-exporter",
    "/usr/share/tomcat10/bin/catalina.sh": "tomcat10",
}

# Inside: a /run/netns of our own for `ip netns`, loopback up, and proof that links and filters can be made.
ENTER = (
    "mkdir -p /run/netns 2>/dev/null && mount -t tmpfs lab /run/netns"
    " || { mount -t tmpfs lab /run && mkdir -p /run/netns; }; ip link set lo up"
)
PROVE = (
    f"{ENTER}; ip link add name lab0 type veth peer name lab1 && ip link delete lab0"
    " && nft add table inet lab && nft delete table inet lab"
)

_WAYS_OF_ROOT: tuple[tuple[str, ...], ...] = ((), ("--map-root-user",))
_WAYS_OF_USER: tuple[tuple[str, ...], ...] = (
    ("--map-root-user", "--map-auto"),
    ("--map-root-user",),
    ("--map-current-user", "--keep-caps"),
)
_COMMON = ("--net", "--mount", "--propagation", "private", "--fork", "--kill-child")
_SCOPES: tuple[tuple[str, ...], ...] = (("--pid", "--mount-proc"), ())


@dataclass(frozen=True, slots=True)
class Lab:
    """The words in front of a command that run it inside the lab, or why there is no lab."""

    prefix: tuple[str, ...]
    why_not: str | None = None


def open_lab() -> Lab:
    """Return the lab, installing its Debian packages where this process may."""
    if not sys.platform.startswith("linux"):
        return Lab((), "network namespaces are Linux's")
    absent = missing_packages()
    if absent:
        try:
            environment.install(absent, "the lab's servers and tools are missing")
        except environment.SetupError as error:
            return Lab((), str(error))
    if not shutil.which("unshare"):
        return Lab((), "the program unshare is missing (util-linux)")
    complaints: list[str] = []
    for way in _WAYS_OF_ROOT if environment.is_root() else _WAYS_OF_USER:
        for scope in _SCOPES:
            unshare = ("unshare", *way, *_COMMON, *scope)
            complaint = _refusal([*unshare, "sh", "-ec", PROVE])
            if complaint is None:
                return Lab((*unshare, "sh", "-ec", f'{ENTER}; exec "$@"', "sh"))
            complaints.append(complaint)
    return Lab((), f"no network namespace may be made here ({complaints[-1]})")


def missing_packages() -> list[str]:
    """Return the Debian packages that the lab needs and that are not here."""
    return sorted({package for program, package in LAB_PROGRAMS.items() if not _present(program)})


def _present(program: str) -> bool:
    return Path(program).exists() if os.sep in program else shutil.which(program) is not None


def _refusal(command: Sequence[str]) -> str | None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=20)
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    if done.returncode == 0:
        return None
    return (done.stderr.strip().splitlines() or ["unshare failed"])[-1]
