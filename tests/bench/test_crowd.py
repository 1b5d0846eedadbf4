"""24 endpoints of 250 hosts, ten of them dropped on each: 2,500 time-outs, beside nmap and blackbox_exporter.

Every verdict of every tool is held against the truth; a tool that is fast and wrong is not fast.
"""

from __future__ import annotations

import sys
from collections.abc import Generator, Iterable
from pathlib import Path
from xml.etree import ElementTree

import msgspec
import pytest

from sepgui.catalogue import load_catalogue
from tests.bench import crowd
from tests.bench.crowd import HOSTS, PEERS_PORTS, rejecting, truth_of
from tests.bench.exporter import Driven
from tests.bench.tables import print_table
from tests.bench.timing import Spread, Timed, into, time_in_turn
from tests.lab.addresses import Place
from tests.lab.checking import Document
from tests.lab.network import Lab

pytestmark = pytest.mark.timeout(600)

_HEADING = ("command", "wall s, median (range)", "CPU s", "peak MB", "right verdicts")
_ENTRIES = ",".join(entry.id for entry in load_catalogue().entries)
_SEPGUI = (
    *(sys.executable, "-m", "sepgui", "check", "all", "--client", "all", "--only", _ENTRIES),
    *("--all", "--exposure", "--ask", "syslog,netbios-dgm"),
    *("--pace", "fast", "--timeout", "1", "--format", "json", "--lang", "en"),
)
_NMAP = ("nmap", "-sT", "-Pn", "-n", "--reason", "-p", ",".join(str(port) for port in PEERS_PORTS))
_TUNED = ("-T4", "--min-hostgroup", "256", "--min-parallelism", "512", "--max-retries", "1")
_ASKED_AT_ONCE = "512"

Row = tuple[str, str, str, str, str]


@pytest.fixture
def there(lab: Lab) -> Generator[None]:
    """The hosts, listening and dropping."""
    with crowd.crowd(lab):
        yield


def test_2500_time_outs(lab: Lab, there: None, tmp_path: Path) -> None:
    site = tmp_path / "site.toml"
    site.write_text(crowd.site_document())
    ours, tuned, default = tmp_path / "ours.json", tmp_path / "tuned.xml", tmp_path / "default.xml"
    check = into(ours, *_SEPGUI, "--site", str(site))
    commands = {"sepgui": check, "tuned": into(tuned, *_NMAP, *_TUNED, "-oX", "-", *HOSTS)}
    spreads = time_in_turn(lab, commands, runs=5)
    rows = [
        row("sepgui check --timeout 1", spreads["sepgui"], right_of_sepgui(ours, None)),
        row("nmap -sT -T4, tuned for it", spreads["tuned"], right_of_nmap(tuned)),
    ]
    rows.append(exporters_row(lab))
    once = time_in_turn(lab, {"default": into(default, *_NMAP, "-oX", "-", *HOSTS)}, runs=1, warm=False)
    rows.append(row("nmap -sT", once["default"], right_of_nmap(default)))
    with rejecting(lab) as router:
        once = time_in_turn(lab, {"sepgui": check}, runs=1, warm=False)
        right = right_of_sepgui(ours, router)
    rows.append(row("sepgui, one more port rejected on each, silence confirmed", once["sepgui"], right))
    print_table(
        "24 endpoints of 250 hosts, ten of them dropped on every host: 2,500 time-outs",
        "no slower than 1.3 times the tuned nmap, every verdict right with reason and sender, below 60 MB",
        _HEADING,
        rows,
    )


def row(name: str, spread: Spread, right: str) -> Row:
    return name, spread.wall(), spread.cpu(), spread.memory(), right


def exporters_row(lab: Lab) -> Row:
    ports = ",".join(str(port) for port in PEERS_PORTS)
    command = (sys.executable, "-m", "tests.bench.exporter", _ASKED_AT_ONCE, "1", ",".join(HOSTS), ports)
    runs = [msgspec.json.decode(lab.run(Place.CLIENT, *command, seconds=120), type=Driven) for _ in range(3)]
    spread = Spread(tuple(Timed(run.wall_s, run.cpu_s, run.peak_bytes, 0) for run in runs))
    answered = {tuple(target) for target in runs[-1].succeeded}
    opened = {(host, port) for host in HOSTS for port in PEERS_PORTS if state_of(host, port) == "open"}
    total = len(HOSTS) * len(PEERS_PORTS)
    right = f"{total - len(answered ^ opened):,} of {total:,}: open or not, no reason"
    return row(f"blackbox_exporter, {_ASKED_AT_ONCE} clients", spread, right)


def state_of(host: str, port: int) -> str:
    return truth_of(host, "tcp", port, None).state


def right_of_sepgui(file: Path, rejects: str | None) -> str:
    """Count the cells whose state, reason and sender are true; one that was not asked is wrong."""
    every = msgspec.json.decode(file.read_bytes(), type=Document).cells
    cells = [cell for cell in every if cell.host in HOSTS]
    seen = (
        (cell.state, cell.reason, cell.rejected_by)
        == told(truth_of(cell.address or "", cell.transport, cell.port, rejects))
        for cell in cells
    )
    return f"{sum(seen):,} of {len(cells):,}: state, reason, sender"


def told(truth: crowd.Truth) -> tuple[str, str, str | None]:
    return truth.state, truth.reason, truth.rejected_by


def right_of_nmap(file: Path) -> str:
    """Count the ports whose state is true; those that nmap sums up have the state that it sums up."""
    right = sum(
        state_of(address, port) == state
        for address, ports in hosts_of(ElementTree.parse(file).getroot())
        for port, state in ports.items()
    )
    return f"{right:,} of {len(HOSTS) * len(PEERS_PORTS):,}: state"


def hosts_of(root: ElementTree.Element) -> Iterable[tuple[str, dict[int, str]]]:
    for host in root.iter("host"):
        address = host.find("address")
        assert address is not None
        listed = {
            int(port.attrib["portid"]): state.attrib["state"]
            for port in host.iter("port")
            if (state := port.find("state")) is not None
        }
        summed = {
            port: extra.attrib["state"]
            for extra in host.iter("extraports")
            for reason in extra.iter("extrareasons")
            for port in numbers(reason.attrib["ports"])
        }
        yield address.attrib["addr"], summed | listed


def numbers(ranges: str) -> Iterable[int]:
    for part in ranges.split(","):
        first, _, last = part.partition("-")
        yield from range(int(first), int(last or first) + 1)
