"""The simulated kernel: retransmission, round-trip times, deadlines, names, and chance that repeats."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from sepgui.domain.attempt import Refused, Rejected, Silent
from sepgui.domain.outcome import NameFailure, Reason, RttSource
from sepgui.i18n import translate
from sepgui.probes.seams import Connection, Datagram, Net, NotResolved, Resolved, Unconnected
from sepgui.simulation.clock import SimClock, run_virtual
from sepgui.simulation.net import SimNet
from sepgui.simulation.speech import Say, Script
from sepgui.simulation.world import Action, Delay, NameRecord, Rule, Window
from tests.simulation.worlds import (
    BEHIND,
    CLOSED,
    DROP,
    HERE,
    MS,
    OPEN,
    OWN,
    OWN_6,
    RTT,
    SECOND,
    SERVER,
    SERVER_6,
    WORLD,
    behind,
    lossy,
    reject,
)

DEADLINE_NS = 3_500_000_000


async def connected(net: SimNet, clock: SimClock, port: int = OPEN, address: str = SERVER) -> Connection:
    connection = await net.connect(address, port, clock.now_ns() + DEADLINE_NS)
    assert not isinstance(connection, Unconnected)
    return connection


async def unconnected(net: SimNet, clock: SimClock, port: int, address: str = SERVER) -> Unconnected:
    result = await net.connect(address, port, clock.now_ns() + DEADLINE_NS)
    assert isinstance(result, Unconnected)
    return result


# --- one connection --------------------------------------------------------------------------------


async def test_an_accepted_connection_has_the_kernel_s_time_and_both_ends(clock: SimClock) -> None:
    net: Net = SimNet(WORLD, clock)
    connection = await net.connect(SERVER, OPEN, DEADLINE_NS)
    assert not isinstance(connection, Unconnected)
    link = connection.link
    assert (link.elapsed_ns, link.rtt_ns, link.rtt_source) == (RTT, RTT, RttSource.KERNEL)
    assert (link.syn_retransmits, link.local_address) == (0, OWN)
    assert 49_152 <= link.local_port <= 65_535
    assert connection.rtt() == (RTT, RttSource.KERNEL)
    assert clock.now_ns() == RTT
    await connection.close()


async def test_the_kernel_counts_whole_microseconds(clock: SimClock) -> None:
    world = replace(WORLD, paths=(replace(BEHIND, rtt=Delay(1_234_567)),))
    connection = await connected(SimNet(world, clock), clock)
    assert (connection.link.elapsed_ns, connection.link.rtt_ns) == (1_234_567, 1_234_000)


async def test_a_refusal_takes_one_round_trip(clock: SimClock) -> None:
    missed = await unconnected(SimNet(WORLD, clock), clock, CLOSED)
    assert missed.attempt == Refused()
    assert (missed.elapsed_ns, missed.syn_retransmits, missed.local_address) == (RTT, 0, OWN)


async def test_a_rejection_comes_from_where_the_firewall_is(clock: SimClock) -> None:
    missed = await unconnected(SimNet(behind(reject(Reason.ADMIN_PROHIBITED)), clock), clock, OPEN)
    assert isinstance(missed.attempt, Rejected)
    assert (missed.elapsed_ns, missed.attempt.elapsed_ns) == (RTT // 2, RTT // 2)


async def test_silence_lasts_to_the_deadline_and_repeats_the_syn_after_one_and_three_seconds(
    clock: SimClock,
) -> None:
    missed = await unconnected(SimNet(behind(DROP), clock), clock, OPEN)
    assert missed.attempt == Silent()
    assert (missed.elapsed_ns, missed.syn_retransmits, clock.now_ns()) == (DEADLINE_NS, 2, DEADLINE_NS)


@pytest.mark.parametrize(
    ("back_at_ns", "retransmits", "elapsed_ns"),
    [(500 * MS, 1, SECOND + RTT), (1100 * MS, 2, 3 * SECOND + RTT), (-1, 0, RTT)],
)
async def test_a_repeated_syn_gets_through_and_leaves_no_round_trip_time(
    back_at_ns: int, retransmits: int, elapsed_ns: int, clock: SimClock
) -> None:
    world = behind(
        replace(DROP, when=(Window(0, back_at_ns),)) if back_at_ns else replace(DROP, ports=(range(1, 2),))
    )
    connection = await connected(SimNet(world, clock), clock)
    link = connection.link
    assert (link.syn_retransmits, link.elapsed_ns, clock.now_ns()) == (retransmits, elapsed_ns, elapsed_ns)
    assert link.rtt_ns == (None if retransmits else RTT)
    assert link.rtt_source is (RttSource.NONE if retransmits else RttSource.KERNEL)


async def test_later_data_gives_the_round_trip_time_that_the_syn_could_not(clock: SimClock) -> None:
    connection = await connected(SimNet(behind(replace(DROP, when=(Window(0, 10),))), clock), clock)
    assert connection.rtt() == (None, RttSource.NONE)
    await connection.send(b"ping", clock.now_ns() + SECOND)
    assert connection.rtt() == (RTT, RttSource.KERNEL)


async def test_an_answer_slower_than_the_first_repetition_is_repeated_to(clock: SimClock) -> None:
    world = replace(WORLD, paths=(replace(BEHIND, rtt=Delay(1_500 * MS)),))
    connection = await connected(SimNet(world, clock), clock)
    assert (connection.link.elapsed_ns, connection.link.syn_retransmits) == (1_500 * MS, 1)
    assert connection.link.rtt_ns is None


async def test_loss_shows_as_repetitions_at_its_rate(clock: SimClock) -> None:
    net = SimNet(lossy(100_000), clock)
    repeated = 0
    for _ in range(400):
        connection = await net.connect(SERVER, OPEN, clock.now_ns() + 30 * SECOND)
        assert not isinstance(connection, Unconnected)
        repeated += connection.link.syn_retransmits != 0
        await connection.close()
    assert 20 < repeated < 60


async def test_a_cancelled_attempt_leaves_no_socket(clock: SimClock) -> None:
    net = SimNet(behind(DROP), clock)
    async with asyncio.TaskGroup() as group:
        attempts = [
            group.create_task(net.connect(SERVER, OPEN, DEADLINE_NS), name="connect"),
            group.create_task(net.ask(SERVER, OPEN, b"", DEADLINE_NS), name="ask"),
        ]
        await clock.sleep_until(SECOND)
        assert net.open_sockets == 2
        for attempt in attempts:
            attempt.cancel()
    assert net.open_sockets == 0
    assert clock.now_ns() == SECOND


async def test_a_deadline_in_the_past_sends_nothing_and_does_not_wait(clock: SimClock) -> None:
    await clock.sleep_until(SECOND)
    net = SimNet(WORLD, clock)
    result = await net.connect(SERVER, OPEN, SECOND // 2)
    assert isinstance(result, Unconnected)
    assert (result.attempt, clock.now_ns()) == (Silent(), SECOND)


# --- what changes ----------------------------------------------------------------------------------


async def test_the_world_is_as_it_is_at_the_moment(clock: SimClock) -> None:
    later = Window(10 * SECOND, 20 * SECOND)
    net = SimNet(behind(replace(reject(Reason.ADMIN_PROHIBITED), when=(later,))), clock)
    seen: list[str] = []
    for at_ns in (9 * SECOND, 10 * SECOND, 19_999_999_999, 20 * SECOND):
        await clock.sleep_until(at_ns)
        result = await net.connect(SERVER, OPEN, clock.now_ns() + DEADLINE_NS)
        seen.append(type(result).__name__)
    assert seen == ["SimConnection", "Unconnected", "Unconnected", "SimConnection"]


async def test_a_host_may_go_and_a_service_may_stop(clock: SimClock) -> None:
    stops = Window(0, 10 * SECOND)
    server = WORLD.hosts[1]
    listener = replace(server.listeners[0], when=(stops,))
    hosts = (replace(server, listeners=(listener,), when=(Window(0, 20 * SECOND),)),)
    net = SimNet(replace(WORLD, hosts=hosts), clock)
    await connected(net, clock)
    await clock.sleep_until(10 * SECOND)
    assert (await unconnected(net, clock, OPEN)).attempt == Refused()
    await clock.sleep_until(20 * SECOND)
    assert isinstance((await unconnected(net, clock, OPEN)).attempt, Rejected)


async def test_the_first_rule_that_fits_decides_and_accept_lets_the_next_device_see_it(
    clock: SimClock,
) -> None:
    allow = Rule(Action.ACCEPT, ports=(range(OPEN, OPEN + 1),))
    one = behind(allow, reject(Reason.ADMIN_PROHIBITED))
    net = SimNet(one, clock)
    await connected(net, clock)
    assert isinstance((await unconnected(net, clock, CLOSED)).attempt, Rejected)
    second = replace(one.firewalls[0], name="second", rules=(DROP,))
    net = SimNet(replace(one, firewalls=(one.firewalls[0], second)), clock)
    assert (await unconnected(net, clock, OPEN)).attempt == Silent()


async def test_the_last_path_that_fits_is_taken(clock: SimClock) -> None:
    slow = replace(BEHIND, rtt=Delay(70 * MS), ports=(range(OPEN, OPEN + 1),))
    net = SimNet(replace(WORLD, paths=(HERE, BEHIND, slow)), clock)
    assert (await connected(net, clock)).link.elapsed_ns == 70 * MS
    assert (await unconnected(net, clock, CLOSED)).elapsed_ns == RTT


async def test_a_device_limits_its_rejections_and_a_repeated_syn_may_see_one(clock: SimClock) -> None:
    net = SimNet(behind(reject(Reason.ADMIN_PROHIBITED), icmp_burst=6), clock)

    async def attempt(port: int) -> Unconnected:
        return await unconnected(net, clock, port)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(attempt(port), name=f"port {port}") for port in range(1000, 1028)]
    rejected = [task.result() for task in tasks if isinstance(task.result().attempt, Rejected)]
    at_once = [missed for missed in rejected if missed.syn_retransmits == 0]
    assert len(at_once) == 6
    assert 6 < len(rejected) <= 10
    one_by_one = 0
    for port in range(1000, 1006):
        await clock.sleep_until(clock.now_ns() + 1_100 * MS)
        one_by_one += isinstance((await attempt(port)).attempt, Rejected)
    assert one_by_one == 6


# --- datagrams ---------------------------------------------------------------------------------------


async def test_a_datagram_brings_its_answer_and_both_ends(clock: SimClock) -> None:
    answer = await SimNet(WORLD, clock).ask(SERVER, OPEN, b"ping", DEADLINE_NS)
    assert isinstance(answer, Datagram)
    assert (answer.payload, answer.elapsed_ns, answer.local_address) == (b"pong", RTT, OWN)


async def test_a_datagram_that_is_late_is_silence(clock: SimClock) -> None:
    server = WORLD.hosts[1]
    slow = replace(server.listeners[5], think=Delay(5 * SECOND))
    net = SimNet(replace(WORLD, hosts=(replace(server, listeners=(slow,)),)), clock)
    answer = await net.ask(SERVER, OPEN, b"ping", DEADLINE_NS)
    assert isinstance(answer, Unconnected)
    assert (answer.attempt, clock.now_ns()) == (Silent(), DEADLINE_NS)


async def test_an_empty_datagram_may_have_an_empty_answer(clock: SimClock) -> None:
    server = WORLD.hosts[1]
    empty = replace(server.listeners[5], speech=Script(at_first_bytes=(Say(b""),)))
    net = SimNet(replace(WORLD, hosts=(replace(server, listeners=(empty,)),)), clock)
    answer = await net.ask(SERVER, OPEN, b"", DEADLINE_NS)
    assert isinstance(answer, Datagram)
    assert answer.payload == b""


# --- names and addresses -----------------------------------------------------------------------------


async def test_a_name_gives_both_families_in_order_after_its_delay(clock: SimClock) -> None:
    answer = await SimNet(WORLD, clock).resolve("SERVER.example.", 5 * SECOND)
    assert answer == Resolved((SERVER, SERVER_6), MS)
    assert clock.now_ns() == MS


@pytest.mark.parametrize("failure", NameFailure)
async def test_every_failure_of_a_name_is_a_value_with_a_sentence(
    failure: NameFailure, clock: SimClock
) -> None:
    world = replace(WORLD, names=(NameRecord("server.example", (SERVER,), failure),))
    answer = await SimNet(world, clock).resolve("server.example", 5 * SECOND)
    assert isinstance(answer, NotResolved)
    assert answer.failure is failure
    assert clock.now_ns() == (5 * SECOND if failure is NameFailure.TIMED_OUT else MS)
    sentence = translate(answer.detail, "en")
    assert "{" not in sentence
    assert "server.example" in sentence or "name server" in sentence


async def test_a_slow_resolver_is_given_up_at_the_deadline(clock: SimClock) -> None:
    world = replace(WORLD, names=(NameRecord("server.example", (SERVER,), delay=Delay(6 * SECOND)),))
    answer = await SimNet(world, clock).resolve("server.example", 5 * SECOND)
    assert isinstance(answer, NotResolved)
    assert (answer.failure, answer.elapsed_ns) == (NameFailure.TIMED_OUT, 5 * SECOND)


@pytest.mark.parametrize(
    ("name", "failure"),
    [
        ("other.example", NameFailure.NOT_FOUND),
        ("bad..name", NameFailure.MALFORMED),
        ("a" * 64 + ".example", NameFailure.MALFORMED),
    ],
)
async def test_other_names_do_not_exist(name: str, failure: NameFailure, clock: SimClock) -> None:
    answer = await SimNet(WORLD, clock).resolve(name, 5 * SECOND)
    assert isinstance(answer, NotResolved)
    assert answer.failure is failure


async def test_a_record_without_addresses_says_so(clock: SimClock) -> None:
    world = replace(WORLD, names=(NameRecord("server.example"),))
    answer = await SimNet(world, clock).resolve("server.example", 5 * SECOND)
    assert isinstance(answer, NotResolved)
    assert answer.failure is NameFailure.NO_ADDRESS


async def test_the_last_record_that_holds_counts(clock: SimClock) -> None:
    moved = NameRecord("server.example", ("198.51.100.7",), when=(Window(10 * SECOND),))
    net = SimNet(replace(WORLD, names=(*WORLD.names, moved)), clock)
    before = await net.resolve("server.example", 5 * SECOND)
    await clock.sleep_until(10 * SECOND)
    after = await net.resolve("server.example", 15 * SECOND)
    assert isinstance(before, Resolved)
    assert isinstance(after, Resolved)
    assert (before.addresses, after.addresses) == ((SERVER, SERVER_6), ("198.51.100.7",))


@pytest.mark.parametrize("address", ["192.0.2.1", "2001:db8::1", "fe80::1%eth0"])
async def test_an_address_needs_no_resolver(address: str, clock: SimClock) -> None:
    assert await SimNet(WORLD, clock).resolve(address, 0) == Resolved((address,), 0)
    assert clock.now_ns() == 0


@pytest.mark.parametrize(
    ("address", "own"),
    [(OWN, True), (OWN_6, True), ("127.0.0.1", True), ("::1", True), (SERVER, False), ("a name", False)],
)
def test_own_addresses_are_those_of_the_simulated_computer(address: str, own: bool) -> None:
    assert SimNet(WORLD, SimClock()).is_own(address) is own


# --- chance that repeats -------------------------------------------------------------------------------

JITTERY = replace(
    WORLD,
    paths=(HERE, replace(BEHIND, rtt=Delay(10 * MS, 8 * MS, 3 * MS, 60 * SECOND), loss=150_000)),
)
PORTS = (OPEN, 22, CLOSED, 8015, 8017)


def numbers(seed: int, order: tuple[int, ...]) -> dict[tuple[int, int], tuple[int, int | None]]:
    """Return elapsed time and retransmissions by port and attempt, with tasks begun in an order."""
    found: dict[tuple[int, int], tuple[int, int | None]] = {}

    async def main(clock: SimClock) -> None:
        net = SimNet(replace(JITTERY, seed=seed), clock)

        async def cell(port: int) -> None:
            for attempt in range(20):
                await clock.sleep_until(attempt * 5 * SECOND)
                result = await net.connect(SERVER, port, clock.now_ns() + DEADLINE_NS)
                if isinstance(result, Unconnected):
                    found[port, attempt] = result.elapsed_ns, result.syn_retransmits
                else:
                    found[port, attempt] = result.link.elapsed_ns, result.link.syn_retransmits
                    await result.close()

        async with asyncio.TaskGroup() as group:
            for port in order:
                group.create_task(cell(port), name=f"cell {port}")

    run_virtual(main)
    return found


def test_the_same_seed_gives_the_same_nanoseconds_in_any_order_of_tasks() -> None:
    assert numbers(1, PORTS) == numbers(1, PORTS[::-1]) == numbers(1, PORTS[2:] + PORTS[:2])


def test_another_seed_gives_others() -> None:
    one, other = numbers(1, PORTS), numbers(2, PORTS)
    assert one.keys() == other.keys()
    assert sum(one[key] == other[key] for key in one) < 20


def test_attempts_differ_from_each_other() -> None:
    found = numbers(1, PORTS)
    assert len({elapsed_ns for elapsed_ns, _ in found.values()}) > 60
