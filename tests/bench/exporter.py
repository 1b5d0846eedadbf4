"""Drives blackbox_exporter as Prometheus would, but as hard as it can: one process, many clients kept alive.

Arguments: how many clients, the deadline of a probe in seconds, hosts and ports, both separated by commas.
Standard output is a `Driven` as JSON. Runs in the client namespace.
"""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import msgspec

PROGRAM = "prometheus-blackbox-exporter"
_AT = ("127.0.0.1", 9115)
_MODULE = """modules:
  tcp:
    prober: tcp
    timeout: {seconds}s
    tcp: {{ preferred_ip_protocol: ip4, ip_protocol_fallback: false }}
"""
_ASK = "GET /probe?target={host}:{port}&module=tcp HTTP/1.1\r\nHost: localhost\r\n\r\n"
_LATEST_START_S = 10.0


@dataclass(frozen=True, slots=True)
class Driven:
    """Wall time of all probes, the exporter's processor time and peak memory, and what succeeded."""

    wall_s: float
    cpu_s: float
    peak_bytes: int
    succeeded: list[tuple[str, int]]


def main(clients: int, seconds: str, hosts: list[str], ports: list[int]) -> None:
    """Start the exporter, have everything probed once, and end it."""
    with tempfile.TemporaryDirectory() as folder:
        config = Path(folder, "blackbox.yml")
        config.write_text(_MODULE.format(seconds=seconds))
        listen = f"--web.listen-address={_AT[0]}:{_AT[1]}"
        exporter = subprocess.Popen([PROGRAM, f"--config.file={config}", listen, "--log.level=error"])
        try:
            wall_s, succeeded = asyncio.run(drive(clients, product(hosts, ports)))
        finally:
            exporter.terminate()
            _, _, used = os.wait4(exporter.pid, 0)
            exporter.returncode = 0
    driven = Driven(wall_s, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024, succeeded)
    print(msgspec.json.encode(driven).decode())


async def drive(clients: int, targets: Iterator[tuple[str, int]]) -> tuple[float, list[tuple[str, int]]]:
    """Return how long it took until every target was probed, and those that succeeded."""
    await _until_it_listens()
    succeeded: list[tuple[str, int]] = []
    begun = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        for number in range(clients):
            group.create_task(_client(targets, succeeded), name=f"client {number}")
    return time.perf_counter() - begun, succeeded


async def _until_it_listens() -> None:
    latest = time.monotonic() + _LATEST_START_S
    while True:
        try:
            _, writer = await asyncio.open_connection(*_AT)
        except ConnectionRefusedError:
            if time.monotonic() > latest:
                raise
            await asyncio.sleep(0.02)
        else:
            writer.close()
            return


async def _client(targets: Iterator[tuple[str, int]], succeeded: list[tuple[str, int]]) -> None:
    reader, writer = await asyncio.open_connection(*_AT)
    for host, port in targets:
        writer.write(_ASK.format(host=host, port=port).encode())
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        if b"\nprobe_success 1" in await reader.readexactly(length):
            succeeded.append((host, port))
    writer.close()


if __name__ == "__main__":
    main(
        int(sys.argv[1]), sys.argv[2], sys.argv[3].split(","), [int(port) for port in sys.argv[4].split(",")]
    )
