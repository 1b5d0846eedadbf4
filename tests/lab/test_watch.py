"""`sepgui watch` against real servers: a firewall rule comes and goes, and the session tells when."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sepgui.store.reader import SessionReader
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import REPOSITORY, Lab, environment
from tests.lab.servers import MANAGER_NAME, Servers
from tests.lab.wire import ACK, FIN, PSH, SYN, Packet, Wire, listening

_PORT = 8443
_MAC = f"""
version = "14.3"

[[host]]
name = "first"
address = "{MANAGER_NAME}"
roles = ["manager"]

[[host]]
name = "desk"
address = "{at.PUSH_TARGET}"
roles = ["client"]
system = "mac"
"""


@contextmanager
def sepgui(lab: Lab, *words: str) -> Generator[subprocess.Popen[bytes]]:
    """Run the program in the client namespace; it does not outlive the block."""
    running = subprocess.Popen(
        lab.argv(Place.CLIENT, sys.executable, "-m", "sepgui", *words),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=REPOSITORY,
        env=environment(),
    )
    try:
        yield running
    finally:
        running.kill()
        running.wait()


def interrupted(watching: subprocess.Popen[bytes]) -> bytes:
    """End a watch as Ctrl+C does, and return what it said of itself."""
    watching.send_signal(signal.SIGINT)
    _, said = watching.communicate(timeout=20)
    assert watching.returncode == 130, said.decode()
    return said


def wait_for_attempts(wire: Wire, count: int, port: int = _PORT) -> None:
    """Return when the watched port was asked so many more times, as the wire saw it."""

    def asked() -> int:
        return sum(p.destination[1] == port and p.flags & (SYN | ACK) == SYN for p in wire.packets())

    wanted = asked() + count
    wire.wait_until(lambda: asked() >= wanted, seconds=20)


def test_a_watch_sends_nothing_to_the_shutdown_port(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    """Tomcat listens there, and a watch of everything that is asked of a manager does not go near it."""
    words = [
        *("watch", MANAGER_NAME, "--pace", "fast", "--interval", "1", "--timeout", "0.8"),
        *("--format", "json", "-o", str(tmp_path / "lab.sepsession")),
    ]
    with listening(lab, Place.CLIENT, "near") as wire, sepgui(lab, *words) as watching:
        wait_for_attempts(wire, 5)
        interrupted(watching)
        to_it = [packet for packet in wire.packets() if packet.destination[1] == 8765]
    assert to_it == []
    assert servers.processes["tomcat"].poll() is None


def test_rule_that_came_and_went_is_in_the_session(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    session = tmp_path / "lab.sepsession"
    words = [
        *("watch", MANAGER_NAME, "--pace", "fast", "--interval", "1", "--timeout", "0.8"),
        *("--only", "server-https,web-console", "--format", "json", "-o", str(session)),
    ]
    with listening(lab, Place.CLIENT, "near") as wire, sepgui(lab, *words) as watching:
        wait_for_attempts(wire, 2)
        with lab.firewall(Place.ROUTER, f"tcp dport {_PORT} reject with icmp type admin-prohibited"):
            wait_for_attempts(wire, 2)
        wait_for_attempts(wire, 2)
        said = interrupted(watching)
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


def test_the_moment_at_which_a_firewall_opens_is_told_and_noted(
    lab: Lab, servers: Servers, tmp_path: Path
) -> None:
    """Only the blocked port is asked again, and the watch ends by itself when the rule is gone."""
    del servers
    session = tmp_path / "lab.sepsession"
    words = [
        *("watch", MANAGER_NAME, "--pace", "fast", "--interval", "1", "--timeout", "0.8", "--until-ok"),
        *("--only", "server-https,web-console", "--format", "json", "--lang", "en", "-o", str(session)),
    ]
    with ExitStack() as to_its_end, listening(lab, Place.CLIENT, "near") as wire:
        with lab.firewall(Place.ROUTER, f"tcp dport {_PORT} drop"):
            watching = to_its_end.enter_context(sepgui(lab, *words))
            wait_for_attempts(wire, 6)
        _, said = watching.communicate(timeout=30)
        begun = [packet.destination[1] for packet in wire.packets() if packet.flags & (SYN | ACK) == SYN]
    assert watching.returncode == 0, said.decode()
    (moment,) = [line for line in said.decode().splitlines() if "Open now" in line]
    assert f"{_PORT}/tcp" in moment
    assert begun.count(9090) <= 3 < 6 <= begun.count(_PORT)
    with SessionReader(session) as reader:
        (note,) = reader.notes()
        assert note.cell is not None
        opened = reader.state_changes(note.cell)[-1]
    assert note.at_ns == opened.sample.at_ns
    assert opened.sample.outcome.meaning.state == "open"


def test_the_greeting_of_ssh_is_waited_for_once(lab: Lab, servers: Servers, tmp_path: Path) -> None:
    """The proof hears the greeting and then ends; a pulse ends without waiting for it.

    On a busy machine the server's greeting may be quicker than a pulse's end, but not always.
    """
    del servers
    site, session = tmp_path / "mac.toml", tmp_path / "lab.sepsession"
    site.write_text(_MAC)
    words = [
        *("watch", "first", "--client", "desk", "--site", str(site), "--vantage", "first", "--pace", "fast"),
        *(
            "--interval",
            "1",
            "--timeout",
            "0.8",
            "--only",
            "push-mac",
            "--format",
            "json",
            "-o",
            str(session),
        ),
    ]
    with listening(lab, Place.CLIENT, "near") as wire, sepgui(lab, *words) as watching:
        wait_for_attempts(wire, 6, 22)
        interrupted(watching)
        packets = wire.packets()
    connections = list(dict.fromkeys(p.source[1] for p in packets if p.destination == (at.PUSH_TARGET, 22)))
    proof, *pulses = [greeted_first(packets, port) for port in connections[:5]]
    assert proof
    assert not all(pulses)
    with SessionReader(session) as reader:
        (cell,) = (row.cell for row in reader.rows() if row.cell.address)
        services = {reader.meaning(number).service for number in reader.columns(cell).meaning}
    assert services == {"confirmed"}


def greeted_first(packets: list[Packet], port: int) -> bool:
    """Whether the server's first data came before we ended a connection from a port of ours."""
    events = [
        bool(p.flags & PSH)
        for p in packets
        if (p.source[1] == 22 and p.destination[1] == port and p.flags & PSH)
        or (p.source[1] == port and p.destination[1] == 22 and p.flags & FIN)
    ]
    return events[0]
