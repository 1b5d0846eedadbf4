"""How long `sepgui check` takes for one manager, beside `nmap -sT` on the same ports of the same servers."""

from __future__ import annotations

import sys

import pytest

from tests.bench.tables import print_table
from tests.bench.timing import Spread, time_in_turn
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import Lab
from tests.lab.servers import MANAGER_PORTS, Servers

pytestmark = pytest.mark.timeout(300)

_HEADING = ("command", "wall s, median (range)", "CPU s", "exit code")
_SEPGUI = (sys.executable, "-m", "sepgui", "check", at.SERVER, "--pace", "fast", "--format", "json")
_NMAP = ("nmap", "-sT", "-Pn", "-n", "--reason")
_PATIENT = (
    "--max-retries",
    "0",
    "--initial-rtt-timeout",
    "2s",
    "--min-rtt-timeout",
    "2s",
    "--max-rtt-timeout",
    "2s",
)
_ROLES = tuple(f"--role={role}={at.SERVER}" for role in ("gup", "database", "content-analysis"))
_DROPPED = (139, 445, 1433, 2638, 2967, 8081, 8082, 8445, 8446, 9090)


def rows(spreads: dict[str, Spread]) -> list[tuple[str, str, str, str]]:
    return [(name, spread.wall(), spread.cpu(), spread.exit_codes) for name, spread in spreads.items()]


def test_all_ports_answer(lab: Lab, servers: Servers) -> None:
    ports = ",".join(str(port) for port in MANAGER_PORTS)
    commands = {
        "sepgui check, TLS and secars": _SEPGUI,
        "nmap -sT, connect only": (*_NMAP, "-p", ports, at.SERVER),
        "python -c pass": (sys.executable, "-c", "pass"),
    }
    spreads = time_in_turn(lab, commands, runs=9)
    print_table(
        f"One manager, {len(MANAGER_PORTS)} ports, all answering",
        "at most 0.35 s in all",
        _HEADING,
        rows(spreads),
    )


def test_ten_ports_dropped(lab: Lab, servers: Servers) -> None:
    every = ",".join(str(port) for port in sorted({*_DROPPED, *MANAGER_PORTS}))
    dropped = ", ".join(str(port) for port in _DROPPED)
    commands = {
        "sepgui check --timeout 2": (*_SEPGUI, "--timeout", "2", "--all", "--client", at.SERVER, *_ROLES),
        "nmap -sT": (*_NMAP, "-p", every, at.SERVER),
        "nmap -sT, one try of 2 s": (*_NMAP, *_PATIENT, "-p", every, at.SERVER),
    }
    with lab.firewall(Place.ROUTER, f"tcp dport {{ {dropped} }} drop", "udp dport 137 drop"):
        spreads = time_in_turn(lab, commands, runs=5)
    print_table(
        "The same with ten TCP ports dropped, and UDP 137",
        "at most 1.1 times the deadline: 2.2 s",
        _HEADING,
        rows(spreads),
    )
