"""The other tools that are asked the lab's conditions, and how they are read: nmap, nc, blackbox_exporter."""

from __future__ import annotations

import json
import re
import socket
import subprocess
import sys
import time
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ET
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from sepgui.domain.attempt import Transport
from sepgui.domain.outcome import Reason, State
from tests.lab.addresses import Place, in_url
from tests.lab.condition import TCP, UDP, Condition
from tests.lab.network import REPOSITORY, Lab, LabError, environment, missing_tools

PACKAGES = {
    "nmap": "nmap",
    "nc": "netcat-openbsd",
    "prometheus-blackbox-exporter": "prometheus-blackbox-exporter",
}
_PATIENCE_S = 4
_AT_ONCE = 8
_EXPORTER = "127.0.0.1:9115"
_MODULES = f"modules:\n  tcp: {{prober: tcp, timeout: {_PATIENCE_S}s, tcp: {{preferred_ip_protocol: ip4}}}}\n"


@dataclass(frozen=True, slots=True)
class Said:
    """What a tool says of a condition; empty words where it says nothing."""

    state: str
    reason: str
    sender: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words of a tool that say the same as ours: for a state, and for a reason."""

    states: Mapping[State, frozenset[str]]
    reasons: Mapping[Reason, frozenset[str]]


def _words(*words: str) -> frozenset[str]:
    return frozenset(words)


HOST_DOWN = "host down"
NMAP = Vocabulary(
    {State.UNREACHABLE: _words("filtered", HOST_DOWN)},
    {
        Reason.TTL_EXCEEDED: _words("time-exceeded"),
        Reason.NET_UNREACH: _words("no-route", "dest-unreach"),
        Reason.HOST_UNREACH: _words("addr-unreach", HOST_DOWN),
        Reason.NET_UNKNOWN: _words("net-unreach"),
        Reason.NET_TOS: _words("net-unreach"),
        Reason.HOST_UNKNOWN: _words("host-unreach"),
        Reason.HOST_ISOLATED: _words("host-unreach", "dest-unreach"),
        Reason.HOST_TOS: _words("host-unreach"),
        Reason.BEYOND_SCOPE: _words("host-unreach"),
        Reason.SOURCE_POLICY: _words("admin-prohibited"),
        Reason.REJECT_ROUTE: _words("admin-prohibited"),
        Reason.NO_ROUTE: _words("net-unreach", "host-unreach"),
        Reason.LOCAL_ERROR: _words("admin-prohibited"),
    },
)

REFUSED, RESET, SILENCE = "connection refused", "connection reset by peer", "timed out"
NET, HOST = "network is unreachable", "no route to host"
# What the messages of errno(3) say of a port; those that are not here say nothing of it.
ERRNO_STATES: Mapping[str, State] = {
    RESET: State.OPEN,
    REFUSED: State.CLOSED,
    SILENCE: State.FILTERED,
    NET: State.UNREACHABLE,
    HOST: State.UNREACHABLE,
    "host is down": State.UNREACHABLE,
    "machine is not on the network": State.UNREACHABLE,
    "protocol error": State.UNREACHABLE,
    "permission denied": State.FILTERED,
    "protocol not available": State.FILTERED,
    "invalid argument": State.ERROR,
    "operation not permitted": State.ERROR,
}
ERRNO = Vocabulary(
    {},
    {
        Reason.SYN_ACK: _words("succeeded", RESET),
        Reason.UDP_RESPONSE: _words("succeeded"),
        Reason.CONN_REFUSED: _words(REFUSED),
        Reason.NO_RESPONSE: _words(SILENCE),
        Reason.NET_UNREACH: _words(NET),
        Reason.NET_UNKNOWN: _words(NET),
        Reason.NET_TOS: _words(NET),
        Reason.HOST_UNREACH: _words(HOST),
        Reason.HOST_TOS: _words(HOST),
        Reason.BEYOND_SCOPE: _words(HOST),
        Reason.HOST_UNKNOWN: _words("host is down"),
        Reason.HOST_ISOLATED: _words("machine is not on the network"),
        Reason.PROTO_UNREACH: _words("protocol not available"),
        Reason.PARAM_PROBLEM: _words("protocol error"),
        Reason.ADMIN_PROHIBITED: _words("permission denied"),
        Reason.SOURCE_POLICY: _words("permission denied"),
        Reason.REJECT_ROUTE: _words("permission denied"),
        Reason.NO_ROUTE: _words(NET, HOST),
        Reason.LOCAL_ERROR: _words("permission denied", "operation not permitted"),
    },
)


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool to compare with: its words, the transports it can ask, and what stands over its column."""

    name: str
    vocabulary: Vocabulary
    transports: frozenset[Transport]


BOTH = frozenset({TCP, UDP})
PEERS = (
    Peer("nmap", NMAP, BOTH),
    Peer("nc", ERRNO, BOTH),
    Peer("blackbox_exporter", ERRNO, frozenset({TCP})),
)


def absent_packages() -> list[str]:
    """Return the Debian packages of the peers that this computer lacks."""
    return [PACKAGES[tool] for tool in missing_tools(tuple(PACKAGES))]


def versions(lab: Lab) -> dict[str, str]:
    """Return the version of each peer; nc's is that of its package, for it tells none."""
    asked = ("dpkg-query", "-W", "-f", "${Package} ${Version}\n", *PACKAGES.values())
    found = dict(line.split() for line in lab.run(Place.CLIENT, *asked).splitlines())
    return dict(zip((peer.name for peer in PEERS), (found[name] for name in PACKAGES.values()), strict=True))


def ask_peers(lab: Lab, conditions: Sequence[Condition], directory: Path) -> list[tuple[Said | None, ...]]:
    """Return what each of `PEERS` says of each condition, None where it cannot be asked.

    One tool after the other, since some routers answer only so often.
    """
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        by_nmap = list(threads.map(partial(ask_nmap, lab), conditions))
        by_nc = list(threads.map(partial(ask_nc, lab), conditions))
    over_tcp = [condition for condition in conditions if condition.transport is TCP]
    by_exporter = dict(zip((c.id for c in over_tcp), _ask_exporter(lab, over_tcp, directory), strict=True))
    return [
        (nmap, nc, by_exporter.get(condition.id))
        for condition, nmap, nc in zip(conditions, by_nmap, by_nc, strict=True)
    ]


# --- nmap -------------------------------------------------------------------------------------------------


def ask_nmap(lab: Lab, condition: Condition) -> Said:
    """Return what nmap says of one condition."""
    mode = "-sT" if condition.transport is TCP else "-sU"
    family = ["-6"] if ":" in condition.address else []
    report = lab.run(
        Place.CLIENT,
        *("nmap", mode, "-Pn", "-n", "--reason", "-oX", "-", *family),
        *("-p", str(condition.port), condition.address),
        seconds=120,
    )
    return parse_nmap(report, condition)


def parse_nmap(report: str, condition: Condition) -> Said:
    """Return what an XML report of nmap says of its one port."""
    root = ET.fromstring(report)
    port = root.find(".//port/state")
    if port is None:
        status = root.find(".//host/status")
        down = status is None or status.get("state") == "down"
        return Said(HOST_DOWN, HOST_DOWN) if down else Said("", "")
    state, reason = port.get("state", ""), port.get("reason", "")
    sender = port.get("reason_ip")
    raw_mode = condition.transport is not TCP
    if sender is None and raw_mode and reason not in ("no-response", "udp-response"):
        sender = condition.address  # nmap names the sender only where it is not the target
    return Said(state, reason, sender)


# --- nc ---------------------------------------------------------------------------------------------------


def ask_nc(lab: Lab, condition: Condition) -> Said:
    """Return what nc says of one condition."""
    mode = ["-u"] if condition.transport is UDP else []
    words = ("nc", *mode, "-v", "-n", "-z", "-w", str(_PATIENCE_S), condition.address, str(condition.port))
    done = subprocess.run(
        lab.argv(Place.CLIENT, *words),
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        env=environment(),
        timeout=60,
        check=False,
    )
    return parse_nc(done.returncode, done.stderr, condition.transport)


def parse_nc(exit_code: int, told: str, transport: Transport) -> Said:
    """Return what an exit code and a message of nc say; without words a UDP port was refused."""
    if exit_code == 0:
        return Said(State.OPEN, "succeeded")
    if "timed out" in told:
        return _by_errno(SILENCE)
    _, found, message = told.strip().rpartition("failed: ")
    if found:
        return _by_errno(message.lower())
    return Said(State.CLOSED if transport is UDP else "", "")


def _by_errno(message: str) -> Said:
    return Said(ERRNO_STATES.get(message, ""), message)


# --- blackbox_exporter -----------------------------------------------------------------------------------


def parse_exporter(page: str) -> Said:
    """Return what a page of `/probe?debug=true` says: the metric, and the error in the log."""
    if re.search(r"^probe_success 1$", page, re.MULTILINE):
        return Said(State.OPEN, "succeeded")
    error = re.search(r' err="dial [^"]*?: (?:connect: )?([^":]+)"', page)
    if error is None:
        return Said("", "")
    message = error[1].lower()
    return _by_errno(SILENCE if message == "i/o timeout" else message)


def _ask_exporter(lab: Lab, conditions: Sequence[Condition], directory: Path) -> list[Said]:
    modules = directory / "blackbox.yml"
    modules.write_text(_MODULES)
    lab.spawn(
        Place.CLIENT,
        "prometheus-blackbox-exporter",
        f"--config.file={modules}",
        f"--web.listen-address={_EXPORTER}",
        log=directory / "blackbox.log",
    )
    host, _, port = _EXPORTER.partition(":")
    deadline = time.monotonic() + 10
    while not _listens(lab, host, int(port)):
        if time.monotonic() > deadline:
            raise LabError((directory / "blackbox.log").read_text())
    targets = json.dumps([f"{in_url(c.address)}:{c.port}" for c in conditions])
    words = (sys.executable, "-m", "tests.lab.peers")
    pages: list[str] = json.loads(lab.run(Place.CLIENT, *words, stdin=targets, seconds=120))
    return [parse_exporter(page) for page in pages]


def _listens(lab: Lab, host: str, port: int) -> bool:
    with lab.socket(Place.CLIENT, socket.AF_INET, socket.SOCK_STREAM) as attempt:
        return attempt.connect_ex((host, port)) == 0


def _fetch(target: str) -> str:
    query = urllib.parse.urlencode({"module": "tcp", "target": target, "debug": "true"})
    with urllib.request.urlopen(f"http://{_EXPORTER}/probe?{query}", timeout=30) as reply:
        return reply.read().decode()


def main() -> None:
    """Fetch the pages of the targets on standard input, from the namespace of the exporter."""
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        print(json.dumps(list(threads.map(_fetch, json.loads(sys.stdin.read())))))


if __name__ == "__main__":
    main()
