"""On the manager itself: real Tomcat and a real RMI registry, told by the host's own table of listeners."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from sepgui.store.reader import SessionReader
from sepgui.wire.pac import script
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.checking import Cell, check
from tests.lab.network import REPOSITORY, Lab, LabError, environment
from tests.lab.servers import Servers
from tests.lab.wire import ACK, SYN, Packet, Wire, listening

FAST = ("--pace", "fast")
LOCAL = "server-control,process-launch,rmi-registry"


def callers(packets: Sequence[Packet], port: int) -> set[int]:
    """Return the ports from which a port was connected to; loopback shows each packet twice."""
    asked = (p for p in packets if p.destination[1] == port and p.flags & (SYN | ACK) == SYN)
    return {packet.source[1] for packet in asked}


def only(cells: Sequence[Cell], entry: str) -> Cell:
    (found,) = (cell for cell in cells if cell.entry == entry)
    return found


def test_the_manager_tells_its_own_ports_without_a_word_to_tomcat(lab: Lab, servers: Servers) -> None:
    with listening(lab, Place.SERVER, "lo") as wire:
        checked = check(lab, at.SERVER, *FAST, "--only", LOCAL, place=Place.SERVER)
        packets = wire.packets()
    cells = checked.document.cells
    assert {packet.destination[1] for packet in packets} & {8765, 8447} == set()
    assert len(callers(packets, 1100)) == 1

    tomcat = only(cells, "server-control")
    assert (tomcat.state, tomcat.reason, tomcat.verdict) == ("open", "listening", "unexpected")
    assert tomcat.learnt == {
        "process": "java",
        "pid": str(servers.processes["tomcat"].pid),
        "listening-on": tomcat.learnt["listening-on"] if tomcat.learnt else "",
    }
    assert "java" in (tomcat.detail or "")
    assert "SemSvc.exe should" in (tomcat.detail or "")
    assert (tomcat.local_port, tomcat.rtt_ms) == (None, None)

    registry = only(cells, "rmi-registry")
    assert (registry.state, registry.service, registry.judgement) == ("open", "confirmed", "ok")
    assert (registry.learnt or {})["process"] == "rmiregistry"
    assert "open to the network" in (registry.detail or "")

    launcher = only(cells, "process-launch")
    assert (launcher.state, launcher.reason, launcher.judgement) == ("closed", "not-listening", "problem")
    assert "Windows service semlaunchsrv" in (launcher.detail or "")
    assert servers.processes["tomcat"].poll() is None
    assert servers.processes["rmiregistry"].poll() is None


def test_a_manager_sees_which_program_holds_its_ordinary_ports(lab: Lab, servers: Servers) -> None:
    checked = check(lab, at.SERVER, *FAST, "--only", "web-console,server-https", place=Place.SERVER)
    for entry in ("web-console", "server-https"):
        cell = only(checked.document.cells, entry)
        assert (cell.service, cell.judgement) == ("confirmed", "ok")
        assert (cell.learnt or {})["process"] == "java"
        assert (cell.learnt or {})["pid"] == str(servers.processes["tomcat"].pid)


def test_a_client_without_redirection_has_nothing_on_2968(lab: Lab, servers: Servers) -> None:
    with listening(lab, Place.CLIENT, "lo") as wire:
        checked = check(lab, at.SERVER, *FAST, "--only", "wss-auth")
        assert callers(wire.packets(), 2968) == set()
    (cell,) = checked.document.cells
    assert (cell.state, cell.reason, cell.judgement) == ("closed", "not-listening", "skipped")


def test_a_proxy_script_of_the_client_itself_is_proved_with_its_program(
    lab: Lab, servers: Servers, tmp_path: Path
) -> None:
    """A real web server holds the port on loopback, first without the script, then with it."""
    words = ("--port", "wss-auth=29680", "--only", "wss-auth")
    served = tmp_path / "served"
    served.mkdir()
    web = lab.spawn(
        Place.CLIENT,
        *(sys.executable, "-m", "http.server", "29680", "--bind", "127.0.0.1"),
        *("--directory", str(served)),
        log=tmp_path / "web.log",
    )
    try:
        _wait_until_it_listens(lab, 29680)
        (without,) = check(lab, at.SERVER, *FAST, *words).document.cells
        (served / "proxy.pac").write_bytes(script())
        (found,) = check(lab, at.SERVER, *FAST, *words).document.cells
    finally:
        web.terminate()
        web.wait()
    assert (without.service, without.judgement) == ("failing", "problem")
    assert "HTTP 404" in (without.detail or "")
    assert (found.state, found.service, found.judgement) == ("open", "confirmed", "ok")
    assert (found.learnt or {})["pid"] == str(web.pid)
    assert (found.learnt or {})["listening-on"] == "127.0.0.1"
    assert found.local_address == "127.0.0.1"
    assert "open to the network" not in (found.detail or "")


def _wait_until_it_listens(lab: Lab, port: int) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        with lab.socket(Place.CLIENT, socket.AF_INET, socket.SOCK_STREAM) as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise LabError(f"nothing listens on {port}")


def test_a_watch_on_the_manager_pings_the_registry_once(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    session = tmp_path / "own.sepsession"
    words = (
        *("watch", at.SERVER, "--pace", "fast", "--interval", "0.5", "--timeout", "0.4"),
        *("--only", f"{LOCAL},web-console", "--format", "json", "-o", str(session)),
    )
    with ExitStack() as unless_it_ended, listening(lab, Place.SERVER, "lo") as wire:
        watching = subprocess.Popen(
            lab.argv(Place.SERVER, sys.executable, "-m", "sepgui", *words),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=REPOSITORY,
            env=environment(),
        )
        unless_it_ended.callback(watching.kill)
        _wait_for_turns(wire, 8)
        watching.send_signal(signal.SIGINT)
        _, said = watching.communicate(timeout=20)
        packets = wire.packets()
    assert watching.returncode == 130, said.decode()
    assert {packet.destination[1] for packet in packets} & {8765, 8447} == set()
    assert len(callers(packets, 1100)) == 1
    with SessionReader(session) as reader:
        cells = {row.cell.entry: row.cell for row in reader.rows() if row.cell.address}
        last = {entry: reader.last(cell) for entry, cell in cells.items()}
    assert {entry: sample.outcome.meaning.service.value for entry, sample in last.items() if sample} == {
        "server-control": "unexpected",
        "process-launch": "unchecked",
        "rmi-registry": "confirmed",
        "web-console": "confirmed",
    }
    assert servers.processes["tomcat"].poll() is None


def _wait_for_turns(wire: Wire, count: int) -> None:
    """Return when the watched console was asked so many times."""
    wire.wait_until(lambda: len(callers(wire.packets(), 9090)) >= count, seconds=30)
