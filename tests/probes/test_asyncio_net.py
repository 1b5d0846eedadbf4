"""The real network on loopback: what a socket saw of each attempt, and nothing left behind."""

from __future__ import annotations

import asyncio
import errno
import json
import socket
import subprocess
import sys
import threading

import pytest

from sepgui.domain.attempt import (
    AcceptedThenReset,
    LocalTrouble,
    NotSent,
    Refused,
    Rejected,
    Silent,
    Transport,
    classify,
)
from sepgui.domain.outcome import Icmp, Reason, RttSource, State
from sepgui.probes import asyncio_net
from sepgui.probes.addresses import Target, target
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.seams import Datagram, Unconnected
from sepgui.probes.stream import Stream
from sepgui.probes.system_clock import SystemClock
from tests.fakes.far_end import (
    LINGER_ZERO,
    datagrams,
    far_end,
    full_backlog,
    refusing_port,
    silent,
)

on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the kernel's facts are Linux's")
SECONDS = 1_000_000_000
LOOPBACKS = [
    pytest.param("127.0.0.1", Icmp(4, 3, 3, "127.0.0.1"), id="IPv4"),
    pytest.param("::1", Icmp(6, 1, 4, "::1"), id="IPv6"),
]


def soon(seconds: float = 5) -> int:
    return SystemClock().now_ns() + int(seconds * SECONDS)


async def connected(address: str, port: int) -> Stream:
    connection = await AsyncioNet().connect(address, port, soon())
    assert isinstance(connection, Stream)
    return connection


async def unconnected(address: str, port: int, seconds: float = 5) -> Unconnected:
    missed = await AsyncioNet().connect(address, port, soon(seconds))
    assert isinstance(missed, Unconnected)
    return missed


@on_linux
async def test_accepted_connection_has_the_kernel_s_round_trip_time() -> None:
    async with far_end(silent) as far:
        connection = await connected(far.address, far.port)
        link = connection.link
        await connection.close()
    assert link.rtt_source is RttSource.KERNEL
    assert link.rtt_ns is not None
    assert 0 < link.rtt_ns <= link.elapsed_ns
    assert link.syn_retransmits == 0
    assert link.local_address == "127.0.0.1"
    assert 0 < link.local_port < 65536


async def test_ipv4_mapped_address_is_asked_over_ipv4() -> None:
    async with far_end(silent) as far:
        connection = await connected(f"::ffff:{far.address}", far.port)
        await connection.close()
    assert connection.link.local_address == "127.0.0.1"


@on_linux
@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
async def test_refusal_is_not_an_icmp_error(address: str) -> None:
    missed = await unconnected(address, refusing_port())
    assert missed.attempt == Refused()
    assert missed.syn_retransmits == 0
    assert missed.local_address == address
    assert missed.local_port
    assert 0 < missed.elapsed_ns < SECONDS


@on_linux
async def test_silence_lasts_until_the_deadline_and_no_longer_than_it_must() -> None:
    async with full_backlog() as port:
        begun_ns = SystemClock().now_ns()
        missed = await unconnected("127.0.0.1", port, 0.05)
        ended_ns = SystemClock().now_ns()
    assert missed.attempt == Silent()
    assert missed.elapsed_ns <= ended_ns - begun_ns
    assert SECONDS // 20 <= ended_ns - begun_ns < SECONDS
    assert missed.local_port


@on_linux
async def test_wake_up_that_is_no_connection_is_not_taken_for_one(monkeypatch: pytest.MonkeyPatch) -> None:
    wait = asyncio_net.writable
    woken: list[int] = []

    async def wake_too_early(sock: socket.socket, deadline_ns: int) -> int | None:
        if not woken:
            woken.append(SystemClock().now_ns())
            return woken[0]
        return await wait(sock, deadline_ns)

    monkeypatch.setattr(asyncio_net, "writable", wake_too_early)
    async with full_backlog() as port:
        missed = await unconnected("127.0.0.1", port, 0.02)
    assert woken
    assert missed.attempt == Silent()


@on_linux
async def test_reset_before_our_side_saw_the_connection_is_not_a_refusal() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def accept_and_reset() -> None:
            accepted, _ = listener.accept()
            accepted.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_ZERO)
            accepted.close()

        far = threading.Thread(target=accept_and_reset)
        far.start()
        # The loop stands still, after the SYN and before it looks at the socket, until the reset is out.
        asyncio.get_running_loop().call_soon(far.join)
        missed = await unconnected(*listener.getsockname())
    assert missed.attempt == AcceptedThenReset()


class ResetAtTheFirstQuestion(socket.socket):
    """A connection that is reset right after it was found to be one."""

    asked = 0

    def getpeername(self) -> tuple[object, ...]:
        self.asked += 1
        if self.asked > 1:
            raise OSError(errno.ENOTCONN, "reset meanwhile")
        return super().getpeername()


async def test_reset_may_come_between_two_questions_to_the_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        asked = target(*listener.getsockname())

        def open_one(*_args: object) -> tuple[socket.socket, Target]:
            sock = ResetAtTheFirstQuestion(asked.family, socket.SOCK_STREAM)
            sock.setblocking(False)
            return sock, asked

        monkeypatch.setattr(asyncio_net, "_open", open_one)
        connection = await connected(*listener.getsockname())
        await connection.close()


@on_linux
@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
async def test_socket_that_meets_itself_met_a_closed_port(
    monkeypatch: pytest.MonkeyPatch, address: str
) -> None:
    asked = target(address, refusing_port())

    def from_that_very_port(*_args: object) -> tuple[socket.socket, Target]:
        sock = socket.socket(asked.family, socket.SOCK_STREAM)
        sock.setblocking(False)
        sock.bind(asked.address)
        return sock, asked

    monkeypatch.setattr(asyncio_net, "_open", from_that_very_port)
    assert (await unconnected(address, asked.address[1])).attempt == Refused()


@on_linux
async def test_icmp_errors_do_not_end_an_accepted_connection() -> None:
    async with far_end(silent) as far:
        connection = await connected(far.address, far.port)
        sock: socket.socket = vars(connection)["_socket"]
        assert sock.getsockopt(socket.IPPROTO_IP, 11) == 0
        await connection.close()


@pytest.mark.parametrize("address", ["fe80::1", "fe80::1%no-such-interface", "sepm.example", "1.2.3", ""])
async def test_address_that_cannot_be_asked(address: str) -> None:
    expected = NotSent(LocalTrouble.BAD_ADDRESS, "EINVAL")
    assert (await unconnected(address, 8014)).attempt == expected
    asked = await AsyncioNet().ask(address, 137, b"", soon())
    assert isinstance(asked, Unconnected)
    assert asked.attempt == expected


@pytest.mark.parametrize("port", [-1, 65_536])
async def test_port_that_cannot_be_asked(port: int) -> None:
    assert (await unconnected("127.0.0.1", port)).attempt == NotSent(LocalTrouble.BAD_ADDRESS, "EINVAL")


@on_linux
async def test_no_route_is_not_the_target_s_fault() -> None:
    missed = await unconnected("255.255.255.255", 8014)  # Linux routes no TCP there
    assert missed.attempt == NotSent(LocalTrouble.NO_ROUTE, "ENETUNREACH")
    assert (missed.local_address, missed.local_port, missed.syn_retransmits) == (None, None, None)


@on_linux
async def test_datagram_that_the_system_forbids_is_not_sent() -> None:
    asked = await AsyncioNet().ask("255.255.255.255", 137, b"", soon())
    assert isinstance(asked, Unconnected)
    assert asked.attempt in (
        NotSent(LocalTrouble.BLOCKED, "EACCES"),
        NotSent(LocalTrouble.NO_ROUTE, "ENETUNREACH"),
    )


_WITHOUT_DESCRIPTORS = """
import asyncio, json, resource
from sepgui.domain.attempt import NotSent
from sepgui.probes.addresses import Target, target
from sepgui.probes.asyncio_net import AsyncioNet
from sepgui.probes.system_clock import SystemClock

async def main():
    net, clock = AsyncioNet(), SystemClock()
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    deadline_ns = clock.now_ns() + 10**9
    missed = [await net.connect("127.0.0.1", 9, deadline_ns), await net.ask("::1", 9, b"", deadline_ns)]
    print(json.dumps([[m.attempt.trouble, m.attempt.errno] for m in missed]))

asyncio.run(main())
"""


@on_linux
def test_no_descriptor_left_is_not_the_target_s_fault() -> None:
    child = subprocess.run(
        [sys.executable, "-c", _WITHOUT_DESCRIPTORS], capture_output=True, text=True, check=True, timeout=30
    )
    assert json.loads(child.stdout) == [["no-descriptor", "EMFILE"]] * 2


@on_linux
@pytest.mark.parametrize(("address", "icmp"), LOOPBACKS)
async def test_closed_udp_port_says_so_and_who(address: str, icmp: Icmp) -> None:
    missed = await AsyncioNet().ask(address, refusing_port(socket.SOCK_DGRAM), b"x", soon())
    assert isinstance(missed, Unconnected)
    attempt = missed.attempt
    assert isinstance(attempt, Rejected)
    assert attempt.icmp == icmp
    assert attempt.from_self
    assert attempt.from_target
    assert 0 < attempt.elapsed_ns == missed.elapsed_ns < SECONDS
    assert classify(Transport.UDP, attempt) == (State.CLOSED, Reason.PORT_UNREACH)


@pytest.mark.parametrize("payload", [b"", b"hello"])
@pytest.mark.parametrize("address", ["127.0.0.1", "::1"])
async def test_datagram_is_sent_and_its_answer_returned(address: str, payload: bytes) -> None:
    async with datagrams(payload, address) as (port, far):
        answer = await AsyncioNet().ask(address, port, payload, soon())
    assert isinstance(answer, Datagram)
    assert answer.payload == payload
    assert answer.local_address == address
    assert answer.elapsed_ns > 0
    assert far.heard == [payload]


async def test_answer_from_another_port_is_no_answer() -> None:
    async with datagrams(None) as (port, far), asyncio.TaskGroup() as group:
        asking = group.create_task(AsyncioNet().ask("127.0.0.1", port, b"", soon(0.05)), name="ask")
        asker = await far.askers.get()
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
            stranger.sendto(b"not for you", asker)
        answer = await asking
    assert isinstance(answer, Unconnected)
    assert answer.attempt == Silent()


async def test_cancelled_attempt_leaves_nothing_in_the_loop() -> None:
    loop = asyncio.get_running_loop()
    async with full_backlog() as port, datagrams(None) as (udp_port, _):
        watched = len(vars(loop)["_selector"].get_map())
        net = AsyncioNet()
        async with asyncio.TaskGroup() as group:
            tasks = [
                group.create_task(net.connect("127.0.0.1", port, soon()), name="connect"),
                group.create_task(net.ask("127.0.0.1", udp_port, b"", soon()), name="ask"),
            ]
            await asyncio.sleep(0)
            assert len(vars(loop)["_selector"].get_map()) == watched + 2
            for task in tasks:
                task.cancel()
        assert len(vars(loop)["_selector"].get_map()) == watched


async def test_many_at_once_do_not_disturb_each_other() -> None:
    net = AsyncioNet()
    closed = refusing_port()
    async with far_end(silent) as far, asyncio.TaskGroup() as group:
        ports = [far.port, closed] * 50
        tasks = [group.create_task(net.connect(far.address, port, soon()), name=f"{port}") for port in ports]
        for task, port in zip(tasks, ports, strict=True):
            got = await task
            if port == closed:
                assert isinstance(got, Unconnected)
                assert got.attempt == Refused()
            else:
                assert isinstance(got, Stream)
                await got.close()


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.10", "::1"])
def test_own_address(address: str) -> None:
    assert AsyncioNet().is_own(address)


@pytest.mark.parametrize(
    "address", ["198.51.100.7", "224.0.0.1", "0.0.0.0", "::", "2001:db8::1", "ff02::1", "x"]
)
def test_address_of_others(address: str) -> None:
    assert not AsyncioNet().is_own(address)
