"""A window that repaints as hard as it can, and probes beside it: in the engine's process, or in its own.

Standard input is an `Asking` as JSON; standard output is a `Told`. Runs in the client namespace.
"""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import msgspec

from sepgui.domain.attempt import Transport
from sepgui.domain.entry import ProbeKind, Role
from sepgui.domain.host import parse_host
from sepgui.domain.outcome import Outcome
from sepgui.domain.plan import Pace, PlanOptions
from sepgui.domain.site import Pair, Site, SiteHost

OPEN_PORT = 8014
_TIMEOUT_NS = 3_500_000_000
_LAST_S = 1.0


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked, and who asks: the product's engine, the window's own loop, or a thread beside it."""

    who: Literal["engine", "window", "thread"]
    address: str
    closed_port: int
    count: int
    spacing_ms: int
    points: int


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer: from which local port, the round-trip time given, and the wall time of the connect."""

    local_port: int | None
    rtt_ms: float | None
    connect_ms: float | None


@dataclass(frozen=True, slots=True)
class Told:
    """What was learnt, and how the window painted meanwhile."""

    accepted: list[Seen]
    refused: list[Seen]
    frames: int
    elapsed_s: float
    longest_ms: float


Learn = Callable[[Outcome], None]


def main() -> None:
    """Paint and probe, as standard input says."""
    asking = msgspec.json.decode(sys.stdin.read(), type=Asking)
    told = paint_and_ask(asking)
    print(msgspec.json.encode(told).decode())


def paint_and_ask(asking: Asking) -> Told:
    """Return what was learnt while a window repainted."""
    from sepgui.ui.event_loop import run_window
    from sepgui.ui.main import make_application
    from sepgui.ui.theme import LIGHT, palette_of
    from tests.bench.frames import Frames

    app = make_application()
    app.setPalette(palette_of(LIGHT))
    frames = Frames(asking.points)
    outcomes: list[Outcome] = []
    begun = time.monotonic()

    async def run() -> int:
        nonlocal begun
        await asyncio.sleep(1)
        frames.forget()
        begun = time.monotonic()
        await WAYS[asking.who](asking, outcomes.append)
        return 0

    frames.begin()
    run_window(app, run)
    elapsed_s = time.monotonic() - begun
    opened = [_seen(outcome) for outcome in outcomes if outcome.rtt_source.value != "wall"]
    refused = [_seen(outcome) for outcome in outcomes if outcome.rtt_source.value == "wall"]
    told = Told(opened, refused, frames.count, elapsed_s, frames.longest_ms)
    frames.close()
    return told


async def ask_here(asking: Asking, learn: Learn) -> None:
    """Ask with the product's probes on the loop that this runs on."""
    from sepgui.probes.asyncio_net import AsyncioNet
    from sepgui.probes.seams import ProbeRequest
    from sepgui.probes.system_clock import SystemClock
    from sepgui.probes.table import PROBES

    net, clock = AsyncioNet(), SystemClock()
    address = asking.address

    async def ask(kind: ProbeKind, port: int) -> None:
        learn(await PROBES[kind](ProbeRequest(kind, address, address, port, _TIMEOUT_NS, None), net, clock))

    async with asyncio.TaskGroup() as group:
        for _ in range(asking.count):
            for kind, port in ((ProbeKind.SECARS_HTTP, OPEN_PORT), (ProbeKind.TLS, asking.closed_port)):
                group.create_task(ask(kind, port), name=f"ask {port}")
            await asyncio.sleep(asking.spacing_ms / 1000)


async def ask_in_thread(asking: Asking, learn: Learn) -> None:
    """Ask on an asyncio loop of its own, in a thread of the window's process."""
    done = asyncio.Event()
    loop = asyncio.get_running_loop()

    def work() -> None:
        asyncio.run(ask_here(asking, learn))
        loop.call_soon_threadsafe(done.set)

    threading.Thread(target=work, name="asking").start()
    await done.wait()


async def ask_engine(asking: Asking, learn: Learn) -> None:
    """Ask as the product does: the engine in its own process, told to ask every so often."""
    from sepgui.app.engine_process import start_engine
    from sepgui.engine.pipe import Batch, Opened, RunOnce, Watch
    from sepgui.ui.bridge.engine_link import EngineLink

    opened = asyncio.Event()
    ended = asyncio.Event()

    def take(event: object) -> None:
        if isinstance(event, Opened):
            opened.set()

    def take_batch(batch: Batch) -> None:
        for sample in batch.samples:
            learn(sample.outcome)

    link = EngineLink(start_engine)
    link.event_came.connect(take)
    link.batch_came.connect(take_batch)
    link.engine_ended.connect(ended.set)
    link.start()
    host = SiteHost("manager", parse_host(asking.address), frozenset({Role.MANAGER}))
    ports = MappingProxyType({("server-https", Transport.TCP, 8443): asking.closed_port})
    options = PlanOptions(
        only=frozenset({"client-manager-http", "server-https"}), timeout_ns=_TIMEOUT_NS, pace=Pace.FAST
    )
    link.send(Watch(Site("", (host,), ports=ports), Pair(host, None), None, options, 3_600_000_000_000))
    await opened.wait()
    for _ in range(asking.count):
        link.send(RunOnce())
        await asyncio.sleep(asking.spacing_ms / 1000)
    await asyncio.sleep(_LAST_S)
    link.quit()
    await ended.wait()


WAYS: dict[str, Callable[[Asking, Learn], Coroutine[None, None, None]]] = {
    "engine": ask_engine,
    "window": ask_here,
    "thread": ask_in_thread,
}


def _seen(outcome: Outcome) -> Seen:
    def ms(ns: int | None) -> float | None:
        return None if ns is None else ns / 1e6

    return Seen(outcome.local_port, ms(outcome.rtt_ns), ms(outcome.phases.connect_ns))


if __name__ == "__main__":
    main()
