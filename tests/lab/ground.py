"""What plain sockets see of the conditions: the lab proves itself, without the product.

Runs in the client namespace; prints one JSON object of condition id to `Seen`.
"""

from __future__ import annotations

import asyncio
import errno
import socket
import struct
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from tests.lab.addresses import Place
from tests.lab.condition import TCP, TIMEOUT_MS, Condition
from tests.lab.conditions import CONDITIONS
from tests.lab.network import Lab

_IP_RECVERR = 11
_IPV6_RECVERR = 25
_TCP_TOTAL_RETRANS_OFFSET = 100
_TCP_INFO_BYTES = 104
_ORIGINS = {2: 4, 3: 6}  # SO_EE_ORIGIN_ICMP, SO_EE_ORIGIN_ICMP6 (ip(7))


@dataclass(frozen=True, slots=True)
class Seen:
    """What one attempt saw; `end` is ``connected``, ``answered``, ``silence`` or the symbol of errno."""

    end: str
    icmp: tuple[int, int, int] | None
    sender: str | None
    elapsed_ms: float
    syn_retransmits: int = 0


def look_around(lab: Lab) -> dict[str, Seen]:
    """Return what plain sockets in the client namespace see of every condition."""
    said = lab.run(Place.CLIENT, sys.executable, "-m", "tests.lab.ground")
    return msgspec.json.decode(said, type=dict[str, Seen])


async def look(condition: Condition) -> Seen:
    """Return what one attempt on a condition sees, with the error queue switched on (ip(7), ipv6(7))."""
    version_6 = ":" in condition.address
    family = socket.AF_INET6 if version_6 else socket.AF_INET
    kind = socket.SOCK_STREAM if condition.transport is TCP else socket.SOCK_DGRAM
    loop = asyncio.get_running_loop()
    with socket.socket(family, kind) as attempt:
        attempt.setblocking(False)
        level, option = (
            (socket.IPPROTO_IPV6, _IPV6_RECVERR) if version_6 else (socket.IPPROTO_IP, _IP_RECVERR)
        )
        attempt.setsockopt(level, option, 1)
        begun = time.perf_counter()
        retransmits = 0
        try:
            async with asyncio.timeout(TIMEOUT_MS / 1000):
                if condition.transport is TCP:
                    await loop.sock_connect(attempt, (condition.address, condition.port))
                    retransmits = _syn_retransmits(attempt)
                    end = "connected"
                else:
                    attempt.connect((condition.address, condition.port))
                    attempt.send(b"lab")
                    await loop.sock_recv(attempt, 512)
                    end = "answered"
        except TimeoutError as failure:
            end = errno.errorcode[failure.errno] if failure.errno else "silence"
        except OSError as failure:
            end = errno.errorcode[failure.errno or 0]
        elapsed_ms = (time.perf_counter() - begun) * 1000
        icmp, sender = _error_queue(attempt)
        return Seen(end, icmp, sender, elapsed_ms, retransmits)


def _syn_retransmits(connected: socket.socket) -> int:
    info = connected.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _TCP_INFO_BYTES)
    (retransmits,) = struct.unpack_from("=I", info, _TCP_TOTAL_RETRANS_OFFSET)
    return retransmits


def _error_queue(attempt: socket.socket) -> tuple[tuple[int, int, int] | None, str | None]:
    """Return the ICMP version, type and code and the sender of the queued error, if there is one."""
    try:
        _, ancillary, _, _ = attempt.recvmsg(512, 512, socket.MSG_ERRQUEUE | socket.MSG_DONTWAIT)
    except OSError:
        return None, None
    for _, _, data in ancillary:
        _, origin, kind, code = struct.unpack_from("=IBBB", data)
        if (version := _ORIGINS.get(origin)) is None:
            continue
        raw = data[20:24] if version == 4 else data[24:40]
        family = socket.AF_INET if version == 4 else socket.AF_INET6
        return (version, kind, code), socket.inet_ntop(family, raw)
    return None, None


async def look_at_all(conditions: Sequence[Condition]) -> dict[str, Seen]:
    """Look at all conditions at once."""
    async with asyncio.TaskGroup() as group:
        looks = {c.id: group.create_task(look(c), name=c.id) for c in conditions}
    return {key: task.result() for key, task in looks.items()}


if __name__ == "__main__":
    print(msgspec.json.encode(asyncio.run(look_at_all(CONDITIONS))).decode())
