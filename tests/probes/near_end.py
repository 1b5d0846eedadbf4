"""Our own end of a connection to a far end of the tests."""

from __future__ import annotations

import ssl
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.stream import Stream
from sepgui.probes.system_clock import SystemClock
from tests.fakes import far_end as fake
from tests.fakes.far_end import FarEnd, Manner


def soon(seconds: float = 5) -> int:
    """Return a deadline for what is meant to come."""
    return SystemClock().now_ns() + int(seconds * 1_000_000_000)


@asynccontextmanager
async def connected(
    manner: Manner, context: ssl.SSLContext | None = None
) -> AsyncGenerator[tuple[Stream, FarEnd]]:
    """Yield both ends of a connection; the near end is closed at the end of the block."""
    async with fake.far_end(manner, tls=context) as far:
        connection = await AsyncioNet().connect(far.address, far.port, soon())
        assert isinstance(connection, Stream)
        try:
            yield connection, far
        finally:
            await connection.close()
