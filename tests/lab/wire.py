"""Listens to an interface of the lab and keeps its TCP and UDP packets, with the kernel's time of each.

What the wire saw is the truth for round-trip times and for manners: no reset, no packet to a forbidden port.
"""

from __future__ import annotations

import select
import socket
import struct
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.lab.addresses import Place
from tests.lab.network import Lab, LabError

FIN, SYN, RST, PSH, ACK = 0x01, 0x02, 0x04, 0x08, 0x10
_ETH_P_ALL = 3
_SO_TIMESTAMPNS = 35
_TIMESPEC = struct.Struct("=qq")


@dataclass(frozen=True, slots=True)
class Packet:
    """A TCP or UDP packet: the kernel's time in Unix nanoseconds, its way, and TCP's flags (0 for UDP)."""

    at_ns: int
    protocol: int
    source: tuple[str, int]
    destination: tuple[str, int]
    flags: int


class Wire:
    """A tap on one interface; the kernel keeps what passes until it is read."""

    def __init__(self, tap: socket.socket) -> None:
        self._tap = tap
        self._heard: list[Packet] = []

    def packets(self) -> list[Packet]:
        """Return all packets that passed since the tap was opened, in order."""
        while True:
            try:
                data, ancillary, _, _ = self._tap.recvmsg(65536, 64)
            except BlockingIOError:
                return list(self._heard)
            at_ns = next((_ns(value) for _, kind, value in ancillary if kind == _SO_TIMESTAMPNS), 0)
            if (packet := _parse(data, at_ns)) is not None:
                self._heard.append(packet)

    def wait_until(self, happened: Callable[[], bool], *, seconds: float) -> None:
        """Return when what has passed is enough; raises `LabError` when it is not in time."""
        deadline = time.monotonic() + seconds
        while not happened():
            left = deadline - time.monotonic()
            if left <= 0 or not select.select([self._tap], [], [], left)[0]:
                raise LabError("what was waited for did not pass the wire")

    def round_trips_ms(self) -> dict[int, float]:
        """Return, by the asking port, the time from its only SYN to the answer, SYN-ACK or RST.

        Ports whose SYN was sent again are left out: no one can say which of the two was answered.
        """
        asked: dict[int, list[int]] = {}
        answered: dict[int, int] = {}
        for packet in self.packets():
            if packet.flags & (SYN | ACK) == SYN:
                asked.setdefault(packet.source[1], []).append(packet.at_ns)
            elif packet.flags & SYN or packet.flags & RST:
                answered.setdefault(packet.destination[1], packet.at_ns)
        return {
            port: (answered[port] - moments[0]) / 1e6
            for port, moments in asked.items()
            if len(moments) == 1 and port in answered
        }


@contextmanager
def listening(lab: Lab, place: Place, interface: str) -> Generator[Wire]:
    """Yield a tap on an interface."""
    with lab.socket(place, socket.AF_PACKET, socket.SOCK_DGRAM) as tap:
        tap.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
        tap.setsockopt(socket.SOL_SOCKET, _SO_TIMESTAMPNS, 1)
        tap.bind((interface, _ETH_P_ALL))
        tap.setblocking(False)
        yield Wire(tap)


def _ns(timespec: bytes) -> int:
    seconds, nanoseconds = _TIMESPEC.unpack_from(timespec)
    return seconds * 1_000_000_000 + nanoseconds


def _parse(data: bytes, at_ns: int) -> Packet | None:
    """Return the packet in an IP datagram (RFC 791, RFC 8200), None for anything but TCP and UDP."""
    if data[:1] and data[0] >> 4 == 4:
        header, protocol = (data[0] & 15) * 4, data[9]
        addresses = [socket.inet_ntop(socket.AF_INET, data[at : at + 4]) for at in (12, 16)]
    elif data[:1] and data[0] >> 4 == 6:
        header, protocol = 40, data[6]
        addresses = [socket.inet_ntop(socket.AF_INET6, data[at : at + 16]) for at in (8, 24)]
    else:
        return None
    if protocol not in (socket.IPPROTO_TCP, socket.IPPROTO_UDP):
        return None
    ports = struct.unpack_from("!HH", data, header)
    flags = data[header + 13] if protocol == socket.IPPROTO_TCP else 0
    return Packet(at_ns, protocol, (addresses[0], ports[0]), (addresses[1], ports[1]), flags)
