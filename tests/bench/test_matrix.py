"""The whole port matrix with proof of service, on the lab's real servers, beside nmap's version detection."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

from sepgui.catalogue import load_catalogue
from sepgui.domain.attempt import Transport
from tests.bench.tables import print_table
from tests.bench.timing import Spread, into, time_in_turn
from tests.lab import addresses as at
from tests.lab.checking import Document
from tests.lab.network import Lab
from tests.lab.servers import Servers

pytestmark = pytest.mark.timeout(600)

_HEADING = ("command", "wall s, median (range)", "CPU s", "peak MB", "what it says of the services")
_ENDPOINTS = [(entry.id, endpoint) for entry in load_catalogue().entries for endpoint in entry.endpoints]
_TCP = sorted({endpoint.port for _, endpoint in _ENDPOINTS if endpoint.transport is Transport.TCP})
_SITE = f"""
name = "lab"
[[host]]
name = "{at.CLIENT}"
roles = ["manager"]
[[host]]
name = "{at.SERVER}"
roles = ["manager"]
[[host]]
name = "{at.PUSH_TARGET}"
roles = ["client"]
[[host]]
name = "{at.GUP}"
roles = ["gup"]
[[host]]
name = "{at.DATABASE}"
roles = ["database"]
[[host]]
name = "{at.CONTENT_ANALYSIS}"
roles = ["content-analysis"]
[[host]]
name = "{at.COLLECTOR}"
roles = ["syslog"]
[[host]]
name = "{at.CLOUD_NAME}"
roles = ["cloud"]
"""
_HOSTS = (at.SERVER, at.PUSH_TARGET, at.GUP, at.DATABASE, at.CONTENT_ANALYSIS, at.CLOUD)


def test_whole_matrix(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    site = tmp_path / "lab.toml"
    site.write_text(_SITE)
    seen, named, default = tmp_path / "seen.json", tmp_path / "named.txt", tmp_path / "default.txt"
    ours = (
        *(sys.executable, "-m", "sepgui", "check", at.CLIENT, at.SERVER, "--client", at.PUSH_TARGET),
        *("--site", str(site), "--only", ",".join(dict.fromkeys(entry for entry, _ in _ENDPOINTS))),
        *("--all", "--exposure", "--pace", "fast", "--format", "json"),
    )
    ports = ",".join(str(port) for port in _TCP)
    nmap = ("nmap", "-sT", "-Pn", "-n", "-p", ports, *_HOSTS)
    spreads = time_in_turn(lab, {"ours": into(seen, *ours), "connects": into(default, *nmap)}, runs=5)
    detection = (*nmap[:2], "-sV", *nmap[2:])
    spreads |= time_in_turn(lab, {"detects": into(named, *detection)}, runs=1, warm=False)
    rows = [
        row("sepgui check, with proof of service", spreads["ours"], services(seen)),
        row("nmap -sT -sV", spreads["detects"], detected(named)),
        row("nmap -sT, connect only", spreads["connects"], "nothing"),
    ]
    print_table(
        f"The whole matrix, {len(_ENDPOINTS)} endpoints, on real servers; UDP 138 and 514 get no packet",
        "at most 3 s with proof of service",
        _HEADING,
        rows,
    )


def row(name: str, spread: Spread, said: str) -> tuple[str, str, str, str, str]:
    return name, spread.wall(), spread.cpu(), spread.memory(), said


def services(file: Path) -> str:
    """Count what was found of the services behind the ports that were asked and are open."""
    cells = msgspec.json.decode(file.read_bytes(), type=Document).cells
    asked = [cell for cell in cells if cell.state is not None and cell.host != at.CLIENT]
    found = Counter(cell.service for cell in asked if cell.state == "open")
    listed = ", ".join(f"{count} {service}" for service, count in found.most_common())
    return f"{len(asked)} asked, {found.total()} open: {listed}"


def detected(file: Path) -> str:
    """Count the ports of which nmap says a product, and those that it only guesses, with a question mark."""
    opened = [line.split(maxsplit=3) for line in file.read_text().splitlines() if "/tcp open" in line]
    products = sum(len(words) == 4 and not words[2].endswith("?") for words in opened)
    return f"{len(opened)} open: {products} products named, none of them SEP's"
