"""`sepgui watch` against real servers: a firewall rule comes and goes, and the session tells when."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

from sepgui.store.reader import SessionReader
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import REPOSITORY, Lab, environment
from tests.lab.servers import MANAGER_NAME, Servers
from tests.lab.wire import ACK, SYN, Wire, listening

_PORT = 8443


def wait_for_attempts(wire: Wire, count: int) -> None:
    """Return when the watched port was asked so many more times, as the wire saw it."""

    def asked() -> int:
        return sum(p.destination[1] == _PORT and p.flags & (SYN | ACK) == SYN for p in wire.packets())

    wanted = asked() + count
    wire.wait_until(lambda: asked() >= wanted, seconds=20)


def test_a_watch_sends_nothing_to_the_shutdown_port(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    """Tomcat listens there, and a watch of everything that is asked of a manager does not go near it."""
    words = [
        *("watch", MANAGER_NAME, "--pace", "fast", "--interval", "1", "--timeout", "0.8"),
        *("--format", "json", "-o", str(tmp_path / "lab.sepsession")),
    ]
    with ExitStack() as unless_it_ended, listening(lab, Place.CLIENT, "near") as wire:
        watching = subprocess.Popen(
            lab.argv(Place.CLIENT, sys.executable, "-m", "sepgui", *words),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=REPOSITORY,
            env=environment(),
        )
        unless_it_ended.callback(watching.kill)
        wait_for_attempts(wire, 5)
        watching.send_signal(signal.SIGINT)
        _, said = watching.communicate(timeout=20)
        to_it = [packet for packet in wire.packets() if packet.destination[1] == 8765]
    assert watching.returncode == 130, said.decode()
    assert to_it == []
    assert servers.processes["tomcat"].poll() is None


def test_rule_that_came_and_went_is_in_the_session(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    session = tmp_path / "lab.sepsession"
    words = [
        *("watch", MANAGER_NAME, "--pace", "fast", "--interval", "1", "--timeout", "0.8"),
        *("--only", "server-https,web-console", "--format", "json", "-o", str(session)),
    ]
    with ExitStack() as unless_it_ended, listening(lab, Place.CLIENT, "near") as wire:
        watching = subprocess.Popen(
            lab.argv(Place.CLIENT, sys.executable, "-m", "sepgui", *words),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=REPOSITORY,
            env=environment(),
        )
        unless_it_ended.callback(watching.kill)
        wait_for_attempts(wire, 2)
        with lab.firewall(Place.ROUTER, f"tcp dport {_PORT} reject with icmp type admin-prohibited"):
            wait_for_attempts(wire, 2)
        wait_for_attempts(wire, 2)
        watching.send_signal(signal.SIGINT)
        _, said = watching.communicate(timeout=20)
    assert watching.returncode == 130, said.decode()
    assert b"Traceback" not in said
    with SessionReader(session) as reader:
        cells = {row.cell.entry: row.cell for row in reader.rows() if row.cell.address}
        changes = [change.sample.outcome.meaning for change in reader.state_changes(cells["server-https"])]
        quiet = reader.state_changes(cells["web-console"])
    assert [(m.state, m.reason, m.rejected_by) for m in changes] == [
        ("open", "syn-ack", None),
        ("filtered", "admin-prohibited", at.ROUTER),
        ("open", "syn-ack", None),
    ]
    assert [change.sample.outcome.meaning.state for change in quiet] == ["open"]
