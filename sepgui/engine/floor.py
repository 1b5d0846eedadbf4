"""The measuring floor of a session: what a connect costs when there is no network in between."""

from __future__ import annotations

import socket
from statistics import median_low

from sepgui.probes.seams import Clock, Net, Unconnected

_TRIES = 7
_TIMEOUT_NS = 500_000_000


async def measured_floor_ns(net: Net, clock: Clock) -> int | None:
    """Return the median wall time of a few connects to a listener of our own, in nanoseconds.

    The listener is on loopback and never leaves this computer. None where it could not be had.
    """
    try:
        listener = socket.create_server(("127.0.0.1", 0))
    except OSError:
        return None
    durations: list[int] = []
    with listener:
        port = listener.getsockname()[1]
        for _ in range(_TRIES):
            connection = await net.connect("127.0.0.1", port, clock.now_ns() + _TIMEOUT_NS)
            if isinstance(connection, Unconnected):
                return None
            durations.append(connection.link.elapsed_ns)
            accepted, _ = listener.accept()
            accepted.close()
            await connection.close()
    return median_low(durations)
