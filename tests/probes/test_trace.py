"""Traces through simulated routers and firewalls, in virtual time, and on loopback."""

from __future__ import annotations

import asyncio
import sys

import pytest
from msgspec.structs import replace

from sepgui.app.compose import Doors
from sepgui.app.trace import trace_host
from sepgui.domain.attempt import Answered, Refused, Rejected, Silent
from sepgui.domain.host import parse_host
from sepgui.domain.outcome import Reason
from sepgui.domain.trace import Hop, Trace, Traced, TraceEnd
from sepgui.i18n import translate
from sepgui.probes import asyncio_net
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.platform import elsewhere
from sepgui.probes.seams import NotSupported
from sepgui.probes.system_clock import SystemClock
from sepgui.probes.trace import MOST_HOPS, SILENT_HOPS, TIMEOUT_NS, trace
from sepgui.reports.trace import conclusion, trace_table
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.net import SimNet
from sepgui.simulation.world import Firewall, Path, World
from tests.fakes.far_end import refusing_port
from tests.simulation.worlds import (
    BEHIND,
    CLOSED,
    DROP,
    HERE,
    MS,
    NO_ROUTE,
    OPEN,
    OWN,
    RESETTING,
    ROUTER,
    ROUTER_6,
    SERVER,
    SERVER_6,
    WORLD,
    behind,
    on_target,
    on_this_computer,
    reject,
)

SECOND_ROUTER, THIRD_ROUTER = "203.0.113.1", "203.0.113.9"
LONG = replace(BEHIND, routers=(ROUTER, ROUTER_6, SECOND_ROUTER, THIRD_ROUTER))


def in_world(world: World, port: int, address: str = SERVER) -> Trace:
    async def main(clock: SimClock) -> Trace:
        net = SimNet(world, clock)
        found = await trace(address, port, TIMEOUT_NS, net, clock)
        assert isinstance(found, Trace)
        assert net.open_sockets == 0
        return found

    return run_virtual(main)


def addresses(found: Trace) -> list[str | None]:
    return [hop.address for hop in found.hops]


def with_path(path: Path, *firewalls: Firewall) -> World:
    return replace(WORLD, paths=(HERE, path), firewalls=firewalls)


def test_every_router_of_the_path_is_a_hop() -> None:
    found = in_world(with_path(LONG), OPEN)
    assert addresses(found) == [ROUTER, SECOND_ROUTER, THIRD_ROUTER, SERVER]
    assert [hop.elapsed_ns for hop in found.hops] == [5 * MS, 10 * MS, 15 * MS, 20 * MS]
    assert (found.end, found.hops[-1].attempt) == (TraceEnd.OPEN, Answered())


def test_ipv6_sees_the_routers_of_its_family() -> None:
    assert addresses(in_world(with_path(LONG), OPEN, SERVER_6)) == [ROUTER_6, SERVER_6]


@pytest.mark.parametrize(
    ("world", "port", "end", "seen"),
    [
        pytest.param(WORLD, CLOSED, TraceEnd.CLOSED, [ROUTER, SERVER], id="closed"),
        pytest.param(WORLD, RESETTING, TraceEnd.RESET, [ROUTER, SERVER], id="resetting"),
        pytest.param(behind(DROP), OPEN, TraceEnd.SILENT, [ROUTER, *[None] * SILENT_HOPS], id="dropped"),
        pytest.param(
            behind(reject(Reason.ADMIN_PROHIBITED)), OPEN, TraceEnd.REJECTED, [ROUTER, ROUTER], id="rejected"
        ),
        pytest.param(
            on_target(reject(Reason.PORT_UNREACH)), OPEN, TraceEnd.REJECTED, [ROUTER, SERVER], id="on target"
        ),
        pytest.param(on_this_computer(DROP), OPEN, TraceEnd.SILENT, [None] * SILENT_HOPS, id="dropped here"),
    ],
)
def test_each_end_is_told_from_the_others(
    world: World, port: int, end: TraceEnd, seen: list[str | None]
) -> None:
    found = in_world(world, port)
    assert (found.end, addresses(found)) == (end, seen)


def test_a_firewall_in_the_middle_lets_the_trace_reach_its_own_router() -> None:
    firewall = Firewall("middle", (SECOND_ROUTER,), (DROP,))
    assert addresses(in_world(with_path(LONG, firewall), OPEN))[:3] == [ROUTER, SECOND_ROUTER, None]


def test_a_silent_hop_is_asked_twice_and_others_once() -> None:
    found = in_world(behind(DROP), OPEN)
    assert [hop.asked for hop in found.hops] == [1, 2, 2, 2, 2]
    assert all(isinstance(hop.attempt, Silent) for hop in found.hops[1:])


def test_a_path_without_end_is_left_after_thirty_hops() -> None:
    found = in_world(with_path(replace(BEHIND, routers=(ROUTER, SECOND_ROUTER) * 20)), OPEN)
    assert (found.end, len(found.hops), found.loops) == (TraceEnd.TOO_FAR, MOST_HOPS, True)
    assert "routing loop" in translate(conclusion(found), "en")


def test_an_address_without_a_route_is_not_asked() -> None:
    found = in_world(WORLD, OPEN, NO_ROUTE)
    assert (found.end, addresses(found)) == (TraceEnd.NOT_SENT, [None])


def test_own_address_is_the_first_hop() -> None:
    assert addresses(in_world(WORLD, OPEN, OWN)) == [OWN]


def of_host(name: str, port: int, reference_port: int | None, seen: list[Hop]) -> Traced:
    async def main(clock: SimClock) -> Traced:
        return await trace_host(
            parse_host(name),
            port,
            Doors(SimNet(WORLD, clock), clock, simulated=True),
            reference_port=reference_port,
            families=frozenset({4, 6}),
            timeout_ns=TIMEOUT_NS,
            on_hop=seen.append,
        )

    return run_virtual(main)


def test_a_host_is_traced_once_a_family_beside_the_port_that_works() -> None:
    seen: list[Hop] = []
    traced = of_host("server.example", CLOSED, OPEN, seen)
    assert [way.trace.address for way in traced.ways] == [SERVER, SERVER_6]
    assert len(seen) == 8
    assert all(way.comparison is not None and way.comparison.first == 2 for way in traced.ways)
    assert f"in the name of {SERVER}; port {OPEN} goes on to {SERVER}." in " ".join(
        trace_table(traced, "en", 100).split()
    )


def test_a_name_that_is_none_has_no_way() -> None:
    traced = of_host("nobody.example", OPEN, None, [])
    assert (traced.ways, traced.trouble is None) == ((), False)
    assert "nobody.example" in trace_table(traced, "en", 100)


@pytest.mark.skipif(sys.platform != "linux", reason="the kernel's facts are Linux's")
@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
async def test_loopback_is_one_hop(address: str) -> None:
    clock = SystemClock()
    far = await asyncio.start_server(lambda _reader, writer: writer.close(), address, 0)
    async with far:
        port = far.sockets[0].getsockname()[1]
        found = await trace(address, port, TIMEOUT_NS, AsyncioNet(), clock)
    assert isinstance(found, Trace)
    assert (found.end, addresses(found)) == (TraceEnd.OPEN, [address])
    refused = await trace(address, refusing_port(), TIMEOUT_NS, AsyncioNet(), clock)
    assert isinstance(refused, Trace)
    assert isinstance(refused.hops[0].attempt, Refused)
    assert not isinstance(refused.hops[0].attempt, Rejected)


async def test_a_system_that_does_not_tell_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asyncio_net, "kernel", elsewhere)
    found = await trace("127.0.0.1", 9, TIMEOUT_NS, AsyncioNet(), SystemClock())
    assert isinstance(found, NotSupported)
    assert "Linux does" in translate(found.detail, "en")
