"""Real servers for the rows of the port page, and stand-ins for what Debian does not have; all started here.

Each has its files in a folder of the lab and runs in the foreground of the server namespace; none is a
service of this computer. Who stands at which address is in `addresses`.
"""

from __future__ import annotations

import datetime
import socket
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from sepgui.wire.netbios import read_status, status_request
from tests.lab import addresses as at
from tests.lab import site_servers
from tests.lab.addresses import Place
from tests.lab.certificates import Certificate, write_authority, write_certificate
from tests.lab.manager_servers import (
    MANAGER_ADDRESSES,
    MANAGER_NAME,
    MANAGER_NAMES,
    MANAGER_PORTS,
    TOMCAT_PLAIN_PORT,
    apache,
    tomcat,
)
from tests.lab.network import Lab, LabError, Process

__all__ = ["MANAGER_NAME", "MANAGER_NAMES", "MANAGER_PORTS", "Servers", "start_servers"]

PUSH_PORTS = (22, 139, 445)


@dataclass(frozen=True, slots=True)
class Servers:
    """The servers that run: their certificates, their processes by name, and what the collector received."""

    manager: Certificate
    expired: Certificate
    authority: Path
    processes: dict[str, Process]
    received: Path

    def messages(self) -> list[str]:
        """Return the syslog messages that arrived, each a line in the form of RFC 5424."""
        return self.received.read_text().splitlines() if self.received.exists() else []


def start_servers(lab: Lab) -> Servers:
    """Start all servers at once and return when each serves; raises `LabError` with what they said."""
    root = lab.directory / "servers"
    names = ("apache", "tomcat", "samba", "ssh", "squid", "nginx", "rsyslog", "stand-ins")
    folder = {name: root / name for name in names}
    for directory in folder.values():
        directory.mkdir(parents=True)
    manager = write_certificate(root, MANAGER_NAMES, MANAGER_ADDRESSES)
    expired = write_certificate(
        root,
        (f"expired.{at.DOMAIN}",),
        (at.SECOND_MANAGER,),
        not_after=datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=3),
    )
    appliance = write_certificate(root, (f"cas.{at.DOMAIN}",), (at.CONTENT_ANALYSIS,))
    authority = write_authority(root)
    cloud = write_certificate(root, (at.CLOUD_NAME, at.LATE_CLOUD_NAME), (), authority=authority)
    received = folder["rsyslog"] / "received.log"
    smbd, nmbd = site_servers.samba(folder["samba"])
    commands = {
        "tomcat": tomcat(folder["tomcat"], manager),
        "apache": apache(folder["apache"], manager, expired),
        "smbd": smbd,
        "nmbd": nmbd,
        "ssh": site_servers.openssh(folder["ssh"]),
        "squid": site_servers.squid(folder["squid"]),
        "nginx": site_servers.nginx(folder["nginx"], appliance, cloud),
        "rsyslog": site_servers.rsyslog(folder["rsyslog"], received),
        "rmiregistry": site_servers.rmi_registry(),
    }
    processes = {
        name: lab.spawn(Place.SERVER, *command, log=root / f"{name}.log")
        for name, command in commands.items()
    }
    processes["stand-ins"] = lab.python(
        Place.SERVER, "tests.lab.stand_ins", str(cloud.certificate), str(cloud.key)
    )
    _wait_for_all(lab, processes, root)
    return Servers(manager, expired, authority.certificate, processes, received)


def _listeners() -> Iterable[tuple[str, int]]:
    yield from ((address, port) for address in MANAGER_ADDRESSES for port in MANAGER_PORTS)
    yield from ((at.SECOND_MANAGER, port) for port in (443, 8014))
    yield from ((at.PUSH_TARGET, port) for port in PUSH_PORTS)
    yield from ((at.GUP, port) for port in (2967, at.PROXY_PORT))
    yield from ((at.CONTENT_ANALYSIS, port) for port in (8081, 8082))
    yield at.CLOUD, 443
    yield at.SERVER, 1100


def _wait_for_all(lab: Lab, processes: dict[str, Process], root: Path) -> None:
    deadline = time.monotonic() + 30

    def wait(what: str, ready: Callable[[], bool]) -> None:
        while not ready():
            dead = [name for name, process in processes.items() if process.poll() is not None]
            if dead or time.monotonic() > deadline:
                logs = "\n".join(f"{log}:\n{log.read_text()}" for log in sorted(root.rglob("*.log")))
                raise LabError(f"no answer from {what}; ended: {dead}\n{logs}")

    for address, port in _listeners():
        wait(f"{address}:{port}", lambda address=address, port=port: _answers(lab, address, port))
    wait(f"{at.PUSH_TARGET}:137/udp", lambda: _is_named(lab))


def _answers(lab: Lab, address: str, port: int) -> bool:
    """Whether a port accepts; Tomcat accepts long before it serves, so its plain port must say something."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with lab.socket(Place.SERVER, family, socket.SOCK_STREAM) as attempt:
        attempt.settimeout(20)
        if attempt.connect_ex((address, port)) != 0:
            return False
        if port != TOMCAT_PLAIN_PORT:
            return True
        attempt.sendall(b"HEAD / HTTP/1.0\r\n\r\n")
        return attempt.recv(16) != b""


def _is_named(lab: Lab) -> bool:
    """Whether nmbd answers with its name yet: it takes some seconds to make sure that nobody else has it."""
    with lab.socket(Place.SERVER, socket.AF_INET, socket.SOCK_DGRAM) as attempt:
        attempt.settimeout(0.3)
        try:
            attempt.connect((at.PUSH_TARGET, 137))
            attempt.send(status_request())
            status = read_status(attempt.recv(1024))
        except OSError:
            return False
        return site_servers.NETBIOS_NAME in getattr(status, "computer", ())
