"""Good manners, seen from the server: sockets close with FIN, and forbidden ports get no packet."""

from __future__ import annotations

import socket
import threading
from collections import Counter
from dataclasses import dataclass, field

import pytest

from sepgui.domain.entry import ProbeKind
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.checking import check
from tests.lab.network import Lab
from tests.lab.probing import Question, probe
from tests.lab.servers import Servers
from tests.lab.wire import ACK, FIN, RST, SYN, listening

_PORT = 1500
_NAMES = {socket.IPPROTO_TCP: "tcp", socket.IPPROTO_UDP: "udp"}
# Local-only ports, and UDP ports that never answer.
_NEVER_ASKED = {("tcp", 1100), ("tcp", 2968), ("tcp", 8447), ("tcp", 8765), ("udp", 138), ("udp", 514)}


@dataclass(slots=True)
class Talker:
    """Accepts connections, says its piece to each and keeps how each ended: ``EOF`` or an error's name."""

    listener: socket.socket
    piece: bytes
    ends: list[str] = field(default_factory=list[str])

    def serve(self) -> None:
        while True:
            try:
                accepted, _ = self.listener.accept()
            except OSError:
                return
            with accepted:
                accepted.settimeout(10)
                self.ends.append(self._end_of(accepted))

    def _end_of(self, accepted: socket.socket) -> str:
        try:
            accepted.sendall(self.piece)
            while accepted.recv(65536):
                pass
        except OSError as error:
            return type(error).__name__
        return "EOF"


@pytest.mark.parametrize(
    "piece",
    [b"", b"SSH-2.0-OpenSSH_9.2p1\r\n", b"x" * 50_000],
    ids=["says nothing", "banner unread", "50 kB unread"],
)
def test_probe_closes_with_fin(lab: Lab, piece: bytes) -> None:
    listener = lab.socket(Place.SERVER, socket.AF_INET, socket.SOCK_STREAM)
    with listener, listening(lab, Place.SERVER, "inside") as wire:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((at.SERVER, _PORT))
        listener.listen(16)
        talker = Talker(listener, piece)
        thread = threading.Thread(target=talker.serve, name="talker", daemon=True)
        thread.start()
        (what,) = probe(lab, [Question(ProbeKind.TCP.value, at.SERVER, _PORT)])
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)
        flags = [packet.flags for packet in wire.packets() if packet.destination[1] == _PORT]
    assert what.state == "open"
    assert talker.ends == ["EOF"]
    assert any(flag & FIN for flag in flags)
    assert not any(flag & RST for flag in flags)


def test_check_resets_nothing_and_keeps_to_its_ports(lab: Lab, servers: Servers) -> None:
    """A whole run against real servers, each of which may still have something to say when we are done."""
    with listening(lab, Place.SERVER, "inside") as wire:
        checked = check(lab, at.SERVER, "--pace", "fast", "--all", "--role", f"syslog={at.SERVER}")
        packets = [packet for packet in wire.packets() if packet.source[0] == at.CLIENT]
    assert not any(packet.flags & RST for packet in packets)
    tried = [cell for cell in checked.document.cells if cell.local_port is not None]
    asked = {(cell.transport, cell.port) for cell in tried if cell.address == at.SERVER}
    # A connection of an earlier test may still be dying: only what begins now counts.
    begun = (packet for packet in packets if packet.flags & SYN or _NAMES[packet.protocol] == "udp")
    seen = {(_NAMES[packet.protocol], packet.destination[1]) for packet in begun}
    assert seen == asked
    assert ("tcp", 443) in seen
    assert not seen & _NEVER_ASKED


def test_exposure_check_is_one_connection_each(lab: Lab, servers: Servers) -> None:
    with listening(lab, Place.SERVER, "inside") as wire:
        checked = check(lab, at.SERVER, "--pace", "fast", "--exposure")
        packets = [packet for packet in wire.packets() if packet.source[0] == at.CLIENT]
    syns = Counter(packet.destination[1] for packet in packets if packet.flags & (SYN | ACK) == SYN)
    local_only = {1100, 8447, 8765}
    assert {port: count for port, count in syns.items() if port in local_only} == dict.fromkeys(local_only, 1)
    told = {
        cell.port: (cell.state, cell.judgement) for cell in checked.document.cells if cell.port in local_only
    }
    exposed = ("open", "problem")
    assert told == {1100: exposed, 8447: ("closed", "expected"), 8765: exposed}
    assert checked.exit_code != 0


def test_the_exposure_check_does_not_stop_tomcat(lab: Lab, servers: Servers) -> None:
    """Tomcat's shutdown port takes any line for a command; what it gets is a connect and a FIN, no byte."""
    with listening(lab, Place.SERVER, "inside") as wire:
        checked = check(lab, at.SERVER, "--pace", "fast", "--exposure")
        packets = [packet for packet in wire.packets() if packet.destination == (at.SERVER, 8765)]
    assert [packet.flags & (SYN | FIN | RST) for packet in packets if packet.flags != ACK] == [SYN, FIN]
    assert {cell.state for cell in checked.document.cells if cell.port == 8765} == {"open"}
    assert servers.processes["tomcat"].poll() is None
    (alive,) = probe(lab, [Question(ProbeKind.TCP.value, at.SERVER, 8765)])
    assert alive.state == "open"
