"""The link emulator does what it is told, measured with plain sockets."""

from __future__ import annotations

import socket
import statistics
import time
from collections.abc import Iterator

import pytest

from tests.lab import addresses as at
from tests.lab.addresses import Place
from tests.lab.condition import Behaviour
from tests.lab.conditions import CONDITIONS
from tests.lab.link import Impairment
from tests.lab.network import Lab

_CLOSED_PORT = 9
_ECHO_PORT = next(c.port for c in CONDITIONS if c.listener is Behaviour.ECHO)


@pytest.fixture
def echo(lab: Lab) -> Iterator[socket.socket]:
    with lab.socket(Place.CLIENT, socket.AF_INET6, socket.SOCK_DGRAM) as sock:
        sock.connect((at.FAR_SERVER_6, _ECHO_PORT))
        sock.settimeout(5)
        yield sock


def round_trips_ms(lab: Lab, count: int) -> list[float]:
    """Return how long a refusal takes over the far link, a few times."""
    taken: list[float] = []
    for _ in range(count):
        with lab.socket(Place.CLIENT, socket.AF_INET, socket.SOCK_STREAM) as attempt:
            attempt.settimeout(5)
            begun = time.perf_counter()
            assert attempt.connect_ex((at.FAR_SERVER, _CLOSED_PORT)) != 0
            taken.append((time.perf_counter() - begun) * 1000)
    return taken


@pytest.mark.parametrize("delay_ms", [0, 10, 50])
def test_delay_is_added_once_each_way(lab: Lab, delay_ms: int) -> None:
    with lab.impaired(Impairment(delay_ms=delay_ms)):
        taken = round_trips_ms(lab, 15)
    assert min(taken) >= 2 * delay_ms
    assert statistics.median(taken) < 2 * delay_ms + 5


def test_jitter_spreads_the_delay(lab: Lab) -> None:
    with lab.impaired(Impairment(delay_ms=20, jitter_ms=15)):
        taken = round_trips_ms(lab, 25)
    assert min(taken) >= 10
    assert max(taken) - min(taken) > 10


def test_loss_swallows_its_share(lab: Lab, echo: socket.socket) -> None:
    sent = 300
    with lab.impaired(Impairment(loss_percent=30)):
        for number in range(sent):
            echo.send(number.to_bytes(2, "big"))
        # Frames keep their order: when one of these came back, none of the others is still to come.
        for _ in range(40):
            echo.send(b"last")
        answers = 0
        while echo.recv(16) != b"last":
            answers += 1
    assert 0.35 * sent < answers < 0.63 * sent  # 49 % survive both ways


def test_nothing_is_lost_without_loss(echo: socket.socket) -> None:
    for number in range(200):
        echo.send(number.to_bytes(2, "big"))
        assert echo.recv(16) == number.to_bytes(2, "big")


def test_rate_spaces_the_frames(lab: Lab, echo: socket.socket) -> None:
    payload, count = bytes(1200), 20
    with lab.impaired(Impairment(rate_kbit=2000)):
        begun = time.perf_counter()
        for _ in range(count):
            echo.send(payload)
        for _ in range(count):
            echo.recv(2048)
        taken_s = time.perf_counter() - begun
    bits = count * 8 * (len(payload) + 62)
    assert bits / 2_000_000 <= taken_s < bits / 2_000_000 + 1


def test_chosen_syns_are_swallowed(lab: Lab) -> None:
    lab.impair(Impairment(lost_syns=1))
    with_retransmission, without = round_trips_ms(lab, 2)
    lab.impair(Impairment())
    assert 900 < with_retransmission < 2000
    assert without < 500
