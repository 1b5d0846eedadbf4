"""Every documented condition of a network gives the state and reason that a real one gives."""

from __future__ import annotations

import pytest

from sepgui.domain.attempt import Answered, Attempt, Rejected, Transport, classify
from sepgui.domain.outcome import Reason, State
from sepgui.probes.seams import Datagram, Unconnected
from sepgui.simulation.clock import SimClock
from sepgui.simulation.net import SimNet
from sepgui.simulation.routes import ICMP_4, ICMP_6
from sepgui.simulation.world import World
from tests.simulation.worlds import (
    ABSENT,
    ABSENT_6,
    ABSENT_HERE,
    ABSENT_HERE_6,
    CLOSED,
    DROP,
    FULL,
    MUTED,
    NO_ROUTE,
    NO_ROUTE_6,
    OPEN,
    OWN,
    OWN_6,
    RESET,
    RESETTING,
    ROUTER,
    ROUTER_6,
    SECOND,
    SERVER,
    SERVER_6,
    WORLD,
    behind,
    on_target,
    on_this_computer,
    reject,
)

TCP, UDP = Transport.TCP, Transport.UDP
FILTERED, CLOSED_, UNREACHABLE, ERROR = State.FILTERED, State.CLOSED, State.UNREACHABLE, State.ERROR
DEADLINE_NS = 3_500_000_000

Case = tuple[Transport, str, int, World, State, Reason, str | None]

UNREACHABLES = {
    Reason.NET_UNREACH,
    Reason.HOST_UNREACH,
    Reason.SOURCE_ROUTE_FAILED,
    Reason.NET_UNKNOWN,
    Reason.HOST_UNKNOWN,
    Reason.HOST_ISOLATED,
    Reason.NET_TOS,
    Reason.HOST_TOS,
    Reason.BEYOND_SCOPE,
    Reason.TTL_EXCEEDED,
    Reason.PARAM_PROBLEM,
}

SILENT_UDP = State.OPEN_FILTERED
SELF_DROPS, SELF_RESETS = on_this_computer(DROP), on_this_computer(RESET)
SELF_REJECTS = on_this_computer(reject(Reason.ADMIN_PROHIBITED))

CASES: dict[str, Case] = {
    "tcp open": (TCP, SERVER, OPEN, WORLD, State.OPEN, Reason.SYN_ACK, None),
    "tcp closed": (TCP, SERVER, CLOSED, WORLD, CLOSED_, Reason.CONN_REFUSED, None),
    "tcp backlog full": (TCP, SERVER, FULL, WORLD, FILTERED, Reason.NO_RESPONSE, None),
    "tcp accept then reset": (TCP, SERVER, RESETTING, WORLD, State.OPEN, Reason.SYN_ACK, None),
    "tcp target drops": (TCP, SERVER, OPEN, on_target(DROP), FILTERED, Reason.NO_RESPONSE, None),
    "tcp target resets": (TCP, SERVER, OPEN, on_target(RESET), CLOSED_, Reason.CONN_REFUSED, None),
    "tcp router drops": (TCP, SERVER, OPEN, behind(DROP), FILTERED, Reason.NO_RESPONSE, None),
    "tcp router resets": (TCP, SERVER, OPEN, behind(RESET), CLOSED_, Reason.CONN_REFUSED, None),
    "tcp own link, absent": (TCP, ABSENT_HERE, OPEN, WORLD, UNREACHABLE, Reason.HOST_UNREACH, OWN),
    "tcp6 own link, absent": (TCP, ABSENT_HERE_6, OPEN, WORLD, UNREACHABLE, Reason.HOST_UNREACH, OWN_6),
    "tcp absent behind router": (TCP, ABSENT, OPEN, WORLD, UNREACHABLE, Reason.HOST_UNREACH, ROUTER),
    "tcp6 absent behind router": (TCP, ABSENT_6, OPEN, WORLD, UNREACHABLE, Reason.HOST_UNREACH, ROUTER_6),
    "tcp no route": (TCP, NO_ROUTE, OPEN, WORLD, ERROR, Reason.NO_ROUTE, None),
    "tcp6 no route": (TCP, NO_ROUTE_6, OPEN, WORLD, ERROR, Reason.NO_ROUTE, None),
    "tcp no address": (TCP, "no address", OPEN, WORLD, ERROR, Reason.LOCAL_ERROR, None),
    "tcp this computer drops": (TCP, SERVER, OPEN, SELF_DROPS, FILTERED, Reason.NO_RESPONSE, None),
    "tcp this computer resets": (TCP, SERVER, OPEN, SELF_RESETS, CLOSED_, Reason.CONN_REFUSED, None),
    "tcp this computer rejects": (TCP, SERVER, OPEN, SELF_REJECTS, ERROR, Reason.LOCAL_FIREWALL, OWN),
    "tcp6 open": (TCP, SERVER_6, OPEN, WORLD, State.OPEN, Reason.SYN_ACK, None),
    "tcp6 closed": (TCP, SERVER_6, CLOSED, WORLD, CLOSED_, Reason.CONN_REFUSED, None),
    "tcp loopback open": (TCP, "127.0.0.1", OPEN, WORLD, State.OPEN, Reason.SYN_ACK, None),
    "tcp6 loopback closed": (TCP, "::1", CLOSED, WORLD, CLOSED_, Reason.CONN_REFUSED, None),
    "udp answers": (UDP, SERVER, OPEN, WORLD, State.OPEN, Reason.UDP_RESPONSE, None),
    "udp silent": (UDP, SERVER, MUTED, WORLD, State.OPEN_FILTERED, Reason.NO_RESPONSE, None),
    "udp closed": (UDP, SERVER, CLOSED, WORLD, CLOSED_, Reason.PORT_UNREACH, SERVER),
    "udp6 closed": (UDP, SERVER_6, CLOSED, WORLD, CLOSED_, Reason.PORT_UNREACH, SERVER_6),
    "udp router drops": (UDP, SERVER, OPEN, behind(DROP), SILENT_UDP, Reason.NO_RESPONSE, None),
    "udp a reset is no answer": (UDP, SERVER, OPEN, behind(RESET), SILENT_UDP, Reason.NO_RESPONSE, None),
    "udp own link, absent": (UDP, ABSENT_HERE, OPEN, WORLD, UNREACHABLE, Reason.HOST_UNREACH, OWN),
    "udp absent behind router": (UDP, ABSENT, OPEN, WORLD, UNREACHABLE, Reason.HOST_UNREACH, ROUTER),
    "udp no route": (UDP, NO_ROUTE, OPEN, WORLD, ERROR, Reason.NO_ROUTE, None),
    "udp this computer drops": (UDP, SERVER, OPEN, SELF_DROPS, ERROR, Reason.LOCAL_ERROR, None),
    "udp this computer rejects": (UDP, SERVER, OPEN, SELF_REJECTS, ERROR, Reason.LOCAL_FIREWALL, OWN),
}
for transport in (TCP, UDP):
    for reason in ICMP_4:
        state = UNREACHABLE if reason in UNREACHABLES else FILTERED
        by_target = CLOSED_ if (transport, reason) == (UDP, Reason.PORT_UNREACH) else state
        CASES[f"{transport} router rejects: {reason}"] = (
            transport, SERVER, OPEN, behind(reject(reason)), state, reason, ROUTER,
        )  # fmt: skip
        CASES[f"{transport} target rejects: {reason}"] = (
            transport, SERVER, OPEN, on_target(reject(reason)), by_target, reason, SERVER,
        )  # fmt: skip
    for reason in ICMP_6:
        state = UNREACHABLE if reason in UNREACHABLES else FILTERED
        CASES[f"{transport}6 router rejects: {reason}"] = (
            transport, SERVER_6, OPEN, behind(reject(reason)), state, reason, ROUTER_6,
        )  # fmt: skip


@pytest.mark.parametrize("name", CASES)
async def test_state_reason_and_sender(name: str, clock: SimClock) -> None:
    transport, address, port, world, state, reason, sender = CASES[name]
    attempt = await attempted(SimNet(world, clock), clock, transport, address, port)
    assert classify(transport, attempt) == (state, reason)
    assert (attempt.icmp.sender if isinstance(attempt, Rejected) else None) == sender


@pytest.mark.parametrize("address", [ABSENT_HERE, ABSENT, ABSENT_HERE_6, ABSENT_6])
@pytest.mark.parametrize("transport", Transport)
async def test_a_neighbour_s_silence_takes_three_seconds(
    transport: Transport, address: str, clock: SimClock
) -> None:
    attempt = await attempted(SimNet(WORLD, clock), clock, transport, address, OPEN)
    assert isinstance(attempt, Rejected)
    assert 3_050_000_000 < attempt.elapsed_ns < 3_200_000_000
    assert attempt.elapsed_ns == clock.now_ns()


@pytest.mark.parametrize("transport", Transport)
async def test_a_shorter_deadline_turns_an_absent_host_into_silence(
    transport: Transport, clock: SimClock
) -> None:
    net = SimNet(WORLD, clock)
    attempt = await attempted(net, clock, transport, ABSENT, OPEN, deadline_ns=2 * SECOND)
    assert classify(transport, attempt)[1] is Reason.NO_RESPONSE
    assert clock.now_ns() == 2 * SECOND


@pytest.mark.parametrize("code", [Reason.HOST_PROHIBITED, Reason.NET_TOS])
async def test_a_code_that_icmpv6_lacks_is_silence_over_ipv6(code: Reason, clock: SimClock) -> None:
    attempt = await attempted(SimNet(behind(reject(code)), clock), clock, TCP, SERVER_6, OPEN)
    assert classify(TCP, attempt) == (FILTERED, Reason.NO_RESPONSE)


async def test_a_device_without_an_address_of_the_family_cannot_reject(clock: SimClock) -> None:
    world = behind(reject(Reason.ADMIN_PROHIBITED), addresses=(ROUTER,))
    assert isinstance(await attempted(SimNet(world, clock), clock, TCP, SERVER, OPEN), Rejected)
    attempt = await attempted(SimNet(world, clock), clock, TCP, SERVER_6, OPEN)
    assert classify(TCP, attempt) == (FILTERED, Reason.NO_RESPONSE)


async def attempted(
    net: SimNet,
    clock: SimClock,
    transport: Transport,
    address: str,
    port: int,
    deadline_ns: int = DEADLINE_NS,
) -> Attempt:
    """Make one attempt; a connection is closed at once."""
    until_ns = clock.now_ns() + deadline_ns
    if transport is TCP:
        result = await net.connect(address, port, until_ns)
    else:
        result = await net.ask(address, port, b"ping", until_ns)
    assert net.open_sockets == (0 if isinstance(result, Unconnected | Datagram) else 1)
    if isinstance(result, Unconnected):
        return result.attempt
    if not isinstance(result, Datagram):
        await result.close()
    assert net.open_sockets == 0
    return Answered()
