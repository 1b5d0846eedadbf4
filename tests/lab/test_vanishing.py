"""Packets that vanish after the handshake: a black hole for large ones, and a firewall that looks inside."""

from __future__ import annotations

import socket
import threading
from collections.abc import Generator
from contextlib import contextmanager

import pytest

from sepgui.wire.http import answer
from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.checking import Cell, check
from tests.lab.network import Lab

PORT = 1490
ANSWER = answer(200, b"x" * 4000, server="SEPM")
PATHS = [
    pytest.param(at.SERVER, "near", id="IPv4"),
    pytest.param(at.FAR_SERVER_6, "far", id="IPv6"),
]


@contextmanager
def answering(lab: Lab, address: str) -> Generator[None]:
    """Answer requests from the server's namespace with more than two full packets."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = lab.socket(Place.SERVER, family, socket.SOCK_STREAM)

    def serve() -> None:
        while True:
            try:
                accepted, _ = listener.accept()
            except OSError:
                return
            with accepted:
                accepted.settimeout(10)
                try:
                    accepted.recv(4096)
                    accepted.sendall(ANSWER)
                    accepted.shutdown(socket.SHUT_WR)
                    while accepted.recv(4096):
                        pass
                except OSError:
                    continue

    with listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((address, PORT))
        listener.listen(8)
        thread = threading.Thread(target=serve, name="answering", daemon=True)
        thread.start()
        yield
        listener.shutdown(socket.SHUT_RDWR)
        thread.join(15)


@contextmanager
def narrow(lab: Lab, interface: str) -> Generator[None]:
    """Have the router take packets of 1280 bytes at most on the way to the client, for a while."""
    lab.run(Place.ROUTER, "ip", "link", "set", interface, "mtu", "1280")
    try:
        yield
    finally:
        lab.run(Place.ROUTER, "ip", "link", "set", interface, "mtu", "1500")


def asked(lab: Lab, address: str) -> tuple[Cell, list[str]]:
    """Return the cell, and the causes that were found."""
    words = ("--only", "web-console", "--port", f"web-console={PORT}", "--timeout", "2", "--pace", "fast")
    checked = check(lab, address, *words)
    return checked.asked()["web-console"], [finding.cause for finding in checked.document.findings]


NO_ICMP = (
    "icmp type destination-unreachable icmp code frag-needed drop",
    "icmpv6 type packet-too-big drop",
)


@pytest.mark.parametrize(("address", "interface"), PATHS)
def test_a_black_hole_for_large_packets_is_named(lab: Lab, address: str, interface: str) -> None:
    with (
        answering(lab, address),
        narrow(lab, interface),
        lab.firewall(Place.SERVER, *NO_ICMP),
    ):
        cell, causes = asked(lab, address)
    assert (cell.state, cell.service, cell.judgement) == ("open", "mute", "problem")
    assert cell.detail is not None
    assert cell.detail.startswith("Large packets vanish on the way here")
    assert causes == ["path-mtu"]
    assert cell.learnt is not None
    assert int(cell.learnt["mss"]) > 1280


@pytest.mark.parametrize(("address", "interface"), PATHS)
def test_a_full_size_path_answers(lab: Lab, address: str, interface: str) -> None:
    with answering(lab, address):
        cell, causes = asked(lab, address)
    assert (cell.state, cell.service) == ("open", "confirmed"), interface
    assert causes == []


def test_a_firewall_that_drops_what_follows_the_handshake(lab: Lab) -> None:
    drop = f"ip daddr {at.SERVER} tcp dport {PORT} tcp flags & psh == psh drop"
    with answering(lab, at.SERVER), lab.firewall(Place.ROUTER, drop):
        cell, causes = asked(lab, at.SERVER)
    assert (cell.state, cell.service) == ("open", "mute")
    assert cell.detail is not None
    assert "never acknowledged" in cell.detail
    assert causes == ["request-dropped"]
