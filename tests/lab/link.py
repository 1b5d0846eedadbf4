"""The link emulator: carries frames between two cables with delay, jitter, loss and a rate.

It stands where the kernel's own emulator would (netem, which many kernels lack), and needs neither root nor
``/dev/net/tun``: it reads and writes the ends of two cables through packet sockets (packet(7)).
Each line of standard input is one `Impairment` for both directions as JSON; each is acknowledged by a line.
"""

from __future__ import annotations

import ctypes
import heapq
import json
import os
import random
import select
import socket
import sys
import time
from dataclasses import asdict, dataclass, field

_SOL_PACKET = 263
_PACKET_VNET_HDR = 15
_PACKET_IGNORE_OUTGOING = 23
_ETH_P_ALL = 0x0003
_PR_SET_TIMERSLACK = 29
_VNET_HEADER_BYTES = 10
_LONGEST_FRAME_BYTES = 1 << 17


@dataclass(frozen=True, slots=True)
class Impairment:
    """What happens to the frames of one direction; `lost_syns` counts the next TCP SYNs to swallow."""

    delay_ms: float = 0.0
    jitter_ms: float = 0.0
    loss_percent: float = 0.0
    rate_kbit: int = 0
    queue_frames: int = 1000
    lost_syns: int = 0

    def to_line(self) -> str:
        """Return the JSON line that the emulator's standard input takes."""
        return json.dumps(asdict(self))


@dataclass(slots=True)
class _Direction:
    incoming: socket.socket
    outgoing: socket.socket
    impairment: Impairment = field(default_factory=Impairment)
    busy_until: float = 0.0
    queued: int = 0
    syns_to_lose: int = 0


class Emulator:
    """Relays between two interfaces until standard input ends."""

    def __init__(self, west: str, east: str, seed: int = 1) -> None:
        ends = [_cable_end(name) for name in (west, east)]
        self._directions = [_Direction(ends[0], ends[1]), _Direction(ends[1], ends[0])]
        self._random = random.Random(seed)
        self._waiting: list[tuple[float, int, _Direction, bytes]] = []
        self._sequence = 0

    def serve(self) -> None:
        """Relay until standard input is closed."""
        # A timer slack of 50 µs, the default, would be seen in every delay.
        ctypes.CDLL(None).prctl(_PR_SET_TIMERSLACK, 1, 0, 0, 0)
        commands = sys.stdin.fileno()
        watched = [commands, *(direction.incoming for direction in self._directions)]
        print("ready", flush=True)
        while True:
            wait = max(0.0, self._waiting[0][0] - time.perf_counter()) if self._waiting else None
            readable, _, _ = select.select(watched, [], [], wait)
            for direction in self._directions:
                if direction.incoming in readable:
                    self._take(direction)
            self._release()
            if commands in readable and not self._obey(commands):
                return

    def _obey(self, commands: int) -> bool:
        data = os.read(commands, 65536)
        for line in data.decode().splitlines():
            impairment = Impairment(**json.loads(line))
            for direction in self._directions:
                direction.impairment = impairment
                direction.syns_to_lose = impairment.lost_syns
            print("set", flush=True)
        return bool(data)

    def _take(self, direction: _Direction) -> None:
        rules = direction.impairment
        for _ in range(64):
            try:
                frame = direction.incoming.recv(_LONGEST_FRAME_BYTES)
            except BlockingIOError:
                return
            now = time.perf_counter()
            if rules.loss_percent and self._random.uniform(0, 100) < rules.loss_percent:
                continue
            if direction.syns_to_lose and _is_syn(frame[_VNET_HEADER_BYTES:]):
                direction.syns_to_lose -= 1
                continue
            leaves = now
            if rules.rate_kbit:
                if direction.queued >= rules.queue_frames:
                    continue
                bits = 8 * (len(frame) - _VNET_HEADER_BYTES)
                leaves = max(leaves, direction.busy_until) + bits / (rules.rate_kbit * 1000)
                direction.busy_until = leaves
            jitter = self._random.uniform(-rules.jitter_ms, rules.jitter_ms) if rules.jitter_ms else 0.0
            leaves += max(0.0, rules.delay_ms + jitter) / 1000
            self._sequence += 1
            direction.queued += 1
            heapq.heappush(self._waiting, (leaves, self._sequence, direction, frame))

    def _release(self) -> None:
        now = time.perf_counter()
        while self._waiting and self._waiting[0][0] <= now:
            _, _, direction, frame = heapq.heappop(self._waiting)
            direction.queued -= 1
            try:
                direction.outgoing.send(frame)
            except OSError:  # the cable is down, or its queue is full: the frame is lost, as on a real one
                continue


def _cable_end(interface: str) -> socket.socket:
    end = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0)
    # With the virtio header, unfinished checksums and merged segments travel on as they are.
    end.setsockopt(_SOL_PACKET, _PACKET_VNET_HDR, 1)
    end.setsockopt(_SOL_PACKET, _PACKET_IGNORE_OUTGOING, 1)
    end.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 << 20)
    end.bind((interface, _ETH_P_ALL))
    end.setblocking(False)
    return end


def _is_syn(frame: bytes) -> bool:
    """Whether an Ethernet frame is a TCP segment with SYN and without ACK (RFC 9293 3.1)."""
    kind = frame[12:14]
    if kind == b"\x08\x00" and frame[23] == socket.IPPROTO_TCP:
        flags = frame[14 + (frame[14] & 15) * 4 + 13]
    elif kind == b"\x86\xdd" and frame[20] == socket.IPPROTO_TCP:
        flags = frame[14 + 40 + 13]
    else:
        return False
    return flags & 0b0001_0010 == 0b0000_0010


if __name__ == "__main__":
    Emulator(sys.argv[1], sys.argv[2]).serve()
