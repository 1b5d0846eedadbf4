"""Sockets close with FIN, seen from the server: a listener of the test's own, and the packets on the wire."""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Generator
from dataclasses import dataclass, field

import pytest

from sepgui.domain.entry import ProbeKind
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.network import Lab
from tests.lab.probing import Question, probe

_PORT = 1500
_ETH_P_ALL = 3
_FIN, _RST = 0x01, 0x04


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


@pytest.fixture
def wire(lab: Lab) -> Generator[socket.socket]:
    """Everything that crosses the server's interface."""
    with lab.socket(Place.SERVER, socket.AF_PACKET, socket.SOCK_DGRAM) as tap:
        tap.bind(("inside", _ETH_P_ALL))
        tap.setblocking(False)
        yield tap


def flags_from_client(wire: socket.socket) -> list[int]:
    """Return the TCP flags of the packets that the client sent to our port, in order."""
    flags: list[int] = []
    while select.select([wire], [], [], 0)[0]:
        packet = wire.recv(65536)
        header = (packet[0] & 15) * 4
        is_tcp = packet[0] >> 4 == 4 and packet[9] == socket.IPPROTO_TCP
        if is_tcp and int.from_bytes(packet[header + 2 : header + 4], "big") == _PORT:
            flags.append(packet[header + 13])
    return flags


@pytest.mark.parametrize(
    "piece",
    [b"", b"SSH-2.0-OpenSSH_9.2p1\r\n", b"x" * 50_000],
    ids=["says nothing", "banner unread", "50 kB unread"],
)
def test_probe_closes_with_fin(lab: Lab, wire: socket.socket, piece: bytes) -> None:
    listener = lab.socket(Place.SERVER, socket.AF_INET, socket.SOCK_STREAM)
    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((at.SERVER, _PORT))
        listener.listen(16)
        talker = Talker(listener, piece)
        thread = threading.Thread(target=talker.serve, name="talker", daemon=True)
        thread.start()
        (what,) = probe(lab, [Question(ProbeKind.TCP.value, at.SERVER, _PORT)])
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(10)
    assert what.state == "open"
    assert talker.ends == ["EOF"]
    flags = flags_from_client(wire)
    assert any(flag & _FIN for flag in flags)
    assert not any(flag & _RST for flag in flags)
